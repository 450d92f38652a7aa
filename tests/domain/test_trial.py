"""What is tried, as hours: pure."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchtrack.domain.capacity import DayChange, Hours, PatternUse, Stretch, Week, capacity_of_days
from matchtrack.domain.hours import Window
from matchtrack.domain.hours_text import parse_windows
from matchtrack.domain.trial import Trial, check_trial, more_windows, tried_hours
from matchtrack.errors import BadInputError

MONDAY = dt.date(2026, 11, 23)
WEEK = Stretch(MONDAY, MONDAY + dt.timedelta(days=6))
MORNINGS = parse_windows("mon-fri 06:00-08:00, mon 20:00-21:00")


def minutes_of(hours: Hours) -> list[tuple[int, int]]:
    """Give the productive and the other minutes of each day of a week."""
    days = capacity_of_days(hours, WEEK.first, WEEK.last, day_start=240, zone=dt.UTC)
    return [(sum(opening.minutes for opening in day.openings), day.other) for day in days]


def test_nothing_tried_changes_nothing() -> None:
    """Neither the truth of the trial nor the hours."""
    hours = Hours(usual=Week(MORNINGS, {0: 30}))

    assert not Trial()
    assert tried_hours(hours, Trial(), WEEK) == hours


def test_extra_minutes_come_at_the_end_of_the_last_window() -> None:
    """A weekday without windows has them at noon."""
    longer = more_windows(MORNINGS, 20)

    assert Window(0, 360, 480) in longer
    assert Window(0, 1200, 1280) in longer
    assert Window(1, 360, 500) in longer
    assert Window(6, 720, 740) in longer


@given(productive=st.integers(0, 60), other=st.integers(0, 60))
def test_extra_minutes_are_had_on_every_day_that_is_not_off(productive: int, other: int) -> None:
    """Whatever week or pattern holds; what was said of a single day stays."""
    hours = Hours(
        usual=Week(MORNINGS, {0: 30, 5: 60}),
        patterns={"nights": Week(parse_windows("mon-sun 20:00-22:00"))},
        uses=[PatternUse("nights", Stretch(MONDAY + dt.timedelta(days=2), MONDAY + dt.timedelta(days=3)))],
        off=[Stretch(MONDAY + dt.timedelta(days=1), MONDAY + dt.timedelta(days=1))],
        changes={MONDAY + dt.timedelta(days=4): DayChange(windows=((360, 400),), other=5)},
    )
    before, after = minutes_of(hours), minutes_of(tried_hours(hours, Trial(productive, other), WEEK))

    more = [(b[0] - a[0], b[1] - a[1]) for a, b in zip(before, after, strict=True)]
    assert more == [(0, 0) if at in {1, 4} else (productive, other) for at in range(7)]


def test_other_windows_take_the_place_of_the_usual_week() -> None:
    """The other minutes stay."""
    hours = tried_hours(Hours(usual=Week(MORNINGS, {0: 30})), Trial(windows=parse_windows("sun 6-7")), WEEK)

    assert minutes_of(hours) == [(0, 30), *[(0, 0)] * 5, (60, 0)]


def test_a_pattern_holds_from_now_on() -> None:
    """Over every other one."""
    nights = Week(parse_windows("mon-sun 20:00-22:00"), {0: 5})
    hours = Hours(
        usual=Week(MORNINGS, {0: 30}), patterns={"nights": nights, "days": Week()}, uses=[PatternUse("days", WEEK)]
    )

    assert minutes_of(tried_hours(hours, Trial(pattern="nights"), WEEK)) == [(120, 5), *[(120, 0)] * 6]


@pytest.mark.parametrize("trial", [Trial(productive=-1), Trial(other=961)])
def test_extra_minutes_have_bounds(trial: Trial) -> None:
    """Sixteen hours more a day are no advice."""
    with pytest.raises(BadInputError, match="Extra minutes are 0 to 960 a day"):
        check_trial(trial)
