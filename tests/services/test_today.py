"""Today as both faces draw it: hours, pins, the rest, momentum, the timer, and days that hold nothing."""

from __future__ import annotations

import contextlib
import datetime as dt
from typing import TYPE_CHECKING

import pytest
from lived_days import at, live_in
from seasons import TODAY, a_big_step, a_context, a_plan, a_season, a_step

from matchtrack.domain.due import Due
from matchtrack.domain.hours import Window
from matchtrack.errors import DatabaseError, NotSoError
from matchtrack.services import hours, ticks, timer
from matchtrack.services.minutes import log
from matchtrack.services.presence import is_set_up
from matchtrack.services.today import TodayView, read_today, today_view
from matchtrack.services.undo import undo
from matchtrack.storage.connection import open_reading, open_writing
from matchtrack.storage.transactions import Transaction

if TYPE_CHECKING:
    from pathlib import Path

    from matchtrack.services.context import Context

SUNDAY = 6


@pytest.fixture
def season(tmp_path: Path) -> Context:
    """Hard and easy steps, productive hours on Sunday 06:00-08:00 and 19:00-20:00, on a Sunday at 06:30 UTC."""
    plan = a_plan(
        a_big_step(
            "statement",
            a_step("moments", difficulty=5, minutes=45),
            a_step("draft", difficulty=5, minutes=60, after=("statement/moments",)),
            a_step("read", difficulty=2, minutes=20),
            area="personal_statement",
        ),
        a_big_step(
            "letters",
            a_step("ask", difficulty=4, minutes=30),
            a_step("list", difficulty=1, minutes=15, due=Due(day=dt.date(2026, 11, 25))),
            a_step("later", difficulty=1, earliest=Due(day=dt.date(2026, 12, 1))),
        ),
    )
    made = a_season(tmp_path, plan)
    windows = [Window(weekday=SUNDAY, start=360, end=480), Window(weekday=SUNDAY, start=1140, end=1200)]
    hours.set_windows(made, windows)
    hours.set_other_minutes(made, dict.fromkeys(range(7), 30))
    return at(made, "2026-11-22T06:30")


def wall(text: str) -> dt.datetime:
    """A naive time of the usual Sunday."""
    return dt.datetime.fromisoformat(f"2026-11-22T{text}")


def pins(view: TodayView) -> list[tuple[str, str, int]]:
    """The pins as step, start and minutes."""
    return [(pin.step.key, f"{pin.start:%H:%M}", pin.minutes) for pin in view.pins]


def rest(view: TodayView) -> list[tuple[str, int]]:
    """The rest of the day as step and minutes."""
    return [(item.step.key, item.minutes) for item in view.rest]


def test_today_pins_hard_steps_in_productive_hours_and_easy_ones_outside(season: Context) -> None:
    """Hardest first from now on, what needs another step behind it; easy steps fill what no hard one needs."""
    view = today_view(season)
    assert pins(view) == [
        ("statement/moments", "06:30", 45),
        ("statement/draft", "07:15", 45),
        ("statement/draft", "19:00", 15),
        ("letters/ask", "19:15", 30),
    ]
    assert rest(view) == [("letters/list", 15)]
    assert {"planner"} == {pin.source for pin in view.pins}
    assert (view.open_steps, view.done_today) == (6, 0)


def test_today_says_which_hours_are_open(season: Context) -> None:
    """And when the next ones begin, and how many minutes are left."""
    view = today_view(season)
    assert [(wall("06:00"), wall("08:00")), (wall("19:00"), wall("20:00"))] == list(view.windows)
    assert view.open_span == (wall("06:00"), wall("08:00"))
    assert view.next_span == (wall("19:00"), wall("20:00"))
    assert view.minutes_left == 150
    assert view.distractions == ("mail", "television", "phone")


