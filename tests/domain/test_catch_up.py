"""New dates for what was meant for before today, and for what cannot be kept."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchtrack.domain.capacity import DayCapacity, Opening, UserPin
from matchtrack.domain.catch_up import Dated, NewDue, NewDues, catch_up, dated
from matchtrack.domain.due import Due
from matchtrack.domain.planner import OpenStep, plan

TODAY = dt.date(2026, 11, 23)
LAST = 300
KEY_DATES = {"submit_opens": dt.date(2027, 9, 1), "tokens": dt.date(2026, 6, 24), "match_day": dt.date(2028, 3, 17)}


def day(ahead: int) -> dt.date:
    """The day so many days from today."""
    return TODAY + dt.timedelta(days=ahead)


def a_week(productive: int = 60, other: int = 30, off: tuple[int, ...] = ()) -> list[DayCapacity]:
    """Fifty days with so many minutes, apart from some that are off."""
    days = []
    for at in range(50):
        opening = Opening(dt.datetime.combine(day(at), dt.time(6)), productive)
        days.append(DayCapacity(day(at), (opening,) if productive else (), other))
    return [each._replace(openings=(), other=0, off=True) if at in off else each for at, each in enumerate(days)]


class Season:
    """Steps in the plan's order, each with its due date and the last day to which it may move."""

    def __init__(self) -> None:
        self.steps: list[OpenStep] = []
        self.dates: dict[str, Dated] = {}

    def big(self, key: str, due: int | None = None, latest: int | None = LAST) -> Season:
        """A big step; days count from today, and None as the latest means that its date stays."""
        self.dates[key] = a_date(due, latest)
        return self

    def step(self, key: str, due: int | None = -10, latest: int | None = LAST, **fields: Any) -> Season:
        """A hard step of an hour in the big step before the slash."""
        big_step = key.partition("/")[0]
        self.dates.setdefault(big_step, Dated(None))
        self.dates[key] = a_date(due, latest)
        after = tuple(self.ids[need] for need in fields.pop("after", ()))
        usual: dict[str, Any] = {"minutes": 60, "difficulty": 4, "due": self.dates[key].due, "after": after}
        self.steps.append(OpenStep(id=len(self.steps) + 1, key=key, big_step=big_step, **usual | fields))
        return self

    @property
    def ids(self) -> dict[str, int]:
        """The number of each step by its key."""
        return {step.key: step.id for step in self.steps}

    def laid(self, days: list[DayCapacity] | None = None, pins: tuple[UserPin, ...] = ()) -> NewDues:
        """Catch up."""
        return catch_up(self.steps, self.dates, days=a_week() if days is None else days, pins=pins)

    def with_(self, new: NewDues) -> Season:
        """The season with its new dates."""
        days = dict((*new.steps, *new.big_steps))
        after = Season()
        after.dates = {key: each._replace(due=days.get(key, each.due)) for key, each in self.dates.items()}
        after.steps = [step._replace(due=after.dates[step.key].due) for step in self.steps]
        return after


def a_date(due: int | None, latest: int | None) -> Dated:
    """A date so many days from today that may move to the latest one."""
    return Dated(None if due is None else day(due), None if latest is None else day(latest))


def days_of(dues: tuple[NewDue, ...]) -> dict[str, int]:
    """How many days from today each is due."""
    return {key: (new - TODAY).days for key, new in dues}


def test_each_is_due_a_week_after_the_day_for_which_it_is_planned() -> None:
    """An hour a day, from today on."""
    season = Season().step("a/1").step("a/2").step("a/3")

    assert days_of(season.laid().steps) == {"a/1": 7, "a/2": 8, "a/3": 9}


def test_days_off_are_left_out() -> None:
    """The planner knows when there is no time."""
    season = Season().step("a/1").step("a/2")

    assert days_of(season.laid(a_week(off=(1, 2))).steps) == {"a/1": 7, "a/2": 10}


def test_the_old_dates_say_the_order_and_then_the_plan() -> None:
    """The hardest is not first here."""
    season = Season().step("a/late", -1, difficulty=5).step("a/one", -5).step("a/two", -5, difficulty=5)

    assert [key for key, _ in season.laid().steps] == ["a/one", "a/two", "a/late"]


