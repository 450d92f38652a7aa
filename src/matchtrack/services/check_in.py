"""The check-in of a momentum day: what yesterday gave, who owes an answer, and what today begins with."""

from __future__ import annotations

import contextlib
import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from matchtrack.domain import momentum
from matchtrack.domain.first_days import FIRST_DAYS, FirstDay, first_day, looked_back
from matchtrack.errors import NotSoError
from matchtrack.services.context import utc_instant
from matchtrack.services.presence import NO_SEASON, season_made_on
from matchtrack.services.today import read_today
from matchtrack.services.transaction import mark
from matchtrack.storage import check_in_rows, journal, marks
from matchtrack.storage.connection import open_reading
from matchtrack.storage.reading import has_season
from matchtrack.storage.rest_days import rest_days

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping

    from matchtrack.services.context import Context, Moment
    from matchtrack.services.today import Momentum, TodayView

_SHOWN = "check_in"
_DAY = dt.timedelta(days=1)

MOST_STEPS = 3
"""One to three steps, never the whole backlog (method.md 3)."""


class Yesterday(NamedTuple):
    """What the day before gave: `status` is one of the momentum statuses, `done` are titles."""

    day: dt.date
    minutes: int
    status: str
    done: tuple[str, ...]


class WaitingFor(NamedTuple):
    """A step that lies with somebody else; `chase` says that its answer was expected by today."""

    step_id: int
    key: str
    title: str
    whom: str
    since: dt.date | None
    expected: dt.date | None
    chase: bool


class StepOfToday(NamedTuple):
    """A step that today proposes, with the minutes that it gives it; `start` where it has a time."""

    step_id: int
    key: str
    title: str
    minutes: int
    start: dt.datetime | None


class CheckInView(NamedTuple):
    """The check-in of a day.

    `yesterday` is None on the first day. `last_day` is the last one with minutes, `missed` counts the days since then
    on which nothing was done and no rest declared. `rule` is that of one of the first seven days, `week` looks back on
    the seventh.
    """

    day: dt.date
    yesterday: Yesterday | None
    last_day: dt.date | None
    missed: int
    momentum: Momentum
    rule: FirstDay | None
    week: str
    waiting: tuple[WaitingFor, ...]
    steps: tuple[StepOfToday, ...]

    @property
    def never_twice(self) -> bool:
        """Say that one single day was missed, and that it was yesterday."""
        return self.missed == 1 and self.yesterday is not None and self.yesterday.status == "missed"

    @property
    def away(self) -> bool:
        """Say that nothing was done for several days."""
        return self.missed > 1


def check_in_due(context: Context) -> bool:
    """Say whether the momentum day had no check-in yet; costs next to nothing.

    Raises:
        DatabaseError: The database cannot be read.
    """
    with contextlib.closing(open_reading(context.database)) as connection:
        return has_season(connection) and marks.last_shown(connection, _SHOWN) != context.moment().day


def check_in_shown(context: Context) -> None:
    """Remember that today had its check-in."""
    day = context.moment().day
    mark(context, lambda connection: marks.mark_shown(connection, _SHOWN, day))


def check_in_view(context: Context, today: TodayView | None = None) -> CheckInView:
    """Read the check-in of today; a `today` that was read already spares the choice of its steps.

    Raises:
        NotSoError: There is no season yet.
        DatabaseError: The database cannot be read.
    """
    moment = context.moment()
    with contextlib.closing(open_reading(context.database)) as connection:
        by_day, rests = journal.minutes_by_day(connection), rest_days(connection)
        begun = _begun(connection, moment, by_day)
        last_day = max((day for day in by_day if day < moment.day), default=None)
        if today is None or today.day != moment.day:
            today = read_today(context, connection)
        rule = first_day(begun, moment.day)
        return CheckInView(
            day=moment.day,
            yesterday=_yesterday(context, connection, moment, by_day, rests) if begun < moment.day else None,
            last_day=last_day,
            missed=_missed(last_day + _DAY if last_day else begun, moment.day, rests),
            momentum=today.momentum,
            rule=rule,
            week=_week(connection, by_day, begun, moment.day) if rule is FIRST_DAYS[-1] else "",
            waiting=tuple(_waiting(connection, moment)),
            steps=tuple(_steps(today)),
        )


def _begun(connection: sqlite3.Connection, moment: Moment, by_day: Mapping[dt.date, int]) -> dt.date:
    """Give the momentum day on which it all began: the season was made, or minutes were logged before that."""
    made_on = season_made_on(connection, moment)
    if made_on is None:
        raise NotSoError(NO_SEASON)
    return min((made_on, *by_day))


def _yesterday(
    context: Context, connection: sqlite3.Connection, moment: Moment, by_day: Mapping[dt.date, int],
    rests: frozenset[dt.date],
) -> Yesterday:  # fmt: skip
    day = moment.day - _DAY
    minutes = by_day.get(day, 0)
    status = momentum.day_status(day, moment.day, minutes, context.settings.floor, rests)
    return Yesterday(day, minutes, status, tuple(check_in_rows.done_on(connection, day)))


def _missed(since: dt.date, today: dt.date, rests: frozenset[dt.date]) -> int:
    days = (since + ahead * _DAY for ahead in range(max(0, (today - since).days)))
    return sum(day not in rests for day in days)


def _week(connection: sqlite3.Connection, by_day: Mapping[dt.date, int], begun: dt.date, today: dt.date) -> str:
    return looked_back(by_day, begun, today, check_in_rows.done_since(connection, begun))


def _waiting(connection: sqlite3.Connection, moment: Moment) -> Iterator[WaitingFor]:
    for row in check_in_rows.waiting_steps(connection):
        since = moment.day_of(utc_instant(row.since_utc)) if row.since_utc else None
        chase = row.expected is not None and row.expected <= moment.day
        yield WaitingFor(row.id, row.key, row.title, row.waiting_on, since, row.expected, chase)


def _steps(today: TodayView) -> Iterator[StepOfToday]:
    """Give one to three steps, each once; where there are easy ones, one of them is among these."""
    rest = list(today.rest_now)
    pins = {pin.step.id: pin for pin in reversed(today.pins_now)}
    first = sorted(pins.values(), key=list(today.pins_now).index)[: MOST_STEPS - bool(rest)]
    for pin in first:
        yield StepOfToday(pin.step.id, pin.step.key, pin.step.title, pin.minutes, pin.start)
    for item in rest[: MOST_STEPS - len(first)]:
        yield StepOfToday(item.step.id, item.step.key, item.step.title, item.minutes, None)
