"""The match year and the key dates of the running season."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchtrack.domain.due import nearest
from matchtrack.domain.key_dates import KEY_DATE_NAMES
from matchtrack.domain.steps import KeyDate
from matchtrack.errors import BadInputError
from matchtrack.services.plan_work import changing, running_season

if TYPE_CHECKING:
    import datetime as dt

    from matchtrack.services.context import Context
    from matchtrack.storage.unit_of_work import UnitOfWork

MOST_DAYS_OFF = 366
"""A key date further from its rule than this belongs to another season."""


def set_key_date(context: Context, key: str, day: dt.date | None, checked_on: dt.date) -> KeyDate:
    """Set a key date as the user's own, or back to its rule with None; all that hangs on it moves.

    Raises:
        BadInputError: There is no such key date, or the day belongs to another season.
        NotSoError: There is no season yet.
    """
    check_key(key)
    name = KEY_DATE_NAMES[key]
    with changing(context, f"Set '{name}' to {day}" if day else f"Set '{name}' back to its rule") as work:
        return put_key_date(work, key, day, checked_on)


def check_key(key: str) -> None:
    """Refuse a key that no key date has.

    Raises:
        BadInputError: There is no such key date.
    """
    if key not in KEY_DATE_NAMES:
        near = nearest(key, KEY_DATE_NAMES) or "."
        raise BadInputError(f"There is no key date '{key}'{near} Key dates are {', '.join(KEY_DATE_NAMES)}.")


def put_key_date(work: UnitOfWork, key: str, day: dt.date | None, checked_on: dt.date) -> KeyDate:
    """Set a key date within a use case, as `set_key_date` does.

    Raises:
        BadInputError: The day belongs to another season.
    """
    from matchtrack.domain.season import derive_key_dates
    from matchtrack.storage.season_rows import set_days

    by_rule = derive_key_dates(running_season(work).match_year)[key]
    if day is not None and abs((day - by_rule).days) > MOST_DAYS_OFF:
        raise BadInputError(f"{day} is more than a year from {by_rule}, the day of '{KEY_DATE_NAMES[key]}' by rule.")
    source, checked = ("rule", None) if day is None else ("user", checked_on)
    set_days(work.session, {key: day or by_rule}, source=source, checked_on=checked)
    return KeyDate(key=key, day=day or by_rule, source=source, checked_on=checked)


def set_match_year(context: Context, year: int) -> None:
    """Move the season to another match year; all key dates follow their rules again.

    Raises:
        BadInputError: The match year cannot be planned.
        NotSoError: There is no season yet.
    """
    with changing(context, f"Moved the season to Match {year}") as work:
        from matchtrack.services.backups import back_up_before
        from matchtrack.services.plan_import import move_to_year

        season = running_season(work)
        if season.match_year == year:
            return
        back_up_before(context, "match-year")
        if season.name == f"Match {season.match_year}":
            season.name = f"Match {year}"
        move_to_year(work, season, year)
