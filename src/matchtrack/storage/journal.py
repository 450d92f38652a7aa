"""The daily writes and the reads they need, in plain SQL: SQLAlchemy would cost twenty times the command."""

from __future__ import annotations

import datetime as dt

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

    from matchtrack.domain.step_name import StepName


def minutes_by_day(connection: sqlite3.Connection) -> dict[dt.date, int]:
    """Give the logged minutes of every momentum day that has any."""
    rows = connection.execute("SELECT day, SUM(minutes) FROM momentum_entry GROUP BY day")
    return {dt.date.fromisoformat(day): minutes for day, minutes in rows}


def minutes_of_day(connection: sqlite3.Connection, day: dt.date) -> int:
    """Give the minutes logged on one momentum day."""
    row = connection.execute(
        "SELECT COALESCE(SUM(minutes), 0) FROM momentum_entry WHERE day = ?", (day.isoformat(),)
    ).fetchone()
    return int(row[0])


def overlapping_entries(connection: sqlite3.Connection, started_utc: str, ended_utc: str) -> list[tuple[str, str, str]]:
    """Give (title, started_utc, ended_utc) of every entry that shares time with the span, the earliest first."""
    return connection.execute(
        "SELECT step_title, started_utc, ended_utc FROM momentum_entry WHERE ended_utc > ? AND started_utc < ? "
        "ORDER BY started_utc",
        (started_utc, ended_utc),
    ).fetchall()


def other_offsets(connection: sqlite3.Connection, day: dt.date, zone: str) -> list[int]:
    """Give the offsets, in minutes ahead of UTC, of the zones other than `zone` in which a day has entries."""
    rows = connection.execute(
        "SELECT DISTINCT utc_offset_minutes FROM momentum_entry WHERE day = ? AND zone <> ?", (day.isoformat(), zone)
    )
    return [offset for (offset,) in rows]


def add_entry(
    connection: sqlite3.Connection,
    step: StepName,
    *,
    minutes: int,
    day: dt.date,
    span_utc: tuple[str, str] | None,
    logged_utc: str,
    zone: str,
    utc_offset_minutes: int,
    source: str,
    late: bool,
    note: str,
) -> int:
    """Write a momentum entry and give its id; the day and the zone stay as they are now, for good."""
    started, ended = span_utc or (None, None)
    cursor = connection.execute(
        "INSERT INTO momentum_entry (step_id, step_key, step_title, area, minutes, day, started_utc, ended_utc, "
        "logged_utc, zone, utc_offset_minutes, source, late, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            step.id, step.key, step.title, step.area, minutes, day.isoformat(), started, ended,
            logged_utc, zone, utc_offset_minutes, source, int(late), note,
        ),
    )  # fmt: skip
    mark_started(connection, step.id)
    return int(cursor.lastrowid or 0)


def mark_started(connection: sqlite3.Connection, step_id: int) -> None:
    """Turn a step that is still to do into a started one."""
    connection.execute(
        "UPDATE baby_step SET status = 'started', version = version + 1 WHERE id = ? AND status = 'todo'",
        (step_id,),
    )


def set_status(connection: sqlite3.Connection, step_id: int, status: str, *, done_on: dt.date | None = None) -> None:
    """Move a step to another status; `done_on` belongs to 'done' alone."""
    connection.execute(
        "UPDATE baby_step SET status = ?, done_on = ?, expected = NULL, version = version + 1 WHERE id = ?",
        (status, done_on.isoformat() if done_on else None, step_id),
    )


def set_waiting(connection: sqlite3.Connection, step_id: int, waiting_on: str, expected: dt.date | None) -> None:
    """Say that a step now lies with somebody else, and when the answer is expected."""
    connection.execute(
        "UPDATE baby_step SET status = 'waiting', done_on = NULL, waiting_on = ?, expected = ?, version = version + 1 "
        "WHERE id = ?",
        (waiting_on, expected.isoformat() if expected else None, step_id),
    )


def version_of(connection: sqlite3.Connection, step_id: int) -> int:
    """Give the number that every change of a step raises."""
    (version,) = connection.execute("SELECT version FROM baby_step WHERE id = ?", (step_id,)).fetchone()
    return int(version)


def running_timer(connection: sqlite3.Connection) -> tuple[int, str] | None:
    """Give (step id, started_utc) of the timer that runs, or None."""
    row = connection.execute("SELECT step_id, started_utc FROM running_timer").fetchone()
    return None if row is None else (row[0], row[1])


def start_timer(connection: sqlite3.Connection, step_id: int, started_utc: str) -> None:
    """Let the timer run on a step; there is at most one."""
    connection.execute("INSERT INTO running_timer (id, step_id, started_utc) VALUES (1, ?, ?)", (step_id, started_utc))
    mark_started(connection, step_id)


def next_of_big_step(connection: sqlite3.Connection, step_id: int, today: dt.date) -> StepName | None:
    """Give the next ready baby step of the same big step (method.md 5), or None."""
    from matchtrack.storage.finding import step_by_id  # noqa: PLC0415 - only after a step is done

    row = connection.execute(
        "SELECT n.id FROM step_view n JOIN baby_step d ON d.big_step_id = n.big_step_id "
        "WHERE d.id = ? AND n.status IN ('todo', 'started') AND NOT n.blocked "
        "AND (n.earliest IS NULL OR n.earliest <= ?) ORDER BY n.position, n.id LIMIT 1",
        (step_id, today.isoformat()),
    ).fetchone()
    return None if row is None else step_by_id(connection, row[0])
