"""Keys of the user's own, keys that come all at once, and terminals that change their size all the time."""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING

import pytest
from busy_days import a_busy_season
from hypothesis import given, settings
from hypothesis import strategies as st
from pilots import run_house, shown_text
from plans_for_screens import a_long_plan, a_season
from textual import events
from textual.widgets import Input

from matchtrack.config import Settings
from matchtrack.services import views
from matchtrack.tui.action_table import ACTIONS
from matchtrack.tui.actions import key_faults, keymap_of
from matchtrack.tui.screens.plan import PlanScreen
from matchtrack.tui.widgets.plan_list import PlanList
from matchtrack.tui.widgets.today_board import TodayBoard

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from textual.pilot import Pilot

    from matchtrack.services.context import Context
    from matchtrack.tui.app import MatchtrackApp

NAMED_KEYS = {"plus": "+", "colon": ":", "question_mark": "?", "slash": "/"}
SIZES = [(39, 11), (1, 1), (40, 12), (200, 60), (80, 24), (100, 11), (39, 50), (120, 40), (2, 60), (100, 30)]


def with_keys(folder: Path, keys: dict[str, str]) -> Context:
    """Give the busy season of a user with own keys."""
    own = Settings()
    own.keys = keys
    return a_busy_season(folder, settings=own)


def all_at_once(app: MatchtrackApp, keys: Iterable[str]) -> None:
    """Send keys as a paste or a slow line does: all of them before the first one is looked at."""
    for key in keys:
        app.post_message(events.Key(key, NAMED_KEYS.get(key, key) if len(key) == 1 or key in NAMED_KEYS else None))


async def settled(pilot: Pilot[None], app: MatchtrackApp) -> None:
    """Wait until all keys have been done."""
    await pilot.pause()
    while app.is_running and (app._waiting_keys or not app._is_quiet()):
        await pilot.pause(0.01)
    await pilot.pause()


@pytest.mark.parametrize("keys", ["z", "z,F2", " z , F2", "+"])
def test_keys_of_the_settings_take_the_place_of_ours(tmp_path: Path, keys: str) -> None:
    """The old key does nothing any more; signs and spaces are understood."""
    context = with_keys(tmp_path, {"tick_off": keys, "log_minutes": "Z"})

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press("d")
        await pilot.pause()
        assert views.find_step(context, "opening").status == "started"
        await pilot.press("plus" if keys == "+" else "z")
        await pilot.pause()
        assert views.find_step(context, "opening").status == "done"
        assert not app.screen.is_modal

    run_house(context, body)


def test_keys_of_the_app_can_be_changed_too(tmp_path: Path) -> None:
    """Those that hold anywhere."""
    context = with_keys(tmp_path, {"show_plan": "F3", "show_today": "F4"})

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press("f3")
        await pilot.pause()
        assert isinstance(app.screen, PlanScreen)
        await pilot.press("f4")
        await pilot.pause()
        assert app.screen.query(TodayBoard)

    run_house(context, body)


def test_our_own_keys_do_not_clash() -> None:
    """Without a setting there is nothing to say."""
    assert list(key_faults({})) == []


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ({"tick_off": "w"}, "The key w is for tick_off and for wait; the settings can part them."),
        ({"tick_off": "+"}, "The key + is for tick_off and for log_minutes; the settings can part them."),
        ({"edit": "q"}, "The key q is for edit and for leave; the settings can part them."),
        ({"wait": "j"}, "The key j is for moving in a list and for wait; the settings can part them."),
        ({"tick": "x"}, "The settings have keys for 'tick', but there is no such action."),
    ],
)
def test_a_clash_of_keys_is_told_once(tmp_path: Path, keys: dict[str, str], said: str) -> None:
    """At the start, by the names that the settings use."""
    context = with_keys(tmp_path, keys)

    async def body(_pilot: Pilot[None], app: MatchtrackApp) -> None:
        assert [toast.message for toast in app._notifications] == [said]

    assert list(key_faults(keys)) == [said]
    run_house(context, body, size=(120, 40))


def test_swapped_keys_are_no_clash() -> None:
    """Each action has one of its own."""
    assert list(key_faults({"tick_off": "w", "wait": "d"})) == []


@given(st.dictionaries(st.sampled_from([action.name for action in ACTIONS]), st.text(max_size=8), max_size=4))
def test_whatever_stands_in_the_settings_as_keys_is_read(keys: dict[str, str]) -> None:
    """Nothing in them breaks the start."""
    assert set(keymap_of(keys)) == set(keys)
    assert all(isinstance(fault, str) for fault in key_faults(keys))


