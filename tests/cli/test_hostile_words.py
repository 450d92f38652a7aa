"""Words that nobody types by hand: whatever comes, one sentence goes out and the season stays as it was."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from small_season import Answer

LONE = "\udcff\udcfe"
"""What bytes that are no UTF-8 become on a command line."""

STEERING = "\x1b]52;c;x\x07 \x9b31m \u202e"


def content_of(database: Path) -> str:
    """Give all that a database holds, as text."""
    with contextlib.closing(sqlite3.connect(database)) as connection:
        return "\n".join(connection.iterdump())


@pytest.mark.parametrize("text", [LONE, STEERING, "x" * 10_000, "9" * 5_000, "", "   ", "%", "[/]", "\u0663", "\u00b9"])
@pytest.mark.parametrize(
    "words",
    [
        ("log", "5"), ("start",), ("done",), ("wait",), ("drop",), ("reopen",), ("edit", "--minutes", "20"),
        ("add", "Scan", "--after"), ("add", "Scan", "--due"), ("add", "Scan", "--minutes"),
        ("plan", "show"), ("plan", "check"), ("plan", "import"), ("season", "set", "match_day"), ("hours", "set"),
        ("hours", "other"), ("log",), ("steps", "--area"), ("export", "--format"), ("config", "set", "momentum.floor"),
        ("hours", "use"), ("hours", "use", "nights"), ("hours", "off"), ("hours", "on"), ("hours", "usual"),
        ("hours", "day"), ("hours", "day", "fri"), ("hours", "day", "fri", "--other"), ("hours", "reserve"),
        ("hours", "reserve", "letters"), ("hours", "reserve", "letters", "07:00"), ("hours", "pattern", "nights"),
        ("hours", "pattern"), ("hours", "pattern", "nights", "--other"), ("pin",), ("pin", "1"), ("pin", "1", "--at"),
        ("unpin",),
    ],
)  # fmt: skip
def test_hostile_words_get_one_sentence(
    shell: Callable[..., Answer], season: Path, words: tuple[str, ...], text: str
) -> None:
    """No traceback, no byte that steers a terminal, no flood, no change."""
    before = content_of(season)

    answer = shell(*words, text)

    assert answer.code in {1, 2, 3}
    assert answer.err.startswith("matchtrack: ")
    assert not {"\x1b", "\x9b", "\x07", "\u202e"} & set(answer.err + answer.out)
    assert before == content_of(season)


@pytest.mark.parametrize(
    "words", [("log",), ("steps",), ("steps", "--area"), ("stop",), ("completion",), ("restore",), ()]
)
@pytest.mark.parametrize("text", ["x" * 100_000, "9" * 5_000, "\U0001f600" * 5_000])
def test_a_flood_of_words_is_not_repeated(shell: Callable[..., Answer], words: tuple[str, ...], text: str) -> None:
    """A page pasted by mistake: what is wrong with it stays readable, with --json too."""
    answers = [shell(*words, text), shell("--json", *words, text)]

    assert all(answer.code in {2, 3} and len(answer.err) < 1_200 for answer in answers)
    assert answers[0].err.startswith("matchtrack: ")
    assert json.loads(answers[1].err)["error"]


def test_what_was_noted_before_a_fault_stands_inside_of_its_json(shell: Callable[..., Answer], no_season: Path) -> None:
    """Else nobody could read what stands on stderr; without a fault the words stand there as ever."""
    answer = shell("--json", "add", "Call\u202e home")

    assert json.loads(answer.err)["notes"] == ["1 invisible control character was taken out."]
    assert not no_season.exists()
    assert shell("plan", "import", "step-3", "--match-year", "2028").code == 0
    assert shell("--json", "add", "Call\u202e home").err == "1 invisible control character was taken out.\n"


@pytest.mark.parametrize("instant", ["9999-12-31T23:59", "0001-01-01", "1999-12-31T00:00Z", "2200-01-02T00:00Z"])
def test_a_clock_outside_the_years_of_plans_is_refused(
    shell: Callable[..., Answer], season: Path, monkeypatch: pytest.MonkeyPatch, instant: str
) -> None:
    """Before anything counts days from it."""
    monkeypatch.setenv("MATCHTRACK_NOW", instant)

    answer = shell("today")

    assert answer.code == 2
    assert "MATCHTRACK_NOW" in answer.err
    assert season.exists()


@pytest.mark.parametrize(
    "words", [("plan", "import", "step-3", "--merge"), ("edit", "1", "--minutes", "20"), ("today",)]
)
def test_a_damaged_database_is_called_damaged(
    shell: Callable[..., Answer], season: Path, words: tuple[str, ...]
) -> None:
    """Whichever way of reading meets the damage first."""
    content = bytearray(season.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    season.write_bytes(content)

    answer = shell(*words)

    assert (answer.code, "Traceback" in answer.err) == (4, False)
    assert "is damaged" in answer.err
