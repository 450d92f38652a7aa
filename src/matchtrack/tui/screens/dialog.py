"""A calm dialog: a title, parts of text, and a few answers, each with a key of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from matchtrack.domain.text import safe
from matchtrack.tui.actions import key_label
from matchtrack.tui.screens.modal import Modal
from matchtrack.tui.widgets.choice_list import ChoiceList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from matchtrack.services.check_in_words import Part


class Choice(NamedTuple):
    """An answer: its keys, what it says, and what the dialog gives then; the first key stands beside it."""

    keys: str
    label: str
    answer: str


class Dialog(Modal["str | None"]):
    """Gives the answer that was chosen by its key, by Enter on its row, or by a click.

    Where there are several rows, Enter takes the one under the cursor; `foot` says what the other keys do.
    """

    CSS_PATH = "dialog.tcss"

    def __init__(
        self, title: str, parts: Sequence[Part], rows: Sequence[Choice] = (), others: Sequence[Choice] = ()
    ) -> None:
        super().__init__()
        self._title = title
        self._parts = parts
        self._rows = rows
        self._others = others
        for choice in (*rows, *others):
            self._bindings.bind(choice.keys, f"answer('{choice.answer}')", choice.label, show=False)
        if rows:
            self._bindings.bind("enter,space", "answer_row", "Choose", show=False)

    AUTO_FOCUS: ClassVar = "ChoiceList, #dialog-text"

    def compose(self) -> ComposeResult:
        """Title, text, answers, and the keys of the other answers."""
        with Vertical(id="dialog"):
            yield Static(safe(self._title), markup=False, id="dialog-title")
            with VerticalScroll(id="dialog-text"):
                for part in self._parts:
                    heading = (f"{safe(part.heading)}\n", "bold $accent") if part.heading else ""
                    lines = "\n".join(safe(line) for line in part.lines)
                    yield Static(Content.assemble(heading, lines), classes="dialog-part")
            if self._rows:
                yield ChoiceList([(f"{_label(row.keys)}  {row.label}", "") for row in self._rows])
            yield Static(self._foot(), markup=False, id="dialog-keys")

    def _foot(self) -> str:
        said = [f"{_label(choice.keys)} {choice.label}" for choice in self._others]
        return " · ".join(["Enter chooses", *said] if self._rows else said)

    def action_answer(self, answer: str) -> None:
        """Give an answer; an empty one is none."""
        self.dismiss(answer or None)

    def action_answer_row(self) -> None:
        """Give the answer of the row under the cursor."""
        self.dismiss(self._rows[self.query_one(ChoiceList).cursor].answer)

    @on(ChoiceList.Chosen)
    def answer_clicked(self) -> None:
        """A click on the row under the cursor chooses it."""
        self.action_answer_row()


def _label(keys: str) -> str:
    label = key_label(keys)
    return "Esc" if label == "escape" else label
