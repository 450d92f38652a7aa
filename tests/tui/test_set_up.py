"""The first run with keys, from the first question to the choice that it gives."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from first_run_host import SIZES, Host, a_new_user, ask, at_both_sizes, keys, send, the_defaults, write
from plans_for_screens import a_context

from matchtrack.domain.hours_text import parse_windows
from matchtrack.errors import BadInputError
from matchtrack.services.presence import is_set_up
from matchtrack.services.setup import set_up

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from matchtrack.services.context import Context


@pytest.fixture
def new_user(tmp_path: Path) -> Context:
    """Give the context of somebody who never ran the program."""
    return a_new_user(tmp_path)


@at_both_sizes
def test_six_times_enter_is_an_answer(new_user: Context, size: tuple[int, int]) -> None:
    """Every question has a good default; nothing is written."""

    async def body(pilot: Pilot[None], _: Host) -> None:
        await pilot.press(*["enter"] * 6)

    assert [the_defaults(new_user)] == ask(new_user, body, size=size)
    assert not Path(new_user.database).parent.exists()


def test_the_choice_makes_a_season(new_user: Context) -> None:
    """The answers are what the service takes."""
    (choice,) = ask(new_user, keys(*["enter"] * 6))
    assert choice is not None
    set_up(new_user, choice.answers)
    assert is_set_up(new_user)


@pytest.mark.parametrize("size", [*SIZES, (60, 20), (120, 40)])
def test_every_question_is_seen_whole_with_what_was_understood(new_user: Context, size: tuple[int, int]) -> None:
    """Question, reason, progress, the default, its echo, and the keys."""
    seen = (
        (
            "1 of 6",
            "Which Match are you working towards? It sets every date of your season.",
            "submission opens on Wed 1 Sep 2027",
        ),
        ("2 of 6", "Which plan do you want to begin with? No blank page", "a graduate with a job and a family."),
        ("3 of 6", "When do you wake up? Hard steps go best", "Wake 06:00 → productive hours every day 06:00-08:00."),
        ("4 of 6", "How many other minutes a day? Easy steps", "30 min every day, beside the productive hours."),
        ("5 of 6", "What distracts you in your best hours? It stays", "no mail, no television, no phone."),
        ("6 of 6", "Where may your records live? Nothing is sent", "Your records will be in"),
    )

    async def body(pilot: Pilot[None], app: Host) -> None:
        for progress, question, echo in seen:
            assert f"Set up matchtrack {progress}" in app.text
            assert question in app.text
            assert echo in app.text
            assert "skip all" in app.text
            await pilot.press("enter")

    ask(new_user, body, size=size)


def test_the_plans_say_their_size_and_what_they_are_for(new_user: Context) -> None:
    """The list has every bundled plan, and none at all."""

    async def body(pilot: Pilot[None], app: Host) -> None:
        await pilot.press("enter")
        assert "International graduate, one specialty, full season" in app.text
        assert "469 steps" in app.text
        assert "No plan yet: I add steps myself" in app.text
        await pilot.press("end")
        assert app.sentence == "You begin with an empty plan and add steps as they come to mind."

    ask(new_user, body)


@at_both_sizes
def test_somebody_who_applied_is_offered_the_interviews(new_user: Context, size: tuple[int, int]) -> None:
    """The offered plan follows the match year."""
    (choice,) = ask(new_user, keys("down", *["enter"] * 6), size=size)
    assert the_defaults(new_user, match_year=2027, plan="interviews-to-match-day") == choice


def test_a_plan_that_was_chosen_stays_chosen_when_the_year_changes(new_user: Context) -> None:
    """Only the app's own offer follows."""
    (choice,) = ask(new_user, keys("enter", "G", "escape", "j", *["enter"] * 6))
    assert the_defaults(new_user, match_year=2027, plan=None) == choice


@at_both_sizes
def test_own_answers_come_out_as_they_were_understood(new_user: Context, size: tuple[int, int], tmp_path: Path) -> None:
    """Each question in the user's words."""

    async def body(pilot: Pilot[None], app: Host) -> None:
        await pilot.press("enter", "enter")
        await write(pilot, "5:30 am")
        assert app.sentence == "Wake 05:30 → productive hours every day 05:30-07:30."
        await pilot.press("tab")
        await write(pilot, "mon-fri 5:30-7, sat 9-10")
        await pilot.press("enter")
        await write(pilot, "mon-fri 20, sun 1h")
        assert app.sentence == "mon-fri 20 min, sun 60 min; none on sat."
        await pilot.press("enter")
        await write(pilot, "[b]mail[/b], 📱")
        assert "[b]mail[/b], no 📱" in app.sentence
        await pilot.press("enter")
        await write(pilot, str(tmp_path / "records"))
        assert app.sentence.endswith("This holds for later runs, too.")
        await pilot.press("enter")

    (choice,) = ask(new_user, body, size=size)
    assert choice is not None
    answers = choice.answers
    assert str(tmp_path / "records" / "matchtrack.db") == choice.database
    assert (330, parse_windows("mon-fri 05:30-07:00, sat 09:00-10:00")) == (answers.wake, answers.windows)
    assert answers.other_minutes == {0: 20, 1: 20, 2: 20, 3: 20, 4: 20, 6: 60}
    assert answers.distractions == ("[b]mail[/b]", "📱")