def test_a_hundred_moves_at_once_end_where_a_hundred_moves_end(tmp_path: Path) -> None:
    """On the plan, in a list of two hundred steps."""
    context = a_season(tmp_path, a_long_plan(1, 200))

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        all_at_once(app, "j" * 100)
        await settled(pilot, app)
        step = app.screen.query_one(PlanList).step
        assert step is not None
        assert step.title == "Step 99 of 0"
        all_at_once(app, "k" * 60)
        await settled(pilot, app)
        step = app.screen.query_one(PlanList).step
        assert step is not None
        assert step.title == "Step 39 of 0"

    run_house(context, body, mode="plan")


@pytest.mark.parametrize("mode", ["today", "plan"])
def test_fifty_ticks_and_fifty_undos_at_once_leave_nothing_changed(tmp_path: Path, mode: str) -> None:
    """Each of them was done, in its order."""
    context = a_season(tmp_path, a_long_plan(1, 60))

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press("j")
        all_at_once(app, "d" * 50)
        await settled(pilot, app)
        done = [step for step in views.list_steps(context, every=True) if step.status == "done"]
        assert len(done) == 50
        all_at_once(app, "u" * 50)
        await settled(pilot, app)
        assert {step.status for step in views.list_steps(context, every=True)} == {"todo"}

    run_house(context, body, mode=mode)


def test_what_is_typed_ahead_into_a_form_is_not_lost(busy: Context) -> None:
    """A form opens, is filled in and saved, faster than it can be drawn; no letter works as an action."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        all_at_once(app, ["a", *"Calldudex", "enter", "slash", "2", "slash", *"dude"])
        await settled(pilot, app)
        assert views.find_step(busy, "Calldudex").status == "todo"
        assert app.screen.query_one("#filter", Input).value == "dude"
        assert len(views.list_steps(busy)) == 8

    run_house(busy, body)


@pytest.mark.parametrize("first", ["1", "2", "plus", "e", "a", "w", "E", "question_mark", "colon"])
def test_a_hundred_keys_of_every_kind_crash_no_screen(busy: Context, first: str) -> None:
    """Whatever a cat types, the app is there afterwards, and Esc leads back."""
    every_key = [
        *"jkhldsweaounmxrKJfyTt12p+/:?gG 5", "plus", "slash", "colon", "question_mark", "enter", "tab", "escape",
        "up", "down", "left", "right", "home", "end", "pageup", "pagedown", "space", "backspace", "delete",
        "ctrl+s", "ctrl+k", "shift+tab", "f1",
    ]  # fmt: skip

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press(first)
        await pilot.pause()
        all_at_once(app, (every_key * 2)[:100])
        await settled(pilot, app)
        for _ in range(6):
            await pilot.press("escape")
            await pilot.pause()
        await pilot.press("1")
        await pilot.pause()
        assert app.is_running
        assert "Productive hours" in shown_text(app)

    run_house(busy, body)


@settings(max_examples=6)
@given(keys=st.lists(st.sampled_from([*"jkdusneaxrfmtpT12", "plus", "enter", "escape", "tab"]), max_size=60))
def test_any_keys_leave_a_whole_database(tmp_path_factory: pytest.TempPathFactory, keys: list[str]) -> None:
    """No step is lost, whatever is typed."""
    context = a_busy_season(tmp_path_factory.mktemp("keys"))

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        all_at_once(app, keys)
        await settled(pilot, app)
        assert app.is_running

    run_house(context, body)

    with contextlib.closing(sqlite3.connect(context.database)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert len(views.list_steps(context, every=True)) >= 7


@pytest.mark.parametrize("mode", ["today", "plan"])
def test_a_storm_of_sizes_keeps_the_selection(busy: Context, mode: str) -> None:
    """From one cell to a large screen."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press("j", "l", "j") if mode == "plan" else await pilot.press("j")
        screen = app.screen
        assert isinstance(screen, PlanScreen) or mode == "today"
        before = screen.selected_step()  # type: ignore[attr-defined] # both screens have it
        assert before is not None
        for size in SIZES * 3:
            await pilot.resize_terminal(*size)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert app.screen is screen
        assert screen.selected_step() == before  # type: ignore[attr-defined] # the same
        assert before.title in shown_text(app)

    run_house(busy, body, mode=mode)
