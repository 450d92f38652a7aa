"""The days that the planner fills: their minutes, and the times that the user has given away already."""

from __future__ import annotations

import datetime as dt
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from matchtrack.domain.planner.values import AFTER_DUE, NO_TIME, PARTLY, PAST, RESERVED, USER, PinTrouble

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from matchtrack.domain.capacity import DayCapacity, Reservation, UserPin
    from matchtrack.domain.planner.jobs import Jobs

_MINUTE = dt.timedelta(minutes=1)
_NO_TIME = dt.datetime.combine(dt.date.max, dt.time())

Stretch = tuple[dt.datetime, int]
"""A start by the wall clock and minutes from it."""


class Promise(NamedTuple):
    """Time that the user gave to one step (`job`) or to one big step; `cut` is what it took of the productive hours.

    `start` is None where only other minutes are given.
    """

    start: dt.datetime | None
    minutes: int
    source: str
    cut: tuple[Stretch, ...] = ()
    job: int = -1
    big_step: str = ""

    @property
    def inside(self) -> int:
        """Its productive minutes."""
        return sum(minutes for _, minutes in self.cut)


class Calendar:
    """Productive and other minutes of each day that are free to plan, day 0 being today.

    `promised` are the minutes of each step for which a pin has found the time already.
    """

    def __init__(
        self,
        days: Sequence[DayCapacity],
        jobs: Jobs,
        pins: Iterable[UserPin] = (),
        reservations: Iterable[Reservation] = (),
        now: dt.datetime | None = None,
    ) -> None:
        self.days = days
        self.productive = [sum(opening.minutes for opening in day.openings) for day in days]
        self.other = [day.other for day in days]
        self.reservations = sorted(reservations, key=lambda own: (own.start, own.big_step))
        self.troubles: list[PinTrouble] = []
        self.pinned: dict[int, list[Promise]] = {}
        self.promised = [0] * len(jobs)
        self._now = now
        self._stretches: dict[int, list[Stretch]] = {}
        first = days[0].day.toordinal() if days else 0
        for pin in sorted(pins, key=lambda pin: (pin.day, pin.start is None, pin.start or 0, pin.step_id)):
            job = jobs.index.get(pin.step_id)
            if job is not None and jobs.minutes[job]:
                self._pin(jobs, job, pin, pin.day.toordinal() - first)

    def stretches(self, day: int) -> list[Stretch]:
        """Give what is left of the day's productive hours, in clock order."""
        held = self._stretches.get(day)
        return [(opening.start, opening.minutes) for opening in self.days[day].openings] if held is None else held

    def give_back(self, day: int, promise: Promise) -> None:
        """Take time back that a promise did not need."""
        if promise.start is None:
            self.other[day] += promise.minutes
        elif promise.cut:
            self._stretches[day] = sorted([*self.stretches(day), *promise.cut])

    def take(self, day: int, start: dt.datetime, minutes: int) -> tuple[Stretch, ...]:
        """Cut a time out of the productive hours; give what was cut out."""
        end = start + minutes * _MINUTE
        left: list[Stretch] = []
        cut: list[Stretch] = []
        for begins, length in self.stretches(day):
            ends = begins + length * _MINUTE
            overlap = (min(end, ends) - max(start, begins)) // _MINUTE
            if overlap <= 0:
                left.append((begins, length))
                continue
            cut.append((max(start, begins), overlap))
            if begins < start:
                left.append((begins, (start - begins) // _MINUTE))
            if ends > end:
                left.append((end, (ends - end) // _MINUTE))
        self._stretches[day] = left
        return tuple(cut)

    def promises(self, day: int, jobs: Jobs) -> list[Promise]:
        """Give what the user pinned and reserved on one day, in clock order; reserved time is not yet cut out."""
        found = self.pinned.get(day, [])
        if not self.reservations or self.days[day].off:
            return found
        timed = [(promise.start, promise.minutes, promise.job) for promise in found if promise.start]
        before: list[Stretch] = []
        for own in self.reservations:
            of_own = [each[:2] for each in timed if jobs.steps[each[2]].big_step == own.big_step]
            slot = self._still_to_come(day, self._at(day, own.start), own.minutes)
            for start, minutes in _without(slot, [*before, *of_own]):
                found = [*found, Promise(start, minutes, RESERVED, big_step=own.big_step)]
            before.append(slot)
        return sorted(found, key=_clock)

    def _at(self, day: int, minute: int) -> dt.datetime:
        return dt.datetime.combine(self.days[day].day, dt.time()) + minute * _MINUTE

    def _still_to_come(self, day: int, start: dt.datetime, minutes: int) -> Stretch:
        """Leave out of a time of today what is over."""
        if day or self._now is None or start >= self._now:
            return start, minutes
        gone = -((start - self._now) // _MINUTE)
        return start + gone * _MINUTE, max(0, minutes - gone)

    def _pin(self, jobs: Jobs, job: int, pin: UserPin, day: int) -> None:
        if not 0 <= day < len(self.days):
            self.troubles.append(PinTrouble(pin.step_id, pin.day, PAST if day < 0 else NO_TIME))
            return
        wanted = jobs.minutes[job] - self.promised[job]
        promises = list(self._promises_of(jobs, job, pin, day)) if wanted else []
        given = sum(promise.minutes for promise in promises)
        if not given:
            self.troubles.append(PinTrouble(pin.step_id, pin.day, NO_TIME))
            return
        if given < wanted:
            self.troubles.append(PinTrouble(pin.step_id, pin.day, PARTLY))
        if day > jobs.due[job]:
            self.troubles.append(PinTrouble(pin.step_id, pin.day, AFTER_DUE))
        self.productive[day] -= sum(promise.inside for promise in promises)
        if not self.promised[job]:
            jobs.release[job] = max(jobs.release[job], day)
        self.promised[job] += given
        self.pinned[day] = sorted([*self.pinned.get(day, ()), *promises], key=_clock)

    def _promises_of(self, jobs: Jobs, job: int, pin: UserPin, day: int) -> Iterable[Promise]:
        start = None if pin.start is None else self._at(day, pin.start)
        if start is None or (not day and self._now is not None and start < self._now):
            return self._of_day(jobs, job, day)
        return (self._timed(jobs, job, start, day),)

    def _timed(self, jobs: Jobs, job: int, start: dt.datetime, day: int) -> Promise:
        """Give a step its own time, behind what was promised for the same time before."""
        minutes = jobs.minutes[job] - self.promised[job]
        timed = [(other.start, other.minutes) for other in self.pinned.get(day, ()) if other.start]
        for begins, length in sorted(chain(timed, self._reserved_for_others(jobs, job, day))):
            if begins < start + minutes * _MINUTE and start < begins + length * _MINUTE:
                start = begins + length * _MINUTE
        return Promise(start, minutes, USER, self.take(day, start, minutes), job)

    def _of_day(self, jobs: Jobs, job: int, day: int) -> Iterator[Promise]:
        """Give a step the first free time of its kind on a day: an easy one the other minutes, if they hold it whole.

        Where neither kind of time holds an easy step whole, it takes both.
        """
        left, other = jobs.minutes[job] - self.promised[job], 0 if jobs.hard[job] else self.other[day]
        taken = self._reserved_for_others(jobs, job, day)
        free = [piece for stretch in self.stretches(day) for piece in _without(stretch, taken)]
        room = sum(minutes for _, minutes in free)
        if other and (other >= left or room < left):
            given = min(left, other)
            self.other[day] -= given
            left -= given
            yield Promise(None, given, USER, job=job)
        for start, minutes in free:
            given = min(left, minutes)
            if given:
                left -= given
                yield Promise(start, given, USER, self.take(day, start, given), job)

    def _reserved_for_others(self, jobs: Jobs, job: int, day: int) -> list[Stretch]:
        """Give the daily slots of a day that this step may not use: they come before all else (method.md 10)."""
        if self.days[day].off:
            return []
        big_step = jobs.steps[job].big_step
        slots = [(self._at(day, own.start), own.minutes) for own in self.reservations if own.big_step != big_step]
        return [slot for slot in (self._still_to_come(day, *slot) for slot in slots) if slot[1]]


def _clock(promise: Promise) -> tuple[bool, dt.datetime]:
    """Sort by the clock, what has no time behind all."""
    return promise.start is None, promise.start or _NO_TIME


def _without(stretch: Stretch, taken: Iterable[Stretch]) -> list[Stretch]:
    """Give what is left of a time once others are cut out."""
    start, minutes = stretch
    end = start + minutes * _MINUTE
    left: list[Stretch] = []
    for begins, length in sorted(taken):
        if begins >= end or begins + length * _MINUTE <= start:
            continue
        if begins > start:
            left.append((start, (begins - start) // _MINUTE))
        start = begins + length * _MINUTE
    return [*left, (start, (end - start) // _MINUTE)] if start < end else left
