from __future__ import annotations

import datetime as dt
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchtrack.domain import hours as hour
from matchtrack.domain.capacity import (
    DayCapacity,
    DayChange,
    Hours,
    PatternUse,
    Stretch,
    Week,
    capacity_of_days,
    joined,
    without_days,
)
from matchtrack.domain.hours import Window

MONDAY = dt.date(2026, 11, 23)
DAY_START = 240
ZONES = ("Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "UTC")
MINUTE, DAY = dt.timedelta(minutes=1), dt.timedelta(days=1)


def daily(start: float, end: float, *weekdays: int) -> tuple[Window, ...]:
    """Build the same window, from hours after midnight, for some weekdays or for all."""
    return tuple(Window(day, int(start * 60), int(end * 60)) for day in weekdays or range(7))


def a_week(start: float = 6, end: float = 8, other: int | None = 30) -> Week:
    """Build a week of equal days."""
    return Week(windows=daily(start, end), other=None if other is None else dict.fromkeys(range(7), other))


def capacity(
    hours: Hours, first: dt.date = MONDAY, days: int = 1, *, zone: str = "UTC", day_start: int = DAY_START
) -> list[DayCapacity]:
    """Give the capacity of some days."""
    return capacity_of_days(hours, first, first + (days - 1) * DAY, day_start=day_start, zone=ZoneInfo(zone))


def openings(day: DayCapacity) -> list[tuple[str, int]]:
    """Give the openings of a day as (ISO start, minutes)."""
    return [(opening.start.isoformat(timespec="minutes"), opening.minutes) for opening in day.openings]


def times(day: DayCapacity) -> list[str]:
    """Give the times at which a day opens."""
    return [f"{opening.start:%H:%M}" for opening in day.openings]


days_near = st.integers(0, 30).map(lambda ahead: MONDAY + ahead * DAY)
stretches = st.tuples(days_near, days_near).map(lambda pair: Stretch(min(pair), max(pair)))


@st.composite
def weeks(draw: st.DrawFn) -> Week:
    """Draw a week of windows that do not overlap."""
    drawn: list[Window] = []
    for _ in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, 1439))
        window = Window(draw(st.integers(0, 6)), start, start + draw(st.integers(1, 1440)))
        if hour.find_overlap([*drawn, window]) is None:
            drawn.append(window)
    other = draw(st.none() | st.dictionaries(st.integers(0, 6), st.integers(0, 120)))
    return Week(windows=tuple(drawn), other=other)


@st.composite
def changes(draw: st.DrawFn) -> DayChange:
    """Draw what is said of a single day."""
    start = draw(st.integers(0, 1439))
    window = (start, start + draw(st.integers(1, 1440)))
    return DayChange(windows=draw(st.sampled_from([None, (), (window,)])), other=draw(st.none() | st.integers(0, 120)))


@st.composite
def all_hours(draw: st.DrawFn) -> Hours:
    """Draw a usual week and all that differs from it."""
    patterns = {name: draw(weeks()) for name in ("nights", "days")}
    uses = draw(st.lists(st.builds(PatternUse, st.sampled_from(["nights", "days"]), stretches), max_size=3))
    return Hours(
        usual=draw(weeks()),
        patterns=patterns,
        uses=uses,
        off=draw(st.lists(stretches, max_size=2)),
        changes=draw(st.dictionaries(days_near, changes(), max_size=4)),
    )


@given(all_hours(), days_near, st.integers(1, 40), st.integers(0, 720), st.sampled_from(ZONES))
def test_each_day_stands_once_in_order(hours: Hours, first: dt.date, days: int, day_start: int, zone: str) -> None:
    """From the first to the last, whatever is said of them; no time is given twice, none lies before the day start."""
    found = capacity(hours, first, days, zone=zone, day_start=day_start)
    assert [first + ahead * DAY for ahead in range(days)] == [each.day for each in found]
    every = [(opening, each.day) for each in found for opening in each.openings]
    for (one, _), (other, _) in pairwise(every):
        assert one.start + one.minutes * MINUTE <= other.start
    for opening, day in every:
        begins = dt.datetime.combine(day, dt.time()) + day_start * MINUTE
        assert opening.minutes > 0
        # A window that the one before reaches into begins later, at most when that ends.
        assert begins <= opening.start < begins + 2 * DAY


@given(all_hours(), days_near, st.integers(0, 720), st.sampled_from(ZONES))
def test_a_day_is_the_same_however_many_are_asked_for(hours: Hours, day: dt.date, day_start: int, zone: str) -> None:
    """Alone, or in the middle of many."""
    (alone,) = capacity(hours, day, zone=zone, day_start=day_start)
    assert alone == capacity(hours, day - 5 * DAY, 11, zone=zone, day_start=day_start)[5]


