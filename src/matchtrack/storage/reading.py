"""Reads of screens, lists and exports: plain SQL, rows straight into frozen domain values."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import TYPE_CHECKING

from matchtrack.domain.due import Due
from matchtrack.domain.steps import BigStep, KeyDate, ListedStep, Season, Step

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_STEP = (
    "SELECT id, key, title, area, big_step_id, big_step, big_step_title, minutes, minutes_logged, difficulty, boring, "
    "status, due, due_day, due_key, due_offset, earliest, earliest_day, earliest_key, earliest_offset, blocked, "
    "waiting_on, wait_days, expected, done_on, notes, version FROM step_view "
)
_LISTED = (
    "SELECT id, difficulty, title, area, minutes, status, COALESCE(due, ''), blocked, waiting_on, "
    "COALESCE(expected, '') FROM step_view "
)
_OPEN = "status NOT IN ('done', 'dropped')"
_MOST_VARIABLES = 900


@lru_cache(maxsize=2048)
def _day(text: str | None) -> dt.date | None:
    return None if text is None else dt.date.fromisoformat(text)


@lru_cache(maxsize=2048)
def _rule(day: str | None, key_date: str | None, offset: int) -> str:
    if day is not None:
        return day
    return str(Due(key_date=key_date, offset_days=offset)) if key_date else ""


def _step(row: tuple, after: Mapping[int, list[str]]) -> Step:  # type: ignore[type-arg] # a row of _STEP
    (
        step_id, key, title, area, big_step_id, big_step, big_step_title, minutes, logged, difficulty, boring,
        status, due, due_day, due_key, due_offset, earliest, earliest_day, earliest_key, earliest_offset, blocked,
        waiting_on, wait_days, expected, done_on, notes, version,
    ) = row  # fmt: skip
    return Step(
        step_id, key, title, area, big_step_id, big_step, big_step_title, minutes, logged, difficulty, bool(boring),
        status, _day(due), _rule(due_day, due_key, due_offset), _day(earliest),
        _rule(earliest_day, earliest_key, earliest_offset), tuple(after.get(step_id, ())), bool(blocked), waiting_on,
        wait_days, _day(expected), _day(done_on), notes, version,
    )  # fmt: skip


def _prerequisites(
    connection: sqlite3.Connection, where: str = "", values: Sequence[object] = ()
) -> dict[int, list[str]]:
    after: dict[int, list[str]] = {}
    rows = connection.execute(
        "SELECT p.step_id, b.key || '/' || n.key FROM prerequisite p JOIN baby_step n ON n.id = p.needs_id "  # noqa: S608
        f"JOIN big_step b ON b.id = n.big_step_id {where} ORDER BY b.position, n.position",
        values,
    )
    for step_id, key in rows:
        after.setdefault(step_id, []).append(key)
    return after


def list_steps(
    connection: sqlite3.Connection, *, every: bool = False, area: str = "", big_step: str = ""
) -> list[Step]:
    """Give the open steps, or every one, in the plan's order: `area` and `big_step` (a key) narrow the list."""
    narrowed = _narrowed(every=every, area=area, big_step=big_step)
    rows = connection.execute(f"{_STEP} {narrowed}", {"area": area, "big": big_step})
    after = _prerequisites(connection)
    return [_step(row, after) for row in rows]


def listed_steps(connection: sqlite3.Connection, *, every: bool = False, area: str = "") -> list[ListedStep]:
    """Give the same steps as `list_steps`, each as thin as its line in a list."""
    rows = connection.execute(f"{_LISTED} {_narrowed(every=every, area=area)}", {"area": area})
    return list(map(ListedStep._make, rows))


def _narrowed(*, every: bool, area: str, big_step: str = "") -> str:
    conditions = ([] if every else [_OPEN]) + ["area = :area"] * bool(area) + ["big_step = :big"] * bool(big_step)
    where = f"WHERE {' AND '.join(conditions)} " if conditions else ""
    return f"{where}ORDER BY big_position, position, id"


def steps_by_ids(connection: sqlite3.Connection, ids: Iterable[int]) -> dict[int, Step]:
    """Give the steps with these ids; a missing one is left out."""
    wanted = list(ids)
    found: dict[int, Step] = {}
    for begin in range(0, len(wanted), _MOST_VARIABLES):
        part = wanted[begin : begin + _MOST_VARIABLES]
        marks = ", ".join("?" * len(part))
        after = _prerequisites(connection, f"WHERE p.step_id IN ({marks})", part)
        for row in connection.execute(f"{_STEP} WHERE id IN ({marks})", part):
            found[row[0]] = _step(row, after)
    return found


