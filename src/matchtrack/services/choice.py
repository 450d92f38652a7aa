"""The choice for today, the one place that a planner over all days takes over later."""

from __future__ import annotations

from matchtrack.domain.hours import Window, windows_of_day
from matchtrack.domain.pinning import ReadyStep, pin_today
from matchtrack.storage import capacity

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

    from matchtrack.domain.hours import Span
    from matchtrack.domain.pinning import DayChoice
    from matchtrack.services.context import Moment

MOST_STEPS = 288
"""A day of 1,440 minutes holds at most so many pieces of 5 minutes; no more steps need to be read."""


def spans_of(connection: sqlite3.Connection, moment: Moment, day_start: int) -> tuple[Span, ...]:
    """Give today's productive hours as wall-clock spans."""
    windows = [Window(weekday=day, start=start, end=end) for day, start, end in capacity.read_windows(connection)]
    return windows_of_day(windows, moment.day, day_start)


def choose_today(connection: sqlite3.Connection, moment: Moment, day_start: int) -> DayChoice:
    """Choose the pins and the rest of today from the ready steps."""
    ready = [
        ReadyStep(id=id_, key=key, minutes_left=left, difficulty=difficulty, boring=boring, started=started, due=due)
        for hard in (True, False)
        for id_, key, left, difficulty, boring, started, due in capacity.ready_rows(
            connection, moment.day, hard=hard, limit=MOST_STEPS
        )
    ]
    planned = capacity.read_other_minutes(connection).get(moment.day.weekday(), 0)
    other = max(0, planned - capacity.easy_minutes_of_day(connection, moment.day))
    return pin_today(ready, spans=spans_of(connection, moment, day_start), other_minutes=other, now=moment.wall)
