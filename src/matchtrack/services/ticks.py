"""Moving a step along: done, waiting, dropped, reopened; and taking the last change back."""

from __future__ import annotations

import datetime as dt

from matchtrack.domain.areas import OPEN_STATUSES
from matchtrack.errors import BadInputError, NotSoError
from matchtrack.services.transaction import write_daily
from matchtrack.storage import journal
from matchtrack.storage.finding import find_step

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from matchtrack.domain.step_name import StepName
    from matchtrack.services.context import Context


class Done:
    """A step that is done, and the next ready one of its big step (method.md 5)."""

    __slots__ = ("next_step", "step")

    def __init__(self, step: StepName, next_step: StepName | None) -> None:
        self.step = step
        self.next_step = next_step


class Waiting:
    """A step that now lies with somebody else."""

    __slots__ = ("expected", "step", "waiting_on")

    def __init__(self, step: StepName, waiting_on: str, expected: dt.date | None) -> None:
        self.step = step
        self.waiting_on = waiting_on
        self.expected = expected


def done(context: Context, steps: Sequence[str]) -> list[Done]:
    """Tick steps off, all or none, and name for each the next one of its big step.

    Raises:
        NotSoError: A step is not found, or is done already.
    """
    moment = context.moment()

    def write(connection: sqlite3.Connection) -> list[Done]:
        finished = []
        for text in dict.fromkeys(steps):
            step = find_step(connection, text, OPEN_STATUSES)
            must_be(step, OPEN_STATUSES, "can be ticked off")
            journal.set_status(connection, step.id, "done", done_on=moment.day)
            finished.append(step)
        return [Done(step, journal.next_of_big_step(connection, step.id, moment.day)) for step in finished]

    def title(finished: list[Done]) -> str:
        more = f" and {len(finished) - 1} more" if len(finished) > 1 else ""
        return f"Ticked off '{finished[0].step.title}'{more}"

    return write_daily(context, moment, write, title)


def wait(context: Context, step: str, *, waiting_on: str = "", expected: dt.date | None = None) -> Waiting:
    """Say that a step is done on our side and lies with somebody else until `expected`.

    Without `waiting_on` and `expected` the plan's own words and days hold.

    Raises:
        NotSoError: No step matches, or it is settled already.
    """
    moment = context.moment()

    def write(connection: sqlite3.Connection) -> Waiting:
        found = find_step(connection, step, OPEN_STATUSES)
        must_be(found, OPEN_STATUSES, "can wait")
        whom = waiting_on or found.waiting_on
        until = expected or (moment.day + dt.timedelta(days=found.wait_days) if found.wait_days else None)
        if until and until < moment.day:
            raise BadInputError(f"the answer cannot be expected on {until.isoformat()}, which has passed")
        journal.set_waiting(connection, found.id, whom, until)
        return Waiting(found, whom, until)

    return write_daily(context, moment, write, lambda waiting: f"'{waiting.step.title}' now waits")


def drop(context: Context, step: str) -> StepName:
    """Take a step out of the plan without deleting it; what waited for it becomes free.

    Raises:
        NotSoError: No step matches, or it is settled already.
    """
    return _move(context, step, OPEN_STATUSES, "dropped", "Dropped", "can be dropped")


def reopen(context: Context, step: str) -> StepName:
    """Put a done, dropped or waiting step back on the list.

    Raises:
        NotSoError: No step matches, or it is open already.
    """
    return _move(context, step, ("done", "dropped", "waiting"), "todo", "Reopened", "can be reopened")


def _move(context: Context, text: str, from_: tuple[str, ...], to: str, verb: str, can: str) -> StepName:
    moment = context.moment()

    def write(connection: sqlite3.Connection) -> StepName:
        step = find_step(connection, text, from_)
        must_be(step, from_, can)
        journal.set_status(connection, step.id, to)
        return step

    return write_daily(context, moment, write, lambda step: f"{verb} '{step.title}'")


def must_be(step: StepName, allowed: tuple[str, ...], can: str) -> None:
    """Refuse a step in another status.

    Raises:
        NotSoError: The sentence says what the step is and which steps `can`.
    """
    if step.status not in allowed:
        raise NotSoError(f"'{step.title}' is {step.status}; only steps that are {' or '.join(allowed)} {can}.")


def undo(context: Context) -> str:
    """Take the last change back and give its title; undoing again goes further back.

    Raises:
        NotSoError: There is nothing to undo.
    """
    from matchtrack.storage import history

    def write(connection: sqlite3.Connection) -> str:
        group, title = history.last_change(connection)
        history.undo_group(connection, group)
        return title

    return write_daily(context, context.moment(), write, lambda title: f"Undone: {title}")
