"""The evening picture kept: once an evening, with what was told before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lived_days import at, titles
from seasons import a_season

from matchtrack.errors import BadInputError
from matchtrack.services import evening

if TYPE_CHECKING:
    from pathlib import Path

BEDTIME = "2026-11-22T22:45"


def test_the_picture_is_due_from_bedtime_on_until_it_was_seen(tmp_path: Path) -> None:
    """Also after midnight, and again on the next evening."""
    context = a_season(tmp_path)
    assert not evening.picture_due(at(context, "2026-11-22T22:29"))
    tonight = at(context, BEDTIME)
    assert evening.picture_due(tonight)
    assert evening.picture_due(at(context, "2026-11-23T03:59"))
    evening.save_picture(tonight, strength=3)
    assert not evening.picture_due(at(context, "2026-11-23T03:59"))
    assert evening.picture_due(at(context, "2026-11-23T22:30"))


def test_a_picture_put_aside_is_not_offered_again_that_night(tmp_path: Path) -> None:
    """And undo knows nothing of it."""
    context = at(a_season(tmp_path), BEDTIME)
    before = titles(context)
    evening.not_tonight(context)
    assert not evening.picture_due(context)
    assert before == titles(context)


def test_one_setting_switches_it_off(tmp_path: Path) -> None:
    """evening.picture = false."""
    assert not evening.picture_due(at(a_season(tmp_path), BEDTIME, evening_picture=False))


def test_what_was_told_once_holds_until_it_is_told_anew(tmp_path: Path) -> None:
    """The obstacle of last night is tonight's; a second picture of the same night takes the place of the first."""
    context = at(a_season(tmp_path), BEDTIME)
    evening.save_picture(context, obstacle="the phone", answer="put it away", strength=2)
    tomorrow = at(context, "2026-11-23T22:45")
    evening.save_picture(tomorrow, strength=4)
    evening.save_picture(tomorrow, answer="leave it outside")
    view = evening.evening_view(tomorrow)
    assert (view.obstacle, view.answer, view.strength) == ("the phone", "leave it outside", 4)
    assert [strength for _, strength in view.strengths] == [2, 4]


def test_tomorrow_begins_with_the_first_step_of_the_schedule(tmp_path: Path) -> None:
    """The user's own plan, not a phrase."""
    (tomorrow, *_) = evening.evening_view(at(a_season(tmp_path), BEDTIME)).scenes
    assert "Do list" in tomorrow.words


@pytest.mark.parametrize("told", [{"strength": 0}, {"strength": 6}, {"obstacle": "x" * 121}, {"answer": "x" * 121}])
def test_what_cannot_be_kept_is_refused(tmp_path: Path, told: dict[str, int]) -> None:
    """One sentence, and nothing is written."""
    context = at(a_season(tmp_path), BEDTIME)
    with pytest.raises(BadInputError):
        evening.save_picture(context, **told)  # type: ignore[arg-type] # an int or a text
    assert evening.picture_due(context)
