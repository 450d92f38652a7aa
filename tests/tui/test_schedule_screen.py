"""The schedule on screen: its days, the truth about the plan, and looking ahead, on a real database."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from busy_days import SUNDAY, a_busy_season, a_finished_season, an_empty_season
from pilots import all_planned, planned, press, run_house, running_text, shown_text, toasts
from scenes import full_of_trouble, without_hours

from matchtrack.domain.step_name import StepName
from matchtrack.services import steps
from matchtrack.services.step_drafts import StepDraft
from matchtrack.tui.screens.plan import PlanScreen
from matchtrack.tui.screens.schedule import ScheduleScreen
from matchtrack.tui.screens.step_editor import StepEditor
from matchtrack.tui.widgets.schedule_list import ScheduleList
from matchtrack.tui.widgets.trouble_list import TroubleList

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot

    from matchtrack.services.context import Context
    from matchtrack.tui.app import MatchtrackApp

TODAY = SUNDAY.date()


def the_days(app: MatchtrackApp) -> ScheduleList:
    """Give the list of days."""
    return app.screen.query_one(ScheduleList)


def title_here(app: MatchtrackApp) -> str:
    """Give the title under the cursor."""
    step = the_days(app).step
    return step.title if step else ""


def day_here(app: MatchtrackApp) -> dt.date:
    """Give the day under the cursor."""
    row = the_days(app).row
    assert row is not None
    return row.day.day


def take_away(context: Context) -> None:
    """Delete the database of a context."""
    Path(context.database).unlink()


def test_the_schedule_shows_the_coming_days_with_their_slots(busy: Context) -> None:
    """A heading with the hours, clock times, and what has none."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await planned(pilot)
        text = shown_text(app)
        assert "Sun 22 Nov today     06:40-08:00  50 of 80 min, other 30 of 30" in text
        assert "06:40 ●●●●● Draft the opening paragraph" in text
        assert "other ●○○○○ Scan the diploma" in text
        assert "Mon 23 Nov tomorrow" in text

    run_house(busy, body, mode="schedule")


def test_three_opens_the_schedule_and_q_goes_back(busy: Context) -> None:
    """From any screen."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await press(pilot, "3")
        assert isinstance(app.screen, ScheduleScreen)
        await press(pilot, "q")
        assert app.current_mode == "today"

    run_house(busy, body)


def test_what_is_late_is_said_on_top_and_named_below(busy: Context) -> None:
    """A plain sentence, with a word and a sign, not only in red."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await planned(pilot)
        assert "Schedule · ! 1 big step is late, by 21 days at most." in shown_text(app)
        assert "! 'Three strong letters' (due Sun 1 Nov 2026) is late by 21 days." in shown_text(app)

    run_house(busy, body, mode="schedule")


@pytest.mark.parametrize(
    ("season", "said"),
    [
        (an_empty_season, "Every step is done: nothing is left to plan."),
        (a_finished_season, "Every step is done: nothing is left to plan."),
        (without_hours, "7 steps have no day."),
        (full_of_trouble, "1 big step is late, by 21 days at most."),
    ],
)
def test_awkward_seasons_are_told_plainly(tmp_path: Path, season: Callable[[Path], Context], said: str) -> None:
    """No steps, all done, no hours, pins that cannot be kept."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await planned(pilot)
        assert said in running_text(app)

    run_house(season(tmp_path), body, mode="schedule")


def test_steps_without_a_day_say_why(tmp_path: Path) -> None:
    """And what could be done about it."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await press(pilot, "exclamation_mark")
        assert "'Scan the diploma' needs time, and no hours are set." in running_text(app)

    run_house(without_hours(tmp_path), body, mode="schedule")


