"""Restoring: look first, keep what is there, bring the other back; a restore can be taken back by another one."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from matchtrack.domain.backup_words import say_counts
from matchtrack.errors import BadInputError, DatabaseError, NotSoError
from matchtrack.services.backups import is_intact, list_backups
from matchtrack.storage import backups, inspection, restoring
from matchtrack.storage.connection import open_reading

if TYPE_CHECKING:
    from matchtrack.domain.backups import Backup, Counts
    from matchtrack.services.context import Context

REASON = "pre-restore"
_MOST_DIGITS = 9
LARGEST_FILE = 100 * 1024 * 1024
"""Bytes; ten thousand steps with as many entries take under three million (trust.md 3)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoreView:
    """What a restore would do: `counts` come back, `present` would go; `state` is that of the present database.

    `state` is 'whole', 'damaged' or 'none'; `backup` is None for a file from elsewhere, `present` where nothing
    can be counted.
    """

    source: str
    backup: Backup | None
    counts: Counts
    present: Counts | None
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What a restore did: `before` is the backup of what was there, `aside` the place of a damaged file, if any."""

    view: RestoreView
    before: Backup | None
    aside: str

    @property
    def sentence(self) -> str:
        """Say what came back, and what takes it back."""
        parts = [f"Restored: {say_counts(self.view.counts)}."]
        if self.before:
            parts.append(f"What was there is backup {self.before.number}: 'matchtrack restore {self.before.number}'.")
        if self.aside:
            parts.append(f"The damaged file is kept as {self.aside}.")
        return " ".join(parts)


def look(context: Context, what: str) -> RestoreView:
    """Look into a backup, by number or path, and at what it would replace; nothing is changed.

    Raises:
        NotSoError: There is no such backup.
        BadInputError: The file is not there, or is the database itself.
        DatabaseError: The backup is not what was made, or one of the two cannot be read.
    """
    is_number = what.isascii() and what.isdigit() and len(what) <= _MOST_DIGITS
    backup = _numbered(context, int(what)) if is_number else None
    source = backup.path if backup else _file(context, what)
    if backup and not is_intact(backup):
        raise DatabaseError(
            f"Backup {backup.number} is not what it was when it was made. Choose another one: matchtrack restore.",
            kind="damaged",
        )
    _, counts = inspection.inspect(source)
    state = restoring.present_state(context.database)
    present = None
    if state == "whole":
        with contextlib.closing(open_reading(context.database)) as connection:
            present = inspection.counts_of(connection)
    return RestoreView(source=source, backup=backup, counts=counts, present=present, state=state)


def restore(context: Context, view: RestoreView) -> Restored:
    """Bring back what was looked at, after a backup of what is there; a damaged database is kept aside.

    Raises:
        DatabaseError: It cannot be done; the present database is as it was.
    """
    before = None
    if view.state == "whole":
        # No copy goes now: it may be the very one that is brought back.
        place = str(backups.make_backup(context.database, REASON, at=context.clock(), rotate=False))
        before = next(backup for backup in list_backups(context) if backup.path == place)
    aside = restoring.take_place_of(view.source, context.database, at=context.clock())
    open_reading(context.database).close()
    return Restored(view=view, before=before, aside=aside)


def _numbered(context: Context, number: int) -> Backup:
    for backup in list_backups(context):
        if backup.number == number:
            return backup
    raise NotSoError(f"There is no backup {number}. 'matchtrack restore' lists them.")


def _file(context: Context, what: str) -> str:
    place = Path(os.path.expanduser(what))  # noqa: PTH111 - pathlib raises where no home is known
    if not os.path.isfile(place):  # noqa: PTH113 - pathlib raises for a name that no file system takes
        raise BadInputError(
            f"There is no backup '{what}': say a number of 'matchtrack restore', or the path of a file."
        )
    if place.stat().st_size > LARGEST_FILE:
        raise BadInputError(f"{place} is larger than any season of matchtrack; choose another file.")
    with contextlib.suppress(OSError):
        if place.samefile(context.database):
            raise BadInputError("That file is the database itself; choose a backup.")
    return str(place.absolute())


def begin_anew(context: Context) -> str:
    """Put a damaged database aside, so that a new season can begin; gives where it is, or '' where nothing was there.

    Raises:
        DatabaseError: It cannot be moved, or is not ours to move.
    """
    if restoring.present_state(context.database) != "damaged":
        return ""
    return restoring.start_anew(context.database, at=context.clock())
