"""Noticing a clock that cannot be right: nothing is refused, but it is said (trust.md 6)."""

from __future__ import annotations

import datetime as dt

from matchtrack import clock
from matchtrack.domain.date_phrases import write_day
from matchtrack.services.context import utc_instant
from matchtrack.storage import marks
from matchtrack.storage.connection import open_reading

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matchtrack.services.context import Context

BEHIND = dt.timedelta(minutes=10)
"""Two computers may differ by some minutes."""

AHEAD = dt.timedelta(days=400)
"""Longer than a year nobody leaves a season alone."""


def clock_trouble(context: Context) -> str:
    """Say that the clock is behind the last change, or more than a year after it; '' where it may be right.

    A clock that the user set by MATCHTRACK_NOW is nobody's fault.

    Raises:
        NotSoError: There is no season yet.
    """
    if context.environ.get(clock.NOW_VARIABLE):
        return ""
    connection = open_reading(context.database)
    try:
        last_utc = marks.last_change(connection)
    finally:
        connection.close()
    if last_utc is None:
        return ""
    now, last = context.clock(), utc_instant(last_utc)
    if last - now <= BEHIND and now - last <= AHEAD:
        return ""
    return (
        f"This computer's clock says {_when(context, now)}, but your last change was made on {_when(context, last)}. "
        "Is the clock right?"
    )


def _when(context: Context, instant: dt.datetime) -> str:
    wall = clock.wall_clock(instant, context.settings.zone)
    return f"{write_day(wall.date())} at {wall:%H:%M}"
