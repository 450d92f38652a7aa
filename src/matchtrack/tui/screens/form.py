"""What all forms have in common: they give a typed answer or None, write nothing, and lose nothing that was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from textual import on
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Button, Input, Static

from matchtrack.domain.text import safe
from matchtrack.errors import MatchtrackError
from matchtrack.tui.screens.modal import Modal
from matchtrack.tui.widgets.field import Field

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from textual.app import ComposeResult
    from textual.widget import Widget

Answer = TypeVar("Answer")
Value = TypeVar("Value")


class FormScreen(Modal["Answer | None"], Generic[Answer]):
    """A form over the screen; `fault` is what went wrong when its last answer was saved."""

    CSS_PATH = "form.tcss"
    BINDINGS: ClassVar = [
        Binding("escape", "cancel", "Cancel", show=False),
        Binding("ctrl+s", "save", "Save", show=False),
    ]
    TITLE = ""
    SAVE, CANCEL = "Save", "Cancel"

    def __init__(self, fault: str = "") -> None:
        super().__init__()
        self._fault = fault
        self._faulty: list[Field] = []

    def fields(self) -> Iterable[Widget]:
        """Give the fields from top to bottom, or what stands in their place."""
        raise NotImplementedError

    def answer(self) -> Answer:
        """Read the answer from the fields with `read`; what cannot be read is said beside its field."""
        raise NotImplementedError

    def heading(self) -> str:
        """Say what the form is for."""
        return self.TITLE or ""

    def compose(self) -> ComposeResult:
        """Heading, fault, fields, and how to save or leave."""
        with Vertical(id="form"):
            yield Static(safe(self.heading()), markup=False, id="heading")
            yield Static(safe(_sentence(self._fault)), markup=False, id="fault")
            with VerticalScroll(id="fields", can_focus=False):
                yield from self.fields()
            with Horizontal(id="buttons"):
                yield Button(f"{self.SAVE} (ctrl+s)", id="save", variant="primary", compact=True)
                yield Button(f"{self.CANCEL} (esc)", id="cancel", compact=True)

    def on_mount(self) -> None:
        """Show the fault where there is one, and what the first values mean."""
        self.query_one("#fault").display = bool(self._fault)
        self.echo()

    def echo(self) -> None:
        """Say beside the fields what their values mean; called on every change."""

    def field(self, name: str) -> Field:
        """Give a field by its name."""
        return self.query_one(f"#{name}", Field)

    def echo_of(self, name: str, say: Callable[[str], str]) -> None:
        """Say beside a field what its text means, or mildly what it lacks so far."""
        field = self.field(name)
        try:
            field.say(say(field.text) if field.text.strip() else say(""))
        except MatchtrackError as error:
            field.say(_sentence(error.sentence))

    def read(self, name: str, parse: Callable[[str], Value], otherwise: Value) -> Value:
        """Read a field; where that fails, say why beside it, and give `otherwise` to go on with."""
        field = self.field(name)
        try:
            return parse(field.text)
        except MatchtrackError as error:
            field.say(_sentence(error.sentence), fault=True)
            self._faulty.append(field)
            return otherwise

    @on(Input.Changed)
    def echo_change(self) -> None:
        """Follow every letter."""
        self.echo()

    @on(Input.Submitted)
    def save_on_enter(self) -> None:
        """Enter in a line of text saves."""
        self.action_save()

    @on(Button.Pressed, "#save")
    def save_on_click(self) -> None:
        """The button saves, too."""
        self.action_save()

    @on(Button.Pressed, "#cancel")
    def cancel_on_click(self) -> None:
        """The button leaves, too."""
        self.action_cancel()

    def action_save(self) -> None:
        """Give the answer, or go to the first field that cannot be read."""
        self.echo()
        self._faulty.clear()
        answer = self.answer()
        if self._faulty:
            self._faulty[0].control.focus()
        else:
            self.dismiss(answer)

    def action_cancel(self) -> None:
        """Leave; nothing changes."""
        self.dismiss(None)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
