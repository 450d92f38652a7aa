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
    from collections.abc import Iterable, Sequence

DRAWS = 2_000
LIKELY, CAREFUL = 0.50, 0.85
"""Shares of the draws that are finished on the likely and on the careful date."""

SEED = 15
"""Any number would do; the same one every time gives the same forecast every time."""

_PACE_DAYS = 28
"""Days of which the pace is said: four weeks."""

_BYTES = 256


class BigStepWork(NamedTuple):
    """What is left of a big step.

    `minutes_left` are its own estimated minutes, `minutes_before` those of all work that the plan does up to its
    finish, its own among them. After its last minute it waits `wait_days` for others; it is never finished before
    `not_before`.
    """

    key: str
    due: dt.date | None
    minutes_left: int
    minutes_before: int
    wait_days: int = 0
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
    futures = _Draws(ordered, habit, draws)
    return Forecast(
        logged_days=logged_days,
        enough=logged_days >= ENOUGH_DAYS,
        plan_share=plan_share(len(habit.logged)),
        pace=pace_of(habit),
        ratio=ratio_of(habit.finished),
        big_steps=tuple(_of_step(step, at, futures, today) for at, step in enumerate(ordered)),
    )


def pace_of(habit: Habit) -> float:
    """Give the minutes a day of the last four weeks, or the planned ones of the coming four while those hold."""
    holds = habit.planned[:_PACE_DAYS] if plan_share(len(habit.logged)) == 1 else habit.logged[-_PACE_DAYS:]
    return sum(holds) / len(holds) if holds else 0.0


class _Draws:
    """The draws of one forecast: each is a path of the pace beside a scenario of what the work really takes."""

    def __init__(self, work: Sequence[BigStepWork], habit: Habit, draws: int) -> None:
        days = len(habit.logged)
        random = Random(SEED)  # noqa: S311 - nothing here is secret
        self._steps = len(work)
        self._paces = Paces(habit, random, draws // 2)
        needed = needs(
            [each.minutes_before for each in work],
            habit.finished,
            middle=early_zeal(days),
            spread=spread_of(days),
            random=random,
        )
        self._scenarios = [(at // 2, needed[at % SCENARIOS]) for at in range(draws)]
        self._ends = b"".join(
            bytes(map(bisect_left, repeat(self._paces.paths[path]), needed)) for path, needed in self._scenarios
        )

    def days_of(self, step: int, last: int | None) -> tuple[int | None, int | None, float | None]:
        """Give the likely and the careful day of a step, counted from today, and its chance to be done by `last`."""
        ends = self._ends[step :: self._steps]
        in_order = bytes(sorted(ends))
        likely, careful = (self._day(step, ends, in_order, share) for share in (LIKELY, CAREFUL))
        return likely, careful, None if last is None else self._chance(step, ends, in_order, last)

    def _day(self, step: int, ends: bytes, in_order: bytes, share: float) -> int | None:
        """Give the first day by which that share of the draws has come so far."""
        rank = math.ceil(share * len(ends)) - 1
        part = in_order[rank]
        if part > WEEKS:
            return None
        return sorted(self._days(step, ends, part))[rank - bisect_left(in_order, part)]

    def _chance(self, step: int, ends: bytes, in_order: bytes, last: int) -> float:
        """Give the share of the draws that come so far by the last day."""
        if last < 0:
            return 0.0
        part = min(WEEKS + 1, part_of(last))
        count = bisect_left(in_order, part)
        if part <= WEEKS:
            count += sum(1 for day in self._days(step, ends, part) if day <= last)
        return count / len(ends)

    def _days(self, step: int, ends: bytes, part: int) -> list[int]:
        """Give the days of the draws in which a step ends in this part of the paths."""
        chosen = compress(self._scenarios, ends.translate(_ONLY[part]))
        return self._paces.days(part, [(path, needed[step]) for path, needed in chosen])


_ONLY = [bytes(part) + b"\1" + bytes(_BYTES - 1 - part) for part in range(WEEKS + 2)]
"""Tables that mark the ends in one part alone."""


def _of_step(step: BigStepWork, at: int, draws: _Draws, today: dt.date) -> BigStepForecast:
    last = None if step.due is None else _last_day(step, step.due, today)
    likely, careful, chance = draws.days_of(at, last)
    return BigStepForecast(
        key=step.key,
        due=step.due,
        minutes_left=step.minutes_left,
        likely=_finish(step, likely, today),
        careful=_finish(step, careful, today),
        chance=chance,
    )


def _last_day(step: BigStepWork, due: dt.date, today: dt.date) -> int:
    """Give the last day, counted from today, on which its work is done in time; below 0 where it is too late."""
    if step.not_before and step.not_before > due:
        return -1
    return (due - today).days - step.wait_days


def _finish(step: BigStepWork, days: int | None, today: dt.date) -> dt.date | None:
    if days is None:
        return None
    ordinal = min(today.toordinal() + days + step.wait_days, dt.date.max.toordinal())
    return max(dt.date.fromordinal(ordinal), step.not_before or today)
