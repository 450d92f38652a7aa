"""Leaving the app below the floor: asked once, and two keys always leave."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING, Any

import pytest
from busy_days import a_busy_season
from pilots import press, run_house, running_text, settle
from textual import events

from matchtrack.config import Settings
from matchtrack.services import minutes
from matchtrack.services.check_in import check_in_shown
from matchtrack.storage.connection import open_reading
from matchtrack.tui.screens.dialog import Dialog
from matchtrack.tui.screens.log_minutes import LogMinutesScreen
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
    """Give the busy season with 9 of 15 minutes, checked in, with two rest days a month."""
    settings = Settings()
    settings.rest_days = 2
    context = a_busy_season(tmp_path, settings=settings)
    check_in_shown(context)
    return context


def reasons(context: Context) -> list[Any]:
    """Why the day was left, each time."""
    with contextlib.closing(open_reading(context.database)) as connection:
        return [reason for (reason,) in connection.execute("SELECT reason FROM day_left ORDER BY id")]


async def press_last(app: MatchtrackApp, key: str) -> None:
    """Press the key with which the app ends; a pilot would wait for a screen that does not come any more."""
    app.post_message(events.Key(key, key if len(key) == 1 else None))
    for _ in range(500):
        if app.return_code is not None:
            break
        await asyncio.sleep(0.01)
    assert app.return_code == 0


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        (("q", "q"), [""]), (("q", "n"), [""]), (("q", "o"), ["on call"]), (("q", "e"), ["no energy"]),
        (("q", "t", "z", "enter"), ["z"]), (("ctrl+q", "i"), ["ill"]), (("ctrl+q", "ctrl+q"), []),
        (("2", "q", "q", "q"), [""]), (("q", "r"), []), (("q", "escape", "q"), []),
    ],
)  # fmt: skip
def test_these_keys_leave(busy: Context, keys: tuple[str, ...], said: list[str]) -> None:
    """Two keys on the first screen, whichever way; the reason is kept."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        *before, last = keys
        await press(pilot, *before)
        assert app.return_code is None
        await press_last(app, last)

    run_house(busy, body)
    assert said == reasons(busy)
    assert minutes.status(busy).status == ("rest" if keys == ("q", "r") else "open")


def test_the_question_fits_and_can_start_what_lacks(busy: Context) -> None:
    """Nine rows at 80 by 24; s starts a countdown of the minutes that lack."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await press(pilot, "q")
        assert isinstance(app.screen, Dialog)
        assert "Today has 9 of 15 min. 6 more would keep the streak of 2." in running_text(app)
        assert "n Leave without a reason" in running_text(app)
        await press(pilot, "s")
        assert isinstance(app.screen, TodayScreen)

    run_house(busy, body)
    assert minutes.status(busy).timer_title == "Thank Dr. Lee for her letter"


def test_a_running_timer_lets_the_user_go_at_once(busy: Context) -> None:
    """It goes on, and the shell says so."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await press(pilot, "s")
        await press_last(app, "q")
        assert [str(said) for said in app._exit_renderables] == [
            "The timer goes on: 'Draft the opening paragraph'. matchtrack stop ends it."
        ]

    run_house(busy, body)


def test_what_was_done_can_be_logged_instead(busy: Context) -> None:
    """The form opens on the step under the cursor; afterwards the kept day is left without a word."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await press(pilot, "q", "l")
        await settle(pilot)
        assert isinstance(app.screen, LogMinutesScreen)

    run_house(busy, body)


def test_a_window_that_is_too_small_asks_nothing(busy: Context) -> None:
    """There is no room for a question."""

    async def body(_pilot: Pilot[None], app: MatchtrackApp) -> None:
        app.leave()
        assert app.return_code == 0

    run_house(busy, body, size=(39, 11))
