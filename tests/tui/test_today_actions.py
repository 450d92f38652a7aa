"""Each action of Today, by its key, on a real database."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from busy_days import an_empty_season, the_clock
from pilots import run_house, shown_text
from textual.widgets import Input

from matchtrack.services import minutes, ticks, views
from matchtrack.tui.screens.log_minutes import LogMinutesScreen
from matchtrack.tui.screens.plan import PlanScreen
from matchtrack.tui.screens.step_editor import StepEditor
from matchtrack.tui.widgets.today_board import TodayBoard

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from matchtrack.services.context import Context
    from matchtrack.tui.app import MatchtrackApp


def chosen(app: MatchtrackApp) -> str:
    """Give the title under the cursor."""
    step = app.screen.query_one(TodayBoard).selected
    return step.title if step else ""


def status_of(context: Context, key: str) -> str:
    """Read the status of a step."""
    return views.find_step(context, key).status


def toasts(app: MatchtrackApp) -> list[str]:
    """Give what is said in passing just now."""
    return [toast.message for toast in app._notifications]


def test_d_ticks_the_step_off_and_offers_the_next_one(busy: Context) -> None:
    """The next one of its big step, with one key."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press("d")
        await pilot.pause()
        assert status_of(busy, "opening") == "done"
        assert toasts(app) == ["Done: Draft the opening paragraph. u takes it back."]
        assert "Next in this big step: List ten moments · n starts it" in shown_text(app)

    run_house(busy, body)


def test_n_starts_the_offered_step(busy: Context) -> None:
    """The offer goes once it is taken."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press("d", "n")
        await pilot.pause()
        assert minutes.status(busy).timer_title == "List ten moments"
        assert "n starts it" not in shown_text(app)
        assert "▶ 15:00 left · List ten moments · Space pauses · s stops" in shown_text(app)

    run_house(busy, body)


def test_u_takes_the_tick_back(busy: Context) -> None:
    """And the offer with it."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press("d", "u")
        await pilot.pause()
        assert status_of(busy, "opening") == "started"
        assert app.offer is None
        assert "Draft the opening paragraph" in shown_text(app)

    run_house(busy, body)


def test_plus_logs_minutes_and_the_day_counts(busy: Context) -> None:
    """Nine minutes were there already."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press("plus")
        await pilot.pause()
        assert isinstance(app.screen, LogMinutesScreen)
        await pilot.press(*"10", "enter")
        await pilot.pause()
        assert toasts(app) == ["Logged 10 min. Today has 19 min."]
        assert "19 min · streak 3" in shown_text(app)
        assert "today counts" in shown_text(app)

    run_house(busy, body)


def test_s_starts_and_stops_the_timer(busy: Context) -> None:
    """Stopping logs what ran."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press("j", "s")
        await pilot.pause()
        assert "▶ 15:00 left · List ten moments · Space pauses · s stops" in shown_text(app)
        the_clock(busy).forward(minutes=12)
        app.look_around()
        await pilot.pause()
        assert "▶ 3:00 left" in shown_text(app)
        await pilot.press("s")
        await pilot.pause()
        assert toasts(app) == ["Stopped: logged 12 min. The day has 21 min."]
        assert "left · List ten moments" not in shown_text(app)

    run_house(busy, body)


def test_w_lets_the_step_wait(busy: Context) -> None:
    """It is off the list until the answer is expected."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press("w", *"Dean", "enter")
        await pilot.pause()
        step = views.find_step(busy, "opening")
        assert (step.status, step.waiting_on) == ("waiting", "Dean")
        assert "Draft the opening paragraph" not in shown_text(app).replace(toasts(app)[0], "")

    run_house(busy, body)


def test_e_edits_the_step(busy: Context) -> None:
    """The new title is on screen."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press("e")
        await pilot.pause()
        assert isinstance(app.screen, StepEditor)
        await pilot.press(*" now", "enter")
        await pilot.pause()
        assert views.find_step(busy, "opening").title == "Draft the opening paragraph now"
        assert "Draft the opening paragraph now" in shown_text(app)

    run_house(busy, body)


def test_a_adds_a_thought_to_the_inbox(busy: Context) -> None:
    """It has nothing to do with the step at hand, nor with the due date of that; a second one goes there, too."""

    async def body(pilot: Pilot[None], _app: MatchtrackApp) -> None:
        for title in ("Call home", "Buy stamps"):
            await pilot.press("a", *title, "enter")
            await pilot.pause()
            added = views.find_step(busy, title)
            assert (added.big_step, added.due) == ("inbox", None)

    run_house(busy, body)


def test_a_adds_the_first_step_of_an_empty_plan(tmp_path: Path) -> None:
    """It stands on Today at once."""
    context = an_empty_season(tmp_path)

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press("d", "s", "o", "j", "a", *"Call home", "enter")
        await pilot.pause()
        assert chosen(app) == "Call home"

    run_house(context, body)


@pytest.mark.parametrize("key", ["o", "enter"])
def test_o_and_enter_show_the_step_in_the_plan(busy: Context, key: str) -> None:
    """Its big step is open, the cursor stands on it."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press("j", key)
        await pilot.pause()
        await pilot.pause()
        assert isinstance(app.screen, PlanScreen)
        selected = app.screen.selected_step()
        assert selected is not None
        assert selected.title == "List ten moments"

    run_house(busy, body)


def test_m_shows_all_of_today_and_less_again(busy: Context) -> None:
    """The cursor stays on its step."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        assert "Thank Dr. Lee" not in shown_text(app)
        await pilot.press("j", "m")
        await pilot.pause()
        assert "Thank Dr. Lee for her letter" in shown_text(app)
        assert chosen(app) == "List ten moments"
        await pilot.press("m")
        await pilot.pause()
        assert "3 easier steps wait until 08:00 · m shows them" in shown_text(app)
        assert chosen(app) == "List ten moments"

    run_house(busy, body)


def test_r_says_why_an_open_step_cannot_be_reopened(busy: Context) -> None:
    """A service's sentence, as a toast."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press("r")
        await pilot.pause()
        assert len(toasts(app)) == 1
        assert [toast.severity for toast in app._notifications] == ["error"]

    run_house(busy, body)


def test_y_copies_the_title(busy: Context) -> None:
    """To the clipboard of the terminal."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press("y")
        await pilot.pause()
        assert app.clipboard == "Draft the opening paragraph"

    run_house(busy, body)


def test_capital_e_writes_what_is_left(busy: Context, tmp_path: Path) -> None:
    """Into the file that was named."""
    file = tmp_path / "left.md"

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press("E")
        await pilot.pause()
        app.screen.query_one("#path Input", Input).value = str(file)
        await pilot.press("enter")
        await pilot.pause()

    run_house(busy, body)

    assert "Ask Dr. Rao for a letter" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize("key", ["d", "plus", "s", "w", "e", "r", "y"])
def test_without_a_step_the_keys_say_what_to_do(tmp_path: Path, key: str) -> None:
    """Nothing breaks on an empty day."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press(key)
        await pilot.pause()
        assert toasts(app) == ["Choose a baby step first, with the arrow keys."]

    run_house(an_empty_season(tmp_path), body)


def test_a_step_that_was_dropped_elsewhere_meanwhile_is_no_crash(busy: Context) -> None:
    """The sentence of the service is shown, and the list follows."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        ticks.drop(busy, "opening")
        await pilot.press("s")
        await pilot.pause()
        assert [toast.severity for toast in app._notifications] == ["error"]
        app.refresh_views()
        await pilot.pause()
        assert chosen(app) == "List ten moments"

    run_house(busy, body)
