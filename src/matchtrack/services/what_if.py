"""What if: the plan as it would be with other hours or dates, beside the plan as it is; stored only when it is kept."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, NamedTuple

from matchtrack.domain.capacity import Stretch
from matchtrack.domain.planner import words
from matchtrack.domain.text import safe
from matchtrack.domain.trial import check_trial, tried_hours
from matchtrack.errors import NotSoError
from matchtrack.services.hours import check_other_minutes, check_windows
from matchtrack.services.patterns import put_use
from matchtrack.services.plan_work import changing
from matchtrack.services.presence import open_season
from matchtrack.services.schedule import SHOWN_DAYS, read_planning, view_of
from matchtrack.services.season import check_key, put_key_date
from matchtrack.storage import capacity, reading
from matchtrack.storage.connection import open_reading

if TYPE_CHECKING:
    import datetime as dt
    import sqlite3

    from matchtrack.domain.capacity import Hours
    from matchtrack.domain.planner import Schedule
    from matchtrack.domain.steps import BigStep
    from matchtrack.domain.trial import Trial
    from matchtrack.services.context import Context, Moment
    from matchtrack.services.schedule import Planning, ScheduleView
    from matchtrack.storage.unit_of_work import UnitOfWork

NOTHING_TRIED = "Nothing was tried, so nothing was kept."


class Lateness(NamedTuple):
    """How many days a big step is late, before and after; 0 is in time."""

    big_step: BigStep
    before: int
    after: int

    @property
    def sentence(self) -> str:
        """Say what would become of the big step."""
        title = safe(self.big_step.title)
        now = f"late by {words.days_words(self.before)}" if self.before else "in time"
        if self.before == self.after:
            return f"'{title}' is {now}, and stays so."
        then = f"late by {words.days_words(self.after)}" if self.after else "in time"
        return f"'{title}' is {now}, and would be {then}."


class WhatIfView(NamedTuple):
    """The plan as it would be: `schedule`; big steps that are late before or after, and steps without a day."""

    schedule: ScheduleView
    before_days: int
    lateness: tuple[Lateness, ...]
    without_day: tuple[int, int]

    @property
    def sentence(self) -> str:
        """Say in one line what would change."""
        before, after = self.before_days, self.schedule.max_late_days
        late = [sum(1 for each in self.lateness if each[at]) for at in (1, 2)]
        if self.without_day[0] != self.without_day[1]:
            return f"{_late_words(late[1], after)}; {_day_words(self.without_day[1])}, before {self.without_day[0]}."
        if (before, *(each.before for each in self.lateness)) == (after, *(each.after for each in self.lateness)):
            return f"It would change nothing: {_late_words(late[0], before, then='is')}."
        return f"{_late_words(late[1], after)}; before: {_late_words(late[0], before, then='was')}."


def _late_words(count: int, days: int, then: str = "would be") -> str:
    if not count:
        return f"nothing {then} late" if then != "would be" else "Nothing would be late"
    plural = {"is": "are", "was": "were"}.get(then, then) if count > 1 else then
    return f"{count} big step{'' if count == 1 else 's'} {plural} late, by {words.days_words(days)} at most"


def _day_words(count: int) -> str:
    return f"{count} step{' has' if count == 1 else 's have'} no day" if count else "every step has its day"


def what_if(context: Context, trial: Trial, *, days: int = SHOWN_DAYS) -> WhatIfView:
    """Plan the season as it is and as it would be, and give the first days of the latter; nothing is stored.

    Raises:
        BadInputError: What is tried cannot be.
        NotSoError: There is no season yet, or no such pattern.
        DatabaseError: The database cannot be read.
    """
    check_trial(trial)
    with contextlib.closing(open_season(context)) as connection:
        moment = context.moment()
        before = read_planning(connection, moment).schedule()
        tried = _tried_planning(connection, moment, trial)
        after = view_of(connection, tried, days, with_mend=False)
        return WhatIfView(
            schedule=after,
            before_days=before.max_late_days,
            lateness=_lateness(connection, before, after),
            without_day=(len(before.unplanned), len(after.unplanned)),
        )


def _tried_planning(connection: sqlite3.Connection, moment: Moment, trial: Trial) -> Planning:
    key_dates = _tried_dates(connection, trial)
    hours = _tried_hours(connection, moment, trial, max(key_dates.values())) if trial.changes_hours else None
    return read_planning(connection, moment, hours=hours, key_dates=key_dates if trial.key_dates else None)


def _tried_dates(connection: sqlite3.Connection, trial: Trial) -> dict[str, dt.date]:
    for key, _ in trial.key_dates:
        check_key(key)
    season = reading.read_season(connection)
    return {**(season.days if season else {}), **dict(trial.key_dates)}


def _tried_hours(connection: sqlite3.Connection, moment: Moment, trial: Trial, season_end: dt.date) -> Hours:
    hours = capacity.read_hours(connection, moment.day)
    if trial.pattern and trial.pattern not in hours.patterns:
        raise NotSoError(f"There is no pattern '{safe(trial.pattern)}'.")
    tried = tried_hours(hours, trial, Stretch(moment.day, max(moment.day, season_end)))
    for week in (tried.usual, *tried.patterns.values()):
        check_windows(week.windows)
        check_other_minutes(week.other or {})
    return tried


def _lateness(connection: sqlite3.Connection, before: Schedule, after: ScheduleView) -> tuple[Lateness, ...]:
    """Give the big steps that are late on either side, those first that would be the latest."""
    was = {late.big_step: late.days for late in before.late}
    will = {late.big_step.key: late.days for late in after.late}
    known = {big.key: big for big in reading.list_big_steps(connection) if big.key in {*was, *will}}
    both = [Lateness(big, was.get(key, 0), will.get(key, 0)) for key, big in known.items()]
    return tuple(sorted(both, key=lambda each: (-each.after, -each.before, each.big_step.key)))


def keep(context: Context, trial: Trial) -> None:
    """Store what was tried, as one change: the usual week, the patterns, the use of one, the key dates.

    Raises:
        BadInputError: What was tried cannot be.
        NotSoError: Nothing was tried, or there is no season yet, or no such pattern.
    """
    if not trial:
        raise NotSoError(NOTHING_TRIED)
    check_trial(trial)
    moment = context.moment()
    with contextlib.closing(open_reading(context.database)) as connection:
        season_end = max(_tried_dates(connection, trial).values(), default=moment.day)
        hours = _tried_hours(connection, moment, trial, season_end)
    with changing(context, "Kept what was tried in the schedule") as work:
        for key, day in trial.key_dates:
            put_key_date(work, key, day, moment.day)
        if trial.changes_hours:
            _keep_hours(work, hours, trial)
        if trial.pattern:
            put_use(work, trial.pattern, Stretch(moment.day, max(moment.day, season_end)))


def _keep_hours(work: UnitOfWork, hours: Hours, trial: Trial) -> None:
    from matchtrack.storage import capacity_rows, hours_rows

    hours_rows.save_windows(work.session, hours.usual.windows)
    hours_rows.save_other_minutes(work.session, hours.usual.other or {})
    ids = capacity_rows.pattern_ids(work.session)
    for name, week in hours.patterns.items():
        if trial.productive:
            capacity_rows.save_pattern_windows(work.session, ids[name], week.windows)
        if trial.other and week.other is not None:
            capacity_rows.save_pattern_other(work.session, ids[name], week.other)
