"""Numbered migrations on PRAGMA user_version: each one transaction, after a verified backup (trust.md 5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchtrack.errors import DatabaseError
from matchtrack.storage import backups, migration_0001, migration_0002, migration_0003
from matchtrack.storage import connection as files

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

MIGRATIONS: dict[int, Callable[[sqlite3.Connection], None]] = {
    1: migration_0001.apply,
    2: migration_0002.apply,
    3: migration_0003.apply,
}
"""Schema version to the function that makes it from the version before."""

LOGGED_TABLES = migration_0001.LOGGED_TABLES + migration_0002.LOGGED_TABLES + migration_0003.LOGGED_TABLES
"""All that undo works on."""

_NEW_TABLES = {2: migration_0002.TABLES, 3: migration_0003.TABLES}
"""Versions that did nothing but add tables."""


def bring_up_to_date(path: str) -> None:
    """Make the database where there is none, or lift an earlier one to the present schema.

    Raises:
        DatabaseError: The file is not ours, is newer, is damaged, or cannot be written.
    """
    files.create_private_file(path)
    files.check_file(path)
    connection = files.connect(path, writing=True)
    try:
        version = _own_version(connection, path)
        files.prepare_writing(connection, path)
        if 0 < version < files.SCHEMA_VERSION:
            backups.make_backup(path, f"pre-v{files.SCHEMA_VERSION}")
        for target in range(version + 1, files.SCHEMA_VERSION + 1):
            _step(connection, target)
    except files.FAULTS as error:
        raise files.trouble(error, path) from error
    finally:
        connection.close()


def stand_in(connection: sqlite3.Connection, version: int) -> None:
    """Let a connection read an earlier version as the present schema, where the file cannot be written.

    What is new is empty.

    The tables stand in the connection's own memory; the file is not touched.
    """
    connection.execute("PRAGMA temp_store=MEMORY")
    for target in range(version + 1, files.SCHEMA_VERSION + 1):
        for statement in _NEW_TABLES[target]:
            connection.execute(statement.replace("CREATE TABLE", "CREATE TEMP TABLE", 1))


def _own_version(connection: sqlite3.Connection, path: str) -> int:
    """Give the schema version of the file: 0 where it is still empty."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if not tables and application in {0, files.APPLICATION_ID}:
        return 0
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application != files.APPLICATION_ID or not 0 <= version <= files.SCHEMA_VERSION:
        files.check_identity(connection, path)
    return int(version)


def _step(connection: sqlite3.Connection, target: int) -> None:
    connection.execute("PRAGMA foreign_keys=OFF")
    connection.execute("BEGIN EXCLUSIVE")
    try:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version < target:
            MIGRATIONS[target](connection)
            if connection.execute("PRAGMA foreign_key_check").fetchone():
                raise DatabaseError("The new schema would break links between rows; the database was left as it was.")
            connection.execute(f"PRAGMA application_id={files.APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version={target}")
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        connection.execute("PRAGMA foreign_keys=ON")
