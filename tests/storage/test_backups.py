"""Verified copies of the database."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from databases import a_database, a_unit, reading, rows_of, writing

from matchtrack.errors import DatabaseError
from matchtrack.storage import backups


def test_a_backup_holds_every_row_and_opens_as_a_database(tmp_path: Path) -> None:
    """It stands beside the database, under a number that rises."""
    path = a_database(tmp_path)
    first, second = backups.make_backup(path, "import"), backups.make_backup(path, "import")
    assert [first.name, second.name] == ["0001-import.db", "0002-import.db"]
    assert Path(path).parent / "backups" == first.parent
    assert rows_of(path) == rows_of(str(first))


def test_numbers_rise_beyond_four_digits(tmp_path: Path) -> None:
    """And a file that the user named is passed over."""
    path = a_database(tmp_path)
    first = backups.make_backup(path, "import")
    first.rename(first.with_name("9999-import.db"))
    for own in ("notes.db", "0001_old-import.db", "99999999999999-mine.db"):
        (first.parent / own).touch()
    assert backups.make_backup(path, "import").name == "10000-import.db"
    assert backups.make_backup(path, "import").name == "10001-import.db"


@pytest.mark.skipif(os.name == "nt", reason="POSIX rights")
def test_a_backup_is_private(tmp_path: Path) -> None:
    """Like the database itself."""
    backup = backups.make_backup(a_database(tmp_path), "import")
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    assert stat.S_IMODE(backup.parent.stat().st_mode) == 0o700


def test_a_backup_inside_a_unit_of_work_is_what_was_before(tmp_path: Path) -> None:
    """Nobody can write between the copy and the change."""
    path = a_database(tmp_path)
    before = rows_of(path)
    with a_unit(path):
        backup = backups.make_backup(path, "import")
    assert before == rows_of(str(backup))


def test_what_a_killed_process_left_goes_with_the_next_backup(tmp_path: Path) -> None:
    """Half a copy of private records must not lie there for ever."""
    path = a_database(tmp_path)
    folder = Path(path).parent / "backups"
    folder.mkdir()
    for left in (".draft-4711.db", ".draft-4711.db-journal"):
        (folder / left).write_bytes(b"private")
        os.utime(folder / left, (0, 0))
    backup = backups.make_backup(path, "import")
    assert {backup, folder / "manifest.jsonl"} == set(folder.iterdir())


def test_a_damaged_database_makes_no_backup(tmp_path: Path) -> None:
    """A copy that is not whole is worse than none."""
    path = Path(a_database(tmp_path))
    with reading(str(path)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'baby_step'").fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    content = bytearray(path.read_bytes())
    content[(page - 1) * size + 8 : page * size] = b"\xee" * (size - 8)
    path.write_bytes(content)
    with pytest.raises(DatabaseError, match="damaged"):
        backups.make_backup(str(path), "import")
    assert list((path.parent / "backups").iterdir()) == []


def test_a_backup_that_cannot_be_written_says_so_and_leaves_nothing(tmp_path: Path) -> None:
    """A file stands where the folder should be."""
    path = Path(a_database(tmp_path))
    (path.parent / "backups").touch()
    with pytest.raises(DatabaseError, match="No backup could be made"):
        backups.make_backup(str(path), "import")


def test_the_restored_copy_can_be_written(tmp_path: Path) -> None:
    """A backup is a whole database, with its triggers."""
    path = a_database(tmp_path)
    backup = backups.make_backup(path, "import")
    with writing(str(backup), "After the restore") as connection:
        connection.execute("UPDATE season SET name = 'Restored'")
    with reading(str(backup)) as connection:
        logged = connection.execute("SELECT count(*) FROM change_log WHERE table_name = 'season'").fetchone()
    assert logged == (2,)
