"""Adding and editing a step: live echoes, faults beside their fields, and changes from elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pilots import running_text, settle
from test_forms import FIRST_STEP, type_into
from textual.widgets import Checkbox, Input, Select, TextArea

from matchtrack.domain.due import Due
from matchtrack.services import minutes, steps, views
from matchtrack.services.undo import undo
from matchtrack.tui.screens.plan import PlanScreen
from matchtrack.tui.screens.step_editor import StepEditor
from matchtrack.tui.screens.step_forms import changed_fields, draft_of

if TYPE_CHECKING:
    from pilots import RunApp
    from textual.pilot import Pilot

    from matchtrack.services.context import Context
    from matchtrack.tui.app import MatchtrackApp


def test_a_new_step_goes_into_the_big_step_of_the_cursor(context: Context, run_app: RunApp) -> None:
    """A title and enter are enough."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press("j", "a")
        await settle(pilot)
        await pilot.press(*"Read two essays", "enter")
        await settle(pilot)
        step = views.find_step(context, "Read two essays")
        assert (step.big_step, step.minutes, step.difficulty, step.due_rule) == ("statement", 15, 2, "")
        assert "Added: Read two essays" in running_text(app)

    run_app(context, body, mode="plan")


def test_every_field_of_a_new_step_is_saved(context: Context, run_app: RunApp) -> None:
    """Dates are echoed with the day that they mean."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press("a")
        await settle(pilot)
        app.screen.query_one(Select).value = "letters"
        app.screen.query_one(Checkbox).value = True
        app.screen.query_one(TextArea).text = "one\ntwo"
        for field, text in {
            "title": "Thank Dr. Rao", "minutes": "25", "difficulty": "4", "due": "programs_review - 21d",
            "earliest": "25 dec", "waiting-on": "Dr. Rao", "wait-days": "7",
        }.items():  # fmt: skip
            await type_into(pilot, app, field, text)
        shown = running_text(app)
        assert "programs_review - 21d → Wed 1 Sep 2027, in 283 days" in shown
        assert "Fri 25 Dec 2026, in 33 days" in shown
        assert "●●●●○ hard" in shown
        await pilot.press("ctrl+s")
        await settle(pilot)
        step = views.find_step(context, "Thank Dr. Rao")
        assert (step.big_step, step.minutes, step.difficulty, step.boring) == ("letters", 25, 4, True)
        assert (step.due_rule, step.earliest_rule) == ("programs_review - 21d", "2026-12-25")
        assert (step.waiting_on, step.wait_days, step.notes) == ("Dr. Rao", 7, "one\ntwo")

    run_app(context, body, mode="plan")


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("title", "", "A step needs a title"),
        ("minutes", "90", "whole number of minutes, 5 to 60"),
        ("difficulty", "6", "whole number, 1 to 5"),
        ("due", "programs_reviw - 2w", "did you mean 'programs_review'?"),
        ("earliest", "31 feb", "there is no 31 February"),
        ("wait-days", "400", "whole number of days, 0 to 365"),
    ],
)
def test_each_fault_is_said_beside_its_field(
    context: Context, run_app: RunApp, field: str, text: str, said: str
) -> None:
    """Nothing is saved, nothing that was typed is lost, and the cursor stands in the field."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press(*FIRST_STEP, "e")
        await settle(pilot)
        app.screen.query_one(TextArea).text = "do not lose me"
        await type_into(pilot, app, field, text)
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert said.lower() in running_text(app).lower()
        assert app.screen.query_one(f"#{field}").has_class("-fault")
        assert app.screen.focused is app.screen.query_one(f"#{field} Input")
        assert app.screen.query_one(TextArea).text == "do not lose me"
        assert views.find_step(context, "moments").version == 1

    run_app(context, body, mode="plan")


def test_all_faults_are_shown_at_once(context: Context, run_app: RunApp) -> None:
    """Nobody has to save three times to hear of three faults."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press(*FIRST_STEP, "e")
        await settle(pilot)
        for field in ("title", "minutes", "difficulty"):
            await type_into(pilot, app, field, "")
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert {field.id for field in app.screen.query("Field.-fault")} == {"title", "minutes", "difficulty"}

    run_app(context, body, mode="plan")


def test_what_the_service_refuses_comes_back_with_all_that_was_typed(context: Context, run_app: RunApp) -> None:
    """A step cannot begin after it is due: only the service knows both days."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press(*FIRST_STEP, "e")
        await settle(pilot)
        await type_into(pilot, app, "due", "tomorrow")
        await type_into(pilot, app, "earliest", "in 3 weeks")
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert isinstance(app.screen, StepEditor)
        assert app.screen.query_one("#fault").display
        assert app.screen.query_one("#earliest Input", Input).value == "2026-12-13"
        assert views.find_step(context, "moments").version == 1

    run_app(context, body, mode="plan")


