"""Bringing a database back."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import os
import sqlite3
from pathlib import Path

import pytest
from databases import a_database, rows_of, writing

from matchtrack.errors import DatabaseError, NotSoError
from matchtrack.storage import backup_manifest, backups, inspection, restoring
from matchtrack.storage import connection as files

AT = dt.datetime(2026, 11, 23, 6, 40, tzinfo=dt.UTC)


def a_changed_database(folder: Path) -> tuple[str, str]:
    """A database, and a backup of what it was before its last change."""
    path = a_database(folder)
    backup = str(backups.make_backup(path, "asked", at=AT))
    with writing(path) as connection:
        connection.execute("UPDATE season SET name = 'Later'")
    return path, backup


def test_a_whole_database_gets_the_rows_of_the_backup(tmp_path: Path) -> None:
    """In the same file: a process that has it open sees them at once."""
    path, backup = a_changed_database(tmp_path)
    with contextlib.closing(files.open_reading(path)) as open_before:
        assert restoring.take_place_of(backup, path, at=AT) == ""
        assert open_before.execute("SELECT name FROM season").fetchone() == ("A season",)
    assert rows_of(backup) == rows_of(path)


def test_a_restore_that_meets_a_writer_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It says so once patience is over."""
    monkeypatch.setattr(files, "BUSY_TIMEOUT_MS", 50)
    path, backup = a_changed_database(tmp_path)
    before = rows_of(path)
    with writing(path) as connection:
        connection.execute("UPDATE season SET name = 'Even later'")
        with pytest.raises(DatabaseError) as refused:
            restoring.take_place_of(backup, path, at=AT)
        connection.execute("UPDATE season SET name = 'Later'")
    assert (refused.value.kind, before) == ("locked", rows_of(path))


def test_a_restore_that_meets_a_full_disk_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However far it came; it is one transaction."""
    path, _ = a_changed_database(tmp_path)
    larger = str(tmp_path / "larger.db")
    Path(larger).write_bytes(Path(path).read_bytes())
    with writing(larger) as connection:
        connection.execute("UPDATE baby_step SET notes = ?", ("long " * 20_000,))
    before, real = rows_of(path), files.prepare_writing

    def cramped(connection: sqlite3.Connection, path: str) -> None:
        real(connection, path)
        connection.execute("PRAGMA max_page_count=1")  # as many as there are

    monkeypatch.setattr(files, "prepare_writing", cramped)
    with pytest.raises(DatabaseError) as refused:
        restoring.take_place_of(larger, path, at=AT)
    assert (refused.value.kind, before) == ("full", rows_of(path))


def test_a_damaged_database_is_kept_aside_with_its_journal(tmp_path: Path) -> None:
    """What lies beside it is never played into the new file."""
    path, backup = a_changed_database(tmp_path)
    Path(path).write_bytes(Path(path).read_bytes()[:5000])
    Path(f"{path}-wal").write_bytes(b"half a write")
    aside = Path(restoring.take_place_of(backup, path, at=AT))
    assert aside.name == "matchtrack-CORRUPT-20261123T064000Z.db"
    assert aside.stat().st_size == 5000
    assert Path(f"{aside}-wal").read_bytes() == b"half a write"
    assert rows_of(backup) == rows_of(path)
    assert not Path(f"{path}-wal").exists()


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_stays_and_what_it_names_is_replaced(tmp_path: Path) -> None:
    """As where the database was moved, and a link left behind."""
    path, backup = a_changed_database(tmp_path)
    real = tmp_path / "elsewhere.db"
    Path(path).rename(real)
    Path(path).symlink_to(real)
    real.write_bytes(real.read_bytes()[:5000])
    aside = restoring.take_place_of(backup, path, at=AT)
    assert Path(path).is_symlink()
    assert rows_of(backup) == rows_of(str(real))
    assert Path(aside).parent == tmp_path


def test_nothing_or_an_empty_file_is_replaced(tmp_path: Path) -> None:
    """There is nothing to keep."""
    path, backup = a_changed_database(tmp_path)
    for make in (Path(path).unlink, Path(path).touch):
        Path(path).unlink(missing_ok=True)
        if make == Path(path).touch:
            Path(path).touch()
        assert restoring.take_place_of(backup, path, at=AT) == ""
        assert rows_of(backup) == rows_of(path)


def test_the_database_of_another_program_is_never_replaced(tmp_path: Path) -> None:
    """Also where a backup of ours lies beside it."""
    _, backup = a_changed_database(tmp_path)
    other = tmp_path / "other.db"
    with contextlib.closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE theirs (id)")
    before = other.read_bytes()
    with pytest.raises(DatabaseError) as refused:
        restoring.take_place_of(backup, str(other), at=AT)
    assert (refused.value.kind, before) == ("foreign", other.read_bytes())


def test_a_database_with_a_strange_trigger_is_refused(tmp_path: Path) -> None:
    """It would run with our writes."""
    path = a_database(tmp_path)
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TRIGGER spy AFTER INSERT ON season BEGIN SELECT 1; END")
    with pytest.raises(DatabaseError, match="the trigger 'spy'"):
        inspection.inspect(path)


def test_links_between_rows_that_are_broken_are_found(tmp_path: Path) -> None:
    """SQLite's own check of the pages does not look for them."""
    path = a_database(tmp_path)
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("DELETE FROM big_step")
        connection.commit()
    with pytest.raises(DatabaseError, match="names a row of big_step"):
        inspection.inspect(path)


