"""Filling the days without making anything later: what there is to spare, and the easy steps."""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING

from matchtrack.domain.momentum import MINUTES_A_DAY
from matchtrack.domain.planner.budget import Budget, DueQueue
from matchtrack.domain.planner.filling import Filling
from matchtrack.domain.planner.targets import tickets_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matchtrack.domain.planner.calendar import Calendar, Promise
    from matchtrack.domain.planner.jobs import Jobs
    from matchtrack.domain.planner.targets import Targets

TRIES = 8
"""How many steps are tried for one that fits whole into what is left of a day."""

SITTING = 15
"""A day that has so many minutes is not left empty for want of a step that fits whole (method.md 15)."""

NO_STEP = -1

_STARTED_EASY = (1 << 60) - 1
"""Takes the mark of what is not yet begun out of an easy step's place."""

_WAIT = 7
"""Days within which a step must find a day that takes it whole, else it is begun at once."""


class SparingFilling(Filling):
    """A pass that keeps count of the minutes to spare before each deadline; easy steps fill what is left of the days.

    A step that does not fit whole into what is left of a day waits for a day that takes it, where that makes nothing
    later; a step that is begun goes on before all others.
    """

    def __init__(self, jobs: Jobs, calendar: Calendar, targets: Targets) -> None:
        super().__init__(jobs, calendar, targets)
        easy, hard = jobs.demand(self.deadlines, calendar.promised)
        tickets = tickets_for(easy, calendar.other)
        self._tickets = [[day, minutes] for day, minutes in reversed(tickets)]
        lent = [0] * len(calendar.days)
        for day, minutes in tickets:
            hard[day] += minutes
            lent[day] = minutes
        self._opened = -1
        self._wasted = False
        self._spare = Budget(calendar.productive, hard)
        self._spare_other = Budget([a + b for a, b in zip(calendar.other, lent, strict=True)], easy)

    # What is ready

    def _set_order(self) -> None:
        self.by_place, self.place = self.jobs.by_rank, self.jobs.rank.copy()
        self._queue = DueQueue(self.jobs.never)
        self._hard = []
        self._easy: list[int] = []
        self._easy_place = [
            ((not step.started) << 60) + (deadline << 32) + rank
            for step, deadline, rank in zip(self.jobs.steps, self.deadlines, self.place, strict=True)
        ]

    def _begin(self, free: Sequence[int]) -> None:
        release, minutes, hard = self._ready_on, self.left, self.jobs.hard
        now = [job for job in free if not release[job] and minutes[job]]
        self._queue.fill((self.deadlines[job], self.place[job]) for job in now if hard[job])
        self._easy = [self._easy_place[job] for job in now if not hard[job]]
        heapify(self._easy)
        for job in free:
            if release[job] or not minutes[job]:
                self._arrivals.setdefault(release[job], []).append(job)

    def _push(self, job: int) -> None:
        if self.jobs.hard[job]:
            self._queue.push(self.deadlines[job], self.place[job])
        else:
            heappush(self._easy, self._easy_place[job])

    def _job_of(self, easy_place: int) -> int:
        return self.by_place[easy_place & 0xFFFFFFFF]

    def _ready(self) -> list[int]:
        return [*(self.by_place[place] for place in self._queue.places()), *map(self._job_of, self._easy)]

    def _withdraw(self, job: int) -> None:
        if self.jobs.hard[job]:
            self._queue.remove(self.deadlines[job], self.place[job])
        elif self._easy_place[job] in self._easy:
            self._easy.remove(self._easy_place[job])
            heapify(self._easy)

    def _keep(self, promise: Promise, *, anew: bool = False) -> None:
        due = self.deadlines[promise.job]
        if anew and self.jobs.hard[promise.job]:
            self._spare.spend(due, promise.inside)
            self._spare.relieve(due, promise.minutes - promise.inside)
        elif anew:
            self._spare.spend(self.jobs.never, promise.inside)
            self._spare_other.relieve(due, promise.minutes)
            if promise.start is None:
                self._spare_other.relieve(0, -promise.minutes)
        super()._keep(promise, anew=anew)

    def _break(self, promise: Promise) -> int:
        spare = self._spare if self.jobs.hard[promise.job] else self._spare_other
        spare.relieve(self.deadlines[promise.job], -promise.minutes)
        self._spare.relieve(0, promise.inside)
        if promise.start is None:
            self._spare_other.relieve(0, promise.minutes)
        return super()._break(promise)

    # The easy steps

    def _lend(self, room: int) -> int:
        """Give productive minutes to an easy step that would be late without them."""
        easy_place = self._take_most_urgent()
        job = self._job_of(easy_place)
        ticket = self._tickets[-1][1]
        minutes = min(self.left[job], room)
        if minutes > ticket and self._spare.allowed(self.jobs.never) < minutes - ticket:
            minutes = ticket
        self._take_easy(easy_place, minutes, productive=True)
        return minutes

    def _take_most_urgent(self) -> int:
        """Take the easy step with the first deadline out of its queue, begun or not."""
        begun = []
        while self._easy and self._easy[0] <= _STARTED_EASY:
            begun.append(heappop(self._easy))
        first = min([*begun, *self._easy[:1]], key=lambda place: place & _STARTED_EASY)
        if first > _STARTED_EASY:
            heappop(self._easy)
        for easy_place in begun:
            if easy_place != first:
                heappush(self._easy, easy_place)
        return first

    def _take_easy(self, easy_place: int, minutes: int, *, productive: bool) -> None:
        """Give minutes to an easy step that was taken out of its queue."""
        job = self._job_of(easy_place)
        due = self.deadlines[job]
        if productive:
            self._spend_on_easy(due, minutes)
        else:
            self._spare_other.spend(due, minutes)
        self._place(job, minutes, productive=productive)
        if self.left[job]:
            self._easy_place[job] &= _STARTED_EASY
            self._push(job)

    def _spend_on_easy(self, due: int, minutes: int) -> None:
        """Let an easy step have productive minutes: those lent to easy steps first, then what hard ones leave."""
        self._spare_other.relieve(due, minutes)
        left = minutes
        for day, lent in reversed(self._tickets):
            used = min(left, lent)
            self._spare.spend(day, used)
            self._spare_other.relieve(day, -used)
            left -= used
            if not left:
                break
        self._spare.spend(self.jobs.never, left)
        self._use_tickets(minutes)

    def _fill_other(self, room: int) -> int:
        whole = self.calendar.other[self.day]
        while room and self._easy:
            easy_place = self._easy[0]
            if easy_place > _STARTED_EASY and self.left[self._job_of(easy_place)] <= room:
                # The first to be due never makes another one late.
                minutes = self.left[self._job_of(heappop(self._easy))]
            else:
                easy_place, minutes = self._easy_fit(room, is_whole_day=room == whole)
            if not minutes:
                break
            self._take_easy(easy_place, minutes, productive=False)
            room -= minutes
        return room

    def _easy_fit(self, room: int, *, is_whole_day: bool) -> tuple[int, int]:
        """Take what comes into the other minutes out of its queue; 0 minutes where it is better to wait."""
        spare = self._other_budget()
        tried: list[int] = []
        found, minutes = NO_STEP, 0
        while len(tried) < TRIES and self._easy and found == NO_STEP:
            easy_place = heappop(self._easy)
            job = self._job_of(easy_place)
            minutes = self.left[job]
            if minutes <= room and spare.allowed(self.deadlines[job]) >= minutes:
                found = easy_place
            else:
                tried.append(easy_place)
        if found == NO_STEP:
            found = min(tried, key=lambda place: (place & _STARTED_EASY) >> 32)
            minutes = self.left[self._job_of(found)]
            is_empty = is_whole_day and room >= SITTING
            waits = minutes > room and self._may_wait(minutes, self.calendar.other, is_empty=is_empty)
            minutes = 0 if waits and spare.allowed(self.jobs.never) >= room else min(minutes, room)
        for easy_place in tried:
            if easy_place != found or not minutes:
                heappush(self._easy, easy_place)
        return found, minutes

    def _may_wait(self, minutes: int, capacity: Sequence[int], *, is_empty: bool) -> bool:
        """Say that a step finds a day soon that takes it whole, and that this day is not left empty for it."""
        if is_empty:
            return False
        return minutes <= max(capacity[self.day + 1 : self.day + 1 + _WAIT], default=0)

    def _other_budget(self) -> Budget:
        """Give what easy steps have to spare, reckoned once a day where it is asked for."""
        if self._opened != self.day:
            self._spare_other.open(self.day, MINUTES_A_DAY)
            self._opened = self.day
        return self._spare_other

    def _fill_rest(self, room: int) -> int:
        """Give productive minutes that no hard step takes to easy ones that were ready before the other minutes."""
        passed: list[int] = []
        while room and self._easy and len(passed) < TRIES:
            easy_place = heappop(self._easy)
            job = self._job_of(easy_place)
            if job in self._only_other or self._better_waits(
                job, room, is_first=not passed and easy_place > _STARTED_EASY
            ):
                passed.append(easy_place)
                continue
            minutes = min(self.left[job], room)
            self._take_easy(easy_place, minutes, productive=True)
            room -= minutes
        for easy_place in passed:
            heappush(self._easy, easy_place)
        return room

    def _better_waits(self, job: int, room: int, *, is_first: bool) -> bool:
        """Say that an easy step is better not taken into productive minutes: it does not fit, or is not its turn."""
        minutes = min(self.left[job], room)
        if self._tickets and not is_first:
            spare = self._spare_other.between(self.day, self._tickets[-1][0], self.deadlines[job])
            if spare < minutes:
                return True
        return self.left[job] > room and self._spare.allowed(self.jobs.never) >= room

    def _close(self, room: int, other: int) -> None:
        if room:
            self._spare.spend(self.jobs.never, room)
        if other:
            self._spare_other.spend(self.jobs.never, other)
            self._wasted = True

    def _borrow_more(self) -> None:
        """Lend easy steps more productive minutes, where other ones went by before the steps were ready."""
        self._wasted = False
        before = 0
        for day, lacking in self._other_budget().lacking():
            self._tickets.append([day, lacking - before])
            self._spare.relieve(day, before - lacking)
            self._spare_other.relieve(day, lacking - before)
            before = lacking
        if before:
            self._tickets.sort(reverse=True)