@given(all_hours(), days_near)
def test_the_most_special_wins(hours: Hours, day: dt.date) -> None:
    """A day's own change, then a day off, then the last pattern in use, then the usual week."""
    change = hours.changes.get(day, DayChange())
    off = any(stretch.first <= day <= stretch.last for stretch in hours.off)
    using = [hours.patterns[use.name] for use in hours.uses if use.days.first <= day <= use.days.last]
    week = using[-1] if using else hours.usual
    other = (hours.usual.other if week.other is None else week.other) or {}

    (found,) = capacity(hours, day)

    assert found.off == (off and day not in hours.changes)
    assert found.other == (change.other if change.other is not None else 0 if off else other.get(day.weekday(), 0))
    if change.windows is None and not off:
        spans = hour.windows_of_day(week.windows, day, DAY_START)
        yesterday = capacity(hours, day - DAY)[0].openings
        if not yesterday or not spans or yesterday[-1].start + yesterday[-1].minutes * MINUTE <= spans[0].start:
            assert [(span.start, span.minutes) for span in spans] == list(found.openings)
    elif not change.windows:
        assert found.openings == ()


def test_the_four_layers_by_example() -> None:
    """Mon usual, Tue and Wed in the pattern, Wed changed, Thu off, Fri off and changed."""
    hours = Hours(
        usual=a_week(),
        patterns={"nights": a_week(20, 22, None)},
        uses=[PatternUse("nights", Stretch(MONDAY + DAY, MONDAY + 3 * DAY))],
        off=[Stretch(MONDAY + 3 * DAY, MONDAY + 4 * DAY)],
        changes={
            MONDAY + 2 * DAY: DayChange(windows=((540, 600), (420, 480))),
            MONDAY + 4 * DAY: DayChange(other=5),
        },
    )
    found = capacity(hours, days=6)
    assert [times(day) for day in found] == [["06:00"], ["20:00"], ["07:00", "09:00"], [], [], ["06:00"]]
    assert [day.other for day in found] == [30, 30, 30, 0, 5, 30]
    assert [day.off for day in found] == [False, False, False, True, False, False]


def test_of_two_uses_on_a_day_the_later_said_wins() -> None:
    """As in a conversation."""
    month = Stretch(MONDAY, MONDAY + 30 * DAY)
    uses = [PatternUse("nights", month), PatternUse("days", Stretch(MONDAY, MONDAY))]
    hours = Hours(patterns={"nights": a_week(20, 22), "days": a_week(9, 10)}, uses=uses)
    assert [times(day) for day in capacity(hours, days=2)] == [["09:00"], ["20:00"]]


def test_a_window_before_the_day_start_belongs_to_the_day_before() -> None:
    """Tuesday 02:00 is the night of Monday; on a single day too."""
    night = Hours(usual=Week(windows=daily(2, 3, 1)))
    assert [openings(day) for day in capacity(night, days=2)] == [[("2026-11-24T02:00", 60)], []]
    assert [openings(day) for day in capacity(night, days=2, day_start=0)] == [[], [("2026-11-24T02:00", 60)]]
    single = Hours(changes={MONDAY: DayChange(windows=((1320, 1380), (120, 180)))})
    assert openings(capacity(single)[0]) == [("2026-11-23T22:00", 60), ("2026-11-24T02:00", 60)]


def test_time_that_two_days_share_counts_once() -> None:
    """The night shift runs into the next morning: what it takes is taken, also on the first day that is asked for."""
    hours = Hours(
        usual=a_week(5, 7), changes={MONDAY: DayChange(windows=((1320, 1800),)), MONDAY + 3 * DAY: DayChange(other=1)}
    )
    assert [openings(day) for day in capacity(hours, days=2)] == [
        [("2026-11-23T22:00", 480)],
        [("2026-11-24T06:00", 60)],
    ]
    assert openings(capacity(hours, MONDAY + DAY)[0]) == [("2026-11-24T06:00", 60)]
    longer = hours._replace(changes={MONDAY: DayChange(windows=((1320, 1320 + 600),))})
    assert [openings(day) for day in capacity(longer, days=3)] == [
        [("2026-11-23T22:00", 600)],
        [],
        [("2026-11-25T05:00", 120)],
    ]


