"""What a week review looks ahead to: the forecast as it stands, and the hardest steps of the week after."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from matchtrack.domain.review import Candidate, ForecastLine
from matchtrack.domain.week import week_of
from matchtrack.services.capacity_ahead import capacity_until
from matchtrack.services.forecast import read_forecast
from matchtrack.services.schedule import read_planning
from matchtrack.storage import capacity
from matchtrack.storage.reading import steps_by_ids

if TYPE_CHECKING:
    import datetime as dt
    import sqlite3

    from matchtrack.domain.week import IsoWeek
    from matchtrack.services.context import Moment
    from matchtrack.services.forecast import BigStepView
    from matchtrack.services.schedule import Planning

MOST_CANDIDATES = 12
"""As many as one page shows."""


class Outlook(NamedTuple):
    """The forecast of now, and who may be hardest next; `productive` has the minutes of the days that can be taken."""

    forecast: tuple[ForecastLine, ...]
    moved_days: int | None
    candidates: tuple[Candidate, ...]
    productive: dict[dt.date, int]


NO_OUTLOOK = Outlook((), None, (), {})


def read_outlook(connection: sqlite3.Connection, moment: Moment, week: IsoWeek) -> Outlook:
    """Look ahead from a week; from an old one, whose next week is over, there is nothing to see."""
    after, this = week.ahead(1), week_of(moment.day)
    if after < this:
        return NO_OUTLOOK
    planning = read_planning(connection, moment)
    schedule = planning.schedule()
    said = read_forecast(connection, moment, (planning, schedule.finish))
    first = max(after.first, moment.day)
    planned: dict[int, dt.date] = {}
    for at in range((first - moment.day).days, min((after.last - moment.day).days + 1, len(schedule))):
        for slot in schedule.day(at).slots:
            planned.setdefault(slot.step_id, planning.days[at].day)
    return Outlook(
        forecast=tuple(map(_line, said.big_steps)),
        moved_days=said.moved_days,
        candidates=_candidates(connection, planning, planned, first),
        productive=productive_minutes(connection, moment, after),
    )


def productive_minutes(connection: sqlite3.Connection, moment: Moment, week: IsoWeek) -> dict[dt.date, int]:
    """Give the productive minutes of each day of a week from today on; today counts whole."""
    days = capacity_until(connection, moment, week.last)
    return {day.day: sum(opening.minutes for opening in day.openings) for day in days if day.day >= week.first}


def _line(each: BigStepView) -> ForecastLine:
    said = each.said
    chance = None if said.chance is None else round(said.chance * 100)
    return ForecastLine(said.key, each.big_step.title, said.due, said.likely, said.careful, chance, each.moved_days)


def _candidates(
    connection: sqlite3.Connection, planning: Planning, planned: dict[int, dt.date], first: dt.date
) -> tuple[Candidate, ...]:
    """Give the hardest steps that are planned for the week or ready by then, hard ones first."""
    ready = {row[0] for row in capacity.ready_rows(connection, first, hard=True, limit=MOST_CANDIDATES)}
    steps = [step for step in planning.steps if not step.waiting and (step.id in planned or step.id in ready)]
    found = [
        (Candidate(each.key, "", each.minutes, each.difficulty, each.boring, each.due, planned.get(each.id)), each.id)
        for each in steps
    ]
    chosen = sorted(found, key=lambda pair: pair[0].rank)[:MOST_CANDIDATES]
    titles = {step.id: step.title for step in steps_by_ids(connection, [step_id for _, step_id in chosen]).values()}
    return tuple(each._replace(title=titles[step_id]) for each, step_id in chosen)
