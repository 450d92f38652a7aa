"""`matchtrack forecast`: the dates, what they stand on, and seasons in which little is known."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from small_season import Answer

NO_LOG = "Under five logged days: these dates take your planned 114 min a day for granted."
ENTRY = (
    "INSERT INTO momentum_entry (step_id, step_key, step_title, area, minutes, day, logged_utc, zone, "
    "utc_offset_minutes, source) VALUES (1, 'ten-moments', 'List ten moments', 'letters', ?, ?, "
    "'2026-11-01T00:00:00Z', 'UTC', 0, 'typed')"
)
PLAIN = f"""\
forecast: {NO_LOG}
big step: Personal statement final, due 8 Sep 2027, likely 23 Nov 2026, careful 24 Nov 2026, in time: almost sure >99%
big step: Documents in order, no due date, likely 23 Nov 2026, careful 24 Nov 2026
big step: Letters of recommendation in, no due date, likely 7 Dec 2026, careful 8 Dec 2026
"""


def lived(database: Path, *minutes: int) -> None:
    """Log so many minutes a day, the last of them yesterday, Sunday 22 November."""
    with contextlib.closing(sqlite3.connect(database)) as connection, connection:
        for day, spent in enumerate(minutes, start=23 - len(minutes)):
            if spent:
                connection.execute(ENTRY, (spent, f"2026-11-{day:02}"))


def forecast_of(shell: Callable[..., Answer]) -> dict[str, Any]:
    """What --json gives, and the big steps by their keys."""
    said: dict[str, Any] = json.loads(shell("forecast", "--json").out)
    return {each["key"]: each for each in said["big_steps"]} | said


@pytest.mark.usefixtures("season")
def test_the_forecast_is_drawn(shell: Callable[..., Answer]) -> None:
    """What it stands on, then a line for each big step, the first due first; those without a due date come last."""
    answer = shell("forecast")
    lines = answer.out.splitlines()

    assert (answer.code, answer.err) == (0, "")
    assert lines[:2] == [NO_LOG, ""]
    assert lines[2].split() == ["big", "step", "due", "likely", "careful", "in", "time"]
    assert lines[3].startswith("Personal statement final")
    assert lines[3].endswith("almost sure >99%")
    assert len(lines) == 6


@pytest.mark.usefixtures("season")
def test_the_forecast_as_json(shell: Callable[..., Answer]) -> None:
    """The documented shape."""
    said = json.loads(shell("forecast", "--json").out)

    assert {key: value for key, value in said.items() if key != "big_steps"} == {
        "format": 1,
        "logged_days": 0,
        "enough": False,
        "minutes_a_day": pytest.approx(114, abs=1),
        "ratio": None,
        "moved_days": None,
    }
    assert said["big_steps"][0] == {
        "key": "personal-statement",
        "due": "2027-09-08",
        "minutes_left": 65,
        "likely": "2026-11-23",
        "careful": "2026-11-24",
        "chance": 1.0,
        "moved_days": None,
    }


@pytest.mark.usefixtures("season")
def test_a_letter_comes_no_sooner_than_its_writer_writes(shell: Callable[..., Answer]) -> None:
    """Ten minutes of work, two weeks of waiting; the statement waits for nobody."""
    said = forecast_of(shell)

    assert said["letters"]["likely"] == "2026-12-07"
    assert said["personal-statement"]["likely"] == "2026-11-23"


def test_a_slow_log_speaks_for_itself(shell: Callable[..., Answer], season: Path) -> None:
    """Two minutes a day for three weeks, whatever is planned; and what moved since last week is said."""
    lived(season, *(2,) * 21)
    said = forecast_of(shell)

    assert (said["logged_days"], said["enough"], said["minutes_a_day"]) == (21, True, 2)
    assert said["personal-statement"]["likely"] > "2026-12-10"
    assert isinstance(said["moved_days"], int)
    assert shell("forecast").out.startswith("From 21 logged days at 2 min a day of late.")


def test_a_log_that_ended_has_no_date(shell: Callable[..., Answer], season: Path) -> None:
    """One plain and kind sentence."""
    with contextlib.closing(sqlite3.connect(season)) as connection, connection:
        connection.execute(ENTRY, (60, "2025-01-01"))

    assert "Fifteen minutes today begin a new pace." in shell("forecast").out
    assert "> 2 years" in shell("forecast").out


@pytest.mark.usefixtures("season")
def test_without_hours_there_is_no_date(shell: Callable[..., Answer]) -> None:
    """It says how to set some."""
    shell("hours", "set", "none")
    shell("hours", "other", "mon-sun 0")
    answer = shell("forecast")

    assert answer.code == 0
    assert answer.out.startswith("There are no hours to plan with yet")
    assert {each["likely"] for each in json.loads(shell("forecast", "--json").out)["big_steps"]} == {None}


@pytest.mark.usefixtures("season")
def test_nothing_left_is_said_in_one_sentence(shell: Callable[..., Answer]) -> None:
    """No table, no date."""
    for step in range(1, 7):
        shell("drop", str(step))

    assert shell("forecast").out == "No step is open: nothing is left to forecast.\n"
    assert json.loads(shell("forecast", "--json").out)["big_steps"] == []


@pytest.mark.usefixtures("season")
def test_all_waiting_is_said_in_one_sentence(shell: Callable[..., Answer]) -> None:
    """The date is that of the answer, or of today where nobody named one."""
    for step in (1, 2, 3, 5, 6):
        shell("drop", str(step))
    shell("wait", "4", "--until", "2027-01-15")
    answer = shell("forecast")

    assert "All that is open lies with others: the dates are those of their answers." in answer.out
    assert "No big step has a due date, so there is no chance to tell." in answer.out
    assert "15 Jan 2027  15 Jan 2027" in answer.out


@pytest.mark.usefixtures("season")
def test_what_is_past_due_is_late(shell: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch) -> None:
    """And the sentence says what helps."""
    monkeypatch.setenv("MATCHTRACK_NOW", "2027-09-20T06:40")
    answer = shell("forecast")

    assert "1 big step is late already; 'matchtrack plan catch-up' gives it a new date." in answer.out
    assert answer.out.splitlines()[-3].rstrip().endswith("late")


@pytest.mark.usefixtures("no_season")
def test_without_a_season_there_is_no_forecast(shell: Callable[..., Answer]) -> None:
    """Exit code 1 and a sentence."""
    answer = shell("forecast")

    assert (answer.code, answer.out) == (1, "")
    assert answer.err


@pytest.mark.usefixtures("season")
def test_plain_gives_a_line_for_each_big_step(shell: Callable[..., Answer]) -> None:
    """Nothing is drawn and nothing is cut."""
    said = shell("forecast", "--plain").out

    assert said == PLAIN
