"""Minutes really worked: logging them by hand, and where the day stands."""

from __future__ import annotations

import datetime as dt

from matchtrack import clock
from matchtrack.domain import momentum
from matchtrack.domain.areas import OPEN_STATUSES
from matchtrack.domain.rests import rests_left
from matchtrack.errors import BadInputError, NotSoError
from matchtrack.services.context import utc_instant, utc_text
from matchtrack.services.timer_reading import read_course
from matchtrack.services.transaction import write_daily
from matchtrack.storage import journal
from matchtrack.storage.connection import open_reading
from matchtrack.storage.finding import find_step, step_by_id
from matchtrack.storage.rest_days import rest_days

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

    from matchtrack.domain.step_name import StepName
    from matchtrack.services.context import Context, Moment


class Logged:
    """A momentum entry that was written, and where it leaves its day."""

    __slots__ = ("day", "entry_id", "floor", "late", "minutes", "status", "step", "streak", "total")

    def __init__(
        self, *, step: StepName, entry_id: int, minutes: int, day: dt.date, total: int, floor: int, status: str,
        streak: int, late: bool,
    ) -> None:  # fmt: skip
        self.step = step
        self.entry_id = entry_id
        self.minutes = minutes
        self.day = day
        self.total = total
        self.floor = floor
        self.status = status
        self.streak = streak
        self.late = late


class Status:
    """Where the momentum day stands; `timer_minutes` is None while no timer runs.

    `breaks_on`, in `breaks_in` days, is the first day that breaks the streak if nothing more is done, None where there
    is no streak; of `rest_days` in a month `rests_left` are left. `timer_planned` makes the timer a countdown;
    `timer_forgotten` says that only the user knows how much was real.
    """

    __slots__ = (
        "breaks_in", "breaks_on", "day", "floor", "longest", "minutes", "rest_days", "rests_left", "score", "status",
        "streak", "timer_forgotten", "timer_minutes", "timer_paused", "timer_planned", "timer_title",
    )  # fmt: skip

    def __init__(self, context: Context, connection: sqlite3.Connection, moment: Moment) -> None:
        floor = context.settings.floor
        by_day, rests = journal.minutes_by_day(connection), rest_days(connection)
        self.day = moment.day
        self.floor = floor
        self.minutes = by_day.get(moment.day, 0)
        self.status = momentum.day_status(moment.day, moment.day, self.minutes, floor, rests)
        self.streak = momentum.streak(by_day, moment.day, floor, rests)
        self.longest = momentum.longest_streak(by_day, moment.day, floor, rests)
        self.score = momentum.score(by_day, moment.day, floor, rests)
        breaks_on = momentum.breaks_on(by_day, moment.day, floor, rests)
        self.breaks_on = breaks_on if self.streak else None
        self.breaks_in = (breaks_on - moment.day).days if self.streak else None
        self.rest_days = context.settings.rest_days
        self.rests_left = rests_left(rests, by_day, floor, moment.day, self.rest_days)
        self.timer_minutes: int | None = None
        self.timer_title = ""
        self.timer_planned: int | None = None
        self.timer_paused = self.timer_forgotten = False
        course = read_course(context, connection, moment.utc)
        if course:
            self.timer_minutes = course.seconds // 60
            self.timer_planned = course.planned
            self.timer_paused = course.paused
            self.timer_forgotten = bool(course.forgotten)
            self.timer_title = step_by_id(connection, course.step_id).title


def status(context: Context) -> Status:
    """Say where today stands; only reads.

    Raises:
        NotSoError: There is no season yet.
    """
    connection = open_reading(context.database)
    try:
        return Status(context, connection, context.moment())
    finally:
        connection.close()


def log(
    context: Context,
    minutes: int,
    step: str | None,
    *,
    yesterday: bool = False,
    at: int | None = None,
    note: str = "",
) -> Logged:
    """Write minutes that were really worked; without `step` on the pinned one.

    `at` is the start in minutes after midnight: the entry then has a start and an end. Yesterday's are marked late.

    Raises:
        BadInputError: The minutes or their times cannot be (design.md 4, Momentum).
        NotSoError: No step matches, or nothing is pinned.
    """
    momentum.check_entry_minutes(minutes)
    moment = context.moment()
    day = moment.day - dt.timedelta(days=1) if yesterday else moment.day
    span = _span(context, moment, day, at, minutes)

    def write(connection: sqlite3.Connection) -> Logged:
        found = find_step(connection, step, OPEN_STATUSES) if step is not None else pinned_step(connection, moment)
        return _write_typed(context, connection, moment, found, minutes, day=day, span=span, note=note)

    return write_daily(context, moment, write, lambda logged: f"Logged {minutes} min on '{logged.step.title}'")


def _write_typed(
    context: Context, connection: sqlite3.Connection, moment: Moment, step: StepName, minutes: int, *,
    day: dt.date, span: tuple[dt.datetime, dt.datetime] | None, note: str,
) -> Logged:  # fmt: skip
    """Check the honesty rules against what the day holds, and write the entry."""
    name = "today" if day == moment.day else "yesterday"
    before = journal.minutes_of_day(connection, day)
    momentum.check_room(before, minutes, minutes_had(context, connection, moment, day), name)
    if span:
        check_overlap(context, connection, span)
    entry_id = add_entry(context, connection, moment, step, minutes, day=day, span=span, source="typed", note=note)
    return standing(context, connection, moment, step, entry_id, minutes, day)


