"""Verified copies of the database."""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import os
import shutil
import sqlite3
import stat
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from databases import AT, COUNTS, a_backup, a_database, a_unit, reading, rows_of, writing

from matchtrack.domain.backups import kept_backups
from matchtrack.errors import DatabaseError
from matchtrack.storage import backup_manifest, backups
from matchtrack.storage import connection as files

if TYPE_CHECKING:
    from matchtrack.domain.backups import Backup


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database, made once."""
    return a_database(tmp_path_factory.mktemp("made"))


@pytest.fixture
def path(made: str, tmp_path: Path) -> str:
    """A copy of it in a folder of its own."""
    (tmp_path / "data").mkdir()
    return str(shutil.copy(made, tmp_path / "data" / "matchtrack.db"))


def copied_daily(path: str, first: int, last: int, **fields: Any) -> list[Backup]:
    """Backups of days before AT, one a day, the last one the day before; `fields` are theirs."""
    folder = Path(path).parent / "backups"
    folder.mkdir(exist_ok=True)
    copies = [
        a_backup(folder, number, at=AT - dt.timedelta(days=last + 1 - number), **fields)
        for number in range(first, last + 1)
    ]
    for copy in copies:
        backup_manifest.append(folder, copy)
    return copies


def numbers(path: str) -> list[int]:
    """The numbers of the backups of a database."""
    return [backup.number for backup in backups.list_backups(path)]


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
    copy = tmp_path / "copy.db"
    for attempt in (lambda: backups.make_backup(str(path), "import"), lambda: backups.copy_checked(str(path), copy)):
        with pytest.raises(DatabaseError, match=r"db is damaged, so no backup was made and nothing") as refused:
            attempt()
        assert refused.value.kind == "damaged"
    assert list((path.parent / "backups").iterdir()) == []
    assert not copy.exists()


def test_a_backup_that_cannot_be_written_says_so_and_leaves_nothing(tmp_path: Path) -> None:
    """A file stands where the folder should be."""
    path = Path(a_database(tmp_path))
    (path.parent / "backups").touch()
    with pytest.raises(DatabaseError, match=r"^No backup could be made in /.*backups: .*\. Nothing was changed\.$"):
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


def test_with_a_new_backup_old_ones_go_from_the_disk_and_from_the_list(path: str) -> None:
    """As the rotation says; those of another database in the folder stay."""
    before, others = copied_daily(path, 1, 60), copied_daily(path, 61, 75, database="other.db")
    new = backups.make_backup(path, "asked", at=AT)
    present = backups.list_backups(path)
    kept = kept_backups([*before, present[-1]])
    assert kept == {backup.number for backup in present}
    assert 1 not in kept
    assert {60, 76} <= kept
    stay = {Path(backup.path) for backup in (*present, *others)}
    assert {*stay, new, new.with_name("manifest.jsonl")} == set(new.parent.iterdir())
    assert set(backup_manifest._read_lines(new.with_name("manifest.jsonl"))) == {place.name for place in stay}


def test_a_backup_that_holds_little_lets_none_go(path: str) -> None:
    """Nor does one that was made at a time that is none."""
    copied_daily(path, 1, 60, counts=replace(COUNTS, rows=100_000))
    backups.make_backup(path, "asked", at=AT)
    assert numbers(path) == [*range(1, 62)]
    assert backups.list_backups(path)[-1].suspect
    copied_daily(path, 62, 62)
    backups.make_backup(path, "asked", at=AT, rotate=False)
    assert numbers(path) == [*range(1, 64)]
    assert not backups.list_backups(path)[-1].suspect


def test_a_backup_is_held_against_the_last_one_that_can_be_read(path: str) -> None:
    """A broken copy says nothing of what there was."""
    copied_daily(path, 1, 1, counts=replace(COUNTS, rows=100_000))
    copied_daily(path, 2, 2, counts=None)
    backups.make_backup(path, "asked", at=AT)
    assert [backup.suspect for backup in backups.list_backups(path)] == [False, False, True]


def test_a_copy_without_a_line_is_suspect_where_it_holds_nothing(path: str) -> None:
    """Whoever lost the list has lost nothing else."""
    folder = backups.make_backup(path, "asked", at=AT).parent
    shutil.copy(path, folder / "0002-asked.db")
    with contextlib.closing(sqlite3.connect(folder / "0002-asked.db", isolation_level=None)) as connection:
        for table in ("prerequisite", "baby_step", "big_step", "key_date", "season"):
            connection.execute(f"DELETE FROM {table}")  # noqa: S608
    (listed, _) = backups.list_backups(path)
    (folder / "manifest.jsonl").unlink()
    first, second = backups.list_backups(path)
    assert (first.counts, first.last_change, first.version) == (listed.counts, listed.last_change, listed.version)
    assert (first.suspect, second.suspect) == (False, True)


def test_the_time_of_a_backup_is_an_instant_in_whole_seconds(path: str) -> None:
    """That of the file where none is given; another zone means the same."""
    place = backups.make_backup(path, "pre-v3")
    elsewhere = AT.astimezone(dt.timezone(dt.timedelta(hours=5, minutes=45)))
    backups.make_backup(path, "asked", at=elsewhere.replace(microsecond=5))
    first, second = backups.list_backups(path)
    assert (first.at.timestamp(), second.at) == (place.stat().st_mtime // 1, AT)
    assert second.at.utcoffset() == dt.timedelta(0)
    assert (first.reason, second.reason) == ("pre-v3", "asked")
    assert first.sha256 == hashlib.sha256(place.read_bytes()).hexdigest()


def test_the_half_copy_of_a_process_that_lives_is_left_alone(path: str) -> None:
    """One of a process that had our number is not in the way."""
    folder = Path(path).parent / "backups"
    folder.mkdir()
    young, ours = folder / ".draft-4711.db", folder / f".draft-{os.getpid()}.db"
    for draft in (young, ours):
        draft.write_bytes(b"half")
    place = backups.make_backup(path, "asked")
    assert {young, place, folder / "manifest.jsonl"} == set(folder.iterdir())


def test_a_half_copy_of_ten_minutes_ago_was_left_by_a_process_that_died(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the time of the new copy, whatever the clock of this computer says."""
    clear, before = backups._clear_drafts, []
    monkeypatch.setattr(backups, "_clear_drafts", lambda _, moment: before.append(moment))
    place = backups.make_backup(path, "asked")
    assert [place.stat().st_mtime - 600] == before
    draft = place.with_name(".draft-4711.db")
    draft.touch()
    os.utime(draft, (0, 1000))
    clear(place.parent, 1000)
    assert draft.exists()
    clear(place.parent, 1000.5)
    assert not draft.exists()


