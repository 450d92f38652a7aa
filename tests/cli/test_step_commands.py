"""`matchtrack done`, `wait`, `drop`, `reopen`, `undo`, `add` and `edit`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from small_season import Answer

pytestmark = pytest.mark.usefixtures("season")

DIPLOMA = {
    "id": 5,
    "key": "documents/scan-diploma",
    "title": "Scan the diploma",
    "area": "documents",
    "big_step": "documents",
    "big_step_title": "Documents in order",
    "minutes": 10,
    "minutes_logged": 0,
    "difficulty": 1,
    "boring": True,
    "status": "todo",
    "due": "2026-11-27",
    "earliest": None,
    "after": [],
    "blocked": False,
    "waiting_on": "",
    "expected": None,
    "done_on": None,
    "notes": "",
}


def test_done_names_the_next_step(shell: Callable[..., Answer]) -> None:
    """What was blocked by the step is ready now, and named."""
    answer = shell("done", "ten-mom")

    assert answer.out == "Done: 'List ten moments'. Next: 'Draft the opening paragraph' (2), 20 min.\n"
    assert (answer.code, answer.err) == (0, "")


def test_done_takes_several_steps(shell: Callable[..., Answer]) -> None:
    """One line for each."""
    answer = shell("done", "5", "transcript")

    assert answer.out == "Done: 'Scan the diploma'.\nDone: 'Order the transcript'.\n"


def test_done_as_json(shell: Callable[..., Answer]) -> None:
    """The steps as they are now, and for each the key of what comes next."""
    answer = json.loads(shell("done", "5", "ten-moments", "--json").out)

    assert answer["steps"][0] == DIPLOMA | {"status": "done", "done_on": "2026-11-23"}
    assert answer["next"] == ["documents/transcript", "personal-statement/opening"]


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["wait", "rao"], "'Ask Dr. Rao for a letter' waits for Dr. Rao until Mon 7 Dec 2026, in 14 days.\n"),
        (["wait", "5"], "'Scan the diploma' waits.\n"),
        (
            ["wait", "diploma", "--on", "the copy shop", "--until", "fri"],
            "'Scan the diploma' waits for the copy shop until Fri 27 Nov 2026, in 4 days.\n",
        ),
        (["drop", "diploma"], "Dropped 'Scan the diploma'. 'matchtrack reopen 5' brings it back.\n"),
    ],
)
def test_a_step_moves_along(shell: Callable[..., Answer], words: list[str], line: str) -> None:
    """Each says what changed and echoes the day that was understood."""
    answer = shell(*words)

    assert (0, line, "") == (answer.code, answer.out, answer.err)


def test_reopen_brings_a_step_back(shell: Callable[..., Answer]) -> None:
    """Dropped is not deleted."""
    shell("drop", "diploma")

    assert shell("reopen", "5").out == "Reopened 'Scan the diploma'.\n"


def test_steps_that_moved_as_json(shell: Callable[..., Answer]) -> None:
    """Whole steps, in the documented shape."""
    waiting = json.loads(shell("wait", "5", "--on", "Ann", "--until", "2026-12-01", "--json").out)
    dropped = json.loads(shell("--json", "drop", "5").out)
    reopened = json.loads(shell("reopen", "--json", "5").out)

    assert waiting == {
        "format": 1,
        "step": DIPLOMA | {"status": "waiting", "waiting_on": "Ann", "expected": "2026-12-01"},
    }
    assert (dropped["step"]["status"], reopened["step"]["status"]) == ("dropped", "todo")


def test_undo_says_what_it_took_back(shell: Callable[..., Answer]) -> None:
    """Undoing again goes further back."""
    shell("done", "5")
    shell("log", "5", "transcript")

    assert shell("undo").out == "Undone: Logged 5 min on 'Order the transcript'.\n"
    assert json.loads(shell("undo", "--json").out) == {"format": 1, "undone": "Ticked off 'Scan the diploma'"}


def test_add_needs_only_a_title(shell: Callable[..., Answer]) -> None:
    """It lands in the inbox with 15 minutes at difficulty 2."""
    answer = shell("add", "Call Ann")

    assert answer.out == "Added 'Call Ann' (7) in Inbox, 15 min, difficulty 2.\n"
    assert (answer.code, answer.err) == (0, "")


@pytest.mark.parametrize(
    ("due", "words"),
    [
        ("fri", "due Fri 27 Nov 2026, in 4 days."),
        ("in 2 weeks", "due Mon 7 Dec 2026, in 14 days."),
        ("2027-09-08", "due Wed 8 Sep 2027, in 289 days."),
        ("programs_review - 21d", "due Wed 1 Sep 2027, in 282 days (programs_review - 21d)."),
        ("submit_opens+2w", "due Wed 15 Sep 2027, in 296 days (submit_opens + 14d)."),
        ("tokens", "due Wed 23 Jun 2027, in 212 days (tokens)."),
        ("none", "difficulty 2."),
    ],
)
def test_a_due_date_is_echoed(shell: Callable[..., Answer], due: str, words: str) -> None:
    """Whoever meant another day sees it at once; key dates are tried first."""
    assert shell("add", "Call Ann", "--due", due).out.endswith(f", {words}\n")


def test_add_takes_every_field(shell: Callable[..., Answer]) -> None:
    """Compared whole."""
    answer = shell(
        "add", "Send\tthe form", "--to", "letters", "--minutes", "20", "--difficulty", "4", "--boring", "--due", "fri",
        "--earliest", "tomorrow", "--after", "5", "transcript", "--waiting-on", "Ann", "--wait-days", "7", "--notes",
        "two\nlines", "--json",
    )  # fmt: skip

    assert json.loads(answer.out)["step"] == DIPLOMA | {
        "id": 7,
        "key": "letters/send-the-form",
        "title": "Send the form",
        "area": "letters",
        "big_step": "letters",
        "big_step_title": "Letters of recommendation in",
        "minutes": 20,
        "difficulty": 4,
        "earliest": "2026-11-24",
        "after": ["documents/scan-diploma", "documents/transcript"],
        "blocked": True,
        "waiting_on": "Ann",
        "notes": "two\nlines",
    }


def test_a_title_is_cleaned_and_says_so(shell: Callable[..., Answer]) -> None:
    """The title stays, what could steer a terminal goes."""
    answer = shell("add", "Call\x1b[2J Ann\u202e")

    assert answer.out[:23] == "Added 'Call[2J Ann' (7)"
    assert answer.err == "2 invisible control characters were taken out.\n"


def test_a_title_may_begin_with_a_dash(shell: Callable[..., Answer]) -> None:
    """After -- everything is a word."""
    assert shell("add", "--", "--json is a word here").out.startswith("Added '--json is a word here' (7)")


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["--minutes", "20"], "Changed 'Scan the diploma' (5): 20 min.\n"),
        (["--due", "none", "--no-boring"], "Changed 'Scan the diploma' (5): not boring, due none.\n"),
        (["--title", "Scan both"], "Changed 'Scan both' (5).\n"),
        (
            ["--earliest", "tomorrow", "--difficulty", "3"],
            "Changed 'Scan the diploma' (5): difficulty 3, not before Tue 24 Nov 2026, tomorrow.\n",
        ),
        (["--to", "letters"], "Changed 'Scan the diploma' (5): in Letters of recommendation in.\n"),
        (["--after", "transcript"], "Changed 'Scan the diploma' (5): after documents/transcript.\n"),
        (
            ["--waiting-on", "Ann", "--wait-days", "3", "--notes", "x"],
            "Changed 'Scan the diploma' (5): waiting on Ann, wait days 3, notes.\n",
        ),
    ],
)
def test_edit_says_how_the_fields_stand_now(shell: Callable[..., Answer], words: list[str], line: str) -> None:
    """Only what was given is named."""
    answer = shell("edit", "diploma", *words)

    assert (0, line, "") == (answer.code, answer.out, answer.err)


def test_edit_takes_prerequisites_away(shell: Callable[..., Answer]) -> None:
    """'none' empties the list."""
    answer = json.loads(shell("edit", "opening", "--after", "none", "--json").out)

    assert (answer["step"]["after"], answer["step"]["blocked"]) == ([], False)


def test_a_step_moves_down_and_up_again(shell: Callable[..., Answer]) -> None:
    """One place within its big step; the first one has no place above."""
    assert shell("edit", "ten-moments", "--down").out == "Moved 'List ten moments' (1) down.\n"
    assert json.loads(shell("edit", "ten-moments", "--up", "--json").out)["step"]["id"] == 1
    assert shell("edit", "ten-moments", "--up").code == 1


def test_a_move_and_a_change_are_two_commands(shell: Callable[..., Answer]) -> None:
    """Nothing is done of either."""
    answer = shell("edit", "ten-moments", "--up", "--minutes", "20")

    assert answer.code == 2
    assert "two commands" in answer.err


@pytest.mark.usefixtures("season")
def test_a_due_date_that_has_passed_is_pointed_out(shell: Callable[..., Answer]) -> None:
    """When it is given, not at every later change."""
    said = "This due date has passed, so the step is late at once."

    assert said in shell("add", "Call Ann", "--due", "yesterday").err
    assert said not in shell("edit", "Call Ann", "--minutes", "20").err
    assert said in shell("edit", "diploma", "--due", "yesterday").err
