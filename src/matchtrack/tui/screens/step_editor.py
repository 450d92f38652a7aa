"""The form for a baby step, new or old."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on
from textual.binding import Binding
from textual.widgets import Button, Checkbox, Input, Select, TextArea

from matchtrack.domain.areas import AREAS, MAX_DIFFICULTY, MAX_STEP_MINUTES, MIN_DIFFICULTY, MIN_STEP_MINUTES
from matchtrack.domain.limits import MAX_WAIT_DAYS
from matchtrack.domain.text import safe, without_hidden
from matchtrack.errors import BadInputError
from matchtrack.services.step_drafts import INBOX_KEY, StepChanges, StepDraft, checked
from matchtrack.tui.drawing import dots
from matchtrack.tui.screens.form import FormScreen
from matchtrack.tui.typed_dates import say_past
from matchtrack.tui.widgets.field import Field, Tick, line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from matchtrack.domain.due import Due
    from matchtrack.domain.steps import BigStep
    from matchtrack.tui.typed_dates import DateReader

NEW_INBOX = "Inbox, to be sorted later"
_UNITS = {"minutes": " of minutes", "wait_days": " of days"}
"""What the whole number in a field counts."""

_LONGEST_IN_SIGHT = 60
_MOST_DIGITS = 6
"""Characters of a title that its field shows at once."""

DUE_HINT = "fri, 25 sep, programs_review - 21d"
EFFORTS = {
    1: "easy",
    2: "rather easy",
    3: "middling",
    4: "hard, for productive hours",
    5: "hardest, for productive hours",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class EditAnswer:
    """What a step should be, and what it was when the user began; `after` is left alone."""

    draft: StepDraft
    base: StepDraft


class StepEditor(FormScreen[EditAnswer]):
    """Asks for all of a step, beginning with `first`; `newer` is what somebody else made of it meanwhile."""

    AUTO_FOCUS = "#title Input"
    BINDINGS: ClassVar = [Binding("ctrl+r", "reload_newer", "Load the newer one", show=False)]

    def __init__(
        self, heading: str, first: EditAnswer, fault: str = "", *, big_steps: Sequence[BigStep], dates: DateReader,
        newer: StepDraft | None = None,
    ) -> None:  # fmt: skip
        super().__init__(fault)
        self._heading = heading
        self._base = first.base
        self._first = first.draft
        self._big_steps = big_steps
        self._dates = dates
        self._newer = newer

    def heading(self) -> str:
        """Say whether the step is new."""
        return self._heading

    def fields(self) -> Iterable[Field]:
        """Title and place first, notes last."""
        first = self._first
        yield Field("Title", line(first.title, "what to do, in one sitting"), id="title")
        yield Field("Big step", self._picker(), id="big-step")
        yield Field("Minutes", line(str(first.minutes), "5 to 60"), id="minutes")
        yield Field("Difficulty", line(str(first.difficulty), "1 easy to 5 hardest"), id="difficulty")
        yield Field("Boring", Tick(first.boring), id="boring")
        yield Field("Due", line(_text(first.due), DUE_HINT), id="due")
        yield Field("Not before", line(_text(first.earliest), DUE_HINT), id="earliest")
        yield Field("Waits on", line(first.waiting_on, "who answers once your part is done"), id="waiting-on")
        yield Field("Wait days", line(str(first.wait_days or ""), "how long the answer takes"), id="wait-days")
        yield Field("Notes", TextArea(without_hidden(first.notes), compact=True, show_line_numbers=False), id="notes")
        if self._newer is not None:
            yield Field("Or", Button("Load the changed step (ctrl+r)", id="reload", compact=True), id="newer")

    def echo(self) -> None:
        """Say what the difficulty means and which days the dates are."""
        self.echo_of("title", lambda text: text if len(text) > _LONGEST_IN_SIGHT else "")
        self.echo_of("difficulty", _say_difficulty)
        self.echo_of("due", lambda text: self._dates.say(text) if text else self._say_inherited())
        self.echo_of("earliest", self._dates.say)

    def answer(self) -> EditAnswer:
        """Read the fields."""
        draft = StepDraft(
            title=self.read("title", _reader("title"), ""),
            big_step=str(self.query_one(Select).value),
            minutes=self.read("minutes", _number("minutes", MIN_STEP_MINUTES, MAX_STEP_MINUTES), 15),
            difficulty=self.read("difficulty", _number("difficulty", MIN_DIFFICULTY, MAX_DIFFICULTY), 2),
            boring=self.query_one(Checkbox).value,
            due=self.read("due", lambda text: self._checked_due(text, "due"), None),
            earliest=self.read("earliest", lambda text: self._checked_due(text, "earliest"), None),
            waiting_on=self.read("waiting-on", _reader("waiting_on"), ""),
            wait_days=self.read("wait-days", _number("wait_days", 0, MAX_WAIT_DAYS), 0),
            notes=self.read("notes", _reader("notes"), ""),
        )
        return EditAnswer(draft=draft, base=self._base)

    @on(Select.Changed)
    def echo_choice(self) -> None:
        """Another big step has another due date."""
        self.echo()

    @on(Button.Pressed, "#reload")
    def action_reload_newer(self) -> None:
        """Take the changed step instead of what was typed here."""
        newer = self._newer
        if newer is None:
            return
        self._base = newer
        texts = {
            "title": newer.title, "minutes": str(newer.minutes), "difficulty": str(newer.difficulty),
            "due": _text(newer.due), "earliest": _text(newer.earliest), "waiting-on": newer.waiting_on,
            "wait-days": str(newer.wait_days or ""),
        }  # fmt: skip
        for name, text in texts.items():
            self.field(name).query_one(Input).value = text
        self.query_one(Select).value = newer.big_step
        self.query_one(Checkbox).value = newer.boring
        self.query_one(TextArea).text = newer.notes
        self.query_one("#fault").display = False

    def _picker(self) -> Select[str]:
        options = [(Text(f"{AREAS.get(big.area, big.area)}: {safe(big.title)}"), big.key) for big in self._big_steps]
        if not any(big.key == INBOX_KEY for big in self._big_steps):
            options.append((Text(NEW_INBOX), ""))
        keys = [key for _, key in options]
        inbox = INBOX_KEY if INBOX_KEY in keys else ""
        chosen = self._first.big_step if self._first.big_step in keys else inbox
        return Select(options, allow_blank=False, value=chosen, compact=True)

    def _say_inherited(self) -> str:
        """Say which due date holds where the step has none of its own."""
        key = self.query_one(Select).value
        due = next((big.due for big in self._big_steps if big.key == key), None)
        return f"As the big step: {say_past(due, self._dates.today)}" if due else ""

    def _checked_due(self, text: str, name: str) -> Due | None:
        due = self._dates.read(text)
        checked(StepChanges(**{name: due}))  # type: ignore[arg-type] # the name is one of two
        return due


def _text(due: Due | None) -> str:
    return str(due) if due else ""


def _say_difficulty(text: str) -> str:
    difficulty = _number("difficulty", MIN_DIFFICULTY, MAX_DIFFICULTY)(text)
    return f"{dots(difficulty)} {EFFORTS[difficulty]}"


def _reader(name: str) -> Callable[[str], str]:
    """Give the check of a text field by the rules of the service."""

    def read(text: str) -> str:
        return str(getattr(checked(StepChanges(**{name: text})), name))  # type: ignore[arg-type] # texts all

    return read


def _number(name: str, low: int, high: int) -> Callable[[str], int]:
    """Give the check of a whole number; an empty one is 0 where 0 is allowed."""

    def read(text: str) -> int:
        digits = text.strip() or "0"
        if not (digits.isascii() and digits.isdigit() and len(digits) <= _MOST_DIGITS and low <= int(digits) <= high):
            raise BadInputError(f"Write a whole number{_UNITS.get(name, '')}, {low} to {high}.")
        return int(digits)

    return read
