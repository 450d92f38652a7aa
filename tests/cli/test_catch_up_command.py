"""`matchtrack plan catch-up`, and what an import says of steps that were meant for before today."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from small_season import PLAN, dump

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from small_season import Answer

LATE = PLAN.replace("due = 2026-11-27", "due = 2026-11-20")


@pytest.fixture
def late_plan(no_season: Path) -> str:
    """Put a plan into the working directory of which one step was meant for last Friday."""
    (no_season.parent.parent / "late.toml").write_text(LATE, encoding="utf-8")
    return "late.toml"


def test_an_import_names_the_command(shell: Callable[..., Answer], late_plan: str) -> None:
    """It changes no date by itself."""
    dry = shell("plan", "import", late_plan, "--dry-run")
    answer = shell("plan", "import", late_plan)

    assert dry.out.startswith(
        "Nothing is written yet. 'A small season': 6 steps to add. "
        "1 step was meant for before today; --catch-up gives it a new date.\n"
    )
    assert answer.out.startswith(
        "Imported 'A small season': 6 steps added. "
        "1 step was meant for before today; 'matchtrack plan catch-up' gives it a new date. Productive hours"
    )
    assert "20 Nov 2026" in shell("steps", "--find", "diploma").out


def test_an_import_catches_up(shell: Callable[..., Answer], late_plan: str) -> None:
    """In the same change."""
    dry = shell("plan", "import", late_plan, "--catch-up", "--dry-run")
    answer = shell("plan", "import", late_plan, "--catch-up")

    assert "to add. 1 step was meant for before today; it would be due on 30 Nov 2026.\n" in dry.out
    assert "added. 1 step was meant for before today; it is now due on 30 Nov 2026. Productive hours" in answer.out
    assert shell("undo").out == "Undone: Imported 6 steps.\n"


def test_past_steps_get_new_dates_and_undo_takes_them_back(
    shell: Callable[..., Answer], late_plan: str, no_season: Path
) -> None:
    """First it says which, then it does it, then there is nothing left to do."""
    shell("plan", "import", late_plan)
    before = dump(no_season)

    dry = shell("plan", "catch-up", "--dry-run")
    untouched = dump(no_season)
    done, again, undone = shell("plan", "catch-up"), shell("plan", "catch-up"), shell("undo")

    assert dry.out == (
        "Nothing is written yet. 1 step was meant for before today; it would be due on 30 Nov 2026.\n"
        "  Mon 30 Nov 2026  Scan the diploma\n"
    )
    assert untouched == before
    assert done.out == (
        "1 step was meant for before today; it is now due on 30 Nov 2026. matchtrack undo takes it back.\n"
    )
    assert (again.code, again.out) == (0, "There is nothing to catch up: no date has to change.\n")
    assert undone.out == "Undone: Gave 1 step a new date.\n"
    assert "20 Nov 2026" in shell("steps", "--find", "diploma").out


def test_the_shape_of_what_changed(shell: Callable[..., Answer], late_plan: str) -> None:
    """Compared whole; an import has the same inside."""
    shape = {
        "written": True,
        "steps": [
            {
                "key": "documents/scan-diploma",
                "title": "Scan the diploma",
                "before": "2026-11-20",
                "due": "2026-11-30",
            }
        ],
        "big_steps": [],
        "first": "2026-11-30",
        "last": "2026-11-30",
        "past": 1,
        "real": 0,
        "no_day": 0,
    }

    assert json.loads(shell("plan", "import", late_plan, "--json").out)["catch_up"] == shape | {"written": False}
    assert json.loads(shell("plan", "catch-up", "--dry-run", "--json").out) == {"format": 1} | shape | {
        "written": False
    }
    assert json.loads(shell("plan", "catch-up", "--json").out) == {"format": 1} | shape


def test_a_long_list_is_cut(shell: Callable[..., Answer], no_season: Path) -> None:
    """The bundled plan of eighteen months, begun in November."""
    shell("plan", "import", "international-graduate", "--match-year", "2028")

    lines = shell("plan", "catch-up", "--dry-run").out.splitlines()

    assert lines[0] == (
        "Nothing is written yet. 126 steps were meant for before today and the dates of 25 more cannot be kept; "
        "they would have dates between 30 Nov 2026 and 15 Apr 2027."
    )
    assert len(lines) == 32
    assert lines[-1] == "  ... and 121 more; --json shows all"
    assert no_season.exists()


def test_without_a_season_it_says_how_to_begin(shell: Callable[..., Answer], no_season: Path) -> None:
    """And makes nothing."""
    answer = shell("plan", "catch-up")

    assert answer.code == 1
    assert "There is no season yet" in answer.err
    assert not no_season.exists()