def test_a_prerequisite_comes_first_whatever_its_date_was() -> None:
    """It is as urgent as what waits for it."""
    season = Season().step("a/need", -1).step("a/other", -10).step("a/late", -20, after=("a/need",))

    assert [key for key, _ in season.laid().steps] == ["a/need", "a/late", "a/other"]


def test_what_can_be_kept_stays() -> None:
    """Nothing is past, and there is time enough; without a date nothing is late."""
    assert Season().step("a/1", 0).step("a/2", 1).step("a/3", 40).step("a/4", None).laid() == NewDues()


def test_advice_that_lies_ahead_moves_where_it_cannot_be_kept() -> None:
    """Three hours for tomorrow; only the third hour comes too late."""
    season = Season().step("a/1", 1).step("a/2", 1).step("a/3", 1)

    assert days_of(season.laid().steps) == {"a/3": 9}


def test_what_is_put_off_makes_room_for_what_may_not_move() -> None:
    """Ten hours of before today, and a key date tomorrow."""
    season = Season()
    for at in range(10):
        season.step(f"a/{at}")
    season.step("b/real", 1, latest=None)

    after = season.with_(season.laid())

    assert plan(after.steps, a_week()).late == ()
    assert after.steps[-1].due == day(1)


def test_a_key_date_that_has_passed_stays_and_is_counted() -> None:
    """It is the truth."""
    season = Season().big("a", -10, latest=None).step("a/1", -10, latest=None)

    assert season.laid() == NewDues(real=1)


def test_nothing_moves_behind_its_latest_day() -> None:
    """What cannot be done by then stays late."""
    season = Season().step("a/1", 0, latest=2, minutes=300)

    new = season.laid()

    assert days_of(new.steps) == {"a/1": 2}
    assert plan(season.with_(new).steps, a_week()).max_late_days == 2


def test_nothing_is_due_after_an_open_successor() -> None:
    """Also where a step without a date stands between them."""
    season = Season().step("a/first").step("a/between", None, after=("a/first",))
    season.step("a/then", 3, latest=None, after=("a/between",))

    assert days_of(season.laid().steps) == {"a/first": 3}


def test_nothing_is_due_after_its_big_step() -> None:
    """Neither after its day, where that stays, nor after the last one that it may have."""
    assert days_of(Season().big("a", 3, latest=None).step("a/1").laid().steps) == {"a/1": 3}
    assert days_of(Season().big("a", 3, latest=5).step("a/1").laid().steps) == {"a/1": 5}


def test_a_big_step_is_due_with_its_last_step_at_the_soonest() -> None:
    """One of before today, and one whose step was put off; one whose steps are in time keeps its day."""
    season = Season().big("past", -9).big("ahead", 1).big("real", -7, latest=None).big("far", 60).big("done", -6)
    season.step("past/1").step("past/2", 30).step("ahead/1", 1).step("ahead/2", 1).step("real/1").step("far/1")

    assert days_of(season.laid().big_steps) == {"past": 30, "ahead": 11}


def test_an_answer_has_its_day_and_the_week() -> None:
    """One without a day is thought to come within a week, so that what waits for it has a date."""
    season = Season().step("a/told", waiting=True, answer=day(9)).step("a/untold", waiting=True)
    season.step("a/then", after=("a/untold",))

    assert days_of(season.laid().steps) == {"a/told": 16, "a/untold": 14, "a/then": 14}


def test_a_pinned_day_is_the_planned_one() -> None:
    """The user chose it."""
    assert days_of(Season().step("a/1", 2).laid(pins=(UserPin(1, day(5), None),)).steps) == {"a/1": 12}


def test_what_finds_no_time_stays_and_is_counted() -> None:
    """A hard step without productive hours; an easy one has the other minutes."""
    season = Season().step("a/hard").step("a/easy", difficulty=1, minutes=30)

    new = season.laid(a_week(productive=0))

    assert (days_of(new.steps), new.no_day) == ({"a/easy": 7}, 1)


def test_steps_in_a_circle_are_left_alone() -> None:
    """No plan has one; a damaged database may."""
    season = Season().step("a/1").step("a/2", after=("a/1",))
    season.steps[0] = season.steps[0]._replace(after=(2,))

    assert season.laid().steps == ()


