"""Reading a week review: this week or an old one, as it stands or as it was finished."""

from __future__ import annotations

import contextlib
import datetime as dt
from typing import TYPE_CHECKING

from matchtrack import clock
from matchtrack.domain import review as facts_of
from matchtrack.domain.review import Entry, ForecastLine, WeekFacts
from matchtrack.domain.review_document import SeasonSoFar
from matchtrack.domain.week import due_review, parse_week, week_of
from matchtrack.errors import BadInputError, NotSoError, UsageError
from matchtrack.services.context import utc_instant
from matchtrack.services.presence import NO_SEASON, season_made_on
from matchtrack.services.review_outlook import NO_OUTLOOK, read_outlook
from matchtrack.services.review_values import Choice, LeftEarly, ReviewView, Slip, WaitingOn, WeekBefore
from matchtrack.storage import capacity, journal, reading, review_rows
from matchtrack.storage.check_in_rows import waiting_steps
from matchtrack.storage.connection import open_reading
from matchtrack.storage.finding import step_by_key
from matchtrack.storage.rest_days import rest_days

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from matchtrack.domain.steps import Step
    from matchtrack.domain.week import IsoWeek
    from matchtrack.services.context import Context, Moment
    from matchtrack.storage.review_rows import EntryRow

_DAY, _MINUTE = dt.timedelta(days=1), dt.timedelta(minutes=1)


def week_to_review(context: Context, text: str = "") -> IsoWeek:
    """Give the week that the user means; without words the one whose review came up last.

    Raises:
        BadInputError: The words name no week, or one that is still to come.
    """
    today = context.moment().day
    if not text.strip():
        return due_review(today, context.settings.review_weekday)[0]
    week = parse_week(text, today)
    check_week(week, today)
    return week


def check_week(week: IsoWeek, today: dt.date) -> None:
    """Refuse a week that is still to come.

    Raises:
        BadInputError: It is.
    """
    if week > week_of(today):
        raise BadInputError(f"{week} is still to come; a week can be reviewed once it has begun")


def review_view(context: Context, week: IsoWeek, *, with_outlook: bool = True) -> ReviewView:
    """Read a week; without the outlook (forecast and candidates, unless saved) it takes a moment only.

    Raises:
        BadInputError: The week is still to come.
        NotSoError: There is no season yet.
        DatabaseError: The database cannot be read.
    """
    moment = context.moment()
    check_week(week, moment.day)
    with contextlib.closing(open_reading(context.database)) as connection:
        return read_review(connection, context, moment, week, with_outlook=with_outlook)


def read_review(
    connection: sqlite3.Connection, context: Context, moment: Moment, week: IsoWeek, *, with_outlook: bool = True
) -> ReviewView:
    """Read a week through an open connection."""
    made, season = season_made_on(connection, moment), reading.read_season(connection)
    if made is None or season is None:
        raise NotSoError(NO_SEASON)
    saved, by_day = review_rows.read_review(connection, str(week)), journal.minutes_by_day(connection)
    first = min((made, *by_day))
    before = week.ahead(-1)
    outlook = read_outlook(connection, moment, week) if with_outlook else NO_OUTLOOK
    finished = bool(saved and saved.finished_utc)
    done = review_rows.done_ids(connection, week.first, week.last)
    return ReviewView(
        week=week,
        today=moment.day,
        floor=context.settings.floor,
        facts=_facts(connection, context, moment, week, first),
        before=WeekBefore(
            _facts(connection, context, moment, before, first),
            len(review_rows.done_ids(connection, before.first, before.last)),
        ),
        done=_in_order(connection, done),
        slips=tuple(_slips(connection, context, moment, week, None if finished else first)),
        distractions=facts_of.top_distractions(review_rows.distractions(connection, week.first, week.last)),
        waiting=tuple(_waiting(connection, moment, week)),
        left_early=tuple(_left_early(connection, week)),
        wins=review_rows.read_wins(connection, str(week)),
        note=saved.note if saved else "",
        hardest=tuple(_choices(connection, week)),
        begun_on=moment.day_of(utc_instant(saved.begun_utc)) if saved else None,
        finished_on=moment.day_of(utc_instant(saved.finished_utc)) if saved and saved.finished_utc else None,
        forecast=_saved_forecast(connection, week) if finished else outlook.forecast,
        moved_days=saved.forecast_moved_days if saved and finished else outlook.moved_days,
        outlook=outlook,
        season=_season_so_far(connection, by_day, first, max(season.days.values(), default=first)),
        key_dates=season.days,
    )


