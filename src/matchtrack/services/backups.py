"""Backups: made now, before a large change, and by time; listed; and one single file for elsewhere (trust.md 4)."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from matchtrack.clock import NOW_VARIABLE
from matchtrack.domain.backups import TIMED, Backup
from matchtrack.errors import BadInputError, MatchtrackError
from matchtrack.storage import backups, inspection
from matchtrack.storage.connection import exists, open_reading

if TYPE_CHECKING:
    from matchtrack.services.context import Context


def back_up(context: Context, reason: str = "asked") -> Backup:
    """Make a backup and give it.

    A clock that is set by hand lets none of the others go: its days are no days.

    Raises:
        NotSoError: There is no database yet.
        DatabaseError: The database is damaged, or the backup cannot be written.
    """
    open_reading(context.database).close()
    place = _make(context, reason)
    return next(backup for backup in list_backups(context) if backup.path == place)


def back_up_before(context: Context, reason: str) -> str | None:
    """Make a backup before a large change, unless the newest one holds the same; gives its path, if one was made.

    Raises:
        DatabaseError: The backup cannot be made: then the change must not be either.
    """
    return _make(context, reason) if has_changed(context) else None


def _make(context: Context, reason: str) -> str:
    rotate = not context.environ.get(NOW_VARIABLE)
    return str(backups.make_backup(context.database, reason, at=context.clock(), rotate=rotate))


def back_up_if_changed(context: Context) -> Backup | None:
    """Make the backup by time, unless the newest one holds the same; without a database nothing is made.

    Raises:
        DatabaseError: The backup cannot be made.
    """
    return back_up(context, TIMED) if exists(context.database) and has_changed(context) else None


def has_changed(context: Context) -> bool:
    """Say whether the database holds changes that the newest backup lacks."""
    present = list_backups(context)
    if not present:
        return True
    with contextlib.closing(open_reading(context.database)) as connection:
        return present[-1].last_change != inspection.last_change(connection)


def list_backups(context: Context) -> list[Backup]:
    """Give the backups, the oldest first.

    Raises:
        DatabaseError: Their folder cannot be read.
    """
    return backups.list_backups(context.database)


def copy_to(context: Context, folder: str) -> Path:
    """Write one single verified file into a folder elsewhere, as for a synced one, and give its place.

    Raises:
        BadInputError: The folder is not there, or holds a file of that name.
        DatabaseError: The database is damaged or cannot be read.
    """
    place = Path(os.path.expanduser(folder))  # noqa: PTH111 - pathlib raises where no home is known
    if not os.path.isdir(place):  # noqa: PTH112 - pathlib raises for a name that no file system takes
        raise BadInputError(f"{place} is no folder; make it first, or choose another.")
    moment = context.moment()
    target = place / f"{Path(context.database).stem}-{moment.local:%Y%m%d-%H%M%S}.db"
    open_reading(context.database).close()
    try:
        backups.copy_checked(context.database, target)
    except FileExistsError:
        raise BadInputError(f"{target} is there already and was left alone; try again in a second.") from None
    except OSError as error:
        raise BadInputError(f"{target} cannot be written: {error.strerror}.") from None
    return target


def is_intact(backup: Backup) -> bool:
    """Say whether a backup is still, byte for byte, what was made; without a hash, whether it is a whole database."""
    try:
        return backups.hash_of(backup.path) == backup.sha256 if backup.sha256 else backup.counts is not None
    except OSError:
        return False


def best_backup(context: Context) -> Backup | None:
    """Give the newest good backup that holds anything; None where there is none, or none can be read."""
    try:
        found = [backup for backup in list_backups(context) if backup.counts and backup.counts.rows]
    except MatchtrackError:
        return None
    good = [backup for backup in found if backup.is_good]
    return next(reversed(good or found), None)
