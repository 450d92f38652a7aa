"""What the planner found, put into dates and clock times."""

from __future__ import annotations

import datetime as dt
from collections import deque
from functools import cached_property
from typing import TYPE_CHECKING, cast

from matchtrack.domain.planner import values
from matchtrack.domain.planner.progress import UNDONE
from matchtrack.domain.planner.values import Late, PinTrouble, PlannedDay, Slot, Unplanned

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from matchtrack.domain.capacity import UserPin
    from matchtrack.domain.planner.calendar import Stretch
    from matchtrack.domain.planner.filling import Filling
    from matchtrack.domain.planner.jobs import Jobs
    from matchtrack.domain.planner.progress import Piece

_MINUTE = dt.timedelta(minutes=1)


class Schedule:
    """The plan of all open steps, day by day.

    `late` names the big steps that come after a due date, the latest first; `finish` tells on which day a step's last
    minutes lie. A day is written down when it is asked for, so that who looks at today does not pay for a year.
    `blamed` names the pins that make other steps late.
    """

    def __init__(self, filling: Filling, jobs: Jobs, blamed: Callable[[], Iterable[UserPin]] = tuple) -> None:
        self._filling, self._jobs, self._blamed = filling, jobs, blamed
        self.late = _late(filling, jobs)
        self.max_late_days = max((item.days for item in self.late), default=0)
        self.unplanned = tuple(_unplanned(filling, jobs))

    def __len__(self) -> int:
        return len(self._filling.calendar.days)

    def day(self, index: int) -> PlannedDay:
        """Give one day, 0 being today."""
        return planned_day(self._filling, self._jobs, index)

    @cached_property
    def days(self) -> tuple[PlannedDay, ...]:
        """Give all days."""
        return tuple(self.day(index) for index in range(len(self)))

    @cached_property
    def pin_troubles(self) -> tuple[PinTrouble, ...]:
        """Give the pins with which something is wrong."""
        blamed = self._blamed() if self.late else ()
        makes_late = [PinTrouble(pin.step_id, pin.day, values.MAKES_LATE) for pin in blamed]
        return (*_pin_troubles(self._filling, self._jobs), *makes_late)

    @cached_property
    def finish(self) -> dict[int, dt.date]:
        """Give the last day of each step that has found its time, by id."""
        days, jobs = self._filling.calendar.days, self._jobs
        return {
            jobs.steps[job].id: days[done].day
            for job, done in enumerate(self._filling.finished)
            if done != UNDONE and jobs.minutes[job]
        }


def planned_day(filling: Filling, jobs: Jobs, day: int) -> PlannedDay:
    """Write one day of a filling down: the productive hours by the clock, then the other minutes."""
    capacity, pieces = filling.calendar.days[day], filling.pieces[day]
    slots: tuple[Slot, ...] = ()
    if pieces:
        flowing = _in_order([piece for piece in pieces if piece.productive and piece.start is None], jobs)
        timed = [*_fixed(pieces, jobs), *_flowing(flowing, filling.calendar.stretches(day), jobs)]
        timed.sort(key=_start)
        others = [
            Slot(jobs.steps[piece.job].id, None, piece.minutes, productive=False, source=piece.source)
            for piece in pieces
            if not piece.productive
        ]
        slots = (*timed, *others)
    return PlannedDay(capacity.day, sum(opening.minutes for opening in capacity.openings), capacity.other, slots)


def _in_order(pieces: list[Piece], jobs: Jobs) -> list[Piece]:
    """Put the hardest of a day first, and what it needs of the same day before it."""
    waiting = {piece.job for piece in pieces}
    left = sorted(pieces, key=lambda piece: jobs.rank[piece.job])
    ordered: list[Piece] = []
    while left:
        blocked = {successor for job in waiting for successor in jobs.successors.get(job, ())}
        piece = next(piece for piece in left if piece.job not in blocked)
        ordered.append(piece)
        left.remove(piece)
        if all(other.job != piece.job for other in left):
            waiting.discard(piece.job)
    return ordered


def _start(slot: Slot) -> dt.datetime:
    return cast("dt.datetime", slot.start)


def _fixed(pieces: list[Piece], jobs: Jobs) -> Iterator[Slot]:
    for piece in pieces:
        if piece.start is not None:
            yield Slot(jobs.steps[piece.job].id, piece.start, piece.minutes, productive=True, source=piece.source)


def _flowing(pieces: list[Piece], stretches: list[Stretch], jobs: Jobs) -> Iterator[Slot]:
    """Lay the pieces one after the other into what is free of the productive hours."""
    rest = deque(stretches)
    for piece in pieces:
        left = piece.minutes
        while left:
            start, room = rest.popleft()
            given = min(left, room)
            yield Slot(jobs.steps[piece.job].id, start, given, productive=True, source=piece.source)
            left -= given
            if room > given:
                rest.appendleft((start + given * _MINUTE, room - given))


def _late(filling: Filling, jobs: Jobs) -> tuple[Late, ...]:
    """Give the big steps that are late, the latest first."""
    late: dict[str, int] = {}
    for job, done in enumerate(filling.finished):
        days = done - jobs.due[job]
        if done != UNDONE and days > 0 and jobs.minutes[job] and jobs.due[job] < jobs.never:
            big_step = jobs.steps[job].big_step
            late[big_step] = max(days, late.get(big_step, 0))
    return tuple(Late(key, days) for key, days in sorted(late.items(), key=lambda item: (-item[1], item[0])))


def _unplanned(filling: Filling, jobs: Jobs) -> Iterator[Unplanned]:
    capacity = filling.calendar
    hard_hours, hours = any(capacity.productive), any(capacity.productive) or any(capacity.other)
    for job, done in enumerate(filling.finished):
        if done != UNDONE or not jobs.minutes[job]:
            continue
        if _waits_for_an_answer(filling, jobs, job):
            reason = values.NO_ANSWER_DAY
        elif not hours:
            reason = values.NO_HOURS
        elif not filling.could_begin(job):
            reason = values.AFTER_UNPLANNED
        elif jobs.hard[job] and not hard_hours:
            reason = values.NO_PRODUCTIVE_HOURS
        else:
            reason = values.NO_ROOM
        yield Unplanned(jobs.steps[job].id, reason)


def _waits_for_an_answer(filling: Filling, jobs: Jobs, job: int) -> bool:
    needed = [jobs.index[id_] for id_ in jobs.steps[job].after if id_ in jobs.index]
    return any(filling.finished[other] == UNDONE and not jobs.minutes[other] for other in needed)


def _pin_troubles(filling: Filling, jobs: Jobs) -> tuple[PinTrouble, ...]:
    pinned = {promise.job: day for day, promises in filling.calendar.pinned.items() for promise in promises}
    days = filling.calendar.days
    not_ready = dict.fromkeys(filling.broken)
    broken = [PinTrouble(jobs.steps[job].id, days[pinned[job]].day, values.NOT_READY) for job in not_ready]
    return (*filling.calendar.troubles, *broken)
