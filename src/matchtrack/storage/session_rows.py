"""What the user said of a timed session: how focused it was, and what distracted."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3


def entry_title(connection: sqlite3.Connection, entry_id: int) -> str | None:
    """Give the title of the step that an entry was written for, or None where there is no such entry."""
    row = connection.execute("SELECT step_title FROM momentum_entry WHERE id = ?", (entry_id,)).fetchone()
    return None if row is None else str(row[0])


def save_answer(connection: sqlite3.Connection, entry_id: int, focus: int | None, distracted_by: str | None) -> None:
    """Keep an answer; what it leaves open stays as it was answered before."""
    connection.execute(
        "INSERT INTO session_answer (entry_id, focus, distracted_by) VALUES (?, ?, ?) ON CONFLICT (entry_id) DO UPDATE "
        "SET focus = COALESCE(excluded.focus, focus), distracted_by = COALESCE(excluded.distracted_by, distracted_by)",
        (entry_id, focus, distracted_by),
    )


def focus_rows(connection: sqlite3.Connection) -> list[tuple[str, int, int, int]]:
    """Give (started_utc, offset from UTC in minutes, minutes, focus) of every timed session with a focus."""
    return connection.execute(
        "SELECT e.started_utc, e.utc_offset_minutes, e.minutes, a.focus FROM session_answer a "
        "JOIN momentum_entry e ON e.id = a.entry_id "
        "WHERE a.focus IS NOT NULL AND e.started_utc IS NOT NULL ORDER BY e.started_utc"
    ).fetchall()
