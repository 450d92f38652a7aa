"""Whether a change could be undone now: tried on a copy in memory, so that it is true and the file is not locked."""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING

from matchtrack.storage.fetching import FAULTS, trouble
from matchtrack.storage.undoing import InTheWayError, take_back

if TYPE_CHECKING:
    from collections.abc import Iterator

_INTO_MEMORY = ("PRAGMA trusted_schema=OFF", "PRAGMA foreign_keys=ON")


@contextlib.contextmanager
def copied(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """Give a copy of the database in memory, in which nothing that is done can be seen outside.

    Raises:
        DatabaseError: The database is damaged.
    """
    try:
        with contextlib.closing(sqlite3.connect(":memory:", isolation_level=None)) as copy:
            connection.backup(copy)
            for pragma in _INTO_MEMORY:
                copy.execute(pragma)
            yield copy
    except FAULTS as error:
        raise trouble(error, getattr(connection, "path", "")) from error


def obstacle(copy: sqlite3.Connection, group: int) -> InTheWayError | None:
    """Try an undo on a copy, take it back there, and give what stood in the way."""
    copy.execute("BEGIN")
    try:
        copy.execute("INSERT INTO change_group (at_utc, source, title) VALUES ('', 'app', '')")
        take_back(copy, group)
    except InTheWayError as error:
        return error
    finally:
        copy.execute("ROLLBACK")
    return None
