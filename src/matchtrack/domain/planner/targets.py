"""The least lateness that any plan can reach, and the deadlines that lead to it.

Hard steps have the productive minutes, easy ones the other minutes and what they need of the productive ones. A plan
that is late by at most so many days exists (prerequisites and earliest dates aside) exactly when, for every two days
s <= t, the hard work due by t and the easy work due by s fit into the productive minutes until t and the other ones
until s. That is the flow from steps to days, and its cuts are sums over days.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate, pairwise
from operator import add, le, sub
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from matchtrack.domain.planner.calendar import Calendar
    from matchtrack.domain.planner.jobs import Jobs

_Dated = tuple[int, int, int]


class Targets(NamedTuple):
    """What the planner aims at.

    `lateness` is the least of the greatest lateness in days; `deadlines` hold a day for each step; `tickets` are
    the productive minutes that easy steps need, as (day, minutes) in order of days.
    """

    lateness: int
    deadlines: list[int]
    tickets: list[tuple[int, int]]


class _Work:
    """The minutes of easy (False) and hard (True) steps by due day, to be shifted as a whole.

    `in_time` holds those that may be in time by day, `past` and `held` the few that are past or may begin only behind
    their due day, as (due, begin, minutes).
    """

    def __init__(self, jobs: Jobs, begins: Sequence[int], calendar: Calendar) -> None:
        self.productive = list(accumulate(calendar.productive))
        self.other = list(accumulate(calendar.other))
        never = jobs.never
        self.in_time: tuple[list[int], list[int]] = ([0] * (never + 1), [0] * (never + 1))
        self.past: tuple[list[_Dated], list[_Dated]] = ([], [])
        self.held: tuple[list[_Dated], list[_Dated]] = ([], [])
        asked = map(sub, jobs.minutes, calendar.promised)
        for due, begin, minutes, hard in zip(jobs.urgent, begins, asked, jobs.hard, strict=True):
            if begin <= due:
                self.in_time[hard][due] += minutes
            elif minutes and due < never and begin < never:
                (self.past if due < 0 else self.held)[hard].append((due, begin, minutes))
        dated = [day for day in range(never) if self.in_time[False][day] or self.in_time[True][day]]
        dated += [max(due, begin) for kinds in (self.past, self.held) for kind in kinds for due, begin, _ in kind]
        self.length = max(dated, default=-1) + 1

    def due_by(self, *, hard: bool, late: int, shift: int) -> list[int] | None:
        """Add up what must be done by each day, or None where some of it should have been done before today.

        Behind the last day that is given, nothing more is due.
        """
        size = min(len(self.productive), self.length + late)
        due_on = ([0] * shift + self.in_time[hard][: self.length] + [0] * late)[:size]
        for due, _, minutes in self.past[hard]:
            if due + late < 0:
                return None
            if due + late < size:
                due_on[due + late] += minutes
        for due, begin, minutes in self.held[hard]:
            day = min(due + late, begin + shift)
            if day < size:
                due_on[day] += minutes
        return list(accumulate(due_on))

    def borrowed(self, late: int, easy: int) -> list[int] | None:
        """Add up the productive minutes that easy steps need by each day, where theirs may be `easy` days late."""
        due_by = self.due_by(hard=False, late=late, shift=easy)
        return None if due_by is None else _borrowed(due_by, self.other)

    def fits(self, late: int, hard: int, easy: int) -> bool:
        due_by, borrowed = self.due_by(hard=True, late=late, shift=hard), self.borrowed(late, easy)
        if due_by is None or borrowed is None:
            return False
        return all(map(le, map(add, due_by, borrowed), self.productive))


def aim(jobs: Jobs, calendar: Calendar) -> Targets:
    """Find the least lateness, then the least for what is not yet past, first of both kinds, then of each."""
    begins = first_days(jobs)
    work = _Work(jobs, begins, calendar)
    most = len(calendar.days) - min(0, *jobs.urgent, 0)
    late = _least(_unavoidable(jobs, begins), most, lambda days: work.fits(days, days, days))
    both = _least(0, late, lambda days: work.fits(late, days, days))
    easy = _least(0, both, lambda days: work.fits(late, both, days))
    hard = _least(0, both, lambda days: work.fits(late, days, easy))
    deadlines = _deadlines(jobs, begins, late, hard, easy)
    easy_work, _ = jobs.demand(deadlines, calendar.promised)
    return Targets(late, deadlines, tickets_for(easy_work, calendar.other))


def first_days(jobs: Jobs) -> list[int]:
    """Give the first day on which each step may begin, by its earliest date and by the waits before it."""
    first = jobs.release.copy()
    for job in jobs.from_first:
        for successor in jobs.successors.get(job, ()):
            first[successor] = min(jobs.never, max(first[successor], first[job] + jobs.waits[job]))
    return first


def _unavoidable(jobs: Jobs, begins: Sequence[int]) -> int:
    """Give the most days by which a step is late whatever the hours: it is past, or may not begin in time."""
    return max(
        (
            begin - due
            for begin, due, minutes in zip(begins, jobs.due, jobs.minutes, strict=True)
            if due < begin < jobs.never and minutes
        ),
        default=0,
    )


def _least(low: int, high: int, holds: Callable[[int], bool]) -> int:
    """Find the first number from `low` to `high` for which something holds; it holds for `high`, and is mostly low."""
    at, stride = low, 1
    while at < high and not holds(at):
        low, at, stride = at + 1, at + stride, 2 * stride
    return low + bisect_left(range(low, min(at, high)), True, key=holds)


def _deadlines(jobs: Jobs, begins: Sequence[int], late: int, hard: int, easy: int) -> list[int]:
    never = jobs.never
    if not late:
        return jobs.urgent
    return [
        never
        if due >= never
        else min(never, due + late if due < 0 else min(due + late, max(due, begin) + (hard if is_hard else easy)))
        for due, begin, is_hard in zip(jobs.urgent, begins, jobs.hard, strict=True)
    ]


def tickets_for(due_on: Sequence[int], other: Sequence[int]) -> list[tuple[int, int]]:
    """Give the productive minutes that easy work needs, as (day, minutes), from its minutes by due day."""
    borrowed = _borrowed(list(accumulate(due_on[: len(other)])), list(accumulate(other)))
    return [(day, now - before) for day, (before, now) in enumerate(pairwise((0, *borrowed))) if now > before]


def _borrowed(due_by: Sequence[int], had_by: Sequence[int]) -> list[int]:
    return list(accumulate(map(sub, due_by, had_by), max, initial=0))[1:]
