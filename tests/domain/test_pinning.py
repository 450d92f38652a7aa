from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchtrack.domain.hours import Span, minutes_left
from matchtrack.domain.pinning import DayChoice, ReadyStep, easy_rank, hard_rank, pin_today

DAY = dt.datetime.fromisoformat("2026-11-22")
MINUTE = dt.timedelta(minutes=1)


def at(clock: str) -> dt.datetime:
    """Give a time of the day in question."""
    return dt.datetime.fromisoformat(f"2026-11-22T{clock}")


def a_span(start: str, end: str) -> Span:
    """Build a span of that day."""
    return Span(start=at(start), end=at(end))


def a_step(
    id: int = 1,  # noqa: A002 - the field's name
    *,
    minutes_left: int = 15,
    difficulty: int = 5,
    boring: bool = False,
    started: bool = False,
    due: dt.date | None = None,
) -> ReadyStep:
    """Build a hard step of 15 minutes."""
    return ReadyStep(
        id=id, key=f"letters/step-{id:02}", minutes_left=minutes_left, difficulty=difficulty, boring=boring,
        started=started, due=due,
    )  # fmt: skip


def pins_of(choice: DayChoice) -> list[tuple[int, str, int]]:
    """Give step, start and minutes of each pin."""
    return [(pin.step_id, f"{pin.start:%H:%M}", pin.minutes) for pin in choice.pins]


def rest_of(choice: DayChoice) -> list[tuple[int, int]]:
    """Give step and minutes of the rest."""
    return [(item.step_id, item.minutes) for item in choice.rest]


def choose(*steps: ReadyStep, spans: tuple[Span, ...] = (), other: int = 0, now: str = "05:00") -> DayChoice:
    """Choose before the day begins, unless told otherwise."""
    return pin_today(steps, spans=spans, other_minutes=other, now=at(now))


MORNING = a_span("06:00", "08:00")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (a_step(9, difficulty=4, started=True), a_step(1, boring=True)),
        (a_step(9, difficulty=5), a_step(1, difficulty=4, boring=True, minutes_left=60)),
        (a_step(9, boring=True, minutes_left=5), a_step(1, minutes_left=60)),
        (a_step(9, minutes_left=20), a_step(1, due=DAY.date())),
        (a_step(9, due=DAY.date()), a_step(1, due=DAY.date() + dt.timedelta(days=1))),
        (a_step(9, due=DAY.date()), a_step(1)),
        (a_step(1), a_step(2)),
    ],
)
def test_hard_steps_stand_started_hardest_boring_long_and_due_first(first: ReadyStep, second: ReadyStep) -> None:
    """Each rule counts only where those before it are equal."""
    assert hard_rank(first) < hard_rank(second)
    assert [first.id, second.id] == [pin.step_id for pin in choose(second, first, spans=(MORNING,)).pins]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (a_step(9, difficulty=3, started=True), a_step(1, difficulty=1, due=DAY.date())),
        (a_step(9, difficulty=3, due=DAY.date()), a_step(1, difficulty=1)),
        (a_step(9, difficulty=1), a_step(1, difficulty=2)),
        (a_step(1, difficulty=2), a_step(2, difficulty=2)),
    ],
)
def test_easy_steps_stand_started_due_and_easiest_first(first: ReadyStep, second: ReadyStep) -> None:
    """Outside the productive hours, what is due leads."""
    assert easy_rank(first) < easy_rank(second)
    assert [(first.id, 15), (second.id, 15)] == rest_of(choose(second, first, other=60))


def test_hard_steps_follow_each_other_from_the_window_on() -> None:
    """The hours to come are filled from their first minute."""
    choice = choose(a_step(1, minutes_left=30), a_step(2, minutes_left=10), spans=(MORNING,))
    assert pins_of(choice) == [(1, "06:00", 30), (2, "06:30", 10)]
    assert {"planner"} == {pin.source for pin in choice.pins}


def test_a_window_that_runs_is_filled_from_now() -> None:
    """Nothing is pinned into the past, and the next whole minute comes first."""
    choice = pin_today([a_step()], spans=[MORNING], other_minutes=0, now=at("06:20:30"))
    assert pins_of(choice) == [(1, "06:21", 15)]


def test_a_step_goes_on_in_the_next_window() -> None:
    """It is cut where the first window ends; spans may come in any order."""
    spans = (a_span("20:00", "21:00"), a_span("06:00", "06:20"))
    choice = choose(a_step(1, minutes_left=30), a_step(2), spans=spans)
    assert pins_of(choice) == [(1, "06:00", 20), (1, "20:00", 10), (2, "20:10", 15)]


def test_no_piece_of_a_hard_step_is_shorter_than_a_quarter_of_an_hour() -> None:
    """Eleven minutes at a window's end are no use for one, unless it needs no more than that."""
    spans = (a_span("06:00", "06:19"), a_span("20:00", "20:26"))
    choice = choose(a_step(1), a_step(2), a_step(3), a_step(4, difficulty=4, minutes_left=10), spans=spans)
    assert pins_of(choice) == [(1, "06:00", 15), (2, "20:00", 15), (4, "20:15", 10)]
    tail = choose(a_step(minutes_left=23), spans=spans)
    assert pins_of(tail) == [(1, "06:00", 19), (1, "20:00", 4)]


@pytest.mark.parametrize(("ends", "waits"), [("06:14", True), ("06:15", False)])
def test_a_window_that_is_too_short_for_the_hard_step_says_so(ends: str, waits: bool) -> None:
    """Else it would look as if no hard step was ready."""
    choice = choose(a_step(minutes_left=60), spans=(a_span("06:00", ends),))
    assert waits == choice.hard_waits
    assert pins_of(choice) == ([] if waits else [(1, "06:00", 15)])


