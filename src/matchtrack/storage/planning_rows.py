"""Reads what the planner is given: every open step, as thin as it needs it."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import TYPE_CHECKING

from matchtrack.domain.areas import MIN_STEP_MINUTES
from matchtrack.domain.planner.values import OpenStep

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

_OPEN = "('todo', 'started', 'waiting')"
_STEPS = f"""
SELECT s.id, b.key || '/' || s.key, b.key, MAX({MIN_STEP_MINUTES}, s.minutes - COALESCE(e.minutes, 0)), s.difficulty,
    s.boring, s.status,
    COALESCE(s.due_day, date(sk.day, s.due_offset || ' days'), b.due_day, date(bk.day, b.due_offset || ' days')),
    COALESCE(s.earliest_day, date(ek.day, s.earliest_offset || ' days')), s.expected, s.wait_days
FROM baby_step s
JOIN big_step b ON b.id = s.big_step_id
LEFT JOIN key_date sk ON sk.key = s.due_key
LEFT JOIN key_date bk ON bk.key = b.due_key
LEFT JOIN key_date ek ON ek.key = s.earliest_key
LEFT JOIN (SELECT step_id, SUM(minutes) AS minutes FROM momentum_entry GROUP BY step_id) e ON e.step_id = s.id
WHERE s.status IN {_OPEN}
"""  # noqa: S608 - our own words
_NEEDS = (
    f"SELECT step_id, needs_id FROM prerequisite WHERE needs_id IN (SELECT id FROM baby_step WHERE status IN {_OPEN})"  # noqa: S608
)
_LAST_KEY_DATE = "SELECT MAX(day) FROM key_date"


@lru_cache(maxsize=2048)
def _day(text: str | None) -> dt.date | None:
    return None if text is None else dt.date.fromisoformat(text)


def open_steps(connection: sqlite3.Connection, key_dates: Mapping[str, dt.date] | None = None) -> list[OpenStep]:
    """Give every open step with the minutes left of its estimate, 5 at least, and its open prerequisites.

    With `key_dates` the dates hang on these instead of those that are stored.
    """
    needs: dict[int, list[int]] = {}
    for step_id, needed in connection.execute(_NEEDS):
        needs.setdefault(step_id, []).append(needed)
    none: tuple[int, ...] = ()
    return [
        OpenStep(
            step_id, key, big_step, minutes, difficulty, bool(boring), status == "started", _day(due), _day(earliest),
            tuple(needs[step_id]) if step_id in needs else none, status == "waiting", _day(expected), wait_days,
        )
        for step_id, key, big_step, minutes, difficulty, boring, status, due, earliest, expected, wait_days
        in connection.execute(_instead(key_dates) + _STEPS, _days_of(key_dates))
    ]  # fmt: skip


def _instead(key_dates: Mapping[str, dt.date] | None) -> str:
    """Begin a statement in which other key dates stand in the place of the stored ones."""
    rows = ", ".join(["(?, ?)"] * len(key_dates or ()))
    return f"WITH key_date (key, day) AS (VALUES {rows}) " if rows else ""


def _days_of(key_dates: Mapping[str, dt.date] | None) -> list[str]:
    return [text for key, day in (key_dates or {}).items() for text in (key, day.isoformat())]


def last_key_date(connection: sqlite3.Connection) -> dt.date | None:
    """Give the season's last key date, or None before set-up."""
    return _day(connection.execute(_LAST_KEY_DATE).fetchone()[0])
