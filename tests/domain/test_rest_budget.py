"""Days of rest: what uses the month's budget up, and how long the chain of kept days holds."""

from __future__ import annotations

import datetime as dt

import pytest

from matchtrack.domain.rests import NO_BUDGET, chain_words, rest_words, rests_left, rests_used, standing_words
from matchtrack.services.today import Momentum

FLOOR = 15
NOVEMBER = dt.date(2026, 11, 23)


def november(*days: int) -> frozenset[dt.date]:
    """Days of that month."""
    return frozenset(NOVEMBER.replace(day=day) for day in days)


def a_momentum(ahead: int | None, *, budget: int = 0, left: int = 0) -> Momentum:
    """A habit whose chain breaks so many days ahead, or that has none."""
    breaks_on = None if ahead is None else NOVEMBER + dt.timedelta(days=ahead)
    return Momentum(0, FLOOR, "open", 3, 3, 9, breaks_on, ahead, budget, left)


def test_a_month_counts_its_own_days_only() -> None:
    """The last of October and the first of December have budgets of their own."""
    rests = november(1, 30) | {dt.date(2026, 10, 31), dt.date(2026, 12, 1), dt.date(2025, 11, 1)}

    assert rests_used(rests, {}, FLOOR, NOVEMBER) == 2


def test_a_day_that_was_kept_all_the_same_uses_nothing_up() -> None:
    """Under the floor it is rest, whatever was logged."""
    minutes = {NOVEMBER.replace(day=1): FLOOR, NOVEMBER.replace(day=2): FLOOR - 1}

    assert rests_used(november(1, 2), minutes, FLOOR, NOVEMBER) == 1
    assert rests_used(november(1, 2), {}, 1, NOVEMBER) == 2


def test_a_budget_that_was_made_smaller_leaves_none() -> None:
    """Never fewer than none."""
    assert rests_left(november(1, 2, 3), {}, FLOOR, NOVEMBER, 2) == 0
    assert rests_left(november(1), {}, FLOOR, NOVEMBER, 3) == 2


@pytest.mark.parametrize(
    ("ahead", "said"),
    [
        (None, ""),
        (0, "the chain holds until tonight"),
        (1, "the chain holds until tomorrow night"),
        (2, "the chain holds until Wednesday night"),
        (6, "the chain holds until Sunday night"),
        (7, "the chain holds until the night of Mon 30 Nov 2026"),
    ],
)
def test_the_night_in_which_the_chain_breaks_is_named(ahead: int | None, said: str) -> None:
    """A week ahead a weekday could be read in two ways."""
    assert said == chain_words(a_momentum(ahead))


@pytest.mark.parametrize(
    ("budget", "left", "said"),
    [(0, 0, ""), (2, 2, "2 rest days left this month"), (2, 1, "1 rest day left this month"),
     (2, 0, "no rest days left this month")],
)  # fmt: skip
def test_the_rest_days_of_the_month_are_counted(budget: int, left: int, said: str) -> None:
    """Nothing is said of what the user never set."""
    assert said == rest_words(a_momentum(None, budget=budget, left=left))


def test_without_a_budget_the_way_to_one_is_named() -> None:
    """Nobody has to look for it."""
    assert NO_BUDGET == (
        "No rest days are set, so none can be taken yet. 'matchtrack config set momentum.rest_days 2' gives you two "
        "a month."
    )


def test_what_there_is_not_is_not_said() -> None:
    """Neither a chain nor a budget."""
    assert standing_words(a_momentum(None)) == ()
    assert standing_words(a_momentum(0, budget=1, left=1)) == (
        "the chain holds until tonight", "1 rest day left this month",
    )  # fmt: skip
