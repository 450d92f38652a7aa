"""What the program itself remembers, and undo never takes back: signs of life, and what was shown on which day."""

from __future__ import annotations

import datetime as dt

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3


def beat(connection: sqlite3.Connection, at_utc: str) -> None:
    """Remember that the program was alive at this instant while a timer ran."""
    connection.execute("INSERT OR REPLACE INTO timer_beat (id, at_utc) VALUES (1, ?)", (at_utc,))


def last_beat(connection: sqlite3.Connection) -> str | None:
    """Give the last instant at which the program was alive while a timer ran."""
    row = connection.execute("SELECT at_utc FROM timer_beat").fetchone()
    return None if row is None else str(row[0])


def mark_shown(connection: sqlite3.Connection, what: str, day: dt.date) -> None:
    """Remember that something was shown on a momentum day."""
    connection.execute("INSERT OR REPLACE INTO last_shown (what, day) VALUES (?, ?)", (what, day.isoformat()))


def last_shown(connection: sqlite3.Connection, what: str) -> dt.date | None:
    """Give the momentum day on which something was shown last."""
    row = connection.execute("SELECT day FROM last_shown WHERE what = ?", (what,)).fetchone()
    return None if row is None else dt.date.fromisoformat(row[0])


def last_change(connection: sqlite3.Connection) -> str | None:
    """Give the instant of the last change that somebody made."""
    row = connection.execute("SELECT at_utc FROM change_group ORDER BY id DESC LIMIT 1").fetchone()
    return None if row is None else str(row[0])
