"""Making the schema: once, whole, and by one process."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

import pytest
from databases import a_database, reading
from sqlalchemy import inspect

from matchtrack.errors import DatabaseError
from matchtrack.storage import connection as files
from matchtrack.storage import migrations
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


def test_an_earlier_schema_is_lifted_after_a_backup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading refuses it until then, and the backup holds the earlier one."""
    path = a_database(tmp_path)
    monkeypatch.setattr(files, "SCHEMA_VERSION", 2)
    monkeypatch.setitem(
        migrations.MIGRATIONS, 2, lambda connection: connection.execute("ALTER TABLE season ADD COLUMN motto TEXT")
    )
    with pytest.raises(DatabaseError, match="made by an earlier matchtrack"):
        files.open_reading(path)
    migrations.bring_up_to_date(path)
    files.open_reading(path).close()
    (backup,) = (Path(path).parent / "backups").iterdir()
    assert backup.name == "0001-pre-v2.db"
    assert not any("motto" in statement for statement in schema_of(str(backup)))
    assert any("motto" in statement for statement in schema_of(path))


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
