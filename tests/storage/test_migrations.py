"""Making the schema: once, whole, and by one process."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

import pytest
from databases import a_database, reading, writing
from sqlalchemy import inspect

from matchtrack.errors import DatabaseError
from matchtrack.storage import backups, migration_0001, migration_0002, migration_0003, migrations, undoing
from matchtrack.storage import connection as files
from matchtrack.storage.tables import Base


def schema_of(path: str) -> list[str]:
    """Every statement of the schema."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return [
            row[0] for row in connection.execute("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name")
        ]


def test_the_last_migration_makes_the_present_schema() -> None:
    """They follow on one another without a gap."""
    assert list(range(1, files.SCHEMA_VERSION + 1)) == sorted(migrations.MIGRATIONS)


def test_making_the_schema_twice_changes_nothing(tmp_path: Path) -> None:
    """The second run finds it made."""
    path = tmp_path / "matchtrack.db"
    migrations.bring_up_to_date(str(path))
    before = path.read_bytes()
    migrations.bring_up_to_date(str(path))
    assert before == path.read_bytes()


def test_the_header_says_whose_file_it_is(tmp_path: Path) -> None:
    """Application id and schema version stand where file(1) finds them."""
    with reading(a_database(tmp_path)) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (files.APPLICATION_ID,)
        assert connection.execute("PRAGMA user_version").fetchone() == (files.SCHEMA_VERSION,)


def test_every_table_is_strict(tmp_path: Path) -> None:
    """A wrong type is refused instead of kept."""
    with reading(a_database(tmp_path)) as connection:
        rows = connection.execute("SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")
        loose = {name for name, strict in rows if not strict}
    assert set() == {name for name in loose if not name.startswith("sqlite_")}


def test_a_migration_that_fails_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One migration is one transaction."""
    path = tmp_path / "matchtrack.db"

    def half(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE half (id)")
        connection.execute("CREATE TABLE half (id)")

    monkeypatch.setitem(migrations.MIGRATIONS, 1, half)
    with pytest.raises(DatabaseError, match="already exists"):
        migrations.bring_up_to_date(str(path))
    assert schema_of(str(path)) == []


def test_a_migration_that_would_break_a_link_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its check is the last word."""
    path = tmp_path / "matchtrack.db"

    def loose(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE one (id INTEGER PRIMARY KEY)")
        connection.execute("CREATE TABLE two (one_id INTEGER REFERENCES one (id))")
        connection.execute("INSERT INTO two VALUES (1)")

    monkeypatch.setitem(migrations.MIGRATIONS, 1, loose)
    with pytest.raises(DatabaseError, match="would break links between rows; the database was left as it was"):
        migrations.bring_up_to_date(str(path))
    assert schema_of(str(path)) == []


def test_of_two_processes_one_makes_a_step_of_the_schema(tmp_path: Path) -> None:
    """The other one looks again once it is its turn."""
    path = a_database(tmp_path)
    before = schema_of(path)
    with contextlib.closing(files.connect(path, writing=True)) as late:
        migrations._step(late, 1)
        assert late.execute("PRAGMA user_version").fetchone() == (files.SCHEMA_VERSION,)
        assert late.execute("PRAGMA foreign_keys").fetchone() == (1,)
    assert before == schema_of(path)


def a_database_of_version_1(folder: Path) -> str:
    """A database as the first release made it, with a season, steps, hours, an entry and a change to undo."""
    path = str(folder / "data" / "matchtrack.db")
    files.create_private_file(path)
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("BEGIN")
        migration_0001.apply(connection)
        connection.execute(f"PRAGMA application_id={files.APPLICATION_ID}")
        connection.execute("PRAGMA user_version=1")
        connection.execute("COMMIT")
        connection.execute(
            "INSERT INTO change_group (at_utc, source, title) VALUES ('2026-11-01T00:00:00Z', 'app', 'A')"
        )
        for statement in VERSION_1_ROWS:
            connection.execute(statement)
    return path


STEP = "INSERT INTO baby_step (id, big_step_id, key, title, position, minutes, difficulty) VALUES"
ENTRY = (
    "INSERT INTO momentum_entry (step_id, step_key, step_title, area, minutes, day, logged_utc, zone, "
    "utc_offset_minutes, source) VALUES"
)
VERSION_1_ROWS = (
    "INSERT INTO season VALUES (1, 2028, 'Small', '', '2026-11-01T00:00:00Z')",
    "INSERT INTO key_date VALUES ('match_day', '2028-03-17', 'rule', NULL)",
    "INSERT INTO big_step (id, key, area, title, position, due_key) VALUES (1, 'big', 'letters', 'B', 0, 'match_day')",
    f"{STEP} (1, 1, 'a', 'A', 0, 15, 5)",
    f"{STEP} (2, 1, 'b', 'B', 1, 15, 1)",
    "INSERT INTO prerequisite VALUES (2, 1)",
    "INSERT INTO productive_window (weekday, start_minute, end_minute) VALUES (0, 360, 480)",
    "INSERT INTO other_minutes VALUES (0, 30)",
    "INSERT INTO distraction (name, position) VALUES ('mail', 0)",
    f"{ENTRY} (1, 'big/a', 'A', 'letters', 15, '2026-11-02', '2026-11-02T08:00:00Z', 'UTC', 0, 'typed')",
    "INSERT INTO running_timer VALUES (1, 1, '2026-11-02T08:00:00Z')",
)


def rows_in(path: str) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table of version 1."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return {
            table: connection.execute(f"SELECT rowid, * FROM {table}").fetchall()  # noqa: S608
            for table in (*migration_0001.LOGGED_TABLES, "change_group", "change_log")
        }


