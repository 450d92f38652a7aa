"""Days of 23 and 25 hours, and days that a flight makes longer or shorter (trust.md 6)."""

from __future__ import annotations

import datetime as dt
import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lived_days import STORED, at, entries, instant, live_in, spans
from seasons import a_season

from matchtrack.config import Settings
from matchtrack.domain import momentum
from matchtrack.errors import BadInputError
from matchtrack.services import timer
from matchtrack.services.context import Moment
from matchtrack.services.entries import list_entries
from matchtrack.services.minutes import _day_begin, log, status
from matchtrack.services.today import today_view

if TYPE_CHECKING:
    from pathlib import Path

    from matchtrack.services.context import Context

CHANGES = [
    ("Europe/Berlin", dt.date(2026, 10, 25), 1500),
    ("Europe/Berlin", dt.date(2027, 3, 28), 1380),
    ("America/New_York", dt.date(2026, 11, 1), 1500),
    ("America/New_York", dt.date(2027, 3, 14), 1380),
    ("Australia/Sydney", dt.date(2026, 10, 4), 1380),
    ("Australia/Sydney", dt.date(2027, 4, 4), 1500),
    ("Australia/Lord_Howe", dt.date(2026, 10, 4), 1410),
    ("Australia/Lord_Howe", dt.date(2027, 4, 4), 1470),
    ("America/St_Johns", dt.date(2026, 11, 1), 1500),
    ("America/St_Johns", dt.date(2027, 3, 14), 1380),
]
"""Zone, the calendar day on which its clocks change, the minutes of that day."""

ZONES = (
    "Europe/Berlin", "America/New_York", "Australia/Sydney", "Australia/Lord_Howe", "Asia/Kolkata", "America/St_Johns",
    "Africa/Cairo", "America/Santiago", "Asia/Beirut", "Pacific/Auckland", "UTC",
)  # fmt: skip

YEAR_2025, YEAR_2029 = 1_735_689_600, 1_861_920_000
"""Seconds since 1970."""

on_posix = pytest.mark.skipif(os.name == "nt", reason="the C library of Windows knows no IANA names")


@pytest.fixture
def season(tmp_path: Path) -> Context:
    """A season of three baby steps."""
    return a_season(tmp_path)


def morning_after(season: Context, day: dt.date, zone: str, day_start: int) -> Context:
    """The season at 16:00 on the day after a momentum day, when that can still be filled in."""
    wall = dt.datetime.combine(day, dt.time(16)) + dt.timedelta(days=1)
    offset = Moment(wall.replace(tzinfo=dt.UTC), zone, day_start).local.strftime("%z")
    return at(season, wall.isoformat() + offset, day_start=day_start)


@pytest.mark.parametrize(
    ("by", "day_start"), [("settings", 0), ("settings", 240), pytest.param("TZ", 0, marks=on_posix)]
)
@pytest.mark.parametrize(("zone", "changes", "minutes"), CHANGES)
def test_a_day_on_which_clocks_change_holds_its_real_minutes(
    season: Context,
    monkeypatch: pytest.MonkeyPatch,
    *,
    zone: str,
    changes: dt.date,
    minutes: int,
    by: str,
    day_start: int,
) -> None:
    """Clocks change at night, so with a day start at 04:00 it is the momentum day before that is short or long."""
    day = changes if day_start == 0 else changes - dt.timedelta(days=1)
    if by == "TZ":
        live_in(monkeypatch, season, zone)
    else:
        season.settings.zone = zone
    after = morning_after(season, day, zone, day_start)
    assert log(after, 1320, "list", yesterday=True).day == day
    log(after, minutes - 1320, "list", yesterday=True)
    with pytest.raises(BadInputError, match=f"yesterday has had {minutes} minutes and this would make"):
        log(after, 1, "list", yesterday=True)
    assert {zone} == set(entries(after, "zone"))


@pytest.mark.parametrize(
    ("zone", "instant_of_change"),
    [
        ("Europe/Berlin", "2026-10-25T01:00"),
        ("Europe/Berlin", "2027-03-28T01:00"),
        ("America/New_York", "2026-11-01T06:00"),
        ("America/New_York", "2027-03-14T07:00"),
        ("Australia/Lord_Howe", "2026-10-03T15:30"),
        ("Australia/Lord_Howe", "2027-04-03T15:00"),
        ("America/St_Johns", "2026-11-01T04:30"),
        ("America/St_Johns", "2027-03-14T05:30"),
    ],
)
def test_stretches_around_a_clock_change_are_real_minutes(season: Context, zone: str, instant_of_change: str) -> None:
    """Half an hour before and half an hour after, a pause between: one hour on the day on which it began."""
    change = instant(instant_of_change)

    def then(minutes: int) -> Context:
        return at(season, (change + dt.timedelta(minutes=minutes)).isoformat(), zone=zone, day_start=0)

    assert then(0).moment().local.utcoffset() != then(-1).moment().local.utcoffset()
    timer.start(then(-40), "list")
    timer.pause(then(-10))
    timer.resume(then(10))
    stopped = timer.stop(then(40))
    assert stopped.logged is not None
    assert (stopped.minutes, stopped.logged.total, stopped.logged.day) == (60, 60, then(-40).moment().day)
    clock = [f"{change + dt.timedelta(minutes=minutes):%H:%M}" for minutes in (-40, -10, 10, 40)]
    assert spans(season) == [f"{clock[0]}-{clock[1]}", f"{clock[2]}-{clock[3]}"]
    assert list_entries(then(40), day=then(0).moment().day)[1].start == then(10).moment().wall


