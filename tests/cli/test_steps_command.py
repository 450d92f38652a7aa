"""`matchtrack steps`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from matchtrack.domain.text import cell_width

if TYPE_CHECKING:
    from collections.abc import Callable

    from small_season import Answer


def at(monkeypatch: pytest.MonkeyPatch, now: str) -> None:
    """Move the clock."""
    monkeypatch.setenv("MATCHTRACK_NOW", now)


STEPS = """\
   1  ●●●●○  List ten moments             15 min  8 Sep 2027
   2  ●●●●●  Draft the opening paragraph   20 min  8 Sep 2027   blocked
   3  ●●●○○  Proof-read with a friend     30 min  8 Sep 2027   blocked
   4  ●●●●○  Ask Dr. Rao for a letter     10 min
   5  ●○○○○  Scan the diploma             10 min  27 Nov 2026
   6  ●●○○○  Order the transcript         15 min
"""


@pytest.mark.usefixtures("season")
def test_steps_are_listed(shell: Callable[..., Answer]) -> None:
    """In the plan's order; a blocked one says so."""
    answer = shell("steps")

    assert [line.split() for line in STEPS.splitlines()] == [line.split() for line in answer.out.splitlines()]
    assert (answer.code, answer.err) == (0, "")


@pytest.mark.usefixtures("season")
@pytest.mark.parametrize(
    ("words", "ids"),
    [
        (["--area", "documents"], [5, 6]),
        (["--find", "THE"], [2, 5, 6]),
        (["--find", "the", "--area", "documents", "--all"], [5, 6]),
        ([], [1, 2, 3, 4, 6]),
        (["--all"], [1, 2, 3, 4, 5, 6]),
    ],
)
def test_steps_are_narrowed(shell: Callable[..., Answer], words: list[str], ids: list[int]) -> None:
    """By area and text; done ones only on demand."""
    if "--find" not in words and "--area" not in words:
        shell("done", "5")

    answer = json.loads(shell("steps", *words, "--json").out)

    assert ids == [step["id"] for step in answer["steps"]]
    assert answer["format"] == 1


@pytest.mark.usefixtures("season")
def test_nothing_found_gives_one(shell: Callable[..., Answer]) -> None:
    """As grep does; the JSON is still whole."""
    answer = shell("steps", "--find", "unicorn", "--json")

    assert json.loads(answer.out) == {"format": 1, "steps": []}
    assert (answer.code, answer.err) == (1, "No step matches. 'matchtrack steps --all' lists every one.\n")


@pytest.mark.usefixtures("season")
def test_how_steps_stand_is_said_in_words(shell: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch) -> None:
    """Never by colour alone."""
    shell("log", "5", "1")
    shell("wait", "4")
    shell("done", "6")
    at(monkeypatch, "2026-11-30T06:00")

    ends = [line.split("  ")[-1].strip() for line in shell("steps", "--all").out.splitlines()]

    assert ends == ["started", "blocked", "blocked", "waits until 7 Dec, Dr. Rao", "! late", "done"]


@pytest.mark.usefixtures("season")
def test_plain_steps_are_labels(shell: Callable[..., Answer]) -> None:
    """One empty line between two steps; empty fields are left out."""
    shell("wait", "4")

    blocks = shell("steps", "--plain").out.split("\n\n")

    assert blocks[3].splitlines() == [
        "step: 4",
        "title: Ask Dr. Rao for a letter",
        "key: letters/ask-rao",
        "area: Letters",
        "big step: Letters of recommendation in",
        "status: waiting",
        "minutes: 0 of 10",
        "difficulty: 4 of 5",
        "waiting for: Dr. Rao",
        "expected: Mon 7 Dec 2026",
    ]


@pytest.mark.usefixtures("season")
@pytest.mark.parametrize("columns", [40, 60, 80, 100, 140])
def test_no_line_is_wider_than_the_terminal(
    shell: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    """Wide characters count as two cells."""
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setenv("NO_COLOR", "1")
    shell("add", "個人陳述の最初の段落を書く" * 8, "--difficulty", "5")
    shell("wait", "4", "--on", "somebody with a very long name indeed, of a very long office")

    lines = [line for words in (["today"], ["steps", "--all"], ["season"]) for line in shell(*words).out.splitlines()]

    assert [line for line in lines if cell_width(line) > columns] == []


@pytest.mark.usefixtures("season")
def test_nothing_found_among_all_names_no_option_that_was_given(shell: Callable[..., Answer]) -> None:
    """--all was tried already."""
    assert shell("steps", "--find", "unicorn", "--all").err.endswith(
        "No step matches, not even one that is done or dropped.\n"
    )
