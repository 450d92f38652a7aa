"""What is left of each big step, in the order of the schedule."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from matchtrack.domain.forecast import BigStepWork, Ending
from matchtrack.domain.planner import OpenStep
from matchtrack.domain.work_ahead import work_ahead

TODAY = dt.date(2026, 11, 23)


def day(ahead: int) -> dt.date:
    """The day so many days from today."""
    return TODAY + dt.timedelta(days=ahead)


def a_step(id_: int, big_step: str = "a", minutes: int = 30, **fields: Any) -> OpenStep:
    """An open step of half an hour."""
    return OpenStep(id=id_, key=f"{big_step}/{id_}", big_step=big_step, minutes=minutes, difficulty=2, **fields)


def ahead(*steps: OpenStep, days: dict[int, int] | None = None, pace: float = 30) -> dict[str, BigStepWork]:
    """The work of each big step, where the schedule ends each step on the day of its id unless `days` says another."""
    finish = {step.id: day((days or {}).get(step.id, step.id)) for step in steps if not step.waiting}
    found = work_ahead(steps, finish, {"a": day(90)}, today=TODAY, minutes_a_day=pace)
    return {work.key: work for work in found}


def test_what_the_schedule_does_before_counts() -> None:
    """A step of another big step comes between two of this one."""
    work = ahead(a_step(1), a_step(2, "b"), a_step(3))

    assert work["a"] == BigStepWork("a", day(90), 60, (Ending(90),))
    assert work["b"] == BigStepWork("b", None, 30, (Ending(60),))


def test_a_step_without_a_day_comes_last() -> None:
    """As urgent as its due date among others of that kind."""
    steps = [a_step(1, "a", due=day(9)), a_step(2, "b", due=day(5)), a_step(3, "c")]
    found = work_ahead(steps, {3: day(8)}, {}, today=TODAY, minutes_a_day=30)

    assert [work.endings[0].minutes for work in found] == [90, 60, 30]


def test_a_wait_in_the_middle_is_an_ending_of_its_own() -> None:
    """A letter that is asked for on the first day and takes two weeks; a short step waits for it."""
    ask, thank = a_step(1, wait_days=14), a_step(2, "b", after=(1,))

    work = ahead(ask, thank, days={2: 15})

    assert work["a"].endings == (Ending(30, 14),)
    assert Ending(30, 14) in work["b"].endings


def test_work_before_its_earliest_day_cannot_begin() -> None:
    """Only what the schedule does from that day on is counted from there."""
    work = ahead(a_step(1), a_step(2, "b", earliest=day(40)), days={2: 41})

    assert work["b"].not_before == day(40)
    assert work["b"].endings == (Ending(30, 0, day(40)),)


def test_a_slow_pace_may_make_the_work_before_it_the_last() -> None:
    """Sixty hours come first: at the usual pace they are done by then, at a third of it they are not."""
    first = [a_step(at, minutes=60) for at in range(1, 61)]

    work = ahead(*first, a_step(100, "b", earliest=day(100)), pace=60)

    assert set(work["b"].endings) == {Ending(3_630), Ending(30, 0, day(100))}


def test_what_lies_with_others_has_no_minutes_left() -> None:
    """Its answer frees what comes after; without a day it takes its usual time from today."""
    work = ahead(
        a_step(1, waiting=True, answer=day(20)), a_step(2, "b", after=(1,)), a_step(3, "c", waiting=True, wait_days=7)
    )

    assert work["a"] == BigStepWork("a", day(90), 0, (), day(20))
    assert work["b"].not_before == day(20)
    assert work["c"].not_before == day(7)


@given(st.permutations([a_step(1), a_step(2, wait_days=9), a_step(3, "b", after=(1, 2)), a_step(4, "b", after=(3,))]))
def test_the_order_of_the_steps_does_not_matter(steps: list[OpenStep]) -> None:
    """Neither of rows nor of prerequisites."""
    expected = ahead(a_step(1), a_step(2, wait_days=9), a_step(3, "b", after=(1, 2)), a_step(4, "b", after=(3,)))

    assert expected == ahead(*steps)
