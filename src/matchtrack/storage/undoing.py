"""Taking a group of changes back, the last one or an old one: whole, or not at all with what stands in the way.

A row that nobody touched since is put back exactly. Of a step or a big step that was changed elsewhere since, only
the fields that the group changed are put back. Whatever else was touched since stands in the way.
"""

from __future__ import annotations

import sqlite3

from matchtrack.storage import history
from matchtrack.storage.undo_rules import broken_rule, rivals

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from matchtrack.storage.history import Change, Row

    Identity = tuple[object, ...]
    Later = list[tuple[int, Change]]

_FIELDS = {
    "due_day": "due", "due_key": "due", "due_offset": "due", "earliest_day": "earliest", "earliest_key": "earliest",
    "earliest_offset": "earliest", "done_on": "status", "expected": "status", "waiting_on": "status",
}  # fmt: skip
"""Columns that make up one field with others, so that they are only ever put back together."""

_BY_FIELD = ("baby_step", "big_step")
"""Tables whose rows have fields that stand for themselves."""

_AS_A_WHOLE = ("productive_window", "pattern_window", "day_window", "distraction")
"""Lists that are set anew as a whole: half of an old one beside half of a new one would be nobody's."""


class InTheWayError(Exception):
    """Why a group cannot be undone: `reason`, the later `groups` that stand in the way, the last first."""

    def __init__(self, reason: str, groups: Iterable[int] = ()) -> None:
        super().__init__(reason)
        self.reason = reason
        self.groups = tuple(sorted(set(groups), reverse=True))


