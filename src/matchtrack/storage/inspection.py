"""Looking into a database without changing it: is it whole, is it ours, what does it hold (trust.md 3 and 8)."""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING

from matchtrack.domain.backups import Counts
from matchtrack.errors import DatabaseError
from matchtrack.storage import connection as files

if TYPE_CHECKING:
    from collections.abc import Callable

_NOT_COUNTED = {"change_group", "change_log"}
_MOST_FAULTS = 20


def inspect(path: str) -> tuple[int, Counts]:
    """Check a database file whole and give its schema version and what it holds; nothing is written.

    Raises:
        DatabaseError: It is damaged, not ours, newer, or has a schema that none of our versions has.
        NotSoError: It is empty.
    """
    files.check_file(path)
    with contextlib.closing(files.connect(path, writing=False)) as connection:
        version = files.check_identity(connection, path)
        faults = faults_of(connection)
        if faults:
            raise DatabaseError(f"{path} is damaged: {faults[0]}", kind="damaged")
        strange = strange_parts(connection, version)
        if strange:
            kind, name = strange[0]
            raise DatabaseError(
                f"{path} was left alone: the {kind} '{name}' is not as matchtrack makes it.", kind="foreign"
            )
        return version, counts_of(connection)


def faults_of(connection: sqlite3.Connection) -> list[str]:
    """Give all that is broken: pages, indexes, constraints, and links between rows; nothing where all is well."""
    return broken_pages(connection) or broken_links(connection)


def broken_pages(connection: sqlite3.Connection) -> list[str]:
    """Give what SQLite finds broken in pages, indexes and constraints.

    On a connection that only reads, its check passes the CHECK constraints over, so a copy in memory is checked, too.
    """
    return _asked(lambda: _integrity(connection) or _integrity_of_copy(connection))


def _integrity(connection: sqlite3.Connection) -> list[str]:
    return [str(row[0]) for row in connection.execute(f"PRAGMA integrity_check({_MOST_FAULTS})") if row[0] != "ok"]


def _integrity_of_copy(connection: sqlite3.Connection) -> list[str]:
    with contextlib.closing(sqlite3.connect(":memory:")) as copy:
        connection.backup(copy)
        return _integrity(copy)


def broken_links(connection: sqlite3.Connection) -> list[str]:
    """Give the links to rows that are not there, for which SQLite's check of the pages does not look."""
    return _asked(lambda: [
        f"row {row} of {table} names a row of {parent} that is not there"
        for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check").fetchmany(_MOST_FAULTS)
    ])  # fmt: skip


def _asked(question: Callable[[], list[str]]) -> list[str]:
    """Ask, and take it for an answer that SQLite cannot even read the file."""
    try:
        return question()
    except (*files.FAULTS, DatabaseError) as error:
        if isinstance(error, DatabaseError) and error.kind != "damaged":
            raise
        return [str(error.__cause__ or error)]


def counts_of(connection: sqlite3.Connection) -> Counts:
    """Count what a database of any of our versions holds; of one without our tables, all is 0."""
    connection.text_factory = _any_text
    tables = _tables(connection)
    rows = 0
    for table in tables - _NOT_COUNTED:
        name = table.replace('"', '""')
        rows += int(connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0])  # noqa: S608 - quoted
    steps = done = entries = minutes = 0
    last_day = ""
    if "baby_step" in tables:
        steps, done = connection.execute("SELECT count(*), COALESCE(SUM(status = 'done'), 0) FROM baby_step").fetchone()
    if "momentum_entry" in tables:
        entries, minutes, last_day = connection.execute(
            "SELECT count(*), COALESCE(SUM(minutes), 0), COALESCE(MAX(day), '') FROM momentum_entry"
        ).fetchone()
    return Counts(steps=steps, done=done, entries=entries, minutes=minutes, last_day=last_day, rows=rows)


def last_change(connection: sqlite3.Connection) -> str:
    """Name the last change of a database: the number of its group and its time; empty where there is none."""
    if "change_group" not in _tables(connection):
        return ""
    row = connection.execute("SELECT id, at_utc FROM change_group ORDER BY id DESC LIMIT 1").fetchone()
    return f"{row[0]} {row[1]}" if row else ""


def strange_parts(connection: sqlite3.Connection, version: int) -> list[tuple[str, str]]:
    """Give (kind, name) of what differs from the schema of that version: added, missing or altered.

    A trigger or a view of somebody else would run with our writes (trust.md 8).
    """
    expected, present = own_schema(version), schema_of(connection)
    return sorted(part for part in expected.keys() | present.keys() if expected.get(part) != present.get(part))


def own_schema(version: int) -> dict[tuple[str, str], str]:
    """Give the schema of one of our versions, as `schema_of` gives that of a database."""
    from matchtrack.storage.migrations import MIGRATIONS  # noqa: PLC0415 - it makes backups, which look into databases

    with contextlib.closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        for number in range(1, version + 1):
            MIGRATIONS[number](fresh)
        return schema_of(fresh)


def schema_of(connection: sqlite3.Connection) -> dict[tuple[str, str], str]:
    """Give the SQL of every table, index, trigger and view by (kind, name)."""
    connection.text_factory = _any_text
    rows = connection.execute("SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'")
    return {(kind, name): sql for kind, name, sql in rows}


def _any_text(text: bytes) -> str:
    """Read what damage has left, too: a text that is no UTF-8 is a finding, not a fault of ours."""
    return text.decode(errors="replace")


def _tables(connection: sqlite3.Connection) -> set[str]:
    rows = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
    )
    return {name for (name,) in rows}
