"""The easiest step that can be done now, in one question: `remind` waits for no planner."""

from __future__ import annotations

from matchtrack.domain.areas import MAX_STEP_MINUTES, MIN_STEP_MINUTES

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt
    import sqlite3


def easiest_ready(
    connection: sqlite3.Connection, today: dt.date, most: int = MAX_STEP_MINUTES
) -> tuple[int, str, int] | None:
    """Give (id, title, minutes left) of the easiest ready step, or None; `domain.pinning` ranks the same way.

    At most `most` minutes are left of it.
    """
    row = connection.execute(
        f"SELECT id, title, MAX({MIN_STEP_MINUTES}, minutes - minutes_logged) AS minutes_left FROM step_view "  # noqa: S608
        "WHERE status IN ('todo', 'started') AND NOT blocked AND (earliest IS NULL OR earliest <= ?) "
        "AND minutes_left <= ? ORDER BY difficulty, minutes_left, status = 'todo', due IS NULL, due, key, id LIMIT 1",
        (today.isoformat(), most),
    ).fetchone()
    return None if row is None else (row[0], row[1], row[2])


def has_begun(connection: sqlite3.Connection) -> bool:
    """Say whether there is a season, from whose first day on the days count."""
    return connection.execute("SELECT 1 FROM season").fetchone() is not None
