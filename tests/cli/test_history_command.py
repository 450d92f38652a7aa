"""`matchtrack history`, `redo`, and `undo` of one change among many."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from small_season import Answer

pytestmark = pytest.mark.usefixtures("season")


def test_the_history_lists_changes_the_last_first(shell: Callable[..., Answer]) -> None:
    """With what redo would do, and the IDs that undo takes."""
    shell("done", "5")
    shell("undo")
    lines = shell("history", "-n", "2").out.splitlines()

    assert lines[0].split() == ["id", "when", "where", "what", "state"]
    assert [line.partition("Mon 23 Nov 2026 06:40  shell  ")[2].split("  ")[0] for line in lines[1:3]] == [
        "Ticked off 'Scan the diploma'", "Set the distractions",
    ]  # fmt: skip
    assert [line.split()[-1] for line in lines[1:3]] == ["undone", "done"]
    assert (
        lines[-1] == "'matchtrack undo ID' takes one back. 'matchtrack redo' does again: Ticked off 'Scan the diploma'."
    )


def test_the_history_has_a_shape_and_labels(shell: Callable[..., Answer]) -> None:
    """For other programs, and for screen readers."""
    shell("done", "5")
    found = json.loads(shell("history", "--json", "-n", "1").out)
    label, _, said = shell("history", "--plain").out.splitlines()[0].partition(": ")

    assert (found["format"], found["redo"]) == (1, None)
    assert found["changes"] == [
        {
            "id": 4, "at": "2026-11-23T06:40:00+00:00", "source": "shell", "title": "Ticked off 'Scan the diploma'",
            "state": "done", "undoes": None, "undone_by": None, "can_undo": True, "why_not": "",
        },
    ]  # fmt: skip
    assert (label, said) == ("change 4", "Ticked off 'Scan the diploma', Mon 23 Nov 2026 06:40, shell, done")


def test_undo_of_several_says_each(shell: Callable[..., Answer]) -> None:
    """And redo goes on one by one until nothing is left to do again."""
    shell("done", "5")
    shell("log", "5", "transcript")
    logged, ticked = "Logged 5 min on 'Order the transcript'", "Ticked off 'Scan the diploma'"

    assert json.loads(shell("undo", "-n", "2", "--json").out) == {
        "format": 1, "undone": ticked, "all": [logged, ticked],
    }  # fmt: skip
    assert shell("redo").out == f"Done again: {ticked}.\n"
    assert json.loads(shell("redo", "--json").out) == {"format": 1, "redone": logged}
    assert (shell("redo").code, shell("redo").out) == (1, "")


def test_an_old_change_is_undone_by_its_id_or_the_way_is_said(shell: Callable[..., Answer]) -> None:
    """A place for each later change that stands on it."""
    shell("edit", "5", "--minutes", "20")
    shell("edit", "5", "--minutes", "25")
    refused = shell("undo", "4")

    assert (refused.code, refused.out) == (1, "")
    assert "later changes stand on it. Nothing was changed. Undo these first.\n  change 5: " in refused.err
    assert json.loads(shell("undo", "4", "--json").err)["places"][0]["at"] == "change 5"
    assert shell("undo", "2").out == "Undone: Set the productive hours.\n"


@pytest.mark.parametrize("line", ["undo x", "undo 0", "undo -n 0", "undo -n 101", "undo 3 -n 2", "history -n 0"])
def test_a_number_that_is_none_is_said(shell: Callable[..., Answer], line: str) -> None:
    """Wrong usage, and nothing is undone."""
    answer = shell(*line.split())

    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("matchtrack: ")
