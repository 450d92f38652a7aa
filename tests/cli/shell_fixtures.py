"""A small season to speak to from the shell: made once, copied for each test; it is Monday, 06:40."""

from __future__ import annotations

import contextlib
import io
import shutil
from typing import TYPE_CHECKING

import pytest
from small_season import NOW, PLAN, Answer

from matchtrack.__main__ import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


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
