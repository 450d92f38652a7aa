"""kill -9: whatever the moment, no acknowledged entry is lost, none is half there, and the timer goes on."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import kills
import pytest

from matchtrack.services.plans import import_plan

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has neither fork nor SIGKILL")

KILLS = 200
MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder in memory, where there is one: a process is killed here, not a disk."""
    made = Path(tempfile.mkdtemp(dir=MEMORY if os.access(MEMORY, os.W_OK) else None))
    yield made
    shutil.rmtree(made, ignore_errors=True)


def test_two_hundred_kills_lose_nothing(folder: Path) -> None:
    """During logs and while a timer runs; bench/kills.py does it ten thousand times."""
    done = subprocess.run(
        [sys.executable, kills.__file__, str(folder / "kills"), str(KILLS), "2028"],
        capture_output=True, text=True, check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )  # fmt: skip
    report = json.loads(done.stdout)
    assert report["faults"] == []
    assert report["kills"] >= KILLS
    assert all(report[seen] > 0 for seen in ("acknowledged", "broken_writes", "timers_resumed", "in_flight_kept"))


def test_a_lost_entry_would_be_seen(folder: Path) -> None:
    """The comparison itself can fail."""
    report = kills.Report()
    source = folder / "source"
    source.mkdir()
    life = kills.Life(folder / "life", source, report)
    plan = folder / "plan.toml"
    plan.write_text(kills._PLAN, encoding="utf-8")
    import_plan(life.context(0), str(plan))
    life.compare([["TRY", "log", "5"], ["ACK", "log", "5"]])
    assert len(report.faults) == 1