def test_a_database_of_version_1_is_lifted_by_its_first_read(tmp_path: Path) -> None:
    """After a verified backup; every row stays, and what the first version logged can still be undone."""
    path = a_database_of_version_1(tmp_path)
    before = rows_in(path)
    assert all(before.values())

    files.open_reading(path).close()

    assert before == rows_in(path)
    fresh = tmp_path / "fresh.db"
    migrations.bring_up_to_date(str(fresh))
    assert schema_of(str(fresh)) == schema_of(path)
    (backup,) = (Path(path).parent / "backups").glob("*.db")
    assert backup.name == f"0001-pre-v{files.SCHEMA_VERSION}.db"
    assert before == rows_in(str(backup))
    assert not any("user_pin" in statement for statement in schema_of(str(backup)))
    with writing(path) as connection:
        undoing.take_back(connection, 1)
    assert not rows_in(path)["season"]


def test_a_write_lifts_a_database_of_version_1_too(tmp_path: Path) -> None:
    """A log in the shell may be the first command after an update; the second one makes no further backup."""
    path = a_database_of_version_1(tmp_path)
    for _ in range(2):
        files.open_writing(path).close()
    assert len(list((Path(path).parent / "backups").glob("*.db"))) == 1
    with reading(path) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (files.SCHEMA_VERSION,)


def test_a_database_of_version_1_that_cannot_be_written_is_read_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is new is empty there, the file stays byte for byte; a write says what is wrong."""
    path = a_database_of_version_1(tmp_path)
    before = Path(path).read_bytes()

    def refuse(*_: object) -> None:
        raise DatabaseError("The folder is read-only.")

    monkeypatch.setattr(backups, "make_backup", refuse)
    with reading(path) as connection:
        assert connection.execute("SELECT title FROM step_view ORDER BY id").fetchall() == [("A",), ("B",)]
        for table in (*migration_0002.LOGGED_TABLES, *migration_0003.LOGGED_TABLES):
            assert connection.execute(f"SELECT * FROM {table}").fetchall() == []  # noqa: S608
    with pytest.raises(DatabaseError, match="read-only"):
        files.open_writing(path)
    assert before == Path(path).read_bytes()


def test_stretches_of_days_never_share_one(tmp_path: Path) -> None:
    """The schema itself refuses it, whoever writes."""
    insert = "INSERT INTO day_off (first_day, last_day) VALUES (?, ?)"
    path = a_database(tmp_path)
    with writing(path) as connection:
        connection.execute(insert, ("2026-12-24", "2026-12-26"))
        connection.execute(insert, ("2026-12-27", "2026-12-27"))
    with pytest.raises(DatabaseError, match="share a day"), writing(path) as connection:
        connection.execute(insert, ("2026-12-01", "2026-12-24"))
    with pytest.raises(DatabaseError, match="share a day"), writing(path) as connection:
        connection.execute("UPDATE day_off SET first_day = '2026-12-26' WHERE first_day = '2026-12-27'")


@pytest.mark.parametrize("table", Base.metadata.sorted_tables, ids=lambda table: table.name)
def test_a_model_says_what_its_table_says(tmp_path: Path, table: object) -> None:
    """Names, types, which may be empty, and which make the primary key."""
    path = tmp_path / "matchtrack.db"
    migrations.bring_up_to_date(str(path))
    model = inspect(table)
    with reading(str(path)) as connection:
        rows = connection.execute(f"PRAGMA table_info({model.name})").fetchall()
    in_schema = {
        name: ({"INTEGER": int, "TEXT": str}[kind], not (required or key), bool(key))
        for _, name, kind, required, _, key in rows
    }
    in_model = {
        column.name: (column.type.python_type, bool(column.nullable), column.primary_key) for column in model.columns
    }
    assert in_schema == in_model


def test_every_foreign_key_of_the_models_is_in_the_schema(tmp_path: Path) -> None:
    """The links are the same on both sides."""
    path = tmp_path / "matchtrack.db"
    migrations.bring_up_to_date(str(path))
    with reading(str(path)) as connection:
        for table in Base.metadata.sorted_tables:
            rows = connection.execute(f"PRAGMA foreign_key_list({table.name})").fetchall()
            in_schema = {(row[3], row[2], row[4]) for row in rows}
            keys = {(key.parent.name, key.column.table.name, key.column.name) for key in table.foreign_keys}
            assert in_schema == keys
