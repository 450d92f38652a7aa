"""How the app ends, told to or broken: the terminal usable, the exit code right, nothing private shown."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import sys
from typing import TYPE_CHECKING

from rich.text import Text
from textual.worker import WorkerFailed

from matchtrack.services import fault_report

if TYPE_CHECKING:
    from types import FrameType

    from matchtrack.tui.app import MatchtrackApp

SIGNAL_EXIT = 128
"""A program ended by signal n exits with 128 + n."""

HUNG_UP = SIGNAL_EXIT + 1
"""The terminal went away; 1 is SIGHUP."""


LOOK_FOR_TERMINAL_SECONDS = 5.0


def catch_signals(app: MatchtrackApp) -> None:
    """Leave in good order when told to; without this the terminal stays in mouse mode (trust.md 7)."""
    for name in ("SIGTERM", "SIGHUP", "SIGINT", "SIGBREAK"):
        number = getattr(signal, name, None)
        if number is None:
            continue
        loop = asyncio.get_running_loop()
        try:
            loop.add_signal_handler(number, app.exit, None, SIGNAL_EXIT + number)
        except (NotImplementedError, RuntimeError, ValueError):
            _catch_the_plain_way(app, number, loop)


def _catch_the_plain_way(app: MatchtrackApp, number: int, loop: asyncio.AbstractEventLoop) -> None:
    """Take a signal where the event loop cannot, as on Windows; outside the main thread nobody can."""
    try:
        signal.signal(number, lambda *_: loop.call_soon_threadsafe(app.exit, None, SIGNAL_EXIT + number))
    except ValueError:
        return


def go_on_only_after_a_stop(app: MatchtrackApp) -> None:
    """Let Textual take the terminal again only where it gave it back: else its raw modes would pass for those before.

    A SIGCONT also comes from 'kill -CONT', and after a SIGSTOP, of which no program hears.
    """
    stop_number, go_on_number = getattr(signal, "SIGTSTP", None), getattr(signal, "SIGCONT", None)
    if app.is_headless or stop_number is None or go_on_number is None:
        return
    stop, go_on = signal.getsignal(stop_number), signal.getsignal(go_on_number)
    stops = 0

    def note_stop(number: int, frame: FrameType | None) -> None:
        nonlocal stops
        stops += 1
        if callable(stop):
            stop(number, frame)

    def go_on_if_stopped(number: int, frame: FrameType | None) -> None:
        nonlocal stops
        if not stops:
            app.call_later(app.refresh, layout=True)
        elif callable(go_on):
            go_on(number, frame)
        stops = 0

    with contextlib.suppress(ValueError):  # outside the main thread nobody can
        signal.signal(stop_number, note_stop)
        signal.signal(go_on_number, go_on_if_stopped)


def terminal_is_gone(app: MatchtrackApp) -> bool:
    """Say whether nobody is at the other end any more, as after a window was closed."""
    return not app.is_headless and sys.__stdin__ is not None and not sys.__stdin__.isatty()


def leave_without_terminal(app: MatchtrackApp) -> None:
    """Leave where the terminal went away and no signal said so: Textual would go on reading nothing, without rest."""
    if terminal_is_gone(app):
        app.exit(None, HUNG_UP)


def give_title_back(app: MatchtrackApp) -> None:
    """Give the terminal the title from before, however the app ended; its own way to write has ended by then."""
    title = app.timer.title if app.timer else None
    if title is None or sys.__stderr__ is None:
        return
    with contextlib.suppress(OSError, ValueError):
        title.restore(sys.__stderr__.write)
        sys.__stderr__.flush()


def report_fault(app: MatchtrackApp) -> None:
    """Write the report of a fault beside the database, and end with a calm sentence instead of a traceback."""
    app.bell()
    error = app.fault
    cause = cause_of(error) if error else None
    where = fault_report.report_fault(app.context, cause) if cause else ""
    said = [f"matchtrack met a fault and had to close. What you had saved is safe. {where}".rstrip()]
    said += [fault_report.traceback_wanted(app.context.environ, cause)] if cause else []
    for text in filter(None, said):
        app._exit_renderables.append(Text(text))  # noqa: SLF001 - the one way to say something after the screen is gone
    app._close_messages_no_wait()  # noqa: SLF001 - Textual's own way out of a fatal error


def cause_of(error: BaseException) -> BaseException:
    """Give the fault in a worker; the worker itself is never at fault."""
    return getattr(error, "error", error) if isinstance(error, WorkerFailed) else error
