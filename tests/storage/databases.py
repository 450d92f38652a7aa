"""Databases for the tests of storage: how they are made, written and looked at."""

from __future__ import annotations

import contextlib
import datetime as dt
from typing import TYPE_CHECKING, Any

from matchtrack.domain.plan import Plan, PlannedBigStep, PlannedStep
from matchtrack.domain.season import derive_key_dates
from matchtrack.storage.connection import Transaction, open_reading, open_writing
from matchtrack.storage.migrations import LOGGED_TABLES
from matchtrack.storage.plan_reading import read_plan
from matchtrack.storage.plan_rows import save_plan
from matchtrack.storage.season_rows import add_season
from matchtrack.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from pathlib import Path

NOW = "2026-11-22T08:00:00Z"
TODAY = dt.date(2026, 11, 22)


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
