"""The plain plan: every open step as soon as it can, in a given order; due dates can be made from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchtrack.domain.planner.calendar import Calendar
from matchtrack.domain.planner.jobs import Jobs
from matchtrack.domain.planner.outcome import Schedule
from matchtrack.domain.planner.rules import SharedFilling
from matchtrack.domain.planner.targets import Targets

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from matchtrack.domain.capacity import DayCapacity, Reservation, UserPin
    from matchtrack.domain.planner.values import OpenStep


def plan_in_order(
    steps: Sequence[OpenStep],
    days: Sequence[DayCapacity],
    *,
    pins: Iterable[UserPin] = (),
    reservations: Iterable[Reservation] = (),
) -> Schedule:
    """Give each open step its slots as `plan` does, but in the order in which the steps are given, whatever is due.

    What a step waits for comes in its place; an easy step takes productive minutes before every hard one behind it.
    """
    jobs = Jobs(steps, days[0].day, len(days))
    places = {step.id: place for place, step in enumerate(steps)}
    order = [places[step.id] for step in jobs.steps]
    for job in reversed(jobs.from_first):
        order[job] = min([order[job], *(order[successor] for successor in jobs.successors.get(job, ()))])
    calendar = Calendar(days, jobs, pins, reservations)
    return Schedule(SharedFilling(jobs, calendar, Targets(0, order, [])).run(), jobs)
