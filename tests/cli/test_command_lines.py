"""Command lines: options of every command, near misses, and bad input that changes nothing."""

from __future__ import annotations

import json
import shlex
from typing import TYPE_CHECKING

import pytest
from small_season import dump

from matchtrack.cli.words import read_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from small_season import Answer

BAD_LINES = [
    # wrong usage
    ("stauts", 2, "There is no command 'stauts' ('matchtrack --help' lists them); did you mean 'status'?"),
    ("'call Dr. Rao'", 2, "There is no command 'call Dr. Rao' ('matchtrack --help' lists them)"),
    ("--jsn status", 2, "There is no option '--jsn' ('matchtrack --help' lists them); did you mean '--json'?"),
    ("status --shrt", 2, "There is no option '--shrt'; did you mean '--short'? ('matchtrack status --help' shows how)"),
    ("status --sho", 2, "There is no option '--sho'; did you mean '--short'? ('matchtrack status --help' shows how)"),
    ("status now", 2, "'now' is one word too many; a text of several words is written in quotes"),
    ("log", 2, "MINUTES is missing ('matchtrack log --help' shows how)"),
    ("log 15 opening paragraph", 2, "'paragraph' is one word too many; a text of several words is written in quotes"),
    ("log 15 --at", 2, "--at: expected one argument ('matchtrack log --help' shows how)"),
    ("status --db", 2, "--db needs the path of a database file, like --db ~/match.db."),
    ("hours sett mon", 2, "on, day, reserve; did you mean 'set'?"),
    ("plan", 2, "ACTION is missing ('matchtrack plan --help' shows how)"),
    ("plan import step-3 --merge --replace", 2, "Choose one: --merge brings the new plan into yours"),
    ("steps --area leters", 2, "did you mean 'letters'?"),
    ("export --format xlsx", 2, "'xlsx' is none of md, csv, json, toml"),
    ("completion basch", 2, "'basch' is none of bash, zsh, fish, tcsh, powershell; did you mean 'bash'?"),
    ("season set program_review 2027-09-22", 2, "did you mean 'programs_review'?"),
    ("edit 5", 2, "Nothing to change was given"),
    ("log 5 the", 2, "'the' matches 3 steps; say which one by its number or key."),
    # not so
    ("log 5 unicorn", 1, "No step matches 'unicorn'. 'matchtrack steps --all' lists them."),
    ("done 99", 1, "There is no step with the number 99."),
    ("done 5 unicorn", 1, "No step matches 'unicorn'."),
    ("stop", 1, "No timer runs. Start one: matchtrack start."),
    ("reopen 5", 1, "'Scan the diploma' is open already."),
    ("add x --to unicorn", 1, "unicorn"),
    # bad input
    ("log abc", 3, "'abc' is not a number of minutes; write it like 15, 90 min, 1h30 or 1:30."),
    ("log 0", 3, "0 minutes cannot be logged; even 1 minute counts."),
    ("log -5", 3, "Minutes cannot be negative; 'matchtrack undo' takes an entry back."),
    ("log 1441", 3, "1441 minutes are more than the 24 hours of a day"),
    ("log 300", 3, "Today has had 160 minutes so far and this would make 300; up to 160 more can be logged."),
    ("log 15 5 --at 25:00", 3, "'25:00' is not a time of day"),
    ("log 15 5 --at 06:35", 3, "15 minutes from 06:35 end at 06:50, which is still to come."),
    ("wait 5 --until someday", 3, "'someday' is not a day"),
    ("wait 5 --until 9/10", 3, "'9/10' reads as 9 October or 10 September"),
    ("wait 5 --until 2026-11-01", 3, "The answer cannot be expected on Sun 1 Nov 2026, which has passed."),
    ("add ''", 3, "A step needs a title."),
    ("add x --minutes 90", 3, "90 minutes will not do; a baby step has 5 to 60."),
    ("add x --minutes soon", 3, "'soon' is not a number of minutes; write it like 15 or 1h."),
    ("add x --difficulty hard", 3, "'hard' is not a number of difficulty; write whole digits like 15."),
    ("add x --due someday", 3, "or a key date like programs_review - 21d; did you mean"),
    ("add x --due 'program_review - 3d'", 3, "'program_review' is not a key date; did you mean 'programs_review'?"),
    ("add x --due 'programsreview - 3d'", 3, "did you mean 'programs_review'?"),
    ("edit ten-moments --after opening", 3, "personal-statement/opening"),
    ("hours set 'mon 8-8'", 3, "The window '8-8' is empty; let it end after it begins."),
    ("hours set 'mon 6-8, mon 7-9'", 3, "overlap"),
    ("hours other 'mon 30, mon 40'", 3, "Mon has two amounts, 30 and 40; write one."),
    ("season set tokens someday", 3, "'someday' is not a day"),
    ("season set match_year 1999", 3, "1999"),
    ("plan check unicorn", 3, "There is no plan file 'unicorn'"),
    ("plan import step-3", 3, "Add --merge to bring the new one into it, or --replace to take the new one instead."),
    ("export -o missing/folder.md", 3, "cannot be written"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "code", "sentence"), BAD_LINES, ids=[line for line, _, _ in BAD_LINES])
