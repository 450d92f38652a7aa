"""What the forecast reads from a season that was lived in."""

from __future__ import annotations

import contextlib
import datetime as dt
from typing import TYPE_CHECKING

import pytest
from lived_days import at
from seasons import a_big_step, a_context, a_plan, a_season, a_step

from matchtrack.errors import NotSoError
from matchtrack.services.forecast import forecast_view
from matchtrack.services.hours import set_other_minutes
from matchtrack.services.minutes import log
from matchtrack.services.ticks import done
from matchtrack.storage import forecast_rows
from matchtrack.storage.connection import open_reading

if TYPE_CHECKING:
    from pathlib import Path

    from matchtrack.services.context import Context

STEPS = 40


@pytest.fixture
def context(tmp_path: Path) -> Context:
    """A season of forty steps of half an hour each, with an hour a day."""
    steps = [a_step(f"step-{number:02}", minutes=30) for number in range(STEPS)]
    season = a_season(tmp_path, a_plan(a_big_step("letters", *steps)))
    set_other_minutes(season, dict.fromkeys(range(7), 60))
    return season


def live(context: Context, first: int, last: int, *, minutes: int) -> None:
    """Do one step each evening, from one day of December to another."""
    for day in range(first, last + 1):
        evening = at(context, f"2026-12-{day:02}T20:00")
        log(evening, minutes, f"step-{day:02}")
        done(evening, [f"step-{day:02}"])


def test_without_a_season_there_is_nothing_to_forecast(tmp_path: Path) -> None:
    """It says how to begin one."""
    with pytest.raises(NotSoError):
        forecast_view(a_context(tmp_path))


def test_days_with_minutes_and_finished_steps_are_counted(context: Context) -> None:
    """Ten evenings; each step took half as long again."""
    live(context, 1, 10, minutes=45)

    told = forecast_view(at(context, "2026-12-11T08:00")).stands_on

    assert (told.logged_days, told.enough, told.pace, told.ratio) == (10, True, 45, 1.5)


def test_who_goes_on_at_the_same_pace_moves_nothing(context: Context) -> None:
    """Three weeks of the same evenings: what was done since last week was part of what was forecast then."""
    live(context, 1, 24, minutes=30)

    view = forecast_view(at(context, "2026-12-25T08:00"))

    assert view.moved_days is not None
    assert abs(view.moved_days) <= 2
    assert view.big_steps[0].moved_days == view.moved_days


def test_a_week_without_minutes_moves_the_end_by_a_week_or_more(context: Context) -> None:
    """The work is still there, and the pace is slower."""
    live(context, 1, 17, minutes=30)

    moved = forecast_view(at(context, "2026-12-25T08:00")).moved_days

    assert moved is not None
    assert moved >= 7


def test_with_a_week_of_log_there_is_nothing_to_compare(context: Context) -> None:
    """A forecast of the first day would say nothing."""
    live(context, 1, 5, minutes=30)

    assert forecast_view(at(context, "2026-12-06T08:00")).moved_days is None


def test_what_was_done_since_a_day(context: Context) -> None:
    """Two finished steps of half an hour, and ten minutes of one that goes on."""
    live(context, 1, 3, minutes=20)
    log(at(context, "2026-12-03T21:00"), 10, "step-30")

    with contextlib.closing(open_reading(context.database)) as connection:
        assert forecast_rows.estimate_done_since(connection, dt.date(2026, 12, 2)) == 70
        assert forecast_rows.estimate_done_since(connection, dt.date(2026, 12, 4)) == 0
        assert forecast_rows.finished_steps(connection, dt.date(2026, 12, 3)) == [(30, 20), (30, 20)]
