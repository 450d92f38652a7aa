"""Text into a private file, whole or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from matchtrack.errors import BadInputError
from matchtrack.services.private_files import write_file


def test_a_new_file_holds_the_text_as_it_is(tmp_path: Path) -> None:
    """Line ends are left alone, and so are letters of any script."""
    path = tmp_path / "plan.csv"
    assert path == write_file(path, "naïve\r\n写信\n")
    assert "naïve\r\n写信\n".encode() == path.read_bytes()
    assert [path] == list(tmp_path.glob("plan*"))


@pytest.mark.skipif(os.name == "nt", reason="POSIX rights")
def test_the_file_is_private_even_where_the_old_one_was_not(tmp_path: Path) -> None:
    """A season is nobody else's business (trust.md 8)."""
    path = tmp_path / "plan.md"
    write_file(path, "one")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.chmod(0o644)
    write_file(path, "two", force=True)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_what_is_there_is_replaced_only_with_force(tmp_path: Path) -> None:
    """The option is named."""
    path = tmp_path / "plan.md"
    path.write_text("mine")
    with pytest.raises(BadInputError, match="is there already; add --force"):
        write_file(str(path), "new")
    assert path.read_text() == "mine"
    write_file(str(path), "new", force=True)
    assert path.read_text() == "new"


@pytest.mark.parametrize("force", [False, True])
def test_a_link_is_never_followed(tmp_path: Path, *, force: bool) -> None:
    """Neither to a file nor to nothing."""
    (tmp_path / "precious").write_text("mine")
    for target in ("precious", "nothing"):
        link = tmp_path / f"to-{target}"
        link.symlink_to(tmp_path / target)
        with pytest.raises(BadInputError, match="is a link"):
            write_file(link, "new", force=force)
        assert link.is_symlink()
    assert (tmp_path / "precious").read_text() == "mine"
    assert not (tmp_path / "nothing").exists()


@pytest.mark.parametrize(("place", "words"), [("", "is a folder"), ("none/plan.md", "cannot be written: no such file")])
def test_a_place_that_cannot_be_written_is_named(tmp_path: Path, place: str, words: str) -> None:
    """And nothing is left behind."""
    before = sorted(tmp_path.iterdir())
    with pytest.raises(BadInputError, match=words):
        write_file(tmp_path / place, "text", force=True)
    assert before == sorted(tmp_path.iterdir())


@pytest.mark.skipif(os.name == "nt", reason="no pipes by name")
def test_what_is_no_plain_file_is_never_replaced(tmp_path: Path) -> None:
    """Such as a pipe or a device."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(BadInputError, match="is no plain file"):
        write_file(pipe, "text", force=True)
    assert pipe.is_fifo()


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And no draft."""
    path = tmp_path / "plan.md"
    path.write_text("mine")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    before = sorted(tmp_path.iterdir())
    with pytest.raises(BadInputError, match="no space left"):
        write_file(path, "new", force=True)
    with pytest.raises(BadInputError, match="no space left"):
        write_file(tmp_path / "other.md", "new")
    assert path.read_text() == "mine"
    assert before == sorted(tmp_path.iterdir())


def test_a_new_file_that_cannot_be_put_in_place_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even an empty one, as where Windows holds the folder."""

    def held(_draft: Path, _target: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(BadInputError, match="permission denied"):
        write_file(tmp_path / "plan.md", "new")
    assert [path for path in tmp_path.iterdir() if path.is_file()] == []


def test_a_file_that_comes_while_the_draft_is_written_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody else was faster."""
    path = tmp_path / "plan.md"
    monkeypatch.setattr(os, "fsync", lambda _handle: path.write_text("theirs"))
    with pytest.raises(BadInputError, match="is there already"):
        write_file(path, "mine")
    assert path.read_text() == "theirs"
    assert [path] == [each for each in tmp_path.iterdir() if each.is_file()]


def test_the_home_of_nobody_is_a_place_that_is_not_there() -> None:
    """A slip behind ~ gives a sentence, too."""
    with pytest.raises(BadInputError, match=r"~nobody-of-that-name/plan\.md cannot be written"):
        write_file("~nobody-of-that-name/plan.md", "text")


def test_home_may_be_written_short() -> None:
    """As in the shell."""
    assert Path.home() / "plan.md" == write_file("~/plan.md", "text")
