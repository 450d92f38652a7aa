"""The pages of the guided review: each gives what was said on it and whether the user goes on; none writes."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Input, Static

from matchtrack.domain.limits import MAX_TITLE
from matchtrack.domain.review import MOST_CHOICES, MOST_WINS, REASONS
from matchtrack.domain.text import clean, safe
from matchtrack.services.review_words import help_words
from matchtrack.tui.screens.form import FormScreen
from matchtrack.tui.screens.modal import Modal
from matchtrack.tui.widgets.choice_list import ChoiceList
from matchtrack.tui.widgets.field import Field, line
from matchtrack.tui.widgets.review_choices import HardestList, SlipList
from matchtrack.tui.widgets.review_list import ReviewList

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.widget import Widget

    from matchtrack.domain.review_document import ReviewDocument, Section
    from matchtrack.services.review_outlook import Outlook
    from matchtrack.services.review_values import Slip

LEAVE = "Esc keeps what you said and leaves"
_REASON_KEYS = tuple(enumerate(REASONS, 1))


class ReadPage(Modal[bool]):
    """Something to read; True to go on, False to leave."""

    CSS_PATH = "review_pages.tcss"
    AUTO_FOCUS = "ReviewList"
    BINDINGS: ClassVar = [
        Binding("enter,space", "dismiss(True)", "Go on", show=False),
        Binding("escape,q", "dismiss(False)", "Leave", show=False),
    ]

    def __init__(self, title: str, document: ReviewDocument, sections: Sequence[Section], keys: str = "") -> None:
        super().__init__()
        self._title, self._document, self._sections = title, document, sections
        self._keys = keys or f"Enter goes on · {LEAVE}"

    def compose(self) -> ComposeResult:
        """A title, what there is to read, and two keys."""
        with Vertical(id="review-page"):
            yield Static(safe(self._title), markup=False, classes="title")
            yield ReviewList(self._document, self._sections)
            yield Static(self._keys, markup=False, classes="keys")


class SlipsAnswer(NamedTuple):
    """Reasons by the key of the step."""

    reasons: dict[str, str]
    goes_on: bool


class SlipsPage(Modal[SlipsAnswer]):
    """Asks by one key each why a step was not done."""

    CSS_PATH = "review_pages.tcss"
    AUTO_FOCUS = "SlipList"
    BINDINGS: ClassVar = [
        *(Binding(str(at), f"reason('{reason}')", REASONS[reason], show=False) for at, reason in _REASON_KEYS),
        Binding("0,backspace,delete", "reason('')", "No reason", show=False),
        Binding("enter", "leave(True)", "Go on", show=False),
        Binding("escape,q", "leave(False)", "Leave", show=False),
    ]

    def __init__(self, title: str, slips: Sequence[Slip]) -> None:
        super().__init__()
        self._title, self._slips = title, slips

    def compose(self) -> ComposeResult:
        """The slips, what helps against the reason, and the keys."""
        with Vertical(id="review-page"):
            yield Static(safe(self._title), markup=False, classes="title")
            yield SlipList(self._slips)
            yield Static("", markup=False, classes="quiet")
            yield Static(
                " · ".join(f"{at} {REASONS[reason]}" for at, reason in _REASON_KEYS) + " · 0 nothing",
                markup=False,
                classes="keys",
            )
            yield Static(f"Enter goes on · {LEAVE}", markup=False, classes="keys")

    def action_reason(self, reason: str) -> None:
        """Give the slip under the cursor its reason, and say what helps against it."""
        slips = self.query_one(SlipList)
        said = help_words(slips.selected._replace(reason=reason))
        self.query_one(".quiet", Static).update(said)
        slips.give_reason(reason)

    def action_leave(self, goes_on: bool) -> None:
        """Go on or leave, with what was said."""
        self.dismiss(SlipsAnswer(self.query_one(SlipList).reasons, goes_on))


class WinsAnswer(NamedTuple):
    """Up to three wins, and a note."""

    wins: tuple[str, ...]
    note: str
    goes_on: bool


class WinsPage(FormScreen[WinsAnswer]):
    """Asks for three wins and a note; a step that was done is a win by one key."""

    TITLE = "Three wins of this week, small ones count"
    AUTO_FOCUS = "#win-1 Input"
    SAVE, CANCEL = "Go on", "Keep this and leave"
    BINDINGS: ClassVar = [Binding("q", "cancel", "Leave", show=False)]

    def __init__(self, first: WinsAnswer, offers: Sequence[str], fault: str = "") -> None:
        super().__init__(fault)
        self._first, self._offers = first, offers

    def fields(self) -> Iterable[Widget]:
        """Three lines, the note, and what was done."""
        wins = (*self._first.wins, *[""] * MOST_WINS)
        for at in range(1, MOST_WINS + 1):
            yield Field(f"Win {at}", line(wins[at - 1], "what went well"), id=f"win-{at}")
        yield Field("Note", line(" ".join(self._first.note.split()), "anything to remember"), id="note")
        if self._offers:
            yield Static("Done in this week (tab goes there, Enter takes one):", markup=False, classes="label")
            yield ChoiceList([(offer, "") for offer in self._offers])

    def on_key(self, event: events.Key) -> None:
        """Take the step under the cursor as a win."""
        choices = self.query(ChoiceList)
        if event.key == "enter" and choices and choices.first().has_focus:
            event.stop()
            self.take(self._offers[choices.first().cursor])

    @on(ChoiceList.Chosen)
    def take_clicked(self) -> None:
        """A second click takes it, too."""
        self.take(self._offers[self.query_one(ChoiceList).cursor])

    def take(self, win: str) -> None:
        """Write a win into the first line that is free."""
        for at in range(1, MOST_WINS + 1):
            field = self.field(f"win-{at}").query_one(Input)
            if not field.value.strip():
                field.value = safe(win)
                return

    def answer(self) -> WinsAnswer:
        """Read the lines."""
        return self._said(goes_on=True)

    def action_cancel(self) -> None:
        """Leave with what was said."""
        self.dismiss(self._said(goes_on=False))

    def _said(self, *, goes_on: bool) -> WinsAnswer:
        texts = [clean(self.field(f"win-{at}").text, limit=MAX_TITLE)[0] for at in range(1, MOST_WINS + 1)]
        note = self.field("note").text.strip()
        unchanged = note == " ".join(self._first.note.split())
        return WinsAnswer(tuple(filter(None, texts)), self._first.note if unchanged else note, goes_on)


class HardestAnswer(NamedTuple):
    """The keys of the steps that were chosen."""

    chosen: tuple[str, ...]
    goes_on: bool


class HardestPage(Modal[HardestAnswer]):
    """Asks for the three hardest of the week after; space chooses."""

    CSS_PATH = "review_pages.tcss"
    AUTO_FOCUS = "HardestList"
    BINDINGS: ClassVar = [
        Binding("space,x", "choose", "Choose", show=False),
        Binding("enter", "leave(True)", "Save", show=False),
        Binding("escape,q", "leave(False)", "Leave", show=False),
    ]

    def __init__(self, title: str, outlook: Outlook, chosen: Collection[str]) -> None:
        super().__init__()
        self._title, self._outlook, self._chosen = title, outlook, chosen

    def compose(self) -> ComposeResult:
        """The candidates with the days to which they would be pinned."""
        with Vertical(id="review-page"):
            yield Static(safe(self._title), markup=False, classes="title")
            yield HardestList(self._outlook.candidates, self._chosen, self._outlook.productive)
            yield Static("", markup=False, classes="quiet")
            yield Static(f"Space chooses, {MOST_CHOICES} at most · Enter saves · {LEAVE}", markup=False, classes="keys")

    def action_choose(self) -> None:
        """Choose the step under the cursor, or take it back."""
        taken = self.query_one(HardestList).toggle()
        said = "" if taken else "Three are chosen already: take one back with space first."
        self.query_one(".quiet", Static).update(said)

    def action_leave(self, goes_on: bool) -> None:
        """Save or leave, with what was chosen."""
        self.dismiss(HardestAnswer(tuple(self.query_one(HardestList).chosen), goes_on))
