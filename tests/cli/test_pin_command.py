"""`pin` and `unpin`; it is Monday, 06:40."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from small_season import Answer

NO_HOURS = "It is hard, and that day has no productive hours."

pytestmark = pytest.mark.usefixtures("season")


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["ten-moments"], "Pinned 'List ten moments' to Mon 23 Nov 2026, today.\n"),
        (["1", "next", "mon"], "Pinned 'List ten moments' to Mon 30 Nov 2026, in 7 days.\n"),
        (["1", "--at", "6:30", "tomorrow"], "Pinned 'List ten moments' to Tue 24 Nov 2026, tomorrow, at 06:30.\n"),
        (["5", "fri", "--at", "2am"],
         "Pinned 'Scan the diploma' to Fri 27 Nov 2026, in 4 days, at 02:00 in the night after it.\n"),
        (["1", "sat"], f"Pinned 'List ten moments' to Sat 28 Nov 2026, in 5 days. {NO_HOURS}\n"),
    ],
)  # fmt: skip
def test_a_pin_says_the_day_that_was_understood(shell: Callable[..., Answer], words: list[str], line: str) -> None:
    """In one line, with what does not go well together."""
    answer = shell("pin", *words)

    assert (0, line, "") == (answer.code, answer.out, answer.err)


def test_a_pin_as_json(shell: Callable[..., Answer]) -> None:
    """The step and where it stands now."""
    shape = json.loads(shell("pin", "1", "sat", "--at", "06:00", "--json").out)

    assert shape["step"]["id"] == 1
    assert shape["pin"] == {
        "day": "2026-11-28", "start": "06:00", "cautions": [NO_HOURS],
    }  # fmt: skip
    assert json.loads(shell("pin", "1", "--json").out)["pin"]["start"] is None


def test_today_and_the_schedule_work_around_a_pin(shell: Callable[..., Answer]) -> None:
    """At its time, before all else a daily slot; a day that becomes off afterwards is said."""
    shell("pin", "5", "--at", "07:30")
    shell("hours", "reserve", "letters", "07:00")
    pins = json.loads(shell("today", "--json").out)["pins"]
    assert ("2026-11-23T07:30", 5, "user") in [(pin["start"], pin["step"]["id"], pin["source"]) for pin in pins]
    assert "2026-11-23T07:00" in [pin["start"] for pin in pins if pin["step"]["big_step"] == "letters"]
    shell("pin", "1", "wed")
    shell("hours", "off", "wed")
    assert "'List ten moments' is pinned to Wed 25 Nov 2026, a day that has no time for it." in shell("schedule").out


def test_a_pin_is_taken_away(shell: Callable[..., Answer]) -> None:
    """Once; undo puts it back."""
    shell("pin", "5")

    assert shell("unpin", "diploma").out == "'Scan the diploma' is not pinned any more.\n"
    assert shell("unpin", "diploma").err == "matchtrack: 'Scan the diploma' is not pinned.\n"
    assert shell("undo").out == "Undone: Unpinned 'Scan the diploma'.\n"
    assert json.loads(shell("unpin", "5", "--json").out)["step"]["id"] == 5


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["nosuch"], 1, "No step matches 'nosuch'"),
        ([], 2, "STEP is missing"),
        (["the"], 2, "'the' matches 2 steps"),
        (["1", "yesterday"], 3, "Sun 22 Nov 2026 has passed"),
        (["1", "--at", "06:00"], 3, "06:00 has passed today; choose a later time, or leave it out."),
        (["1", "--at", "25:00"], 3, "'25:00' is not a time of day"),
        (["1", "frday"], 3, "'frday' is not a day"),
        (["1", "24", "dec"], 3, "Thu 24 Dec 2026 is a day off"),
        (["6"], 1, "'Order the transcript' is done, so it cannot be pinned. Reopen it first"),
    ],
)
def test_a_pin_that_cannot_be_is_one_sentence(
    shell: Callable[..., Answer], words: list[str], code: int, said: str
) -> None:
    """With what is allowed, and nothing on stdout."""
    shell("hours", "off", "24", "dec")
    shell("done", "6")

    answer = shell("pin", *words)

    assert (code, "") == (answer.code, answer.out)
    assert said in answer.err


def test_a_time_before_the_day_start_is_planned_in_the_night_after_its_day(shell: Callable[..., Answer]) -> None:
    """02:00 of Friday is a clock time of Saturday."""
    shell("pin", "5", "fri", "--at", "2am")
    days = json.loads(shell("schedule", "--json").out)["days"]
    friday = next(day for day in days if day["day"] == "2026-11-27")

    assert [slot["start"] for slot in friday["slots"]] == ["2026-11-28T02:00"]
