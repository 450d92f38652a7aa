"""What the user says of a timed session."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import pytest
from lived_days import at, titles
from seasons import a_season

from matchtrack.errors import BadInputError, NotSoError
from matchtrack.services import timer, undo
from matchtrack.services.sessions import answer_session
from matchtrack.storage.connection import open_reading

if TYPE_CHECKING:
    from pathlib import Path

    from matchtrack.services.context import Context
    from matchtrack.services.minutes import Logged


@pytest.fixture
def season(tmp_path: Path) -> Context:
    """A season of three baby steps on a Sunday at 08:00 UTC."""
    return a_season(tmp_path)


def a_session(season: Context) -> Logged:
    """Twenty minutes by the timer."""
    timer.start(season, "list")
    logged = timer.stop(at(season, "2026-11-22T08:20")).logged
    assert logged is not None
    return logged


def answers(season: Context) -> list[tuple[int, int | None, str | None]]:
    """All answers that are kept."""
    with contextlib.closing(open_reading(season.database)) as connection:
        return connection.execute("SELECT entry_id, focus, distracted_by FROM session_answer").fetchall()


def test_a_session_is_answered_question_by_question(season: Context) -> None:
    """The second answer leaves the first one; 'nothing' is an answer, too."""
    logged = a_session(season)
    answer_session(season, logged.entry_id, focus=4)
    answer_session(season, logged.entry_id, distracted_by="")
    assert answers(season) == [(logged.entry_id, 4, "")]
    assert titles(season)[-1] == "Answered how 'Do list' went"
    undo.undo(season)
    assert answers(season) == [(logged.entry_id, 4, None)]


def test_a_question_that_is_skipped_writes_nothing(season: Context) -> None:
    """Esc is an answer of its own."""
    logged = a_session(season)
    answer_session(season, logged.entry_id)
    assert answers(season) == []


def test_an_answer_must_be_one(season: Context) -> None:
    """Each fault has its sentence."""
    logged = a_session(season)
    for focus in (0, 6):
        with pytest.raises(BadInputError, match=f"focus goes from 1 .* so it cannot be {focus}"):
            answer_session(season, logged.entry_id, focus=focus)
    with pytest.raises(BadInputError, match="fits in 100 characters"):
        answer_session(season, logged.entry_id, distracted_by="x" * 101)
    with pytest.raises(NotSoError, match="There is no entry 99"):
        answer_session(season, 99, focus=3)


def test_an_answer_goes_and_comes_with_its_session(season: Context) -> None:
    """Undo of the stop has to take the answer first, and brings nothing back that was not there."""
    logged = a_session(season)
    answer_session(season, logged.entry_id, focus=5, distracted_by="mail")
    undo.undo(season)
    assert undo.undo(season) == "Stopped the timer on 'Do list'"
    assert answers(season) == []
