"""Whether the shell owes a backup, by the times of files alone."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from seasons import a_context

from matchtrack.services import backup_due

DAY = 20 * 3600


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A file with content, written at a time to count from."""
    path = tmp_path / "data" / "matchtrack.db"
    path.parent.mkdir()
    path.write_bytes(b"content")
    os.utime(path, (0, 1_000_000))
    return path


def backed_up(database: Path, ago: float, *, listed: bool) -> None:
    """A folder of backups, or its list, that was written so long before the database."""
    folder = database.with_name("backups")
    folder.mkdir()
    place = folder / "manifest.jsonl" if listed else folder
    if listed:
        place.touch()
    os.utime(place, (0, 1_000_000 - ago))


@pytest.mark.parametrize("listed", [True, False])
@pytest.mark.parametrize(("ago", "due"), [(DAY + 1, True), (DAY, False), (0, False), (-DAY * 3, False)])
def test_a_backup_is_due_twenty_hours_after_the_last(database: Path, ago: float, due: bool, listed: bool) -> None:
    """The folder's own age stands in for the first."""
    backed_up(database, ago, listed=listed)
    assert due is backup_due.is_due(str(database))


def test_the_first_look_makes_a_private_folder_and_asks_for_nothing(database: Path) -> None:
    """A new season is no old one."""
    assert backup_due.is_due(str(database)) is False
    if os.name != "nt":
        assert stat.S_IMODE(database.with_name("backups").stat().st_mode) == 0o700


def test_nothing_is_due_where_there_is_nothing_to_copy(database: Path) -> None:
    """Neither for an empty file nor for none, nor where no folder can be; and none is made."""
    database.write_bytes(b"")
    assert backup_due.is_due(str(database)) is False
    database.unlink()
    assert backup_due.is_due(str(database)) is False
    assert not database.with_name("backups").exists()
    database.write_bytes(b"content")
    database.with_name("backups").touch()
    assert backup_due.is_due(str(database)) is False


def test_trouble_with_a_backup_that_is_due_is_left_to_the_commands_about_backups(tmp_path: Path) -> None:
    """A prompt tells of other things."""
    context = a_context(tmp_path)
    database = Path(context.database)
    database.parent.mkdir(parents=True, exist_ok=True)
    database.write_bytes(b"no database of ours")
    os.utime(database, (0, 1_000_000))
    backed_up(database, DAY + 1, listed=False)
    assert backup_due.is_due(context.database)
    assert backup_due.back_up_if_due(context) is False
