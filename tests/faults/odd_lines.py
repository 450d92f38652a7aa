"""Changing TOML line by line: most of what comes out is TOML, and gets past the parser to the rules of a plan."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

SAMPLES = Path(__file__).parents[2] / "sample_plans"
MOST_EXCERPTS = 10
EXCERPT_HEAD = b'format = 1\nname = "An excerpt"\n\n[[big_steps]]\n'
HEADS = (b"[[big_steps]]", b"[[big_steps.baby_steps]]", b"[key_dates]", b"[big_steps]", b"[x]", b"[[key_dates]]")
DAYS = (
    b"2027-01-01", b'"2027-01-01"', b'"programs_review - 14d"', b'"match_day + 1w"', b'"season_opens"', b"2000-01-01",
    b"2199-12-31", b"1999-12-31", b"0001-01-01", b"9999-12-31", b"2028-02-29", b"2027-02-29", b'"2027-02-29"',
    b"2027-01-01T00:00:00Z", b"2027-01-01 23:59:59.999999+14:00", b"07:00:00", b'"match_day - 1500d"',
    b'"match_day + 99999w"', b'"match_day - 0d"', b'"soap_offers-3d"', b'"tokens"', b'"nothing + 1d"', b'""', b"true",
    b'"2027-1-1"', b'"\xef\xbc\x92027-01-01"', b'"match_day\\u200b"', b"[]", b"{}", b"20270101",
)  # fmt: skip
NUMBERS = (
    b"5", b"15", b"3", b"20", b"60", b"0", b"1", b"4", b"-1", b"6", b"61", b"365", b"366", b"2020", b"2028", b"2100",
    b"2101", b"1e1", b"5.0", b"0x0f", b"0b101", b"1_5", b"nan", b"-inf", b"9223372036854775808", b"9" * 30,
    b"9" * 5000, b"true", b'"5"', b"[5]", b"{}",
)  # fmt: skip
TEXTS = (
    b'"A title"', b'"  x  "', '"é e\u0301 日本 👩🏽‍⚕️"'.encode(), b'"=1+1"', b'""', b'" "', b"'''\nlines\n'''",
    b'"\\u001b]52;c;x\\u0007"', b'"\\u202e\\u2066"', b'"\\u0000"', b'"""a\\nb\\tc"""', b'"[@click=app.quit]x[/]"',
    b'"%s {0}"', b'"' + b"x" * 200 + b'"', b'"' + b"x" * 201 + b'"', b'"' + b"y" * 2001 + b'"',
    b'"BEGIN:VEVENT\\r\\nX"', b'"\\\\"', b'"\\"\\u2028\'"', '"\u0301\u200d\ufe0f"'.encode(),
    b"'''" + b"z\n" * 500 + b"'''", b'"\\U0010ffff"', b"1", b"false", b'"\xed\xa0\x80"',
    '"\u1e9b\u0323 ﬀ Å"'.encode(), b'"\\u00ad\\ufeff"', b'"<b>&amp;"', b'"| a | - [ ] x"', b'"\\u007f\\u009b"',
)  # fmt: skip
KEYS = (
    b'"a"', b'"b"', b'"list"', b'"ask"', b'"letters"', b'"0"', b'"-"', b'"A"', b'"a/b"', b'"a b"', b'""', b'"a-"',
    b'"' + b"k" * 80 + b'"', b'"' + b"k" * 81 + b'"', b'"\\u0430"', b'"a\\n"', b"1",
)  # fmt: skip
AREAS = (b'"letters"', b'"exams"', b'"documents"', b'"step_3"', b'"onboarding"', b'"interviews"', b'"letter"', b'"x"')
AFTERS = (
    b"[]", b'["list"]', b'["ask"]', b'["letters/list"]', b'["letters/ask", "list"]', b'["list", "list"]', b'["a/b"]',
    b'["/"]', b'["none"]', b"[1]", b"[[]]", b'"list"', b"[" + b'"list",' * 101 + b"]", b'["letters/none"]', b'["b"]',
)  # fmt: skip
FLAGS = (b"true", b"false", b"1", b'"true"')
STATUSES = (b'"todo"', b'"started"', b'"waiting"', b'"done"', b'"dropped"', b'"finished"', b"0")
VALUES = {
    b"format": (b"1", b"0x1", b"+1", b"0b1", b"2", b"0", b"true", b'"1"', b"1.0", b"-1"),
    b"name": TEXTS, b"summary": TEXTS,
    b"match_year": NUMBERS, b"key": KEYS, b"area": AREAS, b"title": TEXTS, b"due": DAYS, b"earliest": DAYS,
    b"notes": TEXTS, b"minutes": NUMBERS, b"difficulty": NUMBERS, b"after": AFTERS, b"boring": FLAGS,
    b"waiting_on": TEXTS, b"wait_days": NUMBERS, b"status": STATUSES, b"done_on": DAYS, b"expected": DAYS,
    b"programs_review": DAYS, b"match_day": DAYS, b"season_opens": DAYS, b"odd": TEXTS, b"'due'": DAYS, b"key.x": KEYS,
    b"baby_steps": (b"[]", b"{}", b"1"), b"key_dates": (b"{}", b"{match_day = 2028-03-17}", b"1"),
}  # fmt: skip
"""Field to what is written into it: first what may stand there, then what lies at its edges, and what is wrong."""

FIELDS = tuple(VALUES)
_ELSEWHERE = re.compile(rb"^after = .*/.*\n", re.MULTILINE)
"""What other big steps have to do first."""

_ASSIGNED = re.compile(rb"^([\w'.\"-]+) = (.*)$", re.DOTALL)


def excerpts() -> list[bytes]:
    """Give the smaller big steps of the sample plans, each as a plan of its own."""
    found = []
    for path in sorted(SAMPLES.glob("*.toml")):
        _, *big_steps = path.read_bytes().split(b"[[big_steps]]\n")
        found += [
            _ELSEWHERE.sub(b"", b'format = 1\nname = "An excerpt"\n\n[[big_steps]]\n' + big_step)
            for big_step in big_steps
        ]
    return sorted(found, key=len)[:MOST_EXCERPTS]


def changed_lines(random: Random, pool: Sequence[bytes]) -> bytes:
    """Change a plan of the pool in a few lines, mostly in one or two: then every third is still a plan."""
    lines = random.choice(pool).split(b"\n")
    for _ in range(random.choice((1, 1, 1, 2, 2, 4))):
        at = random.randrange(len(lines))
        way = random.random()
        assigned = _ASSIGNED.match(lines[at])
        if way < 0.8 and assigned and assigned[1] in VALUES:
            lines[at] = assigned[1] + b" = " + _value(random, assigned[1])
        elif 0.8 <= way < 0.9:
            name = random.choice(FIELDS)
            lines.insert(at, name + b" = " + _value(random, name))
        elif way >= 0.9:
            _move(random, lines, at)
    return b"\n".join(lines)


def _value(random: Random, name: bytes) -> bytes:
    """Choose a value; every other time one of the first four, most of which may stand in the field."""
    values = VALUES[name]
    return random.choice(values if random.random() < 0.5 else values[:4])


def _move(random: Random, lines: list[bytes], at: int) -> None:
    """Take a line away, repeat some, let them change places, or begin another table."""
    way, end = random.randrange(5), at + random.randint(1, 12)
    if way == 0 and len(lines) > 1:
        del lines[at]
    elif way == 1:
        lines[at:at] = lines[at:end]
    elif way == 2:
        other = random.randrange(len(lines))
        lines[at], lines[other] = lines[other], lines[at]
    elif way == 3:
        lines.insert(at, random.choice(HEADS))
    else:
        lines[at:at] = [*lines[at:end]] * random.choice((2, 8, 30))
