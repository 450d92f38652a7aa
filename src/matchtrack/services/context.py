"""What every use case is given: which database, whose clock, which settings, and which face asks."""

from __future__ import annotations

import datetime as dt
import os

from matchtrack import clock as clocks
from matchtrack import config, paths
from matchtrack.awake import awake_clock_of, no_awake_clock
from matchtrack.domain.momentum import momentum_day
from matchtrack.errors import DatabaseError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from matchtrack.awake import Awake
    from matchtrack.clock import Clock


_FIRST_HOUR_THAT_MAY_REPEAT = 21
"""No zone sets its clocks back by more than three hours; before that no day start can have been passed."""


class Moment:
    """One instant as the user lives it: `utc`, aware `local` time, naive `wall` clock and the momentum `day`.

    `zone` is the setting's, empty for the system's; `day_start` is in minutes after midnight.
    """

    __slots__ = ("day", "day_start", "local", "utc", "wall", "zone")

    def __init__(self, utc: dt.datetime, zone: str, day_start: int) -> None:
        self.utc = utc
        self.zone = zone
        self.day_start = day_start
        self.local = clocks.wall_clock(utc, zone)
        self.wall = self.local.replace(tzinfo=None)
        self.day = _day_of(utc, self.wall, zone, day_start)

    def day_of(self, instant: dt.datetime) -> dt.date:
        """Give the momentum day of another instant, in the zone that holds now."""
        wall = clocks.wall_clock(instant, self.zone).replace(tzinfo=None)
        return _day_of(instant, wall, self.zone, self.day_start)


def _day_of(utc: dt.datetime, wall: dt.datetime, zone: str, day_start: int) -> dt.date:
    """Give the momentum day; where a day start comes twice, the day begins with the first and never goes back."""
    day = momentum_day(wall, day_start)
    begun = wall - dt.timedelta(minutes=day_start)
    if begun.hour < _FIRST_HOUR_THAT_MAY_REPEAT:
        return day
    following = dt.datetime.combine(day, dt.time()) + dt.timedelta(days=1, minutes=day_start)
    return day + dt.timedelta(days=clocks.instant_of(following, zone) <= utc)


class Context:
    """Where a use case works.

    Attributes:
        database: Path of the database file.
        clock: Gives the present instant in UTC.
        settings: The user's settings.
        source: The face that asks: 'shell' or 'app'.
        environ: The environment variables that hold.
        awake: Tells how long the computer was awake, for the timer.
    """

    __slots__ = ("awake", "clock", "database", "environ", "settings", "source")

    def __init__(
        self,
        *,
        database: str,
        clock: Clock,
        settings: config.Settings,
        source: str,
        environ: Mapping[str, str],
        awake: Awake = no_awake_clock,
    ) -> None:
        self.database = database
        self.clock = clock
        self.settings = settings
        self.source = source
        self.environ = environ
        self.awake = awake

    def moment(self) -> Moment:
        """Ask the clock once; a use case takes all its times from the answer."""
        return Moment(self.clock(), self.settings.zone, self.settings.day_start)

    def zone(self, local: dt.datetime) -> str:
        """Name the zone that holds at `local`."""
        return clocks.zone_name(local, self.settings.zone, self.environ)


def context_of(*, database: str | None, source: str, environ: Mapping[str, str] | None = None) -> Context:
    """Make the context of this process from its options, environment and settings file.

    Raises:
        BadInputError: The settings file cannot be used.
        UsageError: MATCHTRACK_NOW is no instant.
    """
    environ = os.environ if environ is None else environ
    settings = config.load_settings(paths.config_file(environ))
    return Context(
        database=paths.database_file(environ, database, settings.database),
        clock=clocks.clock_of(environ, settings.zone),
        settings=settings,
        source=source,
        environ=environ,
        awake=awake_clock_of(environ),
    )


def utc_text(instant: dt.datetime) -> str:
    """Write an instant as the database keeps it, so that text sorts as time does: '2026-11-22T07:30:00Z'."""
    return instant.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def utc_instant(text: str) -> dt.datetime:
    """Read an instant as the database keeps it.

    Raises:
        DatabaseError: It is none: a byte of the file was changed.
    """
    try:
        return dt.datetime.fromisoformat(text)
    except ValueError:
        raise DatabaseError(
            f"The database is damaged: it holds '{text}' where a time belongs. "
            "'matchtrack restore' brings a backup back; 'matchtrack doctor' helps where there is none.",
            kind="damaged",
        ) from None
