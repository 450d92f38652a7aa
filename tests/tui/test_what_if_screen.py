"""What if, on screen: what would be late follows what is typed; it is stored when it is kept, and not before."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from busy_days import SUNDAY, a_busy_season
from pilots import all_planned, press, run_house, running_text, shown_text, toasts
from test_schedule_planning import TOO_MUCH

from matchtrack.domain.hours_text import format_windows, parse_windows
from matchtrack.services import patterns
from matchtrack.services.views import read_hours, read_season
from matchtrack.tui.screens.schedule import ScheduleScreen
from matchtrack.tui.screens.what_if_modal import WhatIfScreen

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from matchtrack.services.context import Context
    from matchtrack.tui.app import MatchtrackApp


@pytest.fixture
def late(tmp_path: Path) -> Context:
    """Give a season with too much for three mornings."""
    return a_busy_season(tmp_path, plan=TOO_MUCH)


def the_hours(context: Context) -> tuple[str, dict[int, int]]:
    """Give the windows and the other minutes as they are stored."""
    view = read_hours(context)
    return format_windows(view.windows), view.other_minutes


def test_more_minutes_are_tried_and_kept(late: Context) -> None:
    """The form says what would be late; ctrl+s stores it, and the schedule follows."""
    before = the_hours(late)

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await press(pilot, "i", *"120")
        await all_planned(pilot)
        text = running_text(app)
        assert "120 min more on every day of the week" in text
        assert "Nothing would be late; before: 1 big step was late, by 1 day at most." in text
        assert "✓ 'A book' is late by 1 day, and would be in time." in text
        assert the_hours(late) == before
        await press(pilot, "ctrl+s")
        await all_planned(pilot)
        assert isinstance(app.screen, ScheduleScreen)
        assert the_hours(late) == ("mon-sun 06:00-10:00", before[1])
        assert toasts(app) == ["Kept. u takes it back. Now 'A book' is in time."]
        assert "Everything has its day, and nothing is late." in shown_text(app)
        await press(pilot, "u")
        assert the_hours(late) == before

    run_house(late, body, mode="schedule", size=(100, 30))


def test_esc_drops_what_was_tried(late: Context) -> None:
    """Nothing is stored."""
    before = the_hours(late)

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await press(pilot, "i", *"120", "enter", *"30", "enter", *"sun 9-10", "escape")
        assert isinstance(app.screen, ScheduleScreen)
        assert the_hours(late) == before

    run_house(late, body, mode="schedule")


def test_enter_goes_on_and_keeps_nothing(late: Context) -> None:
    """Keeping has a key of its own."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await press(pilot, "i", "enter", *"15", "enter")
        assert isinstance(app.screen, WhatIfScreen)
        assert app.focused is app.screen.field("hours").control

    run_house(late, body, mode="schedule")


def test_other_hours_are_tried(late: Context) -> None:
    """As a week, or as a pattern by its name."""
    patterns.set_pattern(late, "Nights", windows=parse_windows("mon-sun 20:00-22:00"))

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await press(pilot, "i", "tab", "tab", *"sun 9-10")
        await all_planned(pilot)
        assert "sun 09:00-10:00 as the usual week" in running_text(app)
        assert "! 'A book' is late by 1 day, and would be late by" in running_text(app)
        await press(pilot, *["backspace"] * 8, *"nights")
        await all_planned(pilot)
        assert "The pattern Nights, from now to the season's end" in running_text(app)
        await press(pilot, "ctrl+s")
        uses = read_hours(late).hours.uses
        assert [use.name for use in uses] == ["Nights"]
        assert uses[0].days.first == SUNDAY.date()

    run_house(late, body, mode="schedule", size=(100, 30))


def test_a_moved_key_date_is_tried(late: Context) -> None:
    """In the user's words; the form says which day it is now."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await press(pilot, "i", *["tab"] * 3, *"season_opens 9 jun 2027")
        await all_planned(pilot)
        assert "Wed 9 Jun 2027, in 199 days; it is 2027-06-02 now" in running_text(app)
        assert "It would change nothing: 1 big step is late, by 1 day at most." in running_text(app)
        await press(pilot, "ctrl+s")
        assert read_season(late).days["season_opens"] == dt.date(2027, 6, 9)

    run_house(late, body, mode="schedule", size=(100, 30))


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        (0, "many", "Write minutes from 0 to 960, like 20 or 1h30"),
        (1, "961", "Write minutes from 0 to 960, like 20 or 1h30"),
        (2, "sun 9-9", "The window '9-9' is empty"),
        (3, "season_open 1 jun", "There is no key date 'season_open'"),
        (3, "season_opens", "Write the day behind it, like season_opens 2027-06-09"),
    ],
)
def test_what_cannot_be_read_is_said_beside_its_field(late: Context, field: int, typed: str, said: str) -> None:
    """And ctrl+s stays in the form."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await press(pilot, "i", *["tab"] * field, *typed, "ctrl+s")
        await all_planned(pilot)
        assert said in running_text(app)
        assert isinstance(app.screen, WhatIfScreen)

    run_house(late, body, mode="schedule", size=(120, 40))


def test_hours_that_overlap_are_said_where_the_outcome_stands(late: Context) -> None:
    """They are only found out with all that is tried together."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await press(pilot, "i", *"960", "tab", "tab", *"mon-sun 5-6 15-16")
        await all_planned(pilot)
        assert "overlap" in running_text(app)

    run_house(late, body, mode="schedule", size=(120, 40))


def test_keeping_nothing_is_answered_in_the_form(late: Context) -> None:
    """Nothing was tried."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await press(pilot, "i", "ctrl+s")
        assert "Nothing was tried, so nothing was kept." in running_text(app)

    run_house(late, body, mode="schedule")
