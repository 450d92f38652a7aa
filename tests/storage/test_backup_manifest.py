"""The list of the backups: what it keeps, what it believes, and what it makes up for."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from databases import AT, COUNTS, a_backup

from matchtrack.storage import backup_manifest as manifest

if TYPE_CHECKING:
    from matchtrack.domain.backups import Backup

WRITERS = [manifest.append, lambda folder, backup: manifest.rewrite(folder, [backup])]


def listed(folder: Path, **changes: object) -> Backup:
    """What is read where the line of a backup says something else."""
    backup = a_backup(folder)
    manifest.append(folder, backup)
    place = folder / manifest.MANIFEST
    place.write_text(json.dumps(json.loads(place.read_text()) | changes) + "\n")
    (found,) = manifest.read_backups(folder)
    return found


@pytest.mark.parametrize("fields", [{}, {"counts": None}, {"suspect": True}, {"database": "", "sha256": ""}])
def test_what_is_written_down_is_read_again(tmp_path: Path, fields: dict[str, Any]) -> None:
    """Every field of it."""
    backup = a_backup(tmp_path, **fields)
    manifest.append(tmp_path, backup)
    assert manifest.read_backups(tmp_path) == [backup]


def test_a_line_names_the_file_and_its_time_as_the_database_would(tmp_path: Path) -> None:
    """Somebody may read it in ten years without matchtrack."""
    manifest.append(tmp_path, a_backup(tmp_path))
    text = (tmp_path / "manifest.jsonl").read_text()
    assert text.count("\n") == 1
    assert json.loads(text) == {
        "number": 7, "file": "0007-pre-v3.db", "database": "matchtrack.db", "at": "2026-11-23T06:40:00Z",
        "reason": "pre-v3", "schema": 3, "last_change": "9 2026-11-23T06:39:00Z", "bytes": 4, "sha256": "ab",
        "suspect": False,
        "counts": {"steps": 3, "done": 1, "entries": 2, "minutes": 45, "last_day": "2026-11-22", "rows": 12},
    }  # fmt: skip


@pytest.mark.parametrize("left", [b"", b"[]\nnull\n5\n", b'{"number": 6}\n', b'{"numb'])
def test_a_half_line_takes_no_other_with_it(tmp_path: Path, left: bytes) -> None:
    """As after a power cut; no line is empty."""
    (tmp_path / "manifest.jsonl").write_bytes(left)
    backup = a_backup(tmp_path)
    manifest.append(tmp_path, backup)
    assert manifest.read_backups(tmp_path) == [backup]
    assert b"\n\n" not in b"\n" + (tmp_path / "manifest.jsonl").read_bytes()


def test_only_the_lines_of_what_stays_are_left(tmp_path: Path) -> None:
    """In a new file that takes the place of the old one, so that a power cut leaves one of them."""
    backups = [a_backup(tmp_path, number) for number in (1, 2, 3)]
    for backup in backups:
        manifest.append(tmp_path, backup)
    manifest.rewrite(tmp_path, backups[1:])
    assert manifest.read_backups(tmp_path)[1:] == backups[1:]
    assert len((tmp_path / "manifest.jsonl").read_text().splitlines()) == 2
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == [
        "0001-pre-v3.db", "0002-pre-v3.db", "0003-pre-v3.db", "manifest.jsonl",
    ]  # fmt: skip
    manifest.rewrite(tmp_path, [])
    assert (tmp_path / "manifest.jsonl").read_bytes() == b""


@pytest.mark.skipif(os.name == "nt", reason="POSIX rights")
@pytest.mark.parametrize("write", WRITERS)
def test_the_list_is_private(tmp_path: Path, write: Any) -> None:
    """However it came to be."""
    write(tmp_path, a_backup(tmp_path))
    assert stat.S_IMODE((tmp_path / "manifest.jsonl").stat().st_mode) == 0o600


@pytest.mark.parametrize("write", WRITERS)
def test_the_list_is_whole_on_the_disk_before_anything_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: Any
) -> None:
    """What is still in the memory of the process would be lost with the power."""
    backup, real, seen = a_backup(tmp_path), os.fsync, []

    def note(handle: int) -> None:
        seen.append(os.fstat(handle).st_size)
        real(handle)

    monkeypatch.setattr(os, "fsync", note)
    write(tmp_path, backup)
    assert seen == [(tmp_path / "manifest.jsonl").stat().st_size]


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
@pytest.mark.parametrize("write", WRITERS)
def test_nothing_is_written_through_a_link(tmp_path: Path, write: Any) -> None:
    """Somebody else may have laid it there."""
    mine = tmp_path / "mine"
    mine.write_bytes(b"mine")
    for name in ("manifest.jsonl", f".draft-{os.getpid()}.jsonl"):
        (tmp_path / name).symlink_to(mine)
    with pytest.raises(OSError, match="symbolic links"):
        write(tmp_path, a_backup(tmp_path))
    assert mine.read_bytes() == b"mine"


@pytest.mark.parametrize(
    "changes",
    [
        {"number": "7"}, {"number": 8}, {"file": 7}, {"file": "0008-pre-v3.db"}, {"file": "../0007-pre-v3.db"},
        {"database": None}, {"at": 5}, {"at": "2026-11-23"}, {"at": "2026-02-30T06:40:00Z"}, {"reason": []},
        {"schema": "3"}, {"last_change": 9}, {"bytes": "4"}, {"sha256": None}, {"suspect": 0}, {"counts": 12},
        {"counts": {}}, {"counts": {"steps": 3, "done": 1, "entries": 2, "minutes": 45, "last_day": "", "rows": ""}},
        {"counts": {"steps": 3, "done": 1, "entries": 2, "minutes": 45, "last_day": 0, "rows": 1}},
    ],
)  # fmt: skip
def test_a_line_that_says_what_cannot_be_is_not_believed(tmp_path: Path, changes: dict[str, object]) -> None:
    """The file itself is looked into; this one holds nothing."""
    found = listed(tmp_path, **changes)
    assert (found.number, found.reason, found.database, found.sha256) == (7, "pre-v3", "", "")
    assert (found.counts, found.version, found.suspect, found.is_good) == (None, 0, True, False)


def test_a_line_that_says_more_is_believed(tmp_path: Path) -> None:
    """A later matchtrack may write down more."""
    assert listed(tmp_path, more="words").counts == COUNTS


def test_a_file_without_a_line_has_its_own_time_and_size(tmp_path: Path) -> None:
    """In whole seconds."""
    place = Path(a_backup(tmp_path).path)
    os.utime(place, (0, AT.timestamp() + 0.5))
    (found,) = manifest.read_backups(tmp_path)
    assert (found.number, found.reason, found.path) == (7, "pre-v3", str(place))
    assert (found.at, found.size, found.last_change) == (AT, 4, "")


def test_what_is_named_in_another_way_is_the_users_own(tmp_path: Path) -> None:
    """Neither folders nor links are backups, whatever they are called."""
    for name in ("0001-asked.db.bak", "1-asked.db", "0001-Asked.db", "0001-.db", "0001.db", "0123456789-asked.db"):
        (tmp_path / name).touch()
    (tmp_path / "0002-asked.db").mkdir()
    if os.name != "nt":
        (tmp_path / "0003-asked.db").symlink_to(tmp_path / "1-asked.db")
    assert manifest.read_backups(tmp_path) == []
    assert manifest.next_number(tmp_path) == 1


def test_numbers_go_on_after_the_highest(tmp_path: Path) -> None:
    """Also where there is no folder yet, or a file in its place."""
    assert manifest.next_number(tmp_path / "nowhere") == 1
    (tmp_path / "file").touch()
    assert manifest.read_backups(tmp_path / "file") == []
    for number in (9, 10_000, 11):
        a_backup(tmp_path, number)
    assert manifest.next_number(tmp_path) == 10_001
    assert [backup.number for backup in manifest.read_backups(tmp_path)] == [9, 11, 10_000]


def test_a_database_counts_as_copied_while_a_copy_of_it_is_there(tmp_path: Path) -> None:
    """Its line alone is none."""
    manifest.append(tmp_path, a_backup(tmp_path, 1))
    gone = a_backup(tmp_path, 2, database="other.db")
    manifest.append(tmp_path, gone)
    assert manifest.copied_databases(tmp_path) == {"matchtrack.db", "other.db"}
    Path(gone.path).unlink()
    assert manifest.copied_databases(tmp_path) == {"matchtrack.db"}
