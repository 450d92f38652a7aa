"""The numbers that momentum stands on, and what is said and drawn of it."""

from __future__ import annotations

import datetime as dt

import pytest

from matchtrack.domain import momentum

TODAY = dt.date(2026, 11, 22)


def test_a_day_is_kept_with_fifteen_minutes_and_begins_at_four() -> None:
    """What holds for whoever sets nothing, and how far it can be set."""
    assert (momentum.DEFAULT_FLOOR, momentum.MIN_FLOOR, momentum.MAX_FLOOR) == (15, 1, 240)
    assert (momentum.DEFAULT_DAY_START, momentum.MAX_DAY_START) == (4 * 60, 12 * 60)


def test_more_than_the_floor_is_worth_no_more_than_the_floor() -> None:
    """No day makes up for another."""
    assert momentum.score({TODAY: 15}, TODAY, 15) == momentum.score({TODAY: 300}, TODAY, 15)


def test_days_to_come_do_not_count() -> None:
    """As after a clock that was set too far ahead."""
    tomorrow = TODAY + dt.timedelta(days=1)
    assert momentum.score({TODAY: 15, tomorrow: 15}, TODAY, 15) == momentum.score({TODAY: 15}, TODAY, 15) > 0


def test_a_whole_life_of_kept_days_scores_a_hundred() -> None:
    """No rounding leads beyond it."""
    history = {TODAY - dt.timedelta(days=back): 15 for back in range(20_000)}
    assert momentum.score(history, TODAY, 15) == 100


@pytest.mark.parametrize(("day", "status"), [(0, "rest"), (1, "rest"), (-1, "rest"), (2, "missed")])
def test_each_status_is_one_of_the_known(day: int, status: str) -> None:
    """A day of rest is called so, too."""
    days = {TODAY - dt.timedelta(days=day) for day in (-1, 0, 1)}
    assert status == momentum.day_status(TODAY - dt.timedelta(days=day), TODAY, 0, 15, days)
    assert status in momentum.MOMENTUM_STATUSES


@pytest.mark.parametrize(("minutes", "said"), [(0, "0 of 15 min"), (15, "15 of 15 min"), (16, "16 min")])
def test_minutes_above_the_floor_need_no_floor_beside_them(minutes: int, said: str) -> None:
    """Nobody has done 16 of 15."""
    assert said == momentum.of_floor(minutes, 15)


@pytest.mark.parametrize(
    ("minutes", "drawn"),
    [(0, "....."), (1, "#...."), (9, "###.."), (14, "####."), (15, "#####"), (400, "#####"), (-3, ".....")],
)
def test_the_bar_shows_any_work_and_is_full_only_when_kept(minutes: int, drawn: str) -> None:
    """The first minute is seen, the last cell is earned."""
    assert drawn == momentum.bar(minutes, 15, 5, "#", ".")


@pytest.mark.parametrize(
    ("minutes", "width", "drawn"), [(14, 1, "."), (15, 1, "#"), (1, 2, "#."), (-8, 3, "..."), (7, 0, "")]
)
def test_a_narrow_bar_is_not_full_before_the_day_is_kept(minutes: int, width: int, drawn: str) -> None:
    """Where only one cell is there, it is earned by the floor."""
    assert drawn == momentum.bar(minutes, 15, width, "#", ".")