def test_days_off_and_patterns_are_named(tmp_path: Path) -> None:
    """They explain a day that is not like the others."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await planned(pilot)
        text = shown_text(app)
        assert "Mon 23 Nov tomorrow  day off" in text
        assert "20:00-21:00 (nights)" in text
        assert "◆ 06:30 ●●●●● Draft the opening" in text
        await press(pilot, "exclamation_mark")
        assert "is pinned to Mon 23 Nov 2026, a day that has no time for it." in running_text(app)

    run_house(full_of_trouble(tmp_path), body, mode="schedule")


def test_without_a_season_the_screen_says_what_to_do(tmp_path: Path) -> None:
    """Nothing else can be shown; here somebody took the database away."""
    context = a_busy_season(tmp_path)

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        take_away(context)
        await press(pilot, "3")
        assert "There is no season yet" in running_text(app)
        await press(pilot, "j", "J", "m", "P", "right_square_bracket", "0", "exclamation_mark", "enter")
        assert isinstance(app.screen, ScheduleScreen)

    run_house(context, body)


def test_arrows_walk_slots_and_empty_days(busy: Context) -> None:
    """Headings of days with slots are passed over; left and right go from day to day."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await planned(pilot)
        assert title_here(app) == "Draft the opening paragraph"
        await press(pilot, "j", "down")
        assert title_here(app) == "Ask Dr. Rao for a letter"
        await press(pilot, "l", "right", "h")
        assert day_here(app) == TODAY + dt.timedelta(days=1)
        await press(pilot, "left")
        assert title_here(app) == "Draft the opening paragraph"
        await press(pilot, "k", "h", "G")
        assert day_here(app) > TODAY + dt.timedelta(days=12)
        await press(pilot, "g")
        assert title_here(app) == "Draft the opening paragraph"
        await press(pilot, "pagedown", "pageup")
        assert day_here(app) == TODAY

    run_house(busy, body, mode="schedule")


def test_the_actions_of_a_step_hold_here_too(busy: Context) -> None:
    """Ticking off offers the next one; Enter opens the step in its plan; e edits it."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await press(pilot, "d")
        await all_planned(pilot)
        assert "Next: List ten moments · n starts it" in shown_text(app)
        assert title_here(app) == "List ten moments"
        assert app.offer is not None
        await press(pilot, "e")
        assert isinstance(app.screen, StepEditor)
        await press(pilot, "escape", "enter")
        assert isinstance(app.screen, PlanScreen)
        assert app.screen.selected_step() is not None

    run_house(busy, body, mode="schedule")


def test_an_offer_stands_on_top(busy: Context) -> None:
    """As on the other screens."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await planned(pilot)
        app.offer = StepName(1, "a/b", "The next one", "letters", "todo", 15, "", 0)
        app.refresh_views()
        await all_planned(pilot)
        assert "Next: The next one · n starts it" in shown_text(app)

    run_house(busy, body, mode="schedule")


def test_enter_on_a_trouble_goes_to_it(busy: Context) -> None:
    """To the first slot that is late."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await press(pilot, "tab")
        assert isinstance(app.focused, TroubleList)
        await press(pilot, "enter")
        assert title_here(app) == "Ask Dr. Rao for a letter"
        assert isinstance(app.focused, ScheduleList)

    run_house(busy, body, mode="schedule")


def test_the_exclamation_mark_gives_the_troubles_all_the_room(tmp_path: Path) -> None:
    """And takes it again; a trouble without a slot opens in the plan."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await press(pilot, "exclamation_mark")
        assert not the_days(app).display
        await press(pilot, "exclamation_mark")
        assert the_days(app).display
        await press(pilot, "exclamation_mark", "enter")
        assert isinstance(app.screen, PlanScreen)
        assert app.screen.selected_step() is not None

    run_house(without_hours(tmp_path), body, mode="schedule", size=(40, 12))


def test_where_nothing_is_wrong_the_exclamation_mark_says_so(tmp_path: Path) -> None:
    """An empty list would only puzzle."""
    context = an_empty_season(tmp_path)
    steps.add_step(context, StepDraft(title="Celebrate"))

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await press(pilot, "exclamation_mark")
        assert toasts(app) == ["Nothing is late, and every step has its day."]
        assert "Everything has its day, and nothing is late." in shown_text(app)

    run_house(context, body, mode="schedule")


def test_a_wide_screen_tells_all_of_the_step_beside_the_days(busy: Context) -> None:
    """And the troubles under it; a change of size brings everything to its place."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await press(pilot, "j")
        assert "Plain facts, no adjectives." in running_text(app)
        await pilot.resize_terminal(40, 12)
        await planned(pilot)
        assert title_here(app) == "List ten moments"
        assert "List ten" in shown_text(app)
        await pilot.resize_terminal(80, 24)
        await planned(pilot)
        assert "Due Wed 8 Sep 2027, in 290 days" in running_text(app)

    run_house(busy, body, mode="schedule", size=(120, 40))
