"""A season in a real SQLite file, a fixed clock, and a way to run the app in a test."""

from __future__ import annotations

import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from busy_days import a_busy_season
from pilots import run_house
from plans_for_screens import a_context, a_season
from stillness import to_thread_seen, wait_for_stillness
from textual.widgets import Input, TextArea

if TYPE_CHECKING:
    from pilots import RunApp

    from matchtrack.services.context import Context

GARBAGE_CALLS = ("collect", "enable", "freeze", "unfreeze")


@pytest.fixture(autouse=True)
def a_still_cursor(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep cursors from blinking by the wall clock."""
    for widget in (Input, TextArea):
        monkeypatch.setattr(widget._reactives["cursor_blink"], "_default", False)


@pytest.fixture(autouse=True)
def a_patient_pilot(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let pilots wait for the app instead of the machine."""
    for module in ("textual.app", "textual.pilot"):
        monkeypatch.setattr(f"{module}.wait_for_idle", wait_for_stillness)
    monkeypatch.setattr("asyncio.to_thread", to_thread_seen)


@pytest.fixture(autouse=True)
def rubbish_as_usual(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the app from looking through all that a process full of tests holds; the app in a terminal does it."""
    monkeypatch.setattr("matchtrack.tui.app.gc", SimpleNamespace(**dict.fromkeys(GARBAGE_CALLS, lambda: None)))


@pytest.fixture(autouse=True)
def an_app_that_does_not_insist(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the app open without a check-in and end without a question; the tests of insisting replace this."""
    monkeypatch.setattr("matchtrack.services.check_in.check_in_due", lambda _: False)
    monkeypatch.setattr("matchtrack.services.leaving.leaving_view", lambda _: None)


@pytest.fixture(autouse=True)
def no_keeping(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make no backups beside the app, which a test would have to wait for; tests of keeping call it themselves."""
    monkeypatch.setattr("matchtrack.tui.keeping.look_after", lambda _: None)


@pytest.fixture
def busy(tmp_path: Path) -> Context:
    """Give the busy season at 06:40."""
    return a_busy_season(tmp_path)


@pytest.fixture(scope="session")
def database_of_the_app(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Make the database of the small plan once."""
    return a_season(tmp_path_factory.mktemp("small")).database


@pytest.fixture
def context(tmp_path: Path, database_of_the_app: str) -> Context:
    """Give the context of a small season on Sunday, 22 November 2026, 07:30 UTC."""
    context = a_context(tmp_path)
    Path(context.database).parent.mkdir()
    shutil.copy(database_of_the_app, context.database)
    return context


@pytest.fixture
def run_app() -> RunApp:
    """Give a function that runs the app on a context and lets `body(pilot, app)` use it."""
    return run_house