def test_a_value_that_breaks_a_rule_is_found(tmp_path: Path) -> None:
    """SQLite passes such rules over where a connection only reads."""
    path = a_database(tmp_path)
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA ignore_check_constraints=ON")
        connection.execute("UPDATE baby_step SET minutes = 600")
        connection.commit()
    with pytest.raises(DatabaseError, match="CHECK constraint failed"):
        inspection.inspect(path)


def test_a_database_whose_head_is_gone_is_damaged_where_ours_lay(tmp_path: Path) -> None:
    """It looks like no database at all, but a backup says what it was."""
    path, backup = a_changed_database(tmp_path)
    Path(path).write_bytes(bytes(4096) + Path(path).read_bytes()[4096:])
    assert restoring.present_state(path) == "damaged"
    assert restoring.take_place_of(backup, path, at=AT).endswith(".db")
    assert rows_of(backup) == rows_of(path)


def test_an_empty_file_is_no_backup(tmp_path: Path) -> None:
    """SQLite itself would call it whole."""
    (tmp_path / "empty.db").touch()
    with pytest.raises(NotSoError):
        inspection.inspect(str(tmp_path / "empty.db"))


def test_each_backup_has_one_line_that_says_what_it_is(tmp_path: Path) -> None:
    """With its hash; a broken line, or a lost list, is made up for by a look into the file."""
    path, backup = a_changed_database(tmp_path)
    manifest = Path(backup).with_name("manifest.jsonl")
    line = json.loads(manifest.read_text(encoding="utf-8"))
    assert tuple(line[key] for key in ("number", "file", "at", "reason", "suspect")) == (
        1,
        "0001-asked.db",
        "2026-11-23T06:40:00Z",
        "asked",
        False,
    )
    assert line["sha256"] == backups.hash_of(backup)
    (listed,) = backups.list_backups(path)
    manifest.write_bytes(b'{"number": 1}\n[]\nnull\n\xff\n{"half')
    (looked_into,) = backups.list_backups(path)
    assert listed.counts == looked_into.counts
    backups.make_backup(path, "asked", at=AT)
    assert [each.number for each in backups.list_backups(path)] == [1, 2]
    assert len(backup_manifest._read_lines(manifest)) == 1


def test_backups_of_another_database_in_the_folder_are_left_alone(tmp_path: Path) -> None:
    """Two databases side by side share the folder, not the rotation."""
    path, _ = a_changed_database(tmp_path)
    other = str(Path(path).with_name("other.db"))
    Path(other).write_bytes(Path(path).read_bytes())
    backups.make_backup(other, "asked", at=AT)
    assert [[each.number for each in backups.list_backups(name)] for name in (path, other)] == [[1], [2]]


def test_an_emptied_database_pushes_no_backup_out(tmp_path: Path) -> None:
    """Its copies are suspect; rotation waits for a good one."""
    path, backup = a_changed_database(tmp_path)
    with contextlib.closing(sqlite3.connect(path)) as connection:
        for table in ("prerequisite", "baby_step", "big_step", "key_date", "season"):
            connection.execute(f"DELETE FROM {table}")  # noqa: S608
        connection.commit()
    for _ in range(5):
        backups.make_backup(path, "timed", at=AT + dt.timedelta(days=500))
    listed = backups.list_backups(path)
    assert [each.suspect for each in listed] == [False, True, True, True, True, True]
    assert Path(backup).exists()
