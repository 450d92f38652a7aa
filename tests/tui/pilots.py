"""Running the app in a test, and reading what is on its screen."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Protocol

from matchtrack.tui.app import MatchtrackApp

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.app import App
    from textual.pilot import Pilot

    from matchtrack.services.context import Context

    Body = Callable[[Pilot[None], MatchtrackApp], Awaitable[None]]


class RunApp(Protocol):
    """Runs the app on a context and lets `body(pilot, app)` use it."""

    def __call__(self, context: Context, body: Body, *, mode: str = "today", size: tuple[int, int] = (80, 24)) -> None:
        """Run it."""


def run_house(context: Context, body: Body, *, mode: str = "today", size: tuple[int, int] = (80, 24)) -> None:
    """Run the app on a context, on the screen of a mode, and let `body(pilot, app)` use it."""

    async def inside() -> None:
        app = MatchtrackApp(context)
        async with app.run_test(size=size, notifications=True) as pilot:
            if mode != "today":
                await app.switch_mode(mode)
            await pilot.pause()
            await body(pilot, app)

    asyncio.run(inside())


async def settle(pilot: Pilot[None]) -> None:
    """Let everything come to rest that a key set off: an action, its worker, the screen it opens, and the drawing."""
    for _ in range(4):
        await pilot.pause()


def shown_text(app: App[None]) -> str:
    """Give what is on screen as lines of text."""
    return "\n".join("".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips())


def running_text(app: App[None]) -> str:
    """Give what is on screen as one line without frames, so that a wrapped sentence can be found."""
    return " ".join(shown_text(app).replace("│", " ").split())


def toasts(app: App[None]) -> list[str]:
    """Give what was said in passing."""
    return [toast.message for toast in app._notifications]
