"""What was logged: listed, corrected and deleted, each with a trace in the history."""

from __future__ import annotations

import contextlib
import datetime as dt
from typing import TYPE_CHECKING, Any, NamedTuple

from matchtrack.domain import momentum
from matchtrack.domain.date_phrases import write_day
from matchtrack.errors import BadInputError, NotSoError
from matchtrack.services.context import utc_instant, utc_text
from matchtrack.services.minutes import check_overlap, minutes_had
from matchtrack.services.transaction import write_daily
from matchtrack.storage import entry_rows, journal, session_rows
from matchtrack.storage.connection import open_reading
from matchtrack.storage.finding import find_step

if TYPE_CHECKING:
    import sqlite3

    from matchtrack.domain.focus import BestWindow, FocusHour
    from matchtrack.domain.step_name import StepName
    from matchtrack.services.context import Context, Moment

SHOWN_DAYS = 7
MOST_DAYS = 3660
_MOST_ID = 2**63


class Entry(NamedTuple):
    """A momentum entry; `start` and `end` are naive times in the zone in which it was written, None without a time.

    `source` is 'timer' or 'typed'; `late` says that it was filled in the day after. `focus` and `distracted_by` are
    what the user said of the session, None where nobody did, '' for 'nothing'.
    """

    id: int
    step_id: int | None
    step_key: str
    title: str
    area: str
    minutes: int
    day: dt.date
    start: dt.datetime | None
    end: dt.datetime | None
    start_utc: dt.datetime | None
    source: str
    late: bool
    note: str
    focus: int | None
    distracted_by: str | None


class Corrected(NamedTuple):
    """An entry before and after a correction, None after for one that was deleted, and what its day has now."""

    before: Entry
    after: Entry | None
    day_minutes: int
    title: str


class FocusView(NamedTuple):
    """Focus by hour of the day over so many sessions, and the window that it suggests."""

    sessions: int
    hours: tuple[FocusHour, ...]
    best: BestWindow | None


def list_entries(context: Context, *, days: int = SHOWN_DAYS, day: dt.date | None = None) -> tuple[Entry, ...]:
    """List the entries of the last `days` momentum days, today among them, or those of one day; the first one first.

    Raises:
        BadInputError: That many days cannot be listed.
        NotSoError: There is no season yet.
    """
    if not 1 <= days <= MOST_DAYS:
        raise BadInputError(f"1 to {MOST_DAYS} days can be listed, not {days}")
    today = context.moment().day
    first, last = (day, day) if day else (today - dt.timedelta(days=days - 1), today + dt.timedelta(days=1))
    with contextlib.closing(open_reading(context.database)) as connection:
        return tuple(_entry(row) for row in entry_rows.entries_between(connection, first, last))


def focus_view(context: Context) -> FocusView:
    """Say at which hours the user was at their best, by their own log (method.md 7).

    Raises:
        NotSoError: There is no season yet.
    """
    from matchtrack.domain.focus import best_window, focus_by_hour

    with contextlib.closing(open_reading(context.database)) as connection:
        rows = session_rows.focus_rows(connection)
    hours = focus_by_hour((_wall(started, offset).hour, minutes, focus) for started, offset, minutes, focus in rows)
    return FocusView(len(rows), hours, best_window(hours))


def edit_entry(
    context: Context, entry_id: int, *, minutes: int | None = None, step: str | None = None, note: str | None = None
) -> Corrected:
    """Correct an entry: its minutes, its step or its note; None leaves what is there.

    Minutes are raised only today and yesterday and as far as the day has room, as with typed ones; lowered always. The
    end of an entry with a time moves with them.

    Raises:
        BadInputError: The minutes cannot have been worked, or the day is too old for more.
        NotSoError: There is no such entry, no step matches, or nothing would change.
        UsageError: Several steps match.
    """
    moment = context.moment()

    def write(connection: sqlite3.Connection) -> Corrected:
        before = _found(connection, entry_id)
        target = None if step is None else find_step(connection, step, ())
        if minutes is not None and minutes != before.minutes:
            _set_minutes(context, connection, moment, before, minutes)
        if target is not None and target.id != before.step_id:
            entry_rows.set_step(connection, entry_id, target)
            journal.mark_started(connection, target.id)
        if note is not None and note != before.note:
            entry_rows.set_note(connection, entry_id, note)
        after = _found(connection, entry_id)
        if after == before:
            raise NotSoError(f"Entry {entry_id} is so already; nothing was changed.")
        return Corrected(before, after, journal.minutes_of_day(connection, before.day), _title(before, after, target))

    return write_daily(context, moment, write, lambda corrected: corrected.title)


