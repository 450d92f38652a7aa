"""What the planner is given and what it gives back."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import datetime as dt

NO_PRODUCTIVE_HOURS = "no_productive_hours"
NO_HOURS = "no_hours"
NO_ROOM = "no_room"
NO_ANSWER_DAY = "no_answer_day"
AFTER_UNPLANNED = "after_unplanned"
REASONS = (NO_PRODUCTIVE_HOURS, NO_HOURS, NO_ROOM, NO_ANSWER_DAY, AFTER_UNPLANNED)
"""Why a step has no day: no time of its kind, too little of it, or something before it without a day."""

PLANNER = "planner"
USER = "user"
RESERVED = "reserved"
"""Who put a step into a slot: the planner, a pin of the user, or the daily slot of its big step (method.md 10)."""

PAST = "past"
NO_TIME = "no_time"
PARTLY = "partly"
NOT_READY = "not_ready"
AFTER_DUE = "after_due"
MAKES_LATE = "makes_late"
TROUBLES = (PAST, NO_TIME, PARTLY, NOT_READY, AFTER_DUE, MAKES_LATE)
"""What is wrong with a pin: no time or too little of it, before the step may begin, late itself, or others late by it.

With the last two it is kept as it is.
"""


class OpenStep(NamedTuple):
    """An open baby step as the planner sees it.

    `minutes` are those left, 1 or more; `after` holds the ids of its prerequisites, of which unknown ones count as
    settled. A `waiting` step needs no minutes: it frees its successors on `answer`, or never while that is None.
    A step with `wait_days` frees them so many days after its own minutes are done.
    """

    id: int
    key: str
    big_step: str
    minutes: int
    difficulty: int
    boring: bool = False
    started: bool = False
    due: dt.date | None = None
    earliest: dt.date | None = None
    after: tuple[int, ...] = ()
    waiting: bool = False
    answer: dt.date | None = None
    wait_days: int = 0


class Slot(NamedTuple):
    """A piece of a step on one day; `start` is a naive wall clock, None in the other minutes, which have none."""

    step_id: int
    start: dt.datetime | None
    minutes: int
    productive: bool
    source: str = PLANNER


class PlannedDay(NamedTuple):
    """One day of the schedule with the minutes that it had to give; slots come in the order in which to take them."""

    day: dt.date
    productive_minutes: int
    other_minutes: int
    slots: tuple[Slot, ...]


class Late(NamedTuple):
    """A big step of which some baby step comes `days` after its due date."""

    big_step: str
    days: int


class Unplanned(NamedTuple):
    """A step without a day, and which of REASONS it is."""

    step_id: int
    reason: str


class PinTrouble(NamedTuple):
    """A pin with which something is wrong, and which of TROUBLES it is."""

    step_id: int
    day: dt.date
    trouble: str


class Mend(NamedTuple):
    """The least minutes more a day that bring everything into time that can be, and the lateness without and with."""

    productive_minutes: int
    other_minutes: int
    before: tuple[Late, ...]
    after: tuple[Late, ...]
