"""Capacity for real lives: patterns of hours, days off, single days, daily slots of big steps, and the user's pins."""

from __future__ import annotations

from matchtrack.storage.migration_0001 import log_triggers

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

TABLES = (
    """
    CREATE TABLE hours_pattern (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE CHECK (length(name) > 0)
    ) STRICT
    """,
    """
    CREATE TABLE pattern_window (
        id INTEGER PRIMARY KEY,
        pattern_id INTEGER NOT NULL REFERENCES hours_pattern (id) ON DELETE CASCADE,
        weekday INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6),
        start_minute INTEGER NOT NULL CHECK (start_minute BETWEEN 0 AND 1439),
        end_minute INTEGER NOT NULL CHECK (end_minute > start_minute AND end_minute <= start_minute + 1440),
        UNIQUE (pattern_id, weekday, start_minute)
    ) STRICT
    """,
    """
    CREATE TABLE pattern_other (
        pattern_id INTEGER NOT NULL REFERENCES hours_pattern (id) ON DELETE CASCADE,
        weekday INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6),
        minutes INTEGER NOT NULL CHECK (minutes BETWEEN 0 AND 1440),
        PRIMARY KEY (pattern_id, weekday)
    ) STRICT
    """,
    """
    CREATE TABLE pattern_use (
        id INTEGER PRIMARY KEY,
        pattern_id INTEGER NOT NULL REFERENCES hours_pattern (id) ON DELETE CASCADE,
        first_day TEXT NOT NULL CHECK (first_day IS date(first_day)),
        last_day TEXT NOT NULL CHECK (last_day IS date(last_day)),
        CHECK (last_day >= first_day)
    ) STRICT
    """,
    """
    CREATE TABLE day_off (
        id INTEGER PRIMARY KEY,
        first_day TEXT NOT NULL CHECK (first_day IS date(first_day)),
        last_day TEXT NOT NULL CHECK (last_day IS date(last_day)),
        CHECK (last_day >= first_day)
    ) STRICT
    """,
    """
    CREATE TABLE day_change (
        id INTEGER PRIMARY KEY,
        day TEXT NOT NULL UNIQUE CHECK (day IS date(day)),
        own_windows INTEGER NOT NULL CHECK (own_windows IN (0, 1)),
        other_minutes INTEGER CHECK (other_minutes BETWEEN 0 AND 1440),
        CHECK (own_windows OR other_minutes IS NOT NULL)
    ) STRICT
    """,
    """
    CREATE TABLE day_window (
        id INTEGER PRIMARY KEY,
        day_change_id INTEGER NOT NULL REFERENCES day_change (id) ON DELETE CASCADE,
        start_minute INTEGER NOT NULL CHECK (start_minute BETWEEN 0 AND 1439),
        end_minute INTEGER NOT NULL CHECK (end_minute > start_minute AND end_minute <= start_minute + 1440),
        UNIQUE (day_change_id, start_minute)
    ) STRICT
    """,
    """
    CREATE TABLE reservation (
        big_step_id INTEGER NOT NULL PRIMARY KEY REFERENCES big_step (id) ON DELETE CASCADE,
        start_minute INTEGER NOT NULL CHECK (start_minute BETWEEN 0 AND 1439),
        minutes INTEGER NOT NULL CHECK (minutes BETWEEN 5 AND 240)
    ) STRICT
    """,
    """
    CREATE TABLE user_pin (
        step_id INTEGER NOT NULL PRIMARY KEY REFERENCES baby_step (id) ON DELETE CASCADE,
        day TEXT NOT NULL CHECK (day IS date(day)),
        start_minute INTEGER CHECK (start_minute BETWEEN 0 AND 1439)
    ) STRICT
    """,
)

_OVERLAP = """
CREATE TRIGGER {table}_{event}_overlap BEFORE {event} ON {table}
WHEN EXISTS (
    SELECT 1 FROM {table} o WHERE o.id IS NOT NEW.id AND o.first_day <= NEW.last_day AND o.last_day >= NEW.first_day
)
BEGIN SELECT RAISE(ABORT, 'two stretches of {table} share a day'); END
"""

LOGGED_TABLES = (
    "hours_pattern", "pattern_window", "pattern_other", "pattern_use", "day_off", "day_change", "day_window",
    "reservation", "user_pin",
)  # fmt: skip
"""Every change of these is written to the change log too."""


def apply(connection: sqlite3.Connection) -> None:
    """Add the tables to a database of version 1, inside the caller's transaction."""
    for statement in TABLES:
        connection.execute(statement)
    for table in ("pattern_use", "day_off"):
        for event in ("INSERT", "UPDATE"):
            connection.execute(_OVERLAP.format(table=table, event=event))
    for table in LOGGED_TABLES:
        for statement in log_triggers(connection, table):
            connection.execute(statement)
