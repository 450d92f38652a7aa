"""Reads the whole plan as the value that a plan file holds."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from matchtrack.domain.due import Due
from matchtrack.domain.plan import Plan, PlannedBigStep, PlannedStep

if TYPE_CHECKING:
    import sqlite3


_BIG_STEPS = "SELECT id, key, area, title, due_day, due_key, due_offset, notes FROM big_step ORDER BY position, id"
_STEPS = (
    "SELECT id, big_step_id, key, title, minutes, difficulty, boring, status, due_day, due_key, due_offset, "
    "earliest_day, earliest_key, earliest_offset, waiting_on, wait_days, expected, done_on, notes "
    "FROM baby_step ORDER BY position, id"
)
_AFTER = (
    "SELECT p.step_id, b.key || '/' || n.key FROM prerequisite p JOIN baby_step n ON n.id = p.needs_id "
    "JOIN big_step b ON b.id = n.big_step_id ORDER BY b.position, b.id, n.position, n.id"
)
_AFTER_KEYS = (
    "SELECT c.key || '/' || s.key, b.key || '/' || n.key FROM prerequisite p "
    "JOIN baby_step s ON s.id = p.step_id JOIN big_step c ON c.id = s.big_step_id "
    "JOIN baby_step n ON n.id = p.needs_id JOIN big_step b ON b.id = n.big_step_id"
)
_USERS_DATES = "SELECT key, day FROM key_date WHERE source = 'user' ORDER BY day, key"


def read_plan(connection: sqlite3.Connection) -> Plan:
    """Give the plan with its progress, in its order; an empty one without a name where there is no season.

    `key_dates` holds those that the user set; each `after` is in the plan's order.
    """
    season = connection.execute("SELECT match_year, name, summary FROM season").fetchone() or (None, "", "")
    steps = _steps_by_big_step(connection)
    return Plan(
        match_year=season[0],
        name=season[1],
        summary=season[2],
        key_dates={key: dt.date.fromisoformat(day) for key, day in connection.execute(_USERS_DATES)},
        big_steps=tuple(
            PlannedBigStep(
                key=key, area=area, title=title, due=_due(due), notes=notes, baby_steps=tuple(steps.get(big_id, ()))
            )
            for big_id, key, area, title, *due, notes in connection.execute(_BIG_STEPS)
        ),
    )


def _steps_by_big_step(connection: sqlite3.Connection) -> dict[int, list[PlannedStep]]:
    after: dict[int, list[str]] = {}
    for step_id, key in connection.execute(_AFTER):
        after.setdefault(step_id, []).append(key)
    steps: dict[int, list[PlannedStep]] = {}
    for row in connection.execute(_STEPS):
        step_id, big_id, key, title, minutes, difficulty, boring, status, *dates = row[:14]
        waiting_on, wait_days, expected, done_on, notes = row[14:]
        step = PlannedStep(
            key=key, title=title, minutes=minutes, difficulty=difficulty, boring=bool(boring), status=status,
            due=_due(dates[:3]), earliest=_due(dates[3:]), after=tuple(after.get(step_id, ())), waiting_on=waiting_on,
            wait_days=wait_days, expected=_day(expected), done_on=_day(done_on), notes=notes,
        )  # fmt: skip
        steps.setdefault(big_id, []).append(step)
    return steps


def _due(columns: list[str | int | None]) -> Due | None:
    day, key_date, offset = columns
    if day is not None:
        return Due(day=_day(str(day)))
    return None if key_date is None else Due(key_date=str(key_date), offset_days=int(offset or 0))


def _day(text: str | None) -> dt.date | None:
    return None if text is None else dt.date.fromisoformat(text)


def read_after(connection: sqlite3.Connection) -> dict[str, tuple[str, ...]]:
    """Give the prerequisites of every step that has some, as whole keys."""
    after: dict[str, list[str]] = {}
    for key, need in connection.execute(_AFTER_KEYS):
        after.setdefault(key, []).append(need)
    return {key: tuple(needs) for key, needs in after.items()}
