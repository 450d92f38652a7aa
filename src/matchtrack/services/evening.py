"""The evening picture: what there is to see before sleep, and how strong it was (method.md 17 to 19)."""

from __future__ import annotations

import contextlib
import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from matchtrack import clock
from matchtrack.domain import evening
from matchtrack.errors import BadInputError, NotSoError
from matchtrack.services.context import Moment, utc_text
from matchtrack.services.presence import NO_SEASON
from matchtrack.services.transaction import mark, write_daily
from matchtrack.storage import evening_rows, marks, reading
from matchtrack.storage.connection import open_reading

if TYPE_CHECKING:
    import sqlite3

    from matchtrack.domain.evening import Scene
    from matchtrack.services.context import Context
    from matchtrack.storage.evening_rows import PictureRow

_SHOWN = "evening"
_CURVE_NIGHTS = 30
_MINUTE = dt.timedelta(minutes=1)
_WITHOUT_A_TIME = "~"
"""Sorts behind every time."""

_LOOK_BACK = dt.timedelta(days=14)
"""How long ago something may have stopped the user to be named."""


class EveningView(NamedTuple):
    """The picture of the evening of `day`.

    `guesses` are obstacles to offer, `strength` is tonight's, `strengths` those of the last thirty told nights, the
    oldest first.
    """

    day: dt.date
    scenes: tuple[Scene, ...]
    obstacle: str
    answer: str
    guesses: tuple[str, ...]
    strength: int | None
    strengths: tuple[tuple[dt.date, int], ...]


def evening_view(context: Context) -> EveningView:
    """Read what there is to see tonight.

    Raises:
        NotSoError: There is no season yet.
        DatabaseError: The database cannot be read.
    """
    moment = context.moment()
    with contextlib.closing(open_reading(context.database)) as connection:
        season = reading.read_season(connection)
        if season is None:
            raise NotSoError(NO_SEASON)
        pictures = evening_rows.last_pictures(connection, _CURVE_NIGHTS)
        last = pictures[0] if pictures else None
        since = moment.day - _LOOK_BACK
        step, start = _first_of_tomorrow(connection, moment)
        ahead = evening.Ahead(
            step=step, start=start, obstacle=last.obstacle if last else "", answer=last.answer if last else "",
            review_day=season.days.get("programs_review"), match_day=season.days.get("match_day"),
        )  # fmt: skip
        return EveningView(
            day=moment.day,
            scenes=evening.scenes(ahead, moment.day),
            obstacle=ahead.obstacle,
            answer=ahead.answer,
            guesses=evening.guesses(
                evening_rows.last_distractions(connection, since),
                evening_rows.last_reasons(connection, since),
                reading.read_distractions(connection),
            ),
            strength=last.strength if last and last.day == moment.day else None,
            strengths=_strengths(pictures),
        )


def _strengths(pictures: list[PictureRow]) -> tuple[tuple[dt.date, int], ...]:
    return tuple((picture.day, picture.strength) for picture in reversed(pictures) if picture.strength)


def _first_of_tomorrow(connection: sqlite3.Connection, moment: Moment) -> tuple[str, dt.time | None]:
    """Give the title and the start of the first step of tomorrow, as the plan will be then if nothing more is done."""
    from matchtrack.services.schedule import read_planning

    slots = read_planning(connection, _next_morning(moment)).first_day().slots
    if not slots:
        return "", None
    first = min(slots, key=lambda slot: slot.start.isoformat() if slot.start else _WITHOUT_A_TIME)
    step = reading.steps_by_ids(connection, [first.step_id])[first.step_id]
    return step.title, first.start.time() if first.start else None


def _next_morning(moment: Moment) -> Moment:
    begin = dt.datetime.combine(moment.day + dt.timedelta(days=1), dt.time()) + moment.day_start * _MINUTE
    return Moment(clock.instant_of(begin, moment.zone), moment.zone, moment.day_start)


def picture_due(context: Context) -> bool:
    """Say whether it is bedtime and the picture was neither seen nor put aside tonight; costs next to nothing."""
    settings, moment = context.settings, context.moment()
    minute = moment.wall.hour * 60 + moment.wall.minute
    if not settings.evening_picture or not evening.is_bedtime(minute, settings.bedtime, settings.day_start):
        return False
    with contextlib.closing(open_reading(context.database)) as connection:
        seen = evening_rows.last_pictures(connection, 1)
        return marks.last_shown(connection, _SHOWN) != moment.day and not (seen and seen[0].day == moment.day)


def not_tonight(context: Context) -> None:
    """Put the picture aside for tonight."""
    day = context.moment().day
    mark(context, lambda connection: marks.mark_shown(connection, _SHOWN, day))


def save_picture(
    context: Context, *, obstacle: str | None = None, answer: str | None = None, strength: int | None = None
) -> None:
    """Keep tonight's picture; what is not given stays as it was tonight, else as it was the last time.

    Raises:
        BadInputError: The strength is not 1 to 5, or a text is too long.
        NotSoError: There is no season yet.
    """
    _check(obstacle, answer, strength)
    moment = context.moment()

    def write(connection: sqlite3.Connection) -> None:
        pictures = evening_rows.last_pictures(connection, 1)
        last = pictures[0] if pictures else None
        tonight = last.strength if last and last.day == moment.day else None
        evening_rows.save_picture(
            connection, moment.day, utc_text(moment.utc),
            obstacle=obstacle if obstacle is not None else last.obstacle if last else "",
            answer=answer if answer is not None else last.answer if last else "",
            strength=strength if strength is not None else tonight,
        )  # fmt: skip

    title = "Saw the evening picture" if obstacle is None and answer is None else "Planned for an obstacle"
    write_daily(context, moment, write, lambda _: title)


def _check(obstacle: str | None, answer: str | None, strength: int | None) -> None:
    if strength is not None and strength not in evening.STRENGTHS:
        raise BadInputError(f"a picture cannot have the strength {strength}; write 1 (faint) to 5 (very strong)")
    for text, name in ((obstacle, "obstacle"), (answer, "plan for it")):
        if text and len(text) > evening.MOST_CHARACTERS:
            raise BadInputError(f"the {name} has {len(text)} characters; write at most {evening.MOST_CHARACTERS}")
