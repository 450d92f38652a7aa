"""Evening pictures: what was seen, how strongly, and what may have stopped the user."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import sqlite3


class PictureRow(NamedTuple):
    """The picture of one evening; `strength` is 1 to 5, or None where it was not told."""

    day: dt.date
    obstacle: str
    answer: str
    strength: int | None


def last_pictures(connection: sqlite3.Connection, count: int) -> list[PictureRow]:
    """Give the last pictures, the newest first."""
    rows = connection.execute(
        "SELECT day, obstacle, answer, strength FROM evening_picture ORDER BY day DESC LIMIT ?", (count,)
    )
    return [
        PictureRow(dt.date.fromisoformat(day), obstacle, answer, strength) for day, obstacle, answer, strength in rows
    ]


def save_picture(
    connection: sqlite3.Connection, day: dt.date, seen_utc: str, *, obstacle: str, answer: str, strength: int | None
) -> None:
    """Write the picture of an evening; a second one of the same evening takes its place."""
    connection.execute(
        "INSERT INTO evening_picture (day, seen_utc, obstacle, answer, strength) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (day) DO UPDATE SET seen_utc = excluded.seen_utc, obstacle = excluded.obstacle, "
        "answer = excluded.answer, strength = excluded.strength",
        (day.isoformat(), seen_utc, obstacle, answer, strength),
    )


def last_distractions(connection: sqlite3.Connection, since: dt.date) -> list[str]:
    """Give what distracted since a day, the most frequent first."""
    rows = connection.execute(
        "SELECT a.distracted_by FROM session_answer a JOIN momentum_entry e ON e.id = a.entry_id "
        "WHERE a.distracted_by <> '' AND e.day >= ? GROUP BY a.distracted_by ORDER BY count(*) DESC, max(e.id) DESC",
        (since.isoformat(),),
    )
    return [name for (name,) in rows]


def last_reasons(connection: sqlite3.Connection, since: dt.date) -> list[str]:
    """Give why days were left early since a day, the latest first."""
    rows = connection.execute(
        "SELECT reason FROM day_left WHERE reason <> '' AND day >= ? GROUP BY reason ORDER BY max(id) DESC",
        (since.isoformat(),),
    )
    return [reason for (reason,) in rows]
