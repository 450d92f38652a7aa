"""Database files that broke: what is said of them, and that they are left as they are."""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING

import pytest
from databases import reading

from matchtrack.errors import DatabaseError, NotSoError
from matchtrack.storage import connection as files
from matchtrack.storage.migrations import bring_up_to_date

if TYPE_CHECKING:
    from pathlib import Path

WAYS = (files.open_reading, files.open_writing, bring_up_to_date)


def test_a_database_whose_very_first_write_died_counts_as_no_database(tmp_path: Path) -> None:
    """What stays is an empty database, and nobody else's; the first unit of work makes one of it."""
    path = tmp_path / "matchtrack.db"
    with contextlib.closing(sqlite3.connect(path)) as begun:
        begun.execute("VACUUM")
    assert path.stat().st_size > 0
    for way in (files.open_reading, files.open_writing):
        with pytest.raises(NotSoError, match="There is no season yet"):
            way(str(path))
    bring_up_to_date(str(path))
    files.open_reading(str(path)).close()


def test_a_schema_below_zero_counts_as_damage(tmp_path: Path) -> None:
    """No matchtrack writes one; nothing is migrated from there."""
    path = tmp_path / "matchtrack.db"
    bring_up_to_date(str(path))
    with contextlib.closing(sqlite3.connect(path)) as spoilt:
        spoilt.execute("PRAGMA user_version=-5")
    before = path.read_bytes()
    for way in WAYS:
        with pytest.raises(DatabaseError, match="is damaged"):
            way(str(path))
    assert before == path.read_bytes()


def test_a_damaged_schema_that_is_no_text_is_called_damaged(tmp_path: Path) -> None:
    """SQLite's own message holds the bytes then, and sqlite3 cannot decode it."""
    path = tmp_path / "matchtrack.db"
    bring_up_to_date(str(path))
    content = path.read_bytes()
    path.write_bytes(content.replace(b"CREATE TABLE baby_step", b"CREATE \x96\x96\x96\x96\x96 baby_step"))
    assert content != path.read_bytes()
    for way in (files.open_writing, bring_up_to_date):
        with pytest.raises(DatabaseError, match="is damaged"):
            way(str(path))
    with pytest.raises(DatabaseError, match="is damaged"), reading(str(path)) as connection:
        connection.execute("SELECT * FROM baby_step")
