"""How much the days from today on have to give, where the user is now."""

from __future__ import annotations

import datetime as dt

from matchtrack import clock
from matchtrack.domain.capacity import capacity_of_days
from matchtrack.storage import capacity

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

    from matchtrack.domain.capacity import DayCapacity, Hours
    from matchtrack.services.context import Moment

_DAY, _MINUTE = dt.timedelta(days=1), dt.timedelta(minutes=1)


def capacity_until(
    connection: sqlite3.Connection, moment: Moment, last: dt.date, hours: Hours | None = None
) -> list[DayCapacity]:
    """Give the capacity of each day from today on, whole days as the user lives them where the user is now.

    With `hours` these hold instead of those that are stored.
    """
    zone = clock.zone_rules(moment.zone)
    if hours is None:
        hours = capacity.read_hours(connection, moment.day)
    return capacity_of_days(hours, moment.day, last, day_start=moment.day_start, zone=zone)


def other_minutes_left(connection: sqlite3.Connection, moment: Moment, today: DayCapacity) -> int:
    """Give the other minutes of today that were not worked yet and still come before the day ends."""
    day_ends = dt.datetime.combine(moment.day + _DAY, dt.time()) + moment.day_start * _MINUTE
    still_to_come = (day_ends - moment.wall) // _MINUTE
    return min(max(0, today.other - capacity.easy_minutes_of_day(connection, moment.day)), still_to_come)
