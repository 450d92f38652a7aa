"""The timer: one at a time, kept in the database, so that it survives whatever happens to the program."""

from __future__ import annotations

from matchtrack.domain.areas import OPEN_STATUSES
from matchtrack.errors import BadInputError, NotSoError
from matchtrack.services import sessions
from matchtrack.services.context import utc_text
from matchtrack.services.minutes import pinned_step
from matchtrack.services.step_status import must_be
from matchtrack.services.timer_reading import LONGEST_STRETCH_MINUTES, USUAL_MINUTES, read_course
from matchtrack.services.timer_stopped import (
    ForgottenTimerError,
    Stopped,
    asleep_sentence,
    forgotten_sentence,
    real_stretches,
)
from matchtrack.services.transaction import mark, write_daily
from matchtrack.storage import journal, marks, timer_rows
from matchtrack.storage.connection import open_reading
from matchtrack.storage.finding import find_step, step_by_id

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt
    import sqlite3
    from collections.abc import Collection

    from matchtrack.domain.step_name import StepName
    from matchtrack.services.context import Context, Moment
    from matchtrack.services.timer_reading import Course

NO_TIMER = "No timer runs. Start one: matchtrack start."


class TimerView:
    """The timer at the instant `as_of`, all that a face needs to draw it without reading it each second.

    While it is not `paused` it goes on from `worked_seconds`. `planned_minutes` make it a countdown. `forgotten` is ''
    or why only the user can say how much was real ('long', 'restart'); `suggested_minutes` is what to offer then.
    `asleep_seconds` passed while the computer slept, and are not counted. `stretches` are (begin, seconds), the one
    that still runs last. `started` and `as_of` are in UTC.
    """

    __slots__ = (
        "as_of",
        "asleep_seconds",
        "forgotten",
        "paused",
        "planned_minutes",
        "started",
        "step",
        "stretches",
        "suggested_minutes",
        "worked_seconds",
    )

    def __init__(self, step: StepName, course: Course) -> None:
        self.step = step
        self.started = course.started
        self.stretches = course.stretches
        self.as_of = course.as_of
        self.planned_minutes = course.planned
        self.paused = course.paused
        self.worked_seconds = course.seconds
        self.forgotten = course.forgotten
        self.suggested_minutes = course.suggested_minutes
        self.asleep_seconds = course.asleep

    @property
    def forgotten_sentence(self) -> str:
        """Say why nobody but the user knows how much was real; '' where the timer tells it."""
        return forgotten_sentence(self.forgotten, self.worked_seconds)

    @property
    def sleep_sentence(self) -> str:
        """Say, after another sentence, how much was not counted; nothing where the computer was awake."""
        return f" {asleep_sentence(self.asleep_seconds)}" if self.asleep_seconds else ""

    def seconds_at(self, now: dt.datetime) -> int:
        """Say how many seconds it has counted at a later instant."""
        on = 0 if self.paused or self.forgotten else int((now - self.as_of).total_seconds())
        return self.worked_seconds + max(0, on)


def timer_view(context: Context) -> TimerView | None:
    """Read the timer, or None where none runs.

    Raises:
        NotSoError: There is no season yet.
    """
    connection = open_reading(context.database)
    try:
        course = read_course(context, connection, context.clock())
        return None if course is None else TimerView(step_by_id(connection, course.step_id), course)
    finally:
        connection.close()


def start(context: Context, step: str | None, *, minutes: int | None = None) -> StepName:
    """Start the timer; without `step` on the pinned one.

    It counts `minutes` down; without them fifteen, or what is left of the step where that is less.

    Raises:
        NotSoError: There is a timer already, or no step matches.
        BadInputError: No countdown takes so many minutes.
    """
    if minutes is not None and not 1 <= minutes <= LONGEST_STRETCH_MINUTES:
        raise BadInputError(f"a timer counts down 1 to {LONGEST_STRETCH_MINUTES} minutes, not {minutes}")
    moment = context.moment()

    def write(connection: sqlite3.Connection) -> StepName:
        _refuse_second_timer(context, connection, moment)
        found = find_step(connection, step, OPEN_STATUSES) if step is not None else pinned_step(connection, moment)
        must_be(found, ("todo", "started"), "be started", in_app=context.source == "app")
        now = utc_text(moment.utc)
        journal.start_timer(connection, found.id, now)
        timer_rows.add_course(connection, minutes or _minutes_left(connection, found), now, context.awake())
        return found

    return write_daily(context, moment, write, lambda found: f"Started '{found.title}'")


def _refuse_second_timer(context: Context, connection: sqlite3.Connection, moment: Moment) -> None:
    course = read_course(context, connection, moment.utc)
    if course is None:
        return
    title = step_by_id(connection, course.step_id).title
    if course.paused:
        raise NotSoError(
            f"The timer on '{title}' is paused. Go on with it: matchtrack resume, or stop it first: matchtrack stop."
        )
    raise NotSoError(f"The timer already runs on '{title}'. Stop it first: matchtrack stop.")


