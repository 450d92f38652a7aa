"""The least lateness that any plan can reach, and the deadlines that lead to it.

Hard steps have the productive minutes, easy ones the other minutes and what they need of the productive ones. A plan
that is late by at most so many days exists (prerequisites and earliest dates aside) exactly when, for every two days
s <= t, the hard work due by t and the easy work due by s fit into the productive minutes until t and the other ones
until s. That is the flow from steps to days, and its cuts are sums over days.
"""

from __future__ import annotations

from itertools import accumulate, pairwise
from operator import sub
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from matchtrack.domain.planner.jobs import Jobs


class Targets(NamedTuple):
    """What the planner aims at.

    `lateness` is the least of the greatest lateness in days; `deadlines` hold a day for each step; `tickets` are
    the productive minutes that easy steps need, as (day, minutes) in order of days.
    """

    lateness: int
    deadlines: list[int]
    tickets: list[tuple[int, int]]


class _Work:
    """The minutes by due day, to be shifted as a whole."""

    def __init__(self, jobs: Jobs, productive: Sequence[int], other: Sequence[int]) -> None:
        self.days = len(productive)
        self.productive = list(accumulate(productive))
        self.other = list(accumulate(other))
        self.past: dict[bool, dict[int, int]] = {True: {}, False: {}}
        self.ahead: dict[bool, dict[int, int]] = {True: {}, False: {}}
        for due, minutes, hard in zip(jobs.urgent, jobs.minutes, jobs.hard, strict=True):
            if minutes and due < jobs.never:
                by_due = self.past[hard] if due < 0 else self.ahead[hard]
                by_due[due] = by_due.get(due, 0) + minutes

    def due_by(self, *, hard: bool, late: int, shift: int) -> list[int] | None:
        """Add up what must be done by each day, or None where some of it should have been done before today."""
        due_on = [0] * self.days
        for by_due, days in ((self.past[hard], late), (self.ahead[hard], shift)):
            for due, minutes in by_due.items():
                if due + days < 0:
                    return None
                if due + days < self.days:
                    due_on[due + days] += minutes
        return list(accumulate(due_on))

    def borrowed(self, late: int, easy: int) -> list[int] | None:
        """Add up the productive minutes that easy steps need by each day, where theirs may be `easy` days late."""
        due_by = self.due_by(hard=False, late=late, shift=easy)
        return None if due_by is None else _borrowed(due_by, self.other)

    def fits(self, late: int, hard: int, easy: int) -> bool:
        due_by, borrowed = self.due_by(hard=True, late=late, shift=hard), self.borrowed(late, easy)
        if due_by is None or borrowed is None:
            return False
        return all(due + lent <= had for due, lent, had in zip(due_by, borrowed, self.productive, strict=True))


def aim(jobs: Jobs, productive: Sequence[int], other: Sequence[int]) -> Targets:
    """Find the least lateness, then the least for what is not yet past, first of both kinds, then of each."""
    work = _Work(jobs, productive, other)
    floor, ahead_floor = _unavoidable(jobs)
    most = len(productive) - min(0, *jobs.urgent, 0)
    late = _least(floor, most, lambda days: work.fits(days, days, days))
    both = _least(min(late, ahead_floor), late, lambda days: work.fits(late, days, days))
    easy = _least(min(both, ahead_floor), both, lambda days: work.fits(late, both, days))
    hard = _least(min(both, ahead_floor), both, lambda days: work.fits(late, days, easy))
    deadlines = _deadlines(jobs, late, hard, easy)
    return Targets(late, deadlines, tickets_for(jobs.demand(deadlines, hard=False), other))


def _unavoidable(jobs: Jobs) -> tuple[int, int]:
    """Give the days by which a step is late whatever the hours: it is past, or may not begin in time."""
    earliest = jobs.release.copy()
    for job in jobs.from_first:
        for successor in jobs.successors.get(job, ()):
            earliest[successor] = max(earliest[successor], earliest[job] + jobs.waits[job])
    late = [
        min(begins, jobs.never) - due
        for begins, due, minutes in zip(earliest, jobs.due, jobs.minutes, strict=True)
        if minutes and due < jobs.never
    ]
    ahead = [days for days, due in zip(late, (d for d in jobs.due if d < jobs.never), strict=False) if due >= 0]
    return max(0, *late, 0), max(0, *ahead, 0)


def _least(low: int, high: int, holds: Callable[[int], bool]) -> int:
    """Find the first number from `low` to `high` for which something holds; it holds for `high`."""
    if holds(low):
        return low
    while high - low > 1:
        middle = (low + high) // 2
        if holds(middle):
            high = middle
        else:
            low = middle
    return high


def _deadlines(jobs: Jobs, late: int, hard: int, easy: int) -> list[int]:
    return [
        jobs.never if due >= jobs.never else min(jobs.never, due + (late if due < 0 else hard if is_hard else easy))
        for due, is_hard in zip(jobs.urgent, jobs.hard, strict=True)
    ]


def tickets_for(due_on: Sequence[int], other: Sequence[int]) -> list[tuple[int, int]]:
    """Give the productive minutes that easy work needs, as (day, minutes), from its minutes by due day."""
    borrowed = _borrowed(list(accumulate(due_on[: len(other)])), list(accumulate(other)))
    return [(day, now - before) for day, (before, now) in enumerate(pairwise((0, *borrowed))) if now > before]


def _borrowed(due_by: Sequence[int], had_by: Sequence[int]) -> list[int]:
    return list(accumulate(map(sub, due_by, had_by), max, initial=0))[1:]
