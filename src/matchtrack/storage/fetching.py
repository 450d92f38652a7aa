"""A connection that reads: what goes wrong on it is worded for the user, whether a question is asked or rows come."""

from __future__ import annotations

import sqlite3

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from matchtrack.errors import DatabaseError

FAULTS = (sqlite3.Error, UnicodeDecodeError)
"""What sqlite3 raises; the latter where a damaged schema gets into SQLite's own message and is no UTF-8 there."""


def trouble(error: Exception, path: str) -> DatabaseError:
    """Word an error of SQLite for the user: locked, read-only, full, damaged, or what SQLite says."""
    from matchtrack.storage.trouble_words import worded  # noqa: PLC0415 - seldom needed

    return worded(error, path)


class _ReadingCursor(sqlite3.Cursor):
    """Words what goes wrong while rows are fetched: damage is met as late as that."""

    path = ""

    def __next__(self) -> Any:
        try:
            return super().__next__()
        except FAULTS as error:
            raise trouble(error, self.path) from error

    def fetchone(self) -> Any:
        try:
            return super().fetchone()
        except FAULTS as error:
            raise trouble(error, self.path) from error

    def fetchmany(self, size: int | None = 1) -> list[Any]:
        try:
            return super().fetchmany(size)
        except FAULTS as error:
            raise trouble(error, self.path) from error

    def fetchall(self) -> list[Any]:
        try:
            return super().fetchall()
        except FAULTS as error:
            raise trouble(error, self.path) from error


class ReadingConnection(sqlite3.Connection):
    """Words what goes wrong while reading, as `Transaction` does for writing."""

    path = ""

    def cursor(self, factory: Any = None) -> Any:
        """Give a cursor that words faults, too."""
        made: _ReadingCursor = super().cursor(factory or _ReadingCursor)
        made.path = self.path
        return made

    def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:
        """Ask a question."""
        try:
            return super().execute(sql, parameters)
        except FAULTS as error:
            raise trouble(error, self.path) from error
