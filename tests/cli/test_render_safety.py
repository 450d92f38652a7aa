"""Whatever a database holds, as after somebody edited it: nothing that the shell prints or exports does harm."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import tomllib
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from hostile_text import EVERYTHING, HOSTILE, UNSAFE
from hypothesis import example, given, settings
from small_season import dump
from written_words import write_everywhere

from matchtrack.cli.catalogue import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from small_season import Answer

READING = (
    "today", "status", "steps --all", "schedule", "forecast", "review", "review --week last", "season", "hours",
    "entries", "entries --focus", "history", "plan show", "picture", "check-in", "remind", "doctor", "bug-report",
    "backup list", "rest", "config", "paths", "overwhelmed", "bad-day",
)  # fmt: skip
CHANGING = (
    "log 5 1", "start 1", "pause", "resume", "stop --discard", "pin 1 fri", "unpin 1", "edit 1 --minutes 20", "done 1",
    "reopen 1", "wait 1", "drop 1", "undo", "redo", "rest today", "picture --strength 3", "hours reserve 1 07:00 30",
    "hours use x fri fri", "plan catch-up", "season set match_day 2028-03-18",
)  # fmt: skip
RUNS = re.compile(r"(?:\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n\0])")
"""How a cell begins that a spreadsheet would run."""

TYPED = (*EVERYTHING, "\udcff\udc9b31m bytes that are no UTF-8")
A_TAG = re.compile(r"(?<!\\)<|(?<!\\)!?(?<!\\)\[(?![ x]\] )[^\]]*(?<!\\)\]\(|(?<!\\)&#?\w+;")
"""Raw HTML, a link or an entity in Markdown that nothing has escaped."""

ONLY_TAGS = {
    "html", "head", "meta", "title", "style", "body", "h1", "h2", "section", "p", "ul", "li", "table", "tr", "td",
    "span", "svg", "rect", "text", "polygon", "polyline",
}  # fmt: skip


def hostile_copy(small_season: Path, season: Path, text: str) -> None:
    """Make a fresh season in which the text stands everywhere."""
    shutil.copy(small_season, season)
    assert write_everywhere(season, text) > 40


def check_calm(answer: Answer, *, own: str = "") -> None:
    """A command gave an answer of its own, and no byte that steers."""
    assert answer.code in {0, 1, 2, 3, 4}
    assert set(UNSAFE.findall(answer.out + answer.err)) <= set(own)
    assert "Traceback" not in answer.err


def test_every_command_is_fed_hostile_text() -> None:
    """A new one is added to the lists above."""
    fed = {line.split()[0] for line in (*READING, *CHANGING)}
    assert set(COMMANDS) - fed == {
        "add",
        "completion",
        "export",
        "restore",
    }  # words and files: the tests below, and none


@given(text=HOSTILE)
@settings(max_examples=1)
@example(text=" ".join(EVERYTHING))
def test_no_command_prints_a_byte_that_steers(
    shell: Callable[..., Answer], small_season: Path, season: Path, text: str
) -> None:
    """As text, as plain lines, as JSON; reading first, then changing."""
    hostile_copy(small_season, season, text)
    for line in (*READING, *CHANGING):
        check_calm(shell(*line.split()))
    for line in READING:
        check_calm(shell(*line.split(), "--plain"))
        json.loads((answer := shell(*line.split(), "--json")).out or answer.err)
        check_calm(answer)


@given(text=HOSTILE)
@settings(max_examples=4)
@example(text=EVERYTHING[3])
@example(text=" ".join(EVERYTHING))
def test_no_export_carries_what_runs_elsewhere(
    shell: Callable[..., Answer], small_season: Path, season: Path, text: str
) -> None:
    """No formula in a table, no tag or link in Markdown, no element or attribute in a page, no key in TOML."""
    hostile_copy(small_season, season, text)

    table = shell("export", "--format", "csv")
    check_calm(table, own="\t\r")
    rows = list(csv.reader(io.StringIO(table.out, newline="")))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert [cell for row in rows for cell in row if RUNS.match(cell)] == []

    for words in (("export",), ("review", "--format", "md")):
        check_calm(shown := shell(*words))
        assert A_TAG.findall(shown.out) == []

    check_calm(page := shell("review", "--format", "html"))
    parts = Tags()
    parts.feed(page.out)
    assert parts.tags <= ONLY_TAGS
    assert not any(name.startswith("on") or name in {"href", "src"} for name in parts.attributes)

    check_calm(plan := shell("export", "--format", "toml"), own="\t")
    assert plan.code == 3 or set(tomllib.loads(plan.out)) <= {
        "format", "name", "summary", "match_year", "key_dates", "big_steps"
    }  # fmt: skip


class Tags(HTMLParser):
    """Collects the elements and attributes of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}


@pytest.mark.parametrize("text", TYPED, ids=range(len(TYPED)))
def test_what_is_typed_is_cleaned_before_it_is_kept(shell: Callable[..., Answer], season: Path, text: str) -> None:
    """A title, a note, a name, an obstacle, a win: kept without what steers, whatever else they hold."""
    given_words = (
        ("add", "--", text), ("log", "5", "1", f"--note={text}"), ("hours", "distractions", "--", text),
        ("wait", "5", f"--on={text}"), ("picture", f"--obstacle={text}", f"--then={text}"), ("review", f"--win={text}"),
        ("review", f"--note={text}"), ("edit", "1", f"--notes={text}"),
        ("hours", "pattern", f"n{text}", "mon 06:00-07:00"), ("rest", "today", f"--reason={text}"),
    )  # fmt: skip
    answers = [shell(*words) for words in given_words]

    for answer in answers:
        check_calm(answer)
    assert sum(answer.code == 0 for answer in answers) >= 1
    assert UNSAFE.findall(dump(season).replace("\t", " ")) == []
