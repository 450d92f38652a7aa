"""A database in which a text of choice stands wherever a user can write one, past all cleaning: an edited file."""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

ENTRY = """
INSERT INTO momentum_entry (step_id, step_key, step_title, area, minutes, day, logged_utc, zone, utc_offset_minutes,
    source, started_utc, ended_utc)
SELECT id, key, title, area, 20, :day, :day || 'T07:00:00Z', 'UTC', 0, 'timer', :day || 'T05:00:00Z',
    :day || 'T05:20:00Z' FROM step_view LIMIT 1;
"""
REVIEW = """
INSERT INTO week_review (week, begun_utc, finished_utc, note)
    VALUES (:week, '2026-11-22T08:00:00Z', '2026-11-22T09:00:00Z', 'x');
INSERT INTO review_win (week, position, text) VALUES (:week, 1, 'x');
INSERT INTO review_slip (week, step_key, step_title, reason) SELECT :week, key, title, 'x' FROM step_view LIMIT 1;
INSERT INTO review_choice (week, position, step_key, step_title) SELECT :week, 1, key, title FROM step_view LIMIT 1;
INSERT INTO review_forecast (week, big_step_key, title) SELECT :week, key, title FROM big_step LIMIT 1;
"""
ONCE = """
INSERT INTO session_answer (entry_id, focus, distracted_by) SELECT id, 3, 'x' FROM momentum_entry;
INSERT INTO hours_pattern (name) VALUES ('x');
INSERT INTO rest_day (day, declared_utc, reason) VALUES ('2026-11-19', '2026-11-19T08:00:00Z', 'x');
INSERT INTO day_left (day, left_utc, minutes, floor, reason) VALUES ('2026-11-22', '2026-11-22T20:00:00Z', 5, 15, 'x');
INSERT INTO evening_picture (day, seen_utc, obstacle, answer) VALUES ('2026-11-22', '2026-11-22T20:00:00Z', 'x', 'x');
UPDATE baby_step SET status = 'waiting', waiting_on = 'x', expected = '2026-11-20' WHERE key = 'ask-rao';
UPDATE baby_step SET status = 'done', done_on = '2026-11-20' WHERE key = 'transcript';
"""
_SCRIPTS: tuple[tuple[str, dict[str, str]], ...] = (
    *((ENTRY, {"day": day}) for day in ("2026-11-20", "2026-11-22", "2026-11-23")),
    *((REVIEW, {"week": week}) for week in ("2026-W46", "2026-W47")),
    (ONCE, {}),
)
"""Rows for the tables that a small season leaves empty."""

WORDS = {
    "season": ("name", "summary"),
    "big_step": ("title", "notes"),
    "baby_step": ("title", "waiting_on", "notes"),
    "momentum_entry": ("step_title", "note"),
    "distraction": ("name",),
    "hours_pattern": ("name",),
    "session_answer": ("distracted_by",),
    "rest_day": ("reason",),
    "day_left": ("reason",),
    "evening_picture": ("obstacle", "answer"),
    "week_review": ("note",),
    "review_win": ("text",),
    "review_slip": ("step_title", "reason"),
    "review_choice": ("step_title",),
    "review_forecast": ("title",),
    "change_group": ("title",),
}
"""The columns that hold a text of the user's, by table."""

KEYS = {"big_step": "key", "baby_step": "key", "momentum_entry": "step_key"}
"""What is made of titles: a plan file says them, too."""

UNIQUE = {"distraction", "hours_pattern"}


def write_everywhere(path: Path, text: str, *, key: str = "") -> int:
    """Put a text into every column of WORDS, and a key into those of KEYS; give how many places hold it."""
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        for script, values in _SCRIPTS:
            for statement in script.split(";"):
                connection.execute(statement, values)
        places = 0
        for table, columns in WORDS.items():
            for column in columns:
                value = "? || rowid" if table in UNIQUE else "?"
                cursor = connection.execute(f"UPDATE {table} SET {column} = {value}", (text,))  # noqa: S608
                assert cursor.rowcount > 0, f"{table} is empty"
                places += cursor.rowcount
        for table, column in KEYS.items() if key else ():
            connection.execute(f"UPDATE {table} SET {column} = ? || rowid", (key,))  # noqa: S608
        return places
