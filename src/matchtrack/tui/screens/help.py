"""The help: the keys that hold on the screen below, and the method in five rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from matchtrack.domain.text import safe
from matchtrack.tui.actions import MOVEMENT, actions_of, key_label
from matchtrack.tui.widgets.plan_lines import BLOCKED_MARK, STATUS_MARKS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from textual.app import ComposeResult

RULES = (
    ("Cut it small", "Turn every outcome into baby steps that fit one sitting, and look at one to three of them a day."),
    ("Know your best hours", "Hard and boring steps go first, into the hours in which you think best."),
    ("Keep those hours clear", "Mail, television and the phone come back afterwards, at a time that you know."),
    ("Never a day of nothing", "On a bad day do fifteen minutes. It counts, and tomorrow begins more easily."),
    ("See it before you sleep", "Picture tomorrow's step, the day you submit, and the mail that says you matched."),
)
"""The method in our own words (method.md 2-3, 6-9, 11-13, 14-15, 17-18)."""

SIGNS = (
    (STATUS_MARKS["todo"], "to do"),
    (STATUS_MARKS["started"], "started"),
    (STATUS_MARKS["waiting"], "waiting"),
    (BLOCKED_MARK, "blocked by another step"),
    (STATUS_MARKS["done"], "done"),
    (STATUS_MARKS["dropped"], "dropped"),
    ("!", "late"),
    ("●●●○○", "difficulty"),
)

KEY_WIDTH = 20


class HelpScreen(ModalScreen[None]):
    """Shows the keys of a screen as they are now: `keys` are the user's own for some actions."""

    CSS_PATH = "help.tcss"
    AUTO_FOCUS = "#help-scroll"
    BINDINGS: ClassVar = [
        Binding("escape,q,question_mark,f1,enter", "close", "Close", show=False),
        Binding("j", "scroll_by(1)", "Down", show=False),
        Binding("k", "scroll_by(-1)", "Up", show=False),
    ]

    def __init__(self, screen: str, keys: Mapping[str, str]) -> None:
        super().__init__()
        self._screen = screen
        self._keys = keys

    def compose(self) -> ComposeResult:
        """One text that scrolls."""
        with Vertical(id="help"):
            yield Static("Help · Esc closes, arrows scroll", markup=False, id="help-heading")
            with VerticalScroll(id="help-scroll"):
                yield Static(Content("\n").join(help_lines(self._screen, self._keys)), markup=False)

    def action_close(self) -> None:
        """Back to the screen."""
        self.dismiss(None)

    def action_scroll_by(self, lines: int) -> None:
        """Scroll by some lines."""
        self.query_one("#help-scroll").scroll_relative(y=lines, animate=False)


def help_lines(screen: str, keys: Mapping[str, str]) -> Iterator[Content]:
    """Give the lines of the help for a screen; `keys` is action name to the user's own keys."""
    yield from _section("Keys here and everywhere", _action_rows(screen, keys))
    yield from _section("Moving", MOVEMENT)
    if screen == "plan":
        yield from _section("Signs", SIGNS)
    yield Content.styled("The method", "bold $accent")
    for number, (name, rule) in enumerate(RULES, 1):
        yield Content.assemble((f" {number} {name}. ", "bold"), rule)


def _action_rows(screen: str, keys: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for action in actions_of(screen):
        own = keys.get(action.name, action.keys)
        yield ", ".join(key_label(key) for key in own.split(",")), f"{action.title}. {action.help}"


def _section(title: str, rows: Iterable[tuple[str, str]]) -> Iterator[Content]:
    yield Content.styled(title, "bold $accent")
    for key, said in rows:
        yield Content.assemble((f" {safe(key):<{KEY_WIDTH}}", "bold"), said)
    yield Content("")
