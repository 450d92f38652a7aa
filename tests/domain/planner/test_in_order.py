"""The plain plan in a given order."""

from __future__ import annotations

import datetime as dt
from typing import Any

from matchtrack.domain.capacity import DayCapacity, Opening
from matchtrack.domain.planner import OpenStep
from matchtrack.domain.planner.in_order import plan_in_order

TODAY = dt.date(2026, 11, 23)


def day(ahead: int) -> dt.date:
    """The day so many days from today."""
    return TODAY + dt.timedelta(days=ahead)


def a_week(productive: int = 60, other: int = 30) -> list[DayCapacity]:
    """Seven days with so many minutes each."""
    return [
        DayCapacity(day(at), (Opening(dt.datetime.combine(day(at), dt.time(6)), productive),), other) for at in range(7)
    ]


def a_step(id_: int, **fields: Any) -> OpenStep:
    """A hard step of an hour."""
    usual: dict[str, Any] = {"key": f"big/{id_}", "big_step": "big", "minutes": 60, "difficulty": 4}
    return OpenStep(id=id_, **usual | fields)


def days_of(*steps: OpenStep) -> dict[int, int]:
    """On which day from today each step is done."""
    return {id_: (done - TODAY).days for id_, done in plan_in_order(steps, a_week()).finish.items()}


def test_the_order_counts_and_nothing_else() -> None:
    """Neither the due date nor the difficulty."""
    assert days_of(a_step(3), a_step(1, due=day(0), difficulty=5), a_step(2, started=True)) == {3: 0, 1: 1, 2: 2}


def test_an_easy_step_has_productive_minutes_before_the_hard_ones_behind_it() -> None:
    """Half an hour of productive time and half an hour of the other."""
    assert days_of(a_step(1, difficulty=1), a_step(2)) == {1: 0, 2: 1}


def test_what_a_step_waits_for_comes_in_its_place() -> None:
    """And before all that stands behind it."""
    assert days_of(a_step(1, after=(3,)), a_step(2), a_step(3)) == {3: 0, 1: 1, 2: 2}


def test_no_day_is_lost_before_the_first_possible_one() -> None:
    """What may not begin yet lets the others pass."""
    assert days_of(a_step(1, earliest=day(2)), a_step(2), a_step(3)) == {2: 0, 3: 1, 1: 2}
