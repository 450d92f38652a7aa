"""`doctor` in the shell."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from small_season import Answer


def test_the_doctor_finds_mends_and_is_content(shell: Callable[..., Answer], season: Path) -> None:
    """1 while something is not well, 0 afterwards; each mend is said."""
    season.chmod(0o600)
    found = shell("doctor", "--json")
    shape = json.loads(found.out)
    assert (found.code, shape["well"], [each["check"] for each in shape["findings"]]) == (1, False, ["backups"])
    mended = shell("doctor", "--mend")
    assert mended.err == "Mending: There is no good backup.\n"
    assert mended.out.startswith("Mended: Backup 1 is made.\nAll is well")
    assert mended.code == 0


def test_a_damaged_database_is_damage_and_comes_back(shell: Callable[..., Answer], season: Path) -> None:
    """4, with the command that brings it back; the damaged file is kept."""
    shell("backup")
    season.write_bytes(season.read_bytes()[:7000])
    ill = shell("doctor")
    assert (ill.code, "'matchtrack restore'" in ill.out) == (4, True)
    restored = shell("restore", "1", "--yes")
    assert "The damaged file is kept as " in restored.out
    assert shell("status").code == 1


def spoil(season: Path) -> None:
    """Put zeros over the page of the key dates, as a bad disk does."""
    with contextlib.closing(sqlite3.connect(season)) as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'key_date'").fetchone()
    content = bytearray(season.read_bytes())
    content[(root - 1) * 4096 : root * 4096] = bytes(4096)
    season.write_bytes(content)


def test_without_a_backup_what_can_be_read_is_saved(shell: Callable[..., Answer], season: Path) -> None:
    """Named first, done by --mend; the damaged file is kept, and nothing was lost here."""
    season.chmod(0o600)
    before = shell("steps", "--json").out
    spoil(season)
    found = json.loads(shell("doctor", "--json").out)["findings"][0]
    assert (found["check"], found["mendable"], found["damage"]) == ("database", True, True)
    mended = shell("doctor", "--mend")
    assert mended.out.startswith("Mended: Saved: ")
    assert "Nothing is lost. The damaged file is kept as " in mended.out
    assert before == shell("steps", "--json").out
    assert len(list(season.parent.glob("*-CORRUPT-*.db"))) == 1


def test_with_a_backup_it_is_saved_only_on_request(shell: Callable[..., Answer], season: Path) -> None:
    """A backup is whole, so that it comes first; a database that is well has nothing to save."""
    shell("backup")
    refused = shell("doctor", "--salvage")
    assert (refused.code, refused.err) == (
        1,
        "matchtrack: The database is not damaged: there is nothing to save from it.\n",
    )
    spoil(season)
    assert "doctor --mend" not in shell("doctor").out
    assert shell("doctor", "--mend").code == 4
    saved = json.loads(shell("doctor", "--salvage", "--json").out)
    assert saved["mended"][0]["done"].startswith("Saved: ")
    assert not [each for each in saved["findings"] if each["damage"]]


def test_an_emptied_place_names_the_backups(shell: Callable[..., Answer], season: Path) -> None:
    """Not a first run: somebody's year was here."""
    shell("backup")
    season.write_bytes(b"")
    assert "'matchtrack restore' lists them" in shell("today").err
