"""The check-in of the app: by itself once a day, and by its key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from busy_days import a_busy_season, the_clock
from pilots import press, run_house, running_text, settle, shown_text

from matchtrack.services import minutes, ticks
from matchtrack.tui.screens.dialog import Dialog
from matchtrack.tui.screens.today import TodayScreen

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from matchtrack.services.context import Context
    from matchtrack.tui.app import MatchtrackApp


@pytest.fixture(autouse=True)
def an_app_that_does_not_insist() -> None:
    """Here it does."""


@pytest.fixture
def busy(tmp_path: Path) -> Context:
    """Give the busy season at 06:40, on its fifth day, with three steps that wait."""
    context = a_busy_season(tmp_path)
    for key in ("ask", "thank", "translate"):
        ticks.wait(context, key)
    return context


def test_the_first_opening_of_a_day_checks_in_and_fits(busy: Context) -> None:
    """Nothing has to be scrolled at 80 by 24; Esc goes to Today, and the next opening of the day shows Today."""

    async def first(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await settle(pilot)
        assert isinstance(app.screen, Dialog)
        assert "40 min: a kept day, 2 in a row." in running_text(app)
        assert "Enter starts the first step · Esc Today" in shown_text(app)
        assert app.screen.query_one("#dialog-text").max_scroll_y == 0
        await press(pilot, "escape")
        assert isinstance(app.screen, TodayScreen)
        assert minutes.status(busy).timer_minutes is None

    async def second(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await settle(pilot)
        assert isinstance(app.screen, TodayScreen)

    run_house(busy, first)
    run_house(busy, second)


def test_enter_starts_the_first_step_and_a_new_day_checks_in_again(busy: Context) -> None:
    """Also in an app that is left open over night."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await settle(pilot)
        await press(pilot, "enter")
        assert minutes.status(busy).timer_title == "Draft the opening paragraph"
        the_clock(busy).forward(days=1)
        app.look_around()
        await settle(pilot)
        assert isinstance(app.screen, Dialog)

    run_house(busy, body)
