"""The only place that asks for the time, and for the zone in which the user lives.

`log` and `status` stand on this module, so it imports nothing that costs: the C library converts the system's
zone, and zoneinfo is loaded only where a named zone has to be looked up.
"""

from __future__ import annotations

import datetime as dt
import os
import sys

from matchtrack.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Clock = Callable[[], dt.datetime]
    """Gives the present instant, aware, in UTC."""

NOW_VARIABLE = "MATCHTRACK_NOW"
_SYSTEM_ZONE = "/etc/localtime"
_MINUTE, _DAY = dt.timedelta(minutes=1), dt.timedelta(days=1)
FIRST_YEAR, LAST_YEAR = 2000, 2199
"""The years in which the days of a plan may lie."""

_ZONE_FOLDERS = ("/usr/share/zoneinfo", "/var/db/timezone/zoneinfo", "/usr/lib/zoneinfo")


def system_clock() -> dt.datetime:
    """Give the present instant in UTC."""
    return dt.datetime.now(dt.UTC)  # noqa: TID251 - the one place


def stopwatch() -> float:
    """Give seconds from some start, to tell how long something took."""
    import time  # noqa: PLC0415 - seldom needed

    return time.perf_counter()


def clock_of(environ: Mapping[str, str], zone: str = "") -> Clock:
    """Give the clock of this process: the system's, or the instant that MATCHTRACK_NOW fixes.

    An instant without an offset is a wall clock in `zone`, or in the system's zone where that is empty.

    Raises:
        UsageError: MATCHTRACK_NOW is not an ISO instant.
    """
    text = environ.get(NOW_VARIABLE, "")
    if not text:
        return system_clock
    instant = _instant(text, zone)
    return lambda: instant


def _instant(text: str, zone: str) -> dt.datetime:
    try:
        instant = dt.datetime.fromisoformat(text)
        utc = instant.astimezone(dt.UTC) if instant.tzinfo else instant_of(instant, zone)
    except (ValueError, OverflowError):
        raise UsageError(
            f"{NOW_VARIABLE}={text!r} is not an instant; write it like 2026-11-22T07:30 or 2026-11-22T07:30+01:00"
        ) from None
    if not FIRST_YEAR <= utc.year <= LAST_YEAR:
        raise UsageError(f"{NOW_VARIABLE}={text!r} is not in the years {FIRST_YEAR} to {LAST_YEAR}")
    return utc


def wall_clock(instant: dt.datetime, zone: str) -> dt.datetime:
    """Give the aware local time of `instant`: in `zone` where one is named, else in the system's zone.

    Raises:
        UsageError: The time-zone database has no such zone, or TZ is a day or more away from UTC.
    """
    zone = zone or _windows_zone_variable()
    if not zone:
        return _in_system_zone(instant)
    return instant.astimezone(named_zone(zone))


def _in_system_zone(instant: dt.datetime) -> dt.datetime:
    try:
        return instant.astimezone()
    except (ValueError, OverflowError):
        name = os.environ.get("TZ", "")
        raise UsageError(f"TZ={name!r} is no time zone; write a name like Europe/Berlin or America/New_York") from None


def named_zone(zone: str) -> dt.tzinfo:
    """Look up an IANA zone like 'Europe/Berlin'.

    Raises:
        UsageError: The time-zone database has no such zone.
    """
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # noqa: PLC0415 - most runs never need a named zone

    try:
        return ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise UsageError(
            f"there is no time zone '{zone}'; write a name like Europe/Berlin or America/New_York"
        ) from None


def zone_rules(zone: str) -> dt.tzinfo:
    """Give the rules of a named zone, or of the system's where `zone` is empty: whole seasons are reckoned with them.

    Raises:
        UsageError: The time-zone database has no such zone.
    """
    zone = zone or _windows_zone_variable()
    return named_zone(zone) if zone else _SystemZone()


class _SystemZone(dt.tzinfo):
    """The system's zone, whose rules the C library knows without naming it."""

    def utcoffset(self, wall: dt.datetime | None) -> dt.timedelta | None:
        if wall is None:
            return None
        naive = wall.replace(tzinfo=None)
        local = naive.astimezone()
        if local.replace(tzinfo=None) != naive:  # the clocks jump over it, and what Python makes of it differs
            local = (naive + (_DAY if naive.fold else -_DAY)).astimezone()
        return local.utcoffset()

    def fromutc(self, utc: dt.datetime) -> dt.datetime:
        local = utc.replace(tzinfo=dt.UTC).astimezone()
        wall = local.replace(tzinfo=self)
        return wall if self.utcoffset(wall) == local.utcoffset() else wall.replace(fold=1)

    def tzname(self, wall: dt.datetime | None) -> str | None:
        return wall.replace(tzinfo=None).astimezone().tzname() if wall else None

    def dst(self, _: dt.datetime | None) -> dt.timedelta | None:
        return None


def zone_name(local: dt.datetime, zone: str, environ: Mapping[str, str]) -> str:
    """Name the zone that holds: the settings', the TZ variable's, the system's, else the offset of `local`."""
    return zone or _known(environ.get("TZ", "").lstrip(":")) or _system_zone(environ) or f"UTC{local:%z}"


def _windows_zone_variable() -> str:
    """Give TZ on Windows, whose C library does not know IANA names."""
    return os.environ.get("TZ", "").lstrip(":") if sys.platform == "win32" else ""


def _known(name: str) -> str:
    if not name or name.startswith("/") or "." in name:  # no zone has a dot, but files beside them have
        return ""
    return name if any(os.path.isfile(f"{folder}/{name}") for folder in _ZONE_FOLDERS) else ""


def _system_zone(environ: Mapping[str, str]) -> str:
    if "TZ" in environ:  # also where it is empty: the C library then takes UTC
        return ""
    if sys.platform == "win32":
        from tzlocal import get_localzone_name  # noqa: PLC0415 - Windows only

        return str(get_localzone_name())
    target = os.path.realpath(_SYSTEM_ZONE)
    return target.partition("zoneinfo/")[2] if os.path.isfile(target) else ""


def instant_of(wall: dt.datetime, zone: str) -> dt.datetime:
    """Give the UTC instant of a naive local time in `zone`, or in the system's zone where it is empty.

    A time that comes twice is the first of the two; one that the clocks jump over is the first after the jump.
    """
    place = zone or _windows_zone_variable()
    while True:
        aware = wall.replace(tzinfo=named_zone(place)) if place else wall.astimezone()
        instant = aware.astimezone(dt.UTC)
        if wall_clock(instant, zone).replace(tzinfo=None) == wall:
            return instant
        wall += _MINUTE