def test_the_hours_follow_the_waking_time_until_they_are_changed(new_user: Context) -> None:
    """What the user wrote is never overwritten."""

    async def body(pilot: Pilot[None], app: Host) -> None:
        await pilot.press("enter", "enter", "7")
        assert app.asked.question.typed() == ("7", "mon-sun 07:00-09:00")
        await pilot.press("down")
        await write(pilot, "7-8")
        await pilot.press("up")
        await write(pilot, "9")
        assert app.asked.question.typed() == ("9", "7-8")

    ask(new_user, body)


def test_typing_replaces_what_the_app_filled_in_but_not_what_the_user_wrote(new_user: Context) -> None:
    """After going away and back, too."""

    async def body(pilot: Pilot[None], app: Host) -> None:
        await send(pilot, app, *["enter"] * 3, "4")
        assert app.asked.question.typed() == ("4",)
        await pilot.press("enter", "escape", "5")
        assert app.asked.question.typed() == ("45",)

    ask(new_user, body)


@at_both_sizes
@pytest.mark.parametrize("key", ["escape", "shift+tab", "up"])
def test_going_back_keeps_what_was_typed(new_user: Context, size: tuple[int, int], key: str) -> None:
    """On the question that is left, and on the one before."""

    async def body(pilot: Pilot[None], app: Host) -> None:
        await send(pilot, app, *["enter"] * 3)
        await write(pilot, "45")
        await pilot.press("enter")
        await write(pilot, "half a thou")
        await pilot.press(key)
        assert (app.progress, app.asked.question.typed()) == ("4 of 6", ("45",))
        await pilot.press("enter")
        assert app.asked.question.typed() == ("half a thou",)

    ask(new_user, body, size=size)


def test_tab_goes_on_but_never_ends_the_questions(new_user: Context) -> None:
    """Somebody who tabs through stays at the last one."""

    async def body(pilot: Pilot[None], app: Host) -> None:
        await send(pilot, app, *["tab"] * 20)
        assert app.progress == "6 of 6"

    assert ask(new_user, body) == []


@at_both_sizes
@pytest.mark.parametrize("key", ["escape", "f10"])
def test_skipping_at_once_gives_no_choice(new_user: Context, size: tuple[int, int], key: str) -> None:
    """The app takes the default answers then."""
    assert ask(new_user, keys(key), size=size) == [None]


@pytest.mark.parametrize("answered", range(1, 6))
def test_skipping_later_keeps_what_was_answered(new_user: Context, answered: int) -> None:
    """While typing, too; what was not accepted yet is left out."""
    (choice,) = ask(new_user, keys("down", *["enter"] * answered, "x", "f10"))
    plan = "interviews-to-match-day" if answered > 1 else None
    assert the_defaults(new_user, match_year=2027, plan=plan) == choice


@at_both_sizes
def test_a_place_that_this_run_was_told_is_only_shown(tmp_path: Path, size: tuple[int, int]) -> None:
    """There is nothing to type, and Enter ends."""
    context = a_context(tmp_path)

    async def body(pilot: Pilot[None], app: Host) -> None:
        await send(pilot, app, *["enter"] * 5, "x", "tab", "down")
        assert app.sentence == f"--db names it for this run: {context.database}"
        await pilot.press("shift+tab")
        assert app.progress == "5 of 6"
        await pilot.press("enter", "enter")

    assert [the_defaults(context)] == ask(context, body, size=size)


def test_after_trouble_with_saving_everything_is_still_there(new_user: Context) -> None:
    """The last question is asked again with the fault; a changed place and Enter are enough."""
    first = the_defaults(new_user, match_year=2027, plan=None, wake=420, windows=parse_windows("7-9"))

    async def body(pilot: Pilot[None], app: Host) -> None:
        assert (app.progress, app.sentence) == ("6 of 6", "The disk is full.")
        await pilot.press("enter")

    assert [first] == ask(new_user, body, again=first, fault=BadInputError("the disk is full"))
    assert [first] == ask(new_user, keys(*["escape"] * 5, *["enter"] * 6), again=first)
