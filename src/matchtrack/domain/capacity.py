"""Capacity: the productive and the other minutes of each day, from the usual week and all that differs from it.

The most special wins: what is said of one day, then a day off, then the pattern in use, then the usual week.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from matchtrack.domain.hours import Span, windows_of_day
from matchtrack.domain.momentum import MINUTES_A_DAY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from matchtrack.domain.hours import Window

_MINUTE = dt.timedelta(minutes=1)
_DAY = dt.timedelta(days=1)
_NOON = dt.time(12)
_A_MONDAY = dt.date(2024, 1, 1)
_LOOK_EVERY = 7
"""Days between two looks at the zone's offset: no zone goes there and back within a week."""

_WINDOW_DAYS = 3
"""Calendar days that the windows of one momentum day can touch."""


class Opening(NamedTuple):
    """Productive time: `start` is a naive wall clock, `minutes` are real ones.

    Where the clocks go back they are more than the clock shows; a window over a jump ahead is two openings.
    """

    start: dt.datetime
    minutes: int


class DayCapacity(NamedTuple):
    """One momentum day: openings in clock order, other minutes; `off` says that it is a day off."""

    day: dt.date
    openings: tuple[Opening, ...]
    other: int
    off: bool = False


class Stretch(NamedTuple):
    """Days from `first` to `last`, both included."""

    first: dt.date
    last: dt.date


class Week(NamedTuple):
    """Windows and other minutes by weekday (0 is Monday); `other` None means those of the usual week."""

    windows: tuple[Window, ...] = ()
    other: Mapping[int, int] | None = None


class PatternUse(NamedTuple):
    """A named pattern that holds instead of the usual week; of two on one day the later in the list wins."""

    name: str
    days: Stretch


class DayChange(NamedTuple):
    """What is said of one day alone; None leaves what would hold without it.

    `windows` are (start, end) in minutes after midnight as in `Window`; those before the day start lie in the night
    after the day.
    """

    windows: tuple[tuple[int, int], ...] | None = None
    other: int | None = None


class Hours(NamedTuple):
    """All that says when the user works."""

    usual: Week = Week()
    patterns: Mapping[str, Week] = {}
    uses: Sequence[PatternUse] = ()
    off: Sequence[Stretch] = ()
    changes: Mapping[dt.date, DayChange] = {}


class UserPin(NamedTuple):
    """A step that the user put on a day; `start` is minutes after midnight, None for any time of that day."""

    step_id: int
    day: dt.date
    start: int | None = None


class Reservation(NamedTuple):
    """A daily slot that a big step owns (method.md 10); `start` is minutes after midnight."""

    big_step: str
    start: int
    minutes: int


class _DayPlan(NamedTuple):
    """What holds on a momentum day: windows in minutes after its midnight, each as start and length, other minutes."""

    windows: tuple[tuple[int, int], ...]
    lengths: tuple[tuple[dt.timedelta, int], ...]
    other: int


def capacity_of_days(
    hours: Hours, first: dt.date, last: dt.date, *, day_start: int, zone: dt.tzinfo
) -> list[DayCapacity]:
    """Give the capacity of each day from `first` to `last`; `day_start` is in minutes after midnight.

    Windows are wall-clock times in `zone`. Where a window runs into one of the next day, the time counts once, for the
    day that began first.
    """
    count = (last - first).days + 1
    if count <= 0:
        return []
    # The day before is reckoned too, because its last window may reach into the first day.
    before = first - _DAY
    uneven = _uneven_days(before, count + 1, zone)
    days: list[DayCapacity] = []
    midnight = dt.datetime.combine(before, dt.time())
    taken = 0
    for day, wanted, off in _day_plans(hours, before, count + 1, day_start):
        plan = wanted
        if wanted.windows:
            if wanted.windows[0][0] < taken:
                plan = _day_plan(_from(wanted.windows, taken), wanted.other)
            taken = max(taken, wanted.windows[-1][1])
        openings = tuple([Opening(midnight + start, minutes) for start, minutes in plan.lengths])
        if day in uneven:
            openings = tuple(real for opening in openings for real in _real_openings(opening, zone))
        days.append(DayCapacity(day, openings, plan.other, off))
        midnight += _DAY
        taken -= MINUTES_A_DAY
    return days[1:]


def span_of(opening: Opening) -> Span:
    """Give an opening as a span of the wall clock."""
    return Span(opening.start, opening.start + opening.minutes * _MINUTE)


def without_days(stretches: Sequence[Stretch], days: Stretch) -> list[Stretch]:
    """Take days out of stretches; one that goes on behind them is cut in two."""
    left = []
    for each in stretches:
        if each.last < days.first or each.first > days.last:
            left.append(each)
            continue
        if each.first < days.first:
            left.append(Stretch(each.first, days.first - _DAY))
        if each.last > days.last:
            left.append(Stretch(days.last + _DAY, each.last))
    return left


def patterns_by_day(uses: Iterable[PatternUse], last: dt.date) -> dict[dt.date, str]:
    """Name the pattern in use on each day up to the last one that has any; of two the later in the list wins."""
    return {day: use.name for use in uses for day in _days_within(use.days, use.days.first, last)}


def joined(stretches: Sequence[Stretch]) -> list[Stretch]:
    """Give the same days in as few stretches as they need, in order."""
    found: list[Stretch] = []
    for each in sorted(stretches):
        if found and each.first <= found[-1].last + _DAY:
            found[-1] = Stretch(found[-1].first, max(found[-1].last, each.last))
        else:
            found.append(each)
    return found


