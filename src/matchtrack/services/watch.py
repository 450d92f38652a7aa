"""Noticing that somebody else changed the database."""

from __future__ import annotations

import os
import sqlite3
from typing import TYPE_CHECKING

from matchtrack.errors import MatchtrackError
from matchtrack.storage.connection import foreign_commits, open_reading

if TYPE_CHECKING:
    from matchtrack.services.context import Context


class DatabaseWatch:
    """Keeps one reading connection and asks it whether others have committed since the last time."""

    def __init__(self, context: Context) -> None:
        self._database = context.database
        self._connection: sqlite3.Connection | None = None
        self._file: tuple[int, int] | None = None
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

    def _ask(self) -> tuple[int, int, int] | None:
        """Give the identity of the file and SQLite's count of foreign commits; None where nothing can be asked."""
        try:
            status = os.stat(self._database)  # noqa: PTH116 - a path of the services is text
            file = (status.st_dev, status.st_ino)
            if file != self._file:
                self.close()
            if self._connection is None:
                self._connection, self._file = open_reading(self._database), file
            commits = foreign_commits(self._connection)
        except (OSError, MatchtrackError, sqlite3.Error):
            self.close()
            return None
        return (*file, commits)