@pytest.mark.parametrize(
    ("time", "left", "opens"),
    [("08:00", 60, "2026-11-22T19:00"), ("20:00", 0, "2026-11-29T06:00"), ("05:00", 180, "2026-11-22T06:00")],
)
def test_outside_the_hours_today_names_the_next_ones(season: Context, time: str, left: int, opens: str) -> None:
    """Also those of next week."""
    view = today_view(at(season, f"2026-11-22T{time}"))
    assert (None, left) == (view.open_span, view.minutes_left)
    assert view.next_span is not None
    assert view.next_span.start == dt.datetime.fromisoformat(opens)


def test_without_hours_the_easiest_step_still_keeps_the_day(season: Context) -> None:
    """A day is never empty while a step is ready."""
    hours.set_windows(season, [])
    hours.set_other_minutes(season, {})
    view = today_view(season)
    assert (view.windows, view.next_span, view.minutes_left, view.pins) == ((), None, 0, ())
    assert rest(view) == [("letters/list", 15)]


def test_a_pattern_that_is_in_use_holds_today(season: Context) -> None:
    """And tomorrow the usual week does again; the step before noon is for the new hours."""
    change(
        season,
        "INSERT INTO hours_pattern VALUES (1, 'late')",
        "INSERT INTO pattern_window (pattern_id, weekday, start_minute, end_minute) VALUES (1, 6, 600, 620)",
        "INSERT INTO pattern_use (pattern_id, first_day, last_day) VALUES (1, '2026-11-22', '2026-11-22')",
    )
    view = today_view(season)
    assert [(wall("10:00"), wall("10:20"))] == list(view.windows)
    assert pins(view) == [("statement/moments", "10:00", 20)]
    assert rest(view) == [("letters/list", 15)]
    later = today_view(at(season, "2026-11-22T11:00"))
    assert later.next_span is not None
    assert later.next_span.start == dt.datetime.fromisoformat("2026-11-29T06:00")


def test_a_day_off_has_no_hours(season: Context) -> None:
    """The easiest step alone may keep the day; the next hours are found behind a long holiday."""
    change(season, "INSERT INTO day_off (first_day, last_day) VALUES ('2026-11-20', '2026-12-18')")
    view = today_view(season)
    assert (view.off, view.windows, view.minutes_left, view.pins) == (True, (), 0, ())
    assert rest(view) == [("letters/list", 15)]
    assert view.next_span is not None
    assert view.next_span.start == dt.datetime.fromisoformat("2026-12-20T06:00")


def test_productive_minutes_of_a_clock_change_are_real(season: Context) -> None:
    """Where the clocks jump ahead there is less of the night."""
    hours.set_windows(season, [Window(weekday=SUNDAY, start=60, end=240)])
    view = today_view(at(season, "2027-03-27T23:00", zone="Europe/Berlin", day_start=0))
    assert (view.day, view.minutes_left) == (dt.date(2027, 3, 28), 120)


def change(season: Context, *statements: str) -> None:
    """Write rows as one change."""
    with (
        contextlib.closing(open_writing(season.database)) as connection,
        Transaction(connection, season.database, "A change", "shell", "2026-11-22T06:00:00Z"),
    ):
        for statement in statements:
            connection.execute(statement)


def test_today_counts_what_was_worked(season: Context) -> None:
    """Minutes come off their step and off the other minutes; the week shows the days since the first entry."""
    log(season, 15, "read", yesterday=True)
    log(season, 10, "list")
    view = today_view(season)
    assert view.momentum[:5] == (10, 15, "open", 1, 1)
    assert rest(view) == [
        ("letters/list", 5),
        ("statement/read", 5),
    ]
    assert [status for _, status in view.week] == ["", "", "", "", "", "kept", "open"]
    log(season, 5, "list")
    assert today_view(season).momentum[:5] == (15, 15, "kept", 2, 2)
    assert [status for _, status in today_view(season).week][-2:] == ["kept", "kept"]


def test_a_first_day_has_no_missed_days_before_it(season: Context) -> None:
    """The habit begins with the first entry."""
    view = today_view(season)
    assert view.momentum[:8] == (0, 15, "open", 0, 0, 0, None, None)
    assert [status for _, status in view.week] == ["", "", "", "", "", "", "open"]


