"""Noticing what others write: the app follows the shell."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lived_days import at
from seasons import a_context, a_file, a_plan, a_season

from matchtrack.services import ticks
from matchtrack.services.minutes import log, status
from matchtrack.services.plans import import_plan
from matchtrack.services.undo import undo
from matchtrack.services.watch import DatabaseWatch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matchtrack.services.context import Context

SOURCE = str(Path(__file__).parents[2] / "src")


@pytest.fixture
def season(tmp_path: Path) -> Context:
    """A season of three baby steps."""
    return a_season(tmp_path)


@pytest.fixture
def watch(season: Context) -> Iterator[DatabaseWatch]:
    """A watch on the season, as the app keeps one."""
    watching = DatabaseWatch(at(season, "2026-11-22T08:00", source="app"))
    yield watching
    watching.close()


def test_nothing_new_is_no_change(season: Context, watch: DatabaseWatch) -> None:
    """Reading is none either."""
    status(season)
    assert [watch.changed(), watch.changed()] == [False, False]


def test_each_commit_is_noticed_once(season: Context, watch: DatabaseWatch) -> None:
    """Several at once are one change."""
    log(season, 5, "list")
    assert [watch.changed(), watch.changed()] == [True, False]
    log(season, 5, "list")
    undo(season)
    assert [watch.changed(), watch.changed()] == [True, False]


def test_a_change_that_was_refused_is_none(season: Context, watch: DatabaseWatch) -> None:
    """Nothing was committed."""
    with pytest.raises(Exception, match="more than the 24 hours"):
        log(season, 1441, "list")
    with pytest.raises(Exception, match="No step matches"):
        ticks.done(season, ["list", "unicorn"])
    assert not watch.changed()


def test_the_shell_is_noticed_by_the_app(season: Context, watch: DatabaseWatch) -> None:
    """Another process, as in another terminal."""
    environ = {
        **os.environ,
        "PYTHONPATH": SOURCE,
        "MATCHTRACK_DB": season.database,
        "MATCHTRACK_NOW": "2026-11-22T08:00",
    }
    subprocess.run(
        [sys.executable, "-m", "matchtrack", "log", "15", "list"], env=environ, check=True, capture_output=True
    )
    assert watch.changed()
    assert status(season).minutes == 15


def test_a_watch_holds_nobody_up(season: Context, watch: DatabaseWatch) -> None:
    """It keeps no transaction open: plan and daily writes go through while it looks on."""
    assert not watch.changed()
    log(season, 5, "list")
    import_plan(season, a_file(Path(season.database).parent, a_plan(name="Another"), "other.toml"), merge=True)
    assert watch.changed()


def test_a_database_that_appears_is_a_change(tmp_path: Path) -> None:
    """As on the first run, when the shell sets the season up."""
    watch = DatabaseWatch(a_context(tmp_path))
    assert not watch.changed()
    season = a_season(tmp_path)
    assert [watch.changed(), watch.changed()] == [True, False]
    log(season, 5, "list")
    assert watch.changed()
    watch.close()


@pytest.mark.skipif(os.name == "nt", reason="Windows lets nobody take an open file away")
def test_a_database_that_goes_or_is_another_one_is_a_change(season: Context, watch: DatabaseWatch) -> None:
    """As when a backup takes its place."""
    path = Path(season.database)
    copy = path.with_name("copy.db")
    shutil.copy(path, copy)
    path.unlink()
    assert [watch.changed(), watch.changed()] == [True, False]
    copy.rename(path)
    assert [watch.changed(), watch.changed()] == [True, False]
    shutil.copy(path, copy)
    copy.replace(path)
    assert [watch.changed(), watch.changed()] == [True, False]
    log(season, 5, "list")
    assert watch.changed()


def test_a_file_of_another_kind_is_no_crash(tmp_path: Path) -> None:
    """Whoever reads it next is told what it is."""
    context = a_context(tmp_path)
    path = Path(context.database)
    path.parent.mkdir()
    path.write_text("milk, eggs\n" * 100, encoding="utf-8")
    watch = DatabaseWatch(context)
    assert [watch.changed(), watch.changed()] == [False, False]
    watch.close()
    watch.close()
