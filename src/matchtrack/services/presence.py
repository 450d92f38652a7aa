"""Whether a season is there, and since when: what both faces ask before anything else."""

from __future__ import annotations

from matchtrack.errors import MatchtrackError, NotSoError
from matchtrack.services.context import utc_instant
from matchtrack.storage.connection import exists, open_reading
from matchtrack.storage.reading import has_season, season_made

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt
    import sqlite3

    from matchtrack.services.context import Context, Moment

NO_SEASON = "There is no season yet. Run 'matchtrack' to set one up, or 'matchtrack plan import NAME'."


def is_set_up(context: Context) -> bool:
    """Say whether the database holds a season.

    Raises:
        DatabaseError: The file is there and cannot be used.
    """
    if not exists(context.database):
        return False
    connection = open_reading(context.database)
    try:
        return has_season(connection)
    finally:
        connection.close()


def open_season(context: Context) -> sqlite3.Connection:
    """Open the database of a season for reading.

    Raises:
        NotSoError: There is no season yet.
        DatabaseError: The database cannot be read.
    """
    connection = open_reading(context.database)
    try:
        if not has_season(connection):
            raise NotSoError(NO_SEASON)
    except MatchtrackError:
        connection.close()
        raise
    return connection


def season_made_on(connection: sqlite3.Connection, moment: Moment) -> dt.date | None:
    """Give the momentum day on which the season was made, or None before set-up."""
    made = season_made(connection)
    return None if made is None else moment.day_of(utc_instant(made))
