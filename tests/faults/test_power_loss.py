"""Power loss: whatever the disk still holds, the database is whole, and nothing that was acknowledged is missing."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from power_loss import lost, record_scenario

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")


@pytest.mark.parametrize(
    ("scenario", "states"), [("day", 150), ("import", 50), ("update", 30), ("restore", 40), ("rescue", 40)]
)
def test_every_state_that_a_power_loss_leaves_is_the_old_one_or_the_new(
    tmp_path: Path, scenario: str, states: int
) -> None:
    """bench/power_loss.py does the same a hundred thousand times."""
    assert lost(record_scenario(scenario, tmp_path), states) == []


def test_a_loss_would_be_seen(tmp_path: Path) -> None:
    """The same day, written without waiting for the disk, loses what was acknowledged."""
    assert lost(record_scenario("careless", tmp_path), 100)
