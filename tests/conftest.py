"""What every test stands on: a home of its own, a fixed zone, no colours, no user settings."""

from __future__ import annotations

import gc
import os
import shutil
import tempfile
import time
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from collections.abc import Iterator

pytest_plugins = ["app_fixtures", "shell_fixtures"]

MEMORY = "/dev/shm"  # noqa: S108 - a folder of our own is made in it

TEXTUAL_OF_THE_PICTURES = "8.2.8"
"""Another Textual may draw the same screens with other bytes."""

collect_ignore = [] if os.name == "posix" else ["tui/test_in_a_terminal.py"]
"""Windows has no pseudo-terminals in the standard library."""

if version("textual") != TEXTUAL_OF_THE_PICTURES:
    collect_ignore.append("snapshots")

os.environ["TEXTUAL_ANIMATIONS"] = "none"

settings.register_profile(
    "house",
    deadline=None,
    max_examples=60,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("house")


def pytest_report_header() -> str:
    """Say whether the pictures of the screens are compared."""
    compared = "not compared" if "snapshots" in collect_ignore else "compared"
    return f"pictures: taken with Textual {TEXTUAL_OF_THE_PICTURES}, {compared} with Textual {version('textual')}"


def pytest_collection_finish() -> None:
    """Spare the collector what stays until the end: thousands of tests, and all that they imported."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def a_home_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Cut the machine out: home, places, zone and clock come from the test."""
    home = tmp_path / "home"
    home.mkdir()
    for name in ("MATCHTRACK_DB", "MATCHTRACK_NOW", "MATCHTRACK_CONFIG", "NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(home / name.lower()))
    monkeypatch.setenv("TZ", "UTC")
    if hasattr(time, "tzset"):
        time.tzset()


@pytest.fixture
def folder_in_memory() -> Iterator[Path]:
    """Give a folder that waits for no disk, where there is memory for one: for thousands of writes, and for kills."""
    made = tempfile.mkdtemp(dir=MEMORY if os.access(MEMORY, os.W_OK) else None)
    yield Path(made)
    shutil.rmtree(made, ignore_errors=True)
