"""The help: the keys that hold on the screen below, and the method in five rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.table import Table
from rich.text import Text
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from matchtrack.domain.signs import DAY_LEGEND, SCHEDULE_LEGEND, STEP_LEGEND
from matchtrack.domain.text import safe
from matchtrack.tui.actions import actions_of, key_label, movement_of
from matchtrack.tui.screens.modal import Modal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from textual.app import ComposeResult

RULES = (
    (
        "Cut it small",
        "Turn every outcome into baby steps that fit one sitting; a day needs one to three of them.",
    ),
    ("Know your best hours", "Hard and boring steps go first, into the hours in which you think best."),
    ("Keep those hours clear", "Mail, television and the phone come back afterwards, at a time that you know."),
    ("Never a day of nothing", "On a bad day do fifteen minutes. It counts, and tomorrow begins more easily."),
    ("See it before you sleep", "Picture tomorrow's step, the day you submit, and the mail that says you matched."),
)
"""The method in our own words (method.md 2-3, 6-9, 11-13, 14-15, 17-18)."""

Row = tuple[str, str]

KEY_WIDTH = 18


class HelpScreen(Modal[None]):
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
        self._below = screen
        self._keys = keys

    def compose(self) -> ComposeResult:
        """One text that scrolls."""
        with Vertical(id="help"):
            yield Static("Help · Esc closes, arrows scroll", markup=False, id="help-heading")
            with VerticalScroll(id="help-scroll"):
                for title, rows in sections(self._below, self._keys):
                    yield Static(title, markup=False, classes="help-title")
                    yield Static(_table(rows), markup=False, classes="help-rows")

    def action_close(self) -> None:
        """Back to the screen."""
        self.dismiss(None)

    def action_scroll_by(self, lines: int) -> None:
        """Scroll by some lines."""
        self.query_one("#help-scroll").scroll_relative(y=lines, animate=False)


def sections(screen: str, keys: Mapping[str, str]) -> Iterator[tuple[str, Iterable[Row]]]:
    """Give the parts of the help for a screen; `keys` is action name to the user's own keys."""
    yield "Keys here and everywhere", _action_rows(screen, keys)
    yield "Moving", movement_of(screen)
    if screen != "review":
        yield "Signs of a step", SCHEDULE_LEGEND if screen == "schedule" else STEP_LEGEND
    if screen in {"today", "review"}:
        yield "Signs of a day", DAY_LEGEND
    yield "The method", RULES


def _action_rows(screen: str, keys: Mapping[str, str]) -> Iterator[Row]:
    for action in actions_of(screen):
        own = keys.get(action.name, action.keys)
        yield ", ".join(key_label(key) for key in own.split(",")), f"{action.title}. {action.help}"


def _table(rows: Iterable[Row]) -> Table:
    """Lay rows out in two columns, so that what is long goes on under itself."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(width=KEY_WIDTH)
    table.add_column(ratio=1)
    for key, said in rows:
        table.add_row(Text(safe(key), style="bold"), Text(said))
    return table
