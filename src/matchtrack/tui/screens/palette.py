"""The list of all actions, made safe for clicks and keys that come while it opens, fills or goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.await_complete import AwaitComplete
from textual.command import CommandList, CommandPalette

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import Click


class Commands(CommandList):
    """Passes over a click on a row that is no longer there; Textual would end the app."""

    async def _on_click(self, event: Click) -> None:
        """Let only rows be chosen that are there."""
        place = event.style.meta.get("option")
        if place is not None and place >= self.option_count:
            event.prevent_default()


class Palette(CommandPalette):
    """Textual's palette; it goes once, and has no id, which the one before holds until it is wholly gone."""

    def compose(self) -> ComposeResult:
        """Take our list in the place of Textual's."""
        for widget in super().compose():
            yield Commands() if isinstance(widget, CommandList) else widget

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Go, unless that was asked for already."""
        return super().dismiss(result) if self.app.screen is self else AwaitComplete()
