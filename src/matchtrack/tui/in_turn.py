"""Keys in their turn: one that comes while the one before still works waits for what that one opens or closes."""

from __future__ import annotations

import asyncio
from collections import deque
from typing import TYPE_CHECKING

from textual import events
from textual.app import App
from textual.errors import NoWidget

from matchtrack.domain.text import without_hidden

if TYPE_CHECKING:
    from textual.screen import Screen

_QUIET_TURNS = 2
_PATIENCE_TURNS = 2000
"""Turns of the event loop, a millisecond each, after which a key is let in whatever goes on."""


class InTurnApp(App[None]):
    """An app in which a paste or a fast hand does the same as the keys one by one.

    Textual hands all waiting keys to the widget that has the focus at that moment. So 'a' and a title typed at once
    would work as actions on the list, before the form is there; here they land in the form.
    """

    def __init__(self) -> None:
        super().__init__()
        self._waiting_keys: deque[events.Key] = deque()
        self._due_key: events.Key | None = None
        self._letting_in: asyncio.Task[None] | None = None

    async def on_event(self, event: events.Event) -> None:
        """Take a key when it is due, a lone one at once; what is pasted loses what would steer the terminal."""
        if isinstance(event, events.Key) and not event.is_forwarded and not self._is_due(event):
            return
        if isinstance(event, events.MouseDown) and self._presses_what_is_gone(event):
            return
        if isinstance(event, events.Paste):
            event.text = without_hidden(event.text)
        await super().on_event(event)

    def _presses_what_is_gone(self, event: events.MouseDown) -> bool:
        """Say whether a press meets a widget that was removed but is drawn still: Textual would end the app."""
        try:
            widget, _ = self.screen.get_widget_at(event.screen_x, event.screen_y)
        except NoWidget:
            return False
        return widget is not self.screen and widget.parent is None

    def _is_due(self, event: events.Key) -> bool:
        if event is self._due_key or (not self._waiting_keys and self._is_quiet()):
            return True
        self._waiting_keys.append(event)
        if self._letting_in is None or self._letting_in.done():
            self._letting_in = asyncio.create_task(self._let_in())
        return False

    async def _let_in(self) -> None:
        """Give the waiting keys back one by one."""
        while self._waiting_keys and self.is_running:
            await self._until_quiet()
            self._due_key = self._waiting_keys.popleft()
            self.post_message(self._due_key)

    async def _until_quiet(self) -> None:
        quiet = 0
        for _ in range(_PATIENCE_TURNS):
            await asyncio.sleep(0 if quiet else 0.001)
            quiet = quiet + 1 if self.is_running and self._is_quiet() else 0
            if quiet == _QUIET_TURNS or not self.is_running:
                return

    def _is_quiet(self) -> bool:
        """Say whether all that was asked for is done: no message waits, and no screen is on its way."""
        screen: Screen[object] = self.screen
        if not screen.is_mounted or getattr(screen, "is_asking", False):
            return False
        return all(pump._message_queue.empty() for pump in (self, *screen.walk_children(with_self=True)))  # noqa: SLF001 - nothing else tells
