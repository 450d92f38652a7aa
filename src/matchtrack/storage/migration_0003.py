"""Momentum that insists: pauses of the timer, focus, rest days, days left early, evening pictures, week reviews."""

from __future__ import annotations

from matchtrack.storage.migration_0001 import log_triggers

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

_WEEK = "[0-9][0-9][0-9][0-9]-W[0-9][0-9]"

TABLES = (
    """
    CREATE TABLE timer_course (
        timer_id INTEGER NOT NULL PRIMARY KEY REFERENCES running_timer (id) ON DELETE CASCADE,
        planned_minutes INTEGER CHECK (planned_minutes BETWEEN 1 AND 240),
        resumed_utc TEXT,
        boot TEXT NOT NULL DEFAULT '',
        awake_seconds INTEGER CHECK (awake_seconds >= 0)
    ) STRICT
    """,
    """
    CREATE TABLE timer_stretch (
        id INTEGER PRIMARY KEY,
        timer_id INTEGER NOT NULL REFERENCES running_timer (id) ON DELETE CASCADE,
        begun_utc TEXT NOT NULL,
        seconds INTEGER NOT NULL CHECK (seconds >= 0)
    ) STRICT
    """,
    """
    CREATE TABLE session_answer (
        entry_id INTEGER NOT NULL PRIMARY KEY REFERENCES momentum_entry (id) ON DELETE CASCADE,
        focus INTEGER CHECK (focus BETWEEN 1 AND 5),
        distracted_by TEXT,
        CHECK (focus IS NOT NULL OR distracted_by IS NOT NULL)
    ) STRICT
    """,
    """
    CREATE TABLE rest_day (
        day TEXT NOT NULL PRIMARY KEY CHECK (day IS date(day)),
        declared_utc TEXT NOT NULL,
        reason TEXT NOT NULL DEFAULT ''
    ) STRICT
    """,
    """
    CREATE TABLE day_left (
        id INTEGER PRIMARY KEY,
        day TEXT NOT NULL CHECK (day IS date(day)),
        left_utc TEXT NOT NULL,
        minutes INTEGER NOT NULL CHECK (minutes >= 0),
        floor INTEGER NOT NULL CHECK (floor > minutes),
        reason TEXT NOT NULL DEFAULT ''
    ) STRICT
    """,
    """
    CREATE TABLE evening_picture (
        day TEXT NOT NULL PRIMARY KEY CHECK (day IS date(day)),
        seen_utc TEXT NOT NULL,
        obstacle TEXT NOT NULL DEFAULT '',
        answer TEXT NOT NULL DEFAULT '',
        strength INTEGER CHECK (strength BETWEEN 1 AND 5)
    ) STRICT
    """,
    f"""
    CREATE TABLE week_review (
        week TEXT NOT NULL PRIMARY KEY CHECK (week GLOB '{_WEEK}'),
        begun_utc TEXT NOT NULL,
        finished_utc TEXT,
        forecast_moved_days INTEGER,
        note TEXT NOT NULL DEFAULT ''
    ) STRICT
    """,
    """
    CREATE TABLE review_win (
        week TEXT NOT NULL REFERENCES week_review (week) ON DELETE CASCADE,
        position INTEGER NOT NULL CHECK (position BETWEEN 1 AND 3),
        text TEXT NOT NULL CHECK (length(text) > 0),
        PRIMARY KEY (week, position)
    ) STRICT
    """,
    """
    CREATE TABLE review_slip (
        week TEXT NOT NULL REFERENCES week_review (week) ON DELETE CASCADE,
        step_key TEXT NOT NULL,
        step_title TEXT NOT NULL,
        reason TEXT NOT NULL DEFAULT '',
        PRIMARY KEY (week, step_key)
    ) STRICT
    """,
    """
    CREATE TABLE review_choice (
        week TEXT NOT NULL REFERENCES week_review (week) ON DELETE CASCADE,
        position INTEGER NOT NULL CHECK (position BETWEEN 1 AND 3),
        step_key TEXT NOT NULL,
        step_title TEXT NOT NULL,
        day TEXT CHECK (day IS date(day)),
        PRIMARY KEY (week, position)
    ) STRICT
    """,
    """
    CREATE TABLE review_forecast (
        week TEXT NOT NULL REFERENCES week_review (week) ON DELETE CASCADE,
        big_step_key TEXT NOT NULL,
        title TEXT NOT NULL,
        due TEXT CHECK (due IS date(due)),
        likely TEXT CHECK (likely IS date(likely)),
        careful TEXT CHECK (careful IS date(careful)),
        chance INTEGER CHECK (chance BETWEEN 0 AND 100),
        PRIMARY KEY (week, big_step_key)
    ) STRICT
    """,
    """
    CREATE TABLE timer_beat (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        at_utc TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE last_shown (
        what TEXT NOT NULL PRIMARY KEY,
        day TEXT NOT NULL CHECK (day IS date(day))
    ) STRICT
    """,
)
"""`distracted_by` is NULL where nobody asked and '' for 'nothing'; `timer_course.resumed_utc` is NULL in a pause.

The last two are no changes of the user's: the last sign of life while a timer ran, and what was shown last on which
momentum day ('check_in', 'evening', ...).
"""

LOGGED_TABLES = (
    "timer_course", "timer_stretch", "session_answer", "rest_day", "day_left", "evening_picture", "week_review",
    "review_win", "review_slip", "review_choice", "review_forecast",
)  # fmt: skip
"""Every change of these is written to the change log too."""


def apply(connection: sqlite3.Connection) -> None:
    """Add the tables to a database of version 2, inside the caller's transaction."""
    for statement in TABLES:
        connection.execute(statement)
    for table in LOGGED_TABLES:
        for statement in log_triggers(connection, table):
            connection.execute(statement)
