"""The forms for minutes, waiting and export: what they say while one types, what they give, and what they keep."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest
from pilots import running_text, settle, toasts
from textual.widgets import Checkbox, Input, Select

from matchtrack.config import Settings
from matchtrack.services import minutes, views
from matchtrack.tui.screens.export_modal import ExportScreen
from matchtrack.tui.screens.log_minutes import LogMinutesScreen
from matchtrack.tui.screens.plan import PlanScreen
from matchtrack.tui.screens.wait_modal import WaitScreen

if TYPE_CHECKING:
    from pathlib import Path

    from pilots import RunApp
    from textual.pilot import Pilot

    from matchtrack.services.context import Context
    from matchtrack.tui.app import MatchtrackApp

FIRST_STEP = ("j", "l", "j")
"""Keys to the first step of the personal statement."""

PROOF_READING = ("j", "l", "j", "j", "j")
"""Keys to the step that waits on Dr. Rao for 14 days."""


async def type_into(pilot: Pilot[None], app: MatchtrackApp, field: str, text: str) -> None:
    """Replace what a field holds; the last letter comes from the keyboard."""
    control = app.screen.query_one(f"#{field} Input", Input)
    control.focus()
    await settle(pilot)
    control.value = text[:-1]
    control.cursor_position = len(control.value)
    await pilot.press(*text[-1:])
    await settle(pilot)


def test_minutes_begin_with_what_is_left_and_enter_logs_them(context: Context, run_app: RunApp) -> None:
    """Two keys log a sitting."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press(*FIRST_STEP, "plus")
        await settle(pilot)
        assert "15 min of real work" in running_text(app)
        await pilot.press("enter")
        await settle(pilot)
        assert minutes.status(context).minutes == 15
        assert isinstance(app.screen, PlanScreen)

    run_app(context, body, mode="plan")


def test_typed_minutes_replace_the_first_ones_and_are_echoed(context: Context, run_app: RunApp) -> None:
    """Hours and minutes are understood."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press(*FIRST_STEP, "plus")
        await settle(pilot)
        await pilot.press(*"1h30")
        await type_into(pilot, app, "at", "05:15")
        assert "90 min of real work" in running_text(app)
        assert "From 05:15 to 06:45" in running_text(app)
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert minutes.status(context).minutes == 90

    run_app(context, body, mode="plan")


def test_minutes_of_yesterday_are_marked_as_late(context: Context, run_app: RunApp) -> None:
    """The form says what the tick means, and the day of today stays empty."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press(*FIRST_STEP, "plus")
        await settle(pilot)
        app.screen.query_one(Checkbox).value = True
        await settle(pilot)
        assert "Counts for yesterday" in running_text(app)
        await pilot.press("ctrl+s")
        await settle(pilot)
        status = minutes.status(context)
        assert (status.minutes, status.streak) == (0, 1)

    run_app(context, body, mode="plan")


@pytest.mark.parametrize(
    ("text", "said"), [("soon", "is not a number of minutes"), ("0", "0 minutes cannot"), ("", "is not")]
)
def test_minutes_that_cannot_be_are_said_beside_their_field(
    context: Context, run_app: RunApp, text: str, said: str
) -> None:
    """The form stays open with all that was typed."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press(*FIRST_STEP, "plus")
        await settle(pilot)
        await type_into(pilot, app, "note", "hard one")
        await type_into(pilot, app, "minutes", text)
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert said in running_text(app)
        assert app.screen.query_one("#minutes").has_class("-fault")
        assert app.screen.query_one("#note Input", Input).value == "hard one"
        assert minutes.status(context).minutes == 0

    run_app(context, body, mode="plan")


def test_minutes_that_the_day_has_no_room_for_come_back_with_the_reason(context: Context, run_app: RunApp) -> None:
    """It is 07:30 and the day began at 04:00: 210 minutes at most."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press(*FIRST_STEP, "plus")
        await settle(pilot)
        await type_into(pilot, app, "note", "long night")
        await type_into(pilot, app, "minutes", "300")
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, LogMinutesScreen)
        assert "oday has had 210 minutes so far" in running_text(app)
        assert app.screen.query_one("#note Input", Input).value == "long night"
        await type_into(pilot, app, "minutes", "200")
        await pilot.press("enter")
        await settle(pilot)
        assert minutes.status(context).minutes == 200

    run_app(context, body, mode="plan")


def test_waiting_begins_with_what_the_plan_says(context: Context, run_app: RunApp) -> None:
    """Dr. Rao takes 14 days."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press(*PROOF_READING, "w")
        await settle(pilot)
        assert isinstance(app.screen, WaitScreen)
        assert app.screen.query_one("#whom Input", Input).value == "Dr. Rao"
        assert "Sun 6 Dec 2026, in 14 days" in running_text(app)
        await pilot.press("enter")
        await settle(pilot)
        step = views.find_step(context, "proof")
        assert (step.status, step.waiting_on, str(step.expected)) == ("waiting", "Dr. Rao", "2026-12-06")
        assert "on Dr. Rao until 6 Dec" in running_text(app)

    run_app(context, body, mode="plan")


def test_waiting_understands_days_in_words_and_refuses_days_that_have_passed(context: Context, run_app: RunApp) -> None:
    """The echo says which day is meant before anything is saved."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press(*FIRST_STEP, "w")
        await settle(pilot)
        await type_into(pilot, app, "until", "yesterday")
        await pilot.press("enter")
        await settle(pilot)
        assert "has passed" in running_text(app)
        await type_into(pilot, app, "until", "fri")
        assert "Fri 27 Nov 2026, in 5 days" in running_text(app)
        await pilot.press("enter")
        await settle(pilot)
        assert str(views.find_step(context, "moments").expected) == "2026-11-27"

    run_app(context, body, mode="plan")


