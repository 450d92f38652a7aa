"""The list of all actions under hands that are faster than it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pilots import run_house, settle
from rich.style import Style
from textual.events import Click, MouseDown
from textual.widgets import Button

from matchtrack.tui.app import MatchtrackApp
from matchtrack.tui.screens.help import HelpScreen
from matchtrack.tui.screens.palette import Commands, Palette
from matchtrack.tui.screens.today import TodayScreen

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from matchtrack.services.context import Context


def test_a_palette_that_is_opened_and_left_at_once_opens_again(busy: Context) -> None:
    """The one before may still be on its way out."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        for _ in range(3):
            app.action_command_palette()
            await settle(pilot)
            app.screen.dismiss()
        app.action_command_palette()
        await settle(pilot)
        assert isinstance(app.screen, Palette)

    run_house(busy, body)


def test_a_palette_goes_once(busy: Context) -> None:
    """A second click beside it, or a choice that comes with the first, leaves the screen below alone."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        app.action_show_help()
        app.action_command_palette()
        await settle(pilot)
        palette = app.screen
        palette.dismiss()
        palette.dismiss()
        await settle(pilot)
        assert isinstance(app.screen, HelpScreen)

    run_house(busy, body)


def test_a_form_goes_once(busy: Context) -> None:
    """Two clicks on Cancel are one."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press("a", *"Call home")
        cancel = app.screen.query_one("#cancel", Button)
        cancel.post_message(Button.Pressed(cancel))
        cancel.post_message(Button.Pressed(cancel))
        await settle(pilot)
        assert isinstance(app.screen, TodayScreen)

    run_house(busy, body)


def test_a_click_on_a_row_that_is_gone_chooses_nothing(busy: Context) -> None:
    """The list fills anew while somebody types and clicks."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        app.action_command_palette()
        await settle(pilot)
        commands = app.screen.query_one(Commands)
        gone = Style(meta={"option": commands.option_count})
        x, y = commands.region.x + 4, commands.region.y + 2
        click = Click(commands, 4, 2, 0, 0, 1, False, False, False, screen_x=x, screen_y=y, style=gone)
        commands.post_message(click)
        await settle(pilot)
        assert isinstance(app.screen, Palette)

    run_house(busy, body)


def test_a_page_that_is_not_laid_out_yet_is_no_fault(busy: Context) -> None:
    """Page down may come while the list fills."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        app.action_command_palette()
        await settle(pilot)
        commands = app.screen.query_one(Commands)
        commands.highlighted = 0
        commands._index_to_line.clear()
        commands.action_page_down()
        commands.action_page_up()
        assert commands.highlighted == 0

    run_house(busy, body)


def test_a_click_outside_of_a_smaller_terminal_is_no_fault(busy: Context) -> None:
    """The terminal may shrink between the press and what it meant."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        app.action_command_palette()
        await settle(pilot)
        palette = app.screen
        palette.post_message(Click(palette, 0, 0, 0, 0, 1, False, False, False, screen_x=300, screen_y=90))
        await settle(pilot)
        assert app.screen is palette

    run_house(busy, body)


def test_a_press_on_what_was_just_removed_is_no_fault(busy: Context) -> None:
    """It stands on screen until the next drawing."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        app.action_command_palette()
        await settle(pilot)
        palette = app.screen
        gone = palette.query_one("SearchIcon")
        x, y = gone.region.offset
        home = gone.parent
        assert home is not None
        gone._detach()
        press = MouseDown(gone, x, y, 0, 0, 1, False, False, False, screen_x=x, screen_y=y)
        await app.on_event(press)
        gone._attach(home)
        await settle(pilot)
        assert app.screen is palette

    run_house(busy, body)


@pytest.mark.parametrize("width", [1, 4, 6, 20])
def test_a_palette_outlives_a_narrow_terminal(busy: Context, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    """It may be laid out before the sentence that asks for room comes; Textual breaks no row into lines of no width."""
    monkeypatch.setattr(MatchtrackApp, "on_resize", lambda *_: None)

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        app.action_command_palette()
        await settle(pilot)
        for wanted in (width, 80):
            await pilot.resize_terminal(wanted, 24)
            await settle(pilot)
        assert isinstance(app.screen, Palette)

    run_house(busy, body)