def _date(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _facts(
    connection: sqlite3.Connection, context: Context, moment: Moment, week: IsoWeek, first: dt.date
) -> WeekFacts:
    rows = review_rows.entries(connection, week.first, week.last)
    return facts_of.week_facts(
        week,
        [_entry(row) for row in rows],
        _productive_spans(connection, moment, week, rows, first),
        today=moment.day,
        floor=context.settings.floor,
        first_day=first,
        rests=rest_days(connection),
    )


def _entry(row: EntryRow) -> Entry:
    return Entry(
        dt.date.fromisoformat(row.day), row.minutes, row.area, row.difficulty,
        utc_instant(row.started_utc) if row.started_utc else None,
        utc_instant(row.ended_utc) if row.ended_utc else None,
    )  # fmt: skip


def _productive_spans(
    connection: sqlite3.Connection, moment: Moment, week: IsoWeek, rows: Iterable[EntryRow], first: dt.date
) -> list[tuple[dt.datetime, dt.datetime]]:
    """Give the productive hours of the user's days so far, each in the zone where the user was that day."""
    zones = {row.day: row for row in rows if row.started_utc}
    begin, end = max(week.first, first), min(week.last, moment.day)
    spans = []
    for day in capacity.read_capacity(
        connection, begin, end, day_start=moment.day_start, zone=clock.zone_rules(moment.zone)
    ):
        for opening in day.openings:
            starts = _instant(opening.start, zones.get(day.day.isoformat()), moment)
            ends = min(starts + opening.minutes * _MINUTE, moment.utc)
            if starts < ends:
                spans.append((starts, ends))
    return spans


def _instant(wall: dt.datetime, row: EntryRow | None, moment: Moment) -> dt.datetime:
    if row is None:
        return clock.instant_of(wall, moment.zone)
    try:
        return clock.instant_of(wall, row.zone)
    except UsageError:  # the zone had no name, so its offset is all that is known
        return (wall - row.utc_offset * _MINUTE).replace(tzinfo=dt.UTC)


def _slips(
    connection: sqlite3.Connection, context: Context, moment: Moment, week: IsoWeek, first: dt.date | None
) -> Iterable[Slip]:
    """Give the steps that slipped: without a `first` day those that were saved, else those of now and their reasons."""
    saved = {key: (title, reason) for key, title, reason in review_rows.read_slips(connection, str(week))}
    steps = {step.key: step for step in _slipped(connection, context, moment, week, first)} if first else {}
    for key, step in steps.items():
        yield Slip(key, step.title, saved.get(key, ("", ""))[1], step)
    for key, (title, reason) in saved.items():
        if key not in steps:
            named = step_by_key(connection, key)
            yield Slip(key, title, reason, reading.steps_by_ids(connection, [named.id])[named.id] if named else None)


def _slipped(
    connection: sqlite3.Connection, context: Context, moment: Moment, week: IsoWeek, first: dt.date
) -> tuple[Step, ...]:
    """Give what slipped so far, but not from before the user's first day.

    What was chosen for the whole week is asked for once its review has come up.
    """
    days = max(week.first, first), min(week.last, moment.day - _DAY)
    has_come = due_review(moment.day, context.settings.review_weekday)[0] >= week
    chosen_in = str(week.ahead(-1)) if has_come else None
    ids = review_rows.slipped_ids(connection, days, week.last, chosen_in)
    return _in_order(connection, ids)


def _in_order(connection: sqlite3.Connection, ids: Sequence[int]) -> tuple[Step, ...]:
    steps = reading.steps_by_ids(connection, ids)
    return tuple(steps[each] for each in ids)


def _left_early(connection: sqlite3.Connection, week: IsoWeek) -> Iterable[LeftEarly]:
    for day, minutes, floor, reason in review_rows.days_left(connection, week.first, week.last):
        yield LeftEarly(dt.date.fromisoformat(day), minutes, floor, reason)


def _choices(connection: sqlite3.Connection, week: IsoWeek) -> Iterable[Choice]:
    for key, title, day in review_rows.read_choices(connection, str(week)):
        yield Choice(key, title, _date(day))


def _waiting(connection: sqlite3.Connection, moment: Moment, week: IsoWeek) -> Iterable[WaitingOn]:
    """Give the steps that wait, and did so in the week already."""
    rows = waiting_steps(connection)
    steps = reading.steps_by_ids(connection, [row.id for row in rows])
    for row in rows:
        since = moment.day_of(utc_instant(row.since_utc)) if row.since_utc else None
        if since is None or since <= week.last:
            yield WaitingOn(steps[row.id], since)


def _saved_forecast(connection: sqlite3.Connection, week: IsoWeek) -> tuple[ForecastLine, ...]:
    """Give the forecast of a finished review, and how far its likely dates moved since the review before."""
    before = {row[0]: _date(row[3]) for row in review_rows.read_forecast(connection, str(week.ahead(-1)))}
    lines = []
    for key, title, due, likely, careful, chance in review_rows.read_forecast(connection, str(week)):
        now, then = _date(likely), before.get(key)
        moved = (now - then).days if now and then else None
        lines.append(ForecastLine(key, title, _date(due), now, _date(careful), chance, moved))
    return tuple(lines)


def _season_so_far(
    connection: sqlite3.Connection, by_day: dict[dt.date, int], first: dt.date, last: dt.date
) -> SeasonSoFar:
    done, total, last_due = review_rows.progress(connection)
    return SeasonSoFar(
        minutes=by_day,
        done={dt.date.fromisoformat(day): minutes for day, minutes in done},
        total=total,
        first=first,
        last=max(first, _date(last_due) or last),
    )
