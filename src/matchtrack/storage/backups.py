"""Verified copies of the database, made before anything that replaces much of it (trust.md 4)."""

from __future__ import annotations

import contextlib
import os
import re
import sqlite3
from pathlib import Path

from matchtrack import paths
from matchtrack.errors import DatabaseError
from matchtrack.storage import connection as files

_NUMBER = re.compile(r"[0-9]{4,9}")


def make_backup(path: str, reason: str) -> Path:
    """Copy the database into the backups folder, check the copy, and give its place.

    `reason` becomes part of the name, after a number that only rises ('0007-import.db').

    Raises:
        DatabaseError: The copy cannot be made or is not whole; nothing else was touched.
    """
    folder = Path(paths.backups_folder(path))
    draft = folder / f".draft-{os.getpid()}.db"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _clear_drafts(folder)
        with contextlib.closing(files.connect(path, writing=False)) as source:
            _copy(source, draft)
        target = folder / f"{_next_number(folder):04d}-{reason}.db"
        draft.replace(target)
    except OSError as error:
        raise DatabaseError(f"No backup could be made in {folder}: {error.strerror}. Nothing was changed.") from None
    except sqlite3.Error as error:
        raise files.trouble(error, path) from error
    finally:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
    return target


def _copy(source: sqlite3.Connection, draft: Path) -> None:
    """Copy the pages, check them, and see them safe on the disk."""
    draft.unlink(missing_ok=True)
    handle = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)
    try:
        with contextlib.closing(sqlite3.connect(draft)) as copy:
            source.backup(copy)
            (verdict,) = copy.execute("PRAGMA integrity_check").fetchone()
        os.fsync(handle)
    finally:
        os.close(handle)
    if verdict != "ok":
        raise DatabaseError("The database is damaged, so no backup was made and nothing was changed.")


def _clear_drafts(folder: Path) -> None:
    """Take away what a process left that died in its copy: nobody would find these copies of private records."""
    for draft in folder.glob(".draft-*"):
        draft.unlink(missing_ok=True)


def _next_number(folder: Path) -> int:
    """Give the number after the highest; files that are named in another way are the user's own."""
    numbers = (file.name.partition("-")[0] for file in folder.glob("*-*.db"))
    return max((int(number) for number in numbers if _NUMBER.fullmatch(number)), default=0) + 1
