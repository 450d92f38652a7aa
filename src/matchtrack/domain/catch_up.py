"""Catching up: new due dates for what a plan meant for before today, and for what cannot be kept any more.

A plan's dates are advice for somebody who began on its first day. Whoever begins late goes through it in its own order;
what comes too late by that gets the day that the planner finds for it, and some days of grace.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from matchtrack.domain.planner import plan
from matchtrack.domain.planner.in_order import plan_in_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from matchtrack.domain.capacity import DayCapacity, Reservation, UserPin
    from matchtrack.domain.due import Due
    from matchtrack.domain.planner import OpenStep, Schedule

GRACE_DAYS = 7
"""A week from the planned day to the due date: one bad week makes nothing late, and the planner can still choose."""

LONGEST_DAYS = 365
"""A season has about a year; nothing is put off further where no key date ends it sooner."""

_MOST_ROUNDS = 20
"""Due dates only ever move later, so that it ends by itself, nearly always within three rounds."""

_DAY = dt.timedelta(days=1)


class Dated(NamedTuple):
    """A due date, resolved, and the last day to which it may move; None where it stays."""

    due: dt.date | None
    latest: dt.date | None = None


class NewDue(NamedTuple):
    """The day on which a step of this key is due from now on."""

    key: str
    day: dt.date


class NewDues(NamedTuple):
    """The due dates that catching up gives, first come first.

    `real` counts open steps whose own key date has passed, `no_day` those of before today for which no time is found:
    all of them stay as they are.
    """

    steps: tuple[NewDue, ...] = ()
    big_steps: tuple[NewDue, ...] = ()
    real: int = 0
    no_day: int = 0


def dated(due: Due | None, key_dates: Mapping[str, dt.date], today: dt.date) -> Dated:
    """Say how far a due date may move.

    A key date itself never moves, nor does a day that lies ahead: that is the user's word. What is counted back from a
    key date stays before it, as long as that lies ahead; all else may move to the season's last key date.
    """
    day = due.resolve(key_dates) if due else None
    if due is None or day is None or due.is_key_date or (due.day and day >= today):
        return Dated(day)
    base = key_dates.get(due.key_date or "", today)
    if due.offset_days < 0 and base > today:
        return Dated(day, base - _DAY)
    ends = max(key_dates.values(), default=today)
    return Dated(day, ends if ends > today else today + LONGEST_DAYS * _DAY)


def catch_up(
    steps: Sequence[OpenStep],
    dates: Mapping[str, Dated],
    *,
    days: Sequence[DayCapacity],
    pins: Iterable[UserPin] = (),
    reservations: Iterable[Reservation] = (),
) -> NewDues:
    """Give every step that was due before today, or that cannot be kept, the day for which it is planned and a week.

    `steps` come in the plan's order, `days` from today on; `dates` holds the due date of each step and big step by its
    key, a step's own or the one that it takes over. No new date is later than the due date of an open successor or its
    own latest day: what cannot be done by then stays late, which is the truth. A big step is due with the last of its
    steps at the soonest.
    """
    pins, reservations = tuple(pins), tuple(reservations)
    task = _Dates(steps, dates, days[0].day)

    def too_late() -> dict[int, dt.date]:
        return task.later(plan(task.steps(), days, pins=pins, reservations=reservations))

    if too_late():
        task.move(task.later(plan_in_order(task.in_order(), days, pins=pins, reservations=reservations)))
        for _ in range(_MOST_ROUNDS):
            if not (new := too_late()):
                break
            task.move(new)
    return task.new_dues()


class _Dates:
    """The due dates of all open steps, as they are put off."""

    def __init__(self, steps: Sequence[OpenStep], dates: Mapping[str, Dated], today: dt.date) -> None:
        self._today, self._dates = today, dates
        self._given = [self._with_answer(step) for step in steps]
        self._dues = {step.id: dates[step.key].due for step in steps}
        self._latest = {step.id: self._latest_of(step) for step in steps}
        self._moved: dict[int, dt.date] = {}
        self._successors: dict[int, list[int]] = {step.id: [] for step in steps}
        for step in steps:
            for need in self._successors.keys() & set(step.after):
                self._successors[need].append(step.id)
        self._last_first = self._sorted_back()

    def steps(self) -> list[OpenStep]:
        """Give the steps with the due dates that they have by now."""
        return [step._replace(due=self._dues[step.id]) for step in self._given]

    def in_order(self) -> list[OpenStep]:
        """Give the steps as the plan meant them to be done, those without a date last."""
        return sorted(self.steps(), key=lambda step: step.due or dt.date.max)

    def later(self, schedule: Schedule) -> dict[int, dt.date]:
        """Give new due dates to what comes too late by this schedule, by id, as far as it may have one."""
        new: dict[int, dt.date] = {}
        held: dict[int, dt.date] = {}
        for step in self._last_first:
            hold = min((held[successor] for successor in self._successors[step.id]), default=dt.date.max)
            planned, due = self._planned(step, schedule), self._dues[step.id]
            if due and planned and (due < self._today or planned > due):
                day = min(self._latest[step.id], hold, planned + GRACE_DAYS * _DAY)
                if day > due:
                    new[step.id] = due = day
            held[step.id] = due if due and due >= self._today else hold
        return new

    def move(self, new: Mapping[int, dt.date]) -> None:
        """Let these steps be due on these days."""
        self._moved |= new
        self._dues |= new

    def new_dues(self) -> NewDues:
        """Give all that moved, the big steps with their steps."""
        past = [step for step in self._given if (due := self._dues[step.id]) and due < self._today]
        real = sum(1 for step in past if self._dates[step.key].latest is None)
        steps = [NewDue(step.key, self._moved[step.id]) for step in self._given if step.id in self._moved]
        return NewDues(steps=_in_time(steps), big_steps=_in_time(self._big_steps()), real=real, no_day=len(past) - real)

    def _with_answer(self, step: OpenStep) -> OpenStep:
        """Let an answer without a day come within the days of grace, so that what waits for it has a day."""
        return step._replace(answer=self._today + GRACE_DAYS * _DAY) if step.waiting and not step.answer else step

    def _latest_of(self, step: OpenStep) -> dt.date:
        """Give the last day to which a step may move: not behind its big step, as far as that lies ahead."""
        big, latest = self._dates[step.big_step], self._dates[step.key].latest or dt.date.min
        if big.latest:
            return min(latest, big.latest)
        return min(latest, big.due) if big.due and big.due >= self._today else latest

    def _planned(self, step: OpenStep, schedule: Schedule) -> dt.date | None:
        if step.waiting:
            return max(self._today, step.answer) if step.answer else None
        return schedule.finish.get(step.id)

    def _sorted_back(self) -> list[OpenStep]:
        """Give every step before all that it waits for; a circle of prerequisites is left out."""
        by_id = {step.id: step for step in self._given}
        left = {id_: len(successors) for id_, successors in self._successors.items()}
        ordered = [step for step in reversed(self._given) if not left[step.id]]
        for step in ordered:
            for need in by_id.keys() & set(step.after):
                left[need] -= 1
                if not left[need]:
                    ordered.append(by_id[need])
        return ordered

    def _big_steps(self) -> list[NewDue]:
        """Give the big steps that were due before today, or before a step of theirs that moved."""
        ends: dict[str, dt.date] = {}
        for step in self._given:
            due, big = self._dues[step.id], self._dates[step.big_step]
            is_concerned = step.id in self._moved or (big.due and big.due < self._today)
            if is_concerned and due and due >= self._today and big.due and big.latest:
                ends[step.big_step] = max(ends.get(step.big_step, big.due), min(due, big.latest))
        return [NewDue(key, day) for key, day in sorted(ends.items()) if day != self._dates[key].due]


def _in_time(dues: Iterable[NewDue]) -> tuple[NewDue, ...]:
    """Bring new due dates in the order of their days; what comes first in the plan stays first."""
    return tuple(sorted(dues, key=lambda new: new.day))
