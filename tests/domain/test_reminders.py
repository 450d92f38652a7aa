"""When a reminder is due, and its sentence."""

from __future__ import annotations

import datetime as dt

import pytest

from matchtrack.domain.momentum import MOMENTUM_STATUSES, momentum_day
from matchtrack.domain.reminders import REMINDED, is_due, looks, sentence


def due(wall: str, *, status: str = "open", at_work: bool = False, day_start: int = 240, after: int = 1140) -> bool:
    """Whether it is due at a wall clock time."""
    now = dt.datetime.fromisoformat(wall)
    day = momentum_day(now, day_start)
    return is_due(status, at_work=at_work, wall=now, day=day, day_start=day_start, after=after)


@pytest.mark.parametrize(
    ("wall", "expected"),
    [
        ("2026-11-23T04:00", False),
        ("2026-11-23T18:59", False),
        ("2026-11-23T19:00", True),
        ("2026-11-23T23:59", True),
        ("2026-11-24T00:00", True),
        ("2026-11-24T03:59", True),
        ("2026-11-24T04:00", False),
    ],
)
def test_it_is_due_from_the_time_until_the_day_ends(wall: str, expected: bool) -> None:
    """A momentum day ends at its day start, not at midnight."""
    assert expected is due(wall)


@pytest.mark.parametrize(("wall", "expected"), [("2026-11-23T23:00", False), ("2026-11-24T01:30", True)])
def test_a_time_before_the_day_start_is_in_the_night_after(wall: str, expected: bool) -> None:
    """Whoever works at night is reminded at one o'clock, not all day long."""
    assert expected is due(wall, after=60)


def test_only_a_day_that_lacks_something_is_reminded_of() -> None:
    """A kept day and a day of rest are left in peace, and so is a status that comes some day."""
    speaking = {status for status in (*MOMENTUM_STATUSES, "paused") if due("2026-11-23T20:00", status=status)}

    assert set(REMINDED) == speaking


def test_nobody_is_reminded_at_work() -> None:
    """While the timer runs, the minutes are on their way."""
    assert not due("2026-11-23T20:00", at_work=True)


def test_the_sentence_names_what_lacks_and_the_easiest_step() -> None:
    """And how to begin."""
    assert sentence(6, (5, "Scan the diploma", 10)) == (
        "6 more minutes and today counts: the easiest step now is 'Scan the diploma', 10 min ('matchtrack start 5')."
    )
    assert sentence(1, None) == (
        "1 more minute and today counts: no step is ready now, so add a small one with 'matchtrack add'."
    )


def test_a_title_cannot_break_the_sentence() -> None:
    """A notice has one line of text, and steers no terminal."""
    said = sentence(6, (5, "a\x1b[31m\nb" + "c" * 300, 10))

    assert said.isprintable()
    assert len(said) < 160


@pytest.mark.parametrize(
    ("after", "expected"),
    [(1140, [1140, 1200, 1260]), (1410, [1410, 30, 90]), (150, [150, 210]), (239, [239]), (240, [240, 300, 360])],
)
def test_a_scheduler_looks_three_times_while_the_day_lasts(after: int, expected: list[int]) -> None:
    """Over midnight too, but never in the next momentum day."""
    assert expected == list(looks(after, 240))
