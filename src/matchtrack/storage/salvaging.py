"""Saving what can still be read of a damaged database into a new one that is whole; the damaged file is only copied.

The log of changes holds every row as each change left it. Where the log is whole, it gives back the rows of other
tables that cannot be read; where it is not, it is left out: half of a change must never be undone.
"""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING, NamedTuple

from matchtrack.errors import DatabaseError
from matchtrack.storage import connection as files
from matchtrack.storage import history, inspection
from matchtrack.storage.migrations import bring_up_to_date
from matchtrack.storage.salvage_links import complete_season, mend_links
from matchtrack.storage.salvage_reading import TableRead, opened_copy, present_tables, read_table, remove, version_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from matchtrack.domain.backups import Counts
    from matchtrack.storage.history import Row
    from matchtrack.storage.salvage_reading import Rows

    LastStates = dict[int, Row | None]
    """Rowid to the row as its last change left it; None where that took it away."""

HISTORY = ("change_group", "change_log")
_NOTHING_READ = TableRead({}, None)


class TableSaved(NamedTuple):
    """What became of a table.

    `lost` rows could not be read, None is an unknown number of them; `refused` ones break a rule of the schema, or
    are nothing without a row that is lost; of `loosened` ones only the link to such a row is gone, and a text of the
    `illegible` ones can only be read in part.
    """

    table: str
    saved: int
    lost: int | None
    refused: int
    loosened: int
    illegible: int

    @property
    def is_whole(self) -> bool:
        """Nothing of it is missing."""
        return self.lost == self.refused == self.loosened == self.illegible == 0


class Salvaged(NamedTuple):
    """What the new database holds, and each table that lost anything."""

    counts: Counts
    harmed: tuple[TableSaved, ...]


def salvage(path: str, target: Path, now_utc: str) -> Salvaged:
    """Make a whole database at `target`, where nothing is, of what can be read at `path`.

    Raises:
        DatabaseError: Nothing of the season can be read, or the new database cannot be written; none is left.
    """
    try:
        tables, last = _read(path, target.with_name(f"{target.name}.source"))
        bring_up_to_date(str(target))
        saved = _write(target, tables, last, now_utc)
        counts = _verified(target, path)
    except (OSError, *files.FAULTS) as error:
        remove(target)
        reason = getattr(error, "strerror", None) or error
        raise DatabaseError(f"What can be read of {path} could not be saved: {reason}.") from None
    except BaseException:
        remove(target)
        raise
    target.with_name(f"{target.name}-journal").unlink(missing_ok=True)  # empty: all of it is committed
    return Salvaged(counts, tuple(each for each in saved if not each.is_whole))


def _verified(target: Path, path: str) -> Counts:
    """Check the new database whole, and refuse one that would hold nothing of worth."""
    _, counts = inspection.inspect(str(target))
    if not counts.steps and not counts.entries:
        raise DatabaseError(f"No step and no entry can be read in {path} any more.", kind="damaged")
    return counts


def _read(path: str, scratch: Path) -> tuple[dict[str, TableRead], dict[str, LastStates]]:
    """Read every table of the file's own version, completed from the log, and the last states of rows in the log."""
    with opened_copy(path, scratch) as connection:
        version = version_of(connection, path)
        names = sorted(name for kind, name in inspection.own_schema(version) if kind == "table")
        present = present_tables(connection)
        tables = {name: read_table(connection, name) if name in present else _NOTHING_READ for name in names}
    if not all(tables[name].is_whole for name in HISTORY):
        return tables | dict.fromkeys(HISTORY, _NOTHING_READ), {}
    last = _last_states(tables["change_log"].rows)
    return {name: _completed(read, last.get(name, {})) for name, read in tables.items()}, last


def _last_states(log: Rows) -> dict[str, LastStates]:
    """Give each row that the log knows as its last change left it."""
    last: dict[str, LastStates] = {}
    for _, change in sorted(log.items()):
        after = change["after"]
        row = history.read_row(str(after)) if after is not None else None
        last.setdefault(str(change["table_name"]), {})[int(str(change["row_id"]))] = row
    return last


def _completed(read: TableRead, last: LastStates) -> TableRead:
    """Give back from the log what a table lacks; nothing is lost then, where the log knows all that was read, too."""
    if read.is_whole or not last:
        return read
    legible = {row_id: row for row_id, row in read.rows.items() if row_id not in read.illegible}
    found = {row_id: row for row_id, row in last.items() if row is not None and row_id not in legible}
    knows_all = read.rows.keys() <= last.keys()
    lost = 0 if knows_all else read.lost and max(0, read.lost - len(found.keys() - read.rows.keys()))
    return TableRead({**read.rows, **found}, lost, read.illegible - found.keys())


def _write(
    target: Path, tables: Mapping[str, TableRead], last: Mapping[str, LastStates], now_utc: str
) -> list[TableSaved]:
    """Fill a new database in one transaction, and say what became of each table."""
    with contextlib.closing(files.connect(str(target), writing=True)) as new:
        files.prepare_writing(new, str(target))
        new.execute("PRAGMA foreign_keys=OFF")
        new.execute("BEGIN IMMEDIATE")
        with _without_log(new):
            refused = {name: _insert_all(new, name, read.rows, last.get(name, {})) for name, read in tables.items()}
            complete_season(new, now_utc)
            loosened, dropped = mend_links(new)
        new.execute("COMMIT")
        return [
            TableSaved(
                name,
                _count(new, name),
                read.lost,
                refused[name] + dropped[name],
                loosened[name],
                len(read.illegible),
            )
            for name, read in tables.items()
        ]


@contextlib.contextmanager
def _without_log(new: sqlite3.Connection) -> Iterator[None]:
    """Write what is no change of the user's, or is in the log already."""
    triggers = new.execute(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND name LIKE '%\\_log' ESCAPE '\\' ORDER BY rowid"
    ).fetchall()
    for name, _ in triggers:
        new.execute(f"DROP TRIGGER {name}")
    yield
    for _, sql in triggers:
        new.execute(sql)


def _insert_all(new: sqlite3.Connection, table: str, rows: Rows, last: LastStates) -> int:
    """Insert rows under their rowids, and count those that the schema refuses, also as the log has them."""
    described = new.execute(f"PRAGMA table_info({table})").fetchall()
    keys = [(name, kind) for _, name, kind, _, _, key in described if key]
    is_rowid = len(keys) == 1 and keys[0][1] == "INTEGER"
    columns = [str(column[1]) for column in described]
    names = ", ".join(columns if is_rowid else ["rowid", *columns])
    signs = ", ".join("?" * (len(columns) + (not is_rowid)))
    insert = f"INSERT INTO {table} ({names}) VALUES ({signs})"  # noqa: S608 - of our schema
    refused = 0
    for row_id, row in sorted(rows.items()):
        for candidate in (row, last.get(row_id) or row):
            values = [candidate.get(column) for column in columns]
            with contextlib.suppress(sqlite3.IntegrityError):
                new.execute(insert, values if is_rowid else [row_id, *values])
                break
        else:
            refused += 1
    return refused


def _count(new: sqlite3.Connection, table: str) -> int:
    (count,) = new.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608 - of our schema
    return int(count)
