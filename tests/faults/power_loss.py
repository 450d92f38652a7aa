"""Power loss: what a user did is recorded, cut off anywhere, and the disk that is left is opened again."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
import tempfile
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, NamedTuple

import acting_user
from crash_states import crashed, lay_out
from system_calls import record

from matchtrack.errors import DatabaseError, NotSoError
from matchtrack.storage.connection import open_writing

if TYPE_CHECKING:
    from crash_states import Disk
    from system_calls import Call

_SHARED_MEMORY = Path("/dev/shm")  # noqa: S108 - thousands of states need no disk


class Recording(NamedTuple):
    """What a scenario asked of the disk; `folder` is where it did."""

    folder: str
    calls: list[Call]
    digests: list[str]


def record_scenario(scenario: str, place: Path) -> Recording:
    """Let the user act below `place`."""
    folder = place / "data"
    folder.mkdir()
    calls = record(acting_user.__file__, [scenario, str(folder)], folder, place / "trace")
    return Recording(str(folder), calls, [call.payload.decode().split()[1] for call in calls if call.kind == "ack"])


def lost(recording: Recording, count: int, seed: int = 0) -> list[str]:
    """Cut the power `count` times, anywhere, and name every state that is not the last acknowledged one or the next."""
    random = Random(seed)  # noqa: S311 - chance that can be repeated
    faults = []
    first = next(number for number, call in enumerate(recording.calls) if call.kind == "ack")
    with tempfile.TemporaryDirectory(dir=_SHARED_MEMORY if _SHARED_MEMORY.is_dir() else None) as place:
        for number in range(count):
            at = random.randrange(first + 1, len(recording.calls) + 1)
            disk = crashed(recording.calls, {}, at, random)
            folder = Path(place) / str(number)
            folder.mkdir()
            lay_out(disk, recording.folder, folder)
            fault = _fault(recording, disk, folder)
            if fault:
                faults.append(f"after call {at} ({recording.calls[at - 1].kind}): {fault}")
            shutil.rmtree(folder)
    return faults


def _fault(recording: Recording, disk: Disk, folder: Path) -> str:
    """Open the database as the next start does; give what is wrong with it, or ''."""
    path = str(folder / "matchtrack.db")
    known = len(disk.acknowledged)
    allowed = recording.digests[known - 1 : known + 1]
    try:
        with contextlib.closing(open_writing(path)) as connection:
            (verdict,) = connection.execute("PRAGMA integrity_check").fetchone()
            broken = connection.execute("PRAGMA foreign_key_check").fetchall()
        if verdict != "ok" or broken:
            return f"integrity: {verdict}, links: {broken}"
        found = acting_user.digest(path)
    except NotSoError:
        found = acting_user.NOTHING
    except DatabaseError as error:
        if error.kind not in {"damaged", "foreign"} or acting_user.DAMAGED not in allowed:
            return error.sentence
        found = acting_user.DAMAGED
    if found not in allowed:
        return f"{found} is none of {allowed}"
    return next(filter(None, map(_fault_of_backup, folder.glob("backups/[0-9]*.db"))), "")


def _fault_of_backup(backup: Path) -> str:
    try:
        with contextlib.closing(sqlite3.connect(f"file:{backup}?mode=ro", uri=True)) as connection:
            (verdict,) = connection.execute("PRAGMA integrity_check").fetchone()
            (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.Error as error:
        verdict, tables = str(error), 0
    return "" if verdict == "ok" and tables else f"backup {backup.name}: {verdict}, {tables} tables"
