"""What Today shows: one frozen view that both faces draw."""

from __future__ import annotations

import contextlib
import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from matchtrack import clock
from matchtrack.domain import hours, momentum
from matchtrack.domain.rests import rests_left
from matchtrack.services.capacity_ahead import capacity_until
from matchtrack.services.choice import choose_today, spans_of
from matchtrack.services.guarded_day import guard
from matchtrack.services.review_due import read_review_due
from matchtrack.services.timer_reading import read_course
from matchtrack.storage import journal, reading
from matchtrack.storage.connection import open_reading
from matchtrack.storage.rest_days import rest_days

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping

    from matchtrack.config import Settings
    from matchtrack.domain.capacity import DayCapacity
    from matchtrack.domain.hours import Span
    from matchtrack.domain.pinning import DayChoice
    from matchtrack.domain.steps import Season, Step
    from matchtrack.services.context import Context, Moment
    from matchtrack.services.review_due import DueReview


_LOOK_AHEAD = dt.timedelta(days=28)
"""As far as Today looks for the next productive hours: over a holiday of four weeks."""


class PinnedStep(NamedTuple):
    """A step in a slot of today's productive hours; `start` is the wall clock, `source` 'planner' or 'user'."""

    step: Step
    start: dt.datetime | None
    minutes: int
    source: str


class RestStep(NamedTuple):
    """A step for today's other minutes."""

    step: Step
    minutes: int


class Momentum(NamedTuple):
    """The habit in numbers (design.md 4): minutes of today, the floor, the status, the streaks, the score 0 to 100.

    `breaks_on`, in `breaks_in` days, is the first day that breaks the streak if nothing more is done, None where there
    is no streak; of `rest_days` in a month `rests_left` are left.
    """

    minutes: int
    floor: int
    status: str
    streak: int
    longest: int
    score: int
    breaks_on: dt.date | None = None
    breaks_in: int | None = None
    rest_days: int = 0
    rests_left: int = 0


class RunningTimer(NamedTuple):
    """The timer that runs: on which step, since when by the wall clock, for how many whole minutes.

    At the instant `as_of`, in UTC, it has counted `seconds`, and goes on from there unless it is paused. `planned`
    minutes make it a countdown. `forgotten` is '' or why only the user can say how much was real ('long', 'restart');
    `suggested` are the minutes to offer then.
    """

    step_id: int
    title: str
    since: dt.datetime
    minutes: int
    planned: int | None = None
    paused: bool = False
    seconds: int = 0
    as_of: dt.datetime | None = None
    forgotten: str = ""
    suggested: int = 0


class TodayView(NamedTuple):
    """One momentum day as it stands at `wall`, the user's naive local time.

    `open_span` is the productive window that is open now, `next_span` the next one, today or on a later day;
    `minutes_left` are the productive minutes still to come today, `hard_waits` says that they are too short for the
    hard step that is ready; `open_steps` counts all open steps of the plan; `off` says that today is a day off.
    `held` are the ids of steps that wait until `held_until`, the end of the window that is open; `mail_glance` says
    that one short look at the mail is all right in it. `review` is the week that waits for its review.
    """

    day: dt.date
    wall: dt.datetime
    zone: str
    season: Season | None
    windows: tuple[Span, ...]
    open_span: Span | None
    next_span: Span | None
    minutes_left: int
    distractions: tuple[str, ...]
    pins: tuple[PinnedStep, ...]
    rest: tuple[RestStep, ...]
    momentum: Momentum
    week: tuple[tuple[dt.date, str], ...]
    timer: RunningTimer | None
    open_steps: int
    done_today: int
    off: bool = False
    hard_waits: bool = False
    held: frozenset[int] = frozenset()
    held_until: dt.datetime | None = None
    mail_glance: bool = False
    review: DueReview | None = None

    @property
    def pins_now(self) -> tuple[PinnedStep, ...]:
        """The pins to show: in an open window its own, else all of the day."""
        pins = tuple(pin for pin in self.pins if pin.step.id not in self.held)
        span = self.open_span
        return tuple(pin for pin in pins if span and (pin.start is None or pin.start < span.end)) or pins

    @property
    def rest_now(self) -> tuple[RestStep, ...]:
        """The easy steps to show: none that wait for the end of the window."""
        return tuple(item for item in self.rest if item.step.id not in self.held)

    @property
    def free_again(self) -> bool:
        """A window of today is over and none is open: mail and the rest are free again."""
        return self.open_span is None and any(span.end <= self.wall for span in self.windows)


