"""The timer: one at a time, kept in the database, so that it survives whatever happens to the program."""

from __future__ import annotations

import datetime as dt

from matchtrack import clock
from matchtrack.domain import momentum
from matchtrack.domain.areas import OPEN_STATUSES
from matchtrack.errors import BadInputError, NotSoError
from matchtrack.services.context import utc_instant, utc_text
from matchtrack.services.minutes import add_entry, minutes_had, pinned_step, standing
from matchtrack.services.ticks import must_be
from matchtrack.services.transaction import write_daily
from matchtrack.storage import journal
from matchtrack.storage.finding import find_step, step_by_id

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterator

    from matchtrack.domain.step_name import StepName
    from matchtrack.services.context import Context, Moment
    from matchtrack.services.minutes import Logged


LONGEST_TIMER_MINUTES = 720
"""A timer that ran longer was forgotten: nobody works twelve hours on a baby step."""


class Stopped:
    """What the timer gave: `minutes` it ran, and the entry, or None where nothing was logged.

    `forgotten` says that it ran so long that it was left running, for the user to say how much was real.
    """

    __slots__ = ("forgotten", "logged", "minutes", "step")

    def __init__(self, step: StepName, minutes: int, logged: Logged | None, *, forgotten: bool = False) -> None:
        self.step = step
        self.minutes = minutes
        self.logged = logged
        self.forgotten = forgotten

    @property
    def outcome(self) -> str:
        """Say what became of the minutes: 'logged 12 min', or why there are fewer than the timer ran."""
        if self.logged is not None:
            cut = self.logged.minutes < self.minutes
            rest = f" of {self.minutes}, as the rest was in the log already" if cut else ""
            return f"logged {self.logged.minutes} min{rest}"
        if self.minutes < 1:
            return "less than a minute ran, so nothing was logged"
        return f"its {self.minutes} min were in the log already"

    @property
    def sentence(self) -> str:
        """Say what became of a timer that was not asked about, as when its step is ticked off."""
        if self.forgotten:
            return f"The timer has run for {self.minutes // 60} hours; stop it and say how much was real."
        return f"The timer stopped; {self.outcome}."


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
        found = find_step(connection, step, OPEN_STATUSES) if step is not None else pinned_step(connection, moment)
        must_be(found, ("todo", "started"), "be started", in_app=context.source == "app")
        journal.start_timer(connection, found.id, utc_text(moment.utc))
        return found

    return write_daily(context, moment, write, lambda found: f"Started '{found.title}'")


def stop(context: Context, *, discard: bool = False) -> Stopped:
    """Stop the timer and log its whole minutes, except those that are in the log already.

    Raises:
        NotSoError: No timer runs.
        BadInputError: It ran so long that it must have been forgotten.
    """
    moment = context.moment()

    def write(connection: sqlite3.Connection) -> Stopped:
        timer = journal.running_timer(connection)
        if timer is None:
            raise NotSoError("No timer runs. Start one: matchtrack start.")
        step, started = step_by_id(connection, timer[0]), utc_instant(timer[1])
        if discard:
            journal.stop_timer(connection)
            return Stopped(step, momentum.day_minutes(started, moment.utc), None)
        stopped = _end_timer(context, connection, moment, step, started)
        if stopped.forgotten:
            raise BadInputError(
                f"the timer on '{step.title}' has run for {stopped.minutes // 60} hours, so it was forgotten. "
                "Say how much was real: matchtrack stop --discard, then matchtrack log MINUTES STEP"
            )
        return stopped

    return write_daily(context, moment, write, lambda stopped: f"Stopped the timer on '{stopped.step.title}'")


def end_timer_on(
    context: Context, connection: sqlite3.Connection, moment: Moment, step_ids: Collection[int]
) -> Stopped | None:
    """Let the timer go with a step that leaves the list, in the caller's transaction: its minutes are logged.

    One that was forgotten runs on, because only the user can say how much of it was real.
    """
    timer = journal.running_timer(connection)
    if timer is None or timer[0] not in step_ids:
        return None
    return _end_timer(context, connection, moment, step_by_id(connection, timer[0]), utc_instant(timer[1]))


def _end_timer(
    context: Context, connection: sqlite3.Connection, moment: Moment, step: StepName, started: dt.datetime
) -> Stopped:
    minutes = momentum.day_minutes(started, moment.utc)
    if minutes > LONGEST_TIMER_MINUTES:
        return Stopped(step, minutes, None, forgotten=True)
    journal.stop_timer(connection)
    return Stopped(step, minutes, _log_timer(context, connection, moment, step, started, minutes))


def _log_timer(
    context: Context,
    connection: sqlite3.Connection,
    moment: Moment,
    step: StepName,
    started: dt.datetime,
    minutes: int,
) -> Logged | None:
    """Log what the timer counted, on the day on which it began; what the log has already is not counted twice."""
    wall = clock.wall_clock(started, context.settings.zone).replace(tzinfo=None)
    day = momentum.momentum_day(wall, context.settings.day_start)
    room = minutes_had(context, connection, moment, day) - journal.minutes_of_day(connection, day)
    logged = entry_id = 0
    for begin, end in _free_pieces(connection, started, minutes):
        piece = min(momentum.day_minutes(begin, end), room - logged)
        if piece > 0:
            span = (begin, begin + dt.timedelta(minutes=piece))
            entry_id = add_entry(context, connection, moment, step, piece, day=day, span=span, source="timer")
            logged += piece
    return standing(context, connection, moment, step, entry_id, logged, day) if logged else None


def _free_pieces(
    connection: sqlite3.Connection, started: dt.datetime, minutes: int
) -> Iterator[tuple[dt.datetime, dt.datetime]]:
    """Give what is left of the timer's time between entries that have a time of their own.

    Spans lie on whole minutes of the clock, as typed ones do, so that neighbours touch and no minute is lost.
    """
    begin = started.replace(second=0, microsecond=0)
    end = begin + dt.timedelta(minutes=minutes)
    for _, other_begin, other_end in journal.overlapping_entries(connection, utc_text(begin), utc_text(end)):
        yield begin, utc_instant(other_begin)
        begin = utc_instant(other_end)
    yield begin, end
