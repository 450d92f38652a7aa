"""How a write begins and ends: IMMEDIATE, so that a second writer waits instead of failing (trust.md 2)."""

from __future__ import annotations

from matchtrack.storage.fetching import FAULTS, trouble

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from types import TracebackType

_BEGIN_GROUP = """
INSERT INTO change_group (at_utc, source, title) SELECT ?, ?, ? WHERE ? IS NOT (SELECT max(id) FROM change_group)
"""


class QuietTransaction:
    """A write: begins IMMEDIATE, commits at the end, rolls back on any fault; the change log gets no group for it."""

    __slots__ = ("_connection", "_path")

    def __init__(self, connection: sqlite3.Connection, path: str) -> None:
        self._connection = connection
        self._path = path

    def __enter__(self) -> sqlite3.Connection:
        try:
            self._begin()
        except FAULTS as error:
            self._roll_back()
            raise trouble(error, self._path) from error
        return self._connection

    def _begin(self) -> None:
        self._connection.execute("BEGIN IMMEDIATE")

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self._connection.execute("COMMIT")
                return
        except FAULTS as fault:
            self._roll_back()
            raise trouble(fault, self._path) from fault
        self._roll_back()
        if isinstance(error, FAULTS):
            raise trouble(error, self._path) from error

    def _roll_back(self) -> None:
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")


class Transaction(QuietTransaction):
    """A write that opens a group of the change log, from which undo takes it back.

    `title` is what undo says of the change; `source` is the face that made it ('app' or 'shell'). Use as
    `with Transaction(connection, path, title, source, now_utc) as connection:`. `joins` is the group of an earlier
    write that this one goes on with: both are one change for undo, as long as nothing was written between them.
    """

    __slots__ = ("_group",)

    def __init__(
        self, connection: sqlite3.Connection, path: str, title: str, source: str, now_utc: str, *, joins: int = 0
    ) -> None:
        super().__init__(connection, path)
        self._group = (now_utc, source, title, joins)

    def _begin(self) -> None:
        super()._begin()
        self._connection.execute(_BEGIN_GROUP, self._group)

    def retitle(self, title: str) -> None:
        """Say more exactly what undo will take back, once it is known."""
        self._connection.execute(
            "UPDATE change_group SET title = ? WHERE id = (SELECT max(id) FROM change_group)", (title,)
        )
