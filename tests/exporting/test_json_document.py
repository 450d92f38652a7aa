"""The whole season leaves as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st
from some_steps import a_big_step, a_season, a_step, any_steps

from matchtrack.exporting.json_document import export_json, to_json
from matchtrack.exporting.json_shapes import big_step_json, season_json, step_json

if TYPE_CHECKING:
    from matchtrack.domain.steps import Step


def test_the_document_holds_season_big_steps_and_steps() -> None:
    """The shape 'export', with the rules of the dates beside each step."""
    step = a_step(due_rule="match_day - 1d", earliest_rule="match_day - 9d", wait_days=3)
    rules = {"due_rule": "match_day - 1d", "earliest_rule": "match_day - 9d", "wait_days": 3}
    expected = {
        "format": 1,
        "season": season_json(a_season()),
        "big_steps": [big_step_json(a_big_step())],
        "steps": [step_json(step) | rules],
    }
    assert expected == json.loads(export_json(a_season(), [a_big_step()], [step]))


def test_without_a_season_there_is_null() -> None:
    """An empty database gives an empty document."""
    expected: dict[str, Any] = {"format": 1, "season": None, "big_steps": [], "steps": []}
    assert expected == json.loads(export_json(None, [], []))


@given(steps=any_steps)
def test_every_text_is_read_back_as_it_was(steps: list[Step]) -> None:
    """Escaping loses nothing."""
    read = json.loads(export_json(None, [], steps))["steps"]
    assert [(step.title, step.notes) for step in steps] == [(step["title"], step["notes"]) for step in read]


@given(text=st.text(st.characters(), max_size=20))
def test_no_text_can_steer_a_terminal_or_break_the_encoding(text: str) -> None:
    """Control characters and lone surrogates leave as escapes, letters as letters."""
    written = to_json([text + "\x9b\u202e\ud800\x1b é"])
    assert all(char.isprintable() or char == "\n" or char.isspace() or char > "\x9f" for char in written)
    assert not set("\x1b\x9b\u202e\ud800") & set(written)
    assert "é" in written
    assert [text + "\x9b\u202e\ud800\x1b é"] == json.loads(written)
