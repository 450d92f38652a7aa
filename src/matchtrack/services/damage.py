"""Damage that no check of a page shows at once: rows that hold what our schema forbids, met in the middle of work."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from matchtrack.errors import DatabaseError, MatchtrackError
from matchtrack.storage import connection as files
from matchtrack.storage import inspection
from matchtrack.storage.trouble_words import trouble_of

if TYPE_CHECKING:
    from matchtrack.services.context import Context


def damage_behind(context: Context, error: Exception) -> DatabaseError | None:
    """Give the trouble of the database that a fault comes from; None where the database is whole: a fault of ours."""
    if isinstance(error, files.FAULTS):
        return files.trouble(error, context.database)
    try:
        files.check_file(context.database)
        with contextlib.closing(files.connect(context.database, writing=False)) as connection:
            files.check_identity(connection, context.database)
            broken = inspection.faults_of(connection)
    except MatchtrackError as trouble:
        return trouble if isinstance(trouble, DatabaseError) else None
    return trouble_of("damaged", context.database) if broken else None
