"""The history in the app: what is listed, what an undo would do, and U."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pilots import run_house, settle
from seasons import a_season
from textual.widgets import Static

from matchtrack.services import minutes, steps, ticks
from matchtrack.services.step_drafts import StepChanges
from matchtrack.services.views import find_step
from matchtrack.tui.screens.history_modal import HistoryScreen
from matchtrack.tui.widgets.choice_list import ChoiceList

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from matchtrack.tui.app import MatchtrackApp


def told(app: MatchtrackApp) -> str:
    """What stands below the list."""
    return str(app.screen.query_one("#outcome", Static).render())


async def press(pilot: Pilot[None], app: MatchtrackApp, *keys: str) -> None:
    """Press keys and wait for what is told."""
    await pilot.press(*keys)
    await settle(pilot)
    while any(not worker.is_finished for worker in app.workers if worker.group == "preview"):
        await pilot.pause()
    await settle(pilot)


def test_an_old_change_is_chosen_from_the_history(tmp_path: Path) -> None:
    """It says in words what goes back, names what stands in the way, and U does it again."""
    context = a_season(tmp_path)
    ticks.done(context, ["list"])
    minutes.log(context, 10, "ask")
    steps.edit_step(context, "thank", StepChanges(minutes=20))
    steps.edit_step(context, "thank", StepChanges(minutes=25))

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await press(pilot, app, "H")
        assert isinstance(app.screen, HistoryScreen)
        assert told(app) == "Sets 'Do thank' back: minutes from 25 to 20."
        await press(pilot, app, "j")
        assert "later changes stand on it" in told(app)
        await press(pilot, app, "enter")
        assert app.screen.query_one(ChoiceList).cursor == 1
        await press(pilot, app, "j", "j")
        assert told(app).startswith("Sets 'Do list' back: status from done to todo")
        await press(pilot, app, "enter")
        assert (find_step(context, "list").status, find_step(context, "ask").status) == ("todo", "started")
        await press(pilot, app, "U")
        assert find_step(context, "list").status == "done"

    run_house(context, body)
