"""What is broken is kept aside under its own name, whatever goes wrong meanwhile."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import sqlite3
import stat
from pathlib import Path

import pytest
from databases import AT, a_database, rows_of

from matchtrack.errors import DatabaseError
from matchtrack.storage import restoring

ENDS = ("-journal", "-wal", "-shm")
NAME = "matchtrack-CORRUPT-20261123T064000Z"


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database that can be brought back, made once."""
    return a_database(tmp_path_factory.mktemp("good"))


@pytest.fixture
def broken(tmp_path: Path, good: str) -> Path:
    """A database whose end is gone, in a folder with nothing else."""
    (tmp_path / "data").mkdir()
    path = tmp_path / "data" / "matchtrack.db"
    path.write_bytes(Path(good).read_bytes()[:5000])
    return path


def refuse(*_: object, **__: object) -> None:
    """Stand in for a file system that cannot."""
    raise PermissionError(1, "Operation not permitted")


def test_a_database_with_a_broken_link_is_damaged_though_it_can_be_read(broken: Path, good: str) -> None:
    """It is kept aside like any other."""
    broken.write_bytes(Path(good).read_bytes())
    with contextlib.closing(sqlite3.connect(broken)) as connection:
        connection.execute("DELETE FROM big_step")
        connection.commit()
    assert restoring.present_state(str(broken)) == "damaged"
    assert restoring.take_place_of(good, str(broken), at=AT) == str(broken.with_name(f"{NAME}.db"))
    assert restoring.present_state(str(broken)) == "whole"


def test_each_broken_file_gets_a_name_of_its_own(broken: Path, good: str) -> None:
    """Also where two come in one second."""
    names = []
    for _ in range(3):
        names.append(Path(restoring.take_place_of(good, str(broken), at=AT)).name)
        broken.write_bytes(broken.read_bytes()[:5000])
    assert names == [f"{NAME}.db", f"{NAME}-2.db", f"{NAME}-3.db"]


def test_a_file_system_without_links_keeps_a_private_copy(
    broken: Path, good: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Byte for byte."""
    monkeypatch.setattr(os, "link", refuse)
    content = broken.read_bytes()
    aside = Path(restoring.take_place_of(good, str(broken), at=AT))
    assert content == aside.read_bytes()
    assert rows_of(good) == rows_of(str(broken))
    if os.name != "nt":
        assert stat.S_IMODE(aside.stat().st_mode) == 0o600


def test_a_restore_that_fails_replaces_nothing(broken: Path, good: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """And leaves no half copy; the next one is not hindered by one of a process that died."""
    content = broken.read_bytes()
    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(DatabaseError) as caught:
        restoring.take_place_of(good, str(broken), at=AT)
    assert caught.value.sentence == f"{broken} could not be restored: Operation not permitted. Nothing was replaced."
    assert broken.read_bytes() == content
    assert {broken.name, f"{NAME}.db"} == {path.name for path in broken.parent.iterdir()}
    monkeypatch.undo()
    broken.with_name(f".restore-{os.getpid()}.db").write_bytes(b"half")
    restoring.take_place_of(good, str(broken), at=AT + dt.timedelta(seconds=1))
    assert rows_of(good) == rows_of(str(broken))


def test_a_database_comes_back_to_a_folder_that_is_gone(tmp_path: Path, good: str) -> None:
    """The folder is made, and nobody else looks into it."""
    path = tmp_path / "gone" / "data" / "matchtrack.db"
    assert restoring.present_state(str(path)) == "none"
    assert restoring.take_place_of(good, str(path), at=AT) == ""
    assert rows_of(good) == rows_of(str(path))
    if os.name != "nt":
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


@pytest.mark.skipif(os.name == "nt", reason="folders cannot be opened there")
def test_the_new_name_is_safe_on_the_disk(broken: Path, good: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder itself is written last, and closed again."""
    real, folders = os.fsync, []

    def note(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            folders.append((handle, broken.stat().st_size))
        real(handle)

    monkeypatch.setattr(os, "fsync", note)
    restoring.take_place_of(good, str(broken), at=AT)
    monkeypatch.undo()
    ((handle, size),) = folders
    assert size == broken.stat().st_size
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(handle)


def test_a_copy_aside_leaves_the_file_where_it_is(broken: Path) -> None:
    """As before a mend."""
    aside = restoring.copy_aside(str(broken), at=AT)
    assert aside == str(broken.with_name(f"{NAME}.db"))
    assert Path(aside).read_bytes() == broken.read_bytes()
    assert not os.path.samefile(aside, broken)  # noqa: PTH121


def test_a_new_beginning_puts_all_of_a_broken_database_aside(broken: Path) -> None:
    """With its journals: what lay beside it belongs to nothing new."""
    content = broken.read_bytes()
    for end in ENDS:
        Path(f"{broken}{end}").write_bytes(end.encode())
    aside = restoring.start_anew(str(broken), at=AT)
    assert aside == str(broken.with_name(f"{NAME}.db"))
    assert Path(aside).read_bytes() == content
    assert {f"{NAME}.db{end}" for end in ("", *ENDS)} == {path.name for path in broken.parent.iterdir()}


def test_a_broken_database_that_cannot_be_moved_stays(broken: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It says why."""
    monkeypatch.setattr(Path, "unlink", refuse)
    content = broken.read_bytes()
    with pytest.raises(DatabaseError) as caught:
        restoring.start_anew(str(broken), at=AT)
    assert caught.value.sentence == f"{broken} could not be put aside: Operation not permitted."
    assert broken.read_bytes() == content
