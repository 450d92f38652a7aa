"""The forecast beside the truth of simulated lives: a slice of bench/forecast.py."""

from __future__ import annotations

import pytest
from simulated_users import FAMILIES, POINTS, Met, met, share

USERS, DRAWS = 10, 200


@pytest.fixture(scope="module")
def answers() -> list[Met]:
    """What users are told who played no part in the choice of the model's constants, and what came."""
    return [
        answer
        for family in FAMILIES
        for number in range(7_000, 7_000 + USERS)
        for point in POINTS
        for answer in met(family, number, point, DRAWS)
    ]


def test_the_likely_date_is_met_about_every_second_time(answers: list[Met]) -> None:
    """Over all habits: one that grows or wears off after the log began is known to nobody."""
    assert 0.42 <= share(each.likely for each in answers) <= 0.58


def test_the_careful_date_is_met_in_more_than_four_of_five_cases(answers: list[Met]) -> None:
    """Nor is it met almost always: too much care plans nothing."""
    assert 0.80 <= share(each.careful for each in answers) <= 0.90


def test_a_chance_is_what_comes(answers: list[Met]) -> None:
    """Of all that is said to have three chances in ten, about three in ten come in time."""
    for fifth in range(5):
        said = [each for each in answers if min(4, int(each.chance * 5)) == fifth]

        assert share(each.in_time for each in said) == pytest.approx(
            sum(each.chance for each in said) / len(said), abs=0.1
        )
