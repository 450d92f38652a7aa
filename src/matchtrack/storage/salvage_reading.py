"""Reading what a damaged database still gives: table by table, and round the pages that cannot be read."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from matchtrack.errors import DatabaseError
from matchtrack.storage import connection as files

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    Rows = dict[int, dict[str, object]]
    """Rowid to the row, by the names of its columns."""

HIGHEST = 2**63 - 1
BEYOND = 5_000
"""How far behind the last row that was read others are looked for, where no end of the table can be read."""

MOST_PROBES = 100_000
"""Places at which one table is tried, some 20 microseconds each."""

_BESIDE = ("-journal", "-wal", "-shm")


class TableRead(NamedTuple):
    """What a table gave; `lost` is how many rows it did not give, None where nobody can say.

    The rows of `illegible` rowids have signs in a text that nobody wrote; what is no UTF-8 stands as '\ufffd'.
    """

    rows: Rows
    lost: int | None
    illegible: frozenset[int] = frozenset()

    @property
    def is_whole(self) -> bool:
        """All of it was read."""
        return self.lost == 0 and not self.illegible


@contextlib.contextmanager
def opened_copy(path: str, scratch: Path) -> Iterator[sqlite3.Connection]:
    """Open a copy of a damaged file, with its journal, at `scratch`; the file itself is never opened by SQLite.

    Raises:
        OSError: The copy cannot be written.
    """
    try:
        for end in ("", *_BESIDE):
            part = Path(f"{path}{end}")
            if part.exists():
                _copy(part, scratch.with_name(scratch.name + end))
        with contextlib.closing(sqlite3.connect(scratch, isolation_level=None)) as connection:
            connection.text_factory = bytes
            for pragma in ("trusted_schema=OFF", "cell_size_check=ON", "mmap_size=0", "writable_schema=ON"):
                # The last one only lets SQLite go on with the part of the schema that it could read.
                connection.execute(f"PRAGMA {pragma}")
            yield connection
    finally:
        remove(scratch)


def remove(place: Path) -> None:
    """Remove a database of our own making, with its journal."""
    for end in ("", *_BESIDE):
        place.with_name(place.name + end).unlink(missing_ok=True)


def _copy(part: Path, place: Path) -> None:
    handle = os.open(place, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0), 0o600)
    with os.fdopen(handle, "wb") as copy, part.open("rb") as old:
        while chunk := old.read(1 << 20):
            copy.write(chunk)


def version_of(connection: sqlite3.Connection, path: str) -> int:
    """Give the schema version of a damaged file.

    Raises:
        DatabaseError: Not even that can be read, or it is not ours.
    """
    try:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
    except sqlite3.DatabaseError:
        application = version = 0
    if application != files.APPLICATION_ID or not 1 <= version <= files.SCHEMA_VERSION:
        raise DatabaseError(f"Nothing can be read from {path} any more: its first page is gone.", kind="damaged")
    return int(version)


def present_tables(connection: sqlite3.Connection) -> set[str]:
    """Give the tables of which the schema still knows where they are."""
    found = set()
    with contextlib.suppress(sqlite3.DatabaseError):
        for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'"):
            found.add(name.decode(errors="replace"))
    return found


def read_table(connection: sqlite3.Connection, table: str) -> TableRead:
    """Give every row of a table that can be read."""
    rows: Rows = {}
    lost = _read_all(connection, table, rows)
    illegible = frozenset(row_id for row_id, row in rows.items() if not all(map(_is_legible, row.values())))
    decoded = {row_id: {name: _text(value) for name, value in row.items()} for row_id, row in rows.items()}
    return TableRead(decoded, lost, illegible)


def _is_legible(value: object) -> bool:
    """Say whether a text is as matchtrack may have written it: UTF-8, and no control characters but line ends."""
    if not isinstance(value, bytes):
        return True
    try:
        text = value.decode()
    except UnicodeDecodeError:
        return False
    return all(sign >= " " or sign in "\n\t" for sign in text)


def _text(value: object) -> object:
    return value.decode(errors="replace") if isinstance(value, bytes) else value


def _read_all(connection: sqlite3.Connection, table: str, rows: Rows) -> int | None:
    """Read what can be read, and count what cannot; None where nobody can say."""
    broke_off = _read_up(connection, table, (0, HIGHEST), rows)
    known = _rowids_by_index(connection, table)
    if broke_off is None:
        return len((known or set()) - rows.keys())
    lowest = _read_down(connection, table, rows)
    if known is None:
        end = broke_off + BEYOND if lowest is None else lowest - 1
        _read_between(connection, table, (broke_off + 1, end), rows)
        return None
    for row_id in sorted(known - rows.keys()):
        _read_up(connection, table, (row_id, row_id), rows)
    return len(known - rows.keys())


def _rowids_by_index(connection: sqlite3.Connection, table: str) -> set[int] | None:
    """Give the rowids of a table by an index of it, which lies on other pages; None where none can be read."""
    for _, name, _, _, is_partial in connection.execute(f"PRAGMA index_list({table})").fetchall():
        if is_partial:
            continue
        with contextlib.suppress(sqlite3.DatabaseError):
            found = connection.execute(f'SELECT rowid FROM {table} INDEXED BY "{name.decode()}"')  # noqa: S608
            return {int(row_id) for (row_id,) in found}
    return None


def _read_between(connection: sqlite3.Connection, table: str, span: tuple[int, int], rows: Rows) -> None:
    """Read what stands between damaged pages, where nobody knows the rowids: try one after another."""
    first, end = span
    for _ in range(MOST_PROBES):
        if first > end:
            return
        last = _read_up(connection, table, (first, end), rows)
        if last is None:
            return
        first = max(last, first) + 1


def _read_up(connection: sqlite3.Connection, table: str, span: tuple[int, int], rows: Rows) -> int | None:
    """Read the rows of a span of rowids; gives the last that could be read where it broke off, None at the end."""
    last = span[0] - 1
    try:
        for row_id, row in _rows(connection, table, "BETWEEN ? AND ? ORDER BY rowid", span):
            rows[row_id] = row
            last = row_id
    except sqlite3.DatabaseError:
        return last
    return None


def _read_down(connection: sqlite3.Connection, table: str, rows: Rows) -> int | None:
    """Read rows from the end of a table on until it breaks off; gives the lowest rowid, None where there was none."""
    lowest = None
    with contextlib.suppress(sqlite3.DatabaseError):
        for row_id, row in _rows(connection, table, "<= ? ORDER BY rowid DESC", (HIGHEST,)):
            rows[row_id] = row
            lowest = row_id
    return lowest


def _rows(
    connection: sqlite3.Connection, table: str, where: str, values: Sequence[int]
) -> Iterator[tuple[int, dict[str, object]]]:
    cursor = connection.execute(f"SELECT rowid, * FROM {table} NOT INDEXED WHERE rowid {where}", values)  # noqa: S608
    names = [column[0] for column in cursor.description[1:]]
    for row_id, *values_of_row in cursor:
        yield row_id, dict(zip(names, values_of_row, strict=True))
