"""The screen that leads back: what happened, the backups with their age and what they hold; Enter restores one."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from matchtrack.domain.backup_words import say_age, say_counts, say_doubt, say_reason
from matchtrack.domain.text import safe
from matchtrack.tui.screens.dialog import Dialog
from matchtrack.tui.widgets.choice_list import ChoiceList

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from matchtrack.domain.backups import Backup

LEAVE, ANEW, SAVE = "leave", "anew", "save"
"""Answers beside the number of a backup."""


class RecoveryScreen(Dialog):
    """Gives the number of the backup to bring back, or one of the other answers; the cursor begins on `best`.

    `saves` says that what can still be read can be saved.
    """

    BINDINGS: ClassVar = [
        Binding("enter", "answer_row", "Restore", show=False),
        Binding("s", f"answer('{SAVE}')", "Save what can be read", show=False),
        Binding("n", f"answer('{ANEW}')", "Begin anew", show=False),
        Binding("q,escape", f"answer('{LEAVE}')", "Leave", show=False),
    ]
    DEFAULT_CSS = """
    RecoveryScreen ChoiceList { height: 40vh; }
    RecoveryScreen #dialog-keys { margin-bottom: 1; }
    """
    AUTO_FOCUS: ClassVar = "ChoiceList"

    def __init__(
        self,
        loss: str,
        backups: Sequence[Backup],
        now: dt.datetime,
        best: int = 0,
        fault: str = "",
        *,
        saves: bool = False,
    ) -> None:
        super().__init__("Your season can be brought back" if backups else "Your season cannot be opened", ())
        self._saves = saves
        self._loss = loss
        self._backups = backups
        self._now = now
        self._best = best
        self._fault = fault

    def compose(self) -> ComposeResult:
        """What happened, the backups, and the keys."""
        with Vertical(id="dialog"):
            yield Static(self._title, markup=False, id="dialog-title")
            # The keys stand above: however small the window is, they are seen.
            first = "Enter restores the chosen one · " if self._backups else ""
            first += "s saves what can still be read · " if self._saves else ""
            yield Static(f"{first}n begins a new season · q leaves", markup=False, id="dialog-keys")
            yield Static(safe(self._loss), markup=False, classes="dialog-part")
            if self._fault:
                yield Static(Content.styled(safe(self._fault), "$error"), classes="dialog-part")
            if self._backups:
                numbers = [backup.number for backup in self._backups]
                place = numbers.index(self._best) if self._best in numbers else 0
                yield ChoiceList([self._row(backup) for backup in self._backups], place)
            else:
                yield Static("There is no backup of it.", markup=False, classes="dialog-part")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Save only where there is something to save."""
        if action == "answer" and parameters == (SAVE,) and not self._saves:
            return False
        return super().check_action(action, parameters)

    def _row(self, backup: Backup) -> tuple[str, str]:
        doubt = say_doubt(backup)
        holds = f"{say_counts(backup.counts)} ({doubt})" if doubt else say_counts(backup.counts)
        return f"{holds} · {say_reason(backup.reason)}", say_age(backup.at, self._now)

    def action_answer_row(self) -> None:
        """Give the number of the backup under the cursor."""
        if self._backups:
            self.dismiss(str(self._backups[self.query_one(ChoiceList).cursor].number))
