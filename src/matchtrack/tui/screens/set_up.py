"""The first run: six questions, each with an answer that fits most people; it gives the answers and writes nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Button, Input, Static

from matchtrack.errors import MatchtrackError
from matchtrack.tui.screens.modal import Modal
from matchtrack.tui.screens.set_up_place import place_of
from matchtrack.tui.screens.set_up_questions import SetUpChoice, default_answers
from matchtrack.tui.screens.set_up_series import series
from matchtrack.tui.widgets.choice_list import ChoiceList

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from matchtrack.services.context import Context
    from matchtrack.tui.widgets.set_up_question import Question


class SetUpScreen(Modal["SetUpChoice | None"]):
    """Asks a newcomer; the result is None where everything was skipped.

    Where saving went wrong, `again` and `fault` show the last question once more with all that was typed.
    """

    CSS_PATH = "set_up.tcss"
    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-normal")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (18, "-middle"), (23, "-high")]
    BINDINGS: ClassVar = [
        Binding("enter", "accept", "Next", show=False),
        Binding("tab", "forward", "Next", show=False),
        Binding("down", "lower", "Next field", show=False),
        Binding("shift+tab,up", "back", "Back", show=False),
        Binding("escape", "back_or_skip", "Back", show=False),
        Binding("f10", "skip", "Skip", show=False),
    ]

    at: reactive[int] = reactive(0, init=False)
    """The place of the question that is asked."""

    def __init__(
        self, context: Context, again: SetUpChoice | None = None, fault: MatchtrackError | None = None
    ) -> None:
        super().__init__()
        place = place_of(context)
        first = again or SetUpChoice(answers=default_answers(context.moment().day), database=place.path)
        self._choice = replace(first, database=place.path)
        self._fault = fault
        self._answered = again is not None
        self._ended = False
        self._questions = series(context, place, first, again=self._answered)

    @property
    def question(self) -> Question:
        """The question that is asked."""
        return self._questions[self.at]

    def compose(self) -> ComposeResult:
        """How far it is, the questions, of which one is shown, and the buttons."""
        with Vertical(id="set_up"):
            with Horizontal(id="head"):
                yield Static("Set up matchtrack", markup=False, id="title")
                yield Static(markup=False, id="progress")
            yield from self._questions
            with Horizontal(id="buttons"):
                for name in ("accept", "back", "skip"):
                    button = Button("", id=name, compact=True)
                    button.can_focus = False
                    button.active_effect_duration = 0
                    yield button

    def on_mount(self) -> None:
        """Ask the first question, or the last one again."""
        for question in self._questions:
            question.display = False
        if not self._answered:
            self._ask()
            return
        self.at = len(self._questions) - 1
        if self._fault is not None:
            self.question.show_fault(self._fault)

    def watch_at(self, before: int, _after: int) -> None:
        """Show the next question in the place of the one before."""
        self._questions[before].display = False
        self._ask()

    def reload(self) -> None:
        """Leave the screens below alone while there is no season that they could read."""

    @on(ChoiceList.Highlighted)
    @on(Input.Changed)
    def echo_answer(self) -> None:
        """Say what is understood so far."""
        if not self._ended:
            self.question.echo()

    @on(ChoiceList.Chosen)
    @on(Button.Pressed, "#accept")
    def accept_on_click(self) -> None:
        """Take the answer."""
        self.action_accept()

    @on(Button.Pressed, "#back")
    def go_back_on_click(self) -> None:
        """Ask the question before."""
        self.action_back_or_skip()

    @on(Button.Pressed, "#skip")
    def skip_on_click(self) -> None:
        """Ask no more."""
        self.action_skip()

    def action_accept(self) -> None:
        """Take the answer and ask the next question; after the last one, end."""
        if self._ended:
            return
        try:
            self._choice = self.question.taken(self._choice)
        except MatchtrackError as error:
            self.question.show_fault(error)
            self.set_focus(self.question.faulty_field())
            return
        self._answered = True
        if self.at + 1 < len(self._questions):
            self.at += 1
        else:
            self._end(self._choice)

    def action_forward(self) -> None:
        """Go to the next field, else to the next question; Tab alone never ends the questions."""
        if not self._go_to_field(1) and self.at + 1 < len(self._questions):
            self.action_accept()

    def action_lower(self) -> None:
        """Go to the next field of this question."""
        self._go_to_field(1)

    def action_back(self) -> None:
        """Go to the field before, else to the question before."""
        if not self._go_to_field(-1):
            self.at = max(0, self.at - 1)

    def action_back_or_skip(self) -> None:
        """Ask the question before; at the first one, ask no more."""
        if self.at:
            self.at -= 1
        else:
            self.action_skip()

    def action_skip(self) -> None:
        """Ask no more; what was accepted before holds."""
        self._end(self._choice if self._answered else None)

    def _end(self, choice: SetUpChoice | None) -> None:
        if not self._ended:
            self._ended = True
            self.dismiss(choice)

    def _go_to_field(self, by: int) -> bool:
        fields = list(self.question.fields())
        place = fields.index(self.focused) + by if self.focused in fields else -1
        if 0 <= place < len(fields):
            self.set_focus(fields[place])
            return True
        return False

    def _ask(self) -> None:
        """Show the question with the cursor in its first field."""
        question = self.question
        question.begin(self._choice)
        question.display = True
        self.set_focus(next(iter(question.fields()), None))
        question.echo()
        self.query_one("#progress", Static).update(Content(f"{self.at + 1} of {len(self._questions)}"))
        last = self.at + 1 == len(self._questions)
        for name, label in (
            ("accept", "Enter done" if last else "Enter next"),
            ("back", "Esc back"),
            ("skip", "F10 skip all" if self.at else "F10 or Esc skip all"),
        ):
            button = self.query_one(f"#{name}", Button)
            button.label = Content(label)
            button.refresh(layout=True)
            button.display = name != "back" or self.at > 0
