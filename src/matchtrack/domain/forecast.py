"""The forecast: when each big step will be finished, drawn from the user's own log (design.md 4, Forecast)."""

from __future__ import annotations

import datetime as dt
import math
from bisect import bisect_left
from itertools import compress, repeat
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from matchtrack.domain.pace import ENOUGH_DAYS, WEEKS, Habit, Paces, early_zeal, part_of, plan_share, spread_of
from matchtrack.domain.real_minutes import SCENARIOS, needs, ratio_of

if TYPE_CHECKING:
    from collections.abc import Iterable

DRAWS = 2_000
LIKELY, CAREFUL = 0.50, 0.85
"""Shares of the draws that are finished on the likely and on the careful date."""

SEED = 15
"""Any number would do; the same one every time gives the same forecast every time."""

_PACE_DAYS = 28
"""Days of which the pace is said: four weeks."""

_BYTES = 256


class Ending(NamedTuple):
    """Work, and what others take afterwards.

    `minutes_before` are the estimated minutes of all that the plan does from now up to the last minute of a step, its
    own among them.
    """

    minutes_before: int
    wait_days: int = 0


class BigStepWork(NamedTuple):
    """What is left of a big step: `minutes_left` of its own.

    It is finished with the last of its `endings`: that of its last minute, and those of work after which it waits for
    others. With none it only waits. It is never finished before `not_before`.
    """

    key: str
    due: dt.date | None
    minutes_left: int
    endings: tuple[Ending, ...] = ()
    not_before: dt.date | None = None


class BigStepForecast(NamedTuple):
    """When a big step will be finished: as likely before as after, and with care; None is not within two years.

    `chance` is 0 to 1 that it is in time; None without a due date.
    """

    key: str
    due: dt.date | None
    minutes_left: int
    likely: dt.date | None
    careful: dt.date | None
    chance: float | None


class Forecast(NamedTuple):
    """The forecast of all big steps, the first due first, and what it stands on.

    `logged_days` are days with minutes, `enough` says that they are five; `plan_share` is how much the planned capacity
    speaks instead of the log, 0 to 1; `pace` is in minutes a day, `ratio` real to estimated minutes, None without a
    finished step.
    """

    logged_days: int
    enough: bool
    plan_share: float
    pace: float
    ratio: float | None
    big_steps: tuple[BigStepForecast, ...]


def forecast(work: Iterable[BigStepWork], habit: Habit, today: dt.date, *, draws: int = DRAWS) -> Forecast:
    """Draw the future of all work; the order in which it is given does not matter."""
    ordered = sorted(work, key=lambda each: (each.due or dt.date.max, each.key))
    logged_days = sum(1 for minutes in (*habit.logged, habit.today) if minutes > 0)
    futures = _Draws({ending.minutes_before for step in ordered for ending in step.endings}, habit, draws)
    return Forecast(
        logged_days=logged_days,
        enough=logged_days >= ENOUGH_DAYS,
        plan_share=plan_share(len(habit.logged)),
        pace=pace_of(habit),
        ratio=ratio_of(habit.finished),
        big_steps=tuple(_of_step(step, futures, today) for step in ordered),
    )


def pace_of(habit: Habit) -> float:
    """Give the minutes a day of the last four weeks, or the planned ones of the coming four while those hold."""
    holds = habit.planned[:_PACE_DAYS] if plan_share(len(habit.logged)) == 1 else habit.logged[-_PACE_DAYS:]
    return sum(holds) / len(holds) if holds else 0.0


def _of_step(step: BigStepWork, futures: _Draws, today: dt.date) -> BigStepForecast:
    # The same draws hurry or dawdle in all endings, so the last of them decides in nearly every draw.
    return BigStepForecast(
        key=step.key,
        due=step.due,
        minutes_left=step.minutes_left,
        likely=_date(step, futures, LIKELY, today),
        careful=_date(step, futures, CAREFUL, today),
        chance=None if step.due is None else _chance(step, futures, (step.due - today).days, today),
    )


def _date(step: BigStepWork, futures: _Draws, share: float, today: dt.date) -> dt.date | None:
    """Give the first day on which that share of the draws is finished."""
    last = max(today, step.not_before or today).toordinal()
    for ending in step.endings:
        day = futures.day(ending.minutes_before, share)
        if day is None:
            return None
        last = max(last, today.toordinal() + day + ending.wait_days)
    return dt.date.fromordinal(min(last, dt.date.max.toordinal()))


def _chance(step: BigStepWork, futures: _Draws, due: int, today: dt.date) -> float:
    """Give the share of the draws that are finished by the day `due`, counted from today."""
    if due < 0 or (step.not_before and (step.not_before - today).days > due):
        return 0.0
    return min((futures.chance(each.minutes_before, due - each.wait_days) for each in step.endings), default=1.0)


class _Draws:
    """The draws of one forecast: each is a path of the pace beside a scenario of what the work really takes."""

    def __init__(self, estimates: Iterable[int], habit: Habit, draws: int) -> None:
        days = len(habit.logged)
        random = Random(SEED)  # noqa: S311 - nothing here is secret
        self._paces = Paces(habit, random, draws // 2)
        ordered = sorted(estimates)
        needed = needs(ordered, habit.finished, middle=early_zeal(days), spread=spread_of(days), random=random)
        self._scenarios = [(at // 2, needed[at % SCENARIOS]) for at in range(draws)]
        parts = b"".join(
            bytes(map(bisect_left, repeat(self._paces.paths[path]), minutes)) for path, minutes in self._scenarios
        )
        self._ends = {
            estimate: _Ends(at, parts[at :: len(ordered)], bytes(sorted(parts[at :: len(ordered)])))
            for at, estimate in enumerate(ordered)
        }

    def day(self, estimate: int, share: float) -> int | None:
        """Give the first day, counted from today, by which that share of the draws has done so many minutes."""
        ends = self._ends[estimate]
        rank = math.ceil(share * len(ends.parts)) - 1
        part = ends.in_order[rank]
        if part > WEEKS:
            return None
        return sorted(self._days(ends, part))[rank - bisect_left(ends.in_order, part)]

    def chance(self, estimate: int, last: int) -> float:
        """Give the share of the draws that have done so many minutes by a day, counted from today."""
        if last < 0:
            return 0.0
        ends, part = self._ends[estimate], min(WEEKS + 1, part_of(last))
        count = bisect_left(ends.in_order, part)
        if part <= WEEKS:
            count += sum(1 for day in self._days(ends, part) if day <= last)
        return count / len(ends.parts)

    def _days(self, ends: _Ends, part: int) -> list[int]:
        """Give the days of the draws that end in this part of their path."""
        chosen = compress(self._scenarios, ends.parts.translate(_ONLY[part]))
        return self._paces.days(part, [(path, minutes[ends.at]) for path, minutes in chosen])


class _Ends(NamedTuple):
    """Where the draws have done so many minutes: the `at`-th estimate, the part of each draw's path, all in order."""

    at: int
    parts: bytes
    in_order: bytes


_ONLY = [bytes(part) + b"\1" + bytes(_BYTES - 1 - part) for part in range(WEEKS + 2)]
"""Tables that mark the ends in one part alone."""