def test_missed_and_short_days_are_shown_in_the_week(season: Context) -> None:
    """From the first entry on."""
    log(at(season, "2026-11-18T20:00"), 15, "read")
    log(at(season, "2026-11-20T20:00"), 5, "read")
    week = today_view(season).week
    assert (week[0][0], week[-1][0]) == (dt.date(2026, 11, 16), TODAY)
    assert [status for _, status in week] == ["", "", "kept", "missed", "short", "missed", "open"]


def test_today_goes_on_until_the_day_start(season: Context) -> None:
    """At two in the night it is still Sunday, and its minutes count for it."""
    night = at(season, "2026-11-23T02:00")
    log(season, 10, "list")
    log(night, 5, "list")
    view = today_view(night)
    assert (TODAY, 15, dt.datetime.fromisoformat("2026-11-23T02:00")) == (view.day, view.momentum.minutes, view.wall)
    assert today_view(at(season, "2026-11-23T04:00")).momentum[:4] == (0, 15, "open", 1)


def test_today_shows_the_timer(season: Context) -> None:
    """Its step, since when by the wall clock, and its whole minutes."""
    timer.start(season, "ask")
    running = today_view(at(season, "2026-11-22T06:52:59", zone="America/New_York")).timer
    assert running is not None
    assert ("Do ask", wall("01:30"), 22) == (running.title, running.since, running.minutes)
    assert running.step_id == 4


def test_a_step_that_was_started_comes_first(season: Context) -> None:
    """Finishing is easier than beginning."""
    log(season, 5, "ask")
    assert pins(today_view(season))[:2] == [("letters/ask", "06:30", 25), ("statement/moments", "06:55", 45)]


def test_what_was_done_makes_room_for_what_it_blocked(season: Context) -> None:
    """And is counted."""
    ticks.done(season, ["moments"])
    view = today_view(season)
    assert pins(view)[0] == ("statement/draft", "06:30", 60)
    assert (view.open_steps, view.done_today) == (5, 1)


def test_when_all_is_done_nothing_is_chosen(season: Context) -> None:
    """Neither where all that is left waits."""
    ticks.done(season, ["moments", "draft", "read", "ask", "list"])
    ticks.wait(season, "later")
    view = today_view(season)
    assert (view.pins, view.rest, view.open_steps, view.done_today) == ((), (), 1, 5)


def test_today_names_the_zone_that_holds(season: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    """The settings', else TZ's."""
    assert today_view(at(season, "2026-11-22T06:30", zone="Europe/Berlin")).zone == "Europe/Berlin"
    view = today_view(live_in(monkeypatch, season, "America/New_York"))
    assert ("America/New_York", wall("01:30")) == (view.zone, view.wall)
    assert view.day == dt.date(2026, 11, 21)


def test_today_knows_its_season(season: Context) -> None:
    """And does without one, after undo has taken even that back."""
    found = today_view(season).season
    assert found is not None
    assert found.match_year == 2028
    while is_set_up(season):
        undo(season)
    view = today_view(season)
    assert (view.season, view.pins, view.rest, view.open_steps) == (None, (), (), 0)


def test_today_reads_through_an_open_connection(season: Context) -> None:
    """The same view."""
    with contextlib.closing(open_reading(season.database)) as connection:
        assert today_view(season) == read_today(season, connection)
        assert not connection.in_transaction


def test_without_a_season_there_is_no_today(tmp_path: Path) -> None:
    """A missing database is no fault, a file of another kind is one."""
    context = a_context(tmp_path)
    with pytest.raises(NotSoError, match="There is no season yet"):
        today_view(context)
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "matchtrack.db").write_text("milk, eggs\n" * 100, encoding="utf-8")
    with pytest.raises(DatabaseError, match="is not a matchtrack database"):
        today_view(context)
