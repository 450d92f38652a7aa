"""Waiting until an app has nothing left to do, by looking at its loop.

Textual's own `wait_for_idle` sleeps a fiftieth of a second and asks whether the processor was busy meanwhile: slow
where nothing is to be done, and too early on a machine where others work.
"""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, cast

from textual._context import active_app

if TYPE_CHECKING:
    from collections import deque
    from collections.abc import Callable
    from typing import Protocol

    from textual.app import App

    class Loop(Protocol):
        """What asyncio's own loops have beside what they promise."""

        _ready: deque[asyncio.Handle]


READING = {"plan", "mend", "forecast", "week", "preview"}
"""Groups of the workers that read or plan in a thread and end by themselves."""

QUIET_TURNS = 3
"""Turns of the loop with nothing to run, after which nothing is on its way."""

GLANCE = 0.005
"""Seconds between two looks at a thread that works."""

AT_MOST = 1.0
"""Seconds after which an app that never rests is let be, as Textual does."""

AT_MOST_READING = 30.0
"""Seconds that a thread may work before that: a busy machine takes its time to plan."""


async def wait_for_stillness(min_sleep: float = 0, max_sleep: float = AT_MOST) -> None:
    """Wait until no key, no handler, no frame and no plan is under way; stands in for Textual's `wait_for_idle`."""
    app: App[object] = active_app.get()
    loop = cast("Loop", asyncio.get_running_loop())
    start, quiet, reading = time.monotonic(), 0, 0.0
    while quiet < QUIET_TURNS and time.monotonic() - start - min(reading, AT_MOST_READING) < max_sleep:
        await asyncio.sleep(0)
        quiet = 0 if loop._ready else quiet + 1
        if quiet < QUIET_TURNS:
            continue
        look = time.monotonic()
        if await _something_waits(app) or _draws_a_frame(app):
            quiet = 0
        elif await _a_thread_works():
            reading += time.monotonic() - look
            quiet = 0
    await asyncio.sleep(max(0, start + min_sleep - time.monotonic()))


async def _something_waits(app: App[object]) -> bool:
    """Give time to what the app does after a moment: keys that come in their turn, a new size, another screen."""
    keys: asyncio.Task[None] | None = getattr(app, "_letting_in", None)
    waits = app._resize_timer is not None or app._batch_count > 0 or (keys is not None and not keys.done())
    if waits:
        await asyncio.sleep(GLANCE / 10)
    return waits


def _draws_a_frame(app: App[object]) -> bool:
    """Draw what waits for the next frame, and say whether something did."""
    if not app._screen_stack or not app.screen.is_current:
        return False
    screen = app.screen
    waits = bool(
        screen._dirty_widgets
        or screen._layout_required
        or screen._scroll_required
        or screen._repaint_required
        or screen._recompose_required
        or screen._callbacks
    )
    if waits:
        screen._on_timer_update()
    return waits


async def _a_thread_works() -> bool:
    """Look for a moment whether something is read or planned in a thread."""
    if not _WAITED_FOR:
        return False
    await asyncio.sleep(GLANCE)
    return True


async def to_thread_seen(function: Callable[..., object], /, *args: object, **kwargs: object) -> object:
    """Stand in for `asyncio.to_thread`, so that it is known who waits for a thread."""
    waiter = object()
    _WAITED_FOR.add(waiter)
    try:
        return await _to_thread(function, *args, **kwargs)
    finally:
        _WAITED_FOR.discard(waiter)


_to_thread = asyncio.to_thread  # noqa: TID251 - it is stood in for
_WAITED_FOR: set[object] = set()
