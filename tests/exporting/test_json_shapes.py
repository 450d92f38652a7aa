"""The JSON shapes are a promise to other programs."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys

from some_steps import a_big_step, a_season, a_step

from matchtrack.exporting.json_shapes import big_step_json, season_json, step_json


def test_the_shape_step_has_exactly_the_documented_fields() -> None:
    """Fields may be added on purpose, never renamed by accident."""
    step = a_step(
        minutes_logged=5,
        difficulty=4,
        boring=True,
        status="waiting",
        due=dt.date(2027, 9, 8),
        earliest=dt.date(2027, 8, 1),
        after=("letters/list-writers",),
        blocked=True,
        waiting_on="Dr. Rao",
        expected=dt.date(2027, 9, 22),
        notes="Kindly.",
    )
    expected = {
        "id": 1,
        "key": "letters/ask",
        "title": "Ask Dr. Rao",
        "area": "letters",
        "big_step": "letters",
        "big_step_title": "Letters asked for",
        "minutes": 15,
        "minutes_logged": 5,
        "difficulty": 4,
        "boring": True,
        "status": "waiting",
        "due": "2027-09-08",
        "earliest": "2027-08-01",
        "after": ["letters/list-writers"],
        "blocked": True,
        "waiting_on": "Dr. Rao",
        "expected": "2027-09-22",
        "done_on": None,
        "notes": "Kindly.",
    }
    assert expected == step_json(step)


def test_a_big_step_and_a_season_have_their_shapes() -> None:
    """Days are ISO dates, missing ones null."""
    expected_season = {
        "match_year": 2028,
        "name": "One specialty",
        "summary": "",
        "key_dates": [{"key": "match_day", "day": "2028-03-17", "source": "rule", "checked_on": None}],
    }
    expected_big_step = {
        "id": 1,
        "key": "letters",
        "title": "Letters asked for",
        "area": "letters",
        "due": "2027-09-08",
        "due_rule": "programs_review - 14d",
        "notes": "",
        "minutes_total": 40,
        "minutes_done": 10,
        "steps_total": 2,
        "steps_done": 1,
    }
    assert expected_season == season_json(a_season())
    assert expected_big_step == big_step_json(a_big_step())


def test_the_shapes_import_nothing_slow() -> None:
    """The fastest commands give these shapes too."""
    code = (
        "import sys; before = set(sys.modules); import matchtrack.exporting.json_shapes;"
        "print(*sorted(set(sys.modules) - before))"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert [name for name in loaded if not name.startswith(("matchtrack", "__future__"))] == []
