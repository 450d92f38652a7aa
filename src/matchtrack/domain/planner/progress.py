"""What is done, what can begin, and what the user has promised away, day by day."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from matchtrack.domain.planner.calendar import Promise
from matchtrack.domain.planner.values import PLANNER, RESERVED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from matchtrack.domain.planner.calendar import Calendar
    from matchtrack.domain.planner.jobs import Jobs

NO_LIMIT = 1 << 30

UNDONE = -1
"""The completion day of a step that found no time."""


class Piece(NamedTuple):
    """Minutes of one step; `start` is set where the user chose the time, `productive` says of which time it is."""

    job: int
    minutes: int
    productive: bool
    start: dt.datetime | None = None
    source: str = PLANNER


class Progress:
    """The steps while the days are filled: minutes left, days of completion, pieces placed.

    Who fills the days holds the queues of what is ready: `_push`, `_withdraw` and `_ready` are theirs.
    """

    def __init__(self, jobs: Jobs, calendar: Calendar, limit: int) -> None:
        self.jobs = jobs
        self.calendar = calendar
        self.left = jobs.minutes.copy()
        self.finished = [UNDONE] * len(jobs)
        self.pieces: list[list[Piece]] = [[] for _ in calendar.days]
        self.given_up = False
        self.ended_productive: set[int] = set()
        self.broken: list[int] = []
        self.day = 0
        self._limit = limit
        self._open = len(jobs)
        self._needs = jobs.needs.copy()
        self._ready_on = jobs.release.copy()
        self._arrivals: dict[int, list[int]] = {}
        self._only_other: set[int] = set()
        self._in_other: set[int] = set()
        self._from: dict[int, dt.datetime] = {}
        self._held: list[int] = []
        self._is_other_time = False

    def could_begin(self, job: int) -> bool:
        """Say that nothing before a step kept it from its first day, once all days are filled."""
        return not self._needs[job] and self._ready_on[job] < self.jobs.never

    def _push(self, job: int) -> None:
        """Put a step that is ready into its queue."""
        raise NotImplementedError

    def _withdraw(self, job: int) -> None:
        """Take a step out of its queue, if it is there."""
        raise NotImplementedError

    def _ready(self) -> Iterable[int]:
        """Give all steps that are in a queue."""
        raise NotImplementedError

    # What is ready

    def _begin_day(self, day: int) -> None:
        self.day = day
        self._only_other.clear()
        self._in_other.clear()
        self._from.clear()
        self._held.clear()
        self._is_other_time = False
        for job in self._arrivals.pop(day, ()):
            self._arrive(job)

    def _begin_other_time(self) -> None:
        self._is_other_time = True
        for job in self._held:
            self._arrive(job)

    def _arrive(self, job: int) -> None:
        if self.left[job]:
            self._push(job)
        elif self.finished[job] == UNDONE:
            self._finish(job, other=job in self._only_other)

    def _finish(self, job: int, *, other: bool, end: dt.datetime | None = None) -> None:
        """Note the day, and free what waited for it."""
        self.finished[job] = self.day
        self._open -= 1
        if self.day - self.jobs.due[job] >= self._limit:
            self.given_up = True
        if job in self.jobs.successors:
            self._free_successors(job, other=other, end=end)

    def _free_successors(self, job: int, *, other: bool, end: dt.datetime | None) -> None:
        """Free what waited for a step; what is done in other minutes frees no earlier time of its day.

        A step that is done at an `end` by the clock frees what the user gave a later time on that day.
        """
        free_on = self.day + self.jobs.waits[job]
        for successor in self.jobs.successors[job]:
            self._needs[successor] -= 1
            self._ready_on[successor] = max(self._ready_on[successor], free_on)
            if other:
                self._only_other.add(successor)
            if end:
                self._from[successor] = end
            if not self._needs[successor]:
                self._free(successor)

    def _free(self, job: int) -> None:
        begins = max(self._ready_on[job], self.day + 1 if job in self._only_other and self.jobs.hard[job] else 0)
        if begins > self.day:
            self._arrivals.setdefault(begins, []).append(job)
        elif job in self._only_other and not self._is_other_time:
            self._held.append(job)
        else:
            self._arrive(job)

    # What is placed

    def _place(self, job: int, minutes: int, *, productive: bool) -> None:
        """Give minutes of this day to a step; where it is not done with them it stays in its queue."""
        self.pieces[self.day].append(Piece(job, minutes, productive))
        self.left[job] -= minutes
        if self.left[job]:
            if not productive:
                self._in_other.add(job)
            return
        other = not productive or job in self._in_other
        if not other:
            self.ended_productive.add(job)
        self._finish(job, other=other)

    def _keep_promises(self) -> int:
        """Place what the user pinned or reserved; give the productive minutes that came free (or, below 0, went)."""
        freed = 0
        for promise in self.calendar.promises(self.day, self.jobs):
            if promise.big_step:
                freed -= self._reserve(promise)
            elif self._is_ready(promise.job, promise.start):
                freed += self._keep_pin(promise)
            else:
                self.broken.append(promise.job)
                freed += self._break(promise)
        return freed

    def _keep_pin(self, promise: Promise) -> int:
        """Give a pinned step its time; give the productive minutes that it needs no more."""
        given = min(promise.minutes, self.left[promise.job])
        if given == promise.minutes:
            self._keep(promise)
            return 0
        freed = self._break(promise)
        cut = self.calendar.take(self.day, promise.start, given) if promise.start else ()
        if promise.start is None:
            self.calendar.other[self.day] -= given
        self._keep(promise._replace(minutes=given, cut=cut), anew=True)
        return freed - sum(minutes for _, minutes in cut)

    def _reserve(self, promise: Promise) -> int:
        """Give a big step its daily slot; give how many productive minutes went into it."""
        inside = 0
        start, minutes = promise.start, promise.minutes
        while minutes and start is not None:
            job = self._next_of(promise.big_step, start)
            if job is None:
                break
            given = min(minutes, self.left[job])
            kept = Promise(start, given, RESERVED, self.calendar.take(self.day, start, given), job)
            self._keep(kept, anew=True)
            start, minutes, inside = _later(start, given), minutes - given, inside + kept.inside
        return inside

    def _break(self, promise: Promise) -> int:
        """Take back the time of a pinned step that is not ready; give its productive minutes."""
        self.calendar.give_back(self.day, promise)
        return promise.inside

    def _next_of(self, big_step: str, start: dt.datetime) -> int | None:
        """Give the first step of a big step that can begin at a time of this day."""
        ready = [
            job
            for job in {*self._ready(), *self._from}
            if self.jobs.steps[job].big_step == big_step and self._is_ready(job, start)
        ]
        return min(ready, key=self.jobs.rank.__getitem__, default=None)

    def _is_ready(self, job: int, start: dt.datetime | None) -> bool:
        """Say that a step can begin on this day at a time, or in its other minutes."""
        if not self.left[job] or self._needs[job] or self._ready_on[job] > self.day:
            return False
        if job in self._only_other and start:
            return job in self._from and self._from[job] <= start
        return True

    def _keep(self, promise: Promise, *, anew: bool = False) -> None:  # noqa: ARG002 - who keeps a budget asks for it
        """Place a step where the user has it; `anew` says that this time was not set aside before."""
        job, given, productive = promise.job, promise.minutes, promise.start is not None
        self.pieces[self.day].append(Piece(job, given, productive, promise.start, promise.source))
        self.left[job] -= given
        self._in_other.add(job)
        if not self.left[job]:
            self._withdraw(job)
            self._finish(job, other=True, end=promise.start and _later(promise.start, given))


def _later(start: dt.datetime, minutes: int) -> dt.datetime:
    return start + dt.timedelta(minutes=minutes)
