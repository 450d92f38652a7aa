"""The reminder as it is read from a season."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import pytest
from lived_days import at
from seasons import a_big_step, a_context, a_plan, a_season, a_step

from matchtrack.domain.pinning import easiest_alone
from matchtrack.services.choice import _ready
from matchtrack.services.minutes import log
from matchtrack.services.reminders import remind
from matchtrack.services.ticks import done, drop
from matchtrack.services.timer import start
from matchtrack.storage import migrations
from matchtrack.storage.connection import open_reading
from matchtrack.storage.easiest import easiest_ready

if TYPE_CHECKING:
    from pathlib import Path

    from matchtrack.services.context import Context

EVENING, MORNING = "2026-11-22T20:00", "2026-11-22T08:00"


@pytest.fixture
def season(tmp_path: Path) -> Context:
    """A season of three steps in a row, in the morning."""
    return a_season(tmp_path)


def test_an_open_evening_is_reminded_of(season: Context) -> None:
    """What is logged already is not asked for again."""
    log(at(season, MORNING), 9, "list")

    found = remind(at(season, EVENING))

    assert (found.minutes, found.floor) == (9, 15)
    assert found.sentence.startswith("6 more minutes and today counts: the easiest step now is 'Do list', 6 min")


def test_nothing_is_said_before_the_time_unless_it_is_set_earlier(season: Context) -> None:
    """The setting holds, an own time wins over it."""
    assert remind(at(season, MORNING)).sentence == ""
    assert remind(at(season, MORNING), 420).sentence
    assert remind(at(season, EVENING, remind_after=1260)).sentence == ""


def test_a_kept_day_is_left_in_peace(season: Context) -> None:
    """The floor of the settings decides."""
    log(at(season, MORNING), 9, "list")

    assert remind(at(season, EVENING, floor=9)).sentence == ""


def test_a_running_timer_is_left_in_peace(season: Context) -> None:
    """The user is at work."""
    start(at(season, "2026-11-22T19:55"), "list")

    assert remind(at(season, EVENING)).sentence == ""


def test_without_a_season_nothing_is_said(tmp_path: Path) -> None:
    """Neither without a file, nor before the first plan."""
    context = at(a_context(tmp_path), EVENING)
    assert remind(context).sentence == ""

    (tmp_path / "data").mkdir()
    migrations.bring_up_to_date(context.database)

    assert remind(context).sentence == ""


def test_where_no_step_is_ready_a_small_one_is_asked_for(season: Context) -> None:
    """The sentence stays true at the end of a plan."""
    done(at(season, MORNING), ["list"])
    drop(at(season, MORNING), "ask")
    drop(at(season, MORNING), "thank")

    assert "no step is ready" in remind(at(season, EVENING)).sentence


def test_the_easiest_step_is_the_one_that_today_would_choose(tmp_path: Path) -> None:
    """The question to the database and the rule of the domain give the same, whatever tips the scales."""
    steps = [
        a_step("hard", difficulty=5, minutes=5),
        a_step("long", difficulty=1, minutes=30),
        a_step("blocked", difficulty=1, minutes=5, after=("all/hard",)),
        a_step("begun", difficulty=1, minutes=25),
        a_step("b-equal", difficulty=1, minutes=15),
        a_step("a-equal", difficulty=1, minutes=15),
    ]
    season = a_season(tmp_path, a_plan(a_big_step("all", *steps)))
    log(at(season, MORNING), 10, "begun")
    chosen = []
    for _ in range(5):
        moment = at(season, EVENING).moment()
        with contextlib.closing(open_reading(season.database)) as connection:
            easiest = easiest_ready(connection, moment.day)
            (expected,) = easiest_alone(_ready(connection, moment)).rest
        assert easiest
        assert (expected.step_id, expected.minutes) == (easiest[0], easiest[2])
        chosen.append(easiest[1])
        done(at(season, MORNING), [str(easiest[0])])

    assert chosen == ["Do begun", "Do a-equal", "Do b-equal", "Do long", "Do hard"]
