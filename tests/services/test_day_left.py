"""Leaving below the floor: when there is something to ask, the easy step, and the reason."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

import pytest
from lived_days import at, titles
from seasons import a_big_step, a_plan, a_season, a_step

from matchtrack.errors import BadInputError, NotSoError
from matchtrack.services.leaving import leave_day, leaving_view
from matchtrack.services.leaving_words import leaving_part, start_words, timer_goes_on
from matchtrack.services.minutes import log
from matchtrack.services.rest import declare_rest
from matchtrack.services.ticks import wait
from matchtrack.services.timer import start
from matchtrack.services.undo import undo
from matchtrack.storage.connection import open_reading

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from matchtrack.services.context import Context


@pytest.fixture
def season(tmp_path: Path) -> Context:
    """A long easy step, a short one that is less easy, and a hard one."""
    plan = a_plan(
        a_big_step(
            "letters",
            a_step("long", minutes=40, difficulty=1),
            a_step("short", minutes=10, difficulty=2),
            a_step("hard", minutes=5, difficulty=5),
        )
    )
    return at(a_season(tmp_path, plan), "2026-11-22T08:00", rest_days=2)


def days_left(season: Context) -> list[Any]:
    """What was kept of days that were left."""
    with contextlib.closing(open_reading(season.database)) as connection:
        return connection.execute("SELECT day, minutes, floor, reason FROM day_left ORDER BY id").fetchall()


def test_an_open_day_offers_what_lacks_with_the_easiest_step_that_fits(season: Context) -> None:
    """A quarter of an hour at most, or the first minutes of the easiest where nothing is as short."""
    log(season, 9, "hard")

    view = leaving_view(season)
    assert view is not None
    assert (view.lacking, view.rests_left) == (6, 2)
    assert start_words(view) == "Start the 6 min with 'Do short'"
    assert leaving_part(view).lines == ("Today has 9 of 15 min. 6 more would make today count.",)

    wait(season, "short")
    wait(season, "hard")
    view = leaving_view(season)
    assert view is not None
    assert start_words(view) == "Start the 6 min with 'Do long'"


def test_without_a_ready_step_nothing_is_offered_to_start(season: Context) -> None:
    """The other ways stay."""
    for key in ("long", "short", "hard"):
        wait(season, key)

    view = leaving_view(season)

    assert view is not None
    assert view.step is None


@pytest.mark.parametrize("reached", ["kept", "rest", "timer"])
def test_nobody_is_asked_who_has_done_enough(season: Context, reached: str) -> None:
    """The day is kept or at rest, or a timer runs."""
    ways: dict[str, Callable[[], object]] = {
        "kept": lambda: log(season, 15, "long"),
        "rest": lambda: declare_rest(season),
        "timer": lambda: start(season, "1"),
    }
    ways[reached]()

    assert leaving_view(season) is None


def test_a_reason_is_kept_and_can_be_undone(season: Context) -> None:
    """Twice a day, too: each says what the day had then."""
    leave_day(season, "on call")
    log(season, 9, "long")
    leave_day(season)

    assert days_left(season) == [("2026-11-22", 0, 15, "on call"), ("2026-11-22", 9, 15, "")]
    assert [titles(season)[-3], titles(season)[-1]] == ["Left the day early: on call", "Left the day early"]
    assert undo(season) == "Left the day early"
    assert len(days_left(season)) == 1


def test_a_kept_day_needs_no_reason(season: Context) -> None:
    """Nothing is written."""
    log(season, 15, "long")

    with pytest.raises(NotSoError):
        leave_day(season, "ill")
    with pytest.raises(BadInputError, match="the reason has 121 characters; write at most 120"):
        leave_day(season, "x" * 121)
    assert days_left(season) == []


def test_the_last_words_say_that_the_timer_goes_on() -> None:
    """Paused or not."""
    assert timer_goes_on("Do it", paused=False) == "The timer goes on: 'Do it'. matchtrack stop ends it."
    assert "stays paused" in timer_goes_on("Do it", paused=True)
