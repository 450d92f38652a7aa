"""What the check-in reads: who owes an answer since when, and what was done on a day."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import sqlite3

_SINCE = """
SELECT c.row_id, max(g.at_utc) FROM change_log c JOIN change_group g ON g.id = c.group_id
WHERE c.table_name = 'baby_step' AND c.after LIKE '%status=''waiting''%'
    AND coalesce(c.before, '') NOT LIKE '%status=''waiting''%'
GROUP BY c.row_id
"""
_WAITING = """
SELECT s.id, b.key || '/' || s.key, s.title, s.waiting_on, s.expected
FROM baby_step s JOIN big_step b ON b.id = s.big_step_id WHERE s.status = 'waiting'
ORDER BY s.expected IS NULL, s.expected, s.id
"""


class WaitingRow(NamedTuple):
    """A step that lies with somebody else; `since_utc` is None where the change log does not tell."""

    id: int
    key: str
    title: str
    waiting_on: str
    since_utc: str | None
    expected: dt.date | None


def waiting_steps(connection: sqlite3.Connection) -> list[WaitingRow]:
    """Give every waiting step, the one whose answer is expected first before the others."""
    rows = connection.execute(_WAITING).fetchall()
    since = dict(connection.execute(_SINCE).fetchall()) if rows else {}
    return [
        WaitingRow(id_, key, title, whom, since.get(id_), dt.date.fromisoformat(expected) if expected else None)
        for id_, key, title, whom, expected in rows
    ]


def done_on(connection: sqlite3.Connection, day: dt.date) -> list[str]:
    """Give the titles of the steps that were done on a day."""
    rows = connection.execute("SELECT title FROM baby_step WHERE done_on = ? ORDER BY id", (day.isoformat(),))
    return [title for (title,) in rows]


def done_since(connection: sqlite3.Connection, day: dt.date) -> int:
    """Count the steps that were done on a day or later."""
    row = connection.execute("SELECT count(*) FROM baby_step WHERE done_on >= ?", (day.isoformat(),)).fetchone()
    return int(row[0])


def steps_done(connection: sqlite3.Connection) -> int:
    """Count the steps that are done."""
    return int(connection.execute("SELECT count(*) FROM baby_step WHERE status = 'done'").fetchone()[0])
