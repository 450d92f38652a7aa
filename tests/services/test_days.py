"""Days off, and the hours of single days."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lived_days import at
from seasons import TODAY, a_season, rows_of

from matchtrack.domain.capacity import DayChange, Stretch
from matchtrack.errors import BadInputError, NotSoError
from matchtrack.services.days import change_day, clear_day, take_back, take_off
from matchtrack.services.undo import undo
from matchtrack.services.views import read_hours

if TYPE_CHECKING:
    from pathlib import Path

    from matchtrack.services.context import Context


@pytest.fixture
def season(tmp_path: Path) -> Context:
    """A season."""
    return a_season(tmp_path)


def ahead(days: int) -> dt.date:
    """A day from today on."""
    return TODAY + dt.timedelta(days=days)


def off(context: Context) -> list[tuple[int, int]]:
    """The days off, counted from today."""
    return [((days.first - TODAY).days, (days.last - TODAY).days) for days in read_hours(context).hours.off]


@settings(max_examples=20)
@given(st.lists(st.tuples(st.booleans(), st.integers(0, 15), st.integers(0, 6)), min_size=1, max_size=7))
def test_a_day_is_off_when_it_was_last_said_to_be(
    tmp_path_factory: pytest.TempPathFactory, said: list[tuple[bool, int, int]]
) -> None:
    """In as few stretches as they need; each change can be undone."""
    context = a_season(tmp_path_factory.mktemp("off"))
    expected: set[int] = set()
    for taken, first, length in said:
        before, days = rows_of(context), set(range(first, first + length + 1))
        if taken:
            assert take_off(context, ahead(first), ahead(first + length)).first == ahead(first)
        elif expected & days:
            take_back(context, ahead(first), ahead(first + length))
        else:
            with pytest.raises(NotSoError, match="no day off"):
                take_back(context, ahead(first), ahead(first + length))
        after = rows_of(context)
        if before != after:
            undo(context)
            assert before == rows_of(context)
            (take_off if taken else take_back)(context, ahead(first), ahead(first + length))
        expected = expected | days if taken else expected - days
        stretches = off(context)
        assert expected == {day for one, last in stretches for day in range(one, last + 1)}
        assert all(last + 1 < following for (_, last), (following, _) in pairwise(stretches))


def test_days_off_that_cannot_be_are_refused(season: Context) -> None:
    """In one sentence; a holiday that has begun may still be said."""
    take_off(season, ahead(-2), ahead(1))
    assert off(season) == [(-2, 1)]
    for first, last, said in (
        (-2, -1, "Sat 21 Nov 2026 has passed"), (3, 2, "Tue 24 Nov 2026 comes before Wed 25 Nov 2026"),
        (0, 4000, "years away"),
    ):  # fmt: skip
        for refused in (take_off, take_back):
            with pytest.raises(BadInputError, match=said):
                refused(season, ahead(first), ahead(last))


def test_a_single_day_has_hours_of_its_own(season: Context) -> None:
    """Said in parts, taken back whole; both can be undone."""
    change_day(season, ahead(1), windows=[(600, 660), (360, 420)])
    change_day(season, ahead(1), other=20)
    change_day(season, ahead(2), other=0)
    expected = {ahead(1): DayChange(((360, 420), (600, 660)), 20), ahead(2): DayChange(None, 0)}
    assert expected == read_hours(season).hours.changes
    change_day(season, ahead(1), windows=[])
    assert DayChange((), 20) == read_hours(season).hours.changes[ahead(1)]
    clear_day(season, ahead(1))
    assert {ahead(2)} == set(read_hours(season).hours.changes)
    undo(season)
    undo(season)
    assert expected == read_hours(season).hours.changes
    with pytest.raises(NotSoError, match="Wed 25 Nov 2026 has no hours of its own"):
        clear_day(season, ahead(3))


def test_what_was_said_last_holds_of_a_day_and_a_day_off(season: Context) -> None:
    """A day off takes what was said of single days; a single day then works in spite of it."""
    change_day(season, ahead(2), other=20)
    take_off(season, ahead(1), ahead(3))
    assert read_hours(season).hours.changes == {}
    change_day(season, ahead(2), other=30)
    hours = read_hours(season).hours
    assert ([Stretch(ahead(1), ahead(3))], {ahead(2): DayChange(None, 30)}) == (hours.off, hours.changes)


def test_hours_of_a_day_that_cannot_be_are_refused(season: Context) -> None:
    """Past, impossible, overlapping, also where the night after begins."""
    before = rows_of(season)
    for windows, other, said in (
        ([(360, 360)], None, "lasts from one minute"), ([(360, 480), (420, 500)], None, "overlap"),
        ([(1320, 1740), (120, 300)], None, "overlap"), (None, 1441, "0 to 1,440"),
    ):  # fmt: skip
        with pytest.raises(BadInputError, match=said):
            change_day(season, ahead(1), windows=windows, other=other)
    with pytest.raises(BadInputError, match="has passed"):
        change_day(season, ahead(-1), other=10)
    assert before == rows_of(season)


def test_hours_that_the_clocks_jump_over_do_not_exist(season: Context) -> None:
    """02:15 in the night after Saturday, where 02:00 is followed by 03:00; one that is cut short is fine."""
    berlin = at(season, "2027-03-01T08:00", zone="Europe/Berlin")
    saturday = dt.date(2027, 3, 27)
    with pytest.raises(BadInputError, match=r"02:15-02:45 does not exist on Sat 27 Mar 2027"):
        change_day(berlin, saturday, windows=[(135, 165)])
    change_day(berlin, saturday, windows=[(90, 210)])
    change_day(at(season, "2027-03-01T08:00", zone="Asia/Kolkata"), saturday, windows=[(135, 165)])
