"""What would mend a plan that is late: the least extra minutes a day, and what they buy (design.md 4, Planner 6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchtrack.domain.capacity import Opening
from matchtrack.domain.planner.outcome import Schedule
from matchtrack.domain.planner.planning import Task
from matchtrack.domain.planner.values import Mend

if TYPE_CHECKING:
    import datetime as dt
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
    """Find the least minutes more on each day that is not off, so that no step that is ahead comes late.

    Of the pairs with the least sum it is the one with the least productive minutes. What comes late whatever the hours
    is left out: it is past, or may not begin in time. None where nothing is left to mend, or where sixteen hours more a
    day would not do.
    """
    search = _Search(list(steps), days, tuple(pins), tuple(reservations), now)
    if search.holds(0, 0) or not search.holds(MOST_EXTRA, 0):
        return None
    both = _least(MOST_EXTRA, lambda minutes: search.holds(minutes, 0))
    productive = _least(both, lambda minutes: search.holds(minutes, both - minutes))
    other = both - productive
    return Mend(productive, other, before=search.late(0, 0), after=search.late(productive, other))


def with_extra(days: Sequence[DayCapacity], productive: int, other: int) -> list[DayCapacity]:
    """Give the same days with more minutes on each that is not off; the productive ones come at the end."""
    return [day if day.off else _more(day, productive, other) for day in days]


def _more(day: DayCapacity, productive: int, other: int) -> DayCapacity:
    openings = day.openings
    if productive:
        start = openings[-1].start if openings else _noon(day.day)
        minutes = openings[-1].minutes if openings else 0
        openings = (*openings[:-1], Opening(start, minutes + productive))
    return day._replace(openings=openings, other=day.other + other)


def _noon(day: dt.date) -> dt.datetime:
    import datetime as dt  # noqa: PLC0415 - only a day without hours needs it

    return dt.datetime.combine(day, dt.time(_NOON))


class _Search:
    """Tries extra minutes; what could be in time with hours without end must be in time."""

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
        most, finished = self._try(_WITHOUT_END, 0)
        self._goals = [
            due if 0 <= done <= due else most.jobs.never for due, done in zip(most.jobs.due, finished, strict=True)
        ]

    def holds(self, productive: int, other: int) -> bool:
        """Say whether so many minutes more a day bring every step to its goal."""
        task, finished = self._try(productive, other)
        return all(
            goal >= task.jobs.never or 0 <= done <= goal for goal, done in zip(self._goals, finished, strict=True)
        )

    def late(self, productive: int, other: int) -> tuple[Late, ...]:
        """Give the big steps that are late with so many minutes more, the latest first."""
        task = self._task(productive, other)
        return Schedule(task.best(), task.jobs).late

    def _try(self, productive: int, other: int) -> tuple[Task, list[int]]:
        task = self._task(productive, other)
        return task, task.least_late().finished

    def _task(self, productive: int, other: int) -> Task:
        steps, pins, reservations, now = self._given
        return Task(steps, with_extra(self._days, productive, other), pins, reservations, now)


def _least(high: int, holds: Callable[[int], bool]) -> int:
    """Find the first number up to `high` for which something holds; it holds for `high`."""
    low = -1
    while high - low > 1:
        middle = (low + high) // 2
        if holds(middle):
            high = middle
        else:
            low = middle
    return high