def _day_plans(hours: Hours, first: dt.date, count: int, day_start: int) -> Iterator[tuple[dt.date, _DayPlan, bool]]:
    """Give each day with what holds on it, and whether it is off."""
    usual_other = hours.usual.other or {}
    usual = _plans_of_week(hours.usual, usual_other, day_start)
    weeks = {name: _plans_of_week(week, usual_other, day_start) for name, week in hours.patterns.items()}
    last = first + (count - 1) * _DAY
    using = {day: weeks[use.name] for use in hours.uses for day in _days_within(use.days, first, last)}
    off = {day for stretch in hours.off for day in _days_within(stretch, first, last)}
    nothing = _day_plan([], 0)
    day, weekday = first, first.weekday()
    for _ in range(count):
        is_off = day in off
        plan = nothing if is_off else using.get(day, usual)[weekday]
        if day in hours.changes:
            yield day, _changed(plan, hours.changes[day], day_start), False
        else:
            yield day, plan, is_off
        day += _DAY
        weekday = (weekday + 1) % 7


def _plans_of_week(week: Week, usual_other: Mapping[int, int], day_start: int) -> list[_DayPlan]:
    """Give the plan of each weekday, which all weeks share."""
    other = usual_other if week.other is None else week.other
    plans = []
    for weekday in range(7):
        day = _A_MONDAY + weekday * _DAY
        midnight = dt.datetime.combine(day, dt.time())
        spans = windows_of_day(week.windows, day, day_start)
        windows = [((span.start - midnight) // _MINUTE, (span.end - midnight) // _MINUTE) for span in spans]
        plans.append(_day_plan(windows, other.get(weekday, 0)))
    return plans


def _day_plan(windows: Iterable[tuple[int, int]], other: int) -> _DayPlan:
    ordered = tuple(sorted(windows))
    return _DayPlan(ordered, tuple((start * _MINUTE, end - start) for start, end in ordered), other)


def _changed(plan: _DayPlan, change: DayChange, day_start: int) -> _DayPlan:
    """Give the day as it is once a single day's change is heeded."""
    other = plan.other if change.other is None else change.other
    if change.windows is None:
        return plan._replace(other=other)
    ahead = [(MINUTES_A_DAY if start < day_start else 0, start, end) for start, end in change.windows]
    return _day_plan([(night + start, night + end) for night, start, end in ahead], other)


def _from(windows: Iterable[tuple[int, int]], taken: int) -> list[tuple[int, int]]:
    """Leave out what lies before a minute."""
    return [(max(start, taken), end) for start, end in windows if end > taken]


def _days_within(stretch: Stretch, first: dt.date, last: dt.date) -> Iterator[dt.date]:
    begin, end = max(stretch.first, first), min(stretch.last, last)
    for ahead in range((end - begin).days + 1):
        yield begin + ahead * _DAY


def _uneven_days(first: dt.date, count: int, zone: dt.tzinfo) -> set[dt.date]:
    """Give the days whose windows may run over a change of the zone's offset; asks the zone but once a week."""
    uneven: set[dt.date] = set()
    before = zone.utcoffset(dt.datetime.combine(first - _DAY, _NOON))
    at = -1
    while at < count + _WINDOW_DAYS:
        ahead = at + _LOOK_EVERY
        after = zone.utcoffset(dt.datetime.combine(first + ahead * _DAY, _NOON))
        if after != before:
            day = next(
                day
                for day in range(at + 1, ahead + 1)
                if zone.utcoffset(dt.datetime.combine(first + day * _DAY, _NOON)) != before
            )
            uneven.update(first + near * _DAY for near in range(day - _WINDOW_DAYS, day + 1))
        at, before = ahead, after
    return uneven


def _real_openings(opening: Opening, zone: dt.tzinfo) -> list[Opening]:
    """Give what wall-clock minutes are in a zone whose offset may change in them; nothing where all are jumped over."""
    openings: list[Opening] = []
    begin, finish = _instant(opening.start, zone), _instant(opening.start + opening.minutes * _MINUTE, zone)
    while begin < finish:
        change = _offset_change(begin, finish, zone)
        wall = begin.astimezone(zone).replace(tzinfo=None, fold=0)
        minutes = (change - begin) // _MINUTE
        if openings and wall < openings[-1].start + openings[-1].minutes * _MINUTE:
            openings[-1] = Opening(openings[-1].start, openings[-1].minutes + minutes)
        else:
            openings.append(Opening(wall, minutes))
        begin = change
    return openings


def _instant(wall: dt.datetime, zone: dt.tzinfo) -> dt.datetime:
    """Give the instant of a wall clock; a time that the clocks jump over becomes the first one after the jump."""
    while True:
        instant = wall.replace(tzinfo=zone).astimezone(dt.UTC)
        if instant.astimezone(zone).replace(tzinfo=None) == wall:
            return instant
        wall += _MINUTE


def _offset_change(begin: dt.datetime, finish: dt.datetime, zone: dt.tzinfo) -> dt.datetime:
    """Give the instant after `begin` from which another offset holds, at most `finish`, to the minute."""
    offset = begin.astimezone(zone).utcoffset()
    low, high = 0, (finish - begin) // _MINUTE
    while low + 1 < high:
        middle = (low + high) // 2
        if (begin + middle * _MINUTE).astimezone(zone).utcoffset() == offset:
            low = middle
        else:
            high = middle
    return begin + high * _MINUTE
