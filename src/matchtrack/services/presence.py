"""Whether a season is there: what both faces ask before anything else."""

from __future__ import annotations

from matchtrack.storage.connection import exists, open_reading

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matchtrack.services.context import Context


def is_set_up(context: Context) -> bool:
    """Say whether the database holds a season.

    Raises:
        DatabaseError: The file is there and cannot be used.
    """
    if not exists(context.database):
        return False
    connection = open_reading(context.database)
    try:
        return connection.execute("SELECT 1 FROM season").fetchone() is not None
    finally:
        connection.close()
