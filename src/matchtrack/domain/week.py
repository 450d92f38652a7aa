"""ISO weeks: Monday to Sunday, named by the year that holds their Thursday, so that none is cut at New Year."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from matchtrack.errors import BadInputError

WEEK_FORMS = "this, last, W47, 2026-W47 or a day like 2026-11-22"

_DAY = dt.timedelta(days=1)
_DAYS = 7
_THURSDAY = 3
_MOST_SHOWN = 30
_WRITTEN = r"(?:(\d{4})-?)?w(\d{1,2})"


class IsoWeek(NamedTuple):
    """One week; `number` is 1 to 52, in some years 53. Weeks sort as time does."""

    year: int
    number: int

    def __str__(self) -> str:
        return f"{self.year:04}-W{self.number:02}"

    @property
    def first(self) -> dt.date:
        """Its Monday."""
        return dt.date.fromisocalendar(self.year, self.number, 1)

    @property
    def last(self) -> dt.date:
        """Its Sunday."""
        return self.first + (_DAYS - 1) * _DAY

    @property
    def days(self) -> tuple[dt.date, ...]:
        """Its seven days."""
        return tuple(self.first + ahead * _DAY for ahead in range(_DAYS))

    def ahead(self, weeks: int) -> IsoWeek:
        """Give the week so many weeks later, or earlier where it is negative.

        Raises:
            BadInputError: The calendar ends before.
        """
        try:
            return week_of(self.first + weeks * _DAYS * _DAY)
        except OverflowError:
            raise BadInputError("that week lies outside the calendar") from None


def week_of(day: dt.date) -> IsoWeek:
    """Give the week that holds a day."""
    return IsoWeek(*day.isocalendar()[:2])


def parse_week(text: str, today: dt.date) -> IsoWeek:
    """Read a week as the user writes it; WEEK_FORMS shows the forms. Without a year it is the last one so named.

    Raises:
        BadInputError: The text names no week, or one that its year does not have.
    """
    words = " ".join(text.lower().split())
    this = week_of(today)
    named = {"this": this, "this week": this, "last": this.ahead(-1), "last week": this.ahead(-1)}
    if words in named:
        return named[words]
    written = re.fullmatch(_WRITTEN, words, re.ASCII)
    if written:
        return _written(written[1], int(written[2]), this)
    try:
        return week_of(dt.date.fromisoformat(words))
    except (ValueError, OverflowError):
        shown = text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN]}…"
        raise BadInputError(f"'{shown}' is not a week; write {WEEK_FORMS}") from None


def _written(year: str | None, number: int, this: IsoWeek) -> IsoWeek:
    if year is not None:
        return _checked(int(year), number)
    if number <= this.number or number > weeks_in(this.year - 1):
        return _checked(this.year, number)
    return _checked(this.year - 1, number)


def _checked(year: int, number: int) -> IsoWeek:
    if not dt.MINYEAR < year < dt.MAXYEAR:
        raise BadInputError(f"the year {year} lies outside the calendar; write {WEEK_FORMS}")
    if not 1 <= number <= weeks_in(year):
        raise BadInputError(f"{year} has no week {number}; its weeks are 1 to {weeks_in(year)}")
    return IsoWeek(year, number)


def weeks_in(year: int) -> int:
    """Count the weeks of a year: 52 or 53; 28 December always lies in the last one."""
    return dt.date(year, 12, 28).isocalendar()[1]


def due_review(today: dt.date, weekday: int) -> tuple[IsoWeek, dt.date]:
    """Give the week whose review came up last, and the day on which it did; `weekday` is 0 (Monday) to 6.

    From Thursday on it is the week that runs, earlier the one before: that of which most days have passed.
    """
    since = today - (today.weekday() - weekday) % _DAYS * _DAY
    week = week_of(since)
    return (week if weekday >= _THURSDAY else week.ahead(-1)), since
