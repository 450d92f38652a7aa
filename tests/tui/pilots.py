"""Running the app in a test, and reading what is on its screen."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Protocol

from stillness import READING

from matchtrack.services import views
from matchtrack.tui.app import MatchtrackApp
from matchtrack.tui.widgets.plan_list import PlanList

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.app import App
    from textual.pilot import Pilot

    from matchtrack.domain.steps import Step
    from matchtrack.services.context import Context

    Body = Callable[[Pilot[None], MatchtrackApp], Awaitable[None]]

OPEN_STATEMENT = ("j", "l", "j")
"""Keys from the top of the small plan to the first step of the personal statement."""


QUIET_FRAMES = 6
"""Frames without a plan under way after which none is on its way either."""


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


async def planned(pilot: Pilot[None]) -> None:
    """Let the plan come that a key asked for; the screen says while it waits for one."""
    for _ in range(2000):
        await pilot.pause()
        if not getattr(pilot.app.screen, "awaits_plan", False):
            break
    await settle(pilot)


async def all_planned(pilot: Pilot[None]) -> None:
    """Let every plan come that is under way, also those for which no key waits."""
    quiet = 0
    while quiet < QUIET_FRAMES:
        await pilot.pause()
        under_way = any(not worker.is_finished for worker in pilot.app.workers if worker.group in READING)
        quiet = 0 if under_way else quiet + 1


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys, each after what the one before it set off."""
    for key in keys:
        await pilot.press(key)
        await planned(pilot)


def shown_text(app: App[None]) -> str:
    """Give what is on screen as lines of text."""
    return "\n".join("".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips())


def running_text(app: App[None]) -> str:
    """Give what is on screen as one line without frames, so that a wrapped sentence can be found."""
    return " ".join(shown_text(app).replace("│", " ").split())


def toasts(app: App[None]) -> list[str]:
    """Give what was said in passing."""
    return [toast.message for toast in app._notifications]


def the_list(app: MatchtrackApp) -> PlanList:
    """Give the list of the plan."""
    return app.screen.query_one(PlanList)


def chosen(app: MatchtrackApp) -> str:
    """Give the title under the cursor."""
    plan = the_list(app)
    row = plan.step or plan.big_step
    return row.title if row else ""


def the_step(context: Context, key: str) -> Step:
    """Read a step."""
    return views.find_step(context, key)
