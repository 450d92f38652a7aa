"""The choice for today, the one place that a planner over all days takes over later."""

from __future__ import annotations

import datetime as dt

from matchtrack import clock
from matchtrack.domain.capacity import span_of
from matchtrack.domain.pinning import ReadyStep, pin_today
from matchtrack.storage import capacity

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

    from matchtrack.domain.capacity import DayCapacity
    from matchtrack.domain.hours import Span
    from matchtrack.domain.pinning import DayChoice
    from matchtrack.services.context import Moment

_DAY, _MINUTE = dt.timedelta(days=1), dt.timedelta(minutes=1)

MOST_STEPS = 288
"""A day of 1,440 minutes holds at most so many pieces of 5 minutes; no more steps need to be read."""


def capacity_until(connection: sqlite3.Connection, moment: Moment, last: dt.date) -> list[DayCapacity]:
    """Give the capacity of each day from today on, whole days as the user lives them where the user is now."""
    zone = clock.zone_rules(moment.zone)
    return capacity.read_capacity(connection, moment.day, last, day_start=moment.day_start, zone=zone)


def spans_of(day: DayCapacity) -> tuple[Span, ...]:
    """Give a day's productive hours as wall-clock spans."""
    return tuple(span_of(opening) for opening in day.openings)


def choose_today(connection: sqlite3.Connection, moment: Moment, today: DayCapacity) -> DayChoice:
    """Choose the pins and the rest of today from the ready steps."""
    ready = [
        ReadyStep(id=id_, key=key, minutes_left=left, difficulty=difficulty, boring=boring, started=started, due=due)
        for hard in (True, False)
        for id_, key, left, difficulty, boring, started, due in capacity.ready_rows(
            connection, moment.day, hard=hard, limit=MOST_STEPS
        )
    ]
    day_ends = dt.datetime.combine(moment.day + _DAY, dt.time()) + moment.day_start * _MINUTE
    still_to_come = (day_ends - moment.wall) // _MINUTE
    other = min(max(0, today.other - capacity.easy_minutes_of_day(connection, moment.day)), still_to_come)
    return pin_today(ready, spans=spans_of(today), other_minutes=other, now=moment.wall)
