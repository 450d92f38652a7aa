"""Within the least lateness: hard steps in productive hours, hardest first, and no crumbs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from flow_optimum import can_be_done_by
from hypothesis import given
from hypothesis import strategies as st
from planner_cases import EASY, HARD, TODAY, Case, a_day, a_step, days_of, dice, easy, ids, shown
from planner_checks import faults

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from matchtrack.domain.planner import OpenStep, Schedule

SITTING = 15


def planned(steps: list[OpenStep], *minutes: int | tuple[int, int]) -> Schedule:
    """The schedule over so many minutes a day."""
    return Case(steps, days_of(*minutes)).schedule()


def test_with_slack_the_hardest_comes_first() -> None:
    """A harder step that is due later goes before one that can still be done in time."""
    steps = [a_step(1, difficulty=4, due=1), a_step(2, difficulty=5, due=9)]

    assert ids(planned(steps, 15, 15, 15)) == [[2], [1]]


def test_without_slack_the_urgent_one_comes_first() -> None:
    """The same steps, but the easier of them would be late."""
    steps = [a_step(1, difficulty=4, due=0), a_step(2, difficulty=5, due=9)]

    assert ids(planned(steps, 15, 15, 15)) == [[1], [2]]


def test_equal_steps_come_boring_then_long_then_due() -> None:
    """The order of method.md 9 inside the productive hours."""
    steps = [a_step(1, due=5), a_step(2, due=3), a_step(3, 25), a_step(4, boring=True)]

    assert ids(planned(steps, 70, 0, 0, 0, 0, 0)) == [[4, 3, 2, 1]]


def test_a_started_step_stays_first() -> None:
    """What is begun is gone on with, before harder and longer ones."""
    steps = [a_step(1, 15, started=True), a_step(2, 30, difficulty=5, boring=True)]

    assert ids(planned(steps, 45)) == [[1, 2]]


def test_a_started_step_stays_first_in_the_other_minutes() -> None:
    """What is begun is gone on with, before one that is due earlier and not late by it."""
    assert ids(planned([easy(1, 15, due=0), easy(2, 15, started=True)], (0, 30))) == [[2, 1]]


def test_easy_steps_take_the_other_minutes_first() -> None:
    """Productive minutes stay for hard steps while there are other ones."""
    assert shown(planned([a_step(1), easy(2)], (15, 15))) == [[(1, 15, "06:00"), (2, 15, "other")]]


def test_easy_steps_take_productive_minutes_that_no_hard_step_needs() -> None:
    """Rather today in the productive hours than tomorrow."""
    assert shown(planned([a_step(1), easy(2)], (30, 0), (30, 15))) == [[(1, 15, "06:00"), (2, 15, "06:15")]]


def test_hard_steps_never_take_other_minutes() -> None:
    """However late they come, and however much other time there is."""
    schedule = planned([a_step(1, 15, due=0)], (0, 600), (15, 0))

    assert shown(schedule) == [[], [(1, 15, "06:00")]]
    assert schedule.max_late_days == 1


def test_a_step_waits_for_a_day_that_takes_it_whole() -> None:
    """The 20 minutes that are left of today are too few, and tomorrow is early enough."""
    steps = [a_step(1, 40, difficulty=5), a_step(2, 40)]

    assert shown(planned(steps, 60, 60)) == [[(1, 40, "06:00")], [(2, 40, "06:00")]]


def test_a_step_is_split_where_it_would_be_late_otherwise() -> None:
    """Due tomorrow, two steps need today's last minutes."""
    steps = [a_step(1, 40, difficulty=5, due=1), a_step(2, 40, due=1), a_step(3, 40, due=1)]

    schedule = planned(steps, 60, 60)

    assert schedule.max_late_days == 0
    assert [sum(minutes for _, minutes, _ in day) for day in shown(schedule)] == [60, 60]


def test_a_step_longer_than_any_day_is_done_in_parts() -> None:
    """It goes on day after day until it is done."""
    assert shown(planned([a_step(1, 45)], 20, 20, 20)) == [[(1, 20, "06:00")], [(1, 20, "06:00")], [(1, 5, "06:00")]]