class Tables:
    """What the schema says of tables: their columns, and what tells their rows apart."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._columns: dict[str, tuple[str, ...]] = {}
        self._keys: dict[str, tuple[str, ...]] = {}

    def columns(self, table: str) -> tuple[str, ...]:
        """Give the names of the columns; none where there is no such table."""
        if table not in self._columns:
            rows = self._connection.execute(f"PRAGMA table_info({table})").fetchall()
            key = sorted((row[5], row[1], row[2]) for row in rows if row[5])
            self._columns[table] = tuple(row[1] for row in rows)
            self._keys[table] = () if [each[2] for each in key] == ["INTEGER"] else tuple(each[1] for each in key)
        return self._columns[table]

    def identity(self, change: Change) -> Identity:
        """Give what names a row for good: its key, where a restored backup may have counted rowids anew."""
        table, row_id, before, after = change
        self.columns(table)
        row = after or before or {}
        key = self._keys[table]
        return (table, *(row.get(name) for name in key)) if key else (table, row_id)

    def find(self, identity: Identity) -> tuple[int, Row] | None:
        """Give the rowid and the present content of a row, or None where there is none."""
        table = str(identity[0])
        columns = self.columns(table)
        where = "WHERE " + (" AND ".join(f"{name} IS ?" for name in self._keys[table]) or "rowid = ?")
        row = self._connection.execute(f"SELECT rowid, * FROM {table} {where}", identity[1:]).fetchone()  # noqa: S608
        return None if row is None else (row[0], dict(zip(columns, row[1:], strict=True)))


def take_back(connection: sqlite3.Connection, group: int) -> None:
    """Undo a group of changes, last first, inside the caller's transaction; it is logged as a group of its own.

    Raises:
        InTheWayError: It cannot be taken back whole; the caller rolls back.
    """
    tables = Tables(connection)
    changes = history.changes_of(connection, group)
    later = history.changes_that_count_since(connection, group)
    for table in {change.table for change in changes}:
        if not tables.columns(table):
            raise InTheWayError("it was written by another version of matchtrack, in a way that this one cannot read")
    touched = _touched_since(tables, changes, later)
    own = history.own_group(connection)
    connection.execute("PRAGMA defer_foreign_keys=ON")
    for change in reversed(changes):
        try:
            _invert(connection, tables, change, by_field=tables.identity(change) in touched)
        except sqlite3.IntegrityError as error:
            reason, found = rivals(connection, change, str(error))
            raise InTheWayError(reason, _groups_of(tables, later, found)) from None
    _check(connection, tables, changes, later, own)
    history.mark_undone(connection, group)


def _touched_since(tables: Tables, changes: Sequence[Change], later: Later) -> set[Identity]:
    """Give the rows of which only some fields may be put back; refuse where that is not enough."""
    net: dict[Identity, tuple[Row | None, Row | None]] = {}
    for change in changes:
        before, _ = net.get(tables.identity(change), (change.before, None))
        net[tables.identity(change)] = (before, change.after)
    made_anew = {tables.identity(change) for _, change in later if change.before is None or change.after is None}
    touched, blocked = set(), set()
    for identity, (before, after) in net.items():
        found = tables.find(identity)
        now = found and found[1]
        if _same(now, after):
            continue
        touched.add(identity)
        if identity in made_anew or not _can_merge(str(identity[0]), before, after, now):
            blocked.add(identity)
    whole = {str(identity[0]) for identity in net} & set(_AS_A_WHOLE)
    groups = {number for number, change in later if change.table in whole or tables.identity(change) in blocked}
    if blocked or groups:
        raise InTheWayError("later changes stand on it", groups)
    return touched


def _same(now: Row | None, then: Row | None) -> bool:
    """Compare a row with a logged one; columns that only one of them has were added or taken away since."""
    if now is None or then is None:
        return now is then
    return all(now[name] == value for name, value in then.items() if name in now)


def _can_merge(table: str, before: Row | None, after: Row | None, now: Row | None) -> bool:
    """Say whether the fields that a group changed are as it left them."""
    if table not in _BY_FIELD or before is None or after is None or now is None:
        return False
    ours = {_FIELDS.get(name, name) for name in after if after[name] != before.get(name)} - {"version"}
    theirs = {_FIELDS.get(name, name) for name in after if name in now and after[name] != now[name]}
    return not ours & theirs


def _invert(connection: sqlite3.Connection, tables: Tables, change: Change, *, by_field: bool) -> None:
    """Take back the change of one row; table and column names come from our own triggers."""
    table, row_id, before, after = change
    found = tables.find(tables.identity(change))
    if before is None:
        if found:
            connection.execute(f"DELETE FROM {table} WHERE rowid = ?", (found[0],))  # noqa: S608
        return
    known = {name: value for name, value in before.items() if name in tables.columns(table)}
    if after is None:
        _insert(connection, table, row_id, known)
        return
    known = {name: value for name, value in known.items() if value != after.get(name)}
    if by_field and found and "version" in found[1]:
        known["version"] = int(str(found[1]["version"])) + 1
    if known and found:
        assignments = ", ".join(f"{column} = ?" for column in known)
        connection.execute(f"UPDATE {table} SET {assignments} WHERE rowid = ?", (*known.values(), found[0]))  # noqa: S608


def _insert(connection: sqlite3.Connection, table: str, row_id: int, row: Mapping[str, object]) -> None:
    """Put a row back under its own rowid, unless another row has that by now and it needs none of its own."""
    taken = connection.execute(f"SELECT 1 FROM {table} WHERE rowid = ?", (row_id,)).fetchone()  # noqa: S608
    named = row if taken or "id" in row else {"rowid": row_id, **row}
    columns, marks = ", ".join(named), ", ".join("?" * len(named))
    connection.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", tuple(named.values()))  # noqa: S608


def _check(connection: sqlite3.Connection, tables: Tables, changes: Sequence[Change], later: Later, own: int) -> None:
    """Refuse an undo that reaches rows of others, leaves a loose end, or breaks a rule of the season."""
    ours = {tables.identity(change) for change in changes}
    written = history.changes_of(connection, own)
    reached = {tables.identity(change) for change in written} - ours
    if reached:
        groups = {number for number, change in later if tables.identity(change) in reached}
        raise InTheWayError("later changes use what it would take away", groups)
    for table in {change.table for change in written}:
        loose = connection.execute(f"PRAGMA foreign_key_check({table})").fetchone()
        if loose:
            raise InTheWayError(f"it leans on something that is no longer there ({loose[2]})")
    loose = _loose_ends(connection, written)
    if loose:
        raise InTheWayError("later changes use what it would take away", _groups_of(tables, later, loose))
    rule = broken_rule(connection, written)
    if rule:
        raise InTheWayError(rule[0], {number for number, change in later if change.table in rule[1]})


def _loose_ends(connection: sqlite3.Connection, written: Sequence[Change]) -> list[tuple[str, int]]:
    """Give the table and the rowid of each row that leans on one that was taken away."""
    gone = {table for table, _, _, after in written if after is None}
    return [
        (table, loose[1])
        for (table,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        if gone & {link[2] for link in connection.execute(f"PRAGMA foreign_key_list({table})")}
        for loose in connection.execute(f"PRAGMA foreign_key_check({table})")
    ]


def _groups_of(tables: Tables, later: Later, rows: Iterable[tuple[str, int]]) -> set[int]:
    """Give the later groups that changed one of these rows."""
    wanted = set(rows)
    return {
        number for number, change in later if (change.table, change.row_id) in wanted and tables.columns(change.table)
    }
