"""The first schema. Released migrations never change; a later one builds on this one."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

TABLES = (
    """
    CREATE TABLE season (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        match_year INTEGER NOT NULL CHECK (match_year BETWEEN 2020 AND 2100),
        name TEXT NOT NULL,
        summary TEXT NOT NULL DEFAULT '',
        created_utc TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE key_date (
        key TEXT NOT NULL PRIMARY KEY,
        day TEXT NOT NULL CHECK (day IS date(day)),
        source TEXT NOT NULL CHECK (source IN ('rule', 'user')),
        checked_on TEXT CHECK (checked_on IS date(checked_on))
    ) STRICT
    """,
    """
    CREATE TABLE big_step (
        id INTEGER PRIMARY KEY,
        key TEXT NOT NULL UNIQUE,
        area TEXT NOT NULL,
        title TEXT NOT NULL CHECK (length(title) > 0),
        position INTEGER NOT NULL,
        due_day TEXT CHECK (due_day IS date(due_day)),
        due_key TEXT REFERENCES key_date (key),
        due_offset INTEGER NOT NULL DEFAULT 0,
        notes TEXT NOT NULL DEFAULT '',
        version INTEGER NOT NULL DEFAULT 1,
        CHECK (due_day IS NULL OR due_key IS NULL)
    ) STRICT
    """,
    """
    CREATE TABLE baby_step (
        id INTEGER PRIMARY KEY,
        big_step_id INTEGER NOT NULL REFERENCES big_step (id) ON DELETE CASCADE,
        key TEXT NOT NULL,
        title TEXT NOT NULL CHECK (length(title) > 0),
        position INTEGER NOT NULL,
        minutes INTEGER NOT NULL CHECK (minutes BETWEEN 5 AND 60),
        difficulty INTEGER NOT NULL CHECK (difficulty BETWEEN 1 AND 5),
        boring INTEGER NOT NULL DEFAULT 0 CHECK (boring IN (0, 1)),
        status TEXT NOT NULL DEFAULT 'todo' CHECK (status IN ('todo', 'started', 'waiting', 'done', 'dropped')),
        due_day TEXT CHECK (due_day IS date(due_day)),
        due_key TEXT REFERENCES key_date (key),
        due_offset INTEGER NOT NULL DEFAULT 0,
        earliest_day TEXT CHECK (earliest_day IS date(earliest_day)),
        earliest_key TEXT REFERENCES key_date (key),
        earliest_offset INTEGER NOT NULL DEFAULT 0,
        waiting_on TEXT NOT NULL DEFAULT '',
        wait_days INTEGER NOT NULL DEFAULT 0 CHECK (wait_days BETWEEN 0 AND 365),
        expected TEXT CHECK (expected IS date(expected)),
        done_on TEXT CHECK (done_on IS date(done_on)),
        notes TEXT NOT NULL DEFAULT '',
        version INTEGER NOT NULL DEFAULT 1,
        UNIQUE (big_step_id, key),
        CHECK (due_day IS NULL OR due_key IS NULL),
        CHECK (earliest_day IS NULL OR earliest_key IS NULL),
        CHECK ((status = 'done') = (done_on IS NOT NULL))
    ) STRICT
    """,
    """
    CREATE TABLE prerequisite (
        step_id INTEGER NOT NULL REFERENCES baby_step (id) ON DELETE CASCADE,
        needs_id INTEGER NOT NULL REFERENCES baby_step (id) ON DELETE CASCADE,
        PRIMARY KEY (step_id, needs_id),
        CHECK (step_id <> needs_id)
    ) STRICT
    """,
    """
    CREATE TABLE productive_window (
        id INTEGER PRIMARY KEY,
        weekday INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6),
        start_minute INTEGER NOT NULL CHECK (start_minute BETWEEN 0 AND 1439),
        end_minute INTEGER NOT NULL CHECK (end_minute > start_minute AND end_minute <= start_minute + 1440),
        UNIQUE (weekday, start_minute)
    ) STRICT
    """,
    """
    CREATE TABLE other_minutes (
        weekday INTEGER NOT NULL PRIMARY KEY CHECK (weekday BETWEEN 0 AND 6),
        minutes INTEGER NOT NULL CHECK (minutes BETWEEN 0 AND 1440)
    ) STRICT
    """,
    """
    CREATE TABLE distraction (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE CHECK (length(name) > 0),
        position INTEGER NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE momentum_entry (
        id INTEGER PRIMARY KEY,
        step_id INTEGER REFERENCES baby_step (id) ON DELETE SET NULL,
        step_key TEXT NOT NULL,
        step_title TEXT NOT NULL,
        area TEXT NOT NULL,
        minutes INTEGER NOT NULL CHECK (minutes BETWEEN 1 AND 1440),
        day TEXT NOT NULL CHECK (day IS date(day)),
        started_utc TEXT,
        ended_utc TEXT,
        logged_utc TEXT NOT NULL,
        zone TEXT NOT NULL,
        utc_offset_minutes INTEGER NOT NULL,
        source TEXT NOT NULL CHECK (source IN ('typed', 'timer')),
        late INTEGER NOT NULL DEFAULT 0 CHECK (late IN (0, 1)),
        note TEXT NOT NULL DEFAULT '',
        CHECK ((started_utc IS NULL) = (ended_utc IS NULL)),
        CHECK (started_utc IS NULL OR started_utc < ended_utc)
    ) STRICT
    """,
    """
    CREATE TABLE running_timer (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        step_id INTEGER NOT NULL REFERENCES baby_step (id) ON DELETE CASCADE,
        started_utc TEXT NOT NULL
    ) STRICT
    """,
)

CHANGE_LOG = (
    """
    CREATE TABLE change_group (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        at_utc TEXT NOT NULL,
        source TEXT NOT NULL CHECK (source IN ('app', 'shell')),
        title TEXT NOT NULL,
        undoes INTEGER REFERENCES change_group (id),
        undone_by INTEGER REFERENCES change_group (id)
    ) STRICT
    """,
    """
    CREATE TABLE change_log (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        group_id INTEGER NOT NULL REFERENCES change_group (id),
        table_name TEXT NOT NULL,
        row_id INTEGER NOT NULL,
        before TEXT,
        after TEXT,
        CHECK (before IS NOT NULL OR after IS NOT NULL)
    ) STRICT
    """,
    "CREATE INDEX change_log_group ON change_log (group_id)",
)

INDEXES = (
    "CREATE INDEX baby_step_status ON baby_step (status, difficulty)",
    "CREATE INDEX prerequisite_needs ON prerequisite (needs_id)",
    "CREATE INDEX momentum_entry_day ON momentum_entry (day)",
    "CREATE INDEX momentum_entry_step ON momentum_entry (step_id)",
    "CREATE INDEX momentum_entry_span ON momentum_entry (ended_utc, started_utc) WHERE started_utc IS NOT NULL",
)

VIEWS = (
    """
    CREATE VIEW step_view AS
    SELECT s.id, b.key || '/' || s.key AS key, s.title, b.area, b.id AS big_step_id, b.key AS big_step,
        b.title AS big_step_title, s.minutes,
        COALESCE((SELECT SUM(e.minutes) FROM momentum_entry e WHERE e.step_id = s.id), 0) AS minutes_logged,
        s.difficulty, s.boring, s.status,
        COALESCE(
            s.due_day, date(sk.day, s.due_offset || ' days'), b.due_day, date(bk.day, b.due_offset || ' days')
        ) AS due,
        s.due_day, s.due_key, s.due_offset,
        COALESCE(s.earliest_day, date(ek.day, s.earliest_offset || ' days')) AS earliest,
        s.earliest_day, s.earliest_key, s.earliest_offset,
        s.status NOT IN ('done', 'dropped') AND EXISTS (
            SELECT 1 FROM prerequisite p JOIN baby_step n ON n.id = p.needs_id
            WHERE p.step_id = s.id AND n.status NOT IN ('done', 'dropped')
        ) AS blocked,
        s.waiting_on, s.wait_days, s.expected, s.done_on, s.notes, s.version,
        b.position AS big_position, s.position
    FROM baby_step s
    JOIN big_step b ON b.id = s.big_step_id
    LEFT JOIN key_date sk ON sk.key = s.due_key
    LEFT JOIN key_date bk ON bk.key = b.due_key
    LEFT JOIN key_date ek ON ek.key = s.earliest_key
    """,
)

_OVERLAP = """
CREATE TRIGGER momentum_entry_{event}_overlap BEFORE {event} ON momentum_entry
WHEN NEW.started_utc IS NOT NULL AND EXISTS (
    SELECT 1 FROM momentum_entry e
    WHERE e.id IS NOT NEW.id AND e.started_utc < NEW.ended_utc AND e.ended_utc > NEW.started_utc
)
BEGIN SELECT RAISE(ABORT, 'momentum entries overlap'); END
"""

LOGGED_TABLES = (
    "season", "key_date", "big_step", "baby_step", "prerequisite", "productive_window", "other_minutes",
    "distraction", "momentum_entry", "running_timer",
)  # fmt: skip
"""Every change of these is written to the change log, from which undo works."""

_GROUP = "(SELECT max(id) FROM change_group)"


def apply(connection: sqlite3.Connection) -> None:
    """Make the first schema in an empty database, inside the caller's transaction."""
    for statement in TABLES + CHANGE_LOG + INDEXES + VIEWS:
        connection.execute(statement)
    for event in ("INSERT", "UPDATE"):
        connection.execute(_OVERLAP.format(event=event))
    for table in LOGGED_TABLES:
        for statement in log_triggers(connection, table):
            connection.execute(statement)


def log_triggers(connection: sqlite3.Connection, table: str) -> list[str]:
    """Give the triggers that log every change of a table.

    They write rows as `name=literal` lists with quote(): SQLite lets no JSON function run in an untrusted schema.
    """
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    before, after = (
        " || ',' || ".join(f"'{column}=' || quote({row}.{column})" for column in columns) for row in ("OLD", "NEW")
    )
    return [
        f"CREATE TRIGGER {table}_{event.lower()}_log AFTER {event} ON {table} BEGIN "  # noqa: S608 - our own table names
        "INSERT INTO change_log (group_id, table_name, row_id, before, after) "
        f"VALUES ({_GROUP}, '{table}', {row}.rowid, {old}, {new}); END"
        for event, row, old, new in (
            ("INSERT", "NEW", "NULL", after),
            ("UPDATE", "NEW", before, after),
            ("DELETE", "OLD", before, "NULL"),
        )
    ]