def test_an_empty_due_date_says_which_one_holds_then(context: Context, run_app: RunApp) -> None:
    """The big step's; emptying the field takes the step's own away."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press(*FIRST_STEP, "e")
        await settle(pilot)
        await type_into(pilot, app, "due", "")
        assert "As the big step: Wed 8 Sep 2027" in running_text(app)
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert views.find_step(context, "moments").due_rule == ""

    run_app(context, body, mode="plan")


def test_moving_to_another_big_step_is_a_choice_in_the_form(context: Context, run_app: RunApp) -> None:
    """The cursor goes with the step."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press(*FIRST_STEP, "e")
        await settle(pilot)
        app.screen.query_one(Select).value = "letters"
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert views.find_step(context, "moments").big_step == "letters"

    run_app(context, body, mode="plan")


def test_saving_without_a_change_writes_nothing(context: Context, run_app: RunApp) -> None:
    """There is nothing to undo afterwards."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press(*FIRST_STEP, "e")
        await settle(pilot)
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert isinstance(app.screen, PlanScreen)
        assert "Nothing was changed" in running_text(app)
        assert views.find_step(context, "moments").version == 1

    run_app(context, body, mode="plan")


def test_a_step_that_was_only_worked_on_meanwhile_is_saved_without_a_question(
    context: Context, run_app: RunApp
) -> None:
    """The timer in another window touches no field of the form."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press(*FIRST_STEP, "e")
        await settle(pilot)
        minutes.log(context, 5, "moments")
        await type_into(pilot, app, "title", "List twelve moments")
        await pilot.press("enter")
        await settle(pilot)
        step = views.find_step(context, "moments")
        assert (step.title, step.status) == ("List twelve moments", "started")

    run_app(context, body, mode="plan")


def test_a_step_that_was_edited_meanwhile_is_asked_about_and_mine_can_be_kept(
    context: Context, run_app: RunApp
) -> None:
    """Saving again writes my fields, and leaves the other's fields alone."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press(*FIRST_STEP, "e")
        await settle(pilot)
        steps.edit_step(context, "moments", steps.StepChanges(minutes=40, title="Theirs"))
        await type_into(pilot, app, "title", "Mine")
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert "changed elsewhere meanwhile" in running_text(app)
        assert views.find_step(context, "moments").title == "Theirs"
        assert app.screen.query_one("#title Input", Input).value == "Mine"
        await pilot.press("ctrl+s")
        await settle(pilot)
        step = views.find_step(context, "moments")
        assert (step.title, step.minutes) == ("Mine", 40)

    run_app(context, body, mode="plan")


def test_a_step_that_was_edited_meanwhile_can_be_loaded_instead(context: Context, run_app: RunApp) -> None:
    """What was typed gives way only when the user says so."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press(*FIRST_STEP, "e")
        await settle(pilot)
        theirs = steps.StepChanges(
            title="Theirs", minutes=40, difficulty=1, boring=True, due=Due(key_date="tokens"), notes="new"
        )
        steps.edit_step(context, "moments", theirs)
        await type_into(pilot, app, "title", "Mine")
        await pilot.press("ctrl+s")
        await settle(pilot)
        await pilot.press("ctrl+r")
        await settle(pilot)
        assert app.screen.query_one("#title Input", Input).value == "Theirs"
        assert app.screen.query_one(TextArea).text == "new"
        await type_into(pilot, app, "minutes", "45")
        await pilot.press("ctrl+s")
        await settle(pilot)
        step = views.find_step(context, "moments")
        assert (step.title, step.minutes, step.due_rule, step.boring) == ("Theirs", 45, "tokens", True)

    run_app(context, body, mode="plan")


def test_a_step_that_is_gone_meanwhile_leaves_the_form_open(context: Context, run_app: RunApp) -> None:
    """The sentence says so and the text can still be copied."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press("a")
        await settle(pilot)
        await pilot.press(*"Gone soon", "enter")
        await settle(pilot)
        step = views.find_step(context, "Gone soon")
        screen = app.screen
        assert isinstance(screen, PlanScreen)
        screen.show_step(step.id)
        await pilot.press("e")
        await settle(pilot)

        undo(context)
        await type_into(pilot, app, "title", "Still typed")
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert isinstance(app.screen, StepEditor)
        assert app.screen.query_one("#title Input", Input).value == "Still typed"

    run_app(context, body, mode="plan")


def test_enter_in_the_notes_is_a_new_line(context: Context, run_app: RunApp) -> None:
    """Ctrl+s saves from there."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press(*FIRST_STEP, "e")
        await settle(pilot)
        notes = app.screen.query_one(TextArea)
        notes.text = ""
        notes.focus()
        await pilot.press("a", "enter", "b", "ctrl+s")
        await settle(pilot)
        assert views.find_step(context, "moments").notes == "a\nb"

    run_app(context, body, mode="plan")


def test_only_fields_that_differ_are_changes(context: Context) -> None:
    """What the user left alone is not written over."""
    draft = draft_of(views.find_step(context, "moments"))

    assert changed_fields(draft, draft) is None
    assert changed_fields(draft, draft_of(views.find_step(context, "scan"))) is not None


def test_a_long_title_is_seen_whole(context: Context, run_app: RunApp) -> None:
    """Its field shows the end only."""
    title = "Ask the dean's office whether the letter can be sent before the holidays, and by whom"

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press("a", *title)
        await settle(pilot)
        assert isinstance(app.screen, StepEditor)
        assert str(app.screen.field("title").sentence.render()) == title

    run_app(context, body)
