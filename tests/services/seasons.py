"""Contexts, plans and seasons for the tests of the services."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from matchtrack.config import Settings
from matchtrack.domain.plan import Plan, PlannedBigStep, PlannedStep
from matchtrack.planfile.writing import write_plan
from matchtrack.services.context import Context
from matchtrack.services.plans import import_plan
from matchtrack.storage.connection import open_reading
from matchtrack.storage.migrations import LOGGED_TABLES

if TYPE_CHECKING:
    from pathlib import Path

TODAY = dt.date(2026, 11, 22)
NOW = dt.datetime(2026, 11, 22, 8, tzinfo=dt.UTC)


def a_context(folder: Path, *, now: dt.datetime = NOW) -> Context:
    """A context whose database and settings lie in the folder."""
    return Context(
        database=str(folder / "data" / "matchtrack.db"),
        clock=lambda: now,
        settings=Settings(),
        source="shell",
        environ={"MATCHTRACK_CONFIG": str(folder / "config" / "config.toml")},
    )


def a_step(key: str = "ask", **fields: Any) -> PlannedStep:
    """A planned baby step."""
    usual: dict[str, Any] = {"key": key, "title": f"Do {key}", "minutes": 15, "difficulty": 2}
    return PlannedStep(**usual | fields)


def a_big_step(key: str, *steps: PlannedStep, **fields: Any) -> PlannedBigStep:
    """A planned big step."""
    usual: dict[str, Any] = {"key": key, "area": "letters", "title": f"All of {key}", "baby_steps": steps}
    return PlannedBigStep(**usual | fields)


def a_plan(*big_steps: PlannedBigStep, **fields: Any) -> Plan:
    """A plan, by default one of three baby steps in a row."""
    usual = a_big_step(
        "letters", a_step("list"), a_step("ask", after=("letters/list",)), a_step("thank", after=("letters/ask",))
    )
    given: dict[str, Any] = {"name": "A season", "match_year": 2028, "big_steps": big_steps or (usual,)}
    return Plan(**given | fields)


def a_file(folder: Path, plan: Plan, name: str = "plan.toml") -> str:
    """A plan file; gives its path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(write_plan(plan), encoding="utf-8")
    return str(path)


def a_season(folder: Path, plan: Plan | None = None) -> Context:
    """A context whose database holds a season with this plan."""
    context = a_context(folder)
    import_plan(context, a_file(folder, plan or a_plan(), "start.toml"))
    return context


def rows_of(context: Context) -> dict[str, list[tuple[Any, ...]]]:
    """Every row that undo works on."""
    connection = open_reading(context.database)
    try:
        return {
            table: connection.execute(f"SELECT rowid, * FROM {table} ORDER BY rowid").fetchall()  # noqa: S608
            for table in LOGGED_TABLES
        }
    finally:
        connection.close()


def last_title(context: Context) -> str:
    """What undo says of the last change."""
    connection = open_reading(context.database)
    try:
        (title,) = connection.execute("SELECT title FROM change_group ORDER BY id DESC LIMIT 1").fetchone()
    finally:
        connection.close()
    return str(title)
