"""A small season to speak to from the shell: made once, copied for each test; it is Monday, 06:40."""

from __future__ import annotations

import contextlib
import io
import shutil
import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from matchtrack.__main__ import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NOW = "2026-11-23T06:40"

PLAN = """\
format = 1
name = "A small season"
match_year = 2028

[[big_steps]]
key = "personal-statement"
area = "personal_statement"
title = "Personal statement final"
due = "programs_review - 14d"

[[big_steps.baby_steps]]
key = "ten-moments"
title = "List ten moments"
minutes = 15
difficulty = 4

[[big_steps.baby_steps]]
key = "opening"
title = "Draft the opening paragraph"
minutes = 20
difficulty = 5
after = ["ten-moments"]

[[big_steps.baby_steps]]
key = "proof-read"
title = "Proof-read with a friend"
minutes = 30
difficulty = 3
after = ["opening"]

[[big_steps]]
key = "letters"
area = "letters"
title = "Letters of recommendation in"

[[big_steps.baby_steps]]
key = "ask-rao"
title = "Ask Dr. Rao for a letter"
minutes = 10
difficulty = 4
waiting_on = "Dr. Rao"
wait_days = 14

[[big_steps]]
key = "documents"
area = "documents"
title = "Documents in order"

[[big_steps.baby_steps]]
key = "scan-diploma"
title = "Scan the diploma"
minutes = 10
difficulty = 1
boring = true
due = 2026-11-27

[[big_steps.baby_steps]]
key = "transcript"
title = "Order the transcript"
minutes = 15
difficulty = 2
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a command gave: its exit code, stdout and stderr."""

    code: int
    out: str
    err: str


@pytest.fixture(scope="session")
def small_season(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the database that every test copies."""
    folder = tmp_path_factory.mktemp("season")
    plan = folder / "plan.toml"
    plan.write_text(PLAN, encoding="utf-8")
    database = folder / "season.db"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MATCHTRACK_NOW", NOW)
        patch.setenv("MATCHTRACK_CONFIG", str(folder / "none.toml"))
        patch.setenv("MATCHTRACK_DB", str(database))
        patch.setenv("TZ", "UTC")
        for line in (
            ["plan", "import", str(plan)],
            ["hours", "set", "mon-fri 06:00-08:00"],
            ["hours", "other", "mon-sun 30"],
            ["hours", "distractions", "mail", "television"],
        ):
            with contextlib.redirect_stdout(io.StringIO()):
                assert main(line) == 0
    return database


@pytest.fixture
def no_season(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Point the commands at a database that is not there."""
    database = tmp_path / "match" / "match.db"
    monkeypatch.setenv("MATCHTRACK_DB", str(database))
    monkeypatch.setenv("MATCHTRACK_NOW", NOW)
    monkeypatch.chdir(tmp_path)
    return database


@pytest.fixture
def season(small_season: Path, no_season: Path) -> Path:
    """Point the commands at a fresh copy of the small season."""
    no_season.parent.mkdir()
    shutil.copy(small_season, no_season)
    return no_season


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str]) -> Callable[..., Answer]:
    """Give a function that runs one command line."""

    def run(*words: str) -> Answer:
        capsys.readouterr()
        code = main(words)
        streams = capsys.readouterr()
        return Answer(code=code, out=streams.out, err=streams.err)

    return run


def dump(database: Path) -> str:
    """Give the whole content of a database as text, or '' where there is none."""
    if not database.exists():
        return ""
    with contextlib.closing(sqlite3.connect(database)) as connection:
        return "\n".join(connection.iterdump())
