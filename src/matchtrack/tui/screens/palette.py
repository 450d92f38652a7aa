"""The list of all actions, made safe for clicks and keys that come while it opens, fills or goes."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from textual.await_complete import AwaitComplete
from textual.command import CommandList, CommandPalette
from textual.errors import NoWidget

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import Click


class Commands(CommandList):
    """Passes over what is meant for rows that are gone or not laid out yet; Textual would end the app."""

    async def _on_click(self, event: Click) -> None:
        """Let only rows be chosen that are there."""
        place = event.style.meta.get("option")
        if place is not None and place >= self.option_count:
            event.prevent_default()

    def action_page_up(self) -> None:
        """Go a page up, once there are pages."""
        with suppress(LookupError):
            super().action_page_up()  # type: ignore[no-untyped-call] # Textual gives it no type

    def action_page_down(self) -> None:
        """Go a page down, once there are pages."""
        with suppress(LookupError):
            super().action_page_down()  # type: ignore[no-untyped-call] # the same


class Palette(CommandPalette):
    """Textual's palette; it goes once, and has no id, which the one before holds until it is wholly gone."""

    def compose(self) -> ComposeResult:
        """Take our list in the place of Textual's."""
        for widget in super().compose():
            yield Commands() if isinstance(widget, CommandList) else widget

    def _on_click(self, event: Click) -> None:  # type: ignore[override]
        """Pass over a click where the terminal has no place any more; one beside the list closes it."""
        try:
            self.get_widget_at(event.screen_x, event.screen_y)
        except NoWidget:
            event.prevent_default()

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Go, unless that was asked for already."""
        return super().dismiss(result) if self.app.screen is self else AwaitComplete()
