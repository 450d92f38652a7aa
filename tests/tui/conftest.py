"""A season in a real SQLite file, a fixed clock, and a way to run the app in a test."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from plans_for_screens import a_season
from textual.widgets import Input, TextArea

from matchtrack.tui.app import MatchtrackApp

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from matchtrack.services.context import Context

    Body = Callable[[Pilot[None], MatchtrackApp], Awaitable[None]]
    RunApp = Callable[..., None]


@pytest.fixture(autouse=True)
def a_still_cursor(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep cursors from blinking by the wall clock."""
    for widget in (Input, TextArea):
        monkeypatch.setattr(widget._reactives["cursor_blink"], "_default", False)


@pytest.fixture
def context(tmp_path: Path) -> Context:
    """Give the context of a small season on Sunday, 22 November 2026, 07:30 UTC."""
    return a_season(tmp_path)


@pytest.fixture
def run_app() -> RunApp:
    """Give a function that runs the app on a context and lets `body(pilot, app)` use it."""

    def run(context: Context, body: Body, *, mode: str = "today", size: tuple[int, int] = (80, 24)) -> None:
        async def inside() -> None:
            app = MatchtrackApp(context)
            async with app.run_test(size=size, notifications=True) as pilot:
                if mode != "today":
                    await app.switch_mode(mode)
                await pilot.pause()
                await body(pilot, app)

        asyncio.run(inside())

    return run
