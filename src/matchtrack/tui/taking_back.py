"""Undo and redo in the app, the same on every screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchtrack.services.undo import redo, undo

if TYPE_CHECKING:
    from collections.abc import Callable

    from matchtrack.services.context import Context
    from matchtrack.tui.app import MatchtrackApp


def take_back(app: MatchtrackApp) -> None:
    """Take the last change back and show it."""
    _show(app, undo, "Taken back")


def do_again(app: MatchtrackApp) -> None:
    """Do again what the last undo took back and show it."""
    _show(app, redo, "Done again")


def _show(app: MatchtrackApp, change: Callable[[Context], str], what: str) -> None:
    title = app.attempt(change, app.context)
    if title is not None:
        app.offer = None
        app.tell(f"{what}: {title}")
        app.refresh_views()
