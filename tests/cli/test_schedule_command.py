"""`matchtrack schedule`: the days, the truth about the dates, and bad input."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from small_season import Answer

DRAWN = """\
Everything has its day, and nothing is late.

Today, Mon 23 Nov 2026 · 80 productive min, 30 other
  06:40     1  ●●●●○  List ten moments              15 min
  06:55     2  ●●●●●  Draft the opening paragraph   20 min
  07:15     4  ●●●●○  Ask Dr. Rao for a letter      10 min
  07:25     3  ●●●○○  Proof-read with a friend      30 min
  other     5  ●○○○○  Scan the diploma              10 min
  other     6  ●●○○○  Order the transcript          15 min

Tomorrow, Tue 24 Nov 2026 · 120 productive min, 30 other
  nothing planned
"""


@pytest.mark.usefixtures("season")
def test_the_days_are_drawn(shell: Callable[..., Answer]) -> None:
    """Compared whole: the truth first, then day by day."""
    answer = shell("schedule", "--days", "2")

    assert (answer.code, answer.out) == (0, DRAWN)


@pytest.mark.usefixtures("season")
def test_plain_gives_a_line_for_each_slot(shell: Callable[..., Answer]) -> None:
    """Nothing is drawn and nothing is cut."""
    lines = shell("schedule", "--days", "1", "--plain").out.splitlines()

    assert lines[0] == "plan: Everything has its day, and nothing is late."
    assert lines[1:3] == [
        "day: Mon 23 Nov 2026, 80 productive min, 30 other",
        "slot: List ten moments, at 06:40, 15 min, step 1",
    ]
    assert lines[-1] == "slot: Order the transcript, other minutes, 15 min, step 6"


@pytest.mark.usefixtures("season")
def test_the_schedule_as_json(shell: Callable[..., Answer]) -> None:
    """The documented shape, two weeks unless asked otherwise."""
    schedule = json.loads(shell("schedule", "--json").out)
    days = schedule.pop("days")

    assert len(days) == 14
    assert days[0]["slots"][0] == {
        "key": "personal-statement/ten-moments",
        "minutes": 15,
        "productive": True,
        "start": "2026-11-23T06:40",
        "source": "planner",
        "reserved": False,
    }
    assert [slot["start"] for slot in days[0]["slots"][4:]] == [None, None]
    assert days[1] == {"day": "2026-11-24", "off": False, "productive_minutes": 120, "other_minutes": 30, "slots": []}
    assert schedule == {
        "format": 1,
        "unscheduled": [],
        "reasons": {},
        "max_late_days": 0,
        "late": [],
        "mend": None,
        "pin_troubles": [],
    }


@pytest.mark.usefixtures("season")
def test_what_is_late_is_said_first(shell: Callable[..., Answer]) -> None:
    """With its days, whatever part of the schedule is shown."""
    shell("edit", "5", "--due", "2026-11-20")

    schedule = json.loads(shell("schedule", "--days", "1", "--json").out)

    assert (schedule["max_late_days"], schedule["late"]) == (3, [{"big_step": "documents", "days": 3}])
    lines = shell("schedule", "--days", "1").out.splitlines()
    assert lines[0] == "1 big step is late, by 3 days at most."
    assert lines[1].endswith("is late by 3 days.")


@pytest.mark.usefixtures("season")
def test_without_productive_hours_hard_steps_have_no_day(shell: Callable[..., Answer]) -> None:
    """Each with its reason, and so what comes after them."""
    shell("hours", "set", "none")

    schedule = json.loads(shell("schedule", "--json").out)

    assert schedule["reasons"] == {
        "letters/ask-rao": "no_productive_hours",
        "personal-statement/ten-moments": "no_productive_hours",
        "personal-statement/opening": "after_unplanned",
        "personal-statement/proof-read": "after_unplanned",
    }
    assert "4 steps have no day." in shell("schedule").out
    assert "'Ask Dr. Rao for a letter' needs productive hours, and none are set." in shell("schedule").out


@pytest.mark.usefixtures("season")
def test_when_all_is_done_nothing_is_left_to_plan(shell: Callable[..., Answer]) -> None:
    """A calm word."""
    shell("done", "1", "2", "3", "4", "5", "6")

    assert shell("schedule", "--days", "1").out.startswith("Every step is done: nothing is left to plan.\n")


@pytest.mark.usefixtures("season")
@pytest.mark.parametrize("days", ["0", "-1", "1501", "ten", "1.5", "٣", ""])
def test_days_are_a_whole_number(shell: Callable[..., Answer], days: str) -> None:
    """And the sentence says which."""
    answer = shell("schedule", f"--days={days}")

    assert (answer.code, answer.out) == (2, "")
    assert f"--days must be a whole number from 1 to 1500, not '{days}'" in answer.err


def test_without_a_season_it_says_so(shell: Callable[..., Answer]) -> None:
    """And what makes one."""
    answer = shell("schedule")

    assert answer.code == 1
    assert "There is no season yet" in answer.err
