"""The schedule of all open steps, computed when it is looked at and never stored."""

from __future__ import annotations

import contextlib
import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from matchtrack.domain.capacity import DayCapacity, Opening, patterns_by_day
from matchtrack.domain.momentum import MINUTES_A_DAY
from matchtrack.domain.planner import first_day, plan
from matchtrack.services.capacity_ahead import capacity_until, other_minutes_left
from matchtrack.services.presence import open_season
from matchtrack.storage import capacity, planning_rows, reading
from matchtrack.storage.connection import open_reading

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from matchtrack.domain.capacity import Hours, Reservation, UserPin
    from matchtrack.domain.planner import Mend, OpenStep, PinTrouble, PlannedDay, Schedule
    from matchtrack.domain.steps import BigStep, Step
    from matchtrack.services.context import Context, Moment

SHOWN_DAYS = 14
"""Days of a schedule unless more are asked for (design.md 6)."""

MOST_DAYS = 1500
"""Days that a plan may take at most: about four years from today."""

_BEYOND = dt.timedelta(days=366)
_MINUTE = dt.timedelta(minutes=1)


class Planning(NamedTuple):
    """All that the planner is given."""

    steps: list[OpenStep]
    days: list[DayCapacity]
    pins: list[UserPin]
    reservations: list[Reservation]
    now: dt.datetime

    def schedule(self) -> Schedule:
        """Draw up the plan."""
        return plan(self.steps, self.days, pins=self.pins, reservations=self.reservations, now=self.now)

    def first_day(self) -> PlannedDay:
        """Draw up the first day of the plan alone."""
        return first_day(self.steps, self.days, pins=self.pins, reservations=self.reservations, now=self.now)

    def mend(self) -> Mend | None:
        """Find the least minutes more a day that would bring everything into time."""
        from matchtrack.domain.planner.mend import mend

        return mend(self.steps, self.days, pins=self.pins, reservations=self.reservations, now=self.now)


class SlotView(NamedTuple):
    """A step in a slot; `start` is a naive wall clock, None in other minutes; `source` planner, user or reserved."""

    step: Step
    start: dt.datetime | None
    minutes: int
    productive: bool
    source: str


class DayView(NamedTuple):
    """One day with the minutes that it has to give, today with those that are left; `pattern` names the one in use."""

    day: dt.date
    off: bool
    openings: tuple[Opening, ...]
    productive_minutes: int
    other_minutes: int
    slots: tuple[SlotView, ...]
    pattern: str = ""


class LateView(NamedTuple):
    """A big step of which some baby step comes after its due date, by how many days at most."""

    big_step: BigStep
    days: int


class UnplannedView(NamedTuple):
    """A step without a day, and which of `planner.values.REASONS` it is."""

    step: Step
    reason: str


class ScheduleView(NamedTuple):
    """The coming days; `late`, `unplanned`, `max_late_days` and `mend` speak of the whole season.

    `mend` is None where nothing is late, or where more hours do not help.
    """

    day: dt.date
    open_steps: int
    days: tuple[DayView, ...]
    late: tuple[LateView, ...]
    max_late_days: int
    unplanned: tuple[UnplannedView, ...]
    pin_troubles: tuple[tuple[Step, PinTrouble], ...]
    mend: Mend | None


def schedule_view(context: Context, *, days: int = SHOWN_DAYS, with_mend: bool = True) -> ScheduleView:
    """Read and plan the season, and give the first days of it; what would mend it takes many times as long.

    Raises:
        NotSoError: There is no season yet.
        DatabaseError: The database cannot be read.
    """
    with contextlib.closing(open_season(context)) as connection:
        return view_of(connection, read_planning(connection, context.moment()), days, with_mend=with_mend)


def find_mend(context: Context) -> Mend | None:
    """Give what would mend the plan, as `schedule_view` does.

    Raises:
        NotSoError: There is no season yet.
        DatabaseError: The database cannot be read.
    """
    with contextlib.closing(open_reading(context.database)) as connection:
        planning = read_planning(connection, context.moment())
    return planning.mend()


