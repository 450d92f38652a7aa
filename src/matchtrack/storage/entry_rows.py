"""The momentum entries themselves: listed, corrected, taken away."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt
    import sqlite3
    from typing import Any

    from matchtrack.domain.step_name import StepName

_ENTRIES = (
    "SELECT e.id, e.step_id, e.step_key, e.step_title, e.area, e.minutes, e.day, e.started_utc, e.ended_utc, "
    "e.utc_offset_minutes, e.source, e.late, e.note, a.focus, a.distracted_by "
    "FROM momentum_entry e LEFT JOIN session_answer a ON a.entry_id = e.id "
)


def entries_between(connection: sqlite3.Connection, first: dt.date, last: dt.date) -> list[tuple[Any, ...]]:
    """Give the entries of these momentum days, both included, in the order in which they were worked or written."""
    return connection.execute(
        f"{_ENTRIES} WHERE e.day BETWEEN ? AND ? ORDER BY e.day, COALESCE(e.started_utc, e.logged_utc), e.id",
        (first.isoformat(), last.isoformat()),
    ).fetchall()


def entry_by_id(connection: sqlite3.Connection, entry_id: int) -> tuple[Any, ...] | None:
    """Give one entry, or None."""
    row: tuple[Any, ...] | None = connection.execute(f"{_ENTRIES} WHERE e.id = ?", (entry_id,)).fetchone()
    return row


def set_minutes(connection: sqlite3.Connection, entry_id: int, minutes: int, ended_utc: str | None, late: bool) -> None:
    """Correct the minutes of an entry, and with them its end where it has one."""
    connection.execute(
        "UPDATE momentum_entry SET minutes = ?, ended_utc = ?, late = ? WHERE id = ?",
        (minutes, ended_utc, int(late), entry_id),
    )


def set_step(connection: sqlite3.Connection, entry_id: int, step: StepName) -> None:
    """Give an entry to another step."""
    connection.execute(
        "UPDATE momentum_entry SET step_id = ?, step_key = ?, step_title = ?, area = ? WHERE id = ?",
        (step.id, step.key, step.title, step.area, entry_id),
    )


def set_note(connection: sqlite3.Connection, entry_id: int, note: str) -> None:
    """Change the note of an entry."""
    connection.execute("UPDATE momentum_entry SET note = ? WHERE id = ?", (note, entry_id))


def delete_entry(connection: sqlite3.Connection, entry_id: int) -> None:
    """Take an entry away, and what was said of its session first, so that undo puts the entry back first."""
    connection.execute("DELETE FROM session_answer WHERE entry_id = ?", (entry_id,))
    connection.execute("DELETE FROM momentum_entry WHERE id = ?", (entry_id,))