def delete_entry(context: Context, entry_id: int) -> Corrected:
    """Take an entry away; the history keeps it, and undo brings it back.

    Raises:
        NotSoError: There is no such entry.
    """

    def write(connection: sqlite3.Connection) -> Corrected:
        before = _found(connection, entry_id)
        entry_rows.delete_entry(connection, entry_id)
        title = f"Deleted {before.minutes} min on '{before.title}'"
        return Corrected(before, None, journal.minutes_of_day(connection, before.day), title)

    return write_daily(context, context.moment(), write, lambda corrected: corrected.title)


def _title(before: Entry, after: Entry, target: StepName | None) -> str:
    if after.minutes != before.minutes:
        return f"Corrected {before.minutes} to {after.minutes} min on '{after.title}'"
    if target is not None and after.step_id != before.step_id:
        return f"Moved {after.minutes} min from '{before.title}' to '{after.title}'"
    return f"Changed the note of {after.minutes} min on '{after.title}'"


def _set_minutes(context: Context, connection: sqlite3.Connection, moment: Moment, before: Entry, minutes: int) -> None:
    """Check the honesty rules (design.md 4, Momentum) and correct the minutes."""
    momentum.check_entry_minutes(minutes)
    more = minutes > before.minutes
    end = before.start_utc + dt.timedelta(minutes=minutes) if before.start_utc else None
    if more:
        _check_more(context, connection, moment, before, minutes)
    if more and before.start_utc and end:
        if end > moment.utc:
            raise BadInputError(
                f"entry {before.id} would end in what is still to come; {before.minutes} min is what it has"
            )
        begin = before.start_utc + dt.timedelta(minutes=before.minutes)
        check_overlap(context, connection, (begin, end))
    late = before.late or (more and before.day != moment.day)
    entry_rows.set_minutes(connection, before.id, minutes, utc_text(end) if end else None, late)


def _check_more(context: Context, connection: sqlite3.Connection, moment: Moment, before: Entry, minutes: int) -> None:
    if (moment.day - before.day).days > 1:
        raise BadInputError(
            f"entry {before.id} is of {write_day(before.day)}; only those of today and yesterday get more minutes, "
            "older ones can be lowered or deleted"
        )
    name = "today" if before.day == moment.day else "yesterday" if before.day < moment.day else write_day(before.day)
    had = minutes_had(context, connection, moment, before.day)
    momentum.check_room(journal.minutes_of_day(connection, before.day) - before.minutes, minutes, had, name)


def _found(connection: sqlite3.Connection, entry_id: int) -> Entry:
    row = entry_rows.entry_by_id(connection, entry_id) if 0 <= entry_id < _MOST_ID else None
    if row is None:
        raise NotSoError(f"There is no entry {entry_id}. 'matchtrack entries' lists them.")
    return _entry(row)


def _entry(row: tuple[Any, ...]) -> Entry:
    id_, step_id, key, title, area, minutes, day, started, ended, offset, source, late, note, focus, distracted = row
    return Entry(
        id=id_, step_id=step_id, step_key=key, title=title, area=area, minutes=minutes, day=dt.date.fromisoformat(day),
        start=_wall(started, offset) if started else None, end=_wall(ended, offset) if ended else None,
        start_utc=utc_instant(started) if started else None, source=source, late=bool(late), note=note, focus=focus,
        distracted_by=distracted,
    )  # fmt: skip


def _wall(utc: str, offset_minutes: int) -> dt.datetime:
    """Give an instant as the clock on the wall showed it where the entry was written."""
    return utc_instant(utc).replace(tzinfo=None) + dt.timedelta(minutes=offset_minutes)