def test_a_bad_line_says_why_and_changes_nothing(
    shell: Callable[..., Answer], season: Path, line: str, code: int, sentence: str
) -> None:
    """One sentence on stderr, its exit code, nothing on stdout, and every byte of the database's dump as before."""
    before = dump(season)

    answer = shell(*shlex.split(line))
    as_json = shell("--json", *shlex.split(line))

    assert (code, "") == (answer.code, answer.out)
    assert answer.err.startswith("matchtrack: ")
    assert sentence in answer.err
    assert "Traceback" not in answer.err
    assert (code, "") == (as_json.code, as_json.out)
    assert sentence in json.loads(as_json.err)["error"]
    assert before == dump(season)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("today", 1), ("status", 1), ("status --short", 1), ("log 15", 1), ("start", 1), ("stop", 1), ("done 1", 1),
        ("undo", 1), ("redo", 1), ("history", 1), ("steps", 1), ("add x", 1), ("edit 1 --minutes 5", 1),
        ("wait 1", 1), ("drop 1", 1),
        ("reopen 1", 1), ("season", 1), ("season set tokens rule", 1), ("hours", 1), ("hours set none", 1),
        ("export", 1), ("export --format toml", 1), ("plan export", 1), ("plan list", 0), ("paths", 0),
    ],
)  # fmt: skip
def test_without_a_season_nothing_is_made(shell: Callable[..., Answer], no_season: Path, line: str, code: int) -> None:
    """Each command that needs a season says how to begin one; no file appears."""
    answer = shell(*line.split())

    assert code == answer.code
    assert ("There is no season yet" in answer.err) == bool(code)
    assert not no_season.exists()


@pytest.mark.parametrize("content", [b"hello", b"SQLite format 3\x00" + b"Z" * 5000])
@pytest.mark.parametrize("line", ["today", "status", "log 15", "steps", "season", "add x", "export"])
def test_a_foreign_or_damaged_file_is_left_alone(
    shell: Callable[..., Answer], no_season: Path, content: bytes, line: str
) -> None:
    """Exit code 4, a sentence, and the file as it was."""
    no_season.parent.mkdir()
    no_season.write_bytes(content)

    answer = shell(*line.split())

    assert (answer.code, answer.out) == (4, "")
    assert answer.err.startswith("matchtrack: ")
    assert content == no_season.read_bytes()


@pytest.mark.usefixtures("season")
def test_several_matches_are_listed(shell: Callable[..., Answer]) -> None:
    """Nothing is done, and the way to say which one is shown."""
    assert shell("done", "the").err.splitlines() == [
        "matchtrack: 'the' matches 3 steps; say which one by its number or key.",
        "  2: personal-statement/opening  Draft the opening paragraph",
        "  5: documents/scan-diploma  Scan the diploma",
        "  6: documents/transcript  Order the transcript",
    ]


@pytest.mark.usefixtures("season")
def test_errors_as_json(shell: Callable[..., Answer]) -> None:
    """Compared whole."""
    answer = shell("done", "opening paragraph", "transc", "unicorn", "--json")

    assert json.loads(answer.err) == {
        "error": "No step matches 'unicorn'. 'matchtrack steps --all' lists them.",
        "places": [],
    }


@pytest.mark.parametrize(
    "argv",
    [
        ["--db", "a.db", "--json", "log", "15", "STEP"],
        ["log", "--json", "15", "STEP", "--db=a.db"],
        ["log", "15", "--db", "a.db", "STEP", "--json"],
    ],
)
def test_options_of_every_command_stand_anywhere(argv: list[str]) -> None:
    """Before the command and after it mean the same."""
    words = read_words(argv)

    assert (words.database, words.json, words.command, words.rest) == ("a.db", True, "log", ["15", "STEP"])


def test_after_two_dashes_nothing_is_an_option() -> None:
    """A title may look like one."""
    words = read_words(["add", "--plain", "--", "--json"])

    assert (words.plain, words.json, words.rest) == (True, False, ["--", "--json"])


@pytest.mark.parametrize("argv", [["status", "--help"], ["-h"], ["--version"]])
def test_help_and_version_belong_to_what_they_follow(argv: list[str]) -> None:
    """`--help` after a command is that command's."""
    words = read_words(argv)

    assert ("--help" in words.rest, "-h" in argv, "--version" in argv) == (
        argv[0] == "status", words.help, words.version,
    )  # fmt: skip
