"""The awake clock: it knows its boot, only goes forward, and says nothing where it knows nothing."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

import pytest

from matchtrack import awake
from matchtrack.services.context import context_of

if TYPE_CHECKING:
    from pathlib import Path

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="other systems tell it by other means")


@on_linux
def test_linux_tells_the_boot_and_the_seconds_awake(tmp_path: Path) -> None:
    """The clock that stands still in sleep; its boot has a name."""
    before = time.clock_gettime(time.CLOCK_MONOTONIC)
    answer = awake.system_awake_clock()

    assert answer is not None
    assert before <= answer[1] <= time.clock_gettime(time.CLOCK_MONOTONIC)
    assert len(answer[0]) == 36
    assert context_of(database=str(tmp_path / "m.db"), source="shell", environ=os.environ).awake() is not None


@pytest.mark.skipif(sys.platform not in {"linux", "darwin", "win32"}, reason="no other system is known")
def test_every_system_that_we_know_answers() -> None:
    """And says the same boot twice."""
    first, second = awake.system_awake_clock(), awake.system_awake_clock()

    assert first is not None
    assert second is not None
    assert first[0] == second[0]
    assert first[1] <= second[1]


def test_no_awake_clock_goes_with_a_clock_that_is_set() -> None:
    """Whoever tries tomorrow has no real seconds there."""
    assert awake.awake_clock_of({"MATCHTRACK_NOW": "2026-11-23T06:40"})() is None
    assert awake.awake_clock_of({}) is awake.system_awake_clock


@on_linux
@pytest.mark.parametrize("content", [None, b"", b"\xff\xfe"])
def test_a_system_that_does_not_answer_is_no_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes | None
) -> None:
    """The timer then trusts the clock on the wall."""
    file = tmp_path / "boot_id"
    if content is not None:
        file.write_bytes(content)
    monkeypatch.setattr(awake, "_BOOT_FILE", str(file))

    assert awake.system_awake_clock() is None
