"""Catching up in the app: the question before it, and the first run, which does it by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from first_run_host import a_new_user
from pilots import run_house, running_text, settle, the_step, toasts

from matchtrack.services import views
from matchtrack.services.catch_up import catch_up
from matchtrack.tui.screens.catch_up_modal import CatchUpScreen
from matchtrack.tui.screens.plan import PlanScreen

if TYPE_CHECKING:
    from pathlib import Path

    from pilots import RunApp
    from textual.pilot import Pilot

    from matchtrack.services.context import Context
    from matchtrack.tui.app import MatchtrackApp


@pytest.mark.parametrize("mode", ["plan", "today"])
def test_c_asks_and_enter_gives_new_dates(context: Context, run_app: RunApp, mode: str) -> None:
    """The question says how many and from when to when; u takes all back."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press("c")
        await settle(pilot)
        assert "2 steps were meant for before today. The new dates: 29 Nov 2026." in running_text(app)
        assert str(the_step(context, "ask").due) == "2026-11-01"
        await pilot.press("enter")
        await settle(pilot)
        assert toasts(app) == ["2 steps were meant for before today; they are now due on 29 Nov 2026. u takes it back."]
        assert str(the_step(context, "ask").due) == "2026-11-29"
        await pilot.press("u")
        assert toasts(app) == ["Taken back: Gave 2 steps new dates"]
        assert str(the_step(context, "ask").due) == "2026-11-01"

    run_app(context, body, mode=mode)


def test_escape_leaves_everything_as_it_is(context: Context, run_app: RunApp) -> None:
    """No is an answer, too."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press("c")
        await settle(pilot)
        assert isinstance(app.screen, CatchUpScreen)
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.screen, PlanScreen)
        assert str(the_step(context, "ask").due) == "2026-11-01"

    run_app(context, body, mode="plan")


def test_where_nothing_is_past_nothing_is_asked(context: Context, run_app: RunApp) -> None:
    """One calm sentence."""
    catch_up(context)

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press("c")
        await settle(pilot)
        assert isinstance(app.screen, PlanScreen)
        assert toasts(app) == ["There is nothing to catch up: no date has to change."]

    run_app(context, body, mode="plan")


def test_the_first_run_catches_up_and_says_so(tmp_path: Path) -> None:
    """Nobody begins with steps that are late."""
    context = a_new_user(tmp_path)

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        for _ in range(6):
            await pilot.press("enter")
            await settle(pilot)
        assert toasts(app) == [
            (
                "126 steps were meant for before today and the dates of 25 more could not be kept; "
                "they now have dates between 29 Nov 2026 and 15 Apr 2027."
            )
        ]
        assert not any(step.due and step.due <= context.moment().day for step in views.list_steps(context))

    run_house(context, body)
