"""The rules that an undo of an old change must not break, and what stands there where the schema refuses it."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from matchtrack.storage.history import Change

_CIRCLE = """
SELECT 1 FROM (
    WITH RECURSIVE needed (id) AS (
        SELECT needs_id FROM prerequisite WHERE step_id = ?
        UNION SELECT p.needs_id FROM prerequisite p JOIN needed n ON p.step_id = n.id
    )
    SELECT id FROM needed
) WHERE id = ?
"""
_FULL_DAY = "SELECT 1 FROM momentum_entry WHERE day = ? GROUP BY day HAVING sum(minutes) > 1440"
_SETTLED_TIMER = (
    "SELECT 1 FROM running_timer t JOIN baby_step s ON s.id = t.step_id WHERE s.status IN ('done', 'dropped')"
)

_OVERLAPS = {
    "momentum_entry": (
        "its time belongs to another entry now", "WHERE started_utc < ? AND ended_utc > ?", "ended_utc", "started_utc",
    ),
    "day_off": (
        "its days lie in other days off now", "WHERE first_day <= ? AND last_day >= ?", "last_day", "first_day",
    ),
    "pattern_use": (
        "another pattern holds on its days now", "WHERE first_day <= ? AND last_day >= ?", "last_day", "first_day",
    ),
}  # fmt: skip
"""Table to the reason, and to how a row is found that shares time with (end, beginning)."""

_UNIQUE = "UNIQUE constraint failed: "


def rivals(connection: sqlite3.Connection, change: Change, error: str) -> tuple[str, list[tuple[str, int]]]:
    """Say why the schema refuses to put a row back, and give the table and the rowid of those that it collides with."""
    table, row_id, before, _ = change
    row = before or {}
    if table in _OVERLAPS and ("overlap" in error or "share a day" in error):
        reason, where, *ends = _OVERLAPS[table]
        return reason, _found(connection, table, where, [row.get(end) for end in ends], row_id)
    if error.startswith(_UNIQUE):
        names = [part.partition(".")[2] for part in error.removeprefix(_UNIQUE).split(", ")]
        where = "WHERE " + " AND ".join(f"{name} = ?" for name in names)
        found = _found(connection, table, where, [row.get(name) for name in names], -1)
        return "something else has its place now", found
    return f"a rule of the database forbids it ({error})", []


def _found(
    connection: sqlite3.Connection, table: str, where: str, values: Sequence[object], but: int
) -> list[tuple[str, int]]:
    rows = connection.execute(f"SELECT rowid FROM {table} {where}", tuple(values))  # noqa: S608
    return [(table, row_id) for (row_id,) in rows if row_id != but]


def broken_rule(connection: sqlite3.Connection, written: Sequence[Change]) -> tuple[str, tuple[str, ...]] | None:
    """Name a rule that only the services know and that an undo broke, with the tables that it stands on."""
    tables = {change.table for change in written}
    if tables & {"baby_step", "running_timer"} and connection.execute(_SETTLED_TIMER).fetchone():
        return "the timer runs on a step that would be done or dropped", ("running_timer",)
    for day in _values(written, "momentum_entry", "day"):
        if connection.execute(_FULL_DAY, (day,)).fetchone():
            return f"{day} would have more minutes than a day has", ("momentum_entry",)
    for step, needs in {pair for change in written if (pair := _link(change))}:
        if connection.execute(_CIRCLE, (needs, step)).fetchone():
            return "steps would wait for each other in a circle", ("prerequisite",)
    return None


def _values(written: Sequence[Change], table: str, name: str) -> Iterator[object]:
    yield from {change.after[name] for change in written if change.table == table and change.after}


def _link(change: Change) -> tuple[object, object] | None:
    after = change.after
    return (after["step_id"], after["needs_id"]) if change.table == "prerequisite" and after else None
