"""Every action of the app can be reached in five ways: a key, the palette, a command, the help, and by its name."""

from __future__ import annotations

import asyncio
import datetime as dt
import shlex
from typing import TYPE_CHECKING

import pytest
from textual.binding import Binding

from matchtrack.cli.catalogue import COMMANDS
from matchtrack.cli.parser import parser_of
from matchtrack.cli.run import command_module
from matchtrack.config import Settings
from matchtrack.services.context import Context
from matchtrack.services.setup import SetUpAnswers, set_up
from matchtrack.tui.action import ANYWHERE, Action
from matchtrack.tui.action_table import ACTIONS
from matchtrack.tui.actions import actions_of
from matchtrack.tui.app import MatchtrackApp
from matchtrack.tui.screens.help import sections
from matchtrack.tui.screens.plan import PlanScreen
from matchtrack.tui.screens.review import ReviewScreen
from matchtrack.tui.screens.schedule import ScheduleScreen
from matchtrack.tui.screens.today import TodayScreen
from matchtrack.tui.shell_hints import SHELL_HINTS, ShellHint
from matchtrack.tui.widgets.plan_list import PlanList
from matchtrack.tui.widgets.review_list import ReviewList
from matchtrack.tui.widgets.schedule_list import ScheduleList
from matchtrack.tui.widgets.today_board import TodayBoard

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.pilot import Pilot

HOLDERS: dict[str, type] = {
    "today": TodayScreen, "plan": PlanScreen, "schedule": ScheduleScreen, "review": ReviewScreen,
    ANYWHERE: MatchtrackApp,
}  # fmt: skip
LISTS: dict[str, type[TodayBoard | PlanList | ScheduleList | ReviewList]] = {
    "today": TodayBoard, "plan": PlanList, "schedule": ScheduleList, "review": ReviewList,
}  # fmt: skip
SCREENS = tuple(LISTS)

WITHOUT_A_COMMAND = {"leave": "exit"}
"""What only makes sense inside the app, and what the shell calls it."""

THE_PALETTE = "palette"
"""It is not an entry of itself."""

every_action = pytest.mark.parametrize("action", ACTIONS, ids=[action.name for action in ACTIONS])
every_screen = pytest.mark.parametrize("screen", SCREENS)


