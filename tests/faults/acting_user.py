"""A user who acts and notes what was acknowledged: `python acting_user.py SCENARIO FOLDER`, to be cut off anywhere.

After each change one line 'ACK digest' goes to stdout; the digest stands for every row of the database.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import os
import sqlite3
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from matchtrack.config import Settings
from matchtrack.services import minutes, ticks, timer
from matchtrack.services.backups import back_up
from matchtrack.services.context import Context
from matchtrack.services.plans import import_plan
from matchtrack.services.restore import look, restore
from matchtrack.services.undo import undo
from matchtrack.storage import connection as files
from matchtrack.storage import migration_0001

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NOTHING = "nothing"
"""The digest of a database that is not there, or has no row."""

DAMAGED = "damaged"
"""The digest of a file that is no database any more."""

_TABLES = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"
_ROWS = "SELECT rowid, * FROM {} ORDER BY rowid"
_BEGIN = dt.datetime(2026, 11, 22, 8, tzinfo=dt.UTC)
_PLAN = """\
format = 1
name = "Small"
match_year = 2028

[[big_steps]]
key = "letters"
area = "letters"
title = "Letters in"

[[big_steps.baby_steps]]
key = "list"
title = "List the writers"
minutes = 15
difficulty = 4

[[big_steps.baby_steps]]
key = "ask"
title = "Ask the first one"
minutes = 10
difficulty = 3
"""


def digest(path: str) -> str:
    """Give one name for all rows of all tables; NOTHING where there is none."""
    if not files.exists(path):
        return NOTHING
    try:
        rows = _rows(path)
    except sqlite3.DatabaseError:
        return DAMAGED
    return hashlib.sha256(repr(rows).encode()).hexdigest()[:16] if any(found for _, found in rows) else NOTHING


def _rows(path: str) -> list[tuple[str, list[object]]]:
    with contextlib.closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        tables = [
            name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY 1")
        ]
        return [(table, connection.execute(_ROWS.format(table)).fetchall()) for table in tables]


def a_context(folder: Path, minute: int = 0) -> Context:
    """The user's context, so many minutes after the beginning."""
    return Context(
        database=str(folder / "matchtrack.db"), clock=lambda: _BEGIN + dt.timedelta(minutes=minute),
        settings=Settings(), source="shell", environ={"MATCHTRACK_CONFIG": os.devnull, "TZ": "UTC"},
    )  # fmt: skip


def a_day(folder: Path) -> Iterator[Callable[[], object]]:
    """Set up, log, time a step, tick it off, take it back."""
    plan = folder.parent / f"{folder.name}.toml"
    plan.write_text(_PLAN, encoding="utf-8")
    yield lambda: import_plan(a_context(folder), str(plan))
    for number in range(1, 6):
        yield partial(minutes.log, a_context(folder, number), 1, "1", note="x" * 400 * number)
    yield lambda: timer.start(a_context(folder, 10), "2")
    yield lambda: timer.stop(a_context(folder, 14))
    yield lambda: ticks.done(a_context(folder, 15), ["1"])
    yield lambda: undo(a_context(folder, 16))


def an_import(folder: Path) -> Iterator[Callable[[], object]]:
    """Bring a whole season into a running one."""
    *_, last = list(a_day(folder))[:1]
    last()
    yield lambda: import_plan(a_context(folder, 20), "step-3", merge=True)
    yield lambda: minutes.log(a_context(folder, 60), 15, "1")


def an_update(folder: Path) -> Iterator[Callable[[], object]]:
    """Lift a database of the first version by a log."""
    path = str(folder / "matchtrack.db")
    files.create_private_file(path)
    with contextlib.closing(files.connect(path, writing=True)) as connection:
        files.prepare_writing(connection, path)
        connection.execute("BEGIN")
        migration_0001.apply(connection)
        connection.execute(f"PRAGMA application_id={files.APPLICATION_ID}")
        connection.execute("PRAGMA user_version=1")
        connection.execute("INSERT INTO change_group (at_utc, source, title) VALUES ('2026-11-01', 'app', 'A')")
        connection.execute("INSERT INTO season VALUES (1, 2028, 'Small', '', '2026-11-01T00:00:00Z')")
        connection.execute("COMMIT")
    yield lambda: files.open_reading(path).close()


def a_restore(folder: Path) -> Iterator[Callable[[], object]]:
    """Bring a backup back in the place of what was done since."""
    first, second, *_ = list(a_day(folder))
    first()
    number = back_up(a_context(folder, 1)).number
    second()
    yield lambda: restore(a_context(folder, 20), look(a_context(folder, 20), str(number)))
    yield lambda: minutes.log(a_context(folder, 60), 15, "1")


def a_rescue(folder: Path) -> Iterator[Callable[[], object]]:
    """Bring a backup back in the place of a damaged database."""
    first, *_ = list(a_day(folder))
    first()
    number = back_up(a_context(folder, 1)).number
    with (folder / "matchtrack.db").open("r+b") as database:
        database.write(b"\x00" * 4096)
        os.fsync(database.fileno())
    yield lambda: restore(a_context(folder, 20), look(a_context(folder, 20), str(number)))
    yield lambda: minutes.log(a_context(folder, 60), 15, "1")


def a_careless_day(folder: Path) -> Iterator[Callable[[], object]]:
    """The same day on a database that waits for no disk: the proof that a loss would be seen."""
    files._WRITING = ("PRAGMA journal_mode=TRUNCATE", "PRAGMA synchronous=OFF")  # type: ignore[assignment] # on purpose
    yield from a_day(folder)


SCENARIOS = {
    "day": a_day, "import": an_import, "update": an_update, "restore": a_restore, "rescue": a_rescue,
    "careless": a_careless_day,
}  # fmt: skip


def act(scenario: str, folder: Path) -> None:
    """Act, and acknowledge the state before, and after each change."""
    path = str(folder / "matchtrack.db")
    actions = iter(SCENARIOS[scenario](folder))
    action = next(actions, None)
    _acknowledge(path)
    while action is not None:
        action()
        _acknowledge(path)
        action = next(actions, None)


def _acknowledge(path: str) -> None:
    os.write(1, f"ACK {digest(path)}\n".encode())


if __name__ == "__main__":
    act(sys.argv[1], Path(sys.argv[2]))
