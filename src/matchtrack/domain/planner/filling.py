"""Filling the days, most urgent step first: the simplest plan that is never later than it has to be."""

from __future__ import annotations

import datetime as dt
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING, NamedTuple

from matchtrack.domain.planner.calendar import Promise
from matchtrack.domain.planner.values import PLANNER, RESERVED

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Self

    from matchtrack.domain.planner.calendar import Calendar
    from matchtrack.domain.planner.jobs import Jobs
    from matchtrack.domain.planner.targets import Targets

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


class Filling:
    """One pass over the days, in which every minute goes to the ready step with the earliest deadline.

    The productive minutes of a day come before its other ones, so that a step done in them frees its successors for
    the other minutes of the same day, but not the other way round. A pass in which a step comes `limit` days late is
    given up.
    """

    def __init__(self, jobs: Jobs, calendar: Calendar, targets: Targets, limit: int = NO_LIMIT) -> None:
        self.jobs = jobs
        self.calendar = calendar
        self.left = jobs.minutes.copy()
        self.finished = [UNDONE] * len(jobs)
        self.pieces: list[list[Piece]] = [[] for _ in calendar.days]
        self.given_up = False
        self.ended_productive: set[int] = set()
        self._limit = limit
        self.broken: list[int] = []
        self.day = 0
        self.deadlines = targets.deadlines
        self._tickets = [[day, minutes] for day, minutes in reversed(targets.tickets)]
        self._needs = jobs.needs.copy()
        self._ready_on = jobs.release.copy()
        self._open = len(jobs)
        self._arrivals: dict[int, list[int]] = {}
        self._only_other: set[int] = set()
        self._in_other: set[int] = set()
        self._from: dict[int, dt.datetime] = {}
        self._held: list[int] = []
        self._is_other_time = False
        self._set_order()
        self._begin([job for job in range(len(jobs)) if not self._needs[job]])

    def run(self, days: int | None = None, *, first: Sequence[Piece] | None = None) -> Self:
        """Fill day after day until nothing is left, or so many `days`; `first` are the pieces of a given first day."""
        for day in range(len(self.calendar.days))[:days]:
            if not self._open or self.given_up:
                break
            self.day = day
            self._only_other.clear()
            self._in_other.clear()
            self._from.clear()
            self._held.clear()
            self._is_other_time = False
            for job in self._arrivals.pop(day, ()):
                self._arrive(job)
            room = self.calendar.productive[day] + self._keep_promises()
            if first is not None and not day:
                self._repeat([piece for piece in first if piece.source == PLANNER], room)
            else:
                self._fill(room)
        return self

    def _fill(self, room: int) -> None:
        """Give the time of the day away, of which `room` minutes are productive."""
        room = self._fill_productive(room)
        self._begin_other_time()
        other = self._fill_other(self.calendar.other[self.day])
        room = self._fill_rest(room)
        other = self._fill_other(other)
        self._close(room, other)

    def _begin_other_time(self) -> None:
        self._is_other_time = True
        for job in self._held:
            self._arrive(job)

    def _repeat(self, pieces: Sequence[Piece], room: int) -> None:
        """Give the time of the day away as it was given before."""
        other = self.calendar.other[self.day]
        for piece in pieces:
            if not piece.productive and not self._is_other_time:
                self._begin_other_time()
            self._place_again(piece.job, piece.minutes, productive=piece.productive)
            room -= piece.minutes if piece.productive else 0
            other -= 0 if piece.productive else piece.minutes
        self._close(room, other)

    def _place_again(self, job: int, minutes: int, *, productive: bool) -> None:
        if minutes == self.left[job]:
            self._withdraw(job)
        if productive and not self.jobs.hard[job]:
            self._use_tickets(minutes)
        self._place(job, minutes, productive=productive)

    # What is ready

    def _set_order(self) -> None:
        """Number the steps in the order in which this pass takes them: by deadline, then by rank."""
        deadlines, rank = self.deadlines, self.jobs.rank
        self.by_place = sorted(range(len(self.jobs)), key=lambda job: (deadlines[job] << 32) + rank[job])
        self.place = [0] * len(self.by_place)
        for place, job in enumerate(self.by_place):
            self.place[job] = place
        self._hard: list[int] = []
        self._easy: list[int] = []
        self._openers: list[int] = []

    def _begin(self, free: Sequence[int]) -> None:
        """Make ready what needs nothing; the rest of them comes on its own day."""
        release, minutes, hard = self._ready_on, self.left, self.jobs.hard
        now = [job for job in free if not release[job] and minutes[job]]
        self._hard = [self.place[job] for job in now if hard[job]]
        self._easy = [self.place[job] for job in now if not hard[job]]
        self._openers = [self.place[job] for job in now if self._frees_hard(job)]
        for heap in (self._hard, self._easy, self._openers):
            heapify(heap)
        for job in free:
            if release[job] or not minutes[job]:
                self._arrivals.setdefault(release[job], []).append(job)

    def _arrive(self, job: int) -> None:
        if self.left[job]:
            self._push(job)
        elif self.finished[job] == UNDONE:
            self._finish(job, other=job in self._only_other)

    def _push(self, job: int) -> None:
        heappush(self._hard if self.jobs.hard[job] else self._easy, self.place[job])
        if self._frees_hard(job):
            heappush(self._openers, self.place[job])

    def _frees_hard(self, job: int) -> bool:
        hard = self.jobs.hard
        return not hard[job] and any(hard[successor] for successor in self.jobs.successors.get(job, ()))

    def _finish(self, job: int, *, other: bool, end: dt.datetime | None = None) -> None:
        """Note the day, and free what waited for it; what is done in other minutes frees no earlier time of its day.

        A step that is done at an `end` by the clock frees what the user gave a later time on that day.
        """
        self.finished[job] = self.day
        self._open -= 1
        if self.day - self.jobs.due[job] >= self._limit:
            self.given_up = True
        free_on = self.day + self.jobs.waits[job]
        for successor in self.jobs.successors.get(job, ()):
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

    def could_begin(self, job: int) -> bool:
        """Say that nothing before a step kept it from its first day, once all days are filled."""
        return not self._needs[job] and self._ready_on[job] < self.jobs.never

    # What is placed

    def _place(self, job: int, minutes: int, *, productive: bool) -> None:
        """Give minutes of this day to a step; where it is not done with them it stays in its queue."""
        self.pieces[self.day].append(Piece(job, minutes, productive))
        self.left[job] -= minutes
        if not productive:
            self._in_other.add(job)
        if not self.left[job]:
            if productive and job not in self._in_other:
                self.ended_productive.add(job)
            self._finish(job, other=job in self._in_other)

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

    def _ready(self) -> list[int]:
        return [self.by_place[place] for place in (*self._hard, *self._easy)]

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

    def _withdraw(self, job: int) -> None:
        """Take a step that the user placed out of its queue."""
        for queue in (self._hard, self._easy, self._openers):
            if self.place[job] in queue:
                queue.remove(self.place[job])
                heapify(queue)

    # The three kinds of time of a day

    def _fill_productive(self, room: int) -> int:
        while room:
            opener = self._first_opener()
            if not self._hard and opener == UNDONE:
                break
            if opener != UNDONE and (not self._hard or self.deadlines[opener] < self.deadlines[self._first_hard()]):
                room -= self._take_first(self._openers, room, productive=True)
            elif self._has_easy() and self._lends(self._first_hard()):
                room -= self._take_first(self._easy, self._lent(room), productive=True)
            else:
                room -= self._take_first(self._hard, room, productive=True)
        return room

    def _first_hard(self) -> int:
        return self.by_place[self._hard[0]]

    def _first_opener(self) -> int:
        """Give the first ready easy step that frees a hard one, which could follow on the same day."""
        while self._openers and not self.left[self.by_place[self._openers[0]]]:
            heappop(self._openers)
        return self.by_place[self._openers[0]] if self._openers else UNDONE

    def _has_easy(self) -> bool:
        """Say that an easy step is ready, and bring it to the front: it may have been taken as an opener."""
        while self._easy and not self.left[self.by_place[self._easy[0]]]:
            heappop(self._easy)
        return bool(self._easy)

    def _lends(self, job: int) -> bool:
        """Say that an easy step is due for productive minutes before this hard one."""
        return bool(self._tickets) and self._tickets[-1][0] <= self.deadlines[job]

    def _lent(self, room: int) -> int:
        return min(room, self._tickets[-1][1])

    def _fill_other(self, room: int) -> int:
        while room and self._has_easy():
            room -= self._take_first(self._easy, room, productive=False)
        return room

    def _fill_rest(self, room: int) -> int:
        """Give productive minutes that no hard step needs to easy ones that were ready before the other minutes."""
        held = []
        while room and self._has_easy():
            if self.by_place[self._easy[0]] in self._only_other:
                held.append(heappop(self._easy))
                continue
            room -= self._take_first(self._easy, room, productive=True)
        for place in held:
            heappush(self._easy, place)
        return room

    def _take_first(self, queue: list[int], room: int, *, productive: bool) -> int:
        job = self.by_place[queue[0]]
        minutes = min(self.left[job], room)
        if minutes == self.left[job]:
            heappop(queue)
        if productive and not self.jobs.hard[job]:
            self._use_tickets(minutes)
        self._place(job, minutes, productive=productive)
        return minutes

    def _use_tickets(self, minutes: int) -> None:
        """Strike out productive minutes that easy steps have had."""
        while minutes and self._tickets:
            used = min(minutes, self._tickets[-1][1])
            self._tickets[-1][1] -= used
            minutes -= used
            if not self._tickets[-1][1]:
                self._tickets.pop()

    def _close(self, room: int, other: int) -> None:
        """End the day with minutes that nobody took."""


def _later(start: dt.datetime, minutes: int) -> dt.datetime:
    return start + dt.timedelta(minutes=minutes)
