"""Hostile and broken files are refused with one sentence before they cost anything."""

from __future__ import annotations

from pathlib import Path

import pytest
from plan_texts import HEAD, a_plan, a_step, error_of, the_step

from matchtrack.errors import BadInputError
from matchtrack.planfile.reading import load_plan, read_plan

ENDLESS = Path("/dev/zero")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a." * 19_500 + "a = 1", "too many dots in a key at line 3, column 18"),
        ("[" + "a." * 19_500 + "a]", "too many dots in a key at line 3"),
        ('"a" . ' * 9 + "a = 1", "too many dots in a key at line 3"),
        ("a = " + "[\n" * 100_000, "too many brackets at line 11, column 1"),
        ("a = " + "{a = " * 9_000, "too many brackets at line 3"),
        ("a = " + "9" * 1_000_000, "too long a line at line 3"),
        ("a = " + "9" * 40_000, "holds a number or a list that is too long"),
        ("[a.b.c.d.e]\n" * 100_000, "too many entries at line"),
        ("a = [\n" + "1,\n" * 400_000 + "]", "too many entries at line"),
    ],
)
def test_a_hostile_file_is_refused_before_it_is_parsed(text: str, problem: str) -> None:
    """Dotted keys, nesting, long numbers and endless lists each get a sentence of their own."""
    error = error_of((HEAD + text).encode())
    assert problem in error.sentence
    assert error.sentence.endswith("; nothing was imported")


@pytest.mark.parametrize(
    "summary",
    [
        "'a.a.a.a.a.a.a.a.a.a.a [[[[[[[[[[[[ {{{{{{{{{{'",
        '"a.a.a.a.a.a.a.a.a.a.a \\" [[[[[[[[[[[[ {{{{{{{{{{"',
        '"""a.a.a.a.a.a.a.a.a\n "" [[[[[[[[[[[[ \\""" {{{{{{{{{{"""""',
        "'''a.a.a.a.a.a.a.a.a\n '' [[[[[[[[[[[[ \\ {{{{{{{{{{'''''",
        "'x' # a.a.a.a.a.a.a.a.a.a.a [[[[[[[[[[[[ '",
    ],
)
def test_dots_and_brackets_in_texts_and_comments_do_not_count(summary: str) -> None:
    """Only keys and values are measured, whatever the quotes."""
    assert read_plan(f"{HEAD}summary = {summary}\n".encode()).plan.summary


def test_the_longest_notes_may_stand_on_one_line() -> None:
    """Ten thousand characters of four bytes each stay below the cap of a line."""
    notes = "😀" * 10_000
    assert notes == the_step(a_plan(a_step(notes=f'"{notes}"'))).notes


def test_a_large_file_is_refused_without_being_read(tmp_path: Path) -> None:
    """A sparse file of 50 MB gets a sentence that names the file and the cap."""
    path = tmp_path / "huge.toml"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(BadInputError, match=r"^huge\.toml is larger than 8 MB") as caught:
        load_plan(path)
    assert caught.value.exit_code == 3


@pytest.mark.skipif(not ENDLESS.exists(), reason="this system has no endless file")
def test_no_more_than_the_cap_is_read_of_a_file() -> None:
    """A file without an end is refused like any that is too large."""
    with pytest.raises(BadInputError, match=r"^zero is larger than 8 MB"):
        load_plan(ENDLESS)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """The sentence says which file and why."""
    with pytest.raises(BadInputError, match=r"^no-plan\.toml cannot be opened: no such file"):
        load_plan(tmp_path / "no-plan.toml")


def test_a_character_that_is_not_utf_8_is_placed() -> None:
    """Line and column lead to the byte."""
    error = error_of(HEAD.encode() + b'summary = "caf' + b'\xe9"\n')
    assert error.sentence == "plan.toml has a character that is not UTF-8 at line 3, column 15; nothing was imported"
    assert [place.at for place in error.places] == ["line 3, column 15"]


def test_a_byte_order_mark_and_windows_line_ends_are_welcome() -> None:
    """Editors on Windows write both."""
    content = b"\xef\xbb\xbf" + a_plan(a_step(notes='"""one\ntwo"""')).replace(b"\n", b"\r\n")
    assert the_step(content).notes == "one\ntwo"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("summary = \n", "plan.toml is not TOML at line 3, column 11: invalid value; nothing was imported"),
        ('name = "B"\n', "plan.toml is not TOML at line 3, column 11: cannot overwrite a value; nothing was imported"),
        (
            "key_dates = 2027-02-30\n",
            "plan.toml is not TOML at line 3, column 13: invalid date or datetime; nothing was imported",
        ),
    ],
)
def test_a_slip_in_the_toml_is_placed(text: str, sentence: str) -> None:
    """One sentence with line and column, no traceback."""
    error = error_of((HEAD + text).encode())
    assert sentence == error.sentence
    assert len(error.places) == 1


def test_a_text_that_never_ends_is_a_slip_in_the_toml() -> None:
    """What follows an open text is not measured as keys."""
    assert "is not TOML" in error_of((HEAD + 'summary = """' + "a." * 10).encode()).sentence
