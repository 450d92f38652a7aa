"""What the choice for today is made of; `log` without a step stands on it, so it loads nothing that costs."""

from __future__ import annotations

import datetime as dt

from matchtrack.domain.areas import HARD_FROM, MIN_STEP_MINUTES

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

_NOT_BLOCKED = (
    "NOT EXISTS (SELECT 1 FROM prerequisite p WHERE p.step_id = step_view.id "
    "AND p.needs_id NOT IN (SELECT id FROM baby_step WHERE status IN ('done', 'dropped')))"
)
"""As `blocked` of the view, but out of two indexes alone: half the time where most steps are blocked."""


def ready_rows(
    connection: sqlite3.Connection, today: dt.date, *, hard: bool, limit: int
) -> list[tuple[int, str, int, int, bool, bool, dt.date | None]]:
    """Give the first ready steps as (id, key, minutes left, difficulty, boring, started, due).

    The order is a first sieve of `domain.pinning`'s rank, so that a plan of thousands is never loaded whole.
    """
    kind = f"difficulty {'>=' if hard else '<'} {HARD_FROM}"
    rank = (
        "difficulty DESC, boring DESC, minutes_left DESC, due IS NULL, due, key"
        if hard
        else "due IS NULL, due, difficulty, key"
    )
    rows = connection.execute(
        f"SELECT id, key, MAX({MIN_STEP_MINUTES}, minutes - minutes_logged) AS minutes_left, difficulty, boring, "  # noqa: S608
        f"status = 'started', due FROM step_view WHERE status IN ('todo', 'started') AND {kind} "
        f"AND (earliest IS NULL OR earliest <= ?) AND {_NOT_BLOCKED} ORDER BY status = 'started' DESC, {rank} LIMIT ?",
        (today.isoformat(), limit),
    )
    return [(*row[:4], bool(row[4]), bool(row[5]), dt.date.fromisoformat(row[6]) if row[6] else None) for row in rows]


def read_windows(connection: sqlite3.Connection) -> list[tuple[int, int, int]]:
    """Give the productive windows as (weekday, start minute, end minute), in order."""
    return connection.execute(
        "SELECT weekday, start_minute, end_minute FROM productive_window ORDER BY weekday, start_minute"
    ).fetchall()


def read_other_minutes(connection: sqlite3.Connection) -> dict[int, int]:
    """Give the other minutes by weekday (0 is Monday)."""
    return dict(connection.execute("SELECT weekday, minutes FROM other_minutes").fetchall())


def easy_minutes_of_day(connection: sqlite3.Connection, day: dt.date) -> int:
    """Give the minutes that a momentum day has on easy steps: they come off its other minutes."""
    row = connection.execute(
        "SELECT TOTAL(e.minutes) FROM momentum_entry e JOIN baby_step s ON s.id = e.step_id "
        "WHERE e.day = ? AND s.difficulty < ?",
        (day.isoformat(), HARD_FROM),
    ).fetchone()
    return int(row[0])
