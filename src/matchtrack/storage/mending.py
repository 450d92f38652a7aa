"""Putting right what can be put right in a database without losing a row; each mend is one transaction."""

from __future__ import annotations

import contextlib

from matchtrack.errors import DatabaseError
from matchtrack.storage import connection as files
from matchtrack.storage import inspection

_INDEX_FAULTS = ("missing from index", "wrong # of entries in index", "non-unique entry in index")


def only_indexes_are_broken(faults: list[str]) -> bool:
    """Say whether all that SQLite found lies in indexes, which can be made anew from their tables."""
    return bool(faults) and all(any(word in fault for word in _INDEX_FAULTS) for fault in faults)


def rebuild_indexes(path: str) -> None:
    """Make every index anew.

    Raises:
        DatabaseError: It cannot be done; the file is as it was.
    """
    _in_one_transaction(path, ["REINDEX"])


def mendable_parts(strange: list[tuple[str, str]]) -> bool:
    """Say whether what differs from our schema can be put right: anything but tables, whose rows must stay."""
    return bool(strange) and all(kind != "table" for kind, _ in strange)


def restore_schema(path: str) -> None:
    """Take triggers, views and indexes away that are not ours, and make those anew that are missing or altered.

    Raises:
        DatabaseError: It cannot be done; the file is as it was.
    """
    with contextlib.closing(files.connect(path, writing=False)) as connection:
        version = files.check_identity(connection, path)
        strange = inspection.strange_parts(connection, version)
        present = inspection.schema_of(connection)
    if not mendable_parts(strange):
        raise DatabaseError(f"The tables of {path} are not those of matchtrack, and were left alone.", kind="foreign")
    ours = inspection.own_schema(version)
    drops = [f'DROP {kind.upper()} "{_quoted(name)}"' for kind, name in strange if (kind, name) in present]
    _in_one_transaction(path, [*drops, *(ours[part] for part in strange if part in ours)])


def _in_one_transaction(path: str, statements: list[str]) -> None:
    try:
        with contextlib.closing(files.connect(path, writing=True)) as connection:
            files.prepare_writing(connection, path)
            connection.execute("BEGIN IMMEDIATE")
            for statement in statements:
                connection.execute(statement)
            connection.execute("COMMIT")
    except files.FAULTS as error:
        raise files.trouble(error, path) from error


def _quoted(name: str) -> str:
    return name.replace('"', '""')
