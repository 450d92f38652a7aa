"""Pictures as lines of text."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchtrack.domain.charts import ASCII_SIGNS, BLOCK_SIGNS, burn_up, burn_weeks, heat, heat_map, minutes_chart, plain
from matchtrack.domain.review import ReviewDay

MON = dt.date(2026, 11, 16)
DAY = dt.timedelta(days=1)


def a_week(*minutes: int) -> list[ReviewDay]:
    """Seven days with these minutes."""
    given_ = [*minutes, *[0] * (7 - len(minutes))]
    return [ReviewDay(MON + at * DAY, each, "kept" if each >= 15 else "missed") for at, each in enumerate(given_)]


def test_bars_grow_with_the_minutes() -> None:
    """The fullest day fills the room; even one minute shows."""
    lines = plain(minutes_chart(a_week(60, 30, 1), 15, 30, ASCII_SIGNS))
    assert lines[0] == "Mon ################# 60 min #"
    assert lines[1] == "Tue #########-------- 30 min #"
    assert lines[2] == "Wed #----------------  1 min -"


def test_a_week_to_come_has_no_minutes() -> None:
    """Days that do not count are drawn empty."""
    days = [ReviewDay(MON + at * DAY, 0, "") for at in range(7)]
    assert plain(minutes_chart(days, 15, 20, BLOCK_SIGNS))[0][:3] == "Mon"


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.integers(0, 1440), min_size=7, max_size=7),
    st.integers(20, 160),
    st.integers(0, 900),
    st.sampled_from([BLOCK_SIGNS, ASCII_SIGNS]),
)
def test_no_picture_is_wider_than_its_room(minutes: list[int], width: int, length: int, signs: object) -> None:
    """Whatever the season has, lines fit."""
    last, today = MON + length * DAY, MON + length // 2 * DAY
    by_day = {MON + at * DAY: each for at, each in enumerate(minutes)}
    weeks = burn_weeks(by_day, 5000, MON, last, today)
    for picture in (
        minutes_chart(a_week(*minutes), 15, width, signs),  # type: ignore[arg-type]
        burn_up(weeks, width, 6, signs),  # type: ignore[arg-type]
        heat_map(by_day, MON, today, 15, width, signs),  # type: ignore[arg-type]
    ):
        assert all(len(line) <= width for line in plain(picture))
        assert len(picture) >= 6


def test_the_needed_line_leads_to_all_of_it_on_the_last_day() -> None:
    """What was done before the first day counts from the start; weeks to come have nothing done."""
    done = {MON - DAY: 100, MON + 8 * DAY: 50}
    weeks = burn_weeks(done, 800, MON, MON + 20 * DAY, MON + 8 * DAY)
    assert [(week.done, week.needed) for week in weeks] == [(100, 333), (150, 566), (None, 800)]


def test_a_plan_without_work_has_no_burn_up() -> None:
    """There is nothing to burn."""
    assert burn_up(burn_weeks({}, 0, MON, MON, MON), 40, 5, BLOCK_SIGNS) == []


def test_the_burn_up_draws_a_hill_below_the_line() -> None:
    """The line goes up from left to right."""
    weeks = burn_weeks({MON: 120, MON + 14 * DAY: 120}, 480, MON, MON + 27 * DAY, MON + 20 * DAY)
    lines = plain(burn_up(weeks, 12, 4, ASCII_SIGNS))
    assert lines == ["8 h       ==", "        ==", "4 h   ==##", "    ==####", "    Nov Dec"]


@pytest.mark.parametrize(("minutes", "level"), [(0, 0), (1, 1), (14, 1), (15, 2), (30, 3), (59, 3), (60, 4), (900, 4)])
def test_heat_has_five_levels(minutes: int, level: int) -> None:
    """Nothing, less than the floor, the floor, twice, four times."""
    assert level == heat(minutes, 15)


def test_the_heat_map_has_a_row_for_each_weekday_and_no_future() -> None:
    """Days before the first and after today are blank."""
    lines = plain(heat_map({MON: 60, MON + 2 * DAY: 5}, MON - DAY, MON + 3 * DAY, 15, 40, ASCII_SIGNS))
    assert lines == ["Mon  #", "Tue  .", "Wed  -", "Thu  .", "Fri", "Sat", "Sun ."]
