"""The user's own pins: a step on a day, with or without a time; the planner works around them (design.md 4)."""

from __future__ import annotations

import contextlib
import datetime as dt
from typing import TYPE_CHECKING

from matchtrack import clock
from matchtrack.domain.areas import OPEN_STATUSES
from matchtrack.domain.capacity import UserPin, span_of
from matchtrack.domain.date_phrases import write_day
from matchtrack.errors import BadInputError, NotSoError
from matchtrack.services.day_words import check_day
from matchtrack.services.step_status import must_be
from matchtrack.services.transaction import write_daily
from matchtrack.storage import capacity, reading
from matchtrack.storage.connection import open_reading
from matchtrack.storage.finding import find_step

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from matchtrack.domain.capacity import DayCapacity
    from matchtrack.domain.step_name import StepName
    from matchtrack.domain.steps import Step
    from matchtrack.services.context import Context, Moment

_MINUTE = dt.timedelta(minutes=1)


class Pinned:
    """A step that is pinned now; `at` is minutes after midnight or None, `cautions` are whole sentences."""

    __slots__ = ("at", "cautions", "day", "step")

    def __init__(self, step: StepName, day: dt.date, at: int | None, cautions: tuple[str, ...]) -> None:
        self.step = step
        self.day = day
        self.at = at
        self.cautions = cautions


class MovedMeanwhileError(NotSoError):
    """Somebody else moved the pin since it was seen; `pin` is where it is now, or None."""

    def __init__(self, pin: UserPin | None) -> None:
        self.pin = pin
        at = f" at {pin.start // 60:02}:{pin.start % 60:02}" if pin and pin.start is not None else ""
        now = f"it is pinned to {write_day(pin.day)}{at} now" if pin else "it is not pinned now"
        super().__init__(f"this step was changed elsewhere meanwhile: {now}. Save again to pin it here.")


def pin_of(context: Context, step_id: int) -> UserPin | None:
    """Give the user's own pin of a step, or None.

    Raises:
        NotSoError: There is no season yet.
    """
    with contextlib.closing(open_reading(context.database)) as connection:
        return capacity.pin_of(connection, step_id)


def pin(
    context: Context,
    step: str,
    day: dt.date | None = None,
    at: int | None = None,
    *,
    seen: tuple[UserPin | None] | None = None,
) -> Pinned:
    """Put a step on a momentum day, today without `day`; a pin that it had moves there.

    `at` is minutes after midnight; a time before the day start lies in the night after the day. What does not go
    well together, like a hard step outside the productive hours, is allowed but said. With `seen`, the pin that the
    user saw, only if it is still that one.

    Raises:
        BadInputError: The day or the time has passed, is off, does not exist, or lies before the step's earliest day.
        NotSoError: No step matches, or it is waiting or settled.
        MovedMeanwhileError: It is not the pin that was seen.
        UsageError: The text names several steps.
    """
    moment = context.moment()
    day = day or moment.day
    check_day(moment, day)
    wall = _wall(moment, day, at)

    def write(connection: sqlite3.Connection) -> Pinned:
        found = find_step(connection, step, OPEN_STATUSES)
        must_be(found, ("todo", "started"), "be pinned")
        whole = reading.steps_by_ids(connection, [found.id])[found.id]
        zone = clock.zone_rules(moment.zone)
        (of_day,) = capacity.read_capacity(connection, day, day, day_start=moment.day_start, zone=zone)
        _check_step(whole, of_day)
        if seen and (now := capacity.pin_of(connection, found.id)) != seen[0]:
            raise MovedMeanwhileError(now)
        capacity.set_pin(connection, UserPin(found.id, day, at))
        return Pinned(found, day, at, tuple(_cautions(connection, whole, of_day, wall)))

    return write_daily(context, moment, write, lambda pinned: f"Pinned '{pinned.step.title}' to {day}")


def unpin(context: Context, step: str) -> StepName:
    """Take the pin of a step away.

    Raises:
        NotSoError: No step matches, or it has no pin.
        UsageError: The text names several steps.
    """

    def write(connection: sqlite3.Connection) -> StepName:
        found = find_step(connection, step, OPEN_STATUSES)
        if not capacity.take_pin(connection, found.id):
            raise NotSoError(f"'{found.title}' is not pinned.")
        return found

    return write_daily(context, context.moment(), write, lambda found: f"Unpinned '{found.title}'")


def _wall(moment: Moment, day: dt.date, at: int | None) -> dt.datetime | None:
    """Give the wall clock of a pin.

    Raises:
        BadInputError: The clocks jump over it, or it has passed.
    """
    if at is None:
        return None
    calendar_day = day if at >= moment.day_start else day + dt.timedelta(days=1)
    wall = dt.datetime.combine(calendar_day, dt.time()) + at * _MINUTE
    instant = clock.instant_of(wall, moment.zone)
    if clock.wall_clock(instant, moment.zone).replace(tzinfo=None) != wall:
        raise BadInputError(f"{wall:%H:%M} does not exist on {write_day(calendar_day)}: the clocks go forward then.")
    if instant < moment.utc - _MINUTE:
        raise BadInputError(f"{wall:%H:%M} has passed today; choose a later time, or leave it out.")
    return wall


def _check_step(step: Step, of_day: DayCapacity) -> None:
    day = of_day.day
    if of_day.off:
        raise BadInputError(
            f"{write_day(day)} is a day off; choose another day, or work on it: matchtrack hours on {day}."
        )
    if step.earliest and day < step.earliest:
        raise BadInputError(f"'{step.title}' cannot begin before {write_day(step.earliest)}; choose that day or later.")


def _cautions(
    connection: sqlite3.Connection, step: Step, of_day: DayCapacity, wall: dt.datetime | None
) -> Iterator[str]:
    """Say what does not go well together."""
    spans = [span_of(opening) for opening in of_day.openings]
    if step.hard and not spans:
        yield "It is hard, and that day has no productive hours."
    elif step.hard and wall and not any(span.start <= wall < span.end for span in spans):
        times = ", ".join(f"{span.start:%H:%M}-{span.end:%H:%M}" for span in spans)
        yield f"It is hard, and the productive hours of that day are {times}."
    room = sum(opening.minutes for opening in of_day.openings) + of_day.other
    pinned = [each.step_id for each in capacity.read_pins(connection, of_day.day) if each.day == of_day.day]
    wanted = sum(each.minutes_left for each in reading.steps_by_ids(connection, pinned).values())
    if wanted > room and (spans or not step.hard):
        yield f"That day has {room} min, and its pins need {wanted}." if room else "That day has no time for it."
    if step.blocked:
        yield "An earlier step has to be done first."
