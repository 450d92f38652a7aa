"""One use case, one transaction: kept by a commit alone."""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING

import pytest
from databases import a_database, a_unit, reading, rows_of

from matchtrack.errors import DatabaseError, NotSoError
from matchtrack.storage import connection as files
from matchtrack.storage.season_rows import season_row
from matchtrack.storage.tables import BabyStepRow

if TYPE_CHECKING:
    from pathlib import Path


def titles(path: str) -> list[str]:
    """What undo would say, in order."""
    with reading(path) as connection:
        return [row[0] for row in connection.execute("SELECT title FROM change_group ORDER BY id")]


def test_what_is_not_committed_is_taken_back(tmp_path: Path) -> None:
    """Rows and the group of the change log alike."""
    path = a_database(tmp_path)
    before = rows_of(path)
    with a_unit(path, "Never kept") as work:
        work.session.delete(work.session.get_one(BabyStepRow, 1))
        work.session.flush()
        assert work.changed()
    assert before == rows_of(path)
    assert titles(path) == ["Set up"]


def test_an_error_takes_everything_back(tmp_path: Path) -> None:
    """And passes through as it is."""
    path = a_database(tmp_path)
    before = rows_of(path)

    def half() -> None:
        with a_unit(path) as work:
            work.session.delete(work.session.get_one(BabyStepRow, 1))
            work.session.flush()
            raise NotSoError("no such thing")

    with pytest.raises(NotSoError, match="no such thing"):
        half()
    assert before == rows_of(path)


def test_a_commit_keeps_the_change_under_its_title(tmp_path: Path) -> None:
    """The title may be said more exactly before."""
    path = a_database(tmp_path)
    with a_unit(path, "Something") as work:
        assert not work.changed()
        work.session.get_one(BabyStepRow, 1).title = "New"
        assert work.changed()
        work.retitle("Changed 'New'")
        work.commit()
    assert titles(path) == ["Set up", "Changed 'New'"]
    with reading(path) as connection:
        assert connection.execute("SELECT title FROM baby_step WHERE id = 1").fetchone() == ("New",)


def test_what_the_schema_refuses_is_worded(tmp_path: Path) -> None:
    """No error of SQLAlchemy leaves storage."""
    path = a_database(tmp_path)

    def impossible() -> None:
        with a_unit(path) as work:
            work.session.get_one(BabyStepRow, 1).minutes = 300
            work.commit()

    with pytest.raises(DatabaseError, match="CHECK constraint failed"):
        impossible()


def test_a_unit_makes_the_database_where_there_is_none(tmp_path: Path) -> None:
    """Schema and all."""
    path = str(tmp_path / "new" / "matchtrack.db")
    with a_unit(path) as work:
        assert season_row(work.session) is None
    with reading(path) as connection:
        assert connection.execute("SELECT * FROM season").fetchall() == []


def test_reads_inside_share_the_transaction(tmp_path: Path) -> None:
    """The plain connection sees what the session has written."""
    with a_unit(a_database(tmp_path)) as work:
        work.session.get_one(BabyStepRow, 1).title = "New"
        work.session.flush()
        assert work.driver().execute("SELECT title FROM baby_step WHERE id = 1").fetchone() == ("New",)


def test_a_unit_that_cannot_begin_leaves_nothing_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody else writes for too long; the next one begins."""
    path = a_database(tmp_path)
    monkeypatch.setattr(files, "BUSY_TIMEOUT_MS", 20)
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        with pytest.raises(DatabaseError) as refused:
            a_unit(path).__enter__()
        writer.execute("ROLLBACK")
    assert refused.value.kind == "locked"
    with a_unit(path, "Next") as work:
        work.session.get_one(BabyStepRow, 1).title = "New"
        work.commit()
    assert titles(path) == ["Set up", "Next"]
