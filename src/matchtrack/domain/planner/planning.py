"""The planner: every open step into the days until the season's end (design.md 4, Planner)."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from matchtrack.domain.planner.calendar import Calendar
from matchtrack.domain.planner.hardest_first import HardestFirst
from matchtrack.domain.planner.jobs import Jobs
from matchtrack.domain.planner.outcome import Schedule, planned_day
from matchtrack.domain.planner.progress import NO_LIMIT, UNDONE
from matchtrack.domain.planner.rules import SIMPLE_RULES, Deadlines
from matchtrack.domain.planner.targets import aim

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from matchtrack.domain.capacity import DayCapacity, Reservation, UserPin
    from matchtrack.domain.planner.filling import Filling
    from matchtrack.domain.planner.progress import Piece
    from matchtrack.domain.planner.rules import Rule
    from matchtrack.domain.planner.values import OpenStep, PlannedDay

_MOST_ROUNDS = 3
"""How often the hardest-first plan is drawn up anew when a chain of steps came out later than it has to be."""

_NEAR_DAYS = 2
"""What a step of a chain may lose against the urgent plan, which cuts steps into crumbs; never the latest step."""

_MANY = 2000
"""Above so many steps one such round must do."""


def plan(
    steps: Iterable[OpenStep],
    days: Sequence[DayCapacity],
    *,
    pins: Iterable[UserPin] = (),
    reservations: Iterable[Reservation] = (),
    now: dt.datetime | None = None,
) -> Schedule:
    """Give each open step its slots; `days` follow each other without a gap, the first is what is left of today.

    `now` is the naive wall clock: pins and daily slots of today from before it are no longer kept to their time.
    Starts of pins and daily slots count from the midnight of their day, those of its night from 1,440 minutes on.

    Hard steps sit in productive hours only; no step comes before its prerequisites or its earliest date; the
    greatest lateness is the least that can be reached (exactly so without prerequisites and earliest dates); within
    that come pins, then the hardest. The same input gives the same plan, in whatever order.
    """
    task = Task(steps, days, tuple(pins), tuple(reservations), now)
    return Schedule(task.best(), task.jobs, task.blamed)


def first_day(
    steps: Iterable[OpenStep],
    days: Sequence[DayCapacity],
    *,
    pins: Iterable[UserPin] = (),
    reservations: Iterable[Reservation] = (),
    now: dt.datetime | None = None,
) -> PlannedDay:
    """Give the first day of the same plan, in a fifth of the time: the first screen waits for it."""
    task = Task(steps, days, tuple(pins), tuple(reservations), now)
    return planned_day(task.first_day(), task.jobs, 0)


class Task:
    """One request to plan, and the passes that are made for it."""

    def __init__(
        self,
        steps: Iterable[OpenStep],
        days: Sequence[DayCapacity],
        pins: tuple[UserPin, ...],
        reservations: tuple[Reservation, ...],
        now: dt.datetime | None,
    ) -> None:
        self._steps = list(steps)
        self.days, self.pins, self.reservations, self.now = days, pins, reservations, now
        self.jobs = Jobs(self._steps, days[0].day if days else dt.date.min, len(days))
        calendar = self._calendar()
        self.targets = aim(self.jobs, calendar)
        self.hard_time = list(accumulate(calendar.productive))
        self.all_time = list(accumulate(a + b for a, b in zip(calendar.productive, calendar.other, strict=True)))

    def best(self) -> Filling:
        """Draw up the plan: at once where all is free to be in time, else guided by the plan that is least late."""
        if self._is_free:
            free = self._hardest_first(self.targets.deadlines).run()
            if not self._too_late(free, self.targets.deadlines):
                return free
        urgent, rule = self._least_late()
        first, after = self._first_day_of(urgent, rule)
        return self._harder(after, first.pieces[0]) or after

    def first_day(self) -> Filling:
        """Fill the first day alone, as in the whole plan."""
        if self._is_free:
            return self._hardest_first(self.targets.deadlines).run(1)
        return self._first_day_of(*self._least_late())[0]

    @property
    def _is_free(self) -> bool:
        """Say that all can be in time and nothing is tied: then the hardest first keeps every date by itself."""
        return not (
            self.targets.lateness or any(self.jobs.release) or self.jobs.from_first or self.pins or self.reservations
        )

    def _first_day_of(self, urgent: Filling, rule: Rule) -> tuple[Filling, Filling]:
        """Take the hardest first on the first day, unless the days behind it could not make up for that.

        Give the first day, and the least late plan that begins with it.
        """
        first = self._hardest_first(*self._guided_by(urgent)).run(1)
        enough = self._lateness(urgent)
        for each in (rule, *(other for other in SIMPLE_RULES if other is not rule)):
            after = self.fill(each, enough + 1, first.pieces[0])
            if not after.given_up and self._lateness(after) <= enough:
                return first, after
        return urgent, urgent

    def blamed(self) -> list[UserPin]:
        """Give the pins without which something other than their own step would be less late."""
        if not self.pins or not self._is_less_late_without(self.pins):
            return []
        return [pin for pin in self.pins if self._is_less_late_without((pin,))] or list(self.pins)

    def _is_less_late_without(self, pins: tuple[UserPin, ...]) -> bool:
        kept = tuple(pin for pin in self.pins if pin not in pins)
        without = Task(self._steps, self.days, kept, self.reservations, self.now)
        own = {pin.step_id for pin in pins}
        return without.late_days(own) < self.late_days(own)

    def late_days(self, without: Collection[int]) -> list[int]:
        """Give the days by which steps are late, the latest first, without some by id."""
        jobs, never = self.jobs, self.jobs.never
        late = [
            (done if done != UNDONE else never) - due
            for step, done, due in zip(jobs.steps, self.least_late().finished, jobs.due, strict=True)
            if due < never and step.id not in without
        ]
        return sorted((days for days in late if days > 0), reverse=True)

    def _calendar(self) -> Calendar:
        return Calendar(self.days, self.jobs, self.pins, self.reservations, self.now)

    def _hardest_first(self, deadlines: list[int], openers: Iterable[int] = ()) -> HardestFirst:
        return HardestFirst(self.jobs, self._calendar(), self.targets._replace(deadlines=deadlines), openers)

    def least_late(self) -> Filling:
        """Give the least late of the plans that the most urgent first and other simple rules make."""
        return self._least_late()[0]

    def _least_late(self) -> tuple[Filling, Rule]:
        """Give it with its rule."""
        rule, *rules = SIMPLE_RULES
        best = self.fill(rule)
        least = self._lateness(best)
        for other in rules:
            if least <= self.targets.lateness:
                break
            filling = self.fill(other, least)
            if not filling.given_up and (lateness := self._lateness(filling)) < least:
                best, rule, least = filling, other, lateness
        return best, rule

    def fill(self, rule: Rule, limit: int = NO_LIMIT, first: Sequence[Piece] | None = None) -> Filling:
        """Make the plan of one simple rule, where `first` are the pieces of a first day that is given.

        It is given up where a step comes `limit` days late.
        """
        targets = self.targets._replace(deadlines=rule.order(self.jobs, self._deadlines))
        return rule.filling(self.jobs, self._calendar(), targets, limit=limit).run(first=first)

    @cached_property
    def _deadlines(self) -> Deadlines:
        return Deadlines(self.targets.deadlines, self._chained(self.targets.deadlines))

    def _lateness(self, filling: Filling) -> int:
        """Give the greatest lateness in days, 0 where all is in time; what found no time is as late as the last day."""
        never = self.jobs.never
        return max(
            0,
            *(
                (done if done != UNDONE else never) - due
                for done, due in zip(filling.finished, self.jobs.due, strict=True)
                if due < never
            ),
            0,
        )

    def _harder(self, urgent: Filling, first: Sequence[Piece]) -> HardestFirst | None:
        """Take the hardest first as far as no step with a due date comes later than in the urgent plan or in time."""
        goals = self._goals(urgent)
        least = self._lateness(urgent)
        held: set[int] = set()
        for _ in range(_MOST_ROUNDS if len(self.jobs) <= _MANY else 1):
            harder = self._hardest_first(*self._guided_by(urgent, held)).run(first=first)
            late = self._too_late(harder, goals)
            if self._is_near_enough(harder, goals, late, least):
                return harder
            held |= self._with_prerequisites(late)
        return None

    def _goals(self, urgent: Filling) -> list[int]:
        """Give the day by which each step must be done: its due day, or the day of the urgent plan if that is later."""
        return [
            due if due >= self.jobs.never else max(due, done)
            for due, done in zip(self.jobs.due, self._planned(urgent), strict=True)
        ]

    def _planned(self, urgent: Filling) -> list[int]:
        return [done if done != UNDONE else self.jobs.never for done in urgent.finished]

    def _guided_by(self, urgent: Filling, held: Collection[int] = ()) -> tuple[list[int], list[int]]:
        """Give deadlines that leave room for successors, and the openers; what is `held` keeps its urgent day."""
        planned, deadlines = self._planned(urgent), self._goals(urgent)
        for job in held:
            deadlines[job] = planned[job]
        chained = [max(a, b) for a, b in zip(self._chained(deadlines), planned, strict=True)]
        openers = self.jobs.openers & urgent.ended_productive
        return chained, [job for job in sorted(openers) if chained[job] == planned[job]]

    def _is_near_enough(self, harder: Filling, goals: Sequence[int], late: Iterable[int], least: int) -> bool:
        """Say that no step misses its goal by more than a day or two, and that the latest one is no later."""
        near = all(0 <= harder.finished[job] <= goals[job] + _NEAR_DAYS for job in late)
        return near and self._lateness(harder) <= least

    def _too_late(self, filling: Filling, deadlines: Sequence[int]) -> list[int]:
        never = self.jobs.never
        return [
            job
            for job, (done, deadline) in enumerate(zip(filling.finished, deadlines, strict=True))
            if deadline < never and not 0 <= done <= deadline and self.jobs.minutes[job]
        ]

    def _with_prerequisites(self, late: Iterable[int]) -> set[int]:
        found = set(late)
        for job in reversed(self.jobs.from_first):
            if any(successor in found for successor in self.jobs.successors.get(job, ())):
                found.add(job)
        return found

    def _chained(self, deadlines: Sequence[int]) -> list[int]:
        """Move deadlines forward so far that the successors still fit in behind."""
        jobs, chained = self.jobs, list(deadlines)
        for job in reversed(jobs.from_first):
            for successor in jobs.successors.get(job, ()):
                latest = self._latest_start(successor, chained[successor]) - jobs.waits[job]
                chained[job] = min(chained[job], latest)
        return chained

    def _latest_start(self, job: int, deadline: int) -> int:
        """Give the last day on which a step can begin and be done by its deadline, if it had all the time."""
        if deadline >= self.jobs.never or deadline < 0:
            return deadline
        time = self.hard_time if self.jobs.hard[job] else self.all_time
        return min(deadline, bisect_right(time, time[deadline] - self.jobs.minutes[job]))
