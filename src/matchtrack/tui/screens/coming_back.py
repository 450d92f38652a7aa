"""A screen that is come back to shows what other screens changed meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.screen import Screen

    Base = Screen[None]
else:
    Base = object


class ReadAnew(Base):
    """Reads anew when it is shown again, and not when it is shown first: `on_mount` does that."""

    _stale = False

    def reload(self) -> None:
        """Read anew what the screen shows."""
        raise NotImplementedError

    def on_screen_suspend(self) -> None:
        """Remember that other screens may change what it shows."""
        self._stale = True

    def on_screen_resume(self) -> None:
        """Show what other screens changed meanwhile."""
        if self._stale:
            self._stale = False
            self.reload()