@pytest.mark.parametrize(
    ("due", "latest"),
    [
        (None, None),
        (Due(key_date="submit_opens"), None),
        (Due(day=TODAY), None),
        (Due(day=day(-1)), KEY_DATES["match_day"]),
        (Due(key_date="submit_opens", offset_days=-400), dt.date(2027, 8, 31)),
        (Due(key_date="submit_opens", offset_days=9), KEY_DATES["match_day"]),
        (Due(key_date="tokens", offset_days=-9), KEY_DATES["match_day"]),
        (Due(key_date="unknown", offset_days=-9), None),
    ],
)
def test_how_far_a_date_may_move(due: Due | None, latest: dt.date | None) -> None:
    """Not at all where it is a key date or the user's day; what is counted back from a key date stays before it."""
    assert dated(due, KEY_DATES, TODAY).latest == latest


def test_a_season_that_is_over_still_ends_within_a_year() -> None:
    """No key date lies ahead."""
    assert dated(Due(day=day(-5)), {"match_day": day(-1)}, TODAY).latest == day(365)


offsets = st.none() | st.integers(-60, 40)
limits = st.none() | st.integers(0, 90)


@st.composite
def seasons(draw: st.DrawFn) -> Season:
    """A plan of up to fourteen steps in three big steps; each step waits only for those before it."""
    season = Season()
    for big in "xyz":
        season.big(big, draw(offsets), draw(limits))
    for at in range(draw(st.integers(0, 14))):
        earlier = list(season.ids)
        season.step(
            f"{draw(st.sampled_from('xyz'))}/{at}",
            draw(offsets),
            draw(limits),
            minutes=draw(st.integers(5, 60)),
            difficulty=draw(st.integers(1, 5)),
            waiting=draw(st.integers(0, 5)) == 0,
            answer=draw(st.none() | st.integers(0, 30).map(day)),
            earliest=draw(st.none() | st.integers(-60, 20).map(day)),
            wait_days=draw(st.sampled_from((0, 0, 7))),
            after=draw(st.lists(st.sampled_from(earlier), max_size=3, unique=True)) if earlier else (),
        )
    return season


capacities = st.builds(a_week, st.integers(0, 120), st.integers(0, 60), st.sets(st.integers(0, 20)).map(tuple))


@given(seasons(), capacities)
def test_dates_only_move_later_and_never_too_far(season: Season, days: list[DayCapacity]) -> None:
    """Neither behind their latest day, nor their big step, nor an open successor, where these lie ahead."""
    new = season.laid(days)
    after, moved = season.with_(new), dict((*new.steps, *new.big_steps))
    for key, due in moved.items():
        old, latest = season.dates[key]
        assert old is not None
        assert latest is not None
        assert old < due <= latest
    for step in after.steps:
        if step.key in moved:
            ends = [after.dates[step.big_step].due, *(each.due for each in after.steps if step.id in each.after)]
            assert all(moved[step.key] <= end for end in ends if end and end >= TODAY)


@given(seasons(), capacities)
def test_what_is_late_afterwards_may_not_move(season: Season, days: list[DayCapacity]) -> None:
    """Its own latest day, its big step's or the day of a successor keeps it."""
    after = season.with_(season.laid(days))
    schedule = plan(after.steps, days)
    held: dict[int, dt.date] = {}
    for step in reversed(after.steps):
        hold = min((held[each.id] for each in after.steps if step.id in each.after), default=dt.date.max)
        held[step.id] = step.due if step.due and step.due >= TODAY else hold
        big, finish = after.dates[step.big_step], schedule.finish.get(step.id)
        if step.due and finish and not step.waiting and finish > step.due:
            bigs = big.latest or (big.due if big.due and big.due >= TODAY else None) or dt.date.max
            assert step.due >= min(after.dates[step.key].latest or step.due, bigs, hold)


@given(seasons(), capacities, st.booleans())
def test_a_second_time_changes_nothing(season: Season, days: list[DayCapacity], is_fixed: bool) -> None:
    """Whether the new dates are counted from a key date or, being days that lie ahead, may move no more."""
    new = season.laid(days)
    after, moved = season.with_(new), dict((*new.steps, *new.big_steps))
    if is_fixed:
        after.dates = {
            key: each._replace(latest=None if key in moved else each.latest) for key, each in after.dates.items()
        }

    again = after.laid(days)

    assert (again.steps, again.big_steps) == ((), ())