@pytest.mark.parametrize(
    ("zone", "offset"),
    [
        ("America/New_York", "-05:00"),
        ("Europe/Berlin", "+01:00"),
        ("Australia/Lord_Howe", "+11:00"),
        ("America/St_Johns", "-03:30"),
        ("Asia/Kathmandu", "+05:45"),
    ],
)
@pytest.mark.parametrize(("day_start", "edge"), [(240, "04:00"), (0, "00:00")])
def test_a_day_begins_at_its_edge_and_not_before(
    season: Context, *, zone: str, offset: str, day_start: int, edge: str
) -> None:
    """A second before, the minutes are the day's before; the timer over the edge keeps the day on which it began."""
    begin = instant(f"2026-11-23T{edge}{offset}")

    def then(seconds: int) -> Context:
        return at(season, (begin + dt.timedelta(seconds=seconds)).isoformat(), zone=zone, day_start=day_start)

    before, after = dt.date(2026, 11, 22), dt.date(2026, 11, 23)
    assert log(then(-1), 5, "list").day == before
    timer.start(then(-600), "list")
    stopped = timer.stop(then(600))
    assert stopped.logged is not None
    assert (stopped.logged.day, stopped.logged.minutes, stopped.logged.late) == (before, 20, True)
    with pytest.raises(BadInputError, match="today has had 0 minutes so far"):
        log(then(0), 5, "list")
    assert log(then(1200), 5, "list").day == after
    assert log(then(1200), 10, "list", yesterday=True).total == 35


@pytest.mark.parametrize(
    ("zone", "change", "day_start"),
    [
        ("Europe/Berlin", "2026-10-25T01:00", 150),
        ("America/New_York", "2026-11-01T06:00", 61),
        ("Antarctica/Troll", "2026-10-25T01:00", 120),
        ("Pacific/Chatham", "2027-04-03T14:00", 180),
    ],
)
def test_a_day_start_that_comes_twice_begins_the_day_once(zone: str, change: str, day_start: int) -> None:
    """As the clocks go back, the day does not: minute by minute it only goes on."""
    begin = instant(change) - dt.timedelta(hours=3)
    days = [Moment(begin + dt.timedelta(minutes=minute), zone, day_start).day for minute in range(360)]
    assert sorted(days) == days
    assert (days[-1] - days[0]).days == 1


@pytest.mark.parametrize(
    ("now", "had"),
    [
        ("2026-10-25T02:30+02:00", 150),
        ("2026-10-25T02:30+01:00", 210),
        ("2026-10-25T04:00+01:00", 300),
        ("2027-03-28T03:30+02:00", 150),
        ("2027-03-28T04:00+02:00", 180),
    ],
)
def test_the_hours_so_far_are_real_ones(season: Context, now: str, had: int) -> None:
    """Half past two comes twice in October, and not at all in March."""
    with pytest.raises(BadInputError, match=f"today has had {had} minutes so far"):
        log(at(season, now, zone="Europe/Berlin", day_start=0), 1440, "list")


def test_a_time_that_comes_twice_is_the_first_of_the_two(season: Context) -> None:
    """So that it is never in the future, and the sentence shows the clock on the wall."""
    night = at(season, "2026-10-25T02:50+01:00", zone="Europe/Berlin")
    log(night, 90, "list", at=2 * 60 + 15)
    assert spans(night) == ["00:15-01:45"]
    with pytest.raises(BadInputError, match="logged from 02:15 to 02:45"):
        log(night, 5, "list", at=2 * 60 + 30)
    with pytest.raises(BadInputError, match="150 minutes from 02:00 end at 03:30, which is still to come"):
        log(night, 150, "list", at=2 * 60)


def test_a_time_that_never_comes_is_the_first_one_after(season: Context) -> None:
    """The clocks jump from 02:00 to 03:00."""
    morning = at(season, "2027-03-28T09:00+02:00", zone="Europe/Berlin")
    log(morning, 10, "list", yesterday=True, at=2 * 60 + 30)
    assert spans(morning) == ["01:00-01:10"]


