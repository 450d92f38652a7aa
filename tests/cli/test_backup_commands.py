"""`backup` and `restore` in the shell."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from small_season import Terminal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from small_season import Answer


@pytest.mark.usefixtures("season")
def test_a_backup_is_made_listed_and_restored(shell: Callable[..., Answer], tmp_path: Path) -> None:
    """A look first; then what comes back, and what takes it back."""
    folder = tmp_path / "match" / "backups"
    assert shell("restore").code == 1
    made = shell("backup")
    assert (
        made.out == f"Backup 1 is made and checked: 6 steps, 0 done; 0 entries, 0 min. It is {folder}/0001-asked.db.\n"
    )
    assert len(list((folder / "plain").iterdir())) == 2
    shell("log", "15", "1")
    looked = shell("restore", "1")
    assert (looked.code, looked.err) == (1, "Nothing was changed; add --yes to bring it back.\n")
    assert looked.out.splitlines()[1] == "Present: 6 steps, 0 done; 1 entry, 15 min, last on 2026-11-23"
    restored = shell("restore", "1", "--yes")
    assert restored.out.splitlines()[2] == (
        "Restored: 6 steps, 0 done; 0 entries, 0 min. What was there is backup 2: 'matchtrack restore 2'."
    )
    assert shell("status").out.startswith("0 of 15 min")
    listed = shell("backup", "list")
    assert [line.split()[0] for line in listed.out.splitlines()] == ["2", "1"]


@pytest.mark.usefixtures("season")
@pytest.mark.parametrize(("said", "total"), [("yes\n", 0), ("Y\n", 0), ("n\n", 15), ("", 15)])
def test_a_restore_asks_where_somebody_can_answer(
    shell: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch, said: str, total: int
) -> None:
    """On stderr, so that what is there and what would come back stand alone on stdout."""
    shell("backup")
    shell("log", "15", "1")
    monkeypatch.setattr("sys.stdin", Terminal(said))
    answer = shell("restore", "1")
    assert (answer.code, answer.err.startswith("Bring it back? [y/N] ")) == (int(total > 0), True)
    assert shell("status").out.startswith(f"{total} of 15 min")


@pytest.mark.usefixtures("season")
def test_backups_as_json(shell: Callable[..., Answer]) -> None:
    """Without --yes a restore is a look."""
    backup = json.loads(shell("backup", "--json").out)["backup"]
    (listed,) = json.loads(shell("restore", "--json").out)["backups"]
    assert backup == listed
    looked = shell("restore", "1", "--json")
    assert (looked.code, json.loads(looked.out)["restored"]) == (1, False)
    done = json.loads(shell("restore", "1", "--json", "--yes").out)
    assert (done["restored"], done["before"]["number"], done["present_state"]) == (True, 2, "whole")
    assert shell("backup", "--plain", "list").out.startswith("backup 2: ")


@pytest.mark.usefixtures("season")
def test_a_copy_elsewhere(shell: Callable[..., Answer], tmp_path: Path) -> None:
    """One file, named by its time."""
    done = shell("backup", "--to", str(tmp_path), "--json")
    assert json.loads(done.out)["path"] == str(tmp_path / "match-20261123-064000.db")
    assert shell("backup", "list", "--to", str(tmp_path)).code == 2
