"""What the user says of a week, saved at once or page by page; undo takes it back as one change."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, NamedTuple

from matchtrack.domain.areas import OPEN_STATUSES
from matchtrack.domain.capacity import UserPin
from matchtrack.domain.limits import MAX_NOTES, MAX_TITLE
from matchtrack.domain.review import MOST_CHOICES, MOST_WINS, Candidate, choose_days, parse_reason
from matchtrack.domain.text import clean
from matchtrack.errors import BadInputError
from matchtrack.services.context import utc_text
from matchtrack.services.presence import open_season
from matchtrack.services.review import check_week, read_review
from matchtrack.services.review_outlook import NO_OUTLOOK, read_outlook
from matchtrack.services.step_status import must_be
from matchtrack.services.transaction import write_daily
from matchtrack.storage import capacity, history, reading, review_rows
from matchtrack.storage.connection import open_reading
from matchtrack.storage.finding import find_step, step_by_key

if TYPE_CHECKING:
    import datetime as dt
    import sqlite3
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from matchtrack.domain.steps import Step
    from matchtrack.domain.week import IsoWeek
    from matchtrack.services.context import Context, Moment
    from matchtrack.services.review_outlook import Outlook
    from matchtrack.services.review_values import ReviewView


class Answers(NamedTuple):
    """What is said of a week; None leaves what was said before, an empty tuple takes it away.

    `reasons` are by step and `hardest` are steps, all as the user names them.
    """

    wins: Sequence[str] | None = None
    reasons: Mapping[str, str] | None = None
    hardest: Sequence[str] | None = None
    note: str | None = None
    finish: bool = False


def save(context: Context, week: IsoWeek, answers: Answers) -> ReviewView:
    """Write the answers, pin the hardest to days of the week after, and give the week as it is now.

    To finish stores the forecast of now; a review that was finished before is closed anew.

    Raises:
        BadInputError: The week is still to come, there are more than three wins or steps, or a reason is none.
        NotSoError: There is no season yet, no step matches, or one is settled already.
        UsageError: The text of a step names several.
    """
    moment = context.moment()
    _, outlook = _write(context, moment, week, answers, joins=0)
    with contextlib.closing(open_reading(context.database)) as connection:
        view = read_review(connection, context, moment, week, with_outlook=False)
    if view.finished_on is None:
        view = view._replace(forecast=outlook.forecast, moved_days=outlook.moved_days)
    return view._replace(outlook=outlook)


def keep(context: Context, week: IsoWeek, answers: Answers, joins: int = 0) -> int:
    """Write some of the answers as `save` does, together with the change `joins`; gives the change for those to come.

    So what was said on a page outlives the program, and the whole review stays one change, unless something else was
    changed between two pages.
    """
    group, _ = _write(context, context.moment(), week, answers, joins=joins)
    return group


def _write(context: Context, moment: Moment, week: IsoWeek, answers: Answers, *, joins: int) -> tuple[int, Outlook]:
    check_week(week, moment.day)
    checked = _checked(answers)
    outlook = look_ahead(context, moment, week) if checked.finish or checked.hardest is not None else NO_OUTLOOK

    def write(connection: sqlite3.Connection) -> int:
        review_rows.begin(connection, str(week), utc_text(moment.utc))
        if checked.note is not None:
            review_rows.set_note(connection, str(week), checked.note)
        if checked.wins is not None:
            review_rows.set_wins(connection, str(week), checked.wins)
        for text, reason in (checked.reasons or {}).items():
            step = _slipped_step(connection, week, text)
            review_rows.set_reason(connection, str(week), *step, reason)
        if checked.hardest is not None:
            _choose(connection, week, checked.hardest, outlook)
        if checked.finish:
            _finish(connection, context, moment, week, outlook)
        return history.own_group(connection)

    return write_daily(context, moment, write, lambda _: _title(week, checked), joins=joins), outlook


def _title(week: IsoWeek, answers: Answers) -> str:
    return f"Finished the review of {week}" if answers.finish else f"Saved answers of the review of {week}"


def look_ahead(context: Context, moment: Moment, week: IsoWeek) -> Outlook:
    """Look ahead before anything is locked: the planner may take a while."""
    with contextlib.closing(open_season(context)) as connection:
        return read_outlook(connection, moment, week)


def _checked(answers: Answers) -> Answers:
    """Clean the words, and leave out what is said twice or says nothing."""
    wins = None if answers.wins is None else _distinct(clean(win, limit=MAX_TITLE)[0] for win in answers.wins)
    hardest = None if answers.hardest is None else _distinct(text.strip() for text in answers.hardest)
    if wins and len(wins) > MOST_WINS:
        raise BadInputError(f"a week has {MOST_WINS} wins at most, and these are {len(wins)}; choose the best")
    if hardest and len(hardest) > MOST_CHOICES:
        raise BadInputError(f"a week has {MOST_CHOICES} hardest steps at most, and these are {len(hardest)}")
    return answers._replace(
        wins=wins,
        hardest=hardest,
        reasons={step: parse_reason(reason) for step, reason in (answers.reasons or {}).items()},
        note=None if answers.note is None else clean(answers.note, lines=True, limit=MAX_NOTES)[0],
    )


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, texts)))


def _slipped_step(connection: sqlite3.Connection, week: IsoWeek, text: str) -> tuple[str, str]:
    """Give (key, title) of a step that slipped; one that is gone is known by the key that was saved."""
    saved = {key: title for key, title, _ in review_rows.read_slips(connection, str(week))}
    if text in saved:
        return text, saved[text]
    found = find_step(connection, text, OPEN_STATUSES)
    return found.key, found.title


def _choose(connection: sqlite3.Connection, week: IsoWeek, texts: Sequence[str], outlook: Outlook) -> None:
    """Choose the hardest of the week after and pin them; those that were chosen before lose the pin of that choice."""
    if outlook is NO_OUTLOOK and texts:
        raise BadInputError(f"the week after {week} is over, so nothing can be chosen for it any more")
    found = {step.id: step for step in (find_step(connection, text, OPEN_STATUSES) for text in texts)}
    for named in found.values():
        must_be(named, ("todo", "started"), "be chosen")
    pins = {pin.step_id: pin for pin in capacity.read_pins(connection, week.first)}
    _unpin_former(connection, week, pins, set(found))
    steps = [reading.steps_by_ids(connection, found)[step_id] for step_id in found]
    own = {step.key: pins[step.id].day for step in steps if step.id in pins and pins[step.id].day in outlook.productive}
    planned = {each.key: each.day for each in outlook.candidates}
    days = choose_days(
        [_candidate(step, own.get(step.key) or planned.get(step.key)) for step in steps], outlook.productive
    )
    for step in steps:
        day = days[step.key] = own.get(step.key) or days[step.key]
        if day and step.key not in own:
            capacity.set_pin(connection, UserPin(step.id, day))
    review_rows.set_choices(connection, str(week), [(step.key, step.title, days[step.key]) for step in steps])


def _candidate(step: Step, day: dt.date | None) -> Candidate:
    return Candidate(
        step.key,
        step.title,
        step.minutes_left,
        step.difficulty,
        step.boring,
        step.due,
        day,
        step.earliest,
        step.blocked,
    )


def _unpin_former(
    connection: sqlite3.Connection, week: IsoWeek, pins: Mapping[int, UserPin], chosen: Collection[int]
) -> None:
    """Take away the pins that the former choice made, of steps that are chosen no more."""
    for key, _, day in review_rows.read_choices(connection, str(week)):
        step = step_by_key(connection, key)
        pin = pins.get(step.id) if step else None
        if pin and pin.step_id not in chosen and pin.start is None and pin.day.isoformat() == day:
            capacity.take_pin(connection, pin.step_id)


def _finish(connection: sqlite3.Connection, context: Context, moment: Moment, week: IsoWeek, outlook: Outlook) -> None:
    """Close the week: what slipped is kept with or without a reason, beside the forecast as it stands."""
    view = read_review(connection, context, moment, week, with_outlook=False)
    for slip in view.slips:
        review_rows.set_reason(connection, str(week), slip.key, slip.title, slip.reason)
    lines = [
        (line.key, line.title, _text(line.due), _text(line.likely), _text(line.careful), line.chance)
        for line in outlook.forecast
    ]
    review_rows.finish(connection, str(week), utc_text(moment.utc), outlook.moved_days, lines)


def _text(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
