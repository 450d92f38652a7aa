"""What does not work in the plan, a plain sentence each: late big steps, steps without a day, pins in trouble."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.binding import Binding
from textual.message import Message

from matchtrack.domain.planner import words
from matchtrack.domain.signs import CURSOR, LATE_SIGN
from matchtrack.domain.text import safe
from matchtrack.tui.widgets.line_list import MOVES, LineList

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from matchtrack.services.schedule import ScheduleView
    from matchtrack.tui.drawing import Piece

MOST_OF_A_KIND = 100
"""So many sentences of a kind are shown; nobody reads more, and the rest is counted."""


class Trouble(NamedTuple):
    """A sentence with its style, and what it speaks of: a step, or a big step by its key."""

    sentence: str
    style: str
    step_id: int | None = None
    big_step: str = ""


class TroubleList(LineList):
    """Shows the troubles of a view, each in as many lines as it takes."""

    DEFAULT_CSS = """
    TroubleList { background: $surface; }
    TroubleList > .lines--text { background: $surface; }
    TroubleList > .lines--muted { background: $surface; }
    TroubleList > .lines--accent { background: $surface; }
    TroubleList > .lines--warn { background: $surface; }
    TroubleList > .lines--bad { background: $surface; text-style: none; }
    """
    BINDINGS: ClassVar = [*MOVES, Binding("enter,o", "show", "Show it in its day", show=False)]

    class Chosen(Message):
        """The user wants to see what a sentence speaks of."""

        def __init__(self, trouble: Trouble) -> None:
            super().__init__()
            self.trouble = trouble

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._troubles: list[Trouble] = []
        self._lines: list[tuple[str, int, bool]] = []
        self._width = 0

    def show(self, view: ScheduleView) -> None:
        """Show what does not work; nothing where all does."""
        self._troubles = list(troubles_of(view))
        self._wrap()
        self.lay_out(self.standing(self.cursor))

    @property
    def is_empty(self) -> bool:
        """Nothing is wrong."""
        return not self._troubles

    def fit_width(self) -> None:
        """Break the sentences anew."""
        if self.line_width != self._width:
            place = self._lines[self.cursor][1] if self.cursor < len(self._lines) else 0
            self._wrap()
            self.cursor = next((at for at, line in enumerate(self._lines) if line[1:] == (place, True)), 0)

    def count(self) -> int:
        """Count the lines."""
        return len(self._lines)

    def can_stand(self, place: int) -> bool:
        """The cursor stands where a sentence begins."""
        return 0 <= place < len(self._lines) and self._lines[place][2]

    def shows_cursor(self) -> bool:
        """The cursor is drawn while keys go here."""
        return self.has_focus

    def pieces(self, place: int, width: int, *, on_cursor: bool) -> Sequence[Piece]:
        """Draw a line of a sentence."""
        del width
        if place >= len(self._lines):
            return ()
        text, at, first = self._lines[place]
        style = self._troubles[at].style
        sign = LATE_SIGN if first and style == "bad" else " "
        return [(CURSOR if on_cursor else " ", "accent"), (f"{sign} ", style), (text, style)]

    def action_show(self) -> None:
        """Show what the sentence under the cursor speaks of."""
        if self.can_stand(self.cursor):
            self.post_message(self.Chosen(self._troubles[self._lines[self.cursor][1]]))

    def clicked(self) -> None:
        """A click shows it, too."""
        self.action_show()

    def _wrap(self) -> None:
        self._width = self.line_width
        room = max(10, self._width - 3)
        self._lines = [
            (line, at, first == 0)
            for at, trouble in enumerate(self._troubles)
            for first, line in enumerate(wrap(trouble.sentence, room) or [""])
        ]


def troubles_of(view: ScheduleView) -> Iterator[Trouble]:
    """Give a sentence for each late big step, each step without a day and each pin in trouble."""
    late = [
        Trouble(
            words.late_words(safe(each.big_step.title), each.days, each.big_step.due), "bad", None, each.big_step.key
        )
        for each in view.late[:MOST_OF_A_KIND]
    ]
    without = [
        Trouble(words.reason_words(safe(each.step.title), each.reason), "warn", each.step.id)
        for each in view.unplanned[:MOST_OF_A_KIND]
    ]
    pins = [
        Trouble(words.pin_words(safe(step.title), trouble), "warn", step.id)
        for step, trouble in view.pin_troubles[:MOST_OF_A_KIND]
    ]
    for shown, every in ((late, view.late), (without, view.unplanned), (pins, view.pin_troubles)):
        yield from shown
        if len(every) > len(shown):
            yield Trouble(f"And {len(every) - len(shown):,} more.", "muted")
