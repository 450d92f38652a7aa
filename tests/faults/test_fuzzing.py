"""Whatever comes in, as a file, as words, as a variable: a result or one clear sentence; bench/fuzz.py goes on."""

from __future__ import annotations

import os
import subprocess
import sys
from random import Random
from typing import TYPE_CHECKING

import pytest
from answers import CODES, MOST_SECONDS
from fuzzing import TARGETS, Fuzzer, fuzz, tried
from hostile_text import HOSTILE
from hypothesis import given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ROUNDS = {"plan": 300, "import": 6, "settings": 60, "words": 80, "json": 80, "days": 12, "variables": 6, "database": 30}

LARGEST = 200_000_000
"""Bytes of memory that a command may take beyond what Python itself maps."""

HEAP = "\u0301\u0323" * 4_990
"""Accents that have to be brought into order one by one."""

BOMBS = {
    "dots": b"a" + b".a" * 20_000 + b" = 1",
    "arrays": b"a = " + b"[" * 100_000,
    "digits": b"a = " + b"9" * 1_000_000,
    "tables": b"[a]\n[a.b]\n" * 40_000,
    "a long line": b'name = "' + b"x" * 7_000_000 + b'"',
    "steps": b"format = 1\nname = 'x'\n" + b"[[big_steps]]\nkey='a'\n" * 60_000,
    "faults": b"format = 1\n" + b"".join(b"k%d = 1\n" % number for number in range(100_000)),
    "accents": b"format = 1\nname = 'x'\n"
    + b"".join(
        f"[[big_steps]]\nkey = 'k{number}'\narea = 'exams'\ntitle = 'x'\nnotes = 'a{HEAP}'\n".encode()
        for number in range(50)
    ),
    "nothing": b"",
    "zeros": bytes(9_000_000),
}
"""Small files that a careless reader works on for minutes (trust.md 8)."""

SPOILT = (
    b"\x95\x7f#w\xc1 \r\xc7",
    b"\x9a\x93\xc3eT\xe0q3f\xcc\xa0=\x98\x0f*\xf6wL\xc1\xd6\n\x1dE",
    b"\x01L\xc0\x9a-\xaf\xf0\x0e\x81\xee",
    b"\x14\xff\xd6\x19\xe2\xeb\x91\xa8\xcb%y\xf0\xac\xa9Cb\x8e\xe2A\xb4\xfe\xfd\xbbPQ:d\x18\xec\x86",
)
"""Bytes for a database, as `Fuzzer.database_file` takes them."""

_values = st.recursive(
    st.integers()
    | st.booleans()
    | st.dates().map(str)
    | HOSTILE.map(repr)
    | st.sampled_from(["nan", "1e9", "[]", "{}"]),
    lambda inner: st.lists(inner, max_size=3).map(lambda values: f"[{', '.join(map(str, values))}]"),
    max_leaves=4,
)
_names = st.sampled_from(
    [
        "format",
        "name",
        "match_year",
        "key",
        "area",
        "title",
        "minutes",
        "difficulty",
        "due",
        "after",
        "notes",
        "wait_days",
        "x",
    ]
)
_heads = st.sampled_from(
    ["", "[key_dates]", "[[big_steps]]", "[[big_steps.baby_steps]]", "[big_steps]", "[momentum]", "[keys]"]
)
_tables = st.builds(
    lambda head, fields: "\n".join([head, *(f"{name} = {value}" for name, value in fields.items())]),
    _heads,
    st.dictionaries(_names, _values, max_size=5),
)
TOML = st.lists(_tables, max_size=5).map("\n".join)
"""Texts that look like plans and settings, more or less."""


@pytest.fixture
def fuzzer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Fuzzer]:
    """Give a fuzzer in a folder of its own; the variables are put back."""
    for name in ("MATCHTRACK_NOW", "MATCHTRACK_DB", "MATCHTRACK_CONFIG"):
        monkeypatch.setenv(name, "")
    before = dict(os.environ)
    yield Fuzzer(tmp_path)
    os.environ.clear()
    os.environ.update(before)


@pytest.mark.parametrize("target", TARGETS)
def test_changed_inputs_end_in_a_result_or_one_sentence(fuzzer: Fuzzer, target: str) -> None:
    """Changed a little, they get far inside."""
    assert fuzz(fuzzer, target, Random(1), ROUNDS[target]) == {}  # noqa: S311 - the same inputs every time


@pytest.mark.parametrize("spoilt", SPOILT, ids=range(len(SPOILT)))
def test_a_database_that_was_once_too_much_is_called_damaged(fuzzer: Fuzzer, spoilt: bytes) -> None:
    """Rows that hold what the schema forbids, found by bench/fuzz.py."""
    assert tried(fuzzer, "database", spoilt) == ""


@given(text=TOML)
@settings(max_examples=40)
def test_texts_that_look_like_plans_and_settings_are_no_different(fuzzer: Fuzzer, text: str) -> None:
    """By the grammar of TOML and the names of our fields."""
    for target in ("plan", "settings"):
        assert tried(fuzzer, target, text.encode("utf-8", "surrogatepass")) == ""


@given(words=st.lists(HOSTILE | st.sampled_from(["--json", "--plain", "-1", "add", "steps", "1", "fri"]), max_size=4))
@settings(max_examples=25)
def test_words_that_nobody_types_are_no_different(fuzzer: Fuzzer, words: list[str]) -> None:
    """Markup, formulas, escape sequences in the place of any word."""
    for command in ("add", "edit 1", "steps --find", "season set", "hours"):
        line = " ".join([command, *(f"'{word}'" for word in words if "'" not in word)])
        assert tried(fuzzer, "words", line.encode("utf-8", "surrogatepass")) == ""


@pytest.mark.skipif(sys.platform != "linux", reason="limits of memory differ elsewhere")
def test_a_bomb_is_refused_within_two_seconds_and_200_mb(tmp_path: Path) -> None:
    """The process may not have more, so a reader that wants more would end with a traceback."""
    for name, content in BOMBS.items():
        (tmp_path / f"{name}.toml").write_bytes(content)
    script = (
        "import os, resource, sys, time\n"
        "from matchtrack.__main__ import main\n"
        "import matchtrack.planfile.reading, matchtrack.services.plans\n"
        "pages = int(open('/proc/self/statm').read().split()[0])\n"
        f"limit = pages * resource.getpagesize() + {LARGEST}\n"
        "resource.setrlimit(resource.RLIMIT_AS, (limit, limit))\n"
        "for name in sys.argv[1:]:\n"
        "    for words in (['plan', 'check', name], ['config']):\n"
        "        os.environ['MATCHTRACK_CONFIG'] = name\n"
        "        begun = time.process_time()\n"
        "        code = main(words)\n"
        "        print(f'spent {time.process_time() - begun:.2f} {code} {name}', flush=True)\n"
    )
    names = [str(path) for path in sorted(tmp_path.glob("*.toml"))]
    done = subprocess.run([sys.executable, "-c", script, *names], capture_output=True, text=True, check=False)
    said = [line.split() for line in done.stdout.splitlines() if line.startswith("spent")]
    assert done.returncode == 0, done.stderr[-2000:]
    assert 2 * len(BOMBS) == len(said)
    assert {int(code) for _, _, code, *_ in said} <= CODES
    assert max(float(seconds) for _, seconds, *_ in said) < MOST_SECONDS
    assert "Traceback" not in done.stderr
