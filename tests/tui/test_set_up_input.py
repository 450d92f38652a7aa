"""The first run with awkward answers, the mouse, keys all at once, and other sizes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from first_run_host import Host, a_new_user, ask, at_both_sizes, keys, send, the_defaults, write
from pilots import shown_text

from matchtrack.domain.hours_text import parse_windows
from matchtrack.tui.widgets.choice_list import ChoiceList

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from matchtrack.services.context import Context


@pytest.fixture
def new_user(tmp_path: Path) -> Context:
    """Give the context of somebody who never ran the program."""
    return a_new_user(tmp_path)


@at_both_sizes
@pytest.mark.parametrize(
    ("place", "text", "sentence"),
    [
        (2, "25:00", "'25:00' is not a time of day; write 06:30, 0630 or 6.30 am."),
        (2, "", "Write a time of day, like 06:30, 0630 or 6.30 am."),
        (2, "[/bold]", "'[/bold]' is not a time of day; write 06:30, 0630 or 6.30 am."),
        (2, "😀", "'😀' is not a time of day; write 06:30, 0630 or 6.30 am."),
        (3, "-5", "'-5' is not a number of minutes; write it like mon-fri 30, sat 90."),
        (3, "", "Write minutes a day, like 30, or mon-fri 30, sat 90; 0 is fine."),
        (3, "9" * 10_000, "'99999999999999999999999…' is more than the 24 hours"),
        (4, "x" * 10_000, "A distraction has at most 100 characters; one has 10,000."),
        (5, "", "Write a folder or a file, like ~/matchtrack."),
        (5, "x" * 10_000, "This path is too long; write a shorter one."),
    ],
    ids=[
        "25:00",
        "no time",
        "markup",
        "emoji",
        "less than nothing",
        "no minutes",
        "too many digits",
        "too long a name",
        "no path",
        "too long a path",
    ],
)
def test_a_fault_is_said_under_the_field_and_nothing_typed_is_lost(
    new_user: Context, size: tuple[int, int], place: int, text: str, sentence: str
) -> None:
    """The question stays, and the text, until it is right; the next try goes on."""

    async def body(pilot: Pilot[None], app: Host) -> None:
        await send(pilot, app, *["enter"] * place)
        await write(pilot, text)
        await pilot.press("enter")
        await pilot.pause()
        assert f"{place + 1} of 6" == app.progress
        assert app.asked.question.fault
        assert app.sentence.startswith(sentence)
        assert sentence[:20] in app.text
        assert text == app.asked.question.typed()[0]
        await pilot.press("escape", "enter")
        assert text == app.asked.question.typed()[0]

    assert ask(new_user, body, size=size) == []


@at_both_sizes
def test_windows_that_overlap_are_said_and_can_be_mended(new_user: Context, size: tuple[int, int]) -> None:
    """The cursor goes to the field with the fault, from wherever it was."""

    async def body(pilot: Pilot[None], app: Host) -> None:
        await pilot.press("enter", "enter", "tab")
        await write(pilot, "mon 6-8, mon 7-9")
        await pilot.press("shift+tab", "enter")
        assert app.sentence == "'mon 06:00-08:00' and 'mon 07:00-09:00' overlap; let one end before the other begins."
        assert app.asked.question.faulty_field() is app.asked.focused
        await write(pilot, "mon 6-8, tue 7-9")
        assert not app.asked.question.fault
        await send(pilot, app, *["enter"] * 4)

    (choice,) = ask(new_user, body, size=size)
    assert the_defaults(new_user, windows=parse_windows("mon 6-8, tue 7-9")) == choice


def test_a_file_of_another_program_is_refused_as_the_place(new_user: Context, tmp_path: Path) -> None:
    """It is left untouched, and so is what was typed."""
    foreign = tmp_path / "notes.db"
    foreign.write_text("my notes\n" * 100)

    async def body(pilot: Pilot[None], app: Host) -> None:
        await send(pilot, app, *["enter"] * 5)
        await write(pilot, str(foreign))
        await pilot.press("enter")
        assert "is not a matchtrack database" in app.sentence
        assert (str(foreign),) == app.asked.question.typed()

    assert ask(new_user, body) == []


def test_a_synced_folder_is_warned_of_but_not_refused(new_user: Context, tmp_path: Path) -> None:
    """The user decides."""

    async def body(pilot: Pilot[None], app: Host) -> None:
        await send(pilot, app, *["enter"] * 5)
        await write(pilot, str(tmp_path / "OneDrive"))
        assert app.sentence.startswith("OneDrive copies this folder")
        await pilot.press("enter")

    (choice,) = ask(new_user, body)
    assert choice is not None
    assert str(tmp_path / "OneDrive" / "matchtrack.db") == choice.database


@at_both_sizes
def test_the_mouse_is_enough(new_user: Context, size: tuple[int, int]) -> None:
    """A click selects a row, a second one takes it, and the buttons do the rest."""

    async def body(pilot: Pilot[None], app: Host) -> None:
        row = next(y for y, line in enumerate(shown_text(app).splitlines()) if "I applied" in line)
        x = shown_text(app).splitlines()[row].index("I applied")
        await pilot.click(offset=(x, row))
        assert app.progress == "1 of 6"
        await pilot.click(offset=(x, row))
        assert app.progress == "2 of 6"
        for _ in range(4):
            await pilot.click("#accept")
        await pilot.click("#back")
        assert app.progress == "5 of 6"
        await pilot.click("#accept")
        await pilot.click("#accept")

    (choice,) = ask(new_user, body, size=size)
    assert the_defaults(new_user, match_year=2027, plan="interviews-to-match-day") == choice


@at_both_sizes
def test_skipping_can_be_clicked(new_user: Context, size: tuple[int, int]) -> None:
    """The button is in sight at any size."""

    async def body(pilot: Pilot[None], _: Host) -> None:
        await pilot.click("#skip")

    assert ask(new_user, body, size=size) == [None]


@at_both_sizes
def test_keys_that_come_all_at_once_are_taken_in_their_turn(new_user: Context, size: tuple[int, int]) -> None:
    """What is typed after Enter lands in the next field."""
    typed = [
        *("down", "enter", "up", "down", "enter"),
        *("7", "0", "backspace", "tab", *"8-9", "enter"),
        *("4", "5", "enter", *"tv", "enter", "enter"),
    ]
    (choice,) = ask(new_user, keys(*typed), size=size)
    assert choice == the_defaults(
        new_user,
        match_year=2027,
        plan="interviews-to-match-day",
        wake=420,
        windows=parse_windows("8-9"),
        other_minutes=dict.fromkeys(range(7), 45),
        distractions=("tv",),
    )


@at_both_sizes
@pytest.mark.parametrize("key", ["enter", "escape", "f10", "down", "x", "tab", "shift+tab", "q", "home"])
def test_a_hundred_keys_at_once_end_the_questions_once_at_most(
    new_user: Context, size: tuple[int, int], key: str
) -> None:
    """A key that is held down breaks nothing."""
    given = ask(new_user, keys(*[key] * 100), size=size)
    assert len(given) == (1 if key in {"enter", "escape", "f10"} else 0)


def test_the_list_shows_its_cursor_while_it_scrolls(new_user: Context) -> None:
    """In the smallest terminal not all plans fit."""

    async def body(pilot: Pilot[None], app: Host) -> None:
        await pilot.press("enter", "end")
        assert "▌ No plan yet" in app.text
        await pilot.press("home")
        assert "▌ International graduate" in app.text
        await pilot.press("up", "k")
        assert app.asked.query_one("#plan ChoiceList", ChoiceList).cursor == 0

    ask(new_user, body, size=(40, 12))


def test_another_size_loses_nothing(new_user: Context) -> None:
    """The terminal may change at any time."""

    async def body(pilot: Pilot[None], app: Host) -> None:
        await pilot.press("down", "enter", "enter")
        await write(pilot, "5:45")
        await pilot.resize_terminal(40, 12)
        await pilot.resize_terminal(120, 40)
        assert app.asked.question.typed() == ("5:45", "mon-sun 05:45-07:45")
        assert "Wake 05:45 → productive hours every day 05:45-07:45." in app.text

    ask(new_user, body)


def test_the_questions_are_centred_and_not_too_wide(new_user: Context) -> None:
    """A wide terminal does not stretch them."""

    async def body(_: Pilot[None], app: Host) -> None:
        region = app.asked.query_one("#set_up").region
        assert (region.x, region.width) == (15, 90)
        assert 40 - region.bottom == region.y

    ask(new_user, body, size=(120, 40))
