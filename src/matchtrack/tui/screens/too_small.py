"""What a terminal that is too small shows instead of a broken screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.widgets import Static

from matchtrack.tui.house import house_of
from matchtrack.tui.screens.modal import Modal

if TYPE_CHECKING:
    from textual.app import ComposeResult


class TooSmallScreen(Modal[None]):
    """Asks for a larger window; it goes by itself once there is room."""

    CSS_PATH = "too_small.tcss"
    BINDINGS: ClassVar = [Binding("q", "app.quit", "Leave", show=False)]

    def compose(self) -> ComposeResult:
        """One sentence."""
        yield Static("Please make this window larger.\n40 columns and 12 lines are enough.\nq leaves.", markup=False)

    def on_screen_suspend(self) -> None:
        """Stand above the screen that came meanwhile, as the first question of a first run does."""
        house = house_of(self)
        if house.lacks_room and house.is_running:
            house.ask_for_room()

    def on_screen_resume(self) -> None:
        """Go, if this was below another screen while the room came."""
        if self.app.screen is self and not house_of(self).lacks_room:
            self.dismiss()
