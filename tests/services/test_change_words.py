"""What an undo would do is said in the words of the user, whichever rows it touches."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from seasons import a_big_step, a_plan, a_season, a_step

from matchtrack.services import minutes, ticks, timer
from matchtrack.services.change_words import undo_sentences
from matchtrack.services.history import history_view, preview_undo
from matchtrack.storage.history import Change
from matchtrack.storage.migrations import LOGGED_TABLES

if TYPE_CHECKING:
    from pathlib import Path

    from matchtrack.services.context import Context


@pytest.fixture
def here(tmp_path: Path) -> Context:
    """A season of one step."""
    return a_season(tmp_path, a_plan(a_big_step("letters", a_step("list"))))


def the_last(context: Context) -> int:
    """The id of the last change."""
    return history_view(context, 1, try_undo=False).lines[0].id


def test_a_preview_says_what_would_go_back(here: Context) -> None:
    """In words: entries first, then steps, field by field."""
    minutes.log(here, 5, "list")
    assert preview_undo(here, the_last(here)).sentences == (
        "Takes away 1 entry: 5 min on 'Do list' (Sun 22 Nov 2026).",
        "Sets 'Do list' back: status from started to todo.",
    )
    ticks.done(here, ["list"])
    assert preview_undo(here, the_last(here)).sentences == (
        "Sets 'Do list' back: status from done to started, done on from Sun 22 Nov 2026 to nothing.",
    )


def test_a_preview_says_the_timer_without_its_details(here: Context) -> None:
    """How it ran so far is no thing of its own; a pause that goes back is said, too."""
    timer.start(here, "list")
    assert preview_undo(here, the_last(here)).sentences == (
        "Sets 'Do list' back: status from started to todo.",
        "Takes away 1 timer.",
    )
    timer.pause(here)
    assert preview_undo(here, the_last(here)).sentences == ("Sets the timer back to where it was.",)


@pytest.mark.parametrize("table", sorted(set(LOGGED_TABLES) - {"timer_course", "timer_stretch"}))
def test_a_preview_has_words_for_every_table(table: str) -> None:
    """No row of the change log is said by the name of its table."""
    row: dict[str, object] = dict.fromkeys(("minutes", "step_title", "day", "key"), "x")
    (said,) = undo_sentences([Change(table, 1, None, row)])
    assert said.startswith("Takes away 1 ")
    assert "row" not in said
    assert "_" not in said


def test_a_preview_names_what_a_review_holds() -> None:
    """By its own words, not by the week that all of it shares."""
    rows: tuple[dict[str, object], ...] = ({"week": "2026-W47", "text": "One"}, {"week": "2026-W47", "text": "Two"})
    changes = [Change("review_win", place, None, row) for place, row in enumerate(rows)]
    assert undo_sentences(changes) == ("Takes away 2 wins: 'One', 'Two'.",)
