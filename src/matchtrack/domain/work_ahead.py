"""What is left of each big step, in the order in which the schedule does it: what the forecast is made from."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from graphlib import TopologicalSorter
from typing import TYPE_CHECKING, NamedTuple

from matchtrack.domain.forecast import BigStepWork, Ending

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from matchtrack.domain.planner import OpenStep


_PACES = (1 / 3, 1, 3)
"""Hardly any draw is slower or faster than the usual pace by more than that."""

_LEAST_PACE = 1


class _Free(NamedTuple):
    """What a step's successors wait for: the end of some work with waits behind it, and a day.

    `begins` is the first day on which the step itself can begin, None where that is at once.
    """

    endings: list[Ending]
    begins: dt.date | None
    day: dt.date | None


class Order:
    """The open steps in the order in which the schedule ends them; a step without a day comes behind all others."""

    def __init__(self, steps: Iterable[OpenStep], finish: Mapping[int, dt.date]) -> None:
        self.before: dict[int, int] = {}
        self._days: list[dt.date] = []
        self._minutes = [0]
        for day, _, _, step in sorted(
            (finish.get(step.id, dt.date.max), step.due or dt.date.max, step.key, step)
            for step in steps
            if not step.waiting
        ):
            self._days.append(day)
            self._minutes.append(self._minutes[-1] + step.minutes)
            self.before[step.id] = self._minutes[-1]

    def ended_before(self, day: dt.date) -> int:
        """Give the minutes of the steps that the schedule ends before a day."""
        return self._minutes[bisect_left(self._days, day)]


def work_ahead(
    steps: Sequence[OpenStep],
    finish: Mapping[int, dt.date],
    dues: Mapping[str, dt.date | None],
    *,
    today: dt.date,
    minutes_a_day: float,
) -> list[BigStepWork]:
    """Give the work of each big step that has open steps.

    `finish` is the day on which the schedule ends each step, `dues` are the due dates of the big steps,
    `minutes_a_day` is the usual pace: it decides which of many waits may be the last to end.
    """
    order = Order(steps, finish)
    free = _free(steps, order, today)
    by_big_step: dict[str, list[OpenStep]] = {}
    for step in steps:
        by_big_step.setdefault(step.big_step, []).append(step)
    return [
        BigStepWork(
            key=key,
            due=dues.get(key),
            minutes_left=sum(step.minutes for step in own if not step.waiting),
            endings=tuple(_endings(own, free, order, today, minutes_a_day)),
            not_before=max((day for step in own if (day := free[step.id].day)), default=None),
        )
        for key, own in by_big_step.items()
    ]


def _free(steps: Sequence[OpenStep], order: Order, today: dt.date) -> dict[int, _Free]:
    """Give for each step what comes after it waits for; prerequisites come first."""
    by_id = {step.id: step for step in steps}
    needs = {step.id: [need for need in step.after if need in by_id] for step in steps}
    free: dict[int, _Free] = {}
    for step_id in TopologicalSorter(needs).static_order():
        step = by_id[step_id]
        wait = dt.timedelta(days=step.wait_days)
        if step.waiting:
            free[step_id] = _Free([], None, step.answer or today + wait)
            continue
        before = [free[need] for need in needs[step_id]]
        endings = [Ending(order.before[step_id]), *(ending for each in before for ending in each.endings)]
        begins = max((day for day in (step.earliest, *(each.day for each in before)) if day), default=None)
        free[step_id] = _Free(
            [Ending(ending.minutes, ending.wait_days + step.wait_days) for ending in _last(endings)],
            begins,
            begins and begins + wait,
        )
    return free


def _endings(
    own: Iterable[OpenStep], free: Mapping[int, _Free], order: Order, today: dt.date, minutes_a_day: float
) -> list[Ending]:
    """Give the endings that may be the last, each of them at another pace."""
    ours = [step for step in own if not step.waiting]
    later = (
        Ending(order.before[step.id] - min(order.before[step.id], order.ended_before(begins)), step.wait_days, begins)
        for step in ours
        if (begins := free[step.id].begins) and begins > today
    )
    endings = [*_last(ending for step in ours for ending in free[step.id].endings), *later]
    if not endings:
        return []

    def last_at(pace: float) -> Ending:
        return max(endings, key=lambda each: each.minutes / pace + each.wait_days + _days_until(each.since, today))

    return list(dict.fromkeys(last_at(max(_LEAST_PACE, minutes_a_day * times)) for times in _PACES))


def _days_until(day: dt.date | None, today: dt.date) -> int:
    return (day - today).days if day else 0


def _last(endings: Iterable[Ending]) -> Iterator[Ending]:
    """Leave out each ending that another one comes after in any case, with more work and no shorter wait."""
    longest = -1
    for ending in sorted(endings, key=lambda each: (-each.minutes, -each.wait_days)):
        if ending.wait_days > longest:
            longest = ending.wait_days
            yield ending
