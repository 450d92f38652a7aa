"""Terminals too small for the screens: a sentence instead, and everything as it was once there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from first_run_host import a_new_user
from pilots import run_house, running_text, settle, shown_text
from textual.widgets import Input

from matchtrack.services import views
from matchtrack.tui.screens.help import HelpScreen
from matchtrack.tui.screens.today import TodayScreen
from matchtrack.tui.screens.too_small import TooSmallScreen

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from matchtrack.services.context import Context
    from matchtrack.tui.app import MatchtrackApp


@pytest.mark.parametrize("size", [(39, 12), (40, 11), (39, 11), (1, 1), (200, 5)])
def test_too_small_a_terminal_gets_a_sentence(busy: Context, size: tuple[int, int]) -> None:
    """And the screen again, once there is room."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.resize_terminal(*size)
        await pilot.pause()
        assert isinstance(app.screen, TooSmallScreen)
        if size[0] >= 39:
            assert "Please make this window larger" in running_text(app)
        await pilot.resize_terminal(40, 12)
        await pilot.pause()
        assert "80 min left" in shown_text(app)

    run_house(busy, body)


def test_the_app_can_start_too_small(busy: Context) -> None:
    """The day is shown once there is room."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        assert "Please make this window larger" in running_text(app)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert "Draft the opening paragraph" in shown_text(app)

    run_house(busy, body, size=(30, 10))


def test_a_form_keeps_its_text_while_the_terminal_is_too_small(busy: Context) -> None:
    """The field has the focus again afterwards; keys meanwhile do nothing."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press("a", *"Call")
        await pilot.resize_terminal(20, 5)
        await pilot.pause()
        await pilot.press(*"dxu", "enter", "escape")
        await pilot.pause()
        assert isinstance(app.screen, TooSmallScreen)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert app.screen.query_one("#title Input", Input).value == "Call"
        await pilot.press(*" home", "enter")
        await pilot.pause()
        assert views.find_step(busy, "Call home").status == "todo"

    run_house(busy, body)


def test_the_questions_wait_until_there_is_room(tmp_path: Path) -> None:
    """A first run in a small window asks for room, and then its first question."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await settle(pilot)
        assert "Please make this window larger" in running_text(app)
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert "1 of 6" in running_text(app)
        await pilot.press("escape")
        await settle(pilot)
        assert "Productive hours" in running_text(app)

    run_house(a_new_user(tmp_path), body, size=(30, 10))


def test_the_palette_waits_until_there_is_room(busy: Context) -> None:
    """Its key holds everywhere else; above the sentence it would stay in the way."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.resize_terminal(20, 5)
        await settle(pilot)
        await pilot.press("ctrl+p")
        await settle(pilot)
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert "80 min left" in shown_text(app)

    run_house(busy, body)


def test_a_screen_that_comes_meanwhile_stays_below_the_sentence(busy: Context) -> None:
    """As a form does whose answer could not be saved while the terminal became too small."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.resize_terminal(20, 5)
        await settle(pilot)
        app.action_show_help()
        await settle(pilot)
        assert isinstance(app.screen, TooSmallScreen)
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert isinstance(app.screen, HelpScreen)
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.screen, TodayScreen)

    run_house(busy, body)


def test_q_leaves_a_terminal_that_is_too_small(busy: Context) -> None:
    """As its sentence says."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.resize_terminal(20, 5)
        await pilot.pause()
        await pilot.press("q")
        await pilot.pause()
        assert not app.is_running

    run_house(busy, body)
