"""Databases for the tests of storage: how they are made, written and looked at."""

from __future__ import annotations

import contextlib
import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from matchtrack.domain.backups import Backup, Counts
from matchtrack.domain.plan import Plan, PlannedBigStep, PlannedStep
from matchtrack.domain.season import derive_key_dates
from matchtrack.storage.connection import open_reading, open_writing
from matchtrack.storage.migrations import LOGGED_TABLES
from matchtrack.storage.plan_reading import read_plan
from matchtrack.storage.plan_rows import save_plan
from matchtrack.storage.season_rows import add_season
from matchtrack.storage.transactions import Transaction
from matchtrack.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

NOW = "2026-11-22T08:00:00Z"
TODAY = dt.date(2026, 11, 22)
AT = dt.datetime(2026, 11, 23, 6, 40, tzinfo=dt.UTC)
COUNTS = Counts(steps=3, done=1, entries=2, minutes=45, last_day="2026-11-22", rows=12)


def a_step(key: str = "ask", **fields: Any) -> PlannedStep:
    """A planned baby step."""
    usual: dict[str, Any] = {"key": key, "title": f"Do {key}", "minutes": 15, "difficulty": 2}
    return PlannedStep(**usual | fields)


def a_big_step(key: str = "letters", *steps: PlannedStep, **fields: Any) -> PlannedBigStep:
    """A planned big step."""
    usual: dict[str, Any] = {"key": key, "area": "letters", "title": f"All of {key}", "baby_steps": steps}
    return PlannedBigStep(**usual | fields)


def a_plan(*big_steps: PlannedBigStep) -> Plan:
    """A plan, by default one of three baby steps in a row."""
    usual = a_big_step(
        "letters", a_step("list"), a_step("ask", after=("letters/list",)), a_step("thank", after=("letters/ask",))
    )
    return Plan(name="A season", match_year=2028, big_steps=big_steps or (usual,))


def a_database(folder: Path, plan: Plan | None = None) -> str:
    """A database with a season and a plan; gives its path."""
    path = str(folder / "data" / "matchtrack.db")
    with a_unit(path, "Set up") as work:
        add_season(work.session, match_year=2028, name="A season", summary="", days=derive_key_dates(2028), now_utc=NOW)
        save_plan(work.session, Plan(name=""), plan or a_plan())
        work.commit()
    return path


def a_unit(path: str, title: str = "A change") -> UnitOfWork:
    """A unit of work at the usual time."""
    return UnitOfWork(path, title=title, source="shell", now_utc=NOW)


def change_plan(path: str, plan: Plan) -> None:
    """Make this the plan of the database, as one change."""
    with a_unit(path) as work:
        save_plan(work.session, read_plan(work.driver()), plan)
        work.commit()


@contextlib.contextmanager
def reading(path: str) -> Iterator[sqlite3.Connection]:
    """A connection that reads, closed at the end."""
    with contextlib.closing(open_reading(path)) as connection:
        yield connection


@contextlib.contextmanager
def writing(path: str, title: str = "A change") -> Iterator[sqlite3.Connection]:
    """A connection inside one daily transaction, closed at the end."""
    with contextlib.closing(open_writing(path)) as connection, Transaction(connection, path, title, "shell", NOW):
        yield connection


def rows_of(path: str) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table that undo works on, with its rowid."""
    with reading(path) as connection:
        return {
            table: connection.execute(f"SELECT rowid, * FROM {table} ORDER BY rowid").fetchall()  # noqa: S608
            for table in LOGGED_TABLES
        }


def step_id(connection: sqlite3.Connection, key: str) -> int:
    """The id of the step with a whole key."""
    (found,) = connection.execute("SELECT id FROM step_view WHERE key = ?", (key,)).fetchone()
    return int(found)


def a_backup(folder: Path, number: int = 7, **fields: Any) -> Backup:
    """A backup, whose file holds nothing that could be looked into."""
    backup = Backup(
        number=number, path=str(folder / f"{number:04}-pre-v3.db"), database="matchtrack.db", at=AT, reason="pre-v3",
        version=3, counts=COUNTS, last_change="9 2026-11-23T06:39:00Z", size=4, sha256="ab", suspect=False,
    )  # fmt: skip
    backup = replace(backup, **fields)
    Path(backup.path).write_bytes(b"none")
    return backup
