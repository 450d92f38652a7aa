"""The forecast on screen, the second face of the schedule, on a real database."""

from __future__ import annotations

from typing import TYPE_CHECKING

from busy_days import an_empty_season
from pilots import all_planned, press, run_house, running_text, shown_text, toasts

from matchtrack.errors import DatabaseError
from matchtrack.services import forecast, ticks
from matchtrack.tui.widgets.forecast_list import ForecastList
from matchtrack.tui.widgets.schedule_list import ScheduleList

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from textual.pilot import Pilot

    from matchtrack.services.context import Context
    from matchtrack.tui.app import MatchtrackApp


def title_here(app: MatchtrackApp) -> str:
    """Give the title of the big step under the cursor."""
    each = app.screen.query_one(ForecastList).big_step
    return each.big_step.title if each else ""


def test_f_shows_the_forecast_and_the_days_again(busy: Context) -> None:
    """What it stands on is said first."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await press(pilot, "f")
        await all_planned(pilot)
        text = running_text(app)
        assert "Forecast · Under five logged days" in text
        assert "█ likely to careful ┃ due ┆ key date" in text
        assert "almost sure >99%" in text
        assert not app.screen.query_one(ScheduleList).display
        await press(pilot, "f")
        assert app.screen.query_one(ScheduleList).display
        assert "Schedule · ! 1 big step is late" in shown_text(app)

    run_house(busy, body, mode="schedule")


def test_the_big_step_under_the_cursor_is_told_in_full(busy: Context) -> None:
    """Dates with their distance."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await press(pilot, "f")
        await all_planned(pilot)
        await press(pilot, "j")
        assert title_here(app) == "Personal statement"
        assert "Due Wed 8 Sep 2027, in 290 days" in running_text(app)
        assert "In time almost sure >99%" in running_text(app)
        await press(pilot, "k", "G")
        assert title_here(app) == "Diploma, translated"

    run_house(busy, body, mode="schedule", size=(120, 40))


def test_the_cursor_stays_on_its_big_step(busy: Context) -> None:
    """Over what somebody else changes, and over other sizes."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await press(pilot, "f")
        await all_planned(pilot)
        await press(pilot, "j")
        ticks.drop(busy, "ask")
        ticks.drop(busy, "thank")
        app.refresh_views()
        await all_planned(pilot)
        assert title_here(app) == "Personal statement"
        await pilot.resize_terminal(40, 12)
        await all_planned(pilot)
        assert title_here(app) == "Personal statement"
        assert "almost sure >99%" in shown_text(app)
        assert "█" not in shown_text(app)

    run_house(busy, body, mode="schedule")


def test_keys_of_the_days_go_back_to_them(busy: Context) -> None:
    """And those of a step say that none is chosen."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await press(pilot, "f")
        await all_planned(pilot)
        await press(pilot, "J")
        assert toasts(app) == ["Choose a baby step first, with the arrow keys."]
        await press(pilot, "right_square_bracket")
        assert app.screen.query_one(ScheduleList).display
        await press(pilot, "f", "exclamation_mark")
        assert "'Three strong letters' (due Sun 1 Nov 2026) is late by 21 days." in running_text(app)
        assert not app.screen.query_one(ForecastList).display

    run_house(busy, body, mode="schedule")


def test_a_season_without_a_step_says_so(tmp_path: Path) -> None:
    """There is nothing to forecast."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await press(pilot, "f")
        await all_planned(pilot)
        assert "Forecast · No step is open: nothing is left to forecast." in running_text(app)
        await press(pilot, "j", "G", "enter")

    run_house(an_empty_season(tmp_path), body, mode="schedule")


def test_a_forecast_that_cannot_be_read_says_why(busy: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a toast."""

    def fail(*_: object) -> object:
        raise DatabaseError("The database is damaged.")

    monkeypatch.setattr(forecast, "forecast_view", fail)

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await press(pilot, "f")
        await all_planned(pilot)
        assert toasts(app) == ["The database is damaged."]

    run_house(busy, body, mode="schedule")
