"""The running timer and its pauses, in plain SQL like every daily write."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3


def read_course(
    connection: sqlite3.Connection,
) -> tuple[int, str, int | None, str | None, str, int | None] | None:
    """Give (step id, started_utc, planned minutes, resumed_utc, boot, awake seconds) of the timer, or None.

    `resumed_utc` is None in a pause. A timer that an earlier matchtrack began has run since its start.
    """
    row = connection.execute(
        "SELECT t.step_id, t.started_utc, c.planned_minutes, "
        "CASE WHEN c.timer_id IS NULL THEN t.started_utc ELSE c.resumed_utc END, COALESCE(c.boot, ''), c.awake_seconds "
        "FROM running_timer t LEFT JOIN timer_course c ON c.timer_id = t.id"
    ).fetchone()
    return None if row is None else (row[0], row[1], row[2], row[3], row[4], row[5])


def read_stretches(connection: sqlite3.Connection) -> list[tuple[str, int]]:
    """Give (begun_utc, seconds) of the stretches that pauses ended, the first one first."""
    return connection.execute("SELECT begun_utc, seconds FROM timer_stretch ORDER BY id").fetchall()


def add_course(
    connection: sqlite3.Connection, planned: int | None, resumed_utc: str | None, awake: tuple[str, float] | None
) -> None:
    """Write how the timer goes; `awake` is what the awake clock says at the begin of the stretch."""
    boot, seconds = ("", None) if awake is None else (awake[0], int(awake[1]))
    connection.execute(
        "INSERT INTO timer_course (timer_id, planned_minutes, resumed_utc, boot, awake_seconds) VALUES (1, ?, ?, ?, ?) "
        "ON CONFLICT (timer_id) DO UPDATE SET resumed_utc = excluded.resumed_utc, boot = excluded.boot, "
        "awake_seconds = excluded.awake_seconds",
        (planned, resumed_utc, boot, seconds),
    )


def add_stretch(connection: sqlite3.Connection, begun_utc: str, seconds: int) -> None:
    """Keep a stretch that a pause ended."""
    connection.execute(
        "INSERT INTO timer_stretch (timer_id, begun_utc, seconds) VALUES (1, ?, ?)", (begun_utc, seconds)
    )


def remove_timer(connection: sqlite3.Connection) -> None:
    """Take the timer away with its stretches, the parts before the whole, so that undo puts the whole back first."""
    connection.execute("DELETE FROM timer_stretch")
    connection.execute("DELETE FROM timer_course")
    connection.execute("DELETE FROM running_timer")


def minutes_logged(connection: sqlite3.Connection, step_id: int) -> int:
    """Give the minutes that a step has in the log."""
    row = connection.execute(
        "SELECT COALESCE(SUM(minutes), 0) FROM momentum_entry WHERE step_id = ?", (step_id,)
    ).fetchone()
    return int(row[0])
