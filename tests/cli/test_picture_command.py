"""`matchtrack picture`: read it, tell how strong it was."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from small_season import Answer

pytestmark = pytest.mark.usefixtures("season")


def test_the_picture_is_printed_and_asks_for_what_may_come(shell: Callable[..., Answer]) -> None:
    """Scenes first, then what can be told."""
    answer = shell("picture")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith("Tomorrow\n")
    assert "Match Day\n  Fri 17 Mar 2028" in answer.out
    assert "--obstacle" in answer.out


def test_what_is_told_is_kept_and_shown(shell: Callable[..., Answer]) -> None:
    """With the strength only the curve is printed: it is late."""
    assert (
        "If it comes, then I put it away." in shell("picture", "--obstacle", "the phone", "--then", "put it away").out
    )
    assert shell("picture", "--strength", "4").out.startswith("Strength ")
    said = json.loads(shell("picture", "--json").out)
    assert (said["obstacle"], said["then"], said["strength"]) == ("the phone", "put it away", 4)
    assert "strength tonight: 4\n" in shell("picture", "--plain").out


@pytest.mark.parametrize(("words", "code"), [(["--strength", "6"], 3), (["--strength", "much"], 3), (["now"], 2)])
def test_bad_input_has_one_sentence(shell: Callable[..., Answer], words: list[str], code: int) -> None:
    """And the exit code of its kind."""
    answer = shell("picture", *words)
    assert (code, "", 1) == (answer.code, answer.out, len(answer.err.splitlines()))


def test_escape_sequences_in_an_obstacle_go_nowhere(shell: Callable[..., Answer]) -> None:
    """They are taken out when it is told, and said so."""
    answer = shell("picture", "--obstacle", "the \x1b]0;evil\x07phone", "--then", "rest")
    assert "\x1b" not in answer.out
    assert answer.err