def today_view(context: Context) -> TodayView:
    """Read what Today shows.

    Raises:
        NotSoError: There is no season yet.
        DatabaseError: The database cannot be read.
    """
    with contextlib.closing(open_reading(context.database)) as connection:
        return read_today(context, connection)


def read_today(context: Context, connection: sqlite3.Connection) -> TodayView:
    """Read what Today shows through an open connection."""
    moment, settings = context.moment(), context.settings
    by_day, rests = journal.minutes_by_day(connection), rest_days(connection)
    first_day = min((moment.day, *by_day))
    today, *coming = capacity_until(connection, moment, moment.day + _LOOK_AHEAD)
    spans = spans_of(today)
    choice = choose_today(connection, moment, today)
    pins, rest = _chosen(connection, choice)
    open_steps, done_today = reading.count_steps(connection, moment.day)
    view = TodayView(
        day=moment.day,
        wall=moment.wall,
        zone=context.zone(moment.local),
        season=reading.read_season(connection),
        windows=spans,
        open_span=hours.open_span(spans, moment.wall),
        next_span=_next_span((today, *coming), moment),
        minutes_left=hours.minutes_left(spans, moment.wall),
        distractions=reading.read_distractions(connection),
        pins=pins,
        rest=rest,
        momentum=_momentum(settings, moment.day, by_day, rests),
        week=tuple(momentum.week_strip(by_day, moment.day, settings.floor, first_day, rests)),
        timer=_timer(context, connection, moment),
        open_steps=open_steps,
        done_today=done_today,
        off=today.off,
        hard_waits=choice.hard_waits,
        review=read_review_due(connection, context, moment),
    )
    return guard(view, mail_glance=settings.mail_glance)


def _momentum(settings: Settings, today: dt.date, by_day: Mapping[dt.date, int], rests: frozenset[dt.date]) -> Momentum:
    minutes, floor = by_day.get(today, 0), settings.floor
    streak = momentum.streak(by_day, today, floor, rests)
    breaks_on = momentum.breaks_on(by_day, today, floor, rests)
    return Momentum(
        minutes=minutes,
        floor=floor,
        status=momentum.day_status(today, today, minutes, floor, rests),
        streak=streak,
        longest=momentum.longest_streak(by_day, today, floor, rests),
        score=momentum.score(by_day, today, floor, rests),
        breaks_on=breaks_on if streak else None,
        breaks_in=(breaks_on - today).days if streak else None,
        rest_days=settings.rest_days,
        rests_left=rests_left(rests, by_day, floor, today, settings.rest_days),
    )


def _chosen(connection: sqlite3.Connection, choice: DayChoice) -> tuple[tuple[PinnedStep, ...], tuple[RestStep, ...]]:
    chosen = {pin.step_id for pin in choice.pins} | {item.step_id for item in choice.rest}
    steps = reading.steps_by_ids(connection, chosen)
    pins = tuple(
        PinnedStep(step=steps[pin.step_id], start=pin.start, minutes=pin.minutes, source=pin.source)
        for pin in choice.pins
    )
    return pins, tuple(RestStep(step=steps[item.step_id], minutes=item.minutes) for item in choice.rest)


def _next_span(days: Iterable[DayCapacity], moment: Moment) -> Span | None:
    """Give the next window that begins after now, within the days."""
    return next(filter(None, (hours.next_span(spans_of(day), moment.wall) for day in days)), None)


def _timer(context: Context, connection: sqlite3.Connection, moment: Moment) -> RunningTimer | None:
    course = read_course(context, connection, moment.utc)
    if course is None:
        return None
    return RunningTimer(
        step_id=course.step_id,
        title=reading.steps_by_ids(connection, [course.step_id])[course.step_id].title,
        since=clock.wall_clock(course.started, context.settings.zone).replace(tzinfo=None),
        minutes=course.seconds // 60,
        planned=course.planned,
        paused=course.paused,
        seconds=course.seconds,
        as_of=course.as_of,
        forgotten=course.forgotten,
        suggested=course.suggested_minutes if course.forgotten else 0,
    )
