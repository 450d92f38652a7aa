"""Noticing that somebody else changed the database."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from matchtrack.errors import MatchtrackError
from matchtrack.storage.connection import open_reading

if TYPE_CHECKING:
    from matchtrack.services.context import Context


class DatabaseWatch:
    """Keeps one reading connection and asks it whether others have committed since the last time."""

    def __init__(self, context: Context) -> None:
        self._database = context.database
        self._connection: sqlite3.Connection | None = None
        self._version = self._ask()

    def changed(self) -> bool:
        """Say whether the database changed since the last call; also when it appeared or went."""
        before, self._version = self._version, self._ask()
        return before != self._version

    def close(self) -> None:
        """Let the database go."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _ask(self) -> int:
        """Give SQLite's count of foreign commits, or -1 where there is no database to ask."""
        try:
            if self._connection is None:
                self._connection = open_reading(self._database)
            (version,) = self._connection.execute("PRAGMA data_version").fetchone()
        except (MatchtrackError, sqlite3.Error):
            self.close()
            return -1
        return int(version)