@pytest.fixture(scope="module")
def season(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Make a season once; no test here changes it."""
    database = str(tmp_path_factory.mktemp("season") / "matchtrack.db")
    set_up(context_on(database, {}), SetUpAnswers(match_year=2028, plan="step-3", wake=360))
    return database


def context_on(database: str, keys: dict[str, str]) -> Context:
    """Give the context of a Sunday morning, with the user's own keys."""
    settings = Settings()
    settings.keys = keys
    now = dt.datetime(2026, 11, 22, 7, 30, tzinfo=dt.UTC)
    return Context(database=database, clock=lambda: now, settings=settings, source="app", environ={"TZ": "UTC"})


def run_app(context: Context, screen: str, body: Callable[[Pilot[None], MatchtrackApp], Awaitable[None]]) -> None:
    """Run the app on a screen and let `body` look at it."""

    async def inside() -> None:
        app = MatchtrackApp(context)
        async with app.run_test(notifications=True) as pilot:
            await app.switch_mode(screen)
            await pilot.pause()
            await body(pilot, app)

    asyncio.run(inside())


def keys_of(action: Action) -> list[str]:
    """Give an action's default keys, one by one."""
    return [key.strip() for key in action.keys.split(",")]


def keys_of_list(screen: str) -> set[str]:
    """Give the keys with which the list of a screen moves."""
    bindings = [binding for binding in LISTS[screen].BINDINGS if isinstance(binding, Binding)]
    return {key.strip() for binding in bindings for key in binding.key.split(",")}


def test_every_action_has_a_name_of_its_own() -> None:
    """Names are the ids under which the settings map keys."""
    names = [action.name for action in ACTIONS]

    assert sorted(set(names)) == sorted(names)


@every_action
def test_every_action_says_what_it_does(action: Action) -> None:
    """A key, a title, a sentence of help, a command and a place."""
    assert all((action.keys, action.title, action.help.endswith("."), action.command, action.screens))


@every_action
def test_every_action_is_known_where_it_holds(action: Action) -> None:
    """The screens that it names, or the app, have a method for it."""
    missing = [place for place in action.screens if not hasattr(HOLDERS[place], f"action_{action.name}")]

    assert missing == []


@every_action
def test_every_action_has_a_command_that_the_shell_understands(action: Action) -> None:
    """The command and its options exist; words in capitals stand for what the user writes."""
    if action.name in WITHOUT_A_COMMAND:
        assert action.command == WITHOUT_A_COMMAND[action.name]
        return
    program, command, *rest = shlex.split(action.command)

    if command != "--help":
        parser_of(command, command_module(command)).read(rest)

    assert program == "matchtrack"
    assert command in {"--help", *COMMANDS}


@every_screen
def test_no_key_of_a_screen_means_two_things(screen: str) -> None:
    """Neither two actions nor an action and a movement share a key."""
    keys = [key for action in actions_of(screen) for key in keys_of(action)]

    assert sorted(set(keys)) == sorted(keys)
    assert keys_of_list(screen).isdisjoint(keys)


@every_screen
def test_every_key_runs_its_action(season: str, screen: str) -> None:
    """With the list in focus, as the screen opens."""
    expected = {key: action.name for action in actions_of(screen) for key in keys_of(action)}

    async def body(_pilot: Pilot[None], app: MatchtrackApp) -> None:
        active = {key: found.binding.action for key, found in app.screen.active_bindings.items()}
        assert {key: active.get(key) for key in expected} == expected

    run_app(context_on(season, {}), screen, body)


@every_screen
def test_every_action_stands_in_the_palette(season: str, screen: str) -> None:
    """With its title, its key and its help."""
    expected = {action.help for action in actions_of(screen) if action.name != THE_PALETTE}

    async def body(_pilot: Pilot[None], app: MatchtrackApp) -> None:
        entries = list(app.get_system_commands(app.screen))
        assert {entry.help for entry in entries} == expected | {hint.help for hint in SHELL_HINTS}

    run_app(context_on(season, {}), screen, body)


@pytest.mark.parametrize("hint", SHELL_HINTS, ids=lambda hint: hint.title)
def test_every_hint_names_a_command_that_the_shell_understands(hint: ShellHint) -> None:
    """What cannot be done in the app is not left to be guessed."""
    program, command, *rest = shlex.split(hint.command)

    parser_of(command, command_module(command)).read(rest)
    assert program == "matchtrack"


def test_a_hint_says_its_command(season: str) -> None:
    """It stands in the palette like an action."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        hints = [entry for entry in app.get_system_commands(app.screen) if entry.title.startswith("Import a plan")]
        for entry in hints:
            entry.callback()
        await pilot.pause()
        assert [toast.message for toast in app._notifications] == ["In a shell: matchtrack plan import NAME --merge"]

    run_app(context_on(season, {}), "today", body)


@every_screen
def test_every_action_stands_in_the_help(screen: str) -> None:
    """The help of a screen has a line for each, and none for what does not hold there."""
    _, rows = next(iter(sections(screen, {})))

    assert [said for _, said in rows] == [f"{action.title}. {action.help}" for action in actions_of(screen)]


def test_the_users_keys_take_the_place_of_ours(season: str) -> None:
    """In the bindings, in the palette and in the help."""
    keys = {"tick_off": "f5", "show_plan": "f6,f7"}

    async def body(_pilot: Pilot[None], app: MatchtrackApp) -> None:
        active = {key: found.binding.action for key, found in app.screen.active_bindings.items()}
        titles = [entry.title for entry in app.get_system_commands(app.screen)]
        assert (active["f5"], active["f6"], active["f7"]) == ("tick_off", "show_plan", "show_plan")
        assert {"d", "2", "p"}.isdisjoint(active)
        assert "Tick the step off (f5)" in titles

    run_app(context_on(season, keys), "today", body)
    _, rows = next(iter(sections("today", keys)))
    assert ("f5", "Tick the step off. The step is done; its next one is offered.") in list(rows)


@pytest.mark.parametrize("keys", ["[/x]", "[bold]", "[", "[@click=app.quit]"])
def test_a_key_that_looks_like_markup_breaks_nothing(season: str, keys: str) -> None:
    """The settings file is text of the user, too: palette and help show it as it is."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press("colon")
        await app.workers.wait_for_complete()
        await pilot.press("t", "i", "c", "k")
        await app.workers.wait_for_complete()
        await pilot.press("escape", "escape", "question_mark")
        await pilot.pause()
        assert type(app.screen).__name__ == "HelpScreen"

    run_app(context_on(season, {"tick_off": keys}), "today", body)
