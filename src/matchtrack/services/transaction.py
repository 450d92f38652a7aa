"""How a daily use case writes: one short transaction that undo can name."""

from __future__ import annotations

from matchtrack.services.context import utc_text
from matchtrack.storage.connection import open_writing
from matchtrack.storage.transactions import QuietTransaction, Transaction

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable
    from typing import TypeVar

    from matchtrack.services.context import Context, Moment

    Result = TypeVar("Result")


def write_daily(
    context: Context,
    moment: Moment,
    work: Callable[[sqlite3.Connection], Result],
    title: Callable[[Result], str],
    *,
    joins: int = 0,
) -> Result:
    """Do `work` in one transaction; what undo says of it is known once it is done.

    `joins` is the group of a write that this one goes on with, so that undo takes both back as one.
    """
    connection = open_writing(context.database)
    try:
        transaction = Transaction(connection, context.database, "", context.source, utc_text(moment.utc), joins=joins)
        with transaction:
            result = work(connection)
            transaction.retitle(title(result))
        return result
    finally:
        connection.close()


def mark(context: Context, work: Callable[[sqlite3.Connection], None]) -> None:
    """Write what is no change of the user's, so that neither the history nor undo knows of it."""
    connection = open_writing(context.database)
    try:
        with QuietTransaction(connection, context.database):
            work(connection)
    finally:
        connection.close()
