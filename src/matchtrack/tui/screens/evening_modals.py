"""The evening picture in the app: the scenes, what may stand in the way, how strong it was, good night."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from matchtrack.domain import evening
from matchtrack.domain.text import clean, safe
from matchtrack.tui.screens.form import FormScreen
from matchtrack.tui.screens.modal import Modal
from matchtrack.tui.widgets.field import Field, line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import ComposeResult
    from textual.widget import Widget

    from matchtrack.services.evening import EveningView

SEEN, EDIT = "seen", "edit"


class EveningScreen(Modal["str | None"]):
    """Shows the scenes; gives SEEN, EDIT, or None for 'not tonight'."""

    CSS_PATH = "evening.tcss"
    AUTO_FOCUS = "#evening-scenes"
    BINDINGS: ClassVar = [
        Binding("enter", f"dismiss('{SEEN}')", "I saw it", show=False),
        Binding("e", f"dismiss('{EDIT}')", "Obstacle and plan", show=False),
        Binding("escape,q", "dismiss(None)", "Not tonight", show=False),
    ]

    def __init__(self, view: EveningView) -> None:
        super().__init__()
        self._view = view

    def compose(self) -> ComposeResult:
        """The scenes, and three keys."""
        with Vertical(id="evening"):
            yield Static("The evening picture", markup=False, classes="title")
            with VerticalScroll(id="evening-scenes"):
                for scene in self._view.scenes:
                    yield Static(
                        Content.assemble((f"{scene.about}\n", "bold $accent"), safe(scene.words)), classes="scene"
                    )
                yield Static(evening.CLOSING, markup=False, classes="quiet")
            yield Static("Enter I saw it · e obstacle and plan · Esc not tonight", markup=False, classes="keys")


class Obstacle(NamedTuple):
    """What may stand in the way, and what the user does then."""

    obstacle: str
    answer: str


class ObstacleScreen(FormScreen[Obstacle]):
    """Asks for the obstacle and the plan for it, beginning with what was told the last time."""

    TITLE = "What may stand in the way tomorrow?"
    AUTO_FOCUS = "#obstacle Input"
    SAVE = "Keep"

    def __init__(self, view: EveningView, first: Obstacle | None, fault: str = "") -> None:
        super().__init__(fault)
        self._view = view
        self._first = first or Obstacle(view.obstacle, view.answer)

    def fields(self) -> Iterable[Widget]:
        """The two halves of an if-then plan."""
        known = f"Lately: {', '.join(map(safe, self._view.guesses))}." if self._view.guesses else ""
        yield Static(f"Name one thing in you or around you. {known}", markup=False, classes="quiet")
        yield Field("If", line(self._first.obstacle, "I reach for the phone"), id="obstacle")
        yield Field("Then I", line(self._first.answer, "put it into the kitchen"), id="answer")

    def answer(self) -> Obstacle:
        """Read both."""
        return Obstacle(*(clean(self.field(name).text)[0] for name in ("obstacle", "answer")))


class StrengthScreen(Modal["int | None"]):
    """Asks in one key how strong the picture was; None where the question is passed over."""

    CSS_PATH = "evening.tcss"
    BINDINGS: ClassVar = [
        *(Binding(str(strength), f"dismiss({strength})", str(strength), show=False) for strength in evening.STRENGTHS),
        Binding("enter,escape,q", "dismiss(None)", "Skip", show=False),
    ]

    def compose(self) -> ComposeResult:
        """One question."""
        with Vertical(id="evening"):
            yield Static("How strong was it?", markup=False, classes="title")
            yield Static("1 faint · 2 · 3 · 4 · 5 very strong", markup=False, classes="scene")
            yield Static("One key, no judgement · Enter skips", markup=False, classes="keys")


class GoodNightScreen(Modal[bool]):
    """Shows the curve; True where the user leaves the program for the night."""

    CSS_PATH = "evening.tcss"
    BINDINGS: ClassVar = [
        Binding("q,enter", "dismiss(True)", "Leave", show=False),
        Binding("escape", "dismiss(False)", "Stay", show=False),
    ]

    def __init__(self, strengths: tuple[int, ...]) -> None:
        super().__init__()
        self._strengths = strengths

    def compose(self) -> ComposeResult:
        """The curve and good night."""
        with Vertical(id="evening"):
            yield Static("Good night", markup=False, classes="title")
            if self._strengths:
                yield Static(f"{evening.curve(self._strengths)}  the last nights", markup=False, classes="scene")
                yield Static(evening.EASIER, markup=False, classes="quiet")
            yield Static("Enter leaves, no screen any more · Esc stays", markup=False, classes="keys")
