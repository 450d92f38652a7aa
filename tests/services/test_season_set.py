"""Setting key dates and the match year."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from seasons import TODAY, a_big_step, a_plan, a_season, a_step, last_title, rows_of

from matchtrack.domain.due import Due
from matchtrack.domain.season import derive_key_dates
from matchtrack.domain.steps import KeyDate
from matchtrack.errors import BadInputError
from matchtrack.services.season import set_key_date, set_match_year
from matchtrack.services.setup import SetUpAnswers, set_up
from matchtrack.services.undo import undo
from matchtrack.services.views import find_step, read_season

if TYPE_CHECKING:
    from pathlib import Path

    from matchtrack.services.context import Context

REVIEW = dt.date(2027, 9, 30)
HANGING = a_plan(a_big_step("letters", a_step("ask", due=Due(key_date="programs_review", offset_days=-21))))


def days(context: Context) -> dict[str, dt.date]:
    """Key date to day."""
    return {date.key: date.day for date in read_season(context).key_dates}


def test_a_key_date_is_the_users_own_once_set(tmp_path: Path) -> None:
    """With the day on which it was checked, and all that hangs on it moves."""
    context = a_season(tmp_path, HANGING)
    set_date = set_key_date(context, "programs_review", REVIEW, TODAY)
    assert KeyDate(key="programs_review", day=REVIEW, source="user", checked_on=TODAY) == set_date
    assert set_date in read_season(context).key_dates
    assert dt.date(2027, 9, 9) == find_step(context, "letters/ask").due
    assert undo(context) == "Set 'Programs begin to review' to 2027-09-30"
    assert derive_key_dates(2028) == days(context)


def test_none_gives_the_rule_back(tmp_path: Path) -> None:
    """As if it had never been set."""
    context = a_season(tmp_path)
    before = rows_of(context)
    set_key_date(context, "programs_review", REVIEW, TODAY)
    by_rule = set_key_date(context, "programs_review", None, TODAY)
    assert (by_rule.source, by_rule.checked_on) == ("rule", None)
    assert before == rows_of(context)
    assert last_title(context) == "Set 'Programs begin to review' back to its rule"


def test_a_key_date_of_another_season_is_refused(tmp_path: Path) -> None:
    """A slip in the year would move half of the plan."""
    context = a_season(tmp_path)
    before = rows_of(context)
    for day in (dt.date(2029, 9, 22), dt.date(2026, 9, 1)):
        with pytest.raises(BadInputError, match="more than a year from 2027-09-22"):
            set_key_date(context, "programs_review", day, TODAY)
    assert before == rows_of(context)


def test_an_unknown_key_date_names_the_nearest(tmp_path: Path) -> None:
    """And all that there are."""
    with pytest.raises(BadInputError, match=r"did you mean 'match_day'\? Key dates are season_opens, .*"):
        set_key_date(a_season(tmp_path), "matchday", REVIEW, TODAY)


def test_another_match_year_moves_every_key_date(tmp_path: Path) -> None:
    """Those of the old year that the user set hold no longer; undo brings them back."""
    context = a_season(tmp_path)
    set_key_date(context, "programs_review", REVIEW, TODAY)
    set_match_year(context, 2030)
    assert (2030, derive_key_dates(2030)) == (read_season(context).match_year, days(context))
    assert {"rule"} == {date.source for date in read_season(context).key_dates}
    assert undo(context) == "Moved the season to Match 2030"
    assert (read_season(context).match_year, days(context)["programs_review"]) == (2028, REVIEW)


def test_the_same_match_year_changes_nothing(tmp_path: Path) -> None:
    """The user's key dates stay."""
    context = a_season(tmp_path)
    set_key_date(context, "programs_review", REVIEW, TODAY)
    before = rows_of(context)
    set_match_year(context, 2028)
    assert before == rows_of(context)


def test_a_match_year_that_cannot_be_planned_is_refused(tmp_path: Path) -> None:
    """Nothing changes."""
    context = a_season(tmp_path)
    before = rows_of(context)
    with pytest.raises(BadInputError, match="1999 cannot be planned"):
        set_match_year(context, 1999)
    assert before == rows_of(context)


def test_a_season_that_is_named_by_its_year_follows_it(tmp_path: Path) -> None:
    """A name of the user's own stays."""
    context = a_season(tmp_path / "named")
    set_match_year(context, 2029)
    assert read_season(context).name == "A season"
    context.database = str(tmp_path / "other.db")
    set_up(context, SetUpAnswers(match_year=2028, plan=None, wake=360))
    set_match_year(context, 2029)
    assert read_season(context).name == "Match 2029"
