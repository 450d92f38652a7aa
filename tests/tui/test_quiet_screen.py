"""Hard days in the app: the plan is hidden, one step stands alone, Today comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from busy_days import a_busy_season, the_clock
from pilots import press, run_house, running_text, toasts

from matchtrack.config import Settings
from matchtrack.services import minutes, views
from matchtrack.tui.screens.dialog import Dialog
from matchtrack.tui.screens.quiet import QuietScreen
from matchtrack.tui.screens.today import TodayScreen

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from matchtrack.services.context import Context
    from matchtrack.tui.app import MatchtrackApp


@pytest.fixture
def busy(tmp_path: Path) -> Context:
    """Give the busy season at 06:40, with a rest day a month."""
    settings = Settings()
    settings.rest_days = 1
    return a_busy_season(tmp_path, settings=settings)


def test_a_bad_day_hides_the_plan_and_leads_to_a_quiet_screen(busy: Context) -> None:
    """B, Enter, d: one step is done, and its minutes are logged."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await press(pilot, "2", "B")
        assert isinstance(app.screen, Dialog)
        assert "'Thank Dr. Lee for her letter', 5 min" in running_text(app)
        assert "Three strong letters" not in running_text(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, QuietScreen)
        assert running_text(app) == "Thank Dr. Lee for her letter ▶ 5:00 d it is done · s stops · Esc Today"
        the_clock(busy).forward(minutes=6)
        await press(pilot, "d")
        assert isinstance(app.screen, TodayScreen)
        assert views.find_step(busy, "thank").status == "done"

    run_house(busy, body)
    assert minutes.status(busy).minutes == 15


def test_a_running_timer_is_shown_alone_and_goes_on_behind_today(busy: Context) -> None:
    """B while it runs; Esc brings Today back, s stops it."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await press(pilot, "s", "B", "escape")
        assert isinstance(app.screen, TodayScreen)
        assert minutes.status(busy).timer_title == "Draft the opening paragraph"
        await press(pilot, "B", "s")
        assert minutes.status(busy).timer_minutes is None

    run_house(busy, body)


def test_overwhelmed_fits_and_starts_a_small_step(busy: Context) -> None:
    """Six headings at 80 by 24."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await press(pilot, "O")
        assert "7 to go, one sitting each." in running_text(app)
        assert app.screen.query_one("#dialog-text").max_scroll_y == 0
        await press(pilot, "enter")
        assert isinstance(app.screen, QuietScreen)

    run_house(busy, body)


def test_a_day_of_rest_is_declared_and_taken_back_with_one_key(busy: Context) -> None:
    """The sentence says what is left."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await press(pilot, "R")
        assert toasts(app) == ["Today is a day of rest. Your streak of 2 waits for you. No rest days left this month."]
        assert minutes.status(busy).status == "rest"
        await press(pilot, "R")
        assert minutes.status(busy).status == "open"

    run_house(busy, body)
