"""Bringing a backup back: whole or not at all, whatever the present file is (trust.md 3 and 4)."""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from matchtrack.errors import DatabaseError, NotSoError
from matchtrack.storage import connection as files
from matchtrack.storage import inspection
from matchtrack.storage.backups import copy_checked, give_up_waiting

if TYPE_CHECKING:
    import datetime as dt

_BESIDE = ("-journal", "-wal", "-shm")


def present_state(path: str) -> str:
    """Say what stands at `path`: 'whole', 'damaged', or 'none' (no file, or an empty one).

    Raises:
        DatabaseError: It cannot be read now, or is not ours to replace.
    """
    try:
        files.open_reading(path).close()
        with contextlib.closing(files.connect(path, writing=False)) as connection:
            return "damaged" if inspection.faults_of(connection) else "whole"
    except NotSoError:
        return "none"
    except DatabaseError as error:
        if error.kind == "damaged":
            return "damaged"
        raise


def take_place_of(source: str, path: str, *, at: dt.datetime) -> str:
    """Put the content of a database into the place of another; gives where a damaged one is kept aside, or ''.

    A whole file stays where it is and gets the pages in one transaction, so that a process that is just about to write
    waits and then writes to what was restored; a file that is broken is replaced.

    Raises:
        DatabaseError: It cannot be done; the present file is as it was.
    """
    path = os.path.realpath(path)  # a link stays, and what it names is replaced
    state = present_state(path)
    if state == "whole":
        _overwrite(source, path)
        return ""
    return _replace(source, path, at=at, keeps=state == "damaged")


def _overwrite(source: str, path: str) -> None:
    try:
        with (
            contextlib.closing(files.connect(source, writing=False)) as pages,
            contextlib.closing(files.connect(path, writing=True)) as target,
        ):
            files.prepare_writing(target, path)
            pages.backup(target, progress=give_up_waiting)
    except files.FAULTS as error:
        raise files.trouble(error, path) from error


def _replace(source: str, path: str, *, at: dt.datetime, keeps: bool) -> str:
    target = Path(path)
    draft = target.with_name(f".restore-{os.getpid()}.db")
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft.unlink(missing_ok=True)
        copy_checked(source, draft)
        aside = _put_aside(target, at) if keeps else ""
        # A journal of the old file would be played into the new one (trust.md 3).
        for end in _BESIDE:
            target.with_name(target.name + end).unlink(missing_ok=True)
        draft.replace(target)
        _see_safe(target.parent)
    except OSError as error:
        raise DatabaseError(f"{path} could not be restored: {error.strerror}. Nothing was replaced.") from None
    finally:
        with contextlib.suppress(OSError):
            draft.unlink()
    return aside


def copy_aside(path: str, *, at: dt.datetime) -> str:
    """Copy a broken file, which stays, under a name that says so, and give its place.

    Raises:
        OSError: The copy cannot be written.
    """
    real = Path(os.path.realpath(path))
    aside = _name_aside(real, at)
    _copy(real, aside)
    return str(aside)


def start_anew(path: str, *, at: dt.datetime) -> str:
    """Put a file that cannot be used aside, with its journal, so that a new season can begin; gives where it is.

    Raises:
        DatabaseError: It cannot be moved.
    """
    target = Path(os.path.realpath(path))
    try:
        aside = _put_aside(target, at)
        for end in (*_BESIDE, ""):
            target.with_name(target.name + end).unlink(missing_ok=True)
    except OSError as error:
        raise DatabaseError(f"{path} could not be put aside: {error.strerror}.") from None
    return aside


def _name_aside(target: Path, at: dt.datetime) -> Path:
    base = f"{target.stem}-CORRUPT-{at:%Y%m%dT%H%M%SZ}"
    names = (f"{base}{again}.db" for again in ("", *(f"-{count}" for count in range(2, 100))))
    return next(place for name in names if not (place := target.with_name(name)).exists())


def _put_aside(target: Path, at: dt.datetime) -> str:
    """Keep a broken file under a name that says so, with its journal: somebody may yet get more out of it."""
    aside = _name_aside(target, at)
    for end in ("", *_BESIDE):
        part = target.with_name(target.name + end)
        if part.exists():
            _keep(part, aside.with_name(aside.name + end))
    return str(aside)


def _keep(part: Path, place: Path) -> None:
    """Give a file a second name; a copy stands in where the file system has no links."""
    try:
        os.link(part, place)
    except OSError:
        _copy(part, place)


def _copy(part: Path, place: Path) -> None:
    handle = os.open(place, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0), 0o600)
    with os.fdopen(handle, "wb") as copy, part.open("rb") as old:
        shutil.copyfileobj(old, copy)


def _see_safe(folder: Path) -> None:
    """See the new name safe on the disk, where folders can be opened."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
