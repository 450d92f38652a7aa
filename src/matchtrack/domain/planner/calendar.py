"""The days that the planner fills: their minutes, and the times that the user has given away already."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from matchtrack.domain.planner.values import RESERVED, USER, PinTrouble

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from matchtrack.domain.capacity import DayCapacity, Reservation, UserPin
    from matchtrack.domain.planner.jobs import Jobs

_MINUTE = dt.timedelta(minutes=1)

Stretch = tuple[dt.datetime, int]
"""A start by the wall clock and minutes from it."""


class Promise(NamedTuple):
    """Time that the user gave to one step (`job`) or to one big step; `inside` are its productive minutes.

    `start` is None where only other minutes are given.
    """

    start: dt.datetime | None
    minutes: int
    inside: int
    source: str
    job: int = -1
    big_step: str = ""


class Calendar:
    """Productive and other minutes of each day that are free to plan, day 0 being today."""

    def __init__(
        self, days: Sequence[DayCapacity], jobs: Jobs, pins: Iterable[UserPin], reservations: Iterable[Reservation]
    ) -> None:
        self.days = days
        self.productive = [sum(opening.minutes for opening in day.openings) for day in days]
        self.other = [day.other for day in days]
        self.reservations = sorted(reservations, key=lambda own: (own.start, own.big_step))
        self.troubles: list[PinTrouble] = []
        self.pinned: dict[int, list[Promise]] = {}
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
        if promise.inside and promise.start is not None:
            self._stretches[day] = sorted([*self.stretches(day), (promise.start, promise.inside)])

    def take(self, day: int, start: dt.datetime, minutes: int) -> int:
        """Cut a time out of the productive hours; give how many of its minutes were in them."""
        end = start + minutes * _MINUTE
        left: list[Stretch] = []
        inside = 0
        for begins, length in self.stretches(day):
            ends = begins + length * _MINUTE
            overlap = (min(end, ends) - max(start, begins)) // _MINUTE
            if overlap <= 0:
                left.append((begins, length))
                continue
            inside += overlap
            if begins < start:
                left.append((begins, (start - begins) // _MINUTE))
            if ends > end:
                left.append((end, (ends - end) // _MINUTE))
        self._stretches[day] = left
        return inside

    def owned(self, day: int) -> list[Promise]:
        """Give the daily slots of the big steps on one day; their time is not yet cut out."""
        return [
            Promise(
                start=self._at(day, own.start), minutes=own.minutes, inside=0, source=RESERVED, big_step=own.big_step
            )
            for own in self.reservations
            if not self.days[day].off
        ]

    def _at(self, day: int, minute: int) -> dt.datetime:
        return dt.datetime.combine(self.days[day].day, dt.time()) + minute * _MINUTE

    def _pin(self, jobs: Jobs, job: int, pin: UserPin, day: int) -> None:
        if not 0 <= day < len(self.days):
            self.troubles.append(PinTrouble(pin.step_id, pin.day, "past" if day < 0 else "no_time"))
            return
        promise = self._timed(jobs, job, pin.start, day) if pin.start is not None else self._of_day(jobs, job, day)
        if promise is None:
            self.troubles.append(PinTrouble(pin.step_id, pin.day, "no_time"))
            return
        if promise.minutes < jobs.minutes[job]:
            self.troubles.append(PinTrouble(pin.step_id, pin.day, "partly"))
        if day > jobs.due[job]:
            self.troubles.append(PinTrouble(pin.step_id, pin.day, "after_due"))
        self.productive[day] -= promise.inside
        jobs.release[job] = max(jobs.release[job], day)
        self.pinned.setdefault(day, []).append(promise)

    def _timed(self, jobs: Jobs, job: int, minute: int, day: int) -> Promise | None:
        """Give a step its own time, behind what was promised for the same time before."""
        start, minutes = self._at(day, minute), jobs.minutes[job]
        for other in sorted((o for o in self.pinned.get(day, ()) if o.start), key=lambda o: o.start or start):
            if (
                other.start
                and other.start < start + minutes * _MINUTE
                and start < other.start + other.minutes * _MINUTE
            ):
                start = other.start + other.minutes * _MINUTE
        return Promise(start=start, minutes=minutes, inside=self.take(day, start, minutes), source=USER, job=job)

    def _of_day(self, jobs: Jobs, job: int, day: int) -> Promise | None:
        """Give a step the day's first free time of its kind."""
        minutes = jobs.minutes[job]
        if not jobs.hard[job] and self.other[day] >= min(minutes, max(1, self.productive[day])):
            given = min(minutes, self.other[day])
            self.other[day] -= given
            return Promise(start=None, minutes=given, inside=0, source=USER, job=job)
        stretches = self.stretches(day)
        if not stretches:
            return None
        start, room = stretches[0]
        given = min(minutes, room)
        return Promise(start=start, minutes=given, inside=self.take(day, start, given), source=USER, job=job)
