"""Declaring days of rest, and taking them back."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from lived_days import at, titles
from seasons import TODAY, a_season

from matchtrack.errors import BadInputError, NotSoError
from matchtrack.services.minutes import log, status
from matchtrack.services.rest import declare_rest, take_back_rest
from matchtrack.services.undo import undo

if TYPE_CHECKING:
    from pathlib import Path

    from matchtrack.services.context import Context

NOW = "2026-11-22T08:00"
DAY = dt.timedelta(days=1)


@pytest.fixture
def season(tmp_path: Path) -> Context:
    """A season on Sunday, 22 November 2026, with two days of rest a month."""
    return at(a_season(tmp_path), NOW, rest_days=2)


def test_a_rest_freezes_the_streak(season: Context) -> None:
    """It waits over the day of rest, and goes on after it."""
    log(at(season, "2026-11-21T12:00"), 15, "1")

    rested = declare_rest(season, reason="night float")

    assert (rested.day, rested.left, rested.streak) == (TODAY, 1, 1)
    assert rested.sentence == "Today is a day of rest. Your streak of 1 waits for you. 1 rest day left this month."
    assert (status(season).status, status(season).streak, status(season).breaks_on) == ("rest", 1, TODAY + DAY)
    assert log(at(season, "2026-11-23T12:00"), 15, "1").streak == 2
    assert titles(season)[1:3] == ["Logged 15 min on 'Do list'", "Declared Sun 22 Nov 2026 for rest"]


def test_a_rest_can_be_undone(season: Context) -> None:
    """As everything can."""
    declare_rest(season)

    assert undo(season) == "Declared Sun 22 Nov 2026 for rest"
    assert status(season).status == "open"


def test_a_day_to_come_uses_up_the_budget_of_its_own_month(season: Context) -> None:
    """December has two of its own."""
    declare_rest(season, TODAY + DAY)
    declare_rest(season, TODAY)

    rested = declare_rest(season, dt.date(2026, 12, 24))

    assert rested.sentence == "Thu 24 Dec 2026 is a day of rest. 1 rest day left in December."
    with pytest.raises(NotSoError, match=r"All 2 rest days of November are taken\. 15 easy minutes keep Wed 25 Nov"):
        declare_rest(season, TODAY + 3 * DAY)


def test_a_day_that_is_kept_all_the_same_gives_its_rest_back(season: Context) -> None:
    """Only days that are rest in the end use the budget up."""
    declare_rest(season)
    log(season, 15, "1")

    assert (status(season).status, status(season).rests_left) == ("kept", 2)


def test_a_rest_is_taken_back_until_its_day_ends(season: Context) -> None:
    """At 03:00 the Sunday has not ended; at 04:00 it has."""
    declare_rest(season)
    declare_rest(season, TODAY + DAY)

    assert take_back_rest(at(season, "2026-11-23T03:00", rest_days=2)).sentence == (
        "Today is no day of rest any more. 1 rest day left this month."
    )
    with pytest.raises(BadInputError, match="Mon 23 Nov 2026 has passed"):
        take_back_rest(at(season, "2026-11-24T04:00", rest_days=2), TODAY + DAY)


def test_a_rest_cannot_be_declared_afterwards(season: Context) -> None:
    """Else it would mend any day."""
    with pytest.raises(BadInputError, match="Sat 21 Nov 2026 has passed"):
        declare_rest(season, TODAY - DAY)


@pytest.mark.parametrize(
    ("before", "sentence"),
    [("rest", "Sun 22 Nov 2026 is a day of rest already."), ("work", "Today is kept already, so it needs no rest")],
)
def test_a_rest_that_changes_nothing_is_refused(season: Context, before: str, sentence: str) -> None:
    """Twice, or on a day that counts."""
    declare_rest(season) if before == "rest" else log(season, 15, "1")

    with pytest.raises(NotSoError, match=sentence):
        declare_rest(season)


def test_without_a_budget_the_sentence_says_how_to_set_one(season: Context) -> None:
    """It is 0 unless the user sets it."""
    with pytest.raises(NotSoError, match=r"'matchtrack config set momentum\.rest_days 2' gives you two a month"):
        declare_rest(at(season, NOW))


def test_what_is_no_rest_cannot_be_taken_back(season: Context) -> None:
    """Nothing changes."""
    with pytest.raises(NotSoError, match="Sun 22 Nov 2026 is no day of rest"):
        take_back_rest(season)