@pytest.mark.parametrize(
    ("day", "start", "end", "zone", "expected"),
    [
        ("2026-03-08", 1, 4, "America/New_York", [("01:00", 60), ("03:00", 60)]),
        ("2026-03-08", 2.5, 3.5, "America/New_York", [("03:00", 30)]),
        ("2026-03-08", 1.5, 2.5, "America/New_York", [("01:30", 30)]),
        ("2026-03-08", 2.25, 2.75, "America/New_York", []),
        ("2026-11-01", 0, 3, "America/New_York", [("00:00", 240)]),
        ("2026-11-22", 6, 8, "America/New_York", [("06:00", 120)]),
        ("2026-03-29", 1, 4, "Europe/Berlin", [("01:00", 60), ("03:00", 60)]),
        ("2026-10-25", 1, 4, "Europe/Berlin", [("01:00", 240)]),
        ("2026-10-25", 22, 26, "Europe/Berlin", [("22:00", 240)]),
        ("2026-03-29", 1, 4, "Asia/Kolkata", [("01:00", 180)]),
        ("2026-10-04", 1, 3, "Australia/Lord_Howe", [("01:00", 60), ("02:30", 30)]),
        ("2026-04-05", 1, 3, "Australia/Lord_Howe", [("01:00", 150)]),
    ],
)
def test_a_window_lasts_as_long_as_the_clocks_let_it(
    day: str, start: float, end: float, zone: str, expected: list[tuple[str, int]]
) -> None:
    """Shorter in the spring night, longer in the autumn night."""
    (found,) = capacity(Hours(usual=a_week(start, end)), dt.date.fromisoformat(day), zone=zone, day_start=0)
    assert [(f"{day}T{time}", minutes) for time, minutes in expected] == openings(found)


@given(
    st.dates(dt.date(2020, 1, 1), dt.date(2035, 1, 1)), weeks(), st.sampled_from(ZONES), st.sampled_from([0, 240, 720])
)
def test_a_year_of_real_minutes(first: dt.date, week: Week, zone: str, day_start: int) -> None:
    """Every opening is as long as the time that passes between its ends, however rarely the zone is asked."""
    place = ZoneInfo(zone)
    found = capacity(Hours(usual=week), first, 400, zone=zone, day_start=day_start)
    for day, expected in zip(found, wall_days(week, first, 400, day_start), strict=True):
        real = sum((instant(end, place) - instant(start, place)) // MINUTE for start, end in expected)
        assert real == sum(opening.minutes for opening in day.openings)


def wall_days(week: Week, first: dt.date, count: int, day_start: int) -> list[list[tuple[dt.datetime, dt.datetime]]]:
    """Give the windows of each day by the wall clock, straight from their meaning."""
    days = [hour.windows_of_day(week.windows, first + ahead * DAY, day_start) for ahead in range(count)]
    return [[(span.start, span.end) for span in spans] for spans in days]


def instant(wall: dt.datetime, zone: ZoneInfo) -> dt.datetime:
    """Give the instant of a wall clock; a time that is jumped over is the first one after the jump."""
    before, after = (wall.replace(tzinfo=zone, fold=fold).astimezone(dt.UTC) for fold in (0, 1))
    if after >= before:
        return before
    jump = next(
        after + minute * MINUTE
        for minute in range(1500)
        if (after + minute * MINUTE).astimezone(zone).utcoffset() != after.astimezone(zone).utcoffset()
    )
    return jump.astimezone(dt.UTC)


def test_no_days_have_no_capacity() -> None:
    """The last may lie before the first."""
    assert capacity(Hours(usual=a_week()), days=0) == []


def test_no_hours_are_days_of_nothing() -> None:
    """The plainest case gives a day all the same."""
    assert capacity(Hours()) == [DayCapacity(day=MONDAY, openings=(), other=0, off=False)]


@given(st.lists(stretches, max_size=5), stretches)
def test_days_taken_out_are_gone_and_no_others(before: list[Stretch], gone: Stretch) -> None:
    """Cut at both ends, or in two."""
    left = without_days(before, gone)
    assert days_of(before) - days_of([gone]) == days_of(left)
    assert len(left) <= len(before) + sum(1 for each in before if each.first < gone.first and each.last > gone.last)


@given(st.lists(stretches, max_size=6))
def test_joined_stretches_hold_the_same_days_once(before: list[Stretch]) -> None:
    """No two of them touch."""
    found = joined(before)
    assert days_of(before) == days_of(found)
    for one, other in pairwise(found):
        assert one.last + DAY < other.first


def days_of(each: list[Stretch]) -> set[dt.date]:
    """Give all days of some stretches."""
    return {stretch.first + ahead * DAY for stretch in each for ahead in range((stretch.last - stretch.first).days + 1)}
