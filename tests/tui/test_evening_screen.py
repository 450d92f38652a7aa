"""The evening picture in the app: asked at bedtime, led through by single keys, left for the night."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from pilots import running_text, settle

from matchtrack.services import evening
from matchtrack.tui.screens.evening_modals import EveningScreen, GoodNightScreen, ObstacleScreen, StrengthScreen
from matchtrack.tui.screens.today import TodayScreen

if TYPE_CHECKING:
    from pilots import RunApp
    from textual.pilot import Pilot

    from matchtrack.services.context import Context
    from matchtrack.tui.app import MatchtrackApp

BEDTIME = dt.datetime(2026, 11, 22, 22, 31, tzinfo=dt.UTC)


def test_the_picture_is_asked_at_bedtime_and_kept(context: Context, run_app: RunApp) -> None:
    """The obstacle first, as none is known; then the scenes, the strength, good night; Enter leaves."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        app.look_around()
        await settle(pilot)
        assert isinstance(app.screen, TodayScreen)
        context.clock = lambda: BEDTIME
        app.look_around()
        await settle(pilot)
        assert isinstance(app.screen, ObstacleScreen)
        await pilot.press(*"mail", "tab", *"wait", "enter")
        await settle(pilot)
        assert isinstance(app.screen, EveningScreen)
        assert "then I wait." in running_text(app)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, StrengthScreen)
        await pilot.press("4")
        await settle(pilot)
        assert isinstance(app.screen, GoodNightScreen)
        await pilot.press("enter")
        await settle(pilot)

    run_app(context, body)
    view = evening.evening_view(context)
    assert (view.obstacle, view.answer, view.strength) == ("mail", "wait", 4)


def test_not_tonight_is_an_answer(context: Context, run_app: RunApp) -> None:
    """Escape twice, and Today is back; nothing asks again this night."""
    context.clock = lambda: BEDTIME

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press("v")
        await settle(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.screen, EveningScreen)
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.screen, TodayScreen)

    run_app(context, body)
    assert not evening.picture_due(context)
