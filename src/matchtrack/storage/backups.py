"""Verified copies of the database, made before anything that replaces much of it, and by time (trust.md 4)."""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import os
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from matchtrack import paths
from matchtrack.domain.backups import Backup, Counts, is_suspect, kept_backups
from matchtrack.errors import DatabaseError
from matchtrack.storage import backup_manifest as manifest
from matchtrack.storage import connection as files
from matchtrack.storage import inspection

if TYPE_CHECKING:
    from collections.abc import Sequence

_CHUNK = 1 << 20
_DRAFT_SECONDS = 600
"""A half copy that is older was left by a process that died."""


def make_backup(path: str, reason: str, *, at: dt.datetime | None = None, rotate: bool = True) -> Path:
    """Copy the database into the backups folder, check the copy, and give its place.

    `reason` becomes part of the name, after a number that only rises ('0007-import.db'); the file's own time stands
    in for `at`. Copies that are not needed any more go, unless `rotate` is false or the new one is suspect.

    Raises:
        DatabaseError: The copy cannot be made or is not whole; nothing else was touched.
    """
    folder = Path(paths.backups_folder(path))
    draft = folder / f".draft-{os.getpid()}.db"
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        draft.unlink(missing_ok=True)
        version, counts, change = copy_checked(path, draft)
        _clear_drafts(folder, draft.stat().st_mtime - _DRAFT_SECONDS)
        before = _of(path, manifest.read_backups(folder))
        target = _take_name(folder, draft, reason)
        backup = _described(target, path, version, counts, change, before=before, at=at)
        manifest.append(folder, backup)
        if rotate and not backup.suspect:
            _rotate(folder, [*before, backup])
    except OSError as error:
        raise DatabaseError(f"No backup could be made in {folder}: {error.strerror}. Nothing was changed.") from None
    finally:
        with contextlib.suppress(OSError):
            draft.unlink()
    return target


def list_backups(path: str) -> list[Backup]:
    """Give the backups of a database, the oldest first.

    Raises:
        DatabaseError: The folder cannot be read.
    """
    folder = Path(paths.backups_folder(path))
    try:
        return _of(path, manifest.read_backups(folder))
    except OSError as error:
        raise DatabaseError(f"The backups in {folder} cannot be read: {error.strerror}.", kind="no access") from None


def _of(path: str, backups: Sequence[Backup]) -> list[Backup]:
    """Leave out those of other databases in the same folder."""
    return [backup for backup in backups if backup.database in {"", Path(path).name}]


def copy_checked(path: str, target: Path) -> tuple[int, Counts, str]:
    """Copy a database to a new private file, check the copy, and see it safe on the disk.

    Gives its schema version, what it holds, and the name of its last change.

    Raises:
        DatabaseError: The database cannot be read, or is damaged; no copy is left.
        OSError: The copy cannot be written.
    """
    handle = os.open(target, os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_NOFOLLOW", 0), 0o600)
    try:
        with contextlib.closing(files.connect(path, writing=False)) as source:
            files.check_identity(source, path)
            with contextlib.closing(sqlite3.connect(target, isolation_level=None)) as copy:
                source.backup(copy, progress=give_up_waiting)
                described = _checked(copy, path)
        os.fsync(handle)
    except BaseException as error:
        target.unlink(missing_ok=True)
        if isinstance(error, files.FAULTS):
            raise files.trouble(error, path) from error
        raise
    finally:
        os.close(handle)
    return described


def _checked(copy: sqlite3.Connection, path: str) -> tuple[int, Counts, str]:
    (verdict,) = copy.execute("PRAGMA integrity_check(1)").fetchone()
    if verdict != "ok":
        raise DatabaseError(
            f"{path} is damaged, so no backup was made and nothing was changed. "
            "'matchtrack doctor' says what can be done.",
            kind="damaged",
        )
    (version,) = copy.execute("PRAGMA user_version").fetchone()
    return int(version), inspection.counts_of(copy), inspection.last_change(copy)


def give_up_waiting(status: int, _remaining: int, _pages: int) -> None:
    """End a copy of pages once SQLite's own patience is over; the standard library would try for ever."""
    if status in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        raise sqlite3.OperationalError("database is locked")


def hash_of(place: str) -> str:
    """Give the SHA-256 of a file that no connection has open: closing it would drop SQLite's locks (trust.md 2)."""
    digest = hashlib.sha256()
    with Path(place).open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _take_name(folder: Path, draft: Path, reason: str) -> Path:
    """Give a finished copy the next number; another process that makes one at the same time gets another."""
    while True:
        target = folder / f"{manifest.next_number(folder):04d}-{reason}.db"
        try:
            os.link(draft, target)
        except FileExistsError:
            continue
        except OSError:  # a file system without links
            draft.replace(target)
        return target


def _described(
    target: Path,
    path: str,
    version: int,
    counts: Counts,
    change: str,
    *,
    before: Sequence[Backup],
    at: dt.datetime | None,
) -> Backup:
    status = target.stat()
    return Backup(
        number=int(target.name.partition("-")[0]),
        path=str(target),
        database=Path(path).name,
        at=(at or dt.datetime.fromtimestamp(status.st_mtime, dt.UTC)).astimezone(dt.UTC).replace(microsecond=0),
        reason=target.stem.partition("-")[2],
        version=version,
        counts=counts,
        last_change=change,
        size=status.st_size,
        sha256=hash_of(str(target)),
        suspect=is_suspect(counts, next((each.counts for each in reversed(before) if each.counts), None)),
    )


def _rotate(folder: Path, backups: Sequence[Backup]) -> None:
    """Let go of what rotation does not keep, the oldest first."""
    kept = kept_backups(backups)
    gone = [backup for backup in backups if backup.number not in kept]
    for backup in gone:
        Path(backup.path).unlink(missing_ok=True)
    if gone:
        manifest.rewrite(folder, manifest.read_backups(folder))


def _clear_drafts(folder: Path, before: float) -> None:
    """Take away what a process left that died in its copy: nobody would find these copies of private records."""
    for draft in folder.glob(".draft-*"):
        with contextlib.suppress(FileNotFoundError):
            if draft.stat().st_mtime < before:
                draft.unlink()