def test_a_backup_that_another_process_took_away_is_gone_as_well(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two that rotate at the same time do not hinder each other."""
    (old,) = copied_daily(path, 1, 1)

    def meet(present: list[Backup]) -> set[int]:
        Path(old.path).unlink()
        return {backup.number for backup in present} - {1}

    monkeypatch.setattr(backups, "kept_backups", meet)
    backups.make_backup(path, "asked", at=AT)
    assert numbers(path) == [2]


def test_two_that_take_a_number_at_the_same_time_get_two(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second one looks again."""
    first, real, asked = backups.make_backup(path, "asked", at=AT), backup_manifest.next_number, [1]
    monkeypatch.setattr(backup_manifest, "next_number", lambda folder: asked.pop() if asked else real(folder))
    content = first.read_bytes()
    assert backups.make_backup(path, "asked", at=AT).name == "0002-asked.db"
    assert first.read_bytes() == content


def test_a_file_system_without_links_holds_backups_too(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The draft itself gets the name."""

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refuse)
    place = backups.make_backup(path, "asked", at=AT)
    assert rows_of(path) == rows_of(str(place))
    assert {place, place.with_name("manifest.jsonl")} == set(place.parent.iterdir())


def test_the_copy_is_safe_on_the_disk_before_it_has_a_name(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its content first; and its file is closed at the end."""
    real, link, done = os.fsync, os.link, []

    def note_fsync(handle: int) -> None:
        done.append(handle)
        real(handle)

    def note_link(draft: Path, place: Path) -> None:
        done.append(-1)
        link(draft, place)

    monkeypatch.setattr(os, "fsync", note_fsync)
    monkeypatch.setattr(os, "link", note_link)
    backups.make_backup(path, "asked", at=AT)
    assert done.index(-1) > 0
    monkeypatch.undo()
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(done[0])


def test_the_database_of_another_program_is_not_copied(tmp_path: Path) -> None:
    """Nor does anything stay of the attempt."""
    other = tmp_path / "other.db"
    with contextlib.closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE theirs (id)")
    with pytest.raises(DatabaseError) as refused:
        backups.copy_checked(str(other), tmp_path / "copy.db")
    assert refused.value.kind == "foreign"
    assert not (tmp_path / "copy.db").exists()


def test_a_copy_that_meets_a_writer_says_so(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once patience is over."""
    monkeypatch.setattr(files, "BUSY_TIMEOUT_MS", 20)
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as writer:
        writer.execute("BEGIN EXCLUSIVE")
        with pytest.raises(DatabaseError) as at_once:
            backups.make_backup(path, "asked")
        monkeypatch.setattr(files, "check_identity", lambda *_: 3)
        with pytest.raises(DatabaseError) as in_the_copy:
            backups.make_backup(path, "asked")
    assert (at_once.value.kind, in_the_copy.value.kind) == ("locked", "locked")


@pytest.mark.parametrize(("status", "ends"), [(sqlite3.SQLITE_BUSY, True), (sqlite3.SQLITE_LOCKED, True), (0, False)])
def test_a_copy_of_pages_does_not_wait_for_ever(status: int, ends: bool) -> None:
    """It goes on while pages come."""
    with pytest.raises(sqlite3.OperationalError, match=r"^database is locked$") if ends else contextlib.nullcontext():
        backups.give_up_waiting(status, 1, 1)


def test_a_folder_of_backups_that_cannot_be_read_says_so(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not taken for an empty one."""

    def refuse(_: Path) -> list[Backup]:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(backup_manifest, "read_backups", refuse)
    with pytest.raises(
        DatabaseError, match=r"^The backups in /.*backups cannot be read: Permission denied\."
    ) as refused:
        backups.list_backups(path)
    assert refused.value.kind == "no access"
