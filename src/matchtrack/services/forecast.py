"""When each big step will be finished, and what moved since last week."""

from __future__ import annotations

import contextlib
import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from matchtrack.domain import forecast_words as words
from matchtrack.domain.forecast import BigStepForecast, BigStepWork, Ending, Forecast, forecast, pace_of
from matchtrack.domain.pace import Habit
from matchtrack.domain.real_minutes import ratio_of
from matchtrack.domain.work_ahead import work_ahead
from matchtrack.services.presence import open_season
from matchtrack.services.schedule import read_planning
from matchtrack.storage import forecast_rows, journal, reading

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence

    from matchtrack.domain.capacity import DayCapacity
    from matchtrack.domain.steps import BigStep
    from matchtrack.services.context import Context, Moment
    from matchtrack.services.schedule import Planning

_DAY = dt.timedelta(days=1)
_A_WEEK = 7 * _DAY


class BigStepView(NamedTuple):
    """A big step with its forecast; `moved_days` says how much later its likely date is than it was a week ago.

    It is negative where the date came nearer, and None where there is nothing to compare.
    """

    big_step: BigStep
    said: BigStepForecast
    moved_days: int | None


class ForecastView(NamedTuple):
    """The forecast as it stands on the momentum day `day`, and what it stands on (`domain.forecast.Forecast`).

    `moved_days` is that of the last likely date of all.
    """

    day: dt.date
    stands_on: Forecast
    big_steps: tuple[BigStepView, ...]
    moved_days: int | None
    only_waiting: bool

    @property
    def sentences(self) -> tuple[str, ...]:
        """Say what the dates stand on, how the end moved, and why something is missing."""
        if not self.big_steps:
            return (words.NO_STEPS,)
        late = sum(1 for each in self.big_steps if each.said.due and each.said.due < self.day)
        told = [_source(self), words.whole_moved_words(self.moved_days), words.late_words(late)]
        if not any(each.said.due for each in self.big_steps):
            told.append(words.NO_DUES)
        return tuple(filter(None, told))


def _source(view: ForecastView) -> str:
    if view.only_waiting:
        return words.ONLY_WAITING
    if view.stands_on.pace:
        return words.source_words(view.stands_on)
    return words.NO_HOURS if view.stands_on.plan_share == 1 else words.NO_MINUTES


def forecast_view(context: Context) -> ForecastView:
    """Read the plan and the log, and draw the future.

    Raises:
        NotSoError: There is no season yet.
        DatabaseError: The database cannot be read.
    """
    with contextlib.closing(open_season(context)) as connection:
        return read_forecast(connection, context.moment())


def read_forecast(
    connection: sqlite3.Connection, moment: Moment, planned: tuple[Planning, Mapping[int, dt.date]] | None = None
) -> ForecastView:
    """Forecast through an open connection; `planned` has the plan and its `finish` where they are known already."""
    planning, finish = planned or (read_planning(connection, moment), None)
    bigs = {big.key: big for big in reading.list_big_steps(connection)}
    habit = _habit(connection, moment.day, planning.days)
    work = planned_order(planning, bigs, pace_of(habit) / (ratio_of(habit.finished) or 1), moment.day, finish)
    now = forecast(work, habit, moment.day)
    before = _last_week(connection, moment.day, work, habit)
    return ForecastView(
        day=moment.day,
        stands_on=now,
        big_steps=tuple(
            BigStepView(bigs[said.key], said, _moved(said.likely, before.get(said.key))) for said in now.big_steps
        ),
        moved_days=_moved(_latest(said.likely for said in now.big_steps), _latest(before.values())),
        only_waiting=bool(planning.steps) and all(step.waiting for step in planning.steps),
    )


def planned_order(
    planning: Planning,
    bigs: Mapping[str, BigStep],
    minutes_a_day: float,
    today: dt.date,
    finish: Mapping[int, dt.date] | None = None,
) -> list[BigStepWork]:
    """Give what is left of each big step in the order of the schedule; `minutes_a_day` are estimated ones."""
    dues = {key: big.due for key, big in bigs.items()}
    finish = planning.schedule().finish if finish is None else finish
    return work_ahead(planning.steps, finish, dues, today=today, minutes_a_day=minutes_a_day)


def _habit(connection: sqlite3.Connection, today: dt.date, days: Sequence[DayCapacity]) -> Habit:
    """Read how the user works; the first of the `days` is today with what is left of it."""
    by_day = journal.minutes_by_day(connection)
    planned = [sum(opening.minutes for opening in day.openings) + day.other for day in days]
    planned[0] += by_day.get(today, 0)
    first = min(by_day, default=today)
    return Habit(
        logged=[by_day.get(first + ahead * _DAY, 0) for ahead in range((today - first).days)],
        today=by_day.get(today, 0),
        finished=forecast_rows.finished_steps(connection, today + _DAY),
        planned=planned,
        off=frozenset(ahead for ahead, day in enumerate(days) if day.off),
    )


def _last_week(
    connection: sqlite3.Connection, today: dt.date, work: Iterable[BigStepWork], habit: Habit
) -> dict[str, dt.date | None]:
    """Give the likely dates that the log said a week ago, of what is left now and of all that was done since."""
    since = today - _A_WEEK
    if len(habit.logged) <= _A_WEEK.days:
        return {}
    done_since = forecast_rows.estimate_done_since(connection, since)
    then = [step._replace(endings=tuple(_with_more(each, done_since) for each in step.endings)) for step in work]
    known = habit._replace(
        logged=habit.logged[: -_A_WEEK.days],
        today=0,
        finished=forecast_rows.finished_steps(connection, since),
        off=frozenset(ahead + _A_WEEK.days for ahead in habit.off),
    )
    return {said.key: said.likely for said in forecast(then, known, since).big_steps}


def _with_more(ending: Ending, minutes: int) -> Ending:
    """Put more work before an ending, unless its own begins later than all that was done already."""
    return ending if ending.since else ending._replace(minutes=ending.minutes + minutes)


def _moved(now: dt.date | None, before: dt.date | None) -> int | None:
    return (now - before).days if now and before else None


def _latest(days: Iterable[dt.date | None]) -> dt.date | None:
    """Give the last of the days; None where one of them is not known."""
    known = list(days)
    return max((day for day in known if day), default=None) if all(known) else None
