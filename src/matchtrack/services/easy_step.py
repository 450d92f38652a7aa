"""The one easy step for a bad day, for the minutes that lack, and for when all is too much (method.md 15, 21)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from matchtrack.storage.easiest import easiest_ready

if TYPE_CHECKING:
    import datetime as dt
    import sqlite3

MOST_MINUTES = 15
"""One easy step takes a quarter of an hour at most (method.md 15)."""


class EasyStep(NamedTuple):
    """An easy step: `minutes` of it, of the `minutes_left` that its estimate has still."""

    step_id: int
    title: str
    minutes: int
    minutes_left: int


def choose_easy(connection: sqlite3.Connection, today: dt.date) -> EasyStep | None:
    """Give the easiest ready step of at most MOST_MINUTES, else the first minutes of the easiest, or None."""
    found = easiest_ready(connection, today, MOST_MINUTES) or easiest_ready(connection, today)
    if found is None:
        return None
    step_id, title, left = found
    return EasyStep(step_id, title, min(MOST_MINUTES, left), left)