def test_easy_steps_take_the_productive_minutes_that_no_hard_one_needs() -> None:
    """After the other minutes are full, in their own order, and never ahead of a hard step (design.md 4)."""
    easy = [a_step(number, difficulty=2) for number in (1, 2, 3)]
    choice = choose(*easy, a_step(9, minutes_left=100), spans=(MORNING,), other=15)
    assert rest_of(choice) == [(1, 15)]
    assert pins_of(choice) == [(9, "06:00", 100), (2, "07:40", 15), (3, "07:55", 5)]
    assert not choice.hard_waits


def test_a_step_that_does_not_fit_is_clipped() -> None:
    """A part of a hard step is better than none of it."""
    assert pins_of(choose(a_step(minutes_left=60), spans=(a_span("06:00", "06:40"),))) == [(1, "06:00", 40)]
    assert rest_of(choose(a_step(minutes_left=60, difficulty=1), other=20)) == [(1, 20)]


def test_easy_steps_leave_no_crumbs() -> None:
    """Four other minutes that are left hold nothing more."""
    choice = choose(a_step(1, difficulty=1), a_step(2, difficulty=2), other=19)
    assert rest_of(choice) == [(1, 15)]


def test_each_kind_of_step_first_has_its_own_minutes() -> None:
    """Each kind has its place."""
    choice = choose(a_step(1), a_step(2, difficulty=3), spans=(MORNING,), other=30)
    assert pins_of(choice) == [(1, "06:00", 15)]
    assert rest_of(choice) == [(2, 15)]


def test_where_nothing_fits_the_easiest_step_stands_alone() -> None:
    """Fifteen honest minutes are always possible."""
    choice = choose(a_step(1), a_step(2, difficulty=4), a_step(3, difficulty=4, minutes_left=10), now="09:00")
    assert (pins_of(choice), rest_of(choice)) == ([], [(3, 10)])


def test_without_ready_steps_nothing_is_chosen() -> None:
    """A step without minutes left is not ready."""
    assert DayChoice() == choose(spans=(MORNING,), other=60)
    assert DayChoice() == choose(a_step(minutes_left=0), spans=(MORNING,), other=60)


@st.composite
def step_lists(draw: st.DrawFn) -> list[ReadyStep]:
    """Draw ready steps of every kind."""
    dues = st.none() | st.integers(-5, 5).map(lambda days: DAY.date() + dt.timedelta(days=days))
    return [
        a_step(
            id_, minutes_left=draw(st.integers(1, 60)), difficulty=draw(st.integers(1, 5)), boring=draw(st.booleans()),
            started=draw(st.booleans()), due=draw(dues),
        )
        for id_ in range(draw(st.integers(0, 12)))
    ]  # fmt: skip


@st.composite
def span_lists(draw: st.DrawFn) -> list[Span]:
    """Draw spans of one day that do not overlap."""
    count = draw(st.integers(0, 4)) * 2
    edges = sorted(draw(st.lists(st.integers(240, 1680), min_size=count, max_size=count, unique=True)))
    return [
        Span(start=DAY + start * MINUTE, end=DAY + end * MINUTE)
        for start, end in zip(edges[::2], edges[1::2], strict=True)
    ]


nows = st.integers(240 * 60, 1680 * 60).map(lambda seconds: DAY + dt.timedelta(seconds=seconds))


@given(step_lists(), span_lists(), st.integers(-5, 200), nows)
def test_a_choice_keeps_within_the_day(steps: list[ReadyStep], spans: list[Span], other: int, now: dt.datetime) -> None:
    """Pins never overlap, lie in the spans, from now on, in clock order; no step gets more than it needs."""
    choice = pin_today(steps, spans=spans, other_minutes=other, now=now)
    by_id = {step.id: step for step in steps}
    end = now
    for pin in choice.pins:
        assert pin.start is not None
        assert end <= pin.start
        end = pin.start + pin.minutes * MINUTE
        assert any(span.start <= pin.start and end <= span.end for span in spans)
        step = by_id[pin.step_id]
        earlier = [
            other for other in choice.pins if other.step_id == step.id and other.start and other.start < pin.start
        ]
        before = sum(other.minutes for other in earlier)
        assert pin.minutes >= min(15 if step.hard else 5, step.minutes_left - before)
    assert sum(pin.minutes for pin in choice.pins) <= minutes_left(spans, now)
    for step in steps:
        pinned = sum(pin.minutes for pin in choice.pins if pin.step_id == step.id)
        resting = sum(item.minutes for item in choice.rest if item.step_id == step.id)
        assert pinned + resting <= step.minutes_left
    if sum(item.minutes for item in choice.rest) > max(0, other):
        assert not choice.pins
        assert len(choice.rest) == 1
    assert bool(steps) == bool(choice.pins or choice.rest)


@given(step_lists(), span_lists(), st.integers(0, 200), nows, st.data())
def test_the_order_in_which_steps_and_spans_are_given_does_not_matter(
    steps: list[ReadyStep], spans: list[Span], other: int, now: dt.datetime, draws: st.DataObject
) -> None:
    """Same input, same choice."""
    shuffled, turned = draws.draw(st.permutations(steps)), draws.draw(st.permutations(spans))
    assert pin_today(steps, spans=spans, other_minutes=other, now=now) == pin_today(
        shuffled, spans=turned, other_minutes=other, now=now
    )
