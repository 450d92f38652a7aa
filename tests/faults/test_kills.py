"""kill -9: whatever the moment, no acknowledged entry is lost, none is half there, and the timer goes on."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import kills
import pytest

from matchtrack.services.plans import import_plan

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has neither fork nor SIGKILL")

KILLS = 200


def test_two_hundred_kills_lose_nothing(folder_in_memory: Path) -> None:
    """During logs and while a timer runs; bench/kills.py does it ten thousand times."""
    done = subprocess.run(
        [sys.executable, kills.__file__, str(folder_in_memory / "kills"), str(KILLS), "2028"],
        capture_output=True, text=True, check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )  # fmt: skip
    report = json.loads(done.stdout)
    assert report["faults"] == []
    assert report["kills"] >= KILLS
    assert all(report[seen] > 0 for seen in ("acknowledged", "broken_writes", "timers_resumed", "in_flight_kept"))


def test_a_lost_entry_would_be_seen(folder_in_memory: Path) -> None:
    """The comparison itself can fail."""
    report = kills.Report()
    source = folder_in_memory / "source"
    source.mkdir()
    life = kills.Life(folder_in_memory / "life", source, report)
    plan = folder_in_memory / "plan.toml"
    plan.write_text(kills._PLAN, encoding="utf-8")
    import_plan(life.context(0), str(plan))
    life.compare([["TRY", "log", "5"], ["ACK", "log", "5"]])
    assert len(report.faults) == 1
