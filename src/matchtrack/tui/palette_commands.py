"""What the command palette offers: every action that holds here, and the commands for what only the shell does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import SystemCommand
from textual.markup import escape

from matchtrack.tui.action import ANYWHERE
from matchtrack.tui.actions import actions_of, key_label
from matchtrack.tui.shell_hints import SHELL_HINTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.screen import Screen

    from matchtrack.tui.app import MatchtrackApp


def commands_of(app: MatchtrackApp, screen: Screen[object]) -> Iterator[SystemCommand]:
    """Give the entries for a screen; above a form only those that hold anywhere."""
    for action in actions_of(app.current_mode if screen.is_modal is False else ANYWHERE):
        if action.name != "palette":
            keys = key_label(app.context.settings.keys.get(action.name, action.keys))
            title = escape(f"{action.title} ({keys})")
            yield SystemCommand(title, escape(action.help), lambda name=action.name: app.run_here(name))
    for hint in SHELL_HINTS:
        said = f"In a shell: {hint.command}"
        title = escape(f"{hint.title} (in the shell)")
        yield SystemCommand(title, escape(hint.help), lambda said=said: app.tell(said))
