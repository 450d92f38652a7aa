"""The list of the backups: one line of JSON for each beside them, and what stands there without a line (formats.md)."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import os
import re
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Any

from matchtrack.domain.backups import Backup, Counts
from matchtrack.errors import MatchtrackError
from matchtrack.storage import connection as files
from matchtrack.storage import inspection

if TYPE_CHECKING:
    from collections.abc import Iterable

MANIFEST = "manifest.jsonl"
_NAME = re.compile(r"([0-9]{4,9})-([a-z0-9-]+)\.db")


def read_backups(folder: Path) -> list[Backup]:
    """Give every backup that stands in the folder, the oldest first; a file without a line is looked into.

    Files that are named in another way are the user's own.
    """
    lines = _read_lines(folder / MANIFEST)
    found = []
    for name in _names(folder):
        line = lines.get(name)
        found.append(_from_line(folder, line) if line else _looked_into(folder, name))
    return sorted(found, key=lambda backup: backup.number)


def copied_databases(folder: Path) -> set[str]:
    """Give the names of the databases of which backups stand in the folder."""
    lines = _read_lines(folder / MANIFEST)
    return {line["database"] for name, line in lines.items() if (folder / name).exists()}


def next_number(folder: Path) -> int:
    """Give the number after the highest."""
    numbers = (int(match[1]) for name in _names(folder) if (match := _NAME.fullmatch(name)))
    return max(numbers, default=0) + 1


def append(folder: Path, backup: Backup) -> None:
    """Add the line of a new backup."""
    place = folder / MANIFEST
    handle = os.open(place, os.O_CREAT | os.O_APPEND | os.O_RDWR | getattr(os, "O_NOFOLLOW", 0), 0o600)
    with os.fdopen(handle, "r+b") as manifest:
        # A line that a power cut left half would take this one with it.
        size = manifest.seek(0, os.SEEK_END)
        whole = size == 0 or (manifest.seek(size - 1), manifest.read(1))[1] == b"\n"
        manifest.write(b"" if whole else b"\n")
        manifest.write(_line(backup))
        manifest.flush()
        os.fsync(manifest.fileno())


def rewrite(folder: Path, backups: Iterable[Backup]) -> None:
    """Leave the lines of these backups alone; a line that another process adds meanwhile is made anew from its file."""
    draft = folder / f".draft-{os.getpid()}.jsonl"
    handle = os.open(draft, os.O_CREAT | os.O_TRUNC | os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0), 0o600)
    with os.fdopen(handle, "wb") as manifest:
        manifest.write(b"".join(_line(backup) for backup in backups))
        manifest.flush()
        os.fsync(manifest.fileno())
    draft.replace(folder / MANIFEST)


def at_text(instant: dt.datetime) -> str:
    """Write an instant as the database does."""
    return instant.strftime("%Y-%m-%dT%H:%M:%SZ")


def _line(backup: Backup) -> bytes:
    counts = backup.counts
    shape: dict[str, Any] = {
        "number": backup.number,
        "file": Path(backup.path).name,
        "database": backup.database,
        "at": at_text(backup.at),
        "reason": backup.reason,
        "schema": backup.version,
        "counts": None if counts is None else {field: getattr(counts, field) for field in Counts.__slots__},
        "last_change": backup.last_change,
        "bytes": backup.size,
        "sha256": backup.sha256,
        "suspect": backup.suspect,
    }
    return json.dumps(shape).encode() + b"\n"


def _names(folder: Path) -> list[str]:
    with contextlib.suppress(FileNotFoundError, NotADirectoryError):
        return [
            file.name
            for file in os.scandir(folder)
            if _NAME.fullmatch(file.name) and file.is_file(follow_symlinks=False)
        ]
    return []


def _read_lines(place: Path) -> dict[str, dict[str, Any]]:
    """Give the lines by file; one that cannot be read counts for nothing, as its file can be looked into."""
    lines: dict[str, dict[str, Any]] = {}
    with contextlib.suppress(OSError):
        for text in place.read_bytes().splitlines():
            with contextlib.suppress(ValueError, RecursionError):
                line = json.loads(text)
                if _is_line(line):
                    lines[line["file"]] = line
    return lines


_TYPES = {
    "number": int, "file": str, "database": str, "at": str, "reason": str, "schema": int, "last_change": str,
    "bytes": int, "sha256": str, "suspect": bool,
}  # fmt: skip
_COUNT_TYPES = {"steps": int, "done": int, "entries": int, "minutes": int, "last_day": str, "rows": int}


def _is_line(line: object) -> bool:
    if not isinstance(line, dict) or not all(isinstance(line.get(key), kind) for key, kind in _TYPES.items()):
        return False
    match = _NAME.fullmatch(line["file"])
    counts = line.get("counts")
    has_counts = counts is None or (
        isinstance(counts, dict)
        and counts.keys() == _COUNT_TYPES.keys()
        and all(isinstance(counts[key], kind) for key, kind in _COUNT_TYPES.items())
    )
    try:
        dt.datetime.strptime(line["at"], "%Y-%m-%dT%H:%M:%SZ")  # noqa: DTZ007 - only whether it is one
    except ValueError:
        return False
    return bool(match and int(match[1]) == line["number"] and has_counts)


def _from_line(folder: Path, line: dict[str, Any]) -> Backup:
    counts = line["counts"]
    return Backup(
        number=line["number"],
        path=str(folder / line["file"]),
        database=line["database"],
        at=dt.datetime.fromisoformat(line["at"]),
        reason=line["reason"],
        version=line["schema"],
        counts=None if counts is None else Counts(**counts),
        last_change=line["last_change"],
        size=line["bytes"],
        sha256=line["sha256"],
        suspect=line["suspect"],
    )


def _looked_into(folder: Path, name: str) -> Backup:
    """Describe a file that has no line: made by an earlier version, or while the power went."""
    place = folder / name
    status = place.stat()
    number, reason = name.removesuffix(".db").split("-", 1)
    version, counts, change = 0, None, ""
    with contextlib.suppress(MatchtrackError, sqlite3.Error, UnicodeDecodeError):
        version, counts = inspection.inspect(str(place))
        with contextlib.closing(files.connect(str(place), writing=False)) as connection:
            change = inspection.last_change(connection)
    return Backup(
        number=int(number),
        path=str(place),
        database="",
        at=dt.datetime.fromtimestamp(status.st_mtime, dt.UTC).replace(microsecond=0),
        reason=reason,
        version=version,
        counts=counts,
        last_change=change,
        size=status.st_size,
        sha256="",
        suspect=counts is None or counts.rows == 0,
    )