@pytest.mark.parametrize("key", ["plus", "w", "e", "a", "E"])
def test_escape_leaves_every_form_without_a_change(context: Context, run_app: RunApp, key: str) -> None:
    """Also after something was typed."""
    before = views.list_steps(context, every=True)

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press(*FIRST_STEP, key)
        await settle(pilot)
        await pilot.press(*"12", "escape")
        await settle(pilot)
        assert isinstance(app.screen, PlanScreen)
        assert views.list_steps(context, every=True) == before
        await pilot.press(key)
        await settle(pilot)
        assert app.screen.is_modal

    run_app(context, body, mode="plan")


def test_what_is_left_is_written_to_a_private_file_at_home(context: Context, run_app: RunApp, tmp_path: Path) -> None:
    """The path is shown, and only open steps are in it."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press("E")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        file = tmp_path / "home" / "matchtrack-remaining.md"
        assert toasts(app) == [f"Written: {file}"]
        assert "Ask Dr. Rao for a letter" in file.read_text(encoding="utf-8")
        assert stat.S_IMODE(file.stat().st_mode) == 0o600

    run_app(context, body, mode="plan")


def test_a_file_that_is_there_is_replaced_only_after_a_tick(context: Context, run_app: RunApp, tmp_path: Path) -> None:
    """The form says so, and shows where to tick."""
    file = tmp_path / "home" / "matchtrack-remaining.md"
    file.write_text("mine", encoding="utf-8")

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press("E")
        await settle(pilot)
        assert "This file is there already" in running_text(app)
        await pilot.press("enter")
        await settle(pilot)
        assert "choose another name" in running_text(app)
        assert file.read_text(encoding="utf-8") == "mine"
        app.screen.query_one("#replace Checkbox", Checkbox).value = True
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert isinstance(app.screen, PlanScreen)
        assert file.read_text(encoding="utf-8") != "mine"

    run_app(context, body, mode="plan")


@pytest.mark.parametrize("format_", ["csv", "json", "toml"])
def test_the_file_follows_its_format(context: Context, run_app: RunApp, tmp_path: Path, format_: str) -> None:
    """The ending changes with the format, and the file holds the steps."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press("E")
        await settle(pilot)
        app.screen.query_one(Select).value = format_
        await settle(pilot)
        await pilot.press("ctrl+s")
        await settle(pilot)
        file = tmp_path / "home" / f"matchtrack-remaining.{format_}"
        assert "Scan the diploma" in file.read_text(encoding="utf-8")

    run_app(context, body, mode="plan")


def test_a_place_that_cannot_be_written_comes_back_with_the_reason(
    context: Context, run_app: RunApp, tmp_path: Path
) -> None:
    """What was typed is still there."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press("E")
        await settle(pilot)
        path = str(tmp_path / "nowhere" / "left.md")
        app.screen.query_one("#path Input", Input).value = path
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert isinstance(app.screen, ExportScreen)
        assert app.screen.query_one("#fault").display
        assert app.screen.query_one("#path Input", Input).value == path
        app.screen.query_one("#path Input", Input).value = str(tmp_path)
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert "This is a folder" in running_text(app)

    run_app(context, body, mode="plan")


@pytest.mark.parametrize("key", ["plus", "w", "e", "E", "question_mark"])
@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
def test_every_form_fits_and_tab_goes_through_it(
    context: Context, run_app: RunApp, key: str, size: tuple[int, int]
) -> None:
    """The buttons are on screen, and tab comes back to where it began."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press(*FIRST_STEP, key)
        await settle(pilot)
        assert ("(esc)" if key != "question_mark" else "Esc closes") in running_text(app)
        first = app.screen.focused
        seen = [first]
        while True:
            await pilot.press("tab")
            if app.screen.focused in seen:
                break
            seen.append(app.screen.focused)
        assert app.screen.focused is first
        places = [widget.region.y for widget in seen if widget is not None and widget.id not in {"save", "cancel"}]
        assert size[1] > max(places)

    run_app(context, body, mode="plan", size=size)


def test_days_in_numbers_follow_the_settings(tmp_path: Path, run_app: RunApp) -> None:
    """3/12 is the third of December for one who says so."""
    from plans_for_screens import a_season

    settings = Settings()
    settings.date_order = "dmy"
    context = a_season(tmp_path, settings=settings)

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press(*FIRST_STEP, "w")
        await settle(pilot)
        await type_into(pilot, app, "until", "3/12")
        assert "Thu 3 Dec 2026" in running_text(app)

    run_app(context, body, mode="plan")
