"""Saving what can still be read of a damaged database, where no backup brings it back."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from matchtrack.domain.backup_words import say_counts
from matchtrack.errors import DatabaseError, NotSoError
from matchtrack.services.backups import is_intact, list_backups
from matchtrack.services.context import utc_text
from matchtrack.storage import restoring, salvaging
from matchtrack.storage.connection import open_reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matchtrack.services.context import Context
    from matchtrack.storage.salvaging import Salvaged, TableSaved

_NAMES = {
    "baby_step": "baby steps",
    "momentum_entry": "momentum entries",
    "prerequisite": "links between steps",
    "user_pin": "pins",
}
_MADE_ANEW = {
    "season": "The season has lost its name.",
    "key_date": "Key dates of yours may be lost: those stand as the rules give them, so look them over.",
    "big_step": "Big steps that are lost and had baby steps are called 'Saved steps' now.",
    "change_log": "The history is lost, so undo begins anew.",
}
"""Table to what is said where it lost anything that is made anew."""

_UNSAID = {*_MADE_ANEW, "change_group", "timer_beat", "last_shown"}
"""What is said in other words, or is no loss of the user's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """What was saved of a damaged database, which is kept at `aside`."""

    found: Salvaged
    aside: str

    @property
    def sentence(self) -> str:
        """Say what was saved, what was not, and where the damaged file is."""
        harmed = {each.table: each for each in self.found.harmed}
        losses = [words for name, each in harmed.items() if name not in _UNSAID for words in _say_loss(each)]
        said = [f"Saved: {say_counts(self.found.counts)}."]
        said.append(f"Lost: {'; '.join(losses)}." if losses else "" if harmed else "Nothing is lost.")
        said += [words for name, words in _MADE_ANEW.items() if name in harmed]
        said.append(f"The damaged file is kept as {self.aside}.")
        return " ".join(filter(None, said))


def _say_loss(table: TableSaved) -> Iterator[str]:
    """Say what a table lost: '12 of 469 baby steps', 'some pins', 'the step of 3 momentum entries'."""
    name = _NAMES.get(table.table, f"rows of '{table.table.replace('_', ' ')}'")
    if table.lost is None:
        yield f"some {name}"
    elif table.lost + table.refused:
        gone = table.lost + table.refused
        yield f"{gone:,} of {table.saved + gone:,} {name}"
    if table.illegible:
        yield f"signs in the text of {table.illegible:,} {name}"
    if table.loosened:
        yield f"the {'step' if table.table == 'momentum_entry' else 'date'} of {table.loosened:,} {name}"


def is_salvageable(context: Context) -> bool:
    """Say whether the database is damaged, and no good backup would bring it back."""
    try:
        if any(backup.is_good and is_intact(backup) for backup in list_backups(context)):
            return False
        return restoring.present_state(context.database) == "damaged"
    except DatabaseError:
        return False


def salvage(context: Context) -> Saved:
    """Put a whole database with what can still be read in the place of a damaged one, which is kept aside.

    Raises:
        NotSoError: The database is whole, or there is none.
        DatabaseError: Nothing of the season can be read, or the new file cannot be written; nothing was changed.
    """
    if restoring.present_state(context.database) != "damaged":
        raise NotSoError("The database is not damaged: there is nothing to save from it.")
    real = Path(os.path.realpath(context.database))
    draft = real.with_name(f".salvage-{os.getpid()}.db")
    try:
        draft.unlink(missing_ok=True)
        found = salvaging.salvage(str(real), draft, utc_text(context.clock()))
        aside = restoring.take_place_of(str(draft), context.database, at=context.clock())
    except OSError as error:
        raise DatabaseError(f"What can be read could not be saved: {error.strerror}. Nothing was changed.") from None
    finally:
        draft.unlink(missing_ok=True)
    open_reading(context.database).close()
    return Saved(found=found, aside=aside)
