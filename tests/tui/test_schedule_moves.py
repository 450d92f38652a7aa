"""Moving steps to other days by keys, by a typed day and by the mouse, each on a real database."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from busy_days import SUNDAY
from pilots import all_planned, planned, press, run_house, running_text, shown_text, toasts
from test_schedule_screen import day_here, the_days, title_here
from textual.geometry import Offset
from views_of_schedule import a_late

from matchtrack.services import days, pins
from matchtrack.services.schedule import schedule_view
from matchtrack.tui.screens.pin_modal import PinScreen
from matchtrack.tui.screens.schedule_moves import lateness_changes
from matchtrack.tui.widgets.schedule_list import ScheduleList

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from matchtrack.services.context import Context
    from matchtrack.services.schedule import LateView
    from matchtrack.tui.app import MatchtrackApp

TODAY = SUNDAY.date()
MONDAY, TUESDAY = TODAY + dt.timedelta(days=1), TODAY + dt.timedelta(days=2)
OPENING = "Draft the opening paragraph"


def pinned_days(context: Context) -> dict[str, dt.date]:
    """Give the day on which the schedule has each pinned step."""
    return {
        slot.step.title: day.day for day in schedule_view(context).days for slot in day.slots if slot.source == "user"
    }


@pytest.mark.parametrize("later", ["J", "shift+down", "greater_than_sign"])
@pytest.mark.parametrize("earlier", ["K", "shift+up", "less_than_sign"])
def test_keys_move_a_step_a_day_later_and_earlier(busy: Context, later: str, earlier: str) -> None:
    """The cursor goes with it, and each is a pin."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await press(pilot, later, later)
        assert (title_here(app), day_here(app)) == (OPENING, TUESDAY)
        assert pinned_days(busy) == {OPENING: TUESDAY}
        await press(pilot, earlier)
        assert (title_here(app), day_here(app)) == (OPENING, MONDAY)
        assert "◆ 06:00 ●●●●● Draft the opening" in shown_text(app)

    run_house(busy, body, mode="schedule")


def test_days_off_are_passed_over(busy: Context) -> None:
    """Nobody has to count them."""
    days.take_off(busy, MONDAY, MONDAY)

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await press(pilot, "J")
        assert day_here(app) == TUESDAY
        await press(pilot, "K")
        assert day_here(app) == TODAY

    run_house(busy, body, mode="schedule")


def test_nothing_goes_before_today(busy: Context) -> None:
    """A sentence says so, and nothing is pinned."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await press(pilot, "K")
        assert toasts(app) == ["It stands on the first day that is possible already."]
        assert pinned_days(busy) == {}

    run_house(busy, body, mode="schedule")


def test_a_move_says_at_once_what_it_makes_late(busy: Context) -> None:
    """And when the last one is taken back, that it is mended."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await press(pilot, "j", "j")
        assert title_here(app) == "Ask Dr. Rao for a letter"
        await press(pilot, "J")
        assert toasts(app) == [
            (
                "Pinned to Mon 23 Nov 2026: Ask Dr. Rao for a letter. "
                "It makes 'Three strong letters' later, by 22 days instead of 21."
            )
        ]
        assert "! 1 big step is late, by 22 days at most." in shown_text(app)
        await press(pilot, "P")
        assert toasts(app) == [
            "Not pinned any more: Ask Dr. Rao for a letter. Now 'Three strong letters' is late by 21 days only."
        ]

    run_house(busy, body, mode="schedule")


def test_p_pins_a_step_where_it_stands_and_takes_the_pin_away(busy: Context) -> None:
    """One key for both."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await press(pilot, "P")
        assert pinned_days(busy) == {OPENING: TODAY}
        await press(pilot, "P")
        assert pinned_days(busy) == {}
        assert toasts(app) == [f"Not pinned any more: {OPENING}."]

    run_house(busy, body, mode="schedule")


def test_undo_takes_a_move_back(busy: Context) -> None:
    """It is a change like any other."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await press(pilot, "J", "u")
        await all_planned(pilot)
        assert pinned_days(busy) == {}
        assert toasts(app) == [f"Taken back: Pinned '{OPENING}' to 2026-11-23"]

    run_house(busy, body, mode="schedule")


