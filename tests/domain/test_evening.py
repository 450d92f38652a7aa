"""The evening picture: what is seen, in which order, and what is left out."""

from __future__ import annotations

import datetime as dt

import pytest

from matchtrack.domain import evening
from matchtrack.domain.evening import Ahead

TODAY = dt.date(2026, 11, 22)
WHOLE = Ahead(
    step="Draft the opening", start=dt.time(6), obstacle="the phone", answer="put it away",
    review_day=dt.date(2027, 9, 22), match_day=dt.date(2028, 3, 17),
)  # fmt: skip


def told(ahead: Ahead, today: dt.date = TODAY) -> list[str]:
    """What the scenes are about."""
    return [scene.about for scene in evening.scenes(ahead, today)]


def test_the_obstacle_and_its_plan_stand_between_tomorrow_and_the_good_end() -> None:
    """Without them a picture of success makes people do less (ux.md 11)."""
    assert told(WHOLE) == ["Tomorrow", "What may come", "Then", "Submitting", "Match Day"]


def test_what_has_passed_is_not_pictured() -> None:
    """Nobody looks forward to last month."""
    assert "Submitting" not in told(WHOLE, dt.date(2027, 9, 22))
    assert "Match Day" in told(WHOLE, dt.date(2028, 3, 17))
    assert told(Ahead(step="Pack", review_day=TODAY, match_day=dt.date(2026, 3, 20))) == ["Tomorrow"]


def test_nothing_known_still_gives_something_to_see() -> None:
    """A plan may be done, or new."""
    (scene,) = evening.scenes(Ahead(), TODAY)
    assert "open the plan" in scene.words


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("put it away", "If it comes, then I put it away. Say"),
        ("Then I put it away.", "If it comes, then I put it away. Say"),
        ("I'll put it away!", "If it comes, then I'll put it away! Say"),
    ],
)
def test_the_plan_reads_well_however_it_was_typed(answer: str, words: str) -> None:
    """With 'I' or without, with 'then' or without."""
    assert evening.scenes(WHOLE._replace(answer=answer), TODAY)[2].words.startswith(words)


def test_the_start_is_named_where_the_step_has_one() -> None:
    """Other minutes have none."""
    assert "It is 06:00." in evening.scenes(WHOLE, TODAY)[0].words
    assert "It is" not in evening.scenes(WHOLE._replace(start=None), TODAY)[0].words


@pytest.mark.parametrize(
    ("minute", "due"), [(22 * 60 + 29, False), (22 * 60 + 30, True), (0, True), (239, True), (240, False), (720, False)]
)
def test_bedtime_lasts_until_the_next_day_begins(minute: int, due: bool) -> None:
    """After midnight it is still the same evening."""
    assert due == evening.is_bedtime(minute, 22 * 60 + 30, 240)


def test_a_bedtime_after_midnight_is_late_in_the_same_day() -> None:
    """Half past one: not yet at eleven."""
    assert not evening.is_bedtime(23 * 60, 90, 240)
    assert evening.is_bedtime(100, 90, 240)


def test_what_stopped_last_is_guessed_first() -> None:
    """Once each, three at most."""
    assert evening.guesses(["phone"], ["on call", "phone"], ["mail", "television"]) == ("phone", "on call", "mail")


def test_the_curve_has_one_sign_a_night() -> None:
    """Digits where there are no blocks."""
    assert evening.curve([1, 5, 3]) == "▁█▄"
    assert evening.curve([1, 5, 3], plain=True) == "153"
