"""Paces that a user may keep from today on: weeks of the log, drawn again and again.

A path says what is worked in all by the end of today, of the week that begins tomorrow, of the week after it, and so
on. It is made of nothing but sums of what was logged, in whole crumbs of a minute: fewer minutes in the log never make
a path higher, not even by rounding.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from itertools import accumulate
from operator import getitem
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from random import Random

WEEKS = 104
"""Weeks that are drawn, some two years: a season from the choice of its year to the first day of training."""

ENOUGH_DAYS = 5
"""Under five days the planned capacity holds (design.md 4)."""

LOG_ALONE_DAYS = 14
"""From two weeks on, when every weekday was seen twice, the log speaks alone."""

PLAN_SPREAD = 0.48
"""Spread of the logarithm of the pace while only the plan is known: with care it is 0.61 of the planned one.

So theses turned out beside what their writers had expected, 55.5 days for 33.9 (Buehler 1994, ux.md 11).
"""

LEAST_SPREAD = 0.15
"""What stays unknown however long the log is: a pace may drift (see bench/forecast.py)."""

_MISSING_DAYS = 1.5
"""Missed days that the beginning of a log hides (see bench/forecast.py)."""

HALF_LIFE_WEEKS = 10
"""A week counts half as much as one ten weeks younger."""

CRUMBS = 256
"""Parts of a minute in which paths are counted: whole numbers add up the same in any order."""

_MOST_WEEKS = 52
"""Weeks of the log that count."""

_SHARE_FAITH = 2
"""Days on which the plan counts as kept before anything is known."""

_POOL = 64
"""Weeks that paths are drawn from."""

_SAMPLE = 8
"""Weeks of the pool that one path knows: few, because a log says little of a habit."""

_NEVER = 1 << 60
_A_WEEK = 7
_BYTES = 256


class Habit(NamedTuple):
    """How the user works.

    `logged` are the minutes of each momentum day from the first logged one to yesterday, missed days as 0; `today`
    those of today so far. `finished` are (estimated, logged) minutes of finished steps, the last finished last.
    `planned` is the capacity of the coming days in minutes, today first; behind its end its last week goes on. On the
    days `off`, counted from today as 0, nothing is done.
    """

    logged: Sequence[int] = ()
    today: int = 0
    finished: Sequence[tuple[int, int]] = ()
    planned: Sequence[int] = ()
    off: frozenset[int] = frozenset()


class DayAhead(NamedTuple):
    """A coming day: whether the drawn minutes are worked on it, and the planned minutes beside them."""

    works: bool
    planned: float


def plan_share(days: int) -> float:
    """Say how much the plan speaks beside a log of so many days: 1 under five, nothing from two weeks on."""
    if days < ENOUGH_DAYS:
        return 1.0
    return max(0.0, (LOG_ALONE_DAYS - days) / (2 * (LOG_ALONE_DAYS - ENOUGH_DAYS)))


def spread_of(days: int) -> float:
    """Give the spread of the logarithm of the level after a log of so many days."""
    return max(LEAST_SPREAD, PLAN_SPREAD * math.sqrt(_A_WEEK / max(_A_WEEK, days)))


def early_zeal(days: int) -> float:
    """Say how much faster a log of so many days looks than what follows: as if missed days were left out of it.

    Every log begins with a logged day, and most begin with several.
    """
    return 1.0 if days < ENOUGH_DAYS else (days + _MISSING_DAYS) / days


class Path(NamedTuple):
    """How far a path has come by the end of today and of each coming week, and which week of the pool each is."""

    far: list[int]
    weeks: bytes


class Paces:
    """Paths, and on which day each comes how far."""

    def __init__(self, habit: Habit, random: Random, count: int) -> None:
        share = plan_share(len(habit.logged))
        pool = [[(1 - share) * minutes for minutes in week] for week in _pool(habit.logged, random)]
        today, *ahead = _days_ahead(habit, share * _kept_share(habit))
        self._today = [max(0, _crumbs(week[-1], today) - habit.today * CRUMBS) for week in pool]
        weeks = [tuple(ahead[day : day + _A_WEEK]) for day in range(0, len(ahead), _A_WEEK)]
        self._sums, self._days = _tables(pool, weeks)
        self.paths = [self._path(_drawn_weeks(random)) for _ in range(count)]

    def _path(self, weeks: bytes) -> Path:
        return Path(list(accumulate(map(getitem, self._sums, weeks[1:]), initial=self._today[weeks[0]])), weeks)

    def days(self, part: int, task: int, draws: Iterable[tuple[Path, Sequence[int]]]) -> list[int]:
        """Give the days, counted from today, on which draws end a task, all in the same part of their paths.

        A draw is a path and how far it has to come for each task.
        """
        if part == 0:
            return [0 for _ in draws]
        before, first, by_day = part - 1, part * _A_WEEK - 6, self._days[part - 1]
        return [first + bisect_left(by_day[weeks[part]], needed[task] - far[before]) for (far, weeks), needed in draws]

    def worked_before(self, days: Sequence[int]) -> list[list[int]]:
        """Give how far each path has come when each of these days begins; a day behind all of them is never reached."""
        columns = {day: self._worked_by(day - 1) for day in set(days)}
        return [list(row) for row in zip(*(columns[day] for day in days), strict=True)]

    def _worked_by(self, day: int) -> list[int]:
        """Give how far each path has come by the end of a day, counted from today."""
        part = part_of(day)
        if day < 0 or part > WEEKS:
            return [0 if day < 0 else _NEVER] * len(self.paths)
        if part == 0:
            return [path.far[0] for path in self.paths]
        before, weekday, by_day = part - 1, day - part * _A_WEEK + 6, self._days[part - 1]
        return [far[before] + by_day[weeks[part]][weekday] for far, weeks in self.paths]


def part_of(day: int) -> int:
    """Give the part of a path in which a day lies, counted from today: 0 is today, 1 the week from tomorrow."""
    return (day + _A_WEEK - 1) // _A_WEEK


def _drawn_weeks(random: Random) -> bytes:
    """Draw a week of the pool for today and for each coming week, out of the few that this path knows."""
    known = random.randbytes(_SAMPLE).translate(_IN_POOL)
    return random.randbytes(WEEKS + 1).translate(known * (_BYTES // _SAMPLE))


_IN_POOL = bytes(byte % _POOL for byte in range(_BYTES))


def _pool(logged: Sequence[int], random: Random) -> list[list[int]]:
    """Give weeks as they may be again, each from tomorrow's weekday to today's."""
    if not logged:
        return [[0] * _A_WEEK] * _POOL
    count = min(len(logged) // _A_WEEK, _MOST_WEEKS)
    whole = round(_POOL * count / (count + 2)) if count else 0
    weights = [0.5 ** (back / HALF_LIFE_WEEKS) for back in range(count)]
    drawn = random.choices(range(count), weights, k=whole) if whole else []
    return [_lived_week(logged, back) for back in drawn] + [_made_week(logged, random) for _ in range(_POOL - whole)]


def _lived_week(logged: Sequence[int], back: int) -> list[int]:
    """Give the week that ended so many weeks before yesterday, its oldest day behind the others."""
    first = len(logged) - (back + 1) * _A_WEEK
    return [*logged[first + 1 : first + _A_WEEK], logged[first]]


def _made_week(logged: Sequence[int], random: Random) -> list[int]:
    """Put a week together out of single days, every second time of the same weekday where one was lived."""
    week = []
    for ahead in range(1, _A_WEEK + 1):
        at, same = random.random(), random.random() < 0.5  # noqa: PLR2004
        lived = range((len(logged) + ahead) % _A_WEEK, len(logged), _A_WEEK) if same else range(len(logged))
        lived = lived or range(len(logged))
        week.append(logged[lived[int(at * len(lived))]])
    return week


def _kept_share(habit: Habit) -> float:
    """Give the share of the plan that was kept so far, with two days on trust; 1 while nothing is known."""
    if len(habit.logged) < ENOUGH_DAYS or not any(habit.planned):
        return 1.0
    planned = sum(habit.planned) / len(habit.planned)
    return (sum(habit.logged) / planned + _SHARE_FAITH) / (len(habit.logged) + _SHARE_FAITH)


def _days_ahead(habit: Habit, share: float) -> list[DayAhead]:
    """Give today and all days of the coming weeks."""
    days = range(WEEKS * _A_WEEK + 1)
    return [DayAhead(day not in habit.off, share * _planned(habit, day) if share else 0.0) for day in days]


def _planned(habit: Habit, day: int) -> int:
    """Give the planned minutes of a day ahead."""
    beyond = max(0, day - len(habit.planned) + 1)
    at = day - math.ceil(beyond / _A_WEEK) * _A_WEEK
    return habit.planned[at] if 0 <= at < len(habit.planned) and day not in habit.off else 0


def _tables(
    pool: Sequence[Sequence[float]], weeks: Sequence[tuple[DayAhead, ...]]
) -> tuple[list[list[int]], list[list[list[int]]]]:
    """Give for each coming week and each week of the pool how far it leads in all, and by the end of each day."""
    days = {week: [_by_day(drawn, week) for drawn in pool] for week in set(weeks)}
    sums = {week: [by_day[-1] for by_day in table] for week, table in days.items()}
    return [sums[week] for week in weeks], [days[week] for week in weeks]


def _by_day(drawn: Sequence[float], week: Sequence[DayAhead]) -> list[int]:
    return list(accumulate(map(_crumbs, drawn, week)))


def _crumbs(drawn: float, day: DayAhead) -> int:
    return round((drawn * day.works + day.planned) * CRUMBS)
