"""A quiet screen: one step, its countdown, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Static

from matchtrack.domain.text import safe
from matchtrack.tui.house import house_of
from matchtrack.tui.screens.modal import Modal

if TYPE_CHECKING:
    from textual.app import ComposeResult

DONE, STOP = "done", "stop"


class QuietScreen(Modal["str | None"]):
    """Shows the step of the timer; gives DONE, STOP, or None to go back to Today while the timer goes on."""

    CSS_PATH = "quiet.tcss"
    BINDINGS: ClassVar = [
        Binding("d", f"dismiss('{DONE}')", "Done", show=False),
        Binding("s", f"dismiss('{STOP}')", "Stop", show=False),
        Binding("escape,q", "dismiss(None)", "Today", show=False),
    ]

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title

    def compose(self) -> ComposeResult:
        """The step, how its time stands, three keys."""
        with Vertical(id="quiet"):
            yield Static(safe(self._title), markup=False, id="quiet-step")
            yield Static("", markup=False, id="quiet-time")
            yield Static("d it is done · s stops · Esc Today", markup=False, id="quiet-keys")

    def on_mount(self) -> None:
        """Show the time at once."""
        timer = house_of(self).timer
        if timer is not None:
            timer.look()
            self.show_timer(timer.words)

    def show_timer(self, words: str) -> None:
        """Show how the timer stands; the app says it each second."""
        self.query_one("#quiet-time", Static).update(words)
