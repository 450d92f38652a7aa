"""Moving a step along: done, waiting, dropped, reopened."""

from __future__ import annotations

import datetime as dt

from matchtrack.domain.areas import OPEN_STATUSES
from matchtrack.errors import BadInputError, NotSoError
from matchtrack.services.step_status import must_be
from matchtrack.services.transaction import write_daily
from matchtrack.storage import journal
from matchtrack.storage.finding import find_step

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Sequence

    from matchtrack.domain.step_name import StepName
    from matchtrack.services.context import Context, Moment
    from matchtrack.services.timer_stopped import Stopped


class Done:
    """A step that is done, the next ready one of its big step (method.md 5), and its timer where one ran."""

    __slots__ = ("next_step", "step", "stopped")

    def __init__(self, step: StepName, next_step: StepName | None, stopped: Stopped | None) -> None:
        self.step = step
        self.next_step = next_step
        self.stopped = stopped


class Waiting:
    """A step that now lies with somebody else, and its timer where one ran."""

    __slots__ = ("expected", "step", "stopped", "waiting_on")

    def __init__(self, step: StepName, waiting_on: str, expected: dt.date | None, stopped: Stopped | None) -> None:
        self.step = step
        self.waiting_on = waiting_on
        self.expected = expected
        self.stopped = stopped


class Moved:
    """A step that was dropped or reopened, and its timer where one ran."""

    __slots__ = ("step", "stopped")

    def __init__(self, step: StepName, stopped: Stopped | None) -> None:
        self.step = step
        self.stopped = stopped


def done(context: Context, steps: Sequence[str]) -> list[Done]:
    """Tick steps off, all or none, and name for each the next one of its big step.

    Where the timer runs on one of them, it stops and its minutes are logged.

    Raises:
        NotSoError: A step is not found, or is done already.
        UsageError: Several steps match one of the texts.
    """
    moment = context.moment()

    def write(connection: sqlite3.Connection) -> list[Done]:
        found = [find_step(connection, text, OPEN_STATUSES) for text in steps]
        finished = {step.id: step for step in found}
        for step in finished.values():
            must_be(step, OPEN_STATUSES, "be ticked off", goal="done", in_app=context.source == "app")
        timer = _end_timer(context, connection, moment, finished)
        for step_id in finished:
            journal.set_status(connection, step_id, "done", done_on=moment.day)
        return [
            Done(
                step,
                journal.next_of_big_step(connection, step.id, moment.day),
                timer if timer and timer.step.id == step.id else None,
            )
            for step in finished.values()
        ]

    def title(finished: list[Done]) -> str:
        more = f" and {len(finished) - 1} more" if len(finished) > 1 else ""
        return f"Ticked off '{finished[0].step.title}'{more}"

    return write_daily(context, moment, write, title)


def wait(
    context: Context, step: str, *, waiting_on: str = "", expected: dt.date | None = None, version: int | None = None
) -> Waiting:
    """Say that a step is done on our side and lies with somebody else until `expected`.

    Without `waiting_on` and `expected` the plan's own words and days hold. Where the timer runs on the step, it stops
    and its minutes are logged. With `version`, only if the step is still as it was when it was read.

    Raises:
        NotSoError: No step matches, it is settled already, or it was changed elsewhere meanwhile.
    """
    moment = context.moment()

    def write(connection: sqlite3.Connection) -> Waiting:
        found = find_step(connection, step, OPEN_STATUSES)
        must_be(found, OPEN_STATUSES, "wait", in_app=context.source == "app")
        if version not in {None, journal.version_of(connection, found.id)}:
            raise NotSoError(
                f"'{found.title}' was changed elsewhere meanwhile, so nothing was saved. Look at it again."
            )
        whom = waiting_on or found.waiting_on
        until = expected or (moment.day + dt.timedelta(days=found.wait_days) if found.wait_days else None)
        if until and until < moment.day:
            from matchtrack.domain.date_phrases import write_day

            raise BadInputError(f"the answer cannot be expected on {write_day(until)}, which has passed")
        timer = _end_timer(context, connection, moment, (found.id,))
        journal.set_waiting(connection, found.id, whom, until)
        return Waiting(found, whom, until, timer)

    return write_daily(context, moment, write, lambda waiting: f"'{waiting.step.title}' now waits")


def drop(context: Context, step: str) -> Moved:
    """Take a step out of the plan without deleting it; what waited for it becomes free.

    Where the timer runs on it, it stops and its minutes are logged.

    Raises:
        NotSoError: No step matches, or it is settled already.
    """
    return _move(context, step, OPEN_STATUSES, "dropped")


def reopen(context: Context, step: str) -> Moved:
    """Put a done, dropped or waiting step back on the list.

    Raises:
        NotSoError: No step matches, or it is open already.
    """
    return _move(context, step, ("done", "dropped", "waiting"), "open")


def _move(context: Context, text: str, from_: tuple[str, ...], goal: str) -> Moved:
    moment = context.moment()
    status, verb = ("dropped", "Dropped") if goal == "dropped" else ("todo", "Reopened")

    def write(connection: sqlite3.Connection) -> Moved:
        step = find_step(connection, text, from_)
        must_be(step, from_, "be dropped", goal=goal, in_app=context.source == "app")
        timer = _end_timer(context, connection, moment, (step.id,)) if goal == "dropped" else None
        journal.set_status(connection, step.id, status)
        return Moved(step, timer)

    return write_daily(context, moment, write, lambda moved: f"{verb} '{moved.step.title}'")


def _end_timer(
    context: Context, connection: sqlite3.Connection, moment: Moment, step_ids: Collection[int]
) -> Stopped | None:
    if journal.running_timer(connection) is None:
        return None
    from matchtrack.services.timer import end_timer_on

    return end_timer_on(context, connection, moment, step_ids)
