"""ISO weeks: named, read, and over New Year."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchtrack.domain.week import IsoWeek, due_review, parse_week, week_of, weeks_in
from matchtrack.errors import BadInputError

TODAY = dt.date(2026, 11, 25)


@pytest.mark.parametrize(
    ("text", "week"),
    [
        ("this", "2026-W48"),
        ("last", "2026-W47"),
        ("Last week", "2026-W47"),
        ("2026-W47", "2026-W47"),
        ("2026w5", "2026-W05"),
        ("w48", "2026-W48"),
        ("W50", "2025-W50"),
        ("2026-W53", "2026-W53"),
        ("2027-01-03", "2026-W53"),
        ("2024-12-30", "2025-W01"),
    ],
)
def test_a_week_is_read_as_people_write_it(text: str, week: str) -> None:
    """A week without a year is the last one so named."""
    assert week == str(parse_week(text, TODAY))


@pytest.mark.parametrize("text", ["", "2025-W53", "2026-W00", "w99", "soon", "0000-W10", "9999-W10", "x" * 400])
def test_what_names_no_week_is_refused(text: str) -> None:
    """A year of 52 weeks has no week 53."""
    with pytest.raises(BadInputError):
        parse_week(text, TODAY)


@settings(max_examples=40)
@given(st.dates(dt.date(1990, 1, 1), dt.date(2199, 1, 1)))
def test_every_day_lies_in_its_week_and_weeks_follow_each_other(day: dt.date) -> None:
    """No day is lost at New Year, and weeks sort as time does."""
    week = week_of(day)
    assert day in week.days
    assert week.ahead(1).first - week.last == dt.timedelta(days=1)
    assert week.ahead(-1) < week < week.ahead(1)
    assert week == parse_week(str(week), TODAY)
    assert week.number <= weeks_in(week.year)


@pytest.mark.parametrize(
    ("today", "weekday", "week", "since"),
    [
        ("2026-11-22", 6, "2026-W47", "2026-11-22"),
        ("2026-11-24", 6, "2026-W47", "2026-11-22"),
        ("2026-11-21", 6, "2026-W46", "2026-11-15"),
        ("2026-11-23", 0, "2026-W47", "2026-11-23"),
        ("2026-11-26", 3, "2026-W48", "2026-11-26"),
        ("2027-01-01", 4, "2026-W53", "2027-01-01"),
    ],
)
def test_the_week_that_is_reviewed_is_the_one_that_is_mostly_over(
    today: str, weekday: int, week: str, since: str
) -> None:
    """A review that was missed stays due until the next one comes up."""
    found = due_review(dt.date.fromisoformat(today), weekday)
    assert (week, since) == (str(found[0]), found[1].isoformat())


def test_a_week_has_seven_days() -> None:
    """Monday to Sunday."""
    days = IsoWeek(2020, 53).days
    assert (dt.date(2020, 12, 28), dt.date(2021, 1, 3)) == (days[0], days[-1])


def test_a_week_outside_of_the_calendar_is_none() -> None:
    """It has a first day and a last one."""
    for weeks in (-120_000, 500_000, 10**12):
        with pytest.raises(BadInputError, match="that week lies outside the calendar"):
            week_of(TODAY).ahead(weeks)
