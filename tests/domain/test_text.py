"""User text: nothing that steers a terminal gets in or out, and everything else stays as it is."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from matchtrack.domain.text import (
    cell_width,
    clean,
    cleaned_sentence,
    fit,
    safe,
    safe_lines,
    whole_sentence,
    without_hidden,
)

CONTROLS = (
    *map(chr, (*range(0x09), *range(0x0B, 0x0D), *range(0x0E, 0x20), *range(0x7F, 0xA0))),
    *"\u2028\u2029\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
    *map(chr, (0xD800, 0xDBFF, 0xDC00, 0xDFFF, 0xFDD0, 0xFDEF, 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF)),
)
"""What `clean` takes out: all of C0 but tab, newline and return, all of C1, and the ends of the other ranges."""

KEPT = (
    "pay [$200] [/] [x] done",
    "'quoted' \"twice\" «thrice»",
    "👨\u200d👩\u200d👧 family",
    "❤\ufe0f",
    "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    "नमस्ते क\u200dष",
    "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
    "日本語",
    "شكرا",
    "soft\u00adhyphen",
    "no\u00a0break",
    "\ue000 private",
)

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=60) | st.text(
    st.sampled_from([*CONTROLS, *"ab e\u0301\u0323 \n\t\r\u00a0\u2000\u3000日👨\u200d\ufe0f"]), max_size=40
)


@pytest.mark.parametrize("char", CONTROLS)
def test_a_control_character_is_taken_out_and_counted(char: str) -> None:
    """Each by itself, in one line and in many."""
    assert clean(f"a{char}b") == ("ab", 1)
    assert clean(f"a{char}b", lines=True) == ("ab", 1)


@pytest.mark.parametrize("text", KEPT)
def test_brackets_quotes_emoji_and_joiners_stay(text: str) -> None:
    """What a user writes on purpose is kept exactly."""
    assert (text, 0) == clean(text)
    assert text == safe(text)
    assert text == safe_lines(text)


def test_an_escape_sequence_loses_its_teeth() -> None:
    """Without its control characters it is harmless text."""
    assert clean("\x1b]52;c;aGk=\x07\x1b[2Jhello") == ("]52;c;aGk=[2Jhello", 3)


def test_a_title_becomes_one_line() -> None:
    """Pasted line breaks, tabs and their indentation become one space, and do not count as taken out."""
    assert clean("  Draft the\r\n    opening\t\n\tparagraph\n") == ("Draft the opening paragraph", 0)


def test_notes_keep_their_lines() -> None:
    """Line ends of any kind become newlines; tabs stay."""
    assert clean("one\r\n\ttwo\rthree\n\nfour\n", lines=True) == ("one\n\ttwo\nthree\n\nfour", 0)


def test_text_is_composed() -> None:
    """The same name is the same text, however it was typed."""
    assert clean("Zoe\u0308") == ("Zoë", 0)


def test_a_mark_is_composed_across_what_was_taken_out() -> None:
    """Composition comes after the cleaning."""
    assert clean("e\x00\u0301") == ("é", 1)


def test_a_heap_of_accents_loses_all_but_thirty() -> None:
    """Bringing a heap of ten thousand into order would take a tenth of a second."""
    heap = "\u0301\u0323" * 2_000
    assert clean(f"q{heap}e") == ("q" + "\u0323" * 15 + "\u0301" * 15 + "e", 0)


def test_accents_that_come_apart_stay_a_heap_that_is_cut_once() -> None:
    """U+0344 becomes two marks, so thirty of them would be cut when the text comes back."""
    cleaned = clean("q" + "\u0344" * 30)[0]
    assert cleaned == "q" + "\u0308\u0301" * 15
    assert (cleaned, 0) == clean(cleaned)


def test_a_text_that_is_too_long_is_cut() -> None:
    """The cut leaves no white space at its end."""
    assert clean("abc defg", limit=4) == ("abc", 0)
    assert clean("日\x07本 語", limit=3) == ("日本", 1)
    assert clean("x" * 10_001) == ("x" * 10_000, 0)


@given(text=ANY_TEXT, lines=st.booleans(), limit=st.integers(0, 50))
@example(text="a\n \x00 \nb", lines=False, limit=50)
def test_cleaned_text_holds_no_control_character(text: str, lines: bool, limit: int) -> None:
    """Whatever goes in, what comes out is safe, composed, trimmed and short enough; and can be stored as UTF-8."""
    cleaned, removed = clean(text, lines=lines, limit=limit)
    assert not set(CONTROLS) & set(cleaned)
    assert not {"Cc", "Cs", "Zl", "Zp"} & {unicodedata.category(char) for char in cleaned if char not in "\n\t"}
    assert lines or not set("\n\t") & set(cleaned)
    assert unicodedata.normalize("NFC", cleaned) == cleaned == cleaned.strip()
    assert cleaned.encode("utf-8").decode("utf-8") == cleaned
    assert len(cleaned) <= limit
    assert 0 <= removed <= len(text)


@given(text=ANY_TEXT, lines=st.booleans(), limit=st.integers(0, 50))
def test_cleaning_twice_changes_nothing(text: str, lines: bool, limit: int) -> None:
    """Clean text stays as it is, and nothing more is taken out."""
    cleaned, _ = clean(text, lines=lines, limit=limit)
    assert (cleaned, 0) == clean(cleaned, lines=lines, limit=limit)


@given(text=ANY_TEXT)
def test_clean_text_is_drawn_as_it_is(text: str) -> None:
    """What entered clean needs no mending when it is drawn."""
    cleaned, _ = clean(text)
    assert cleaned == safe(cleaned)


@pytest.mark.parametrize(
    ("count", "sentence"),
    [
        (0, ""),
        (1, "1 invisible control character was taken out."),
        (3, "3 invisible control characters were taken out."),
    ],
)
def test_the_user_is_told_what_was_taken_out(count: int, sentence: str) -> None:
    """Nothing disappears in silence."""
    assert sentence == cleaned_sentence(count)


def test_what_is_still_there_is_shown_as_unreadable() -> None:
    """An old database or a hand-edited row may hold anything; a line stays a line."""
    assert safe("a\x1b[2Jb\u202ec\nd\te\r\nf\u2028g") == "a\ufffd[2Jb\ufffdc d e  f g"
    assert safe("a\vb\fc\x85d") == "a b c d"
    assert safe_lines("a\x00b\nc\td\r\ne") == "a\ufffdb\nc d\ne"


@given(text=ANY_TEXT)
def test_a_safe_line_is_one_line_without_controls(text: str) -> None:
    """Each character gives one character, printable ones themselves."""
    drawn = safe(text)
    assert not {*CONTROLS, *"\n\t\r"} & set(drawn)
    assert len(text) == len(drawn)
    assert all(new == old for old, new in zip(text, drawn, strict=True) if old.isprintable())
    assert len(drawn.splitlines()) <= 1
    assert safe(drawn) == drawn


@given(text=ANY_TEXT)
def test_safe_lines_keep_newlines_and_nothing_else(text: str) -> None:
    """Every line of it is a safe line."""
    drawn = safe_lines(text)
    assert text.replace("\r\n", "\n").count("\n") == drawn.count("\n")
    assert all(safe(line) == line for line in drawn.split("\n"))


@pytest.mark.parametrize(
    ("text", "width"),
    [("", 0), ("abc", 3), ("é", 1), ("e\u0301", 1), ("日本", 4), ("\uff57", 2), ("👍", 2), ("a\u200db", 2), ("●○", 2)],
)
def test_cells_are_counted(text: str, width: int) -> None:
    """Wide characters take two cells, combining and invisible ones none."""
    assert width == cell_width(text)


@pytest.mark.parametrize(
    ("text", "width", "fitted"),
    [
        ("Letters", 7, "Letters"),
        ("Letters", 6, "Lette…"),
        ("Draft the opening", 11, "Draft the…"),
        ("日本語", 5, "日本…"),
        ("日本語", 4, "日…"),
        ("日本語", 1, "…"),
        ("abc", 0, ""),
        ("abc", -2, ""),
        ("", 0, ""),
        ("Zoe\u0308 Ray", 4, "Zoe\u0308…"),
    ],
)
def test_a_text_that_is_too_wide_ends_in_an_ellipsis(text: str, width: int, fitted: str) -> None:
    """What fits stays; the cut never leaves half a character or a dangling space."""
    assert fitted == fit(text, width)


@given(text=ANY_TEXT, width=st.integers(0, 40))
def test_a_fitted_text_is_never_too_wide(text: str, width: int) -> None:
    """And it is the text itself, or the beginning of it."""
    fitted = fit(safe(text), width)
    assert cell_width(fitted) <= width
    assert safe(text).startswith(fitted.removesuffix("…"))


@given(text=ANY_TEXT)
def test_what_is_being_typed_loses_what_cleaning_would_take(text: str) -> None:
    """Nothing else, so that spaces stay while a word is still to come."""
    typed = without_hidden(text)
    assert (clean(text, lines=True)[0], 0) == clean(typed, lines=True)
    assert typed == without_hidden(typed)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("the title is empty", "The title is empty."),
        ("plan.toml has 2 faults", "plan.toml has 2 faults."),
        ("there is none; did you mean 'x'?", "There is none; did you mean 'x'?"),
        ("--db needs a file", "--db needs a file."),
        ("'x' is none ('matchtrack --help' lists them)", "'x' is none ('matchtrack --help' lists them)"),
        ("'a long o…", "'a long o…"),
    ],
)
def test_errors_are_whole_sentences(words: str, sentence: str) -> None:
    """Wherever they were worded; names keep their letters."""
    assert sentence == whole_sentence(words)
