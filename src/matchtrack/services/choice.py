"""The choice for today: the first day of the schedule."""

from __future__ import annotations

from matchtrack.domain.areas import HARD_FROM
from matchtrack.domain.capacity import span_of
from matchtrack.domain.pinning import DayChoice, Pin, ReadyStep, RestItem, easiest_alone, pin_today
from matchtrack.services.capacity_ahead import other_minutes_left
from matchtrack.storage import capacity

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

    from matchtrack.domain.capacity import DayCapacity
    from matchtrack.domain.hours import Span
    from matchtrack.domain.planner import OpenStep, PlannedDay
    from matchtrack.services.context import Moment

MOST_STEPS = 288
"""A day of 1,440 minutes holds at most so many pieces of 5 minutes; no more steps need to be read."""

MOST_PLANNED = 2000
"""With more open steps than this, today is chosen from what is ready, without planning the days behind it.

No season of one person has as many (the fullest sample has 469), and the first screen must not wait for the planner.
"""


def spans_of(day: DayCapacity) -> tuple[Span, ...]:
    """Give a day's productive hours as wall-clock spans."""
    return tuple(span_of(opening) for opening in day.openings)


def choose_today(connection: sqlite3.Connection, moment: Moment, today: DayCapacity) -> DayChoice:
    """Choose the pins and the rest of today; where nothing finds a place, the easiest ready step stands alone."""
    if capacity.has_more_open(connection, MOST_PLANNED):
        return _choose_from_ready(connection, moment, today)
    from matchtrack.services.schedule import read_planning

    planning = read_planning(connection, moment)
    choice = _choice_of(planning.first_day(), {step.id for step in planning.steps if _is_hard_now(step, moment)})
    if choice.pins or choice.rest:
        return choice
    return easiest_alone(_ready(connection, moment))._replace(hard_waits=choice.hard_waits)


def _choice_of(day: PlannedDay, hard_now: set[int]) -> DayChoice:
    pins = [Pin(slot.step_id, slot.start, slot.minutes, slot.source) for slot in day.slots if slot.start]
    return DayChoice(
        pins=tuple(pins),
        rest=tuple(RestItem(slot.step_id, slot.minutes) for slot in day.slots if not slot.start),
        hard_waits=bool(hard_now) and not any(pin.step_id in hard_now for pin in pins),
    )


def _is_hard_now(step: OpenStep, moment: Moment) -> bool:
    ready = not (step.waiting or step.after) and (step.earliest is None or step.earliest <= moment.day)
    return ready and step.difficulty >= HARD_FROM


def _choose_from_ready(connection: sqlite3.Connection, moment: Moment, today: DayCapacity) -> DayChoice:
    other = other_minutes_left(connection, moment, today)
    return pin_today(_ready(connection, moment), spans=spans_of(today), other_minutes=other, now=moment.wall)


def _ready(connection: sqlite3.Connection, moment: Moment) -> list[ReadyStep]:
    return [
        ReadyStep(id=id_, key=key, minutes_left=left, difficulty=difficulty, boring=boring, started=started, due=due)
        for hard in (True, False)
        for id_, key, left, difficulty, boring, started, due in capacity.ready_rows(
            connection, moment.day, hard=hard, limit=MOST_STEPS
        )
    ]
