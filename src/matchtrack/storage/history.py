"""Undo from the change log, which triggers write whoever makes the change."""

from __future__ import annotations

import re

from matchtrack.errors import NotSoError

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

_LAST = """
SELECT g.id, g.title FROM change_group g
WHERE g.undoes IS NULL AND g.undone_by IS NULL AND EXISTS (SELECT 1 FROM change_log c WHERE c.group_id = g.id)
ORDER BY g.id DESC LIMIT 1
"""


_FIELD = re.compile(r"(\w+)=(NULL|-?\d+|'(?:[^']|'')*')(?:,|$)")


def read_row(text: str) -> dict[str, object]:
    """Read a row of the change log: `name=literal`, comma separated, as SQLite's quote() writes literals."""
    row: dict[str, object] = {}
    for name, literal in _FIELD.findall(text):
        if literal == "NULL":
            row[name] = None
        else:
            row[name] = literal[1:-1].replace("''", "'") if literal[0] == "'" else int(literal)
    return row


def last_change(connection: sqlite3.Connection) -> tuple[int, str]:
    """Give the group and the title of the last change that is not undone.

    Raises:
        NotSoError: There is nothing to undo.
    """
    row = connection.execute(_LAST).fetchone()
    if row is None:
        raise NotSoError("There is nothing to undo.")
    return row[0], row[1]


def made_the_season(connection: sqlite3.Connection, group: int) -> bool:
    """Say whether a group of changes made the season itself."""
    row = connection.execute(
        "SELECT 1 FROM change_log WHERE group_id = ? AND table_name = 'season' AND before IS NULL", (group,)
    ).fetchone()
    return row is not None


def undo_group(connection: sqlite3.Connection, group: int) -> None:
    """Take a group of changes back, last first, inside the caller's transaction; it is logged as a group of its own."""
    connection.execute("PRAGMA defer_foreign_keys=ON")
    rows = connection.execute(
        "SELECT table_name, row_id, before, after FROM change_log WHERE group_id = ? ORDER BY id DESC", (group,)
    ).fetchall()
    for table, row_id, before, after in rows:
        _invert(connection, table, row_id, read_row(before) if before else None, exists_now=after is not None)
    (own,) = connection.execute("SELECT max(id) FROM change_group").fetchone()
    connection.execute("UPDATE change_group SET undoes = ? WHERE id = ?", (group, own))
    connection.execute("UPDATE change_group SET undone_by = ? WHERE id = ?", (own, group))


def _invert(
    connection: sqlite3.Connection, table: str, row_id: int, before: Mapping[str, object] | None, *, exists_now: bool
) -> None:
    """Put one row back to what it was; table and column names come from our own triggers."""
    if before is None:
        connection.execute(f"DELETE FROM {table} WHERE rowid = ?", (row_id,))  # noqa: S608
        return
    if exists_now:
        assignments = ", ".join(f"{column} = ?" for column in before)
        connection.execute(f"UPDATE {table} SET {assignments} WHERE rowid = ?", (*before.values(), row_id))  # noqa: S608
        return
    columns = ", ".join(["rowid", *before]) if "id" not in before else ", ".join(before)
    values = (row_id, *before.values()) if "id" not in before else tuple(before.values())
    marks = ", ".join("?" * len(values))
    connection.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", values)  # noqa: S608
