"""One field of a form: its label, its control, and under it one sentence that echoes or corrects what was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal, Vertical
from textual.reactive import reactive
from textual.widgets import Checkbox, Input, Static

from matchtrack.domain.text import safe

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget


class Field(Vertical):
    """A labelled control; its sentence takes a line only where there is something to say."""

    DEFAULT_CSS = """
    Field {
        height: auto;

        & > Horizontal { height: auto; }
        & .label { width: 13; color: $muted; }
        & .control { width: 1fr; }
        & .sentence { display: none; height: auto; margin-left: 13; color: $muted; }
        & .sentence.-said { display: block; }
        &.-fault .sentence { color: $error; }
    }
    """

    fault = reactive(False, toggle_class="-fault")
    """The sentence says what is wrong."""

    def __init__(self, label: str, control: Widget, *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._label = label
        self.control = control
        control.add_class("control")
        self.sentence = Static(markup=False, classes="sentence")

    def compose(self) -> ComposeResult:
        """Label and control in one line, the sentence under them."""
        with Horizontal():
            yield Static(self._label, markup=False, classes="label")
            yield self.control
        yield self.sentence

    @property
    def text(self) -> str:
        """What was typed, where the control takes text."""
        return self.control.value if isinstance(self.control, Input) else str(getattr(self.control, "text", ""))

    def say(self, sentence: str, *, fault: bool = False) -> None:
        """Echo what was typed, say what is wrong with it, or say nothing."""
        self.fault = fault
        self.sentence.update(safe(sentence))
        self.sentence.set_class(bool(sentence), "-said")


def line(value: str = "", placeholder: str = "") -> Input:
    """Make a line of text without a border, so that a form fits a small terminal."""
    return Input(safe(value), placeholder=safe(placeholder), compact=True, select_on_focus=False)


class Tick(Checkbox):
    """A box that is empty while it is off: the difference must not lie in the colour alone."""

    BUTTON_LEFT, BUTTON_RIGHT = "[", "]"

    def __init__(self, value: bool) -> None:
        super().__init__("", value, compact=True)
        self.BUTTON_INNER = _mark(value)

    def watch_value(self) -> None:
        """Draw the mark, or none."""
        self.BUTTON_INNER = _mark(self.value)
        super().watch_value()


def _mark(value: bool) -> str:
    return "X" if value else " "
