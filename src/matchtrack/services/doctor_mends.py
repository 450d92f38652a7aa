"""What the doctor mends: each mend touches one thing, and the database only after a copy of it was kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from matchtrack.errors import DatabaseError
from matchtrack.services import backups
from matchtrack.services.salvage import salvage
from matchtrack.storage import mending, restoring

if TYPE_CHECKING:
    from matchtrack.services.context import Context
    from matchtrack.services.doctor import Finding

_PRIVATE_FOLDER, _PRIVATE_FILE = 0o700, 0o600


def mend(context: Context, finding: Finding) -> str:
    """Mend one finding and say in a sentence what was done.

    Raises:
        DatabaseError: It cannot be mended; nothing was changed.
    """
    kind, _, what = finding.mend.partition(":")
    try:
        return _MENDS[kind](context, what)
    except OSError as error:
        raise DatabaseError(f"That could not be mended: {error.strerror}.") from None


def _indexes(context: Context, _: str) -> str:
    aside = restoring.copy_aside(context.database, at=context.clock())
    mending.rebuild_indexes(context.database)
    return f"The indexes are new; the file as it was is {aside}."


def _schema(context: Context, _: str) -> str:
    backup = backups.back_up(context, "mend")
    mending.restore_schema(context.database)
    return f"The schema is as it should be; what was before is backup {backup.number}."


def _backup_now(context: Context, _: str) -> str:
    return f"Backup {backups.back_up(context).number} is made."


def _put_backup_aside(context: Context, number: str) -> str:
    backup = next(each for each in backups.list_backups(context) if each.number == int(number))
    place = Path(backup.path)
    aside = place.with_name(f"{place.name}.broken")
    place.replace(aside)
    return f"It is {aside} now."


def _rights(_: Context, place: str) -> str:
    path = Path(place)
    path.chmod(_PRIVATE_FOLDER if path.is_dir() else _PRIVATE_FILE)
    return f"{path} is yours alone."


def _salvage(context: Context, _: str) -> str:
    return salvage(context).sentence


_MENDS = {
    "salvage": _salvage,
    "indexes": _indexes,
    "schema": _schema,
    "back up": _backup_now,
    "backup": _put_backup_aside,
    "rights": _rights,
}
