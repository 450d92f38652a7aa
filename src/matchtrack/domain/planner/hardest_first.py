"""Filling the days, hardest step first, as far as nothing becomes later by it (method.md 8 and 9)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchtrack.domain.areas import MIN_STEP_MINUTES
from matchtrack.domain.planner.budget import NOTHING
from matchtrack.domain.planner.sparing import NO_STEP, SITTING, TRIES, SparingFilling

if TYPE_CHECKING:
    from collections.abc import Iterable

    from matchtrack.domain.planner.calendar import Calendar
    from matchtrack.domain.planner.jobs import Jobs
    from matchtrack.domain.planner.targets import Targets

_LEND = -2


class HardestFirst(SparingFilling):
    """One pass over the days that keeps the deadlines it is given, and within them takes the hardest first.

    `openers` are easy steps that must be done in productive minutes of the day of their deadline, because a hard step
    needs them there.
    """

    def __init__(self, jobs: Jobs, calendar: Calendar, targets: Targets, openers: Iterable[int] = ()) -> None:
        super().__init__(jobs, calendar, targets)
        self._openers_by_day: dict[int, list[int]] = {}
        for job in openers:
            self._openers_by_day.setdefault(self.deadlines[job], []).append(job)

    def _fill_productive(self, room: int) -> int:
        if self._wasted:
            self._borrow_more()
        self._spare.open(self.day, room)
        whole = room
        openers = self._openers_by_day.get(self.day, [])
        while room:
            opener = next((job for job in openers if self._is_ready(job, None) and job not in self._only_other), -1)
            if opener != NO_STEP:
                room -= self._take_opener(opener, room)
                continue
            job = self._next_hard(room)
            if job == NO_STEP:
                break
            if job == _LEND:
                room -= self._lend(room)
                continue
            job, minutes = self._fit(job, room, whole)
            if not minutes:
                break
            self._take_hard(job, minutes)
            room -= minutes
        while room and self._easy and self._tickets and self._tickets[-1][0] <= self.day:
            room -= self._lend(room)
        return room

    def _take_opener(self, job: int, room: int) -> int:
        """Give productive minutes to an easy step on which hard ones of the same day wait."""
        self._withdraw(job)
        minutes = min(self.left[job], room)
        self._take_easy(self._easy_place[job], minutes, productive=True)
        return minutes

    def _next_hard(self, room: int) -> int:
        """Give the first step in the order that makes no other one late, or _LEND where only an easy one does not."""
        queue, spare, deadlines = self._queue, self._spare, self.deadlines
        place = queue.best(self.jobs.never)
        while place != NOTHING:
            job = self.by_place[place]
            wanted = min(self.left[job], room)
            if spare.allowed(deadlines[job]) >= wanted:
                return job
            tight = spare.tight(deadlines[job], wanted)
            place = queue.best(tight)
            if place == NOTHING:
                # Where nothing tighter is ready, the time would be lost otherwise.
                return _LEND if self._easy and self._tickets and self._tickets[-1][0] <= tight else job
        return NO_STEP

    def _fit(self, job: int, room: int, whole: int) -> tuple[int, int]:
        """Give what to take and for how long: the step, else one that fits whole, else nothing, else a part."""
        if self.left[job] <= room:
            return job, self.left[job]
        if self._is_begun(job) and room >= MIN_STEP_MINUTES:
            return job, room
        fitting = self._fitting(room)
        if fitting != NO_STEP:
            return fitting, self.left[fitting]
        is_empty = room == whole and room >= SITTING
        waits = self._may_wait(self.left[job], self.calendar.productive, is_empty=is_empty)
        return job, 0 if waits and self._spare.allowed(self.jobs.never) >= room else room

    def _fitting(self, room: int) -> int:
        """Give the next step in the order that fits whole and makes no other one late."""
        tried: list[int] = []
        found = NO_STEP
        while len(tried) < TRIES and (place := self._queue.best(self.jobs.never)) != NOTHING:
            job = self.by_place[place]
            if self.left[job] <= room and self._spare.allowed(self.deadlines[job]) >= self.left[job]:
                found = job
                break
            tried.append(place)
            self._queue.pop(self.deadlines[job])
        for place in tried:
            self._queue.push(self.deadlines[self.by_place[place]], place)
        return found

    def _is_begun(self, job: int) -> bool:
        """Say that a step was started by the user, or had a first part in this plan."""
        return self.jobs.steps[job].started or self.place[job] < 0

    def _take_hard(self, job: int, minutes: int) -> None:
        due = self.deadlines[job]
        self._queue.remove(due, self.place[job])
        self._spare.spend(due, minutes)
        self._place(job, minutes, productive=True)
        if self.left[job]:
            # A step that is begun goes on first: its place counts from the end of the list of places.
            self.place[job] -= len(self.jobs) if self.place[job] >= 0 else 0
            self._push(job)

    def _place_again(self, job: int, minutes: int, *, productive: bool) -> None:
        if self.jobs.hard[job]:
            self._take_hard(job, minutes)
        else:
            self._withdraw(job)
            self._take_easy(self._easy_place[job], minutes, productive=productive)
