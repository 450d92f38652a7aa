"""Every released schema is lifted to the present one: whole, or not at all (trust.md 5)."""

from __future__ import annotations

import contextlib
import os
import signal
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from matchtrack.errors import DatabaseError
from matchtrack.storage import backups, inspection, migrations
from matchtrack.storage import connection as files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

VERSIONS = range(1, files.SCHEMA_VERSION + 1)
FOLDER = Path(__file__).parent / "versions"

Rows = dict[str, list[tuple[Any, ...]]]


def a_database_of(version: int, folder: Path) -> str:
    """A database as that version wrote it, with rows in every table."""
    path = str(folder / "data" / "matchtrack.db")
    Path(path).unlink(missing_ok=True)
    files.create_private_file(path)
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.executescript((FOLDER / f"version_{version}.sql").read_text(encoding="utf-8"))
    return path


def schema_of(path: str) -> dict[tuple[str, str], str]:
    """The SQL of everything in the schema."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return inspection.schema_of(connection)


def rows_of(path: str) -> Rows:
    """Every row of every table that has any."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        tables = [name for kind, name in inspection.schema_of(connection) if kind == "table"]
        rows = {name: connection.execute(f"SELECT rowid, * FROM {name}").fetchall() for name in tables}  # noqa: S608
    return {name: found for name, found in rows.items() if found}


def check_old_or_new(path: str, before: Rows) -> int:
    """The file is that of one version, whole, with every row; gives the version."""
    assert before == rows_of(path)  # the first to open the file plays back what a killed process left
    version, _ = inspection.inspect(path)
    return version


def a_failing_connection(monkeypatch: pytest.MonkeyPatch, make: Callable[[str], sqlite3.Connection]) -> None:
    """Let migrations write through a connection that fails at some point."""
    real = files.connect
    monkeypatch.setattr(files, "connect", lambda path, *, writing: make(path) if writing else real(path, writing=False))
    monkeypatch.setattr(backups, "make_backup", lambda *_, **__: None)


class Dying(sqlite3.Connection):
    """Ends its process, as kill -9 does, before its n-th statement; its small cache writes pages early."""

    left = 0

    def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:
        """Run a statement, or die."""
        if self.left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        self.left -= 1
        return super().execute(sql, parameters)


def dying(path: str, after: int) -> Dying:
    """A connection that dies after so many statements."""
    connection = sqlite3.connect(path, isolation_level=None, factory=Dying)
    sqlite3.Connection.execute(connection, "PRAGMA cache_size=1")
    connection.left = after
    return connection


def killed_after(path: str, after: int, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Migrate in a process that is killed after so many statements; say whether it was killed."""
    child = os.fork()
    if child == 0:
        try:
            a_failing_connection(monkeypatch, lambda path: dying(path, after))
            migrations.bring_up_to_date(path)
        finally:
            os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def rising() -> Iterator[int]:
    """0, 1, 2 ... for ever."""
    number = 0
    while True:
        yield number
        number += 1


@pytest.mark.parametrize("version", VERSIONS)
def test_a_database_of_each_version_becomes_one_of_the_present(tmp_path: Path, version: int) -> None:
    """Its schema is that of a fresh one to the letter, its rows are the same, its copy holds what it was."""
    path = a_database_of(version, tmp_path)
    fresh = str(tmp_path / "fresh.db")
    migrations.bring_up_to_date(fresh)
    before = rows_of(path)
    files.open_reading(path).close()
    assert schema_of(fresh) == schema_of(path)
    assert check_old_or_new(path, before) == files.SCHEMA_VERSION
    copies = backups.list_backups(path)
    assert [version] * len(copies) == [copy.version for copy in copies]
    assert len(copies) == (version < files.SCHEMA_VERSION)
    assert all(before == rows_of(copy.path) for copy in copies)


def test_each_version_has_a_database_with_rows_in_every_table(tmp_path: Path) -> None:
    """A new version needs its own file beside the others."""
    for version in VERSIONS:
        path = a_database_of(version, tmp_path)
        assert check_old_or_new(path, rows_of(path)) == version
        assert {name for kind, name in schema_of(path) if kind == "table"} == set(rows_of(path))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_migration_killed_at_any_statement_leaves_old_or_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And the next start brings it to the end."""
    path = a_database_of(1, tmp_path)
    whole, before = Path(path).read_bytes(), rows_of(path)
    seen = set()
    for after in rising():
        if not killed_after(path, after, monkeypatch):
            break
        seen.add(check_old_or_new(path, before))
        Path(f"{path}-journal").unlink(missing_ok=True)
        Path(path).write_bytes(whole)
    assert after > len(migrations.LOGGED_TABLES)
    assert seen == set(VERSIONS)
    assert check_old_or_new(path, before) == files.SCHEMA_VERSION


def test_a_disk_that_fills_at_any_page_leaves_old_or_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said, and with more room the same migration succeeds."""
    path = a_database_of(1, tmp_path)
    before = rows_of(path)
    with contextlib.closing(sqlite3.connect(path)) as connection:
        (first,) = connection.execute("PRAGMA page_count").fetchone()
    room = 0

    def cramped(path: str) -> sqlite3.Connection:
        connection = sqlite3.connect(path, isolation_level=None)
        connection.execute(f"PRAGMA max_page_count={first + room}")
        return connection

    a_failing_connection(monkeypatch, cramped)
    seen = []
    for room in rising():  # noqa: B007 - `cramped` reads it
        said = ""
        try:
            migrations.bring_up_to_date(path)
        except DatabaseError as error:
            said = error.kind
        seen.append(check_old_or_new(path, before))
        if not said:
            break
        assert said == "full"
    assert seen == sorted(seen)
    assert set(VERSIONS) == set(seen)
    assert seen[-1] == files.SCHEMA_VERSION
