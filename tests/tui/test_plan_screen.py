"""The plan on screen: moving, folding, filtering, at any length and size, on a real database."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pilots import OPEN_STATEMENT, chosen, settle, shown_text, the_list, the_step
from plans_for_screens import a_long_plan, a_season
from textual.geometry import Offset
from textual.widgets import Input

from matchtrack.services import ticks, views
from matchtrack.tui.screens.plan import PlanScreen
from matchtrack.tui.screens.step_editor import StepEditor
from matchtrack.tui.widgets.plan_list import PlanList

if TYPE_CHECKING:
    from pathlib import Path

    from pilots import RunApp
    from textual.pilot import Pilot

    from matchtrack.services.context import Context
    from matchtrack.tui.app import MatchtrackApp


def test_the_plan_opens_folded_with_progress_and_dates(context: Context, run_app: RunApp) -> None:
    """One line a big step, and what is late says so."""

    async def body(_pilot: Pilot[None], app: MatchtrackApp) -> None:
        text = shown_text(app)
        assert "▸ Personal statement, final" in text
        assert "! late 1 Nov" in text
        assert "0 of 6 steps done" in text
        assert "List ten moments" not in text

    run_app(context, body, mode="plan")


def test_arrows_and_vim_keys_move_fold_and_open(context: Context, run_app: RunApp) -> None:
    """Headings are passed over; right goes in, left goes out and closes."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        places = [chosen(app)]
        for key in ("down", "right", "l", "k", "j", "h", "left", "G", "home", "up", "end", "g"):
            await pilot.press(key)
            places.append(chosen(app))
        assert places == [
            "Diploma, translated", "Personal statement, final", "Personal statement, final", "List ten moments",
            "Personal statement, final", "List ten moments", "Personal statement, final", "Personal statement, final",
            "Three strong letters", "Diploma, translated", "Diploma, translated", "Three strong letters",
            "Diploma, translated",
        ]  # fmt: skip
        assert "▾" not in shown_text(app)

    run_app(context, body, mode="plan")


@pytest.mark.parametrize("key", ["enter", "space"])
def test_enter_and_space_open_a_big_step_and_edit_a_baby_step(context: Context, run_app: RunApp, key: str) -> None:
    """The same key does what the row is for."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press("j", key, "j")
        assert chosen(app) == "List ten moments"
        await pilot.press(key)
        await settle(pilot)
        assert isinstance(app.screen, StepEditor)

    run_app(context, body, mode="plan")


def test_a_click_selects_and_a_second_click_folds(context: Context, run_app: RunApp) -> None:
    """Line 3 of the list is the personal statement."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.click(PlanList, Offset(5, 3))
        assert chosen(app) == "Personal statement, final"
        assert "▸ Personal statement" in shown_text(app)
        await pilot.click(PlanList, Offset(5, 3))
        await settle(pilot)
        assert "▾ Personal statement" in shown_text(app)
        await pilot.click(PlanList, Offset(5, 0))
        await pilot.click(PlanList, Offset(5, 15))
        assert chosen(app) == "Personal statement, final"

    run_app(context, body, mode="plan")


def test_a_wide_terminal_tells_all_of_a_step_beside_the_list(context: Context, run_app: RunApp) -> None:
    """Notes, due with its rule, what blocks it, and the minutes."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press(*OPEN_STATEMENT)
        await settle(pilot)
        text = shown_text(app)
        for part in (
            "Plain facts, no adjectives.",
            "Moves with Programs begin to",
            "21 days before",
            "15 min, hard",
            "in 283 days",
        ):
            assert part in text
        await pilot.press("j")
        await settle(pilot)
        assert "Blocked by List ten moments" in shown_text(app)

    run_app(context, body, mode="plan", size=(120, 40))


def test_a_narrow_terminal_tells_the_urgent_part_below_the_list(context: Context, run_app: RunApp) -> None:
    """What blocks the step, when it is due, how hard it is; and its notes, unless the terminal is low."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press(*OPEN_STATEMENT)
        await settle(pilot)
        for part in ("\n List ten moments · Personal statement, final", "●●●●● 15 min", "Plain facts, no adj"):
            assert part in shown_text(app)
        await pilot.press("j")
        await settle(pilot)
        assert "Blocked by List ten moments · Due" in shown_text(app)
        await pilot.resize_terminal(80, 19)
        await settle(pilot)
        assert shown_text(app).splitlines()[-2].startswith(" Blocked by List ten moments")
        await pilot.resize_terminal(120, 40)
        await settle(pilot)
        assert chosen(app) == "Draft the opening paragraph"
        assert "Due        Wed 8 Sep 2027, in 290 days" in shown_text(app)

    run_app(context, body, mode="plan")


def test_the_filter_shows_matching_steps_as_you_type(context: Context, run_app: RunApp) -> None:
    """Esc shows the whole plan again, with the cursor still on the step that was found."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press("slash", *"PROOF")
        await settle(pilot)
        text = shown_text(app)
        assert "▾ Personal statement, final" in text
        assert "Have it proof-read" in text
        assert "Three strong letters" not in text
        await pilot.press("enter", "j")
        assert chosen(app) == "Have it proof-read"
        await pilot.press("escape")
        await settle(pilot)
        assert chosen(app) == "Have it proof-read"
        assert "Three strong letters" in shown_text(app)
        assert not app.screen.query_one("#filter", Input).display

    run_app(context, body, mode="plan")


def test_letters_typed_into_the_filter_are_no_actions(context: Context, run_app: RunApp) -> None:
    """D in the filter ticks nothing off, q leaves nothing."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press("slash", *"dxquT1")
        assert app.screen.query_one("#filter", Input).value == "dxquT1"
        assert isinstance(app.screen, PlanScreen)
        assert {step.status for step in views.list_steps(context, every=True)} == {"todo"}
        await settle(pilot)
        assert "No step has these words" in shown_text(app)
        await pilot.press("escape")
        assert the_list(app).has_focus

    run_app(context, body, mode="plan")


