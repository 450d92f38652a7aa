"""The app as a whole: clock, database, messages, palette, themes."""

from __future__ import annotations

import asyncio
import shutil
from typing import TYPE_CHECKING

import pytest
from busy_days import the_clock
from pilots import run_house, running_text, shown_text
from textual.command import CommandPalette

from matchtrack import paths
from matchtrack.config import load_settings
from matchtrack.errors import BadInputError, Place
from matchtrack.services import minutes, ticks, views
from matchtrack.tui.action import ANYWHERE
from matchtrack.tui.actions import actions_of
from matchtrack.tui.app import MatchtrackApp
from matchtrack.tui.screens.help import HelpScreen
from matchtrack.tui.screens.plan import PlanScreen
from matchtrack.tui.screens.today import TodayScreen

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from matchtrack.services.context import Context


def toasts(app: MatchtrackApp) -> list[str]:
    """Give what is said in passing just now."""
    return [toast.message for toast in app._notifications]


def test_a_new_day_is_shown_by_itself(busy: Context) -> None:
    """Not at midnight, but when the day starts."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        assert "Sun 22 Nov 2026" in shown_text(app)
        the_clock(busy).forward(hours=20)
        app.look_around()
        await pilot.pause()
        assert "Sun 22 Nov 2026" in shown_text(app)
        the_clock(busy).forward(hours=2)
        app.look_around()
        await pilot.pause()
        assert "Mon 23 Nov 2026" in shown_text(app)
        assert "0 of 15 min · streak 0" in shown_text(app)

    run_house(busy, body)


def test_a_sleep_of_days_is_caught_up(busy: Context) -> None:
    """The lid was closed on Sunday and opened on Thursday."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        the_clock(busy).forward(days=4)
        app.look_around()
        await pilot.pause()
        assert "Thu 26 Nov 2026" in shown_text(app)
        assert "streak 0" in shown_text(app)

    run_house(busy, body)


def test_the_minutes_left_follow_the_clock(busy: Context) -> None:
    """A new minute is enough; the same minute is not drawn anew."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        screen = app.screen
        assert isinstance(screen, TodayScreen)
        before = screen.view
        the_clock(busy).forward(seconds=20)
        app.look_around()
        assert screen.view is before
        the_clock(busy).forward(minutes=5)
        app.look_around()
        await pilot.pause()
        assert "74 min left" in shown_text(app)
        the_clock(busy).forward(hours=2)
        app.look_around()
        await pilot.pause()
        assert "over for today" in shown_text(app)

    run_house(busy, body)


def test_what_the_shell_changes_is_on_screen_at_the_next_look(busy: Context) -> None:
    """Two faces, one database."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.pause()
        ticks.done(busy, ["opening"])
        minutes.log(busy, 30, "moments")
        app.look_around()
        await pilot.pause()
        assert "Draft the opening paragraph" not in shown_text(app)
        assert "39 min · streak" in shown_text(app)

    run_house(busy, body)


def test_the_other_screen_is_read_anew_when_it_is_shown(busy: Context) -> None:
    """Today after the plan, the plan after Today."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press("2")
        await pilot.pause()
        ticks.done(busy, ["opening"])
        await pilot.press("1")
        await pilot.pause()
        assert "Draft the opening paragraph" not in shown_text(app)
        ticks.done(busy, ["moments"])
        await pilot.press("p")
        await pilot.pause()
        assert "2 of 7 steps done" in shown_text(app)

    run_house(busy, body)


def test_a_form_stays_open_while_the_day_changes_under_it(busy: Context) -> None:
    """What was typed is still there."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press("a", *"Call")
        the_clock(busy).forward(days=1)
        app.look_around()
        await pilot.pause()
        await pilot.press(*" home", "enter")
        await pilot.pause()
        assert views.find_step(busy, "Call home").status == "todo"
        assert "Mon 23 Nov 2026" in shown_text(app)

    run_house(busy, body)


def test_a_database_that_went_away_is_told_and_what_was_read_stays(busy: Context, tmp_path: Path) -> None:
    """A memory stick was pulled out; it can come back."""
    away = str(tmp_path / "away.db")

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.pause()
        shutil.move(busy.database, away)
        app.refresh_views()
        await pilot.pause()
        assert [toast.severity for toast in app._notifications] == ["error"]
        assert "Draft the opening paragraph" in shown_text(app)
        shutil.move(away, busy.database)
        await pilot.press("d")
        await pilot.pause()
        assert "Done: Draft the opening paragraph" in toasts(app)[0]

    run_house(busy, body)


