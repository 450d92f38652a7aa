"""The clock: a fixed now, wall clocks in a zone, and the name of the zone that holds, whatever TZ says."""

from __future__ import annotations

import datetime as dt
import os
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchtrack import clock
from matchtrack.__main__ import main
from matchtrack.errors import UsageError
from matchtrack.services.context import context_of

if TYPE_CHECKING:
    from pathlib import Path

on_posix = pytest.mark.skipif(os.name == "nt", reason="the C library of Windows knows no IANA names")

GARBAGE = (
    "garbage",
    "Europe/Atlantis",
    "../../etc/passwd",
    "/etc/passwd",
    "Europe",
    "zone.tab",
    "XYZ+3",
    ":",
    " ",
    "5",
)


def live_in(monkeypatch: pytest.MonkeyPatch, zone: str) -> None:
    """Let TZ name the zone."""
    monkeypatch.setenv("TZ", zone)
    time.tzset()


def an_instant(text: str) -> dt.datetime:
    """An instant in UTC."""
    return dt.datetime.fromisoformat(text).astimezone(dt.UTC)


def test_the_clock_is_the_systems_unless_it_is_fixed() -> None:
    """Both give aware instants in UTC."""
    assert clock.clock_of({}) is clock.system_clock
    assert clock.clock_of({"MATCHTRACK_NOW": ""}) is clock.system_clock
    assert clock.system_clock().tzinfo is dt.UTC


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2026-11-22T07:30+01:00", "2026-11-22T06:30+00:00"),
        ("2026-11-22T07:30Z", "2026-11-22T07:30+00:00"),
        ("2026-11-22 07:30:15-05:00", "2026-11-22T12:30:15+00:00"),
        ("2026-11-22T07:30", "2026-11-22T07:30+00:00"),
        ("2026-11-22", "2026-11-22T00:00+00:00"),
    ],
)
def test_now_can_be_fixed(text: str, instant: str) -> None:
    """With an offset, or as the wall clock of this place, which is UTC here."""
    now = clock.clock_of({"MATCHTRACK_NOW": text})
    assert now() == now() == an_instant(instant)
    assert now().tzinfo is dt.UTC


@on_posix
def test_a_now_without_an_offset_is_the_wall_clock_of_the_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    """The settings' zone, else TZ's, so that half past seven is shown as half past seven."""
    live_in(monkeypatch, "America/New_York")
    environ = {"MATCHTRACK_NOW": "2026-11-22T07:30"}
    assert clock.clock_of(environ)() == an_instant("2026-11-22T12:30+00:00")
    assert clock.clock_of(environ, "Europe/Berlin")() == an_instant("2026-11-22T06:30+00:00")


def test_the_zone_of_the_settings_holds_for_a_fixed_now(tmp_path: Path) -> None:
    """In the context of a command."""
    file = tmp_path / "config.toml"
    file.write_text('[time]\nzone = "Asia/Kolkata"\n', encoding="utf-8")
    environ = {"MATCHTRACK_NOW": "2026-11-22T07:30", "MATCHTRACK_CONFIG": str(file), "HOME": str(tmp_path)}
    moment = context_of(database=None, source="shell", environ=environ).moment()
    assert moment.wall == dt.datetime.fromisoformat("2026-11-22T07:30")
    assert moment.utc == an_instant("2026-11-22T02:00+00:00")


@pytest.mark.parametrize("text", ["tomorrow", "07:30", "2026-13-01", "2026-11-22T25:00", "0001-01-01T00:00+14:00", " "])
def test_a_now_that_is_no_instant_says_how_to_write_one(text: str) -> None:
    """The variable, what it holds, and two examples."""
    with pytest.raises(UsageError) as caught:
        clock.clock_of({"MATCHTRACK_NOW": text})
    assert caught.value.sentence == (
        f"MATCHTRACK_NOW={text!r} is not an instant; write it like 2026-11-22T07:30 or 2026-11-22T07:30+01:00"
    )


@pytest.mark.parametrize(
    "zone", ["Mars/Olympus", "Europe", "", "../etc", "/etc/localtime", "a\0b", "x" * 300, "\ud800"]
)
def test_a_zone_that_is_not_there_says_how_to_write_one(zone: str) -> None:
    """Never a traceback, whatever the settings hold."""
    with pytest.raises(UsageError) as caught:
        clock.named_zone(zone)
    assert caught.value.sentence == (
        f"there is no time zone '{zone}'; write a name like Europe/Berlin or America/New_York"
    )


@on_posix
def test_a_tz_of_a_day_or_more_says_how_to_write_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """The C library takes it, though no zone is so far from UTC."""
    live_in(monkeypatch, "<+99>-99")
    with pytest.raises(UsageError, match="Europe/Berlin"):
        clock.wall_clock(an_instant("2026-11-22T06:40Z"), "")


@on_posix
@pytest.mark.parametrize(
    "zone", ["Europe/Berlin", "America/New_York", "Australia/Sydney", "Asia/Kolkata", "Africa/Cairo"]
)
def test_a_zone_is_the_same_by_settings_and_by_tz(monkeypatch: pytest.MonkeyPatch, zone: str) -> None:
    """The C library and the time-zone database agree, in both directions, also where clocks change."""
    live_in(monkeypatch, zone)
    instant = an_instant("2026-01-01T00:30+00:00")
    for _ in range(366 * 2):
        instant += dt.timedelta(hours=12)
        by_tz, by_name = clock.wall_clock(instant, ""), clock.wall_clock(instant, zone)
        assert (by_tz.replace(tzinfo=None), by_tz.utcoffset()) == (by_name.replace(tzinfo=None), by_name.utcoffset())
        wall = by_tz.replace(tzinfo=None)
        assert clock.instant_of(wall, "") == clock.instant_of(wall, zone)


