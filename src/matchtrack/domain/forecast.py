"""The forecast: when each big step will be finished, drawn from the user's own log (design.md 4, Forecast)."""

from __future__ import annotations

import datetime as dt
import math
from bisect import bisect_left, bisect_right
from itertools import compress, repeat
from operator import add
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from matchtrack.domain.pace import ENOUGH_DAYS, WEEKS, Habit, Paces, Path, early_zeal, part_of, plan_share, spread_of
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


class Ending(NamedTuple):
    """Work that begins at once or on the day `since`, and what others take afterwards.

    `minutes` are the estimated ones of all that the plan does from then on up to the last minute of a step, its own
    among them.
    """

    minutes: int
    wait_days: int = 0
    since: dt.date | None = None


class BigStepWork(NamedTuple):
    """What is left of a big step: `minutes_left` of its own.

    It is finished with the last of its `endings`: that of its last minute, those of work after which it waits for
    others, those of work that cannot begin before a day. With none it only waits. It is never finished before
    `not_before`.
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
    futures = _Draws({_task(ending, today) for step in ordered for ending in step.endings}, habit, draws)
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
        day = futures.day(_task(ending, today), share)
        if day is None:
            return None
        last = max(last, today.toordinal() + day + ending.wait_days)
    return dt.date.fromordinal(min(last, dt.date.max.toordinal()))


def _chance(step: BigStepWork, futures: _Draws, due: int, today: dt.date) -> float:
    """Give the share of the draws that are finished by the day `due`, counted from today."""
    if due < 0 or (step.not_before and (step.not_before - today).days > due):
        return 0.0
    return min((futures.chance(_task(each, today), due - each.wait_days) for each in step.endings), default=1.0)


class _Task(NamedTuple):
    """Estimated minutes of work that begins on a day, counted from today."""

    since: int
    minutes: int


def _task(ending: Ending, today: dt.date) -> _Task:
    return _Task(max(0, (ending.since - today).days) if ending.since else 0, max(0, ending.minutes))


class _Draws:
    """The draws of one forecast: each is a path of the pace beside a scenario of what the work really takes."""

    def __init__(self, tasks: Iterable[_Task], habit: Habit, draws: int) -> None:
        ordered = sorted(tasks)
        random = Random(SEED)  # noqa: S311 - nothing here is secret
        self._paces = Paces(habit, random, draws // 2)
        self._draws = self._drawn(ordered, habit, random)
        parts = b"".join(bytes(map(bisect_left, repeat(path.far), needed)) for path, needed in self._draws)
        self._ends = {
            task: _Ends(at, parts[at :: len(ordered)], bytes(sorted(parts[at :: len(ordered)])), {})
            for at, task in enumerate(ordered)
        }

    def _drawn(self, tasks: Sequence[_Task], habit: Habit, random: Random) -> list[tuple[Path, Sequence[int]]]:
        """Give the path of each draw, and how far it has to come to do each of the tasks."""
        days = len(habit.logged)
        needed = needs(
            [task.minutes for task in tasks],
            habit.finished,
            middle=early_zeal(days),
            spread=spread_of(days),
            random=random,
        )
        paths = [path for path in self._paces.paths for _ in range(2)]
        if not any(task.since for task in tasks):
            return [(path, needed[at % SCENARIOS]) for at, path in enumerate(paths)]
        begun = self._paces.worked_before([task.since for task in tasks])
        return [(path, list(map(add, begun[at // 2], needed[at % SCENARIOS]))) for at, path in enumerate(paths)]

    def day(self, task: _Task, share: float) -> int | None:
        """Give the first day, counted from today, by which that share of the draws has done a task."""
        ends = self._ends[task]
        rank = math.ceil(share * len(ends.parts)) - 1
        part = ends.in_order[rank]
        if part > WEEKS:
            return None
        return self._days(ends, part)[rank - bisect_left(ends.in_order, part)]

    def chance(self, task: _Task, last: int) -> float:
        """Give the share of the draws that have done a task by a day, counted from today."""
        if last < 0:
            return 0.0
        ends, part = self._ends[task], min(WEEKS + 1, part_of(last))
        count = bisect_left(ends.in_order, part)
        if part <= WEEKS:
            count += bisect_right(self._days(ends, part), last)
        return count / len(ends.parts)

    def _days(self, ends: _Ends, part: int) -> list[int]:
        """Give the days of the draws that end in this part of their path, in order."""
        if part not in ends.days:
            chosen = compress(self._draws, ends.parts.translate(_ONLY[part]))
            ends.days[part] = sorted(self._paces.days(part, ends.at, chosen))
        return ends.days[part]


class _Ends(NamedTuple):
    """Where the draws have done a task: the `at`-th one, the part of each draw's path, all parts in order.

    `days` are those of the draws within one part, once they were asked for.
    """

    at: int
    parts: bytes
    in_order: bytes
    days: dict[int, list[int]]


_ONLY = [bytes(part) + b"\1" + bytes(_BYTES - 1 - part) for part in range(WEEKS + 2)]
"""Tables that mark the ends in one part alone."""