def add_entry(
    context: Context, connection: sqlite3.Connection, moment: Moment, step: StepName, minutes: int, *,
    day: dt.date, span: tuple[dt.datetime, dt.datetime] | None, source: str, note: str = "",
) -> int:  # fmt: skip
    """Write an entry that was found to be honest, with the zone that holds now; give its id."""
    return journal.add_entry(
        connection, step, minutes=minutes, day=day, span_utc=(utc_text(span[0]), utc_text(span[1])) if span else None,
        logged_utc=utc_text(moment.utc), zone=context.zone(moment.local),
        utc_offset_minutes=_offset_minutes(moment.local), source=source, late=day != moment.day, note=note,
    )  # fmt: skip


def standing(
    context: Context, connection: sqlite3.Connection, moment: Moment, step: StepName, entry_id: int, minutes: int,
    day: dt.date,
) -> Logged:  # fmt: skip
    """Say where an entry that was just written leaves its day."""
    floor = context.settings.floor
    by_day, rests = journal.minutes_by_day(connection), rest_days(connection)
    total = by_day[day]
    return Logged(
        step=step, entry_id=entry_id, minutes=minutes, day=day, total=total, floor=floor,
        status=momentum.day_status(day, moment.day, total, floor, rests),
        streak=momentum.streak(by_day, moment.day, floor, rests),
        late=day != moment.day,
    )  # fmt: skip


def _offset_minutes(local: dt.datetime) -> int:
    offset = local.utcoffset() or dt.timedelta()
    return offset // dt.timedelta(minutes=1)


def minutes_had(context: Context, connection: sqlite3.Connection, moment: Moment, day: dt.date) -> int:
    """Give the real minutes that a momentum day has had so far.

    A day with a clock change has 23 or 25 hours. A day of travel lasts from its beginning in the easternmost zone
    that its entries name to its end in the westernmost, so that a flight takes no room from honest minutes.
    """
    begin, end = _day_begin(context, day), _day_begin(context, day + dt.timedelta(days=1))
    elsewhere = journal.other_offsets(connection, day, context.zone(moment.local))
    for offset in elsewhere:
        begin = min(begin, _day_begin_at(context, day, offset))
        end = max(end, _day_begin_at(context, day + dt.timedelta(days=1), offset))
    return momentum.day_minutes(begin, min(moment.utc, end))


def _day_begin(context: Context, day: dt.date) -> dt.datetime:
    return clock.instant_of(_day_start(context, day), context.settings.zone)


def _day_begin_at(context: Context, day: dt.date, utc_offset_minutes: int) -> dt.datetime:
    """Give the beginning of a momentum day where the clocks are ahead of UTC by so many minutes."""
    offset = dt.timezone(dt.timedelta(minutes=utc_offset_minutes))
    return _day_start(context, day).replace(tzinfo=offset).astimezone(dt.UTC)


def _day_start(context: Context, day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time()) + dt.timedelta(minutes=context.settings.day_start)


def _span(
    context: Context, moment: Moment, day: dt.date, at: int | None, minutes: int
) -> tuple[dt.datetime, dt.datetime] | None:
    """Give the start and end of an entry that begins at `at` on the momentum day, or None without a time.

    A time before the day start belongs to the momentum day that ends then, so it lies on the next calendar day.
    """
    if at is None:
        return None
    calendar_day = day if at >= context.settings.day_start else day + dt.timedelta(days=1)
    wall = dt.datetime.combine(calendar_day, dt.time()) + dt.timedelta(minutes=at)
    start = clock.instant_of(wall, context.settings.zone)
    end = start + dt.timedelta(minutes=minutes)
    if end > moment.utc:
        begins, ends = _clock_time(context, start), _clock_time(context, end)
        hint = "; if it was yesterday, mark it as yesterday's" if start > moment.utc and day == moment.day else ""
        length = "1 minute" if minutes == 1 else f"{minutes} minutes"
        raise BadInputError(f"{length} from {begins} end{'s' * (minutes == 1)} at {ends}, which is still to come{hint}")
    return start, end


def check_overlap(context: Context, connection: sqlite3.Connection, span: tuple[dt.datetime, dt.datetime]) -> None:
    """Refuse a time that another entry has already.

    Raises:
        BadInputError: The sentence names the other entry.
    """
    other = next(iter(journal.overlapping_entries(connection, utc_text(span[0]), utc_text(span[1]))), None)
    if other:
        begin, end = (_clock_time(context, utc_instant(text)) for text in other[1:])
        raise BadInputError(f"these minutes overlap with '{other[0]}', logged from {begin} to {end}")


def _clock_time(context: Context, at: dt.datetime) -> str:
    return clock.wall_clock(at, context.settings.zone).strftime("%H:%M")


def pinned_step(connection: sqlite3.Connection, moment: Moment) -> StepName:
    """Give the step that the timer runs on, else the first that today's choice names."""
    timer = journal.running_timer(connection)
    if timer:
        return step_by_id(connection, timer[0])
    from matchtrack.services.capacity_ahead import capacity_until
    from matchtrack.services.choice import choose_today

    chosen = choose_today(connection, moment, capacity_until(connection, moment, moment.day)[0])
    chosen_ids = [pin.step_id for pin in chosen.pins] + [item.step_id for item in chosen.rest]
    if chosen_ids:
        return step_by_id(connection, chosen_ids[0])
    raise NotSoError("No step is ready, so say which one the minutes belong to: matchtrack log MINUTES STEP.")
