"""One question of the first run: what is asked and why, where to answer, and what was understood."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Input, Static

from matchtrack.domain.hours_text import WINDOWS_EXAMPLE
from matchtrack.domain.text import fit, safe
from matchtrack.errors import MatchtrackError
from matchtrack.tui.screens import set_up_questions as asked
from matchtrack.tui.widgets.choice_list import ChoiceList
from matchtrack.tui.widgets.keys_in_turn import KeysInTurn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from textual.app import ComposeResult
    from textual.widget import Widget

    from matchtrack.domain.hours import Window
    from matchtrack.tui.screens.set_up_questions import SetUpChoice, Wording

    Row = tuple[str, str]

_LONGEST_ECHO = 600


class Line(KeysInTurn, Input):
    """A line of text; typing replaces what the app filled in, never what the user wrote."""

    BINDINGS: ClassVar = [
        Binding("up", "screen.back", "Back", show=False),
        Binding("down", "screen.lower", "Next field", show=False),
    ]

    def __init__(self, filled: str, placeholder: str = "") -> None:
        super().__init__(filled, placeholder=placeholder, compact=True)
        self._filled = filled

    def fill(self, text: str) -> None:
        """Fill in another text, unless the user wrote one."""
        if self.value == self._filled:
            self._filled = self.value = text

    def on_input_changed(self) -> None:
        """Select the text on the way in only while it is the app's."""
        self.select_on_focus = self.value == self._filled

    async def action_submit(self) -> None:
        """Accept the answers of the question."""
        await self.screen.run_action("accept")


