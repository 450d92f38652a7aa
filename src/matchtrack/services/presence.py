"""Whether a season is there: what both faces ask before anything else."""

from __future__ import annotations

from matchtrack.storage.connection import exists, open_reading
from matchtrack.storage.reading import has_season

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matchtrack.services.context import Context

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