def blocking_ids(connection: sqlite3.Connection, step_id: int) -> list[int]:
    """Give the ids of the prerequisites of a step that are neither done nor dropped, in the plan's order."""
    rows = connection.execute(
        "SELECT n.id FROM prerequisite p JOIN step_view n ON n.id = p.needs_id WHERE p.step_id = ? "  # noqa: S608
        f"AND n.{_OPEN} ORDER BY n.big_position, n.position, n.id",
        (step_id,),
    )
    return [row[0] for row in rows]


_BIG = """
SELECT b.id, b.key, b.title, b.area, COALESCE(b.due_day, date(k.day, b.due_offset || ' days')), b.due_day, b.due_key,
    b.due_offset, b.notes, TOTAL(CASE WHEN s.status <> 'dropped' THEN s.minutes END),
    TOTAL(CASE WHEN s.status = 'done' THEN s.minutes END),
    COUNT(CASE WHEN s.status <> 'dropped' THEN 1 END), COUNT(CASE WHEN s.status = 'done' THEN 1 END)
FROM big_step b LEFT JOIN key_date k ON k.key = b.due_key LEFT JOIN baby_step s ON s.big_step_id = b.id
GROUP BY b.id ORDER BY b.position, b.id
"""


def list_big_steps(connection: sqlite3.Connection) -> list[BigStep]:
    """Give the big steps in the plan's order, with their progress in minutes."""
    return [
        BigStep(
            id=big_id, key=key, title=title, area=area, due=_day(due), due_rule=_rule(due_day, due_key, due_offset),
            notes=notes, minutes_total=int(total), minutes_done=int(done), steps_total=steps, steps_done=steps_done,
        )
        for big_id, key, title, area, due, due_day, due_key, due_offset, notes, total, done, steps, steps_done
        in connection.execute(_BIG)
    ]  # fmt: skip


def has_season(connection: sqlite3.Connection) -> bool:
    """Say whether the season was made."""
    return connection.execute("SELECT 1 FROM season").fetchone() is not None


def season_made(connection: sqlite3.Connection) -> str | None:
    """Give the instant at which the season was made, in UTC, or None before that."""
    row = connection.execute("SELECT created_utc FROM season").fetchone()
    return None if row is None else str(row[0])


def read_season(connection: sqlite3.Connection) -> Season | None:
    """Give the season with its key dates in order of day, or None before set-up."""
    row = connection.execute("SELECT match_year, name, summary FROM season").fetchone()
    if row is None:
        return None
    dates = connection.execute("SELECT key, day, source, checked_on FROM key_date ORDER BY day, key")
    key_dates = tuple(
        KeyDate(key=key, day=dt.date.fromisoformat(day), source=source, checked_on=_day(checked))
        for key, day, source, checked in dates
    )
    return Season(match_year=row[0], name=row[1], summary=row[2], key_dates=key_dates)


def read_distractions(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Give what the user keeps out of the productive hours, in the user's order."""
    return tuple(row[0] for row in connection.execute("SELECT name FROM distraction ORDER BY position, id"))


def outline(connection: sqlite3.Connection) -> Iterator[tuple[int, int, str]]:
    """Give every step as (id, big step id, status) in the plan's order: all that a long list needs to scroll."""
    yield from connection.execute(
        "SELECT s.id, s.big_step_id, s.status FROM baby_step s JOIN big_step b ON b.id = s.big_step_id "
        "ORDER BY b.position, b.id, s.position, s.id"
    )


def titles(connection: sqlite3.Connection) -> dict[int, str]:
    """Give the title of every step."""
    return dict(connection.execute("SELECT id, title FROM baby_step").fetchall())


def count_steps(connection: sqlite3.Connection, today: dt.date) -> tuple[int, int]:
    """Count the open steps of the plan, and those done on `today`."""
    counts = (
        "SELECT (SELECT COUNT(*) FROM baby_step WHERE status IN ('todo', 'started', 'waiting')), "
        "(SELECT COUNT(*) FROM baby_step WHERE status = 'done' AND done_on = ?)"
    )
    open_steps, done_today = connection.execute(counts, (today.isoformat(),)).fetchone()
    return open_steps, done_today
