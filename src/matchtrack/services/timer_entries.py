"""From the stretches of a timer to entries: whole minutes, none twice, none in the future, none beyond its day."""

from __future__ import annotations

import datetime as dt

from matchtrack.domain import momentum
from matchtrack.services.context import utc_instant, utc_text
from matchtrack.services.minutes import add_entry, minutes_had, standing
from matchtrack.storage import journal

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from matchtrack.domain.step_name import StepName
    from matchtrack.services.context import Context, Moment
    from matchtrack.services.minutes import Logged

_MINUTE = dt.timedelta(minutes=1)


def log_stretches(
    context: Context,
    connection: sqlite3.Connection,
    moment: Moment,
    step: StepName,
    stretches: Sequence[tuple[dt.datetime, int]],
) -> Logged | None:
    """Log each stretch on the day on which it began; what the log has already is not counted twice.

    Gives the last entry with the minutes of all, or None where there was nothing to log.
    """
    logged = entry_id = 0
    last_day = moment.day
    for begin, minutes in place(stretches, moment.utc):
        day = moment.day_of(begin)
        room = minutes_had(context, connection, moment, day) - journal.minutes_of_day(connection, day)
        for free_begin, free_end in _free_pieces(connection, begin, minutes):
            piece = min(momentum.day_minutes(free_begin, free_end), room)
            if piece > 0:
                span = (free_begin, free_begin + piece * _MINUTE)
                entry_id = add_entry(context, connection, moment, step, piece, day=day, span=span, source="timer")
                logged, room, last_day = logged + piece, room - piece, day
    return standing(context, connection, moment, step, entry_id, logged, last_day) if logged else None


def place(stretches: Sequence[tuple[dt.datetime, int]], now: dt.datetime) -> list[tuple[dt.datetime, int]]:
    """Give (begin, minutes) of each stretch that has a whole minute; seconds carry over to the next one.

    Spans lie on whole minutes of the clock, as typed ones do, so that neighbours touch and no minute is lost. They
    never reach into what is still to come nor into each other, also where the clock was set back between two.
    """
    counted, carried = [], 0
    for begin, seconds in stretches:
        minutes, carried = divmod(carried + seconds, 60)
        counted.append((begin.replace(second=0, microsecond=0), minutes))
    limit, placed = now.replace(second=0, microsecond=0), []
    for begin, minutes in reversed(counted):
        if minutes:
            limit = min(begin, limit - minutes * _MINUTE)
            placed.append((limit, minutes))
    return placed[::-1]


def _free_pieces(
    connection: sqlite3.Connection, begin: dt.datetime, minutes: int
) -> Iterator[tuple[dt.datetime, dt.datetime]]:
    """Give what is left of a stretch between entries that have a time of their own."""
    end = begin + minutes * _MINUTE
    for _, other_begin, other_end in journal.overlapping_entries(connection, utc_text(begin), utc_text(end)):
        yield begin, utc_instant(other_begin)
        begin = utc_instant(other_end)
    yield begin, end
