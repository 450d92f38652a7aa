"""What each command imports, read from a fresh process: a wall clock would not fail the same everywhere, this does."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from matchtrack.cli.catalogue import COMMANDS
from matchtrack.storage import connection, migrations
from matchtrack.storage.transactions import Transaction

SOURCE = str(Path(__file__).parents[2] / "src")
NOW = "2026-11-23T06:40"

PROGRAM = """
import sys
before = set(sys.modules)
from matchtrack.__main__ import main
code = main(sys.argv[1:])
print("CODE", code)
print("MODULES", *(set(sys.modules) - before))
"""

HEAVY = {"textual", "sqlalchemy", "pendulum", "msgspec", "platformdirs", "tomlkit", "tomli_w", "rich"}
SLOW = HEAVY | {
    "dataclasses", "typing", "pathlib", "zoneinfo", "json", "tomllib", "contextlib", "inspect", "shutil", "locale",
    "textwrap", "subprocess", "tempfile", "logging", "importlib.resources", "importlib.metadata", "difflib",
}  # fmt: skip
"""What a command that is typed all day, or asked by a shell prompt, never waits for."""

FASTEST = (
    "status", "status --short", "log 5 1", "log 5 1 --note fine", "start 1", "stop", "stop --focus 4",
    "pause", "resume", "done 1", "done 1 2", "wait 1",
    "drop 1", "reopen 3", "remind",
)  # fmt: skip
LIGHT = (
    "today", "today --plain", "today --json", "steps", "steps --all --json", "steps --plain", "export",
    "export --format json", "export --format csv", "season", "hours", "paths", "config", "config default", "undo",
    "completion bash", "check-in", "bad-day", "overwhelmed",
    "forecast", "forecast --json", "status --json", "log 5 1 --json", "done 1 --json", "log 5",
    "history", "redo",
)  # fmt: skip


@pytest.fixture
def season(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a season of three steps; the third is done, and a timer runs on the second."""
    database = tmp_path / "match.db"
    migrations.bring_up_to_date(str(database))
    opened = connection.open_writing(str(database))
    with Transaction(opened, str(database), "made", "shell", "2026-11-01T00:00:00Z") as change:
        change.execute("INSERT INTO season VALUES (1, 2028, 'Small', '', '2026-11-01T00:00:00Z')")
        change.execute("INSERT INTO big_step (id, key, area, title, position) VALUES (1, 'big', 'letters', 'Big', 0)")
        for number in (1, 2, 3):
            change.execute(
                "INSERT INTO baby_step (id, big_step_id, key, title, position, minutes, difficulty) "
                "VALUES (?, 1, ?, ?, ?, 15, ?)",
                (number, f"step-{number}", f"Step {number}", number, number + 1),
            )
        change.execute("UPDATE baby_step SET status = 'done', done_on = '2026-11-20' WHERE id = 3")
    opened.close()
    monkeypatch.setenv("MATCHTRACK_DB", str(database))
    monkeypatch.setenv("MATCHTRACK_NOW", NOW)


def imported(line: str) -> set[str]:
    """Run one command line in a fresh process and give the modules that it imported."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *line.split()],
        env={**os.environ, "PYTHONPATH": SOURCE}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    *_, code, modules = done.stdout.splitlines()
    assert code in {"CODE 0", "CODE 1"}, done.stderr
    return set(modules.split()[1:])


@pytest.mark.usefixtures("season")
@pytest.mark.parametrize("line", FASTEST)
def test_the_fastest_commands_import_next_to_nothing(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A status in the shell prompt and a log a day must feel like nothing at all."""
    if line.startswith(("stop", "pause", "resume")):
        imported("start 2")
        if line == "resume":
            imported("pause")
        monkeypatch.setenv("MATCHTRACK_NOW", "2026-11-23T06:50")

    assert set() == imported(line) & SLOW


@pytest.mark.usefixtures("season")
def test_a_reminder_that_speaks_is_as_fast(monkeypatch: pytest.MonkeyPatch) -> None:
    """The easiest step is found without the planner."""
    monkeypatch.setenv("MATCHTRACK_NOW", "2026-11-23T21:00")

    assert set() == imported("remind") & SLOW


@pytest.mark.usefixtures("season")
@pytest.mark.parametrize("line", LIGHT)
def test_lists_and_exports_import_nothing_heavy(line: str) -> None:
    """SQLAlchemy alone costs more than all the rest."""
    if line in {"undo", "redo"}:
        imported("done 1")
    if line == "redo":
        imported("undo")

    assert set() == imported(line) & HEAVY


@pytest.mark.usefixtures("season")
@pytest.mark.parametrize("line", ["today", "today --json", "steps", "steps --plain", "hours", "export --format json"])
def test_lists_import_no_machinery_of_dataclasses(line: str) -> None:
    """It reads source code: a quarter of the time that a short list takes."""
    assert set() == imported(line) & {"dataclasses", "inspect"}


@pytest.mark.parametrize("line", ["--help", "--version", *(f"{name} --help" for name in COMMANDS)])
def test_help_opens_no_database_and_no_app(line: str) -> None:
    """Help comes at once, also on a machine where something is broken."""
    assert set() == imported(line) & (HEAVY | {"sqlite3"})


@pytest.mark.usefixtures("season")
@pytest.mark.parametrize("line", ["status", "log 5 1", "today"])
def test_only_the_wanted_command_is_imported(line: str) -> None:
    """Twenty commands, one module."""
    modules = {name for name in imported(line) if name.startswith("matchtrack.cli.commands.")}

    assert {f"matchtrack.cli.commands.{line.split(maxsplit=1)[0]}"} == modules
