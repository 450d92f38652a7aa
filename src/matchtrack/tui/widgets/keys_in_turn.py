"""Keys that come faster than the screen can follow: pasted, sent by another program, or typed on a slow line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events

if TYPE_CHECKING:
    from textual.widget import Widget

    Base = Widget
else:
    Base = object


class KeysInTurn(Base):
    """Does what a key is bound to before the next key is looked at, and hands keys on that another widget is due.

    Textual puts all waiting keys into the queue of the widget that has the focus, and runs what they are bound to
    much later; so what is typed after an Enter would land in the field before it.
    """

    async def _on_key(self, event: events.Key) -> None:
        """Take the key in its turn; printable ones without a binding are left to the widget itself."""
        if not self.is_attached:
            return
        if self.screen.focused is not self:
            _take(event)
            self.app.post_message(events.Key(event.key, event.character))
            return
        active = self.screen.active_bindings.get(event.key)
        if active is not None and await self.app.run_action(active.binding.action, active.node):
            _take(event)


def _take(event: events.Key) -> None:
    event.stop()
    event.prevent_default()
