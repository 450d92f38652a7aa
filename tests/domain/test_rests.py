"""Days of rest in the streak, the score and the status of a day."""

from __future__ import annotations

import datetime as dt

import pytest

from matchtrack.domain import momentum

TODAY = dt.date(2026, 11, 22)
FLOOR = 15


def back(days: int) -> dt.date:
    """The day so many days before today."""
    return TODAY - dt.timedelta(days=days)


def kept_days(*days: int) -> dict[dt.date, int]:
    """Days back on which exactly the floor was reached."""
    return {back(day): FLOOR for day in days}


def rests(*days: int) -> set[dt.date]:
    """Days of rest, so many days back."""
    return {back(day) for day in days}


@pytest.mark.parametrize(
    ("kept", "rested", "streak", "longest"),
    [
        ((1, 2), (), 2, 2),
        ((1, 3), (2,), 2, 2),
        ((2, 3), (1,), 2, 2),
        ((1, 2), (0,), 2, 2),
        ((0, 1), (0,), 2, 2),
        ((), (1, 2), 0, 0),
        ((1,), (2, 3), 1, 1),
        ((1, 4), (2,), 1, 1),
        ((4, 5, 7), (6, 1), 0, 3),
    ],
)
def test_a_rest_freezes_the_streak_and_never_makes_it_longer(
    kept: tuple[int, ...], rested: tuple[int, ...], streak: int, longest: int
) -> None:
    """It neither begins nor ends a row (design.md 4)."""
    assert streak == momentum.streak(kept_days(*kept), TODAY, FLOOR, rests(*rested))
    assert longest == momentum.longest_streak(kept_days(*kept), TODAY, FLOOR, rests(*rested))


def test_a_rest_leaves_the_score_as_it_is() -> None:
    """Kept days before a rest weigh as if it had not been; a rest that was worked after all counts as any day."""
    usual = momentum.score(kept_days(*range(1, 20)), TODAY, FLOOR)
    assert usual == momentum.score(kept_days(*range(2, 21)), TODAY, FLOOR, rests(1))
    assert usual == momentum.score(kept_days(1, 2, *range(4, 21)), TODAY, FLOOR, rests(3))
    assert usual == momentum.score(kept_days(*range(1, 20)), TODAY, FLOOR, rests(5))
    assert usual > momentum.score(kept_days(*range(2, 21)), TODAY, FLOOR)


def test_a_day_of_rest_is_called_so_unless_it_is_kept() -> None:
    """Also today and on days to come."""
    assert momentum.day_status(back(1), TODAY, 3, FLOOR, rests(1)) == "rest"
    assert momentum.day_status(TODAY, TODAY, 0, FLOOR, rests(0)) == "rest"
    assert momentum.day_status(back(1), TODAY, FLOOR, FLOOR, rests(1)) == "kept"


@pytest.mark.parametrize(
    ("kept", "rested", "ahead"), [((), (), 0), ((1,), (), 0), ((0,), (), 1), ((0,), (-1,), 2), ((1,), (0, -1), 2)]
)
def test_the_chain_breaks_on_the_first_day_that_is_neither_kept_nor_rested(
    kept: tuple[int, ...], rested: tuple[int, ...], ahead: int
) -> None:
    """Today at the soonest."""
    assert back(-ahead) == momentum.breaks_on(kept_days(*kept), TODAY, FLOOR, rests(*rested))


def test_a_floor_of_one_minute_keeps_no_empty_day() -> None:
    """A day without an entry has no minutes at all."""
    assert momentum.breaks_on({}, TODAY, 1, ()) == TODAY
    usual = momentum.score({back(day): 1 for day in range(1, 20)}, TODAY, 1)
    assert usual == momentum.score({back(day): 1 for day in range(2, 21)}, TODAY, 1, rests(1))
    assert momentum.week_strip({}, TODAY, 1)[0] == (back(6), "missed")


def test_a_rest_that_was_begun_or_is_still_open_neither_adds_nor_takes_points() -> None:
    """Some minutes on a day of rest, and a rest that is declared for today."""
    history = kept_days(*range(1, 20))
    usual = momentum.score(history, TODAY, FLOOR)
    assert usual == momentum.score(history, TODAY, FLOOR, rests(0))
    assert momentum.score(history | {back(20): 3}, TODAY, FLOOR, rests(20)) == usual
    assert momentum.score(kept_days(*range(2, 21)) | {back(1): 14}, TODAY, FLOOR, rests(1)) == usual


def test_a_rest_to_come_is_in_the_strip_and_lengthens_no_row() -> None:
    """Two kept days stay two."""
    wednesday = dt.date(2026, 11, 25)
    strip = momentum.week_strip({wednesday: FLOOR}, wednesday, FLOOR, wednesday, {dt.date(2026, 11, 27)})
    assert [status for _, status in strip] == ["", "", "kept", "", "rest", "", ""]
    assert momentum.longest_streak(kept_days(0, 1), TODAY, FLOOR, rests(-1, -2)) == 2
