"""The change log, which triggers write whoever makes the change: its groups and its rows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from matchtrack.errors import NotSoError

if TYPE_CHECKING:
    import sqlite3

Row = dict[str, object]


class Change(NamedTuple):
    """One row of a table, by rowid, before and after a change; None where there was none."""

    table: str
    row_id: int
    before: Row | None
    after: Row | None


class Group(NamedTuple):
    """Changes that were made together.

    `source` is the face; `undoes` is the group that it undid, and `undid_before` what that one had undone itself;
    `undone_by` is the group that undid it.
    """

    id: int
    at_utc: str
    source: str
    title: str
    undoes: int | None
    undone_by: int | None
    undid_before: int | None


_LAST = """
SELECT g.id, g.title FROM change_group g
WHERE g.undoes IS NULL AND g.undone_by IS NULL AND EXISTS (SELECT 1 FROM change_log c WHERE c.group_id = g.id)
ORDER BY g.id DESC LIMIT 1
"""

_LAST_UNDO = """
SELECT u.id, g.title FROM change_group u JOIN change_group g ON g.id = u.undoes
WHERE u.undone_by IS NULL AND g.undoes IS NULL AND NOT EXISTS (
    SELECT 1 FROM change_group n
    WHERE n.id > u.id AND n.undoes IS NULL AND EXISTS (SELECT 1 FROM change_log c WHERE c.group_id = n.id)
)
ORDER BY u.id DESC LIMIT 1
"""

_GROUPS = """
SELECT g.id, g.at_utc, g.source, g.title, g.undoes, g.undone_by, t.undoes
FROM change_group g LEFT JOIN change_group t ON t.id = g.undoes
WHERE (g.undoes IS NULL OR ?) AND EXISTS (SELECT 1 FROM change_log c WHERE c.group_id = g.id)
ORDER BY g.id DESC LIMIT ?
"""

_FIELD = re.compile(r"(\w+)=(NULL|-?\d[\d.e+-]*|X'[0-9A-F]*'|'(?:[^']|'')*')(?:,|$)")


LARGE_GROUP = 100
"""Changed rows, beyond which a group is as much as an import."""


def read_row(text: str) -> Row:
    """Read a row of the change log: `name=literal`, comma separated, as SQLite's quote() writes literals."""
    return {name: _value(literal) for name, literal in _FIELD.findall(text)}


def _value(literal: str) -> object:
    if literal == "NULL":
        return None
    if literal[0] == "'":
        return literal[1:-1].replace("''", "'")
    if literal[0] == "X":
        return bytes.fromhex(literal[2:-1])
    return int(literal) if literal.lstrip("-").isdigit() else float(literal)


def last_change(connection: sqlite3.Connection) -> tuple[int, str]:
    """Give the group and the title of the last change that is not undone.

    Raises:
        NotSoError: There is nothing to undo.
    """
    row = connection.execute(_LAST).fetchone()
    if row is None:
        raise NotSoError("There is nothing to undo.")
    return row[0], row[1]


def last_undo(connection: sqlite3.Connection) -> tuple[int, str] | None:
    """Give the group of the last undo that redo would take back, and the title of what was undone.

    A new change ends that, as in every editor: then there is none.
    """
    row = connection.execute(_LAST_UNDO).fetchone()
    return None if row is None else (row[0], row[1])


def groups(connection: sqlite3.Connection, limit: int, *, every: bool) -> list[Group]:
    """Give the last groups that changed anything, the last first; with `every` also undoes and redoes."""
    return list(map(Group._make, connection.execute(_GROUPS, (every, limit))))


def group_by_id(connection: sqlite3.Connection, group: int) -> Group | None:
    """Give a group, or None where there is none or it changed nothing."""
    row = connection.execute(
        "SELECT g.id, g.at_utc, g.source, g.title, g.undoes, g.undone_by, t.undoes "
        "FROM change_group g LEFT JOIN change_group t ON t.id = g.undoes "
        "WHERE g.id = ? AND EXISTS (SELECT 1 FROM change_log c WHERE c.group_id = g.id)",
        (group,),
    ).fetchone()
    return None if row is None else Group._make(row)


def changes_of(connection: sqlite3.Connection, group: int) -> list[Change]:
    """Give the changes of a group, the first first."""
    rows = connection.execute(
        "SELECT table_name, row_id, before, after FROM change_log WHERE group_id = ? ORDER BY id", (group,)
    )
    return [_change(*row) for row in rows]


def _change(table: str, row_id: int, before: str | None, after: str | None) -> Change:
    return Change(
        table, row_id, None if before is None else read_row(before), None if after is None else read_row(after)
    )


def changes_that_count_since(connection: sqlite3.Connection, group: int) -> list[tuple[int, Change]]:
    """Give the later changes with their groups, without those that were undone meanwhile and the undoes of them."""
    rows = connection.execute(
        "SELECT c.group_id, c.table_name, c.row_id, c.before, c.after FROM change_log c "
        "JOIN change_group g ON g.id = c.group_id "
        "WHERE c.group_id > ? AND g.undone_by IS NULL AND (g.undoes IS NULL OR g.undoes <= ?) ORDER BY c.id",
        (group, group),
    )
    return [(later, _change(*row)) for later, *row in rows]


def is_large(connection: sqlite3.Connection, group: int) -> bool:
    """Say whether a group changed so many rows that a backup is made before it is undone."""
    found = connection.execute(
        "SELECT 1 FROM change_log WHERE group_id = ? LIMIT 1 OFFSET ?", (group, LARGE_GROUP)
    ).fetchone()
    return found is not None


def made_the_season(connection: sqlite3.Connection, group: int) -> bool:
    """Say whether a group of changes made the season itself."""
    row = connection.execute(
        "SELECT 1 FROM change_log WHERE group_id = ? AND table_name = 'season' AND before IS NULL", (group,)
    ).fetchone()
    return row is not None


def own_group(connection: sqlite3.Connection) -> int:
    """Give the group of the transaction that runs."""
    (own,) = connection.execute("SELECT max(id) FROM change_group").fetchone()
    return int(own)


def mark_undone(connection: sqlite3.Connection, group: int) -> None:
    """Write down that the running transaction undid a group; where that was an undo, what it undid is done again."""
    own = own_group(connection)
    connection.execute("UPDATE change_group SET undoes = ? WHERE id = ?", (group, own))
    connection.execute("UPDATE change_group SET undone_by = ? WHERE id = ?", (own, group))
    connection.execute("UPDATE change_group SET undone_by = NULL WHERE undone_by = ?", (group,))
