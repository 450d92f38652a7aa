"""New dates for what was meant for before today."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchtrack.domain.catch_up import DatedBigStep, NewDue, NewDues, OpenStep, catch_up

TODAY = dt.date(2026, 11, 23)
LAST = dt.date(2028, 7, 1)
AN_HOUR = (60,) * 7


def day(ahead: int) -> dt.date:
    """The day so many days from today."""
    return TODAY + dt.timedelta(days=ahead)


def a_step(key: str = "a", due: int | None = -10, **fields: Any) -> OpenStep:
    """An open step, due so many days from today."""
    usual: dict[str, Any] = {"big_step": "big", "order": 0, "minutes": 30, "due": None if due is None else day(due)}
    return OpenStep(key=key, **usual | fields)


def a_big(key: str = "big", due: int | None = None, **fields: Any) -> DatedBigStep:
    """A big step, due so many days from today."""
    return DatedBigStep(key=key, due=None if due is None else day(due), **fields)


def laid(*steps: OpenStep, bigs: tuple[DatedBigStep, ...] = (a_big(),), **given: Any) -> NewDues:
    """Catch up with an hour a day."""
    usual: dict[str, Any] = {"today": TODAY, "last_key_date": LAST, "minutes_a_day": AN_HOUR}
    return catch_up(steps, bigs, **usual | given)


def days_of(dues: tuple[NewDue, ...]) -> dict[str, int]:
    """How many days from today each is due."""
    return {key: (new - TODAY).days for key, new in dues}


def test_half_of_the_usual_minutes_goes_into_it() -> None:
    """Thirty of sixty a day; a step is due on the day of its last minute."""
    steps = [a_step(key, order=at, minutes=20) for at, key in enumerate("abcd")]

    assert days_of(laid(*steps).steps) == {"a": 1, "b": 2, "c": 2, "d": 3}


def test_a_day_without_minutes_gets_nothing() -> None:
    """Tuesday is free; Monday is today."""
    assert days_of(laid(a_step(), minutes_a_day=(60, 0, 60, 60, 60, 60, 60)).steps) == {"a": 2}


def test_a_week_without_minutes_counts_as_one_with_the_floor_on_each_day() -> None:
    """Fifteen minutes a day are what the program insists on."""
    assert days_of(laid(a_step(), minutes_a_day=(0,) * 7).steps) == {"a": 2}


def test_the_old_dates_say_the_order_and_then_the_plan() -> None:
    """Not the order in which steps are given."""
    steps = (a_step("c", -1, order=0), a_step("b", -5, order=2), a_step("a", -5, order=1))

    assert [key for key, _ in laid(*steps).steps] == ["a", "b", "c"]


def test_a_prerequisite_comes_first_whatever_its_date_was() -> None:
    """It is as urgent as what waits for it."""
    late = a_step("late", -20, order=2, after=("need",))
    need = a_step("need", -1, order=3)
    other = a_step("other", -10, order=1)

    assert [key for key, _ in laid(late, need, other).steps] == ["need", "late", "other"]


@pytest.mark.parametrize("due", [0, 1, 40, None])
def test_what_is_not_past_stays(due: int | None) -> None:
    """Today is not past, and without a date nothing is late."""
    assert laid(a_step(due=due)) == NewDues()


def test_a_key_date_that_has_passed_stays_and_is_counted() -> None:
    """It is the truth."""
    big = a_big(due=-10, is_real=True)

    assert laid(a_step(is_real=True), bigs=(big,)) == NewDues(real=1)


def test_nothing_is_due_after_an_open_successor() -> None:
    """Also where a step without a date stands between them."""
    steps = (
        a_step("first", minutes=60),
        a_step("between", None, after=("first",)),
        a_step("then", 1, after=("between",)),
    )

    assert days_of(laid(*steps).steps) == {"first": 1}


def test_nothing_is_due_after_its_big_step_or_the_last_key_date() -> None:
    """Four hours would take eight days."""
    steps = [a_step(key, order=at, minutes=60) for at, key in enumerate("abcd")]

    assert max(days_of(laid(*steps, bigs=(a_big(due=3),)).steps).values()) == 3
    assert max(days_of(laid(*steps, last_key_date=day(5)).steps).values()) == 5


def test_a_season_that_is_over_still_ends_within_a_year() -> None:
    """So much work for so few minutes would take longer than the calendar goes."""
    steps = [a_step(str(at), order=at, minutes=60) for at in range(500)]

    assert max(days_of(laid(*steps, last_key_date=day(-1), minutes_a_day=(2,) * 7).steps).values()) == 365


def test_steps_that_are_bound_to_what_is_due_soon_have_whole_days() -> None:
    """Half an hour a day would bring the last ones too late; so all of them are spread, and none waits for the end."""
    bound = [a_step(key, order=at) for at, key in enumerate("abcd")]
    free = a_step("free", -1, order=9, big_step="free")

    new = laid(*bound, free, bigs=(a_big(due=2), a_big("free")))

    assert days_of(new.steps) == {"a": 1, "b": 1, "c": 2, "d": 2, "free": 5}


def test_something_is_due_today_only_where_its_successor_is() -> None:
    """Tomorrow would be too late for that."""
    assert days_of(laid(a_step("a"), a_step("b", 0, after=("a",))).steps) == {"a": 0}
    assert days_of(laid(a_step("a", minutes=0)).steps) == {"a": 1}


def test_nothing_begins_before_its_earliest_date_nor_an_answer_comes_before_it_is_expected() -> None:
    """Where the limit comes first, an answer has to hurry; a step that may not begin by then stays as it is."""
    assert days_of(laid(a_step(earliest=day(9))).steps) == {"a": 9}
    assert days_of(laid(a_step(expected=day(9), minutes=0)).steps) == {"a": 9}
    assert days_of(laid(a_step(expected=day(9)), bigs=(a_big(due=4),)).steps) == {"a": 4}
    assert laid(a_step(earliest=day(9)), bigs=(a_big(due=4),)) == NewDues()


def test_a_big_step_becomes_due_with_its_last_open_step() -> None:
    """Only one whose date has passed, and not a real one."""
    steps = (
        a_step("a", big_step="past"),
        a_step("b", order=1, big_step="past"),
        a_step("c", 30, big_step="half"),
        a_step("d", order=2, big_step="half"),
        a_step("e", order=3, big_step="real"),
        a_step("f", order=4, big_step="ahead"),
    )
    bigs = (
        a_big("past", -9),
        a_big("half", -8),
        a_big("real", -7, is_real=True),
        a_big("ahead", 60),
        a_big("done", -6),
    )

    assert days_of(laid(*steps, bigs=bigs).big_steps) == {"past": 2, "half": 30}


def test_steps_in_a_circle_are_left_alone() -> None:
    """No plan has one; a damaged database may."""
    assert laid(a_step("a", after=("b",)), a_step("b", after=("a",))) == NewDues()


BIGS = ("x", "y", "z")
offsets = st.none() | st.integers(-200, 60)


@st.composite
def plans(draw: st.DrawFn) -> tuple[list[OpenStep], list[DatedBigStep]]:
    """A plan of up to fourteen steps in three big steps; each step waits only for those before it."""
    bigs = [a_big(key, draw(offsets), is_real=draw(st.booleans())) for key in BIGS]
    steps: list[OpenStep] = []
    for at in range(draw(st.integers(0, 14))):
        earlier = [step.key for step in steps]
        needs = draw(st.lists(st.sampled_from(earlier), max_size=3, unique=True)) if earlier else []
        step = a_step(
            f"s{at}",
            draw(offsets),
            order=at,
            big_step=draw(st.sampled_from(BIGS)),
            minutes=draw(st.integers(0, 60)),
            is_real=draw(st.integers(0, 5)) == 0,
            after=tuple(needs),
            earliest=draw(st.none() | st.integers(-200, 30).map(day)),
            expected=draw(st.none() | st.integers(0, 30).map(day)),
        )
        steps.append(step)
    return steps, bigs


weeks = st.lists(st.integers(0, 300), min_size=7, max_size=7)
last_dates = st.none() | st.integers(-30, 400).map(day)
Drawn = tuple[list[OpenStep], list[DatedBigStep]]


def apply(plan: Drawn, new: NewDues) -> Drawn:
    """The plan with its new dates, all of which are fixed days and no key dates."""
    steps, bigs = dict(new.steps), dict(new.big_steps)
    return (
        [step._replace(due=steps.get(step.key, step.due)) for step in plan[0]],
        [big._replace(due=bigs.get(big.key, big.due)) for big in plan[1]],
    )


@given(plans(), weeks, last_dates)
def test_only_past_advice_moves_and_never_into_the_past(plan: Drawn, week: list[int], last: dt.date | None) -> None:
    """Today is only for what is bound to something of today."""
    new = laid(*plan[0], bigs=tuple(plan[1]), minutes_a_day=week, last_key_date=last)
    before = {step.key: step for step in plan[0]} | {big.key: big for big in plan[1]}
    of_today = any(each.due == TODAY for each in before.values())

    for key, due in (*new.steps, *new.big_steps):
        old = before[key]
        assert old.due is not None
        assert old.due < TODAY
        assert not old.is_real
        assert due > TODAY or (of_today and due == TODAY)


@given(plans(), weeks, last_dates)
def test_limits_hold(plan: Drawn, week: list[int], last: dt.date | None) -> None:
    """Neither after the big step, nor after an open successor, nor after the last key date, where these lie ahead."""
    new = laid(*plan[0], bigs=tuple(plan[1]), minutes_a_day=week, last_key_date=last)
    steps, _ = apply(plan, new)
    bigs, moved = {big.key: big for big in plan[1]}, dict(new.steps)
    dues = {step.key: step.due or dt.date.min for step in steps}

    for step in steps:
        if step.key in moved:
            ends = [bigs[step.big_step].due, last, *(each.due for each in steps if step.key in each.after)]
            assert all(moved[step.key] <= end for end in ends if end and end >= TODAY and end != last)
            assert last is None or last <= TODAY or moved[step.key] <= last
            assert step.earliest is None or step.earliest <= moved[step.key]
            assert all(dues[need] <= max(moved[step.key], TODAY) for need in ahead(step, plan))


def ahead(step: OpenStep, plan: Drawn) -> list[str]:
    """The prerequisites of a step that were not due after it."""
    dues = {each.key: each.due or dt.date.max for each in plan[0]}
    return [need for need in step.after if step.due and dues[need] <= step.due]


@given(plans(), weeks, last_dates, st.randoms(use_true_random=False))
def test_the_same_plan_gives_the_same_dates(plan: Drawn, week: list[int], last: dt.date | None, random: Any) -> None:
    """Whatever the order in which its steps are given."""
    steps, bigs = list(plan[0]), list(plan[1])
    random.shuffle(steps)
    random.shuffle(bigs)

    one, other = (
        laid(*some, bigs=tuple(outer), minutes_a_day=week, last_key_date=last)
        for some, outer in (plan, (steps, bigs))
    )  # fmt: skip

    assert one == other


@given(plans(), weeks, last_dates)
def test_a_second_time_changes_nothing(plan: Drawn, week: list[int], last: dt.date | None) -> None:
    """What has a date ahead keeps it."""
    new = laid(*plan[0], bigs=tuple(plan[1]), minutes_a_day=week, last_key_date=last)
    steps, bigs = apply(plan, new)

    again = laid(*steps, bigs=tuple(bigs), minutes_a_day=week, last_key_date=last)

    assert (again.steps, again.big_steps) == ((), ())


@given(st.lists(st.tuples(st.integers(-200, -1), st.integers(5, 60)), max_size=20), weeks)
def test_the_order_is_kept_where_nothing_limits_it(drawn: list[tuple[int, int]], week: list[int]) -> None:
    """What was due first is due first."""
    steps = [a_step(str(at), due, order=at, minutes=minutes) for at, (due, minutes) in enumerate(drawn)]
    by_old = [step.key for step in sorted(steps, key=lambda step: (step.due, step.order))]

    new = dict(laid(*steps, minutes_a_day=week).steps)

    assert sorted(by_old, key=lambda key: new[key]) == by_old
