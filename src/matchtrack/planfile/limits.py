"""Caps that a plan file must keep before it is parsed (trust.md 8: small files can take tomllib minutes)."""

from __future__ import annotations

import re

from matchtrack.errors import BadInputError, Place

MAX_FILE_BYTES = 8_000_000
"""Four times a plan of 10,000 baby steps."""

MAX_LINE_BYTES = 50_000
"""Room for 10,000 characters of notes on one line, at four bytes each."""

MAX_DOTS = MAX_DEPTH = 8
"""Dots in one key and brackets inside one another: tomllib takes quadratic time for one, recursion for the other."""

MAX_MARKS = {"[": 70_000, "{": 70_000, ".": 50_000, "=": 300_000, ",": 300_000}
"""Marks outside of texts; 20,000 baby steps with every field stay below, and tomllib below a few seconds."""

_TOKEN = re.compile(
    r'''
      (?P<string> """(?:[^"\\]++|\\[\s\S]|"(?!""))*+"{3,5} | \'\'\'(?:[^']++|'(?!''))*+'{3,5} )
    | (?P<open> """ | \'\'\' )
    | (?P<line> "(?:[^"\\\n]++|\\[^\n])*+" | '[^'\n]*+' | \#[^\n]*+ )
    | (?P<mark> ["'\[\]{}.,=\n] )
    ''',
    re.VERBOSE,
)


def checked_text(content: bytes, name: str) -> str:
    """Decode a plan file that keeps every cap; `name` is what the sentences call it.

    Raises:
        BadInputError: The file is too large, is not UTF-8, or has too long a line, key or nesting.
    """
    if len(content) > MAX_FILE_BYTES:
        raise BadInputError(
            f"{name} is larger than {MAX_FILE_BYTES // 1_000_000} MB, too large for a plan; nothing was imported"
        )
    content = content.replace(b"\r\n", b"\n")
    _check_lines(content, name)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line, column = position(content, error.start)
        raise _refusal(name, line, column, "a character that is not UTF-8", "save the file as UTF-8") from None
    _check_nesting(text, name)
    return text


def _check_lines(content: bytes, name: str) -> None:
    for number, line in enumerate(content.split(b"\n"), start=1):
        if len(line) > MAX_LINE_BYTES:
            allowed = f"at most {MAX_LINE_BYTES:,} bytes a line"
            raise _refusal(name, number, MAX_LINE_BYTES + 1, "too long a line", allowed)


def _check_nesting(text: str, name: str) -> None:
    depth = dots = 0
    left = dict(MAX_MARKS)
    for token in _TOKEN.finditer(text):
        mark = token["mark"]
        if token["open"] or mark in {'"', "'"}:
            return  # a string that never ends: the parser stops here too
        if mark is None:
            continue
        dots = dots + 1 if mark == "." else 0
        depth += (mark in {"[", "{"}) - (mark in {"]", "}"})
        left[mark] = left.get(mark, 1) - (mark in MAX_MARKS)
        if dots > MAX_DOTS:
            fault = ("too many dots in a key", f"at most {MAX_DOTS} dots in a key")
        elif depth > MAX_DEPTH:
            fault = ("too many brackets", f"at most {MAX_DEPTH} brackets inside one another")
        elif left[mark] < 0:
            fault = ("too many entries", f"at most {MAX_MARKS[mark]:,} times '{mark}' outside of texts")
        else:
            continue
        raise _refusal(name, *position(text, token.start()), *fault)


def position(text: str | bytes, index: int) -> tuple[int, int]:
    """Give line and column of an index, both from 1."""
    before = text[:index]
    if isinstance(before, bytes):
        return before.count(b"\n") + 1, index - before.rfind(b"\n")
    return before.count("\n") + 1, index - before.rfind("\n")


def _refusal(name: str, line: int, column: int, problem: str, allowed: str) -> BadInputError:
    place = Place(f"line {line}, column {column}", problem, allowed)
    return BadInputError(f"{name} has {problem} at line {line}, column {column}; nothing was imported", [place])
