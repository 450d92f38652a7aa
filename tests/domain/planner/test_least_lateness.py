"""No schedule is later than it has to be."""

from __future__ import annotations

import pytest
from flow_optimum import can_be_late_by
from planner_cases import Case, a_step, days_of, dice, easy, late_days, random_case
from planner_checks import faults

from matchtrack.domain.planner import Schedule
from matchtrack.domain.planner.planning import Task
from matchtrack.domain.planner.rules import SIMPLE_RULES

CASES_IN_A_BLOCK = 250


def cases(block: int, *, linked: bool) -> list[Case]:
    """Small random cases with days enough for all."""
    return [random_case(dice(block * CASES_IN_A_BLOCK + each), linked=linked) for each in range(CASES_IN_A_BLOCK)]


@pytest.mark.parametrize("block", range(12))
def test_lateness_is_the_optimum_of_the_flow_problem(block: int) -> None:
    """A schedule shows that its lateness can be reached; the greatest flow shows that a day less cannot."""
    for case in cases(block, linked=False):
        schedule = case.schedule()

        assert faults(case, schedule) == [], case
        assert schedule.max_late_days == late_days(schedule, case.steps)
        assert not schedule.max_late_days or not can_be_late_by(case, schedule.max_late_days - 1), case


@pytest.mark.parametrize("block", range(2))
def test_prerequisites_never_make_the_flow_problem_easier(block: int) -> None:
    """The optimum without prerequisites, dates and waits bounds the lateness with them from below."""
    for case in cases(block, linked=True):
        if not any(step.waiting for step in case.steps):
            assert can_be_late_by(case, case.schedule().max_late_days), case


@pytest.mark.parametrize("block", range(4))
def test_with_prerequisites_no_simple_rule_is_better(block: int) -> None:
    """Whatever each simple rule alone comes to, the planner is never later."""
    for case in cases(block, linked=True):
        task = Task(case.steps, case.days, (), (), None)
        schedule = case.schedule()
        if schedule.unplanned:
            continue
        for rule in SIMPLE_RULES:
            alone = Schedule(task.fill(rule), task.jobs)

            assert alone.unplanned or schedule.max_late_days <= alone.max_late_days, (rule, case)


def test_the_latest_step_is_as_early_as_it_can_be() -> None:
    """Of 90 minutes due tomorrow, 30 do not fit: they come the day after, and nothing else is late."""
    steps = [a_step(1, 60, due=1), a_step(2, 30, due=1), a_step(3, 30)]

    schedule = Case(steps, days_of(30, 30, 30, 30)).schedule()

    assert schedule.max_late_days == 1
    assert [tuple(late) for late in schedule.late] == [("big", 1)]


def test_easy_steps_have_productive_minutes_where_they_would_be_late_without_them() -> None:
    """An easy step that is due today takes the productive time from a hard one that may wait."""
    schedule = Case([a_step(1, 15, due=5), easy(2, 15, due=0)], days_of(15, 15)).schedule()

    assert [slots[0].step_id for slots in (planned.slots for planned in schedule.days)] == [2, 1]


def test_a_step_that_is_past_does_not_loosen_the_others() -> None:
    """A due date of last week makes its own step late, and no other one."""
    steps = [a_step(1, 30, due=-7, big_step="old"), a_step(2, 30, due=1, difficulty=5), a_step(3, 30, due=2)]

    schedule = Case(steps, days_of(30, 30, 30)).schedule()

    assert [tuple(late) for late in schedule.late] == [("old", 7)]


def test_late_big_steps_come_latest_first() -> None:
    """Each big step is named once, with its latest step."""
    steps = [
        a_step(1, 30, due=0, big_step="a"),
        a_step(2, 30, due=0, big_step="b"),
        a_step(3, 30, due=0, big_step="b"),
    ]

    schedule = Case(steps, days_of(30, 30, 30)).schedule()

    assert [late.days for late in schedule.late] == sorted((late.days for late in schedule.late), reverse=True)
    assert schedule.max_late_days == 2