def view_of(connection: sqlite3.Connection, planning: Planning, days: int, *, with_mend: bool = True) -> ScheduleView:
    """Draw up the plan and give its first days with the steps that they name."""
    schedule = planning.schedule()
    planned = [schedule.day(at) for at in range(min(days, len(planning.days)))]
    ids = {slot.step_id for day in planned for slot in day.slots}
    ids |= {each.step_id for each in schedule.unplanned}
    ids |= {each.step_id for each in schedule.pin_troubles}
    steps = reading.steps_by_ids(connection, ids)
    patterns = patterns_by_day(capacity.read_hours(connection, planning.days[0].day).uses, planned[-1].day)
    big_steps = {big_step.key: big_step for big_step in reading.list_big_steps(connection)} if schedule.late else {}
    return ScheduleView(
        day=planning.days[0].day,
        open_steps=len(planning.steps),
        days=tuple(
            DayView(
                day=day.day,
                off=had.off,
                openings=had.openings,
                productive_minutes=day.productive_minutes,
                other_minutes=day.other_minutes,
                slots=tuple(
                    SlotView(steps[slot.step_id], slot.start, slot.minutes, slot.productive, slot.source)
                    for slot in day.slots
                ),
                pattern=patterns.get(day.day, ""),
            )
            for day, had in zip(planned, planning.days, strict=False)
        ),
        late=tuple(LateView(big_steps[late.big_step], late.days) for late in schedule.late),
        max_late_days=schedule.max_late_days,
        unplanned=tuple(UnplannedView(steps[each.step_id], each.reason) for each in schedule.unplanned),
        pin_troubles=tuple((steps[each.step_id], each) for each in schedule.pin_troubles),
        mend=planning.mend() if schedule.late and with_mend else None,
    )


def read_planning(
    connection: sqlite3.Connection,
    moment: Moment,
    *,
    hours: Hours | None = None,
    key_dates: Mapping[str, dt.date] | None = None,
) -> Planning:
    """Read what the planner is given: today with what is left of it, and days until a year behind the season's end.

    With `hours` or all `key_dates` these hold instead of those that are stored.
    """
    steps = planning_rows.open_steps(connection, key_dates)
    season_end = max(key_dates.values()) if key_dates else planning_rows.last_key_date(connection)
    today, *coming = capacity_until(connection, moment, _last_day(season_end, moment.day, steps), hours)
    other_left = other_minutes_left(connection, moment, today)
    return Planning(
        steps=steps,
        days=[_from_now(today, moment.wall)._replace(other=other_left), *coming],
        pins=[
            pin if pin.start is None else pin._replace(start=_in_its_night(pin.start, moment.day_start))
            for pin in capacity.read_pins(connection, moment.day)
        ],
        reservations=[
            own._replace(start=_in_its_night(own.start, moment.day_start))
            for own in capacity.read_reservations(connection)
        ],
        now=_next_minute(moment.wall),
    )


def _in_its_night(start: int, day_start: int) -> int:
    """Count a time before the day start, which lies in the night after its day, from the midnight before."""
    return start + MINUTES_A_DAY if start < day_start else start


def _last_day(season_end: dt.date | None, today: dt.date, steps: list[OpenStep]) -> dt.date:
    days = [today, *(day for step in steps for day in (step.due, step.earliest, step.answer) if day)]
    most = dt.timedelta(days=MOST_DAYS)
    return min(max(days if season_end is None else [*days, season_end]), today + most - _BEYOND) + _BEYOND


def _from_now(day: DayCapacity, wall: dt.datetime) -> DayCapacity:
    """Leave out what is over: the productive time before the next whole minute."""
    soonest = _next_minute(wall)
    openings = []
    for opening in day.openings:
        gone = max(0, (soonest - opening.start) // _MINUTE)
        if gone < opening.minutes:
            openings.append(Opening(opening.start + gone * _MINUTE, opening.minutes - gone))
    return day._replace(openings=tuple(openings))


def _next_minute(wall: dt.datetime) -> dt.datetime:
    minute = wall.replace(second=0, microsecond=0)
    return minute if minute == wall else minute + _MINUTE
