"""`matchtrack bad-day` and `matchtrack overwhelmed`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from small_season import Answer

pytestmark = pytest.mark.usefixtures("season")

EASY = {"id": 5, "title": "Scan the diploma", "minutes": 10, "minutes_left": 10}


def test_a_bad_day_names_one_step_and_how_to_begin(shell: Callable[..., Answer]) -> None:
    """Nothing else of the plan."""
    assert shell("bad-day").out == (
        "Some days are hard. One small thing is enough.\n\nOne easy step\n  'Scan the diploma', 10 min\n\n"
        "Today has 0 of 15 min. Every minute makes tomorrow easier.\n\nBegin: matchtrack start 5 --minutes 10\n"
    )


def test_it_can_start_the_timer_at_once(shell: Callable[..., Answer]) -> None:
    """As a countdown."""
    answer = json.loads(shell("bad-day", "--start", "--json").out)

    assert answer == {"format": 1, "step": EASY, "started": True, "minutes": 0, "floor": 15}
    assert json.loads(shell("status", "--json").out)["timer"]["title"] == "Scan the diploma"
    assert shell("overwhelmed", "--start").code == 1


def test_overwhelmed_says_the_five_steps(shell: Callable[..., Answer]) -> None:
    """Drawn, in labels, and as JSON."""
    assert "\nNow\n  'Scan the diploma', 10 min\n" in shell("overwhelmed").out
    assert "\ncut it small: 0 are done, 6 to go, one sitting each." in shell("overwhelmed", "--plain").out
    answer = json.loads(shell("overwhelmed", "--json").out)
    assert answer.pop("momentum")["floor"] == 15
    assert answer == {
        "format": 1, "step": EASY, "started": False, "steps_left": 6, "steps_done": 0, "pictures": 0,
        "distractions": ["mail", "television"],
    }  # fmt: skip
