"""What must hold of every schedule, whatever the planner was given."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from planner_cases import HARD, MINUTE, day

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from planner_cases import Case

    from matchtrack.domain.planner import OpenStep, PlannedDay, Schedule, Slot


def faults(case: Case, schedule: Schedule) -> list[str]:
    """Name all that is wrong with a schedule; nothing where it keeps every rule."""
    return [
        *_faults_of_minutes(case, schedule),
        *(fault for at, planned in enumerate(schedule.days) for fault in _faults_of_day(case, at, planned)),
        *_faults_of_order(case, schedule),
    ]


def _faults_of_minutes(case: Case, schedule: Schedule) -> Iterator[str]:
    """Every step has all its minutes, or is said to have found too few; waiting steps have none."""
    given: Counter[int] = Counter()
    for planned in schedule.days:
        for slot in planned.slots:
            given[slot.step_id] += slot.minutes
    unplanned = {each.step_id for each in schedule.unplanned}
    if len(schedule.unplanned) != len(unplanned):
        yield "a step is unplanned twice"
    for step in case.steps:
        has_day, is_unplanned = step.id in schedule.finish, step.id in unplanned
        if step.waiting:
            if given[step.id] or has_day or is_unplanned:
                yield f"{step.id} waits and is planned"
        elif has_day is is_unplanned:
            yield f"{step.id} is planned and unplanned, or neither"
        elif has_day != (given[step.id] == step.minutes) or given[step.id] > step.minutes:
            yield f"{step.id} has {given[step.id]} of {step.minutes} min"


def _faults_of_day(case: Case, at: int, planned: PlannedDay) -> Iterator[str]:
    had = case.days[at]
    hard = {step.id for step in case.steps if step.difficulty >= HARD}
    timed = [slot for slot in planned.slots if slot.start]
    others = [slot for slot in planned.slots if not slot.start]
    if planned.day != day(at) or list(planned.slots) != timed + others:
        yield f"day {at}: in disorder"
    for slot in planned.slots:
        if slot.minutes <= 0 or slot.productive is not bool(slot.start):
            yield f"day {at}: {slot} is no slot"
    for slot in timed:
        if slot.source == "planner" and not _is_inside(slot, planned, case):
            yield f"day {at}: {slot.step_id} is outside the productive hours"
    for one, next_one in pairwise(timed):
        if _end(one) > _start(next_one):
            yield f"day {at}: {one.step_id} overlaps {next_one.step_id}"
    if any(slot.step_id in hard for slot in others):
        yield f"day {at}: a hard step in the other minutes"
    if sum(slot.minutes for slot in others) > had.other:
        yield f"day {at}: too much for the other minutes"


def _is_inside(slot: Slot, planned: PlannedDay, case: Case) -> bool:
    openings = case.days[(planned.day - case.days[0].day).days].openings
    return any(
        opening.start <= _start(slot) and _end(slot) <= opening.start + opening.minutes * MINUTE for opening in openings
    )


def _start(slot: Slot) -> dt.datetime:
    assert slot.start
    return slot.start


def _end(slot: Slot) -> dt.datetime:
    return _start(slot) + slot.minutes * MINUTE


def _faults_of_order(case: Case, schedule: Schedule) -> Iterator[str]:
    """No step comes before its earliest date, what it needs, or the answer and the wait behind that."""
    first: dict[int, tuple[int, int]] = {}
    last: dict[int, tuple[int, int]] = {}
    for at, planned in enumerate(schedule.days):
        for place, slot in enumerate(planned.slots):
            first.setdefault(slot.step_id, (at, place))
            last[slot.step_id] = (at, place)
    by_id = {step.id: step for step in case.steps}
    for id_, begins in first.items():
        step = by_id[id_]
        if step.earliest and day(begins[0]) < step.earliest:
            yield f"{id_} begins before its earliest date"
        for needed in (by_id[before] for before in step.after if before in by_id):
            if needed.waiting:
                if not needed.answer or day(begins[0]) < max(needed.answer, day(1)):
                    yield f"{id_} begins before the answer to {needed.id}"
            elif needed.id not in schedule.finish or last[needed.id] > begins:
                yield f"{id_} begins before {needed.id} is done"
            elif begins[0] < last[needed.id][0] + needed.wait_days:
                yield f"{id_} does not wait for {needed.id}"


def kept_pins(case: Case, schedule: Schedule) -> list[str]:
    """Name the pins that are neither kept nor said to be in trouble."""
    in_trouble = {each.step_id for each in schedule.pin_troubles}
    by_id: dict[int, OpenStep] = {step.id: step for step in case.steps}
    found = []
    for pin in case.pins:
        if pin.step_id in in_trouble or by_id[pin.step_id].waiting:
            continue
        slots = schedule.day((pin.day - case.days[0].day).days).slots
        minutes = sum(slot.minutes for slot in slots if slot.step_id == pin.step_id)
        if minutes != by_id[pin.step_id].minutes:
            found.append(f"{pin.step_id} has {minutes} min on its day")
    return found
