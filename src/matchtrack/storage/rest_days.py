"""Days that the user declared for rest."""

from __future__ import annotations

import datetime as dt

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3


def rest_days(connection: sqlite3.Connection) -> frozenset[dt.date]:
    """Give every momentum day that was declared a day of rest."""
    return frozenset(dt.date.fromisoformat(day) for (day,) in connection.execute("SELECT day FROM rest_day"))


def add_rest_day(connection: sqlite3.Connection, day: dt.date, declared_utc: str, reason: str) -> None:
    """Declare a day of rest."""
    connection.execute(
        "INSERT INTO rest_day (day, declared_utc, reason) VALUES (?, ?, ?)", (day.isoformat(), declared_utc, reason)
    )


def remove_rest_day(connection: sqlite3.Connection, day: dt.date) -> None:
    """Take the rest back, so that the day counts as any other."""
    connection.execute("DELETE FROM rest_day WHERE day = ?", (day.isoformat(),))
