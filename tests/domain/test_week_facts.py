"""The facts of a week, reasons, days for the hardest, and the forecast against the key dates."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchtrack.domain.review import (
    REASONS,
    Candidate,
    Entry,
    ForecastLine,
    against_key_dates,
    choose_days,
    parse_reason,
    top_distractions,
    week_facts,
)
from matchtrack.domain.week import IsoWeek
from matchtrack.errors import BadInputError

WEEK = IsoWeek(2026, 47)
MON = WEEK.first
TODAY = MON + dt.timedelta(days=3)


def at(day: dt.date, hour: int, minute: int = 0) -> dt.datetime:
    """An instant of a day."""
    return dt.datetime(day.year, day.month, day.day, hour, minute, tzinfo=dt.UTC)


def an_entry(day: dt.date = MON, minutes: int = 15, begins: int | None = None, **fields: Any) -> Entry:
    """An entry; with `begins` it has a time."""
    begin = None if begins is None else at(day, begins)
    end = begin and begin + dt.timedelta(minutes=fields.pop("lasts", minutes))
    usual: dict[str, Any] = {"area": "letters", "difficulty": 2, "begin": begin, "end": end}
    return Entry(day, minutes, **usual | fields)


def facts(*entries: Entry, **fields: Any) -> Any:
    """The facts of the week with productive hours from 6 to 8 on Monday."""
    given_: dict[str, Any] = {"today": TODAY, "floor": 15, "first_day": MON, "rests": frozenset()}
    spans = fields.pop("spans", [(at(MON, 6), at(MON, 8))])
    return week_facts(WEEK, entries, spans, **given_ | fields)


def test_days_have_their_minutes_and_status() -> None:
    """Days to come and days before the first do not count; a rest does."""
    tue, sat = MON + dt.timedelta(days=1), MON + dt.timedelta(days=5)
    found = facts(an_entry(tue, 20), an_entry(TODAY, 5), first_day=tue, rests={sat})
    assert [day.status for day in found.days] == ["", "kept", "missed", "open", "", "rest", ""]
    assert (found.minutes, found.kept) == (25, 1)


def test_minutes_are_summed_by_area_the_most_first() -> None:
    """All minutes lie in some area."""
    found = facts(an_entry(minutes=5), an_entry(minutes=10, area="documents"), an_entry(minutes=20))
    assert list(found.minutes_by_area.items()) == [("letters", 25), ("documents", 10)]


def test_productive_minutes_are_those_inside_the_windows() -> None:
    """Half of the second entry lies behind the window, and one has no time at all."""
    found = facts(
        an_entry(minutes=30, begins=6, difficulty=4), an_entry(minutes=120, begins=7), an_entry(minutes=10)
    ).productive
    assert found == (120, 90, 30, 10)
    assert (found.share, found.hard_share) == (0.75, 1 / 3)


def test_minutes_with_a_pause_are_spread_over_their_time() -> None:
    """An entry of thirty minutes that took an hour, half of it inside."""
    assert facts(an_entry(minutes=30, begins=7, lasts=120)).productive.used == 15


def test_a_week_without_hours_or_entries_has_no_shares() -> None:
    """Nothing is divided by nothing."""
    found = facts(spans=[])
    assert (found.productive.share, found.productive.hard_share, found.minutes_by_area) == (None, None, {})


@settings(max_examples=30)
@given(st.lists(st.builds(an_entry, st.sampled_from(WEEK.days), st.integers(1, 180), st.integers(0, 20)), max_size=8))
def test_minutes_are_conserved(entries: list[Entry]) -> None:
    """Days and areas share all minutes out, and no more is used than was worked."""
    found = facts(*entries)
    total = sum(entry.minutes for entry in entries)
    assert total == found.minutes == sum(found.minutes_by_area.values())
    assert 0 <= found.productive.hard <= found.productive.used <= total


def test_the_three_commonest_distractions_are_named() -> None:
    """Capitals part no words, and equal ones stand in order."""
    said = ["phone", "Mail", "mail", "noise", "family"]
    assert top_distractions(said) == (("Mail", 2), ("family", 1), ("noise", 1))


@pytest.mark.parametrize("reason", list(REASONS))
def test_a_reason_is_read_by_its_word_and_its_name(reason: str) -> None:
    """Underscores, hyphens and spaces are one."""
    assert {reason} == {parse_reason(text) for text in (reason, reason.replace("_", "-"), REASONS[reason].upper())}


def test_a_reason_is_read_by_its_beginning() -> None:
    """Nothing takes it away, and two at once are none."""
    assert (parse_reason("wait"), parse_reason(" "), parse_reason("not")) == ("waited", "", "not_needed")
    for text in ("n", "because"):
        with pytest.raises(BadInputError):
            parse_reason(text)


def a_candidate(key: str, **fields: Any) -> Candidate:
    """A step of thirty minutes."""
    usual: dict[str, Any] = {"key": key, "title": key, "minutes": 30, "difficulty": 4}
    return Candidate(**usual | fields)


def test_the_hardest_get_their_planned_day_else_one_of_their_own() -> None:
    """A day without productive hours is none, and a step that waits for another is not pushed ahead of it."""
    tue, wed = MON + dt.timedelta(days=1), MON + dt.timedelta(days=2)
    chosen = [
        a_candidate("planned", day=tue),
        a_candidate("free"),
        a_candidate("late", earliest=wed),
        a_candidate("blocked", blocked=True),
    ]
    days = choose_days(chosen, {MON: 0, tue: 60, wed: 120})
    assert {"planned": tue, "free": wed, "late": wed, "blocked": None} == days
    assert choose_days(chosen[1:2], {}) == {"free": None}


def a_line(
    key: str, due: dt.date | None, likely: dt.date | None, chance: int | None = 50, **fields: Any
) -> ForecastLine:
    """A big step as it is forecast."""
    return ForecastLine(
        **{"key": key, "title": key, "due": due, "likely": likely, "careful": likely} | fields, chance=chance
    )


def test_the_forecast_is_set_against_the_key_date_that_comes_next() -> None:
    """What is late counts for the next one, but not for its chance; one unknown end leaves the whole open."""
    june, july = dt.date(2027, 6, 2), dt.date(2027, 7, 1)
    lines = [
        a_line("late", dt.date(2026, 1, 1), june, 10, moved_days=-3),
        a_line("one", june, july, 90, moved_days=2),
        a_line("two", july, None),
        a_line("free", None, june, None),
    ]
    key_dates = {"past": dt.date(2026, 1, 1), "a": june, "b": july, "c": dt.date(2028, 1, 1)}
    first, second, last = against_key_dates(lines, key_dates, TODAY)
    assert ("a", june, 2, july, july, 90, -3, 1) == first
    assert (second.key, second.likely) == ("b", None)
    assert ("", None, 1, june) == last[:4]