def test_m_asks_for_a_day_and_a_time(busy: Context) -> None:
    """In the user's words; the form says which day that is."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await press(pilot, "m")
        assert isinstance(app.screen, PinScreen)
        await press(pilot, *"tue", "tab", *"6.30")
        assert "Tue 24 Nov 2026, in 2 days" in running_text(app)
        await press(pilot, "enter")
        await planned(pilot)
        assert (title_here(app), day_here(app)) == (OPENING, TUESDAY)
        assert toasts(app) == [f"Pinned to Tue 24 Nov 2026 at 06:30: {OPENING}."]
        assert "◆ 06:30 ●●●●● Draft" in shown_text(app)

    run_house(busy, body, mode="schedule")


def test_the_form_keeps_what_was_typed_where_it_cannot_be(busy: Context) -> None:
    """A day that has passed is refused beside its field, a day off above it."""
    days.take_off(busy, TUESDAY, TUESDAY)

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await press(pilot, "m", *"yesterday", "enter")
        assert "has passed; write today or a" in running_text(app)
        await press(pilot, *["backspace"] * 9, *"tue", "enter")
        assert "Tue 24 Nov 2026 is a day off" in running_text(app)
        await press(pilot, "escape")
        assert pinned_days(busy) == {}

    run_house(busy, body, mode="schedule")


def test_the_mouse_drags_a_step_to_a_day(busy: Context) -> None:
    """The day under it says that it may be dropped there; it is dropped on whichever row of that day."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await planned(pilot)
        await pilot.mouse_down(ScheduleList, Offset(20, 2))
        await pilot.hover(ScheduleList, Offset(20, 9))
        app.refresh_views()
        await all_planned(pilot)
        await pilot.hover(ScheduleList, Offset(21, 9))
        assert "Tue 24 Nov drop it here" in running_text(app)
        await pilot.mouse_up(ScheduleList, Offset(20, 9))
        await planned(pilot)
        assert pinned_days(busy) == {"List ten moments": TUESDAY}
        assert (title_here(app), day_here(app)) == ("List ten moments", TUESDAY)
        assert "drop it here" not in shown_text(app)

    run_house(busy, body, mode="schedule")


def test_a_click_only_selects(busy: Context) -> None:
    """A step that is let go on its own day, or outside, stays as it was; a heading cannot be dragged."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await planned(pilot)
        await pilot.click(ScheduleList, Offset(20, 3))
        assert title_here(app) == "Ask Dr. Rao for a letter"
        await pilot.mouse_down(ScheduleList, Offset(20, 2))
        await pilot.hover(ScheduleList, Offset(20, 5))
        await pilot.mouse_up(ScheduleList, Offset(20, 5))
        await pilot.mouse_down(ScheduleList, Offset(20, 8))
        await pilot.mouse_up(ScheduleList, Offset(20, 9))
        await planned(pilot)
        assert pinned_days(busy) == {}
        assert the_days(app).step is not None

    run_house(busy, body, mode="schedule")


def test_on_an_empty_day_the_keys_ask_for_a_step(busy: Context) -> None:
    """There is nothing to move."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        for key in ("J", "K", "m", "P"):
            await press(pilot, "g", "l", key)
            assert toasts(app) == ["Choose a baby step first, with the arrow keys."], key

    run_house(busy, body, mode="schedule")


def test_a_pin_that_cannot_be_kept_is_said(busy: Context) -> None:
    """What comes before it is not done on that day."""
    pins.pin(busy, "opening", TUESDAY)

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await planned(pilot)
        pins.pin(busy, "proof", MONDAY)
        app.refresh_views()
        await all_planned(pilot)
        await press(pilot, "exclamation_mark")
        assert "is pinned to Mon 23 Nov 2026, a day on which it cannot begin yet." in running_text(app)

    run_house(busy, body, mode="schedule")


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ((), (), []),
        ((), (a_late("letters", 3),), ["It makes 'Letters' late by 3 days."]),
        ((a_late("letters", 1),), (a_late("letters", 3),), ["It makes 'Letters' later, by 3 days instead of 1."]),
        (
            (),
            (a_late("letters", 3), a_late("diploma", 1)),
            ["It makes 'Letters' late by 3 days. 1 more is later, too."],
        ),
        ((a_late("letters", 3),), (), ["Now 'Letters' is in time."]),
        ((a_late("letters", 3),), (a_late("letters", 1),), ["Now 'Letters' is late by 1 day only."]),
        ((a_late("letters", 3),), (a_late("letters", 3),), []),
    ],
)
def test_the_change_of_lateness_is_said(
    before: tuple[LateView, ...], after: tuple[LateView, ...], said: list[str]
) -> None:
    """What became worse comes first; what did not change is not said."""
    assert lateness_changes(before, after) == said
