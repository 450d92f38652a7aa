"""`doctor` in the shell."""

from __future__ import annotations

import json
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


def test_an_emptied_place_names_the_backups(shell: Callable[..., Answer], season: Path) -> None:
    """Not a first run: somebody's year was here."""
    shell("backup")
    season.write_bytes(b"")
    assert "'matchtrack restore' lists them" in shell("today").err
