"""The actions of the plan, each on a real database."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from pilots import OPEN_STATEMENT, chosen, settle, shown_text, the_step, toasts

from matchtrack.services import minutes, ticks, timer, views
from matchtrack.tui.screens.plan import PlanScreen

if TYPE_CHECKING:
    from pilots import RunApp
    from textual.pilot import Pilot

    from matchtrack.services.context import Context
    from matchtrack.tui.app import MatchtrackApp


def test_ticking_off_hides_the_step_and_offers_the_next_one(context: Context, run_app: RunApp) -> None:
    """The cursor goes on; n starts what was offered."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press(*OPEN_STATEMENT, "d")
        await settle(pilot)
        assert the_step(context, "moments").status == "done"
        assert chosen(app) == "Draft the opening paragraph"
        assert "Next: Draft the opening paragraph" in shown_text(app)
        await pilot.press("n")
        assert minutes.status(context).timer_title == "Draft the opening paragraph"
        assert app.offer is None

    run_app(context, body, mode="plan")


def test_n_without_an_offer_says_what_to_do(context: Context, run_app: RunApp) -> None:
    """Nothing is started by chance."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press("n")
        assert toasts(app)[-1].startswith("Tick a step off")
        assert minutes.status(context).timer_minutes is None

    run_app(context, body, mode="plan")


def test_actions_on_a_big_step_ask_for_a_baby_step(context: Context, run_app: RunApp) -> None:
    """A big step cannot be ticked off, logged on or dropped."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        for key in ("d", "plus", "s", "w", "e", "x", "r", "K", "y"):
            await pilot.press(key)
            await settle(pilot)
            assert isinstance(app.screen, PlanScreen)
        assert {toast.split(",")[0] for toast in toasts(app)} == {"Choose a baby step first"}

    run_app(context, body, mode="plan")


def test_finished_steps_are_shown_with_their_dates_and_reopened(context: Context, run_app: RunApp) -> None:
    """F shows them, r brings one back."""
    ticks.done(context, ["moments"])

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press("j", "l")
        assert "List ten moments" not in shown_text(app)
        await pilot.press("f", "j")
        await settle(pilot)
        assert "✓ ●●●●● List ten moments" in shown_text(app)
        assert "done 22 Nov" in shown_text(app)
        await pilot.press("r")
        assert the_step(context, "moments").status == "todo"

    run_app(context, body, mode="plan")


def test_dropping_is_undone_by_u(context: Context, run_app: RunApp) -> None:
    """Nothing asks whether you are sure; everything can be taken back."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press(*OPEN_STATEMENT, "x")
        assert the_step(context, "moments").status == "dropped"
        await pilot.press("u")
        await settle(pilot)
        assert the_step(context, "moments").status == "todo"
        assert "List ten moments" in shown_text(app)

    run_app(context, body, mode="plan")


def test_s_starts_the_timer_and_stops_it(context: Context, run_app: RunApp) -> None:
    """Under a minute nothing is logged, and the program says so."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press(*OPEN_STATEMENT, "s")
        assert minutes.status(context).timer_title == "List ten moments"
        await pilot.press("s")
        assert minutes.status(context).timer_minutes is None
        assert "nothing was logged" in toasts(app)[-1]

    run_app(context, body, mode="plan")


def test_a_forgotten_timer_is_asked_about_instead_of_logged(context: Context, run_app: RunApp) -> None:
    """What was real is typed in and counts for the day on which it began; the rest is thrown away."""
    now = context.clock()
    context.clock = lambda: now - dt.timedelta(hours=20)
    timer.start(context, "moments")
    context.clock = lambda: now

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await settle(pilot)
        await pilot.press("escape", "s")
        await settle(pilot)
        assert "run for 20 hours" in shown_text(app)
        await pilot.press(*"25", "enter")
        await settle(pilot)
        assert minutes.status(context).timer_minutes is None
        assert toasts(app)[-1] == "Stopped: logged 25 min. The day has 25 min."

    run_app(context, body)


def test_capital_k_and_j_move_a_step_in_its_big_step(context: Context, run_app: RunApp) -> None:
    """The cursor goes with it; the first one stays where it is and says why."""

    def order() -> list[str]:
        return [step.title for step in views.list_steps(context) if step.big_step == "statement"]

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press(*OPEN_STATEMENT, "J")
        assert order() == ["Draft the opening paragraph", "List ten moments", "Have it proof-read"]
        assert chosen(app) == "List ten moments"
        await pilot.press("K", "K")
        assert order()[0] == "List ten moments"
        assert "first step" in toasts(app)[-1]

    run_app(context, body, mode="plan")


def test_copy_gives_the_title_to_the_clipboard(context: Context, run_app: RunApp) -> None:
    """As plain text."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press(*OPEN_STATEMENT, "y")
        assert app.clipboard == "List ten moments"

    run_app(context, body, mode="plan")


def test_a_step_moves_past_those_that_are_hidden(context: Context, run_app: RunApp) -> None:
    """One key moves it by one row that can be seen."""
    ticks.done(context, ["draft"])

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press(*OPEN_STATEMENT, "J")
        await settle(pilot)
        assert [step.title for step in views.list_steps(context) if step.big_step == "statement"] == [
            "Have it proof-read",
            "List ten moments",
        ]
        assert chosen(app) == "List ten moments"

    run_app(context, body, mode="plan")
