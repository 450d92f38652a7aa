"""What would mend a plan that is late: the least extra minutes a day, and what they buy (design.md 4, Planner 6)."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from typing import TYPE_CHECKING

from matchtrack.domain.capacity import Opening
from matchtrack.domain.planner.outcome import Schedule
from matchtrack.domain.planner.planning import Task
from matchtrack.domain.planner.progress import UNDONE
from matchtrack.domain.planner.values import Mend

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from matchtrack.domain.capacity import DayCapacity, Reservation, UserPin
    from matchtrack.domain.planner.values import Late, OpenStep

MOST_EXTRA = 960
"""Minutes a day above which more hours are no advice any more: sixteen hours."""

_WITHOUT_END = 1_000_000
"""Minutes a day in which all that may begin can be done."""

_NOON = 12


def mend(
    steps: Iterable[OpenStep],
    days: Sequence[DayCapacity],
    *,
    pins: Iterable[UserPin] = (),
    reservations: Iterable[Reservation] = (),
    now: dt.datetime | None = None,
) -> Mend | None:
    """Find the least minutes more a day, from tomorrow on and not on days off, that bring into time what is ahead.

    Of the pairs with the least sum it is the one with the least productive minutes. What cannot be in time whatever the
    hours, by its earliest date or by waits and answers before it, is to be no later than it must be; what is past when
    it is asked for, and what has no due date, only needs to find its time. None where nothing is left to mend, or where
    sixteen hours more a day would not do.
    """
    search = _Search(list(steps), days, tuple(pins), tuple(reservations), now)
    if search.holds(0, 0) or not search.holds(MOST_EXTRA, 0):
        return None
    productive, other = search.least()
    return Mend(productive, other, before=search.late(0, 0), after=search.late(productive, other))


def with_extra(days: Sequence[DayCapacity], productive: int, other: int) -> list[DayCapacity]:
    """Give the same days with more minutes from tomorrow on, but on days off; the productive ones come at the end."""
    return [*days[:1], *(day if day.off else _more(day, productive, other) for day in days[1:])]


def _more(day: DayCapacity, productive: int, other: int) -> DayCapacity:
    openings = day.openings
    if productive:
        start = openings[-1].start if openings else _noon(day.day)
        minutes = openings[-1].minutes if openings else 0
        openings = (*openings[:-1], Opening(start, minutes + productive))
    return day._replace(openings=openings, other=day.other + other)


def _noon(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(_NOON))


class _Search:
    """Tries extra minutes; every step must be done by its goal: its due day, or its day with hours without end."""

    def __init__(
        self,
        steps: list[OpenStep],
        days: Sequence[DayCapacity],
        pins: tuple[UserPin, ...],
        reservations: tuple[Reservation, ...],
        now: dt.datetime | None,
    ) -> None:
        self._given = (steps, pins, reservations, now)
        self._days = days
        most = self._task(_WITHOUT_END, 0)
        self._goals = [
            (job, max(due, done) if due >= 0 else most.jobs.never)
            for job, (due, done) in enumerate(zip(most.jobs.due, most.least_late().finished, strict=True))
            if done != UNDONE
        ]

    def holds(self, productive: int, other: int) -> bool:
        """Say whether so many minutes more a day bring every step to its goal."""
        finished = self._task(productive, other).least_late().finished
        return all(0 <= finished[job] <= goal for job, goal in self._goals)

    def least(self) -> tuple[int, int]:
        """Find the least minutes that hold; some do."""
        # Productive minutes serve every step, so that the least sum is found with them alone.
        both = _least(MOST_EXTRA, lambda minutes: self.holds(minutes, 0))
        productive = _least(both, lambda minutes: self.holds(minutes, both - minutes))
        other = both - productive
        # With prerequisites one kind may need less of the other than that.
        while other and self.holds(productive, other - 1):
            other -= 1
        while productive and self.holds(productive - 1, other):
            productive -= 1
        return productive, other

    def late(self, productive: int, other: int) -> tuple[Late, ...]:
        """Give the big steps that are late with so many minutes more, the latest first."""
        task = self._task(productive, other)
        return Schedule(task.best(), task.jobs).late

    def _task(self, productive: int, other: int) -> Task:
        steps, pins, reservations, now = self._given
        return Task(steps, with_extra(self._days, productive, other), pins, reservations, now)


def _least(high: int, holds: Callable[[int], bool]) -> int:
    """Find the first number up to `high` for which something holds; it holds for `high`."""
    return bisect_left(range(high), True, key=holds)
