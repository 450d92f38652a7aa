"""After a timed session: how focused it was and what distracted, in one key each (method.md 7, 13)."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from matchtrack.domain.text import clean, safe
from matchtrack.services.sessions import LEAST_FOCUS, MOST_FOCUS, MOST_WORDS
from matchtrack.tui.screens.modal import Modal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult

MOST_NAMED = 9
"""Distractions that have a digit of their own."""

SKIP = "Enter skips"


class SessionAnswer(NamedTuple):
    """Focus 1 to 5, and what distracted, '' for nothing; None where a question was passed over."""

    focus: int | None = None
    distracted_by: str | None = None


class SessionScreen(Modal["SessionAnswer | None"]):
    """Asks two short questions, one after the other; None where both are passed over."""

    CSS_PATH = "session_modal.tcss"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar = [Binding("enter,escape", "skip", "Skip", show=False)]

    def __init__(
        self, minutes: int, distractions: Sequence[str], first: SessionAnswer | None = None, fault: str = ""
    ) -> None:
        super().__init__()
        self._minutes = minutes
        self._distractions = tuple(distractions[:MOST_NAMED])
        self._focus = first.focus if first else None
        self._fault = fault
        self._asks_focus = first is None

    def compose(self) -> ComposeResult:
        """One question at a time, its answers, its keys."""
        with Vertical(id="session"):
            yield Static(markup=False, classes="title")
            yield Static(markup=False, classes="answers")
            yield Input(placeholder="in a word or two", max_length=MOST_WORDS, compact=True)
            yield Static(markup=False, classes="keys")

    def on_mount(self) -> None:
        """Ask the first question, or the one whose answer could not be kept."""
        if self._asks_focus:
            title = f"{self._minutes} min done. How focused were you?"
            self._say(title, Content("1 scattered · 2 · 3 · 4 · 5 deep"), f"One key · {SKIP}")
        else:
            self._ask_what_distracted()

    def _say(self, title: str, answers: Content, keys: str) -> None:
        for name, words in (("title", Content(title)), ("answers", answers), ("keys", Content(keys))):
            self.query_one(f".{name}", Static).update(words)

    def _ask_what_distracted(self) -> None:
        self._asks_focus = False
        named = [
            Content.assemble((str(place), "bold $accent"), f" {safe(name)}")
            for place, name in enumerate(self._distractions, 1)
        ]
        rest = [Content.assemble((key, "bold $accent"), words) for key, words in (("0", " nothing"), ("o", " other"))]
        fault = [Content.styled(safe(self._fault), "$error")] if self._fault else []
        answers = Content("\n").join([*fault, Content("  ").join([*named, *rest])])
        self._say("What distracted you?", answers, f"One key, no judgement · {SKIP}")

    def on_key(self, event: events.Key) -> None:
        """Take an answer in one key."""
        key = event.character or ""
        if isinstance(self.focused, Input):
            return
        if self._asks_focus:
            if not key.isdecimal() or not LEAST_FOCUS <= int(key) <= MOST_FOCUS:
                return
            self._focus = int(key)
            self._ask_what_distracted()
        elif key == "o":
            self.add_class("-typing")
            self.query_one(".keys", Static).update("Enter keeps it · Esc skips")
            self.query_one(Input).focus()
        elif key == "0":
            self._end("")
        elif key.isdecimal() and 0 < int(key) <= len(self._distractions):
            self._end(self._distractions[int(key) - 1])
        else:
            return
        event.stop()
        event.prevent_default()

    @on(Input.Submitted)
    def take_words(self, event: Input.Submitted) -> None:
        """Take what was typed; nothing typed passes the question over."""
        self._end(clean(event.value)[0].strip() or None)

    def action_skip(self) -> None:
        """Pass this question over."""
        if self._asks_focus:
            self._ask_what_distracted()
        else:
            self._end(None)

    def _end(self, distracted_by: str | None) -> None:
        answer = SessionAnswer(self._focus, distracted_by)
        self.dismiss(None if answer == SessionAnswer() else answer)