def test_a_clock_that_was_set_is_shown(busy: Context) -> None:
    """The day on screen may not be the day outside."""
    busy.environ = {**busy.environ, "MATCHTRACK_NOW": "2026-11-22T06:40"}

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        for size in ((80, 24), (40, 12), (120, 40)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert "Sun 22 Nov 2026" in shown_text(app).splitlines()[0]
            assert shown_text(app).splitlines()[0].endswith(" · clock set ")

    run_house(busy, body)


def test_a_fault_of_a_service_is_a_toast_with_its_brackets(busy: Context) -> None:
    """Nothing in it is markup; the first places stand below the sentence."""

    def fail() -> None:
        raise BadInputError("[bold]no[/] such step '[x]'", [Place("big_steps[0]", "is [red]wrong[/red]", "text")])

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        assert app.attempt(fail) is None
        await pilot.pause()
        text = running_text(app)
        assert "[bold]no[/] such step '[x]'" in text
        assert "[red]wrong[/red]" in text

    run_house(busy, body, size=(120, 40))


def test_only_the_latest_toast_is_shown(busy: Context) -> None:
    """They never pile up."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        for number in range(50):
            app.tell(f"Sentence {number}")
        await pilot.pause()
        await pilot.pause()
        assert toasts(app) == ["Sentence 49"]
        assert [shown_text(app).count(f"Sentence {number}") for number in (48, 49)] == [0, 1]
        assert len(app.screen.query("ToastHolder")) == 1

    run_house(busy, body)


def test_a_toast_leaves_momentum_and_keys_in_sight(busy: Context) -> None:
    """It stands above them, and is no wider than its words."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        app.tell("Short")
        await pilot.pause()
        lines = shown_text(app).splitlines()
        assert "Momentum" in lines[-3]
        assert "Su" in lines[-3]
        assert lines[-5].rstrip().endswith("┃ Short")
        assert app.screen.query_one("Toast").size.width <= len("Short") + 2

    run_house(busy, body)


def test_warnings_of_the_settings_are_told_at_the_start(busy: Context) -> None:
    """All of them in one toast."""

    async def inside() -> None:
        app = MatchtrackApp(busy, ["The floor must be 1 to 240.", "There is no theme 'dark'."])
        async with app.run_test(notifications=True) as pilot:
            await pilot.pause()
            assert toasts(app) == ["The floor must be 1 to 240. There is no theme 'dark'."]

    asyncio.run(inside())


def test_t_takes_the_next_theme_and_stores_it(busy: Context) -> None:
    """Dark, light, high contrast, and dark again."""
    settings_file = paths.config_file(busy.environ)

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        for expected in ("match-light", "match-contrast", "match-dark"):
            await pilot.press("T")
            await pilot.pause()
            assert app.theme == expected
            assert load_settings(settings_file).theme == expected
            assert toasts(app) == [f"Theme: {expected}"]

    run_house(busy, body)


def test_a_theme_changes_the_colours_of_the_lists(busy: Context) -> None:
    """They keep no colours of the theme before."""

    def backgrounds(app: MatchtrackApp) -> set[str]:
        strips = app.screen._compositor.render_strips()
        return {str(segment.style.bgcolor) for strip in strips for segment in strip if segment.style}

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        for screen in ("1", "2"):
            await pilot.press(screen)
            await pilot.pause()
            before = backgrounds(app)
            await pilot.press("T")
            await pilot.pause()
            app.clear_notifications()
            await pilot.pause()
            assert backgrounds(app).isdisjoint(before)

    run_house(busy, body)


@pytest.mark.parametrize("mode", ["today", "plan"])
def test_the_palette_lists_every_action_that_holds_here(busy: Context, mode: str) -> None:
    """With its key."""

    async def body(_pilot: Pilot[None], app: MatchtrackApp) -> None:
        listed = [command.title for command in app.get_system_commands(app.screen)]
        for action in actions_of(mode):
            assert action.name == "palette" or any(title.startswith(f"{action.title} (") for title in listed)

    run_house(busy, body, mode=mode)


@pytest.mark.parametrize(
    ("typed", "expected"), [("plan", PlanScreen), ("all of today", TodayScreen), ("help", HelpScreen)]
)
def test_the_palette_runs_what_is_chosen(busy: Context, typed: str, expected: type) -> None:
    """An action of the app as well as one of the screen."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press("colon")
        await pilot.pause()
        assert isinstance(app.screen, CommandPalette)
        await pilot.press(*typed)
        await pilot.pause(0.2)
        await pilot.press("enter")
        await pilot.pause(0.2)
        assert isinstance(app.screen, expected)
        if typed == "all of today":
            assert "Ask Dr. Rao for a letter" in shown_text(app)

    run_house(busy, body)


@pytest.mark.parametrize("mode", ["today", "plan"])
def test_the_palette_can_run_every_action(busy: Context, mode: str) -> None:
    """Each does something without a crash."""
    names = [action.name for action in actions_of(mode) if action.name not in {"leave", "palette"}]

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        for name in names:
            app.run_here(name)
            await pilot.pause()
            if app.screen.is_modal:
                await pilot.press("escape")
                await pilot.pause()
            await app.switch_mode(mode)
            await pilot.pause()
        assert app.return_code in {0, None}

    run_house(busy, body, mode=mode)


@pytest.mark.parametrize(
    "keys", [("q",), ("2", "q", "q"), ("question_mark", "q", "q"), ("2", "question_mark", "q", "q", "q")]
)
def test_q_goes_back_and_leaves_in_the_end(busy: Context, keys: tuple[str, ...]) -> None:
    """From a screen above first, from the plan to Today, from Today out."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        for key in keys:
            assert app.is_running
            await pilot.press(key)
            await pilot.pause()
        assert not app.is_running

    run_house(busy, body)


def test_the_actions_that_hold_anywhere_are_the_apps() -> None:
    """They hold on every screen."""
    assert [action.name for action in actions_of(ANYWHERE) if not hasattr(MatchtrackApp, f"action_{action.name}")] == []
