"""`matchtrack status`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from small_season import Answer

pytestmark = pytest.mark.usefixtures("season")


def test_an_open_day_says_what_is_to_go_and_gives_one(shell: Callable[..., Answer]) -> None:
    """The exit code tells a shell prompt that the floor is not reached."""
    shell("log", "9", "diploma")

    answer = shell("status")

    assert answer.out == "9 of 15 min today, 6 to go. Streak 0, longest 0. Score 3.\n"
    assert (answer.code, answer.err) == (1, "")


def test_a_kept_day_gives_zero(shell: Callable[..., Answer]) -> None:
    """The floor is reached with the minute that reaches it."""
    shell("log", "15", "diploma")

    answer = shell("status")

    assert answer.out == (
        "15 of 15 min today, kept. Streak 1, longest 1. Score 5. The chain holds until tomorrow night.\n"
    )
    assert answer.code == 0


def test_the_short_line_fits_a_prompt_and_names_a_running_timer(shell: Callable[..., Answer]) -> None:
    """A timer shows that minutes are on their way."""
    before = shell("status", "--short").out
    shell("start", "diploma")

    assert before == "0/15 min, streak 0\n"
    assert shell("status", "--short").out == "0/15 min, streak 0, timer 0 of 10 min\n"


def test_a_running_timer_is_named_in_the_long_line(shell: Callable[..., Answer]) -> None:
    """The step is named, so that a forgotten timer is seen."""
    shell("start", "diploma")

    assert shell("status").out.endswith(" The timer has run 0 of 10 min on 'Scan the diploma'.\n")


def test_plain_gives_labels(shell: Callable[..., Answer]) -> None:
    """A screen reader hears one thing a line."""
    assert shell("status", "--plain").out == (
        "minutes today: 0 of 15\nday: open\nstreak: 0\nlongest streak: 0\nscore: 0\n"
    )  # fmt: skip


def test_json_has_the_documented_shape(shell: Callable[..., Answer]) -> None:
    """Compared whole, so that no field is lost unseen."""
    shell("log", "9", "diploma")
    shell("start", "diploma")

    answer = shell("status", "--json")

    assert json.loads(answer.out) == {
        "format": 1,
        "day": "2026-11-23",
        "momentum": {
            "minutes": 9, "floor": 15, "status": "open", "streak": 0, "longest": 0, "score": 3,
            "days_until_break": None, "breaks_on": None, "rest_days": 0, "rests_left": 0,
        },
        "timer": {"title": "Scan the diploma", "minutes": 0, "planned": 1, "paused": False, "forgotten": False},
    }  # fmt: skip
    assert answer.code == 1


def test_the_floor_of_the_settings_holds(shell: Callable[..., Answer]) -> None:
    """Whoever sets 5 minutes has kept a day of 5."""
    shell("config", "set", "momentum.floor", "5")
    shell("log", "5", "diploma")

    assert (shell("status", "--short").code, shell("status", "--short").out) == (0, "5/5 min, streak 1\n")


def test_a_paused_and_a_forgotten_timer_say_so(shell: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch) -> None:
    """A prompt shows at once that no minute is on its way, or that somebody has to say what was real."""
    shell("start", "diploma", "--minutes", "25")
    monkeypatch.setenv("MATCHTRACK_NOW", "2026-11-23T06:49")
    shell("pause")

    assert shell("status", "--short").out == "0/15 min, streak 0, timer 9 of 25 min (paused)\n"
    shell("resume")
    monkeypatch.setenv("MATCHTRACK_NOW", "2026-11-23T14:00")
    assert shell("status", "--short").out == "0/15 min, streak 0, timer forgotten\n"
    assert "'matchtrack stop --minutes N' says how much was real." in shell("status").out