@given(
    zone=st.sampled_from(
        ("Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe", "Pacific/Apia", "America/Havana", "")
    ),
    seconds=st.integers(1_262_304_000, 1_893_456_000),
)  # fmt: skip
def test_a_wall_clock_leads_back_to_its_instant(zone: str, seconds: int) -> None:
    """Or, where it comes twice, to the first of the two."""
    instant = dt.datetime.fromtimestamp(seconds, dt.UTC)
    wall = clock.wall_clock(instant, zone).replace(tzinfo=None)
    again = clock.instant_of(wall, zone)
    assert again <= instant
    assert clock.wall_clock(again, zone).replace(tzinfo=None) == wall


@pytest.mark.parametrize(
    ("zone", "wall", "instant"),
    [
        ("Europe/Berlin", "2026-10-25T02:30", "2026-10-25T00:30+00:00"),
        ("Europe/Berlin", "2027-03-28T02:30", "2027-03-28T01:00+00:00"),
        ("America/Havana", "2026-03-08T00:30", "2026-03-08T05:00+00:00"),
        ("Pacific/Apia", "2011-12-30T12:00", "2011-12-30T10:00+00:00"),
    ],
)
def test_a_time_that_comes_twice_or_never_has_one_instant(zone: str, wall: str, instant: str) -> None:
    """The first of the two; the first one after the jump, even over a day that Samoa never had."""
    assert clock.instant_of(dt.datetime.fromisoformat(wall), zone) == an_instant(instant)


@on_posix
@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata"])
def test_the_rules_of_the_system_are_those_of_its_zone(monkeypatch: pytest.MonkeyPatch, zone: str) -> None:
    """The C library knows them without a name: in both directions, also for a time that comes twice or never."""
    live_in(monkeypatch, zone)
    unnamed, named = clock.zone_rules(""), clock.zone_rules(zone)
    instant = an_instant("2026-01-01T00:15+00:00")
    for _ in range(365 * 48):
        instant += dt.timedelta(minutes=30)
        by_system, by_name = instant.astimezone(unnamed), instant.astimezone(named)
        assert by_system.replace(tzinfo=None) == by_name.replace(tzinfo=None)
        assert (by_system.fold, by_system.utcoffset(), by_system.tzname()) == (
            by_name.fold, by_name.utcoffset(), by_name.tzname()
        )  # fmt: skip
    for wall in ("2026-03-29T02:30", "2026-03-08T02:30", "2026-10-04T02:15", "2026-10-25T02:30", "2026-11-01T01:30"):
        for fold in (0, 1):
            time = dt.datetime.fromisoformat(wall).replace(fold=fold)
            assert unnamed.utcoffset(time) == named.utcoffset(time)
    assert [unnamed.utcoffset(None), unnamed.tzname(None), unnamed.dst(None)] == [None] * 3


def name(environ: dict[str, str], zone: str = "") -> str:
    """The zone's name at a winter's instant."""
    return clock.zone_name(clock.wall_clock(an_instant("2026-11-22T07:30+00:00"), zone), zone, environ)


@on_posix
def test_the_zone_is_named_by_the_settings_then_by_tz(monkeypatch: pytest.MonkeyPatch) -> None:
    """TZ may have a colon before it."""
    live_in(monkeypatch, "Asia/Kolkata")
    assert name({"TZ": "Asia/Kolkata"}, "Europe/Berlin") == "Europe/Berlin"
    assert name({"TZ": "Asia/Kolkata"}) == "Asia/Kolkata"
    assert name({"TZ": ":Asia/Kolkata"}) == "Asia/Kolkata"


@on_posix
def test_without_tz_the_system_names_the_zone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the link /etc/localtime, wherever the database of zones lies; a copy in its place has no name."""
    zones = tmp_path / "share" / "zoneinfo" / "America"
    zones.mkdir(parents=True)
    (zones / "Lima").write_bytes(b"TZif")
    link = tmp_path / "localtime"
    monkeypatch.setattr(clock, "_SYSTEM_ZONE", str(link))
    assert name({}) == "UTC+0000"
    link.symlink_to(zones / "Lima")
    assert name({}) == "America/Lima"
    assert name({"TZ": ""}) == "UTC+0000"
    link.unlink()
    link.write_bytes(b"TZif")
    assert name({}) == "UTC+0000"


@on_posix
@pytest.mark.parametrize("zone", GARBAGE)
def test_a_tz_that_is_no_zone_is_named_by_its_offset(monkeypatch: pytest.MonkeyPatch, zone: str) -> None:
    """The C library makes what it can of it; the name never claims more."""
    live_in(monkeypatch, zone)
    assert name({"TZ": zone}) == ("UTC-0300" if zone == "XYZ+3" else "UTC+0000")


@on_posix
@pytest.mark.usefixtures("season")
@pytest.mark.parametrize("zone", GARBAGE)
def test_a_tz_that_is_no_zone_loses_no_minutes(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], zone: str
) -> None:
    """Logging and Today go on."""
    live_in(monkeypatch, zone)
    for words in (["log", "15", "diploma"], ["today"], ["today", "--json"], ["status"]):
        assert main(words) == 0, capsys.readouterr().err
