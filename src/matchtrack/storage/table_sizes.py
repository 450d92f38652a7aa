"""How much a database holds, in numbers alone: no text of a row is read (trust.md 8)."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from matchtrack.storage import connection as files
from matchtrack.storage import inspection

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping


def rows_by_table(path: str) -> Mapping[str, int]:
    """Count the rows of each table that our schema has; a table of somebody else is not named.

    Raises:
        NotSoError: There is no database.
        DatabaseError: It cannot be read.
    """
    with _looked_into(path) as (connection, version):
        strange = {name for _, name in inspection.strange_parts(connection, version)}
        names = sorted(name for kind, name in inspection.schema_of(connection) if kind == "table")
        return {
            name: int(connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0])  # noqa: S608 - of our schema
            for name in names
            if name not in strange
        }


def verdict(path: str) -> tuple[int, int, int, int]:
    """Give the schema version, the broken pages or indexes, the broken links and the strange parts of a database.

    Raises:
        NotSoError: There is no database.
        DatabaseError: It cannot be read.
    """
    with _looked_into(path) as (connection, version):
        broken = len(inspection.broken_pages(connection))
        links = 0 if broken else len(inspection.broken_links(connection))
        return version, broken, links, 0 if broken else len(inspection.strange_parts(connection, version))


@contextlib.contextmanager
def _looked_into(path: str) -> Iterator[tuple[sqlite3.Connection, int]]:
    """Open a database as it is, of whatever schema, and give that schema's version, too."""
    files.check_file(path)
    with contextlib.closing(files.connect(path, writing=False)) as connection:
        yield connection, files.check_identity(connection, path)
