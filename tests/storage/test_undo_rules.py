"""What an undo must not break, and what stands in its way, in a few rows."""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING

import pytest

from matchtrack.storage.history import Change
from matchtrack.storage.undo_rules import broken_rule, rivals

if TYPE_CHECKING:
    from collections.abc import Iterator

TABLES = """
CREATE TABLE momentum_entry (id INTEGER PRIMARY KEY, day TEXT, minutes INTEGER, started_utc TEXT, ended_utc TEXT);
CREATE TABLE day_off (id INTEGER PRIMARY KEY, first_day TEXT, last_day TEXT);
CREATE TABLE baby_step (id INTEGER PRIMARY KEY, big_step_id INTEGER, key TEXT, status TEXT);
CREATE TABLE running_timer (id INTEGER PRIMARY KEY, step_id INTEGER);
CREATE TABLE prerequisite (step_id INTEGER, needs_id INTEGER);
"""


@pytest.fixture
def rows() -> Iterator[sqlite3.Connection]:
    """The tables that the rules look at, empty."""
    with contextlib.closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.executescript(TABLES)
        yield connection


def fill(rows: sqlite3.Connection, table: str, *lines: tuple[object, ...]) -> None:
    """Put rows into a table."""
    for line in lines:
        rows.execute(f"INSERT INTO {table} VALUES ({','.join('?' * len(line))})", line)  # noqa: S608


@pytest.mark.parametrize(
    ("error", "table", "before", "found"),
    [
        ("entries overlap", "momentum_entry", {"started_utc": "08:10", "ended_utc": "08:40"}, [1, 2]),
        ("entries overlap", "momentum_entry", {"started_utc": "08:30", "ended_utc": "09:00"}, [2]),
        ("entries overlap", "momentum_entry", {"started_utc": "08:00", "ended_utc": "08:20"}, [1]),
        ("they share a day", "day_off", {"first_day": "04", "last_day": "06"}, [1, 2]),
        ("they share a day", "day_off", {"first_day": "05", "last_day": "05"}, []),
    ],
)
def test_what_shares_time_with_a_row_is_named(
    rows: sqlite3.Connection, error: str, table: str, before: dict[str, object], found: list[int]
) -> None:
    """Entries may touch, days may not; the row itself is no rival."""
    fill(rows, "momentum_entry", (1, "d", 20, "08:00", "08:20"), (2, "d", 20, "08:30", "08:50"),
         (3, "d", 30, "08:00", "09:00"))  # fmt: skip
    fill(rows, "day_off", (1, "02", "04"), (2, "06", "08"), (3, "04", "06"))
    reason, others = rivals(rows, Change(table, 3, before, None), error)
    assert [(table, row) for row in found] == others
    assert reason == {"momentum_entry": "its time belongs to another entry now",
                      "day_off": "its days lie in other days off now"}[table]  # fmt: skip


def test_what_has_the_place_of_a_row_is_named(rows: sqlite3.Connection) -> None:
    """By all of the values that must be unlike; also a row of the same number."""
    fill(rows, "baby_step", (1, 7, "ask", "todo"), (2, 8, "ask", "todo"), (3, 7, "list", "todo"))
    change = Change("baby_step", 1, {"big_step_id": 7, "key": "ask"}, None)
    error = "UNIQUE constraint failed: baby_step.big_step_id, baby_step.key"
    assert rivals(rows, change, error) == ("something else has its place now", [("baby_step", 1)])


@pytest.mark.parametrize("error", ["CHECK constraint failed: minutes", "entries overlap"])
def test_another_rule_of_the_schema_is_told_as_it_is(rows: sqlite3.Connection, error: str) -> None:
    """Where nobody can be named."""
    change = Change("baby_step", 1, None, {"id": 1})
    assert rivals(rows, change, error) == (f"a rule of the database forbids it ({error})", [])


@pytest.mark.parametrize("status", ["done", "dropped"])
@pytest.mark.parametrize("table", ["baby_step", "running_timer"])
def test_no_timer_runs_on_a_settled_step(rows: sqlite3.Connection, table: str, status: str) -> None:
    """Whether the step or the timer was written."""
    fill(rows, "running_timer", (1, 5))
    fill(rows, "baby_step", (5, 1, "ask", "started"), (6, 1, "list", status))
    change = Change(table, 5, None, {"id": 5})
    assert broken_rule(rows, [change]) is None
    rows.execute("UPDATE running_timer SET step_id = 6")
    assert broken_rule(rows, [change]) == (
        "the timer runs on a step that would be done or dropped", ("running_timer",),
    )  # fmt: skip
    assert broken_rule(rows, [Change("day_off", 1, None, {"id": 1})]) is None


def test_no_day_gets_more_minutes_than_it_has(rows: sqlite3.Connection) -> None:
    """A full one is no fault; only days that were written are looked at."""
    fill(rows, "momentum_entry", (1, "22", 1000, "", ""), (2, "22", 440, "", ""), (3, "23", 1441, "", ""))
    written = Change("momentum_entry", 2, None, {"day": "22"})
    assert broken_rule(rows, [written, Change("momentum_entry", 3, {"day": "23"}, None)]) is None
    assert broken_rule(rows, [Change("day_off", 3, None, {"day": "23"})]) is None
    rows.execute("UPDATE momentum_entry SET minutes = 441 WHERE id = 2")
    assert broken_rule(rows, [written]) == ("22 would have more minutes than a day has", ("momentum_entry",))


def test_no_steps_wait_for_each_other_in_a_circle(rows: sqlite3.Connection) -> None:
    """Over however many others."""
    fill(rows, "prerequisite", (1, 2), (2, 3), (3, 4))
    written = Change("prerequisite", 9, None, {"step_id": 1, "needs_id": 2})
    assert broken_rule(rows, [written]) is None
    fill(rows, "prerequisite", (4, 1))
    assert broken_rule(rows, [written]) == ("steps would wait for each other in a circle", ("prerequisite",))
    assert broken_rule(rows, [Change("prerequisite", 9, {"step_id": 1, "needs_id": 2}, None)]) is None
    assert broken_rule(rows, [Change("day_off", 9, None, {"step_id": 1, "needs_id": 2})]) is None
