"""Several processes at once: the app, the shell, a second window (trust.md 2)."""

from __future__ import annotations

import multiprocessing
from typing import TYPE_CHECKING, Any

from databases import NOW, TODAY, a_database, a_unit, reading, writing

from matchtrack.storage import finding, journal
from matchtrack.storage.connection import open_reading
from matchtrack.storage.migrations import bring_up_to_date
from matchtrack.storage.tables import BabyStepRow

if TYPE_CHECKING:
    from pathlib import Path

WRITERS, ENTRIES = 4, 50


def log_often(path: str, writer: int) -> None:
    """Log entries one by one, and read in between."""
    for number in range(ENTRIES):
        with writing(path, f"{writer}: {number}") as connection:
            journal.add_entry(
                connection, finding.step_by_id(connection, 1), minutes=1, day=TODAY, span_utc=None, logged_utc=NOW,
                zone="UTC", utc_offset_minutes=0, source="typed", late=False, note=f"{writer}: {number}",
            )  # fmt: skip
        with reading(path) as connection:
            assert journal.minutes_of_day(connection, TODAY) > number


def edit_often(path: str) -> None:
    """Change a step through SQLAlchemy, counting on."""
    for _ in range(ENTRIES):
        with a_unit(path) as work:
            row = work.session.get_one(BabyStepRow, 2)
            row.position += 1
            work.commit()


def make_and_read(path: str) -> None:
    """Make the database, or find it made."""
    bring_up_to_date(path)
    open_reading(path).close()


def run_together(*jobs: tuple[Any, ...]) -> list[int | None]:
    """Run each job in a process of its own; give the exit codes."""
    spawn = multiprocessing.get_context("spawn")
    processes = [spawn.Process(target=job, args=arguments) for job, *arguments in jobs]
    for process in processes:
        process.start()
    for process in processes:
        process.join(90)
    return [process.exitcode for process in processes]


def test_no_entry_is_lost_when_four_processes_write(tmp_path: Path) -> None:
    """Nor does any of them fail: each waits for its turn."""
    path = a_database(tmp_path)
    assert run_together(*((log_often, path, writer) for writer in range(WRITERS))) == [0] * WRITERS
    with reading(path) as connection:
        notes = {row[0] for row in connection.execute("SELECT note FROM momentum_entry")}
        assert {f"{writer}: {number}" for writer in range(WRITERS) for number in range(ENTRIES)} == notes
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_daily_writes_and_edits_of_the_plan_do_not_lose_one_another(tmp_path: Path) -> None:
    """SQLAlchemy's transactions begin IMMEDIATE too: what was read is still so when it is written."""
    path = a_database(tmp_path)
    assert run_together((log_often, path, 0), (edit_often, path), (edit_often, path)) == [0, 0, 0]
    with reading(path) as connection:
        assert connection.execute("SELECT position FROM baby_step WHERE id = 2").fetchone() == (1 + 2 * ENTRIES,)
        assert journal.minutes_of_day(connection, TODAY) == ENTRIES


def test_processes_that_start_at_once_make_one_database(tmp_path: Path) -> None:
    """The first makes the schema, the others find it."""
    path = tmp_path / "new" / "matchtrack.db"
    assert run_together(*[(make_and_read, str(path))] * WRITERS) == [0] * WRITERS
