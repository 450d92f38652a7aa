"""The timer: one at a time, kept in the database, so that it survives whatever happens to the program."""

from __future__ import annotations

import datetime as dt

from matchtrack import clock
from matchtrack.domain import momentum
from matchtrack.domain.areas import OPEN_STATUSES
from matchtrack.errors import BadInputError, NotSoError
from matchtrack.services.context import utc_text
from matchtrack.services.minutes import instant, minutes_had, pinned_step, write_entry
from matchtrack.services.ticks import must_be
from matchtrack.services.transaction import write_daily
from matchtrack.storage import journal
from matchtrack.storage.finding import find_step, step_by_id

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

    from matchtrack.domain.step_name import StepName
    from matchtrack.services.context import Context, Moment
    from matchtrack.services.minutes import Logged


LONGEST_TIMER_MINUTES = 720
"""A timer that ran longer was forgotten: nobody works twelve hours on a baby step."""


class Stopped:
    """What the timer gave: `minutes` it ran, and the entry, or None where nothing was logged."""

    __slots__ = ("logged", "minutes", "step")

    def __init__(self, step: StepName, minutes: int, logged: Logged | None) -> None:
        self.step = step
        self.minutes = minutes
        self.logged = logged


def start(context: Context, step: str | None) -> StepName:
    """Start the timer; without `step` on the pinned one.

    Raises:
        NotSoError: A timer already runs, or no step matches.
    """
    moment = context.moment()

    def write(connection: sqlite3.Connection) -> StepName:
        timer = journal.running_timer(connection)
        if timer:
            title = step_by_id(connection, timer[0]).title
            raise NotSoError(f"The timer already runs on '{title}'. Stop it first: matchtrack stop.")
        found = (
            find_step(connection, step, OPEN_STATUSES) if step is not None else pinned_step(context, connection, moment)
        )
        must_be(found, ("todo", "started"), "can be started")
        journal.start_timer(connection, found.id, utc_text(moment.utc))
        return found

    return write_daily(context, moment, write, lambda found: f"Started '{found.title}'")


def stop(context: Context, *, discard: bool = False) -> Stopped:
    """Stop the timer and log its whole minutes, as many as the day has room for.

    Raises:
        NotSoError: No timer runs.
        BadInputError: It ran so long that it must have been forgotten.
    """
    moment = context.moment()

    def write(connection: sqlite3.Connection) -> Stopped:
        timer = journal.running_timer(connection)
        if timer is None:
            raise NotSoError("No timer runs. Start one: matchtrack start.")
        step, started = step_by_id(connection, timer[0]), instant(timer[1])
        minutes = momentum.day_minutes(started, moment.utc)
        if minutes > LONGEST_TIMER_MINUTES and not discard:
            raise BadInputError(
                f"the timer on '{step.title}' has run for {minutes // 60} hours, so it was forgotten. "
                "Say how much was real: matchtrack stop --discard, then matchtrack log MINUTES STEP"
            )
        journal.stop_timer(connection)
        logged = None if discard else _log_timer(context, connection, moment, step, started, minutes)
        return Stopped(step, minutes, logged)

    return write_daily(context, moment, write, lambda stopped: f"Stopped the timer on '{stopped.step.title}'")


def _log_timer(
    context: Context,
    connection: sqlite3.Connection,
    moment: Moment,
    step: StepName,
    started: dt.datetime,
    minutes: int,
) -> Logged | None:
    """Log what the timer counted, on the day on which it began, and no more than that day has room for."""
    wall = clock.wall_clock(started, context.settings.zone).replace(tzinfo=None)
    day = momentum.momentum_day(wall, context.settings.day_start)
    free = minutes_had(context, moment, day) - journal.minutes_of_day(connection, day)
    minutes = min(minutes, free)
    if minutes < 1:
        return None
    span = (started, started + dt.timedelta(minutes=minutes))
    return write_entry(context, connection, moment, step, minutes, day=day, span=span, source="timer")