@given(
    minutes=st.lists(st.tuples(st.integers(5, 60), st.sampled_from([EASY, HARD])), min_size=1, max_size=12),
    productive=st.integers(60, 90),
    other=st.integers(60, 90),
)
def test_without_due_dates_no_step_is_split(minutes: list[tuple[int, int]], productive: int, other: int) -> None:
    """Where nothing is due, every step that fits into a day is done in one piece."""
    steps = [a_step(id_, each, difficulty=difficulty) for id_, (each, difficulty) in enumerate(minutes)]
    schedule = planned(steps, *[(productive, other)] * 30)

    assert sorted(step.id for step in steps) == sorted(id_ for day in ids(schedule) for id_ in day)


def test_chains_with_slack_leave_the_hardest_first() -> None:
    """That a plan has prerequisites is no reason to do the urgent first where nothing is urgent."""
    steps = [a_step(1, due=5), a_step(2, due=9, after=(1,)), a_step(3, due=20, difficulty=5)]

    assert ids(planned(steps, *[15] * 21)) == [[3], [1], [2]]


@pytest.mark.parametrize("seed", range(20))
def test_chains_with_slack_are_not_split(seed: int) -> None:
    """Every step of every chain is done in one piece, where days have room for it and dates are far."""
    random = dice(seed)
    steps = [
        a_step(
            id_,
            random.randint(5, 60),
            difficulty=random.choice([EASY, HARD]),
            due=random.choice([None, 80]),
            after=(id_ - 1,) if id_ % 4 else (),
        )
        for id_ in range(24)
    ]

    assert sorted(id_ for day in ids(planned(steps, *[(60, 60)] * 90)) for id_ in day) == list(range(24))


def test_the_steps_of_today_stay_first_while_they_are_worked_on() -> None:
    """Minutes that are logged shorten a step; it does not lose its place to one that is now longer."""
    steps = [a_step(1, 30), a_step(2, 25)]
    after = [a_step(1, 10, started=True), a_step(2, 25)]

    assert [1, 2] == ids(planned(steps, 60))[0] == ids(planned(after, 40))[0]


def sitting_case(random: Random) -> Case:
    """Steps and days in whole sittings, so that no step is ever split or too long for what is left."""
    length = random.randint(2, 6)
    days = [a_day(at, SITTING * random.randint(0, 3), SITTING * random.randint(0, 2)) for at in range(length)]
    days += [a_day(length + at, SITTING * 3, SITTING * 3) for at in range(4)]
    steps = [
        a_step(
            id_,
            SITTING,
            difficulty=random.randint(1, 5),
            boring=random.random() < 0.3,
            due=random.choice([None, *range(length)]),
        )
        for id_ in range(random.randint(2, 10))
    ]
    return Case(steps, days)


def passed_over(case: Case, schedule: Schedule) -> Iterator[tuple[int, int, int]]:
    """Give each (hard step, lower step, day): the lower one had productive minutes that the hard one did without."""
    by_id = {step.id: step for step in case.steps}
    done: set[int] = set()
    for at, planned_day in enumerate(schedule.days):
        today = [slot.step_id for slot in planned_day.slots]
        productive = [slot.step_id for slot in planned_day.slots if slot.productive]
        for step in case.steps:
            if step.difficulty >= HARD and step.id not in done and step.id not in today:
                yield from ((step.id, id_, at) for id_ in productive if by_id[id_].difficulty < step.difficulty)
        done.update(today)


def could_swap(case: Case, schedule: Schedule, hard: int, lower: int, at: int) -> bool:
    """Say whether everything could be in time with the hard step in the place of the lower one on that day."""
    placed = [slot for planned_day in schedule.days[: at + 1] for slot in planned_day.slots]
    settled = {slot.step_id for slot in placed} - {lower} | {hard}
    open_steps = [step for step in case.steps if step.id not in settled]
    days = [*(each._replace(openings=(), other=0) for each in case.days[: at + 1]), *case.days[at + 1 :]]
    last_days = {step.id: (step.due - TODAY).days for step in open_steps if step.due}
    return can_be_done_by(Case(open_steps, days), last_days)


@pytest.mark.parametrize("block", range(4))
def test_a_harder_step_is_only_passed_over_where_something_would_be_late(block: int) -> None:
    """Whenever an easier step has a productive sitting first, the other way round would make something late."""
    for seed in range(150):
        case = sitting_case(dice(block * 150 + seed))
        schedule = case.schedule()

        assert faults(case, schedule) == []
        if not schedule.max_late_days:
            assert [each for each in passed_over(case, schedule) if could_swap(case, schedule, *each)] == [], case
