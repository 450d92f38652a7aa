"""Mends lose no row, and are made whole or not at all."""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING

import pytest
from databases import a_database, rows_of

from matchtrack.errors import DatabaseError
from matchtrack.storage import connection as files
from matchtrack.storage import inspection, mending

if TYPE_CHECKING:
    from pathlib import Path

VERSION = files.SCHEMA_VERSION


@pytest.fixture
def path(tmp_path: Path) -> str:
    """A database with a season."""
    return a_database(tmp_path)


def change_schema(path: str, *statements: str) -> None:
    """Do to a database what no matchtrack does."""
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def strange_parts(path: str) -> list[tuple[str, str]]:
    """What differs from our schema."""
    with contextlib.closing(files.connect(path, writing=False)) as connection:
        return inspection.strange_parts(connection, VERSION)


def test_what_is_missing_comes_back_and_what_is_not_ours_goes(path: str) -> None:
    """Whatever it is called."""
    before = rows_of(path)
    with contextlib.closing(sqlite3.connect(path)) as connection:
        (ours,) = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger' LIMIT 1").fetchone()
    change_schema(
        path, f'DROP TRIGGER "{ours}"', 'CREATE VIEW "o""dd" AS SELECT 1', "CREATE INDEX theirs ON season (name)"
    )
    assert strange_parts(path) == [("index", "theirs"), ("trigger", ours), ("view", 'o"dd')]
    mending.restore_schema(path)
    assert strange_parts(path) == []
    assert before == rows_of(path)


def test_tables_that_are_not_ours_are_left_alone(path: str) -> None:
    """Somebody may have put rows into them."""
    change_schema(path, "CREATE TABLE theirs (id)", "CREATE INDEX on_it ON theirs (id)")
    with pytest.raises(DatabaseError) as refused:
        mending.restore_schema(path)
    assert refused.value.kind == "foreign"
    assert strange_parts(path) == [("index", "on_it"), ("table", "theirs")]


def test_a_whole_schema_needs_no_mend(path: str) -> None:
    """Nor is it one."""
    assert not mending.mendable_parts(strange_parts(path))
    with pytest.raises(DatabaseError):
        mending.restore_schema(path)


def test_a_mend_that_meets_a_writer_changes_nothing(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It says so once patience is over."""
    monkeypatch.setattr(files, "BUSY_TIMEOUT_MS", 20)
    change_schema(path, "CREATE VIEW odd AS SELECT 1")
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        for mend in (mending.restore_schema, mending.rebuild_indexes):
            with pytest.raises(DatabaseError) as refused:
                mend(path)
            assert refused.value.kind == "locked"
    assert strange_parts(path) == [("view", "odd")]


@pytest.mark.parametrize(
    ("faults", "only"),
    [
        ([], False),
        (["row 1 missing from index a"], True),
        (["wrong # of entries in index a", "non-unique entry in index b"], True),
        (["row 1 missing from index a", "Tree 4 page 9: btreeInitPage() returns error code 11"], False),
    ],
)
def test_indexes_alone_can_be_made_anew(faults: list[str], only: bool) -> None:
    """From their tables, if those are whole."""
    assert only is mending.only_indexes_are_broken(faults)