def test_an_empty_plan_names_the_next_key(tmp_path: Path, run_app: RunApp) -> None:
    """The first step can be added at once, in the inbox."""
    context = a_season(tmp_path, None)

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        assert "The plan is empty. a adds a step" in shown_text(app)
        await pilot.press("G", "g", "j", "l", "h", "enter", "pagedown", "d", "a")
        await settle(pilot)
        await pilot.press(*"Call home", "enter")
        await settle(pilot)
        assert [step.title for step in views.list_steps(context)] == ["Call home"]
        assert "Inbox" in shown_text(app)

    run_app(context, body, mode="plan")


def test_changes_made_elsewhere_are_shown_with_the_cursor_on_its_row(context: Context, run_app: RunApp) -> None:
    """The shell and the app work on the same plan."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press(*OPEN_STATEMENT, "j")
        ticks.done(context, ["moments"])
        app.refresh_views()
        await settle(pilot)
        assert chosen(app) == "Draft the opening paragraph"
        assert "⊘" not in shown_text(app)

    run_app(context, body, mode="plan")


def test_a_step_is_shown_in_its_place_whatever_hides_it(context: Context, run_app: RunApp) -> None:
    """Folds, filter and finished steps give way."""
    ticks.done(context, ["moments"])
    step = the_step(context, "moments")

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press("slash", *"diploma")
        screen = app.screen
        assert isinstance(screen, PlanScreen)
        screen.show_step(step.id)
        await settle(pilot)
        assert chosen(app) == "List ten moments"
        screen.show_step(999)
        assert chosen(app) == "List ten moments"

    run_app(context, body, mode="plan")


def test_today_opens_the_plan_on_its_step(context: Context, run_app: RunApp) -> None:
    """Also the first time, when the plan is not yet made."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        app.open_in_plan(the_step(context, "scan").id)
        await settle(pilot)
        assert chosen(app) == "Scan the diploma"

    run_app(context, body)


def test_titles_are_drawn_as_they_were_typed(tmp_path: Path, run_app: RunApp) -> None:
    """Markup, emoji, wide and right-to-left letters change nothing but the text."""
    titles = ["[/bold] pay [$200]", "[@click=app.quit]x[/]", "Call 🩺 the ward 👩‍⚕️", "اطلب رسالة توصية", "推薦状を頼む"]
    steps = "".join(
        f'\n[[big_steps.baby_steps]]\nkey = "s{n}"\ntitle = "{title}"\nminutes = 15\ndifficulty = 2\n'
        for n, title in enumerate(titles)
    )
    plan = f'format = 1\nname = "x"\n[[big_steps]]\nkey = "b"\narea = "letters"\ntitle = "[red]All[/red]"\n{steps}'
    context = a_season(tmp_path, plan)

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        for title in titles[:2]:
            assert title in shown_text(app)
        assert "[red]All[/red]" in shown_text(app)
        for title in titles:
            await pilot.press("j")
            assert chosen(app) == title
            await pilot.press("e")
            await settle(pilot)
            assert app.screen.query_one("#title Input", Input).value == title
            await pilot.press("escape")
        assert app.is_running

    run_app(context, body, mode="plan", size=(120, 40))


def test_ten_thousand_steps_in_one_big_step_are_read_page_by_page(tmp_path: Path, run_app: RunApp) -> None:
    """Moving through them reads only what comes into view."""
    context = a_season(tmp_path, a_long_plan(1, 10_000))

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        plan = the_list(app)
        assert chosen(app) == "Outcome 0"
        await pilot.press("end")
        await settle(pilot)
        assert chosen(app) == "Step 9999 of 0"
        assert "Step 9999 of 0" in shown_text(app)
        await pilot.press("home", "pagedown")
        await settle(pilot)
        assert len(plan._steps) <= 64 * 4
        await pilot.press("slash", *"9999")
        await settle(pilot)
        assert plan.virtual_size.height == 3

    run_app(context, body, mode="plan")


def test_a_hundred_keys_at_once_are_all_obeyed(tmp_path: Path, run_app: RunApp) -> None:
    """A key that is held down loses nothing and breaks nothing."""
    context = a_season(tmp_path, a_long_plan(10, 50))

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press("l")
        for _ in range(50):
            app.simulate_key("j")
        for _ in range(48):
            app.simulate_key("k")
        await settle(pilot)
        assert chosen(app) == "Step 1 of 0"
        for _ in range(5):
            app.simulate_key("e")
        await settle(pilot)
        assert [type(screen) for screen in app.screen_stack[1:]] == [StepEditor]

    run_app(context, body, mode="plan")


@pytest.mark.parametrize("size", [(40, 12), (60, 20), (80, 24), (100, 30), (200, 60)])
def test_the_plan_fits_any_terminal(context: Context, run_app: RunApp, size: tuple[int, int]) -> None:
    """The cursor's row and the way out are always on screen."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press(*OPEN_STATEMENT)
        await settle(pilot)
        assert "List ten" in shown_text(app)
        assert "back" in shown_text(app)

    run_app(context, body, mode="plan", size=size)
