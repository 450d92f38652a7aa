"""Days that the user left below the floor, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    import sqlite3


def add_day_left(
    connection: sqlite3.Connection, day: dt.date, left_utc: str, *, minutes: int, floor: int, reason: str
) -> None:
    """Write that the user left a day with `minutes`, fewer than the floor."""
    connection.execute(
        "INSERT INTO day_left (day, left_utc, minutes, floor, reason) VALUES (?, ?, ?, ?, ?)",
        (day.isoformat(), left_utc, minutes, floor, reason),
    )
