"""Undo gives back the very rows, whatever was done and however it was written."""

from __future__ import annotations

import contextlib
import datetime as dt
import sqlite3
from typing import TYPE_CHECKING, Any

import pytest
from databases import NOW, TODAY, a_big_step, a_database, a_plan, a_step, change_plan, reading, rows_of, writing
from hypothesis import given, settings
from hypothesis import strategies as st

from matchtrack.domain.due import Due
from matchtrack.errors import NotSoError
from matchtrack.storage import finding, history, journal
from matchtrack.storage.undoing import take_back

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from matchtrack.domain.plan import Plan

    Change = Callable[[str], None]

KEYS = ("a", "b", "c", "d")


def undo(path: str) -> str:
    """Take the last change back and give its title."""
    with writing(path, "Undo") as connection:
        group, title = history.last_change(connection)
        take_back(connection, group)
    return title


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Small plans over few keys, so that one often changes the steps of another."""
    words = st.sampled_from(["", "it's", "a=1,b='x',c=NULL", "two\nlines", "naïve 🩺 \u200f"])
    dues = st.sampled_from([None, Due(day=TODAY), Due(key_date="match_day", offset_days=-7)])
    big_steps = []
    for big in draw(st.lists(st.sampled_from(KEYS), unique=True, min_size=1, max_size=3)):
        own = draw(st.lists(st.sampled_from(KEYS), unique=True, max_size=4))
        steps = [
            a_step(
                key,
                minutes=draw(st.integers(5, 60)),
                notes=draw(words),
                due=draw(dues),
                boring=draw(st.booleans()),
                after=tuple(f"{big}/{need}" for need in own[:place] if draw(st.booleans())),
            )
            for place, key in enumerate(own)
        ]
        big_steps.append(a_big_step(big, *steps, notes=draw(words), due=draw(dues)))
    return a_plan(*big_steps)


def a_plan_change(plan: Plan) -> Change:
    """Replace the plan, unless a timer keeps one of its steps."""
    return lambda path: change_plan(path, plan)


def a_daily_change(kind: str, pick: int, number: int) -> Change:
    """One of the daily writes, on one of the steps."""

    def change(path: str) -> None:
        with writing(path) as connection:
            steps = [row[0] for row in connection.execute("SELECT id FROM baby_step ORDER BY id")]
            if steps:
                DAILY[kind](connection, steps[pick % len(steps)], number)

    return change


def add_entry(connection: sqlite3.Connection, step: int, number: int) -> None:
    """Minutes without a time."""
    journal.add_entry(
        connection, finding.step_by_id(connection, step), minutes=number, day=TODAY, span_utc=None, logged_utc=NOW,
        zone="Asia/Kolkata", utc_offset_minutes=330, source="typed", late=False, note="it's, done",
    )  # fmt: skip


def turn_timer(connection: sqlite3.Connection, step: int, _number: int) -> None:
    """Start the timer, or stop it."""
    if journal.running_timer(connection):
        connection.execute("DELETE FROM running_timer")
    else:
        journal.start_timer(connection, step, NOW)


def set_hours(connection: sqlite3.Connection, step: int, number: int) -> None:
    """Windows, other minutes, distractions and key dates, which have keys of other kinds."""
    connection.execute("DELETE FROM productive_window WHERE weekday = ?", (number % 7,))
    connection.execute("INSERT INTO productive_window VALUES (NULL, ?, ?, ?)", (number % 7, step, step + number))
    connection.execute("INSERT OR REPLACE INTO other_minutes VALUES (?, ?)", (number % 7, number))
    connection.execute("DELETE FROM distraction WHERE position = ?", (number % 3,))
    connection.execute("INSERT OR IGNORE INTO distraction (name, position) VALUES (?, ?)", (f"tv {number}", number % 3))
    connection.execute("UPDATE key_date SET day = date(day, '1 day'), source = 'user' WHERE key = 'match_day'")


DAILY: dict[str, Callable[[Any, int, int], None]] = {
    "log": add_entry,
    "done": lambda connection, step, _: journal.set_status(connection, step, "done", done_on=TODAY),
    "drop": lambda connection, step, _: journal.set_status(connection, step, "dropped"),
    "wait": lambda connection, step, number: journal.set_waiting(
        connection, step, "O'Hara", TODAY + dt.timedelta(days=number)
    ),
    "timer": turn_timer,
    "hours": set_hours,
    "delete": lambda connection, step, _: connection.execute("DELETE FROM baby_step WHERE id = ?", (step,)),
    "delete all of a big step": lambda connection, step, _: connection.execute(
        "DELETE FROM big_step WHERE id = (SELECT big_step_id FROM baby_step WHERE id = ?)", (step,)
    ),
}

changes = st.one_of(
    st.builds(a_plan_change, plans()),
    st.builds(a_daily_change, st.sampled_from(sorted(DAILY)), st.integers(0, 20), st.integers(1, 60)),
)


@settings(max_examples=40)
@given(start=plans(), steps=st.lists(changes, min_size=1, max_size=6))
def test_undo_gives_back_the_same_rows(
    tmp_path_factory: pytest.TempPathFactory, start: Plan, steps: list[Change]
) -> None:
    """Change after change is taken back, until the database is as it was: rowids, versions, links and all."""
    path = a_database(tmp_path_factory.mktemp("undo"), start)
    states = [rows_of(path)]
    for change in steps:
        change(path)
        if rows_of(path) != states[-1]:
            states.append(rows_of(path))
    while len(states) > 1:
        assert states.pop() == rows_of(path)
        undo(path)
    assert states == [rows_of(path)]
    with reading(path) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_undo_names_what_it_takes_back_last_first(tmp_path: Path) -> None:
    """Until nothing is left, not even the set-up."""
    path = a_database(tmp_path)
    with writing(path, "First") as connection:
        connection.execute("UPDATE season SET name = 'One'")
    with writing(path, "Second") as connection:
        connection.execute("UPDATE season SET name = 'Two'")
    assert [undo(path), undo(path), undo(path)] == ["Second", "First", "Set up"]
    with pytest.raises(NotSoError, match="nothing to undo"):
        undo(path)
    with reading(path) as connection:
        assert connection.execute("SELECT * FROM season").fetchall() == []


def test_a_change_of_nothing_is_nothing_to_undo(tmp_path: Path) -> None:
    """An empty group is passed over."""
    path = a_database(tmp_path)
    with writing(path, "Nothing"):
        pass
    assert undo(path) == "Set up"


def test_undo_is_logged_as_a_change_of_its_own(tmp_path: Path) -> None:
    """Nothing is ever taken out of the log."""
    path = a_database(tmp_path)
    with writing(path, "First") as connection:
        connection.execute("UPDATE season SET name = 'One'")
    undo(path)
    with reading(path) as connection:
        groups = connection.execute("SELECT id, title, undoes, undone_by FROM change_group ORDER BY id").fetchall()
    assert groups == [(1, "Set up", None, None), (2, "First", None, 3), (3, "Undo", 2, None)]


TEXT = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
"""What clean() lets through, and more."""


@given(
    values=st.dictionaries(
        st.sampled_from(["id", "notes", "due_day", "title"]),
        st.none() | st.integers(-(2**40), 2**40) | st.text(TEXT) | st.binary() | st.sampled_from((0.5, -2.0, 1e300)),
        min_size=1,
    )
)
def test_a_row_of_the_log_is_read_as_it_was_written(values: dict[str, Any]) -> None:
    """quote() writes it and read_row reads it, quotes, commas and line ends included."""
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        parts = " || ',' || ".join(f"'{name}=' || quote(?)" for name in values)
        (text,) = connection.execute(f"SELECT {parts}", tuple(values.values())).fetchone()
    assert values == history.read_row(text)
