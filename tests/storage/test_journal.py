"""The daily writes, and what the schema holds of their rules."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from databases import NOW, TODAY, a_big_step, a_database, a_plan, a_step, change_plan, reading, step_id, writing

from matchtrack.errors import DatabaseError
from matchtrack.storage import finding, journal

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

ENTRY: dict[str, Any] = {
    "minutes": 20, "day": TODAY, "span_utc": None, "logged_utc": NOW, "zone": "Europe/Berlin",
    "utc_offset_minutes": 60, "source": "typed", "late": False, "note": "",
}  # fmt: skip


def an_entry(connection: sqlite3.Connection, key: str = "letters/ask", **fields: Any) -> int:
    """Write a momentum entry on a step."""
    step = finding.step_by_id(connection, step_id(connection, key))
    return journal.add_entry(connection, step, **ENTRY | fields)


def test_minutes_are_counted_by_momentum_day(tmp_path: Path) -> None:
    """A day without any is not there."""
    path = a_database(tmp_path)
    yesterday = TODAY - dt.timedelta(days=1)
    with writing(path) as connection:
        an_entry(connection)
        an_entry(connection, "letters/list", minutes=5)
        an_entry(connection, day=yesterday, late=True)
    with reading(path) as connection:
        assert {yesterday: 20, TODAY: 25} == journal.minutes_by_day(connection)
        assert journal.minutes_of_day(connection, TODAY) == 25
        assert journal.minutes_of_day(connection, TODAY + dt.timedelta(days=1)) == 0


def test_an_entry_starts_a_step_that_was_still_to_do(tmp_path: Path) -> None:
    """A waiting one keeps waiting."""
    path = a_database(tmp_path, a_plan(a_big_step("letters", a_step("ask"), a_step("mail", status="waiting"))))
    with writing(path) as connection:
        an_entry(connection)
        an_entry(connection, "letters/mail")
    with reading(path) as connection:
        rows = connection.execute("SELECT key, status, version FROM baby_step ORDER BY key").fetchall()
    assert rows == [("ask", "started", 2), ("mail", "waiting", 1)]


def test_an_entry_outlives_its_step(tmp_path: Path) -> None:
    """It loses the link alone: key, title, area and minutes stay."""
    path = a_database(tmp_path)
    with writing(path) as connection:
        an_entry(connection)
    change_plan(path, a_plan(a_big_step("other", a_step("else"))))
    with reading(path) as connection:
        rows = connection.execute("SELECT step_id, step_key, step_title, area, minutes FROM momentum_entry").fetchall()
    assert rows == [(None, "letters/ask", "Do ask", "letters", 20)]


def test_entries_that_have_a_time_never_overlap(tmp_path: Path) -> None:
    """One may begin in the minute in which another ends; the schema holds it, whoever writes."""
    path = a_database(tmp_path)
    with writing(path) as connection:
        an_entry(connection, span_utc=("2026-11-22T07:00:00Z", "2026-11-22T07:20:00Z"))
        an_entry(connection, span_utc=("2026-11-22T07:20:00Z", "2026-11-22T07:40:00Z"))
        an_entry(connection)
    with reading(path) as connection:
        hit = journal.overlapping_entries(connection, "2026-11-22T07:10:00Z", "2026-11-22T07:15:00Z")
        assert hit == [("Do ask", "2026-11-22T07:00:00Z", "2026-11-22T07:20:00Z")]
        assert journal.overlapping_entries(connection, "2026-11-22T07:40:00Z", "2026-11-22T08:00:00Z") == []
    with pytest.raises(DatabaseError, match="momentum entries overlap"), writing(path) as connection:
        an_entry(connection, span_utc=("2026-11-22T06:00:00Z", "2026-11-22T07:01:00Z"))
    with pytest.raises(DatabaseError, match="momentum entries overlap"), writing(path) as connection:
        connection.execute(
            "UPDATE momentum_entry SET ended_utc = '2026-11-22T07:21:00Z' WHERE ended_utc = '2026-11-22T07:20:00Z'"
        )


def test_only_a_done_step_has_a_day_on_which_it_was_done(tmp_path: Path) -> None:
    """Another status takes the day and the expected answer away."""
    path = a_database(tmp_path)
    with writing(path) as connection:
        asked = step_id(connection, "letters/ask")
        journal.set_waiting(connection, asked, "Dr. Rao", TODAY)
        journal.set_status(connection, asked, "done", done_on=TODAY)
    with reading(path) as connection:
        query = "SELECT status, waiting_on, expected, done_on, version FROM baby_step WHERE id = ?"
        assert connection.execute(query, (asked,)).fetchone() == ("done", "Dr. Rao", None, "2026-11-22", 3)
    with writing(path) as connection:
        journal.set_status(connection, asked, "todo")
    with reading(path) as connection:
        assert connection.execute(query, (asked,)).fetchone() == ("todo", "Dr. Rao", None, None, 4)


def test_there_is_at_most_one_timer(tmp_path: Path) -> None:
    """A second one is refused by the schema."""
    path = a_database(tmp_path)
    with writing(path) as connection:
        asked = step_id(connection, "letters/ask")
        journal.start_timer(connection, asked, NOW)
        assert (asked, NOW) == journal.running_timer(connection)
    with pytest.raises(DatabaseError, match="UNIQUE"), writing(path) as connection:
        journal.start_timer(connection, asked, NOW)


def test_the_next_step_is_the_first_ready_one_of_the_same_big_step(tmp_path: Path) -> None:
    """Not a blocked one, not one before its earliest date, not one of another big step."""
    plan = a_plan(
        a_big_step("other", a_step("first")),
        a_big_step(
            "letters",
            a_step("ask"),
            a_step("thank", after=("letters/mail",)),
            a_step("mail", status="started"),
        ),
    )
    path = a_database(tmp_path, plan)
    with writing(path) as connection:
        asked = step_id(connection, "letters/ask")
        journal.set_status(connection, asked, "done", done_on=TODAY)
        found = journal.next_of_big_step(connection, asked, TODAY)
        assert found is not None
        assert found.key == "letters/mail"
        journal.set_status(connection, found.id, "done", done_on=TODAY)
        thanks = journal.next_of_big_step(connection, found.id, TODAY)
        assert thanks is not None
        assert thanks.key == "letters/thank"
        connection.execute("UPDATE baby_step SET earliest_day = '2026-11-23' WHERE key = 'thank'")
        assert journal.next_of_big_step(connection, found.id, TODAY) is None
