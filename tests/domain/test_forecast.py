"""The forecast: what it promises whatever is logged, and what single cases come to."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchtrack.domain.forecast import BigStepForecast, BigStepWork, Ending, Forecast, forecast
from matchtrack.domain.pace import Habit, plan_share

if TYPE_CHECKING:
    from collections.abc import Sequence

TODAY = dt.date(2026, 11, 23)
DRAWS = 40
"""Properties hold for any number of draws."""

NEVER = dt.date.max


def day(ahead: int) -> dt.date:
    """The day so many days from today."""
    return TODAY + dt.timedelta(days=ahead)


def a_step(
    key: str = "a", minutes: int = 300, *, due: int | None = 30, wait_days: int = 0, not_before: int = 0
) -> BigStepWork:
    """A big step, the first of the plan; days count from today."""
    return BigStepWork(
        key=key,
        due=None if due is None else day(due),
        minutes_left=minutes,
        endings=(Ending(minutes, wait_days),),
        not_before=day(not_before),
    )


def a_habit(*logged: int, **fields: Any) -> Habit:
    """Minutes a day, the last of them yesterday; an hour a day is planned."""
    usual: dict[str, Any] = {"logged": logged, "planned": (60,) * 14}
    return Habit(**usual | fields)


def said_of(habit: Habit, *work: BigStepWork, draws: int = DRAWS) -> list[BigStepForecast]:
    """The forecast of each big step."""
    return list(forecast(work or [a_step()], habit, TODAY, draws=draws).big_steps)


minutes_a_day = st.integers(0, 240)
logs = st.lists(minutes_a_day, max_size=40)
ratios = st.lists(st.tuples(st.integers(5, 60), st.integers(0, 180)), max_size=12)
habits = st.builds(
    Habit,
    logged=logs,
    today=minutes_a_day,
    finished=ratios,
    planned=st.lists(minutes_a_day, max_size=20),
    off=st.frozensets(st.integers(0, 30), max_size=8),
)
maybe_days = st.none() | st.integers(-10, 400).map(day)
works = st.lists(
    st.builds(
        BigStepWork,
        key=st.text("abc", min_size=1, max_size=3),
        due=maybe_days,
        minutes_left=st.integers(0, 900),
        endings=st.lists(st.builds(Ending, st.integers(0, 9_000), st.integers(0, 365), maybe_days), max_size=3).map(
            tuple
        ),
        not_before=maybe_days,
    ),
    max_size=5,
    unique_by=lambda work: work.key,
)


def is_never_better(before: Sequence[BigStepForecast], after: Sequence[BigStepForecast]) -> bool:
    """Say whether nothing comes earlier and no chance is greater."""
    return all(
        (new.likely or NEVER) >= (old.likely or NEVER)
        and (new.careful or NEVER) >= (old.careful or NEVER)
        and (new.chance or 0) <= (old.chance or 0)
        for old, new in zip(before, after, strict=True)
    )


def with_more(step: BigStepWork, *, minutes: int = 0, days: int = 0) -> BigStepWork:
    """The same big step with more work before each of its endings, and longer waits."""
    return step._replace(
        endings=tuple(Ending(each.minutes + minutes, each.wait_days + days, each.since) for each in step.endings)
    )


@given(works, habits, st.randoms(use_true_random=False))
def test_the_same_work_has_the_same_forecast_in_any_order(work: list[BigStepWork], habit: Habit, random: Any) -> None:
    """Nothing is left to chance, nor to the order of rows."""
    mixed = random.sample(work, len(work))

    assert said_of(habit, *work) == said_of(habit, *mixed)


@given(works, habits)
def test_the_careful_date_is_never_before_the_likely_one(work: list[BigStepWork], habit: Habit) -> None:
    """And neither is before today or what it waits for; a chance is between nothing and one."""
    for step, said in zip(
        sorted(work, key=lambda each: (each.due or NEVER, each.key)), said_of(habit, *work), strict=False
    ):
        if work:
            assert (said.likely or NEVER) <= (said.careful or NEVER)
            waits = [day(ending.wait_days) for ending in step.endings]
            assert said.likely is None or said.likely >= max(TODAY, step.not_before or TODAY, *waits)
            assert (said.chance is None) == (said.due is None)
            assert said.chance is None or 0 <= said.chance <= 1


@given(works, habits, st.integers(0, 4_000))
def test_more_minutes_left_never_end_earlier(work: list[BigStepWork], habit: Habit, more: int) -> None:
    """Neither of the step nor of what comes before it."""
    longer = [with_more(step, minutes=more) for step in work]

    assert is_never_better(said_of(habit, *work), said_of(habit, *longer))


@given(works, habits, st.data())
def test_a_slower_pace_never_ends_earlier(work: list[BigStepWork], habit: Habit, data: st.DataObject) -> None:
    """Fewer minutes on any logged days, or on all."""
    slower = [data.draw(st.integers(0, minutes)) for minutes in habit.logged]

    assert is_never_better(said_of(habit, *work), said_of(habit._replace(logged=slower), *work))


@given(works, habits, st.data())
def test_a_smaller_capacity_never_ends_earlier(work: list[BigStepWork], habit: Habit, data: st.DataObject) -> None:
    """While only the plan is known; later it says how much of it was kept."""
    new = habit._replace(logged=habit.logged[:4])
    smaller = [data.draw(st.integers(0, minutes)) for minutes in habit.planned]

    assert is_never_better(said_of(new, *work), said_of(new._replace(planned=smaller), *work))


@given(works, habits, st.data())
def test_a_worse_ratio_never_ends_earlier(work: list[BigStepWork], habit: Habit, data: st.DataObject) -> None:
    """The same steps took longer."""
    worse = [(estimate, real + data.draw(st.integers(0, 90))) for estimate, real in habit.finished]

    assert is_never_better(said_of(habit, *work), said_of(habit._replace(finished=worse), *work))


@given(works, habits, st.integers(0, 60))
def test_days_off_and_waiting_never_end_earlier(work: list[BigStepWork], habit: Habit, days: int) -> None:
    """A holiday costs days, an answer that takes longer as well."""
    away = habit._replace(off=habit.off | set(range(days)))
    longer = [with_more(step, days=days) for step in work]

    assert is_never_better(said_of(habit, *work), said_of(away, *work))
    assert is_never_better(said_of(habit, *work), said_of(habit, *longer))


def test_an_even_pace_is_the_planned_one_while_nothing_is_logged() -> None:
    """300 minutes at an hour a day from today on: the fifth day, and later with care."""
    (said,) = said_of(a_habit(), a_step(due=4), draws=2_000)

    assert said.likely is not None
    assert said.careful is not None
    assert abs((said.likely - day(4)).days) <= 1
    assert day(6) <= said.careful <= day(12)


def test_from_two_weeks_on_the_log_speaks_alone() -> None:
    """Half an hour a day was kept, whatever is planned."""
    half = (30,) * 28

    assert said_of(a_habit(*half)) == said_of(a_habit(*half, planned=(500,) * 14))
    assert said_of(a_habit(*half[:13])) != said_of(a_habit(*half[:13], planned=(500, 0) * 7))


@pytest.mark.parametrize(("days", "share"), [(0, 1), (4, 1), (5, 0.5), (14, 0), (200, 0)])
def test_how_much_the_plan_speaks(days: int, share: float) -> None:
    """All under five logged days, half with five, nothing with two weeks."""
    assert share == plan_share(days)


def test_missed_days_count() -> None:
    """An hour every second day is half an hour a day."""
    every_second = (60, 0) * 20
    (often,), (seldom,) = said_of(a_habit(*(60,) * 40)), said_of(a_habit(*every_second))

    assert often.likely is not None
    assert seldom.likely is not None
    assert (seldom.likely - TODAY).days >= 1.6 * (often.likely - TODAY).days


def test_whoever_works_on_weekends_finishes_on_weekends() -> None:
    """TODAY is a Monday: yesterday and the day before were logged."""
    habit = a_habit(*(0, 0, 0, 0, 0, 90, 90) * 10)

    for said in said_of(habit, *(a_step(str(minutes), minutes) for minutes in (50, 200, 400, 900))):
        assert said.likely is not None
        assert said.likely.weekday() >= 5


def test_a_day_off_is_no_working_day() -> None:
    """Three weeks away: what one hour a day brings in five days comes after them."""
    (said,) = said_of(a_habit(*(60,) * 40, off=frozenset(range(1, 22))))

    assert said.likely is not None
    assert day(22) <= said.likely <= day(30)


def test_minutes_of_today_are_not_worked_twice() -> None:
    """What was done today is done; the rest of it still comes."""
    step = a_step(minutes=20)

    assert said_of(a_habit(*(60,) * 40), step)[0].likely == TODAY
    assert said_of(a_habit(*(60,) * 40, today=60), step)[0].likely == day(1)


def test_a_step_that_only_waits_ends_when_the_answer_comes() -> None:
    """Waiting costs days, not minutes."""
    waiting = BigStepWork("a", day(20), 0, not_before=day(14))
    asking = a_step("b", minutes=0, due=20, wait_days=14)

    for said in said_of(a_habit(), waiting, asking):
        assert (said.likely, said.careful, said.chance) == (day(14), day(14), 1.0)


def test_the_last_ending_counts() -> None:
    """A letter that is asked for today and takes two weeks comes after five days of work, one of a day before."""
    both = [BigStepWork(str(days), day(30), 300, (Ending(300), Ending(10, days))) for days in (1, 14)]
    (alone,) = said_of(a_habit(*(60,) * 40))

    soon, late = said_of(a_habit(*(60,) * 40), *both)

    assert (soon.likely, late.likely) == (alone.likely, day(14))


def test_work_that_cannot_begin_yet_takes_its_time_from_then_on() -> None:
    """Five hours at an hour a day, from the hundredth day on; the day itself counts."""
    work = BigStepWork("a", day(110), 300, (Ending(300), Ending(300, 0, day(100))), day(100))

    (said,) = said_of(a_habit(*(60,) * 40), work)

    assert said.likely is not None
    assert day(103) <= said.likely <= day(105)
    assert said.careful is not None
    assert said.likely < said.careful < day(110)


def test_work_that_begins_behind_the_horizon_has_no_date() -> None:
    """Two years are drawn, no more."""
    (said,) = said_of(a_habit(*(60,) * 40), BigStepWork("a", None, 5, (Ending(5, 0, day(1_000)),)))

    assert (said.likely, said.careful, said.chance) == (None, None, None)


@pytest.mark.parametrize("late", [a_step(due=-1), a_step(due=10, wait_days=11), a_step(due=10, not_before=11)])
def test_what_cannot_be_in_time_has_no_chance(late: BigStepWork) -> None:
    """It is past, or the answer comes too late."""
    assert [said.chance for said in said_of(a_habit(*(60,) * 40), late)] == [0.0]


@pytest.mark.parametrize("habit", [a_habit(planned=()), a_habit(*(0,) * 30), a_habit(1, *(0,) * 300)])
def test_without_a_pace_there_is_no_date(habit: Habit) -> None:
    """Nobody is told a year that means nothing."""
    (said,) = said_of(habit)

    assert (said.likely, said.careful, said.chance) == (None, None, 0.0)


def test_the_end_of_the_calendar_is_far_enough() -> None:
    """No date is too late to be reckoned with."""
    step = BigStepWork("a", dt.date.max, 10, (Ending(10, 3_000_000),))

    (said,) = forecast([step], a_habit(), dt.date(9999, 12, 1)).big_steps

    assert said.likely == dt.date.max


def test_nothing_to_do_is_a_forecast_of_nothing() -> None:
    """It still says what is logged."""
    assert Forecast(2, False, 1.0, 60.0, None, ()) == forecast([], a_habit(30, 0, today=5), TODAY)


def test_what_the_forecast_stands_on() -> None:
    """Days with minutes, the last four weeks, and the steps that were finished."""
    told = forecast([], a_habit(*(0, 40) * 20, finished=((10, 15), (20, 30))), TODAY)

    assert (told.logged_days, told.enough, told.plan_share) == (20, True, 0.0)
    assert (told.pace, told.ratio) == (20.0, 1.5)
