"""Reading capacity, pins and daily slots from the tables."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from databases import TODAY, a_big_step, a_database, a_plan, a_step, reading, step_id, writing

from matchtrack.domain.capacity import DayCapacity, Opening, Reservation, UserPin
from matchtrack.storage import capacity

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

ROWS = (
    "INSERT INTO productive_window (weekday, start_minute, end_minute) VALUES (0, 360, 480), (6, 360, 480)",
    "INSERT INTO other_minutes VALUES (0, 30), (1, 30)",
    "INSERT INTO hours_pattern VALUES (1, 'nights'), (2, 'early')",
    "INSERT INTO pattern_window (pattern_id, weekday, start_minute, end_minute) VALUES (1, 1, 1320, 1500)",
    "INSERT INTO pattern_other VALUES (2, 3, 10)",
    "INSERT INTO pattern_use VALUES (1, 1, '2026-11-24', '2026-11-24'), (2, 2, '2026-11-25', '2026-11-26')",
    "INSERT INTO pattern_use VALUES (3, 1, '2026-11-01', '2026-11-02')",
    "INSERT INTO day_off (first_day, last_day) VALUES ('2026-11-27', '2026-11-28')",
    "INSERT INTO day_change VALUES (1, '2026-11-28', 1, NULL), (2, '2026-11-29', 0, 90)",
    "INSERT INTO day_window (day_change_id, start_minute, end_minute) VALUES (1, 600, 660)",
)


def fill(path: str, *statements: str) -> None:
    """Write rows in one change."""
    with writing(path) as connection:
        for statement in statements or ROWS:
            connection.execute(statement)


def read(connection: sqlite3.Connection, first: dt.date, days: int) -> list[DayCapacity]:
    """Read some days as they are in UTC, with days that begin at 04:00."""
    last = first + dt.timedelta(days=days - 1)
    return capacity.read_capacity(connection, first, last, day_start=240, zone=ZoneInfo("UTC"))


def an_opening(text: str, minutes: int) -> Opening:
    """Build an opening."""
    return Opening(dt.datetime.fromisoformat(text), minutes)


def test_a_week_is_read_with_all_that_differs(tmp_path: Path) -> None:
    """Usual, pattern, pattern with its own other minutes, off, off but changed, changed."""
    path = a_database(tmp_path)
    fill(path)
    with reading(path) as connection:
        days = read(connection, dt.date(2026, 11, 23), 7)
    assert [
        ((an_opening("2026-11-23T06:00", 120),), 30, False),
        ((an_opening("2026-11-24T22:00", 180),), 30, False),
        ((), 0, False),
        ((), 10, False),
        ((), 0, True),
        ((an_opening("2026-11-28T10:00", 60),), 0, False),
        ((an_opening("2026-11-29T06:00", 120),), 90, False),
    ] == [day[1:] for day in days]


def test_the_night_before_the_first_day_is_heeded(tmp_path: Path) -> None:
    """What a past day said of its night is not forgotten in the morning."""
    path = a_database(tmp_path)
    fill(
        path,
        "INSERT INTO productive_window (weekday, start_minute, end_minute) VALUES (0, 360, 480)",
        "INSERT INTO day_change VALUES (1, '2026-11-22', 1, NULL)",
        "INSERT INTO day_window (day_change_id, start_minute, end_minute) VALUES (1, 1380, 1860)",
    )
    with reading(path) as connection:
        assert (an_opening("2026-11-23T07:00", 60),) == read(connection, dt.date(2026, 11, 23), 1)[0].openings


def test_pins_are_those_of_steps_still_to_do_from_today_on(tmp_path: Path) -> None:
    """In the order of their times; a step that is pinned again has moved."""
    steps = [a_step(key) for key in ("one", "two", "three", "past", "settled", "away")]
    path = a_database(tmp_path, a_plan(a_big_step("letters", *steps)))
    tomorrow = TODAY + dt.timedelta(days=1)
    with writing(path) as connection:
        ids = {step.key: step_id(connection, f"letters/{step.key}") for step in steps}
        for key, day, start in (
            ("one", tomorrow, 600), ("two", tomorrow, None), ("three", TODAY, 360), ("past", TODAY, 60),
            ("past", TODAY - dt.timedelta(days=1), 60), ("settled", TODAY, None), ("away", TODAY, None),
        ):  # fmt: skip
            capacity.set_pin(connection, UserPin(ids[key], day, start))
        connection.execute(
            "UPDATE baby_step SET status = 'done', done_on = ? WHERE key = 'settled'", (TODAY.isoformat(),)
        )
        connection.execute("UPDATE baby_step SET status = 'waiting' WHERE key = 'away'")
        assert capacity.take_pin(connection, ids["one"])
        assert not capacity.take_pin(connection, ids["one"])
        capacity.set_pin(connection, UserPin(ids["one"], tomorrow, 540))
    with reading(path) as connection:
        assert [
            UserPin(ids["three"], TODAY, 360), UserPin(ids["two"], tomorrow), UserPin(ids["one"], tomorrow, 540)
        ] == capacity.read_pins(connection, TODAY)  # fmt: skip


def test_daily_slots_are_read_in_clock_order(tmp_path: Path) -> None:
    """By the key of their big step."""
    path = a_database(tmp_path, a_plan(a_big_step("letters"), a_big_step("statement")))
    fill(path, "INSERT INTO reservation SELECT id, 480 - 60 * id, 15 FROM big_step")
    with reading(path) as connection:
        assert [Reservation("statement", 360, 15), Reservation("letters", 420, 15)] == capacity.read_reservations(
            connection
        )
