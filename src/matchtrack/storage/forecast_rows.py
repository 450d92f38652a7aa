"""What the log knows for the forecast: how long finished steps really took, and what was done since a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchtrack.domain.areas import MIN_STEP_MINUTES

if TYPE_CHECKING:
    import datetime as dt
    import sqlite3


def finished_steps(connection: sqlite3.Connection, before: dt.date) -> list[tuple[int, int]]:
    """Give (estimated, logged) minutes of the steps that were done before a day, the last done last.

    One without a logged minute says nothing: it may have been done before the plan was there.
    """
    return connection.execute(
        "SELECT s.minutes, SUM(e.minutes) FROM baby_step s JOIN momentum_entry e ON e.step_id = s.id "
        "WHERE s.status = 'done' AND s.done_on < ? GROUP BY s.id ORDER BY s.done_on, s.id",
        (before.isoformat(),),
    ).fetchall()


def estimate_done_since(connection: sqlite3.Connection, since: dt.date) -> int:
    """Give by how many estimated minutes the work got less from the beginning of a day on."""
    rows = connection.execute(
        "SELECT s.minutes, s.status IN ('todo', 'started'), TOTAL(CASE WHEN e.day < :since THEN e.minutes END), "
        "TOTAL(e.minutes) FROM baby_step s LEFT JOIN momentum_entry e ON e.step_id = s.id "
        "WHERE s.done_on >= :since OR (s.status IN ('todo', 'started', 'waiting') "
        "AND s.id IN (SELECT step_id FROM momentum_entry WHERE day >= :since)) GROUP BY s.id",
        {"since": since.isoformat()},
    )
    return sum(
        _minutes_left(minutes, before) - (_minutes_left(minutes, now) if goes_on else 0)
        for minutes, goes_on, before, now in rows
    )


def _minutes_left(minutes: int, logged: float) -> int:
    return max(MIN_STEP_MINUTES, minutes - int(logged))