class Question(Vertical):
    """Asks one thing; `say` and `taken` are what differs from question to question."""

    fault = reactive(False, toggle_class="-fault")
    """The sentence says what is wrong."""

    def __init__(self, wording: Wording, *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._wording = wording
        self._faulted: Sequence[str] | None = None
        self.sentence = Static(markup=False, classes="sentence")

    def controls(self) -> Iterable[Widget]:
        """Give what the user answers with."""
        return ()

    def fields(self) -> Sequence[Widget]:
        """Give what can have the focus, from top to bottom."""
        return ()

    def begin(self, choice: SetUpChoice) -> None:
        """Make ready to be shown; `choice` holds what was answered before."""

    def say(self) -> str:
        """Say what was understood.

        Raises:
            MatchtrackError: It was not understood.
        """
        raise NotImplementedError

    def taken(self, choice: SetUpChoice) -> SetUpChoice:
        """Give the choice with this answer.

        Raises:
            MatchtrackError: The answer cannot be used.
        """
        raise NotImplementedError

    def typed(self) -> Sequence[str]:
        """Give what stands in the fields now."""
        return ()

    def faulty_field(self) -> Widget | None:
        """Give the field that has to be corrected."""
        return next(iter(self.fields()), None)

    def compose(self) -> ComposeResult:
        """The question, why it is asked, the controls, and the sentence."""
        yield Static(self._wording.question, markup=False, classes="question")
        yield Static(self._wording.why, markup=False, classes="why")
        yield from self.controls()
        yield self.sentence

    def echo(self) -> None:
        """Say what was understood so far; a fault stays until something else is typed."""
        if self._faulted is not None and self._faulted == self.typed():
            return
        self._faulted = None
        self.fault = False
        try:
            said = self.say()
        except MatchtrackError as error:
            said = asked.short_sentence(error.sentence)
        self.sentence.update(Content(fit(safe(said), _LONGEST_ECHO)))

    def show_fault(self, error: MatchtrackError) -> None:
        """Say what is wrong; what was typed stays."""
        self._faulted = self.typed()
        self.fault = True
        self.sentence.update(Content(asked.short_sentence(error.sentence)))


class ListQuestion(Question):
    """Asks for one row of a list; `say` and `put` are given the row's place."""

    def __init__(
        self,
        wording: Wording,
        *,
        id: str,  # noqa: A002 - Textual's own name
        rows: Callable[[SetUpChoice], tuple[Sequence[Row], int]],
        say: Callable[[int], str],
        put: Callable[[SetUpChoice, int], SetUpChoice],
    ) -> None:
        super().__init__(wording, id=id)
        self._rows, self._say, self._put = rows, say, put
        self._offered: int | None = None
        self.choices = ChoiceList()

    def controls(self) -> Iterable[Widget]:
        """The list."""
        yield self.choices

    def fields(self) -> Sequence[Widget]:
        """The list."""
        return (self.choices,)

    def begin(self, choice: SetUpChoice) -> None:
        """Offer the row that fits what was answered before, unless the user went to another one."""
        rows, fitting = self._rows(choice)
        moved = self._offered is not None and self._offered != self.choices.cursor
        if not moved:
            self._offered = fitting
        self.choices.show(rows, self.choices.cursor if moved else fitting)

    def say(self) -> str:
        """Say what the row means."""
        return self._say(self.choices.cursor)

    def taken(self, choice: SetUpChoice) -> SetUpChoice:
        """Give the choice with this row."""
        return self._put(choice, self.choices.cursor)


class LineQuestion(Question):
    """Asks for one line of text; `say` and `put` are given the text."""

    def __init__(
        self,
        wording: Wording,
        value: str,
        *,
        id: str,  # noqa: A002 - Textual's own name
        placeholder: str,
        say: Callable[[str], str],
        put: Callable[[SetUpChoice, str], SetUpChoice],
    ) -> None:
        super().__init__(wording, id=id)
        self._say, self._put = say, put
        self.line = Line(value, placeholder)

    def controls(self) -> Iterable[Widget]:
        """The line."""
        yield self.line

    def fields(self) -> Sequence[Widget]:
        """The line."""
        return (self.line,)

    def typed(self) -> Sequence[str]:
        """The text."""
        return (self.line.value,)

    def say(self) -> str:
        """Say what the text means."""
        return self._say(self.line.value)

    def taken(self, choice: SetUpChoice) -> SetUpChoice:
        """Give the choice with this text read."""
        return self._put(choice, self.line.value)


class WakeQuestion(Question):
    """Asks for the waking time; the productive hours follow from it until they are changed by hand."""

    def __init__(self, wake: int, windows: str, *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(asked.WAKE_WORDING, id=id)
        self.wake = Line(asked.clock_text(wake), "like 06:30")
        self.windows = Line(windows, f"like {WINDOWS_EXAMPLE}, or none")
        self._wake = wake

    def controls(self) -> Iterable[Widget]:
        """Both lines with their labels."""
        for label, line in (("Wake up", self.wake), ("Productive", self.windows)):
            with_label = Horizontal(Static(label, markup=False, classes="label"), line, classes="labelled")
            yield with_label

    def fields(self) -> Sequence[Widget]:
        """Both lines."""
        return (self.wake, self.windows)

    def typed(self) -> Sequence[str]:
        """Both texts."""
        return (self.wake.value, self.windows.value)

    def say(self) -> str:
        """Say which hours follow."""
        return asked.say_hours(*self._read())

    def taken(self, choice: SetUpChoice) -> SetUpChoice:
        """Give the choice with waking time and productive hours."""
        wake, windows = self._read()
        return choice.with_answers(wake=wake, windows=windows)

    def faulty_field(self) -> Widget:
        """The productive hours where the waking time can be read."""
        try:
            asked.read_wake(self.wake.value)
        except MatchtrackError:
            return self.wake
        return self.windows

    def _read(self) -> tuple[int, tuple[Window, ...]]:
        wake = asked.read_wake(self.wake.value)
        if wake != self._wake:
            self._wake = wake
            self.windows.fill(asked.windows_after(wake))
        return wake, asked.read_windows(self.windows.value)


class ShownQuestion(Question):
    """Shows what this run was told already; there is nothing to answer."""

    def __init__(self, wording: Wording, said: str, *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(wording, id=id)
        self._said = said

    def say(self) -> str:
        """Say what holds."""
        return self._said

    def taken(self, choice: SetUpChoice) -> SetUpChoice:
        """Leave the choice as it is."""
        return choice
