"""What a timer has counted, read from its rows: to the second, at each bound."""

from __future__ import annotations

import contextlib
import datetime as dt
import sqlite3
from typing import TYPE_CHECKING

import pytest

from matchtrack.config import Settings
from matchtrack.services.context import Context, utc_text
from matchtrack.services.timer_reading import LONG, RESTART, Course, read_course
from matchtrack.storage import marks, migration_0001, migration_0002, migration_0003, timer_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

BEGUN = dt.datetime(2026, 11, 22, 8, tzinfo=dt.UTC)
HOUR = 3600


@pytest.fixture(scope="module")
def schema() -> Iterator[sqlite3.Connection]:
    """Our tables in memory, made once."""
    with contextlib.closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        for migration in (migration_0001, migration_0002, migration_0003):
            migration.apply(connection)
        connection.execute("INSERT INTO change_group (at_utc, source, title) VALUES ('', 'shell', 'A change')")
        yield connection


@pytest.fixture
def rows(schema: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """A timer that began at 08:00, when the computer had been awake for 1,000 seconds of its first boot."""
    schema.execute("BEGIN")
    schema.execute("INSERT INTO running_timer (id, step_id, started_utc) VALUES (1, 1, ?)", (utc_text(BEGUN),))
    timer_rows.add_course(schema, None, utc_text(BEGUN), ("first", 1000))
    yield schema
    schema.execute("ROLLBACK")


def read(
    rows: sqlite3.Connection, wall: float, awake: float | None = None, *, boot: str = "first", tells: bool = True
) -> Course:
    """The timer so many seconds after its begin by the wall clock, and by the awake one of that boot if it tells."""
    now = BEGUN + dt.timedelta(seconds=wall)
    told = wall if awake is None else awake
    context = Context(
        database="", clock=lambda: now, settings=Settings(), source="shell", environ={},
        awake=lambda: (boot, 1000 + told) if tells else None,
    )  # fmt: skip
    course = read_course(context, rows, now)
    assert course is not None
    return course


def paused_after(rows: sqlite3.Connection, *seconds: int) -> None:
    """Let it rest after stretches of so many seconds."""
    for length in seconds:
        timer_rows.add_stretch(rows, utc_text(BEGUN), length)
    timer_rows.add_course(rows, None, None, None)


@pytest.mark.parametrize(
    ("wall", "awake", "counted"),
    [
        (600, 600, 600),
        (600, 602, 600),  # the clocks tell whole seconds
        (600, 603, 603),  # the wall clock was set back
        (600, 598, 598),
        (-1, 1, 0),
        (-600, 0, 0),
        (-600, 30, 30),
    ],
)
def test_the_shorter_of_two_clocks_counts_unless_the_wall_was_set_back(
    rows: sqlite3.Connection, wall: int, awake: int, counted: int
) -> None:
    """Two seconds of difference are none; nothing is ever less than nothing."""
    course = read(rows, wall, awake)
    assert (course.seconds, course.most, course.forgotten) == (counted, counted, "")


def test_a_stretch_ends_now_where_the_wall_clock_was_set_back(rows: sqlite3.Connection) -> None:
    """So that no entry lies in what is still to come."""
    course = read(rows, -600, 30)
    assert course.stretches == ((BEGUN - dt.timedelta(seconds=630), 30),)
    assert read(rows, 600, 602).stretches == ((BEGUN, 600),)


@pytest.mark.parametrize(("slept", "told"), [(0, 0), (59, 0), (60, 60), (61, 61), (7000, 7000)])
def test_a_gap_of_less_than_a_minute_is_no_sleep(rows: sqlite3.Connection, slept: int, told: int) -> None:
    """It is not worth a word."""
    course = read(rows, 600 + slept, 600)
    assert (course.seconds, course.asleep) == (600, told)


@pytest.mark.parametrize(("seconds", "forgotten"), [(4 * HOUR, ""), (4 * HOUR + 1, LONG)])
def test_four_hours_in_one_go_are_the_most(rows: sqlite3.Connection, seconds: int, forgotten: str) -> None:
    """A second more was forgotten, and what is offered is the usual."""
    course = read(rows, seconds)
    assert (course.forgotten, course.most, course.suggested_minutes) == (forgotten, seconds, 15)


def test_a_forgotten_timer_offers_what_was_planned(rows: sqlite3.Connection) -> None:
    """After hours nothing else is known."""
    rows.execute("UPDATE timer_course SET planned_minutes = 40")
    assert read(rows, 5 * HOUR).suggested_minutes == 40


@pytest.mark.parametrize(("awake", "boot"), [(600, "second"), (-1, "first")])
def test_another_boot_or_ticks_that_began_anew_are_a_restart(rows: sqlite3.Connection, awake: int, boot: str) -> None:
    """At most what passed by the wall clock was real."""
    course = read(rows, 600, awake, boot=boot)
    assert (course.forgotten, course.seconds, course.most, course.asleep) == (RESTART, 0, 600, 0)
    assert course.suggested_minutes == 10
    assert read(rows, 599, awake, boot=boot).suggested_minutes == 9


def test_where_no_time_passed_by_the_wall_clock_nothing_was_restarted(rows: sqlite3.Connection) -> None:
    """The same tick of the same boot is no restart."""
    assert read(rows, 0, 0).forgotten == ""


@pytest.mark.parametrize(
    ("beat", "known", "offered"),
    [(-1, 0, 15), (0, 0, 15), (59, 59, 15), (119, 119, 1), (1190, 1190, 19), (1800, 1800, 30), (1801, 0, 15)],
)
def test_after_a_restart_the_last_sign_of_life_is_known(
    rows: sqlite3.Connection, beat: int, known: int, offered: int
) -> None:
    """Where it lies in the stretch; its whole minutes are offered, or else the usual."""
    marks.beat(rows, utc_text(BEGUN + dt.timedelta(seconds=beat)))
    course = read(rows, 1800, 5, boot="second")
    assert (course.seconds, course.most, course.suggested_minutes) == (known, 1800, offered)


def test_after_a_restart_and_a_clock_set_back_nothing_can_have_been_real(rows: sqlite3.Connection) -> None:
    """One minute is the least that can be offered."""
    course = read(rows, -600, 5, boot="second")
    assert (course.seconds, course.most, course.suggested_minutes) == (0, 0, 1)


@pytest.mark.parametrize("knows_boot", [True, False])
def test_without_two_words_of_the_awake_clock_the_wall_clock_counts(rows: sqlite3.Connection, knows_boot: bool) -> None:
    """Where the computer told nothing at the begin, or tells nothing now."""
    if knows_boot:
        timer_rows.add_course(rows, None, utc_text(BEGUN), None)
    course = read(rows, 600, tells=knows_boot)
    assert (course.seconds, course.asleep, course.forgotten, course.paused) == (600, 0, "", False)
    assert read(rows, -5, tells=knows_boot).seconds == 0


def test_a_pause_counts_what_was_before_it(rows: sqlite3.Connection) -> None:
    """However long it lasts, and whatever the computer does meanwhile."""
    paused_after(rows, 100, 50)
    course = read(rows, 9 * HOUR, 1, boot="second")
    assert (course.paused, course.seconds, course.most, course.forgotten, course.asleep) == (True, 150, 150, "", 0)


def test_stretches_before_the_present_one_are_known_and_can_be_real(rows: sqlite3.Connection) -> None:
    """Both in what was counted, and in the most there can have been."""
    timer_rows.add_stretch(rows, utc_text(BEGUN - dt.timedelta(hours=1)), 120)
    course = read(rows, 600)
    assert [seconds for _, seconds in course.stretches] == [120, 600]
    assert (course.seconds, course.most) == (720, 720)
    course = read(rows, 600, 5, boot="second")
    assert (course.seconds, course.most, course.suggested_minutes) == (120, 720, 2)
