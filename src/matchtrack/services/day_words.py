"""Which days a use case may speak of, and how its sentences name them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchtrack.domain.capacity import Stretch
from matchtrack.domain.date_phrases import write_day
from matchtrack.errors import BadInputError

if TYPE_CHECKING:
    import datetime as dt

    from matchtrack.services.context import Moment

MOST_YEARS = 5
"""No plan of a season goes further; a later day is a slip of the pen."""


def check_day(moment: Moment, day: dt.date) -> None:
    """Refuse a day that no plan can use any more, or none will.

    Raises:
        BadInputError: The day has passed, or is more than five years away.
    """
    if day < moment.day:
        raise BadInputError(f"{write_day(day)} has passed; name today or a later day.")
    if (day - moment.day).days > MOST_YEARS * 366:
        raise BadInputError(f"{write_day(day)} is more than {MOST_YEARS} years away; name a day of this season.")


def check_days(moment: Moment, first: dt.date, last: dt.date) -> Stretch:
    """Give a stretch of days; it may have begun, but not be over.

    Raises:
        BadInputError: The days end before they begin, have all passed, or are too far away.
    """
    if last < first:
        raise BadInputError(f"{write_day(last)} comes before {write_day(first)}; name the earlier day first.")
    check_day(moment, last)
    if (last - first).days > MOST_YEARS * 366:
        raise BadInputError(f"{write_day(first)} is more than {MOST_YEARS} years before {write_day(last)}.")
    return Stretch(first, last)


def iso_days(days: Stretch) -> str:
    """Name days in the title of a change: '2026-12-24' or '2026-12-24 to 2027-01-02'."""
    return f"{days.first}" if days.first == days.last else f"{days.first} to {days.last}"
