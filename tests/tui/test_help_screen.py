"""The help: the keys that hold now, and the method."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pilots import running_text, settle
from plans_for_screens import a_season

from matchtrack.config import Settings
from matchtrack.domain.signs import BLOCKED_SIGN, CURSOR, DAY_LEGEND, DAY_SIGNS, LATE_SIGN, STEP_LEGEND, STEP_SIGNS
from matchtrack.tui.action import ANYWHERE
from matchtrack.tui.actions import actions_of
from matchtrack.tui.screens.help import HelpScreen, sections

if TYPE_CHECKING:
    from pilots import RunApp
    from textual.pilot import Pilot

    from matchtrack.services.context import Context
    from matchtrack.tui.app import MatchtrackApp


@pytest.mark.parametrize("screen", ["today", "plan", ANYWHERE])
def test_the_help_names_every_action_of_the_screen_once(screen: str) -> None:
    """Each with its keys and what it does."""
    rows = dict(list(dict(sections(screen, {}))["Keys here and everywhere"]))

    for action in actions_of(screen):
        assert sum(said.startswith(f"{action.title}. ") for said in rows.values()) == 1


def test_the_help_shows_the_users_own_keys() -> None:
    """A key that was mapped away is not promised."""
    rows = {said: key for key, said in dict(sections("plan", {"log_minutes": "m,plus"}))["Keys here and everywhere"]}

    assert [key for said, key in rows.items() if said.startswith("Log minutes")] == ["m, +"]


def test_the_help_explains_the_signs_on_the_screen() -> None:
    """The week is on Today only."""
    assert dict(dict(sections("plan", {}))["Signs of a step"])["⊘"].startswith("blocked")
    assert dict(dict(sections("today", {}))["Signs of a day"])["◫"] == "today, until it is kept"
    assert "Signs of a day" not in dict(sections("plan", {}))


def test_the_guide_explains_every_sign_in_the_same_words() -> None:
    """Nobody learns them twice."""
    guide = (Path(__file__).parents[2] / "docs" / "guide.md").read_text(encoding="utf-8")

    for sign, meaning in (*STEP_LEGEND, *DAY_LEGEND):
        assert f"| `{sign}` | {meaning}" in guide


def test_every_drawn_sign_is_explained() -> None:
    """A new status needs a word."""
    explained = {sign for sign, _ in (*STEP_LEGEND, *DAY_LEGEND)}

    assert {*STEP_SIGNS.values(), *DAY_SIGNS.values(), BLOCKED_SIGN, LATE_SIGN, CURSOR} <= explained


def test_the_method_has_five_rules() -> None:
    """Baby steps, productive hours, no distraction, momentum, seeing it."""
    assert len(list(dict(sections("today", {}))["The method"])) == 5


@pytest.mark.parametrize("key", ["escape", "q", "question_mark", "enter"])
def test_help_opens_with_a_question_mark_and_closes(context: Context, run_app: RunApp, key: str) -> None:
    """Whatever one tries to get back with."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press("question_mark")
        await settle(pilot)
        assert isinstance(app.screen, HelpScreen)
        assert "Tick the step off" in running_text(app)
        await pilot.press(key)
        await settle(pilot)
        assert not isinstance(app.screen, HelpScreen)

    run_app(context, body)


def test_the_method_is_reached_by_scrolling(context: Context, run_app: RunApp) -> None:
    """The help is longer than a small terminal."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press("question_mark")
        await settle(pilot)
        await pilot.press("end")
        await settle(pilot)
        assert "you matched." in running_text(app)
        await pilot.press("k", "j", "home")
        await settle(pilot)
        assert "Keys here" in running_text(app)

    run_app(context, body, mode="plan", size=(60, 20))


def test_mapped_keys_work_and_are_in_the_help(tmp_path: Path, run_app: RunApp) -> None:
    """The settings' [keys] rule."""
    settings = Settings()
    settings.keys = {"show_finished": "F2"}
    context = a_season(tmp_path, settings=settings)

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press("question_mark")
        await settle(pilot)
        await pilot.press("pagedown")
        await settle(pilot)
        assert "F2" in running_text(app)

    run_app(context, body, mode="plan")
