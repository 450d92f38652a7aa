"""`matchtrack rest`, and what `status` and `today` say of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from small_season import Answer

pytestmark = pytest.mark.usefixtures("season")


@pytest.fixture
def budget(shell: Callable[..., Answer]) -> None:
    """Allow two days of rest a month."""
    shell("config", "set", "momentum.rest_days", "2")


def test_without_a_budget_it_says_how_to_set_one(shell: Callable[..., Answer]) -> None:
    """Not so, rather than wrong."""
    answer = shell("rest")

    assert (answer.code, answer.out) == (1, "")
    assert "'matchtrack config set momentum.rest_days 2' gives you two a month." in answer.err


@pytest.mark.usefixtures("budget")
def test_a_day_of_rest_in_status_and_today(shell: Callable[..., Answer]) -> None:
    """The exit code of status still tells whether the floor is reached."""
    shell("log", "15", "diploma", "--yesterday")

    assert shell("rest").out == "Today is a day of rest. Your streak of 1 waits for you. 1 rest day left this month.\n"
    status = shell("status")
    assert status.out == (
        "0 of 15 min today, a day of rest. Streak 1, longest 1. Score 5. The chain holds until tomorrow night. "
        "1 rest day left this month.\n"
    )
    assert status.code == 1
    assert shell("status", "--plain").out.endswith(
        "score: 5\nchain: the chain holds until tomorrow night\nrest days: 1 rest day left this month\n"
    )
    words = "Streak   1 · longest 1 · score 5 · the chain holds until tomorrow night · 1 rest day left this month"
    assert words in " ".join(shell("today").out.split("\n")).replace("          ", " ")


@pytest.mark.usefixtures("budget")
def test_json_tells_the_rest_and_the_momentum(shell: Callable[..., Answer]) -> None:
    """Also of a day that is taken back."""
    answer = json.loads(shell("rest", "sat", "--reason", "night float", "--json").out)
    back = json.loads(shell("rest", "sat", "--take-back", "--json").out)

    assert answer["rest"] == {
        "day": "2026-11-28", "declared": True, "reason": "night float", "left_in_month": 1, "budget": 2,
    }  # fmt: skip
    assert (answer["momentum"]["rests_left"], back["momentum"]["rests_left"]) == (1, 2)
    assert (back["rest"]["declared"], back["rest"]["left_in_month"]) == (False, 2)