def _minutes_left(connection: sqlite3.Connection, step: StepName) -> int:
    left = step.minutes - timer_rows.minutes_logged(connection, step.id)
    return min(USUAL_MINUTES, left) if left > 0 else USUAL_MINUTES


def pause(context: Context) -> TimerView:
    """Let the timer rest: what it has counted is kept, and `resume` goes on from there.

    Raises:
        NotSoError: No timer runs, or it is paused already.
        BadInputError: It was forgotten, so only the user can say how much was real.
    """
    moment = context.moment()

    def write(connection: sqlite3.Connection) -> TimerView:
        step, course = _running(context, connection, moment)
        if course.paused:
            raise NotSoError(f"The timer on '{step.title}' is paused already. Go on with it: matchtrack resume.")
        if course.forgotten:
            raise ForgottenTimerError(step.title, course)
        begun, seconds = course.stretches[-1]
        if seconds:
            timer_rows.add_stretch(connection, utc_text(begun), seconds)
        timer_rows.add_course(connection, course.planned, None, None)
        course.paused = True
        return TimerView(step, course)

    return write_daily(context, moment, write, lambda view: f"Paused the timer on '{view.step.title}'")


def resume(context: Context) -> TimerView:
    """Let a paused timer go on.

    Raises:
        NotSoError: There is no timer, or it is not paused.
    """
    moment = context.moment()

    def write(connection: sqlite3.Connection) -> TimerView:
        step, course = _running(context, connection, moment)
        if not course.paused:
            raise NotSoError(f"The timer on '{step.title}' is not paused.")
        timer_rows.add_course(connection, course.planned, utc_text(moment.utc), context.awake())
        course.paused = False
        return TimerView(step, course)

    return write_daily(context, moment, write, lambda view: f"Resumed the timer on '{view.step.title}'")


def stop(
    context: Context, *, discard: bool = False, minutes: int | None = None, focus: int | None = None,
    distracted_by: str | None = None,
) -> Stopped:  # fmt: skip
    """Stop the timer and log its whole minutes, except those that are in the log already.

    `minutes` says how many of them were real: fewer than the timer counted, or those of one that was forgotten. `focus`
    and `distracted_by` answer the two questions after a session (`services.sessions`), in the same change.

    Raises:
        NotSoError: No timer runs.
        BadInputError: It was forgotten and nobody said how much was real, or it cannot have been so much; or an answer
            cannot be.
    """
    sessions.check_answer(focus, distracted_by)
    moment = context.moment()

    def write(connection: sqlite3.Connection) -> Stopped:
        step, course = _running(context, connection, moment)
        if discard:
            timer_rows.remove_timer(connection)
            return Stopped(step, course, None)
        if course.forgotten and minutes is None:
            raise ForgottenTimerError(step.title, course)
        stopped = _end_timer(context, connection, moment, step, course, minutes)
        if stopped.logged:
            sessions.save_answer(connection, stopped.logged.entry_id, focus, distracted_by)
        return stopped

    return write_daily(context, moment, write, lambda stopped: f"Stopped the timer on '{stopped.step.title}'")


def end_timer_on(
    context: Context, connection: sqlite3.Connection, moment: Moment, step_ids: Collection[int]
) -> Stopped | None:
    """Let the timer go with a step that leaves the list, in the caller's transaction: its minutes are logged.

    One that was forgotten runs on, because only the user can say how much of it was real.
    """
    course = read_course(context, connection, moment.utc)
    if course is None or course.step_id not in step_ids:
        return None
    step = step_by_id(connection, course.step_id)
    if course.forgotten:
        return Stopped(step, course, None, forgotten=True)
    return _end_timer(context, connection, moment, step, course, None)


def beat(context: Context) -> None:
    """Leave a sign of life, from which a restart of the computer leaves something known; the app gives one each 30 s.

    A timer that was forgotten gets none: it would count what nobody saw.
    """
    view = timer_view(context)
    if view is not None and not view.paused and not view.forgotten:
        mark(context, lambda connection: marks.beat(connection, utc_text(view.as_of)))


def _running(context: Context, connection: sqlite3.Connection, moment: Moment) -> tuple[StepName, Course]:
    course = read_course(context, connection, moment.utc)
    if course is None:
        raise NotSoError(NO_TIMER)
    return step_by_id(connection, course.step_id), course


def _end_timer(
    context: Context, connection: sqlite3.Connection, moment: Moment, step: StepName, course: Course,
    minutes: int | None,
) -> Stopped:  # fmt: skip
    from matchtrack.services.timer_entries import log_stretches

    stretches = course.stretches if minutes is None else real_stretches(moment, course, minutes)
    timer_rows.remove_timer(connection)
    logged = log_stretches(context, connection, moment, step, stretches)
    return Stopped(step, course, logged, minutes=minutes)