def test_a_timer_over_a_clock_change_counts_real_minutes(season: Context) -> None:
    """From 01:30 to 03:30 is one hour in March and three in October."""
    for night, counted in (("2027-03-28", 60), ("2026-10-25", 180)):
        timer.start(at(season, f"{night}T01:30+0{'1' if counted == 60 else '2'}:00", zone="Europe/Berlin"), "list")
        ends = at(season, f"{night}T03:30+0{'2' if counted == 60 else '1'}:00", zone="Europe/Berlin")
        assert counted == status(ends).timer_minutes
        assert counted == timer.stop(ends).minutes


@given(
    zone=st.sampled_from(ZONES),
    day_start=st.integers(0, 720),
    now=st.integers(YEAR_2025, YEAR_2029).map(lambda second: dt.datetime.fromtimestamp(second, dt.UTC)),
)
def test_a_day_begins_with_its_first_instant(season: Context, *, zone: str, day_start: int, now: dt.datetime) -> None:
    """In every zone, for every day start, also one that the clocks jump over."""
    living = at(season, now.isoformat(), zone=zone, day_start=day_start)
    day = living.moment().day
    begin = _day_begin(living, day)
    assert Moment(begin, zone, day_start).day == day
    assert Moment(begin - dt.timedelta(seconds=1), zone, day_start).day < day
    assert 22 * 60 <= momentum.day_minutes(begin, _day_begin(living, day + dt.timedelta(days=1))) <= 26 * 60


def test_entries_keep_their_zone_and_day_on_a_flight_to_the_west(season: Context) -> None:
    """Nothing is computed anew; the longer day has room for all that was worked in it."""
    home = at(season, "2026-11-22T11:00+01:00", zone="Europe/Berlin")
    log(home, 400, "list")
    away = at(season, "2026-11-22T07:00-05:00", zone="America/New_York")
    assert log(away, 60, "list").total == 460
    assert entries(away, "day", "zone", "utc_offset_minutes") == [
        ("2026-11-22", "Europe/Berlin", 60),
        ("2026-11-22", "America/New_York", -300),
    ]
    with pytest.raises(BadInputError, match="today has had 540 minutes so far and this would make 541"):
        log(away, 81, "list")


def test_the_timer_loses_nothing_on_a_flight(season: Context) -> None:
    """Before the fix of the room, New York's morning was too short for what Berlin's had logged."""
    log(at(season, "2026-11-22T10:00+01:00", zone="Europe/Berlin"), 300, "list")
    timer.start(at(season, "2026-11-22T11:00+01:00", zone="Europe/Berlin"), "list")
    stopped = timer.stop(at(season, "2026-11-22T06:00-05:00", zone="America/New_York"))
    assert stopped.outcome == "logged 60 min"


def test_yesterday_lasts_longer_after_a_flight_to_the_west(season: Context) -> None:
    """It began in Berlin and ended in New York, thirty hours later."""
    log(at(season, "2026-11-22T23:00+01:00", zone="Europe/Berlin"), 600, "list")
    after = at(season, "2026-11-23T08:00-05:00", zone="America/New_York")
    log(after, 840, "list", yesterday=True)
    with pytest.raises(BadInputError, match="yesterday has had 1800 minutes and this would make 1801"):
        log(after, 361, "list", yesterday=True)


def test_a_flight_over_the_date_line_leaves_a_day_ahead_in_peace(season: Context) -> None:
    """Sydney's Monday is kept; back on Sunday in Los Angeles it counts for nothing yet, and is there on Monday."""
    log(at(season, "2026-11-23T09:00+11:00", zone="Australia/Sydney"), 15, "list")
    sunday = at(season, "2026-11-22T18:00-08:00", zone="America/Los_Angeles")
    assert (dt.date(2026, 11, 22), 0, 0) == (status(sunday).day, status(sunday).minutes, status(sunday).streak)
    assert today_view(sunday).week[-1] == (dt.date(2026, 11, 22), "open")
    assert log(sunday, 15, "list").streak == 1
    monday = status(at(season, "2026-11-23T18:00-08:00", zone="America/Los_Angeles"))
    assert (monday.minutes, monday.status, monday.streak) == (15, "kept", 2)


def test_instants_are_stored_in_utc_whatever_the_zone(season: Context) -> None:
    """So that text sorts as time does."""
    now = "2026-11-22T09:00+05:30"
    log(at(season, now, zone="Asia/Kolkata"), 15, "list", at=8 * 60)
    assert entries(season, "logged_utc") == [instant(now).astimezone(dt.UTC).strftime(STORED)]
    assert spans(season) == ["02:30-02:45"]


def test_a_zone_without_a_name_is_kept_as_its_offset(season: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    """A TZ that no list of zones knows is no reason to lose minutes."""
    live_in(monkeypatch, season, "XYZ-3:30")
    season.settings = Settings()
    log(at(season, "2026-11-22T08:00"), 15, "list")
    expected = [("UTC+0330", 210)] if os.name != "nt" else entries(season, "zone", "utc_offset_minutes")
    assert expected == entries(season, "zone", "utc_offset_minutes")
