"""One use case, one transaction, through SQLAlchemy: rolled back unless it is committed."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Self

from sqlalchemy import create_engine, event, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.pool import NullPool

from matchtrack.storage import connection as files
from matchtrack.storage import migrations

if TYPE_CHECKING:
    from types import TracebackType

    from sqlalchemy import Connection, Engine


def _engine(path: str) -> Engine:
    engine = create_engine("sqlite://", creator=lambda: files.open_writing(path), poolclass=NullPool)

    @event.listens_for(engine, "begin")
    def begin_immediate(connection: Connection) -> None:
        """Take the write lock at once: a deferred one fails instead of waiting (trust.md 2)."""
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


class UnitOfWork:
    """A transaction on the plan; `title` is what undo says of it, `source` the face that asks.

    Use as `with UnitOfWork(path, title=..., source=..., now_utc=...) as work:` and end with `work.commit()`.
    """

    def __init__(self, path: str, *, title: str, source: str, now_utc: str) -> None:
        self._path = path
        self._group = {"at": now_utc, "source": source, "title": title}

    def __enter__(self) -> Self:
        migrations.bring_up_to_date(self._path)
        self._bound = _engine(self._path)
        self.session = Session(self._bound)
        try:
            self.session.execute(
                text("INSERT INTO change_group (at_utc, source, title) VALUES (:at, :source, :title)"), self._group
            )
        except BaseException as error:
            self._end(error)
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end(error)

    def commit(self) -> None:
        """Keep all that was done since the unit began."""
        self.session.commit()

    def changed(self) -> bool:
        """Say whether anything was written so far that undo could take back."""
        self.session.flush()
        logged = text("SELECT EXISTS (SELECT 1 FROM change_log WHERE group_id = (SELECT max(id) FROM change_group))")
        return bool(self.session.scalar(logged))

    def retitle(self, title: str) -> None:
        """Say more exactly what undo will take back, once it is known."""
        self.session.execute(
            text("UPDATE change_group SET title = :title WHERE id = (SELECT max(id) FROM change_group)"),
            {"title": title},
        )

    def driver(self) -> sqlite3.Connection:
        """Give the connection under this transaction, for reads that share it."""
        connection = self.session.connection().connection.driver_connection
        assert isinstance(connection, sqlite3.Connection)  # noqa: S101 - the engine above makes no other
        return connection

    def _end(self, error: BaseException | None) -> None:
        """Close everything; what was not committed is taken back, and a fault of SQLite is worded."""
        self.session.close()
        self._bound.dispose()
        fault = error.orig if isinstance(error, DBAPIError) else error
        if isinstance(fault, files.FAULTS):
            raise files.trouble(fault, self._path) from error
