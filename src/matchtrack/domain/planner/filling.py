"""Filling the days, most urgent step first: the simplest plan that is never later than it has to be."""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING

from matchtrack.domain.planner.progress import NO_LIMIT, UNDONE, Progress
from matchtrack.domain.planner.values import PLANNER

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Self

    from matchtrack.domain.planner.calendar import Calendar
    from matchtrack.domain.planner.jobs import Jobs
    from matchtrack.domain.planner.progress import Piece
    from matchtrack.domain.planner.targets import Targets


class Filling(Progress):
    """One pass over the days, in which every minute goes to the ready step with the earliest deadline.

    The productive minutes of a day come before its other ones, so that a step done in them frees its successors for
    the other minutes of the same day, but not the other way round. A pass in which a step comes `limit` days late is
    given up.
    """

    def __init__(self, jobs: Jobs, calendar: Calendar, targets: Targets, limit: int = NO_LIMIT) -> None:
        super().__init__(jobs, calendar, limit)
        self.deadlines = targets.deadlines
        self._tickets = [[day, minutes] for day, minutes in reversed(targets.tickets)]
        self._set_order()
        self._begin([job for job in range(len(jobs)) if not self._needs[job]])

    def run(self, days: int | None = None, *, first: Sequence[Piece] | None = None) -> Self:
        """Fill day after day until nothing is left, or so many `days`; `first` are the pieces of a given first day."""
        for day in range(len(self.calendar.days))[:days]:
            if not self._open or self.given_up:
                break
            self._begin_day(day)
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
        self._openers = [self.place[job] for job in now if job in self.jobs.openers]
        for heap in (self._hard, self._easy, self._openers):
            heapify(heap)
        for job in free:
            if release[job] or not minutes[job]:
                self._arrivals.setdefault(release[job], []).append(job)

    def _push(self, job: int) -> None:
        heappush(self._hard if self.jobs.hard[job] else self._easy, self.place[job])
        if job in self.jobs.openers:
            heappush(self._openers, self.place[job])

    def _ready(self) -> Iterable[int]:
        return [self.by_place[place] for place in (*self._hard, *self._easy)]

    def _withdraw(self, job: int) -> None:
        """Leave a step that is done where it is: who comes upon it in a queue passes over it."""

    # The three kinds of time of a day

    def _fill_productive(self, room: int) -> int:
        while room:
            opener, hard = self._first_opener(), self._first(self._hard)
            if hard == opener == UNDONE:
                break
            if opener != UNDONE and (hard == UNDONE or self.deadlines[opener] < self.deadlines[hard]):
                room -= self._take_first(self._openers, room, productive=True)
            elif self._first(self._easy) != UNDONE and self._lends(hard):
                room -= self._take_first(self._easy, self._lent(room), productive=True)
            else:
                room -= self._take_first(self._hard, room, productive=True)
        return room

    def _first(self, queue: list[int]) -> int:
        """Give the first step of a queue that is not done, and bring it to the front; UNDONE where there is none."""
        while queue and not self.left[self.by_place[queue[0]]]:
            heappop(queue)
        return self.by_place[queue[0]] if queue else UNDONE

    def _first_opener(self) -> int:
        """Give the first ready easy step that frees a hard one, which could follow on the same day."""
        return self._first(self._openers)

    def _lends(self, job: int) -> bool:
        """Say that an easy step is due for productive minutes before this hard one."""
        return bool(self._tickets) and self._tickets[-1][0] <= self.deadlines[job]

    def _lent(self, room: int) -> int:
        return min(room, self._tickets[-1][1])

    def _fill_other(self, room: int) -> int:
        while room and self._first(self._easy) != UNDONE:
            room -= self._take_first(self._easy, room, productive=False)
        return room

    def _fill_rest(self, room: int) -> int:
        """Give productive minutes that no hard step needs to easy ones that were ready before the other minutes."""
        held = []
        while room and self._first(self._easy) != UNDONE:
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
