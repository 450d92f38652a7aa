"""What no plan can be made of gets a plain reason and a sensible plan."""

from __future__ import annotations

import datetime as dt

import pytest
from planner_cases import Case, a_day, a_step, days_of, easy, ids, shown, waiting
from planner_checks import faults

from matchtrack.domain.planner import OpenStep, Schedule
from matchtrack.domain.planner.values import AFTER_UNPLANNED, NO_ANSWER_DAY, NO_HOURS, NO_PRODUCTIVE_HOURS, NO_ROOM

EMPTY_WEEK = days_of(*[0] * 7)


def reasons(schedule: Schedule) -> dict[int, str]:
    """Why which step has no day."""
    return {each.step_id: each.reason for each in schedule.unplanned}


def test_a_season_of_no_steps_is_an_empty_plan() -> None:
    """Every day is there, with its minutes and without a slot."""
    schedule = Case([], days_of((60, 30), 15)).schedule()

    assert [planned[1:] for planned in schedule.days] == [(60, 30, ()), (15, 0, ())]
    assert (schedule.max_late_days, schedule.late, schedule.unplanned, schedule.finish) == (0, (), (), {})


def test_without_any_hours_every_step_says_so() -> None:
    """Hard and easy, due and not."""
    schedule = Case([a_step(1, due=2), easy(2)], EMPTY_WEEK).schedule()

    assert reasons(schedule) == {1: NO_HOURS, 2: NO_HOURS}
    assert schedule.max_late_days == 0


def test_without_productive_hours_only_the_hard_ones_say_so() -> None:
    """Easy steps are planned."""
    schedule = Case([a_step(1), easy(2)], days_of((0, 30))).schedule()

    assert reasons(schedule) == {1: NO_PRODUCTIVE_HOURS}
    assert ids(schedule) == [[2]]


def test_no_days_at_all_plan_nothing() -> None:
    """Nothing to plan into is no fault."""
    schedule = Case([a_step(1, due=2), easy(2, due=-1)], []).schedule()

    assert reasons(schedule) == {1: NO_HOURS, 2: NO_HOURS}
    assert schedule.days == ()


def test_one_minute_a_day_is_used_day_after_day() -> None:
    """A step of five minutes takes five days."""
    schedule = Case([a_step(1, 5, due=2)], days_of(*[1] * 9)).schedule()

    assert shown(schedule) == [[(1, 1, "06:00")]] * 5
    assert schedule.max_late_days == 2


def test_steps_without_room_are_named_and_those_with_a_due_date_go_first() -> None:
    """The days end before the work does."""
    schedule = Case([a_step(1, 30), a_step(2, 30, due=0)], days_of(30)).schedule()

    assert reasons(schedule) == {1: NO_ROOM}


def test_due_dates_in_the_past_are_late_from_the_first_day() -> None:
    """Late by as many days as have gone, and no more."""
    schedule = Case([a_step(1, due=-400)], days_of(15)).schedule()

    assert ids(schedule) == [[1]]
    assert schedule.max_late_days == 400


def test_a_due_date_behind_all_days_is_none() -> None:
    """It can be met whatever happens."""
    assert Case([a_step(1, due=9000)], days_of(15)).schedule().max_late_days == 0


def test_the_calendar_has_an_end() -> None:
    """The first and the last date that there are do no harm."""
    steps = [
        OpenStep(1, "a", "big", 15, 5, due=dt.date.min, earliest=dt.date.min),
        OpenStep(2, "b", "big", 15, 5, due=dt.date.max, earliest=dt.date.max),
    ]

    assert {2} == set(reasons(Case(steps, days_of(30, 30)).schedule()))


def test_a_prerequisite_that_is_done_late_makes_its_successor_late() -> None:
    """The successor may not jump the queue."""
    steps = [a_step(1, 60, due=0, big_step="first"), a_step(2, 30, due=1, after=(1,), big_step="second")]
    schedule = Case(steps, days_of(30, 30, 30)).schedule()

    assert [tuple(late) for late in schedule.late] == [("first", 1), ("second", 1)]


def test_prerequisites_that_are_not_open_count_as_settled() -> None:
    """Ids that nobody knows hold nothing up."""
    assert ids(Case([a_step(1, after=(77,))], days_of(15)).schedule()) == [[1]]


def test_a_circle_of_prerequisites_finds_no_day() -> None:
    """The plan file forbids it; here it must not hang."""
    steps = [a_step(1, after=(2,)), a_step(2, after=(1,)), a_step(3, after=(3,)), a_step(4)]
    schedule = Case(steps, days_of(60)).schedule()

    assert reasons(schedule) == {1: AFTER_UNPLANNED, 2: AFTER_UNPLANNED, 3: AFTER_UNPLANNED}
    assert ids(schedule) == [[4]]


def test_what_comes_after_a_step_without_a_day_has_none_either() -> None:
    """The reason names the chain, not the hours."""
    schedule = Case([a_step(1), easy(2, after=(1,))], days_of((0, 30))).schedule()

    assert reasons(schedule) == {1: NO_PRODUCTIVE_HOURS, 2: AFTER_UNPLANNED}


@pytest.mark.parametrize(("answer", "begins"), [(3, 3), (0, 1), (-5, 1)], ids=["coming", "today", "overdue"])
def test_an_answer_frees_its_successors_on_its_day(answer: int, begins: int) -> None:
    """An overdue answer is expected from tomorrow on."""
    schedule = Case([waiting(1, answer=answer), a_step(2, after=(1,))], days_of(*[15] * 5)).schedule()

    assert [[]] * begins + [[2]] == ids(schedule)


def test_an_answer_without_a_date_frees_nothing() -> None:
    """What hangs on it says so, however long the chain."""
    schedule = Case([waiting(1, answer=None), a_step(2, after=(1,)), a_step(3, after=(2,))], days_of(60, 60)).schedule()

    assert reasons(schedule) == {2: NO_ANSWER_DAY, 3: AFTER_UNPLANNED}


def test_an_answer_behind_all_days_frees_nothing() -> None:
    """It comes, but not within the days that can be planned."""
    schedule = Case([waiting(1, answer=500), a_step(2, after=(1,))], days_of(60)).schedule()

    assert {2} == set(reasons(schedule))


def test_a_wait_after_the_own_minutes_holds_successors_up() -> None:
    """Fourteen days for an answer are fourteen days from the day on which the question is sent."""
    steps = [a_step(1, wait_days=3), a_step(2, after=(1,))]

    assert ids(Case(steps, days_of(*[60] * 5)).schedule()) == [[1], [], [], [2]]


def test_steps_with_no_minutes_left_take_a_minute() -> None:
    """An estimate that is used up does not make a step done."""
    case = Case([a_step(1, 0)], days_of(15))

    assert shown(case.schedule()) == [[(1, 1, "06:00")]]


def test_a_year_of_days_off_plans_what_is_left() -> None:
    """Days off give no minutes, and hide none of the others."""
    days = [a_day(at, off=True) for at in range(365)] + [a_day(365, 60)]
    case = Case([a_step(1, due=3)], days)
    schedule = case.schedule()

    assert faults(case, schedule) == []
    assert schedule.max_late_days == 362
