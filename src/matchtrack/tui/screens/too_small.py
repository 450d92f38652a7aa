"""What a terminal that is too small shows instead of a broken screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.screen import ModalScreen
from textual.widgets import Static

if TYPE_CHECKING:
    from textual.app import ComposeResult


class TooSmallScreen(ModalScreen[None]):
    """Asks for a larger window; it goes by itself once there is room."""

    CSS_PATH = "too_small.tcss"
    BINDINGS: ClassVar = [Binding("q", "app.quit", "Leave", show=False)]

    def compose(self) -> ComposeResult:
        """One sentence."""
        yield Static("Please make this window larger.\n40 columns and 12 lines are enough.\nq leaves.", markup=False)
