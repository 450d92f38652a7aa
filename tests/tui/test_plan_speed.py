"""What the plan does not do twice: counted, because a wall clock would not fail the same everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from pilots import OPEN_STATEMENT, settle, shown_text, the_step
from textual.screen import Screen

from matchtrack.services import steps, views
from matchtrack.tui.screens.plan import PlanScreen
from matchtrack.tui.widgets.plan_detail import PlanDetail

if TYPE_CHECKING:
    from pilots import RunApp
    from textual.pilot import Pilot

    from matchtrack.services.context import Context
    from matchtrack.services.views import PlanOutline
    from matchtrack.tui.app import MatchtrackApp

WIDE = (120, 40)


@pytest.fixture
def layouts(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note every layout of a whole screen."""
    noted: list[str] = []
    lay_out = Screen._refresh_layout

    def noting(screen: Screen[Any], *args: Any, **kwargs: Any) -> None:
        noted.append(type(screen).__name__)
        lay_out(screen, *args, **kwargs)

    monkeypatch.setattr(Screen, "_refresh_layout", noting)
    return noted


def test_the_plan_is_read_once_when_it_is_shown(
    context: Context, run_app: RunApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And once more when it is shown again."""
    reads: list[Context] = []
    read = views.plan_outline

    def noting(context: Context) -> PlanOutline:
        reads.append(context)
        return read(context)

    monkeypatch.setattr(views, "plan_outline", noting)

    async def body(pilot: Pilot[None], _app: MatchtrackApp) -> None:
        for key, expected in (("2", 1), ("1", 1), ("2", 2)):
            await pilot.press(key)
            await settle(pilot)
            assert len(reads) == expected

    run_app(context, body)


def test_moving_the_cursor_lays_nothing_out(context: Context, run_app: RunApp, layouts: list[str]) -> None:
    """The detail fills its column, whether it has much to tell or little."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press(*OPEN_STATEMENT)
        await settle(pilot)
        layouts.clear()
        for key in "jkk":
            await pilot.press(key)
            await settle(pilot)
        assert layouts == []
        assert "One page." in shown_text(app)

    run_app(context, body, mode="plan", size=WIDE)


def test_long_notes_can_be_scrolled_and_leave_no_room_behind(context: Context, run_app: RunApp) -> None:
    """Only then is the column longer than the screen."""
    step = the_step(context, "statement/moments")
    notes = "\n".join(f"Line {number}" for number in range(60))
    steps.edit_step(context, str(step.id), steps.StepChanges(notes=notes))

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        assert isinstance(app.screen, PlanScreen)
        heights = []
        for key in (*OPEN_STATEMENT, "k"):
            await pilot.press(key)
            await settle(pilot)
            heights.append(app.screen.query_one(PlanDetail).size.height)
        room = app.screen.query_one("#detail").size.height
        assert heights[2] > 60
        assert [heights[0], heights[1], heights[3]] == [room] * 3

    run_app(context, body, mode="plan", size=WIDE)
