"""Where the records may live: the place that holds now, reading another one, and what may go wrong there."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from matchtrack import paths
from matchtrack.domain.text import clean
from matchtrack.errors import BadInputError
from matchtrack.services.context import Context
from matchtrack.services.network_drives import network_drive_of
from matchtrack.services.presence import is_set_up

if TYPE_CHECKING:
    from collections.abc import Iterator

_FILE = "matchtrack.db"
_LONGEST_NAME, _LONGEST_PATH = 255, 1000
"""Bytes of one name that file systems take, and characters of a path that every system opens."""

_OPTION = "--db"
_SYNCED = {
    "OneDrive": ("onedrive",),
    "Dropbox": ("dropbox",),
    "iCloud": ("icloud", "com~apple~clouddocs", "mobile documents"),
    "Google Drive": ("google drive", "googledrive", "my drive"),
}
"""Service to what the names of its folders begin with, in small letters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The database that this run was given; `named_by` is the option or variable that fixes it, else empty."""

    path: str
    named_by: str


def place_of(context: Context) -> Place:
    """Say where the database of a context is, and whether this run was told so."""
    environ = dict(context.environ)
    variable = environ.pop(paths.DATABASE_VARIABLE, "")
    if variable and paths.database_file(environ, variable) == context.database:
        return Place(path=context.database, named_by=paths.DATABASE_VARIABLE)
    chosen = context.database != paths.database_file(environ, None, context.settings.database)
    return Place(path=context.database, named_by=_OPTION if chosen else "")


def read_place(text: str) -> str:
    """Read a folder or a file as the absolute path of the database; in a folder it gets its usual name.

    Raises:
        BadInputError: The text is no path that can be written.
    """
    typed = clean(text)[0]
    if not typed:
        raise BadInputError("write a folder or a file, like ~/matchtrack")
    path = os.path.expanduser(typed)  # noqa: PTH111 - pathlib raises where no home is known
    if path.startswith("~"):
        raise BadInputError(f"there is no home folder '{Path(path).parts[0]}'; write the whole path")
    whole = Path(os.path.abspath(path))  # noqa: PTH100 - links stay as they were typed
    whole = whole / _FILE if _means_folder(path, whole) else whole
    _check_length(whole)
    if not _looks_like_a_path(path):
        raise BadInputError(f"'{typed}' is a word, not a place; write a folder or a file, like ~/matchtrack")
    return str(whole)


def _looks_like_a_path(path: str) -> bool:
    """Say whether somebody meant a place: a bare word or a number would be a folder wherever the shell stands."""
    return "/" in path or os.sep in path or path.startswith(".") or bool(Path(path).drive or Path(path).suffix)


def _means_folder(typed: str, path: Path) -> bool:
    if os.path.isdir(path):  # noqa: PTH112 - a name that is too long is no folder instead of an error
        return True
    return typed.endswith(("/", os.sep)) or (not path.suffix and not os.path.isfile(path))  # noqa: PTH113 - the same


def _check_length(path: Path) -> None:
    longest = max(len(part.encode(errors="replace")) for part in path.parts)
    if longest > _LONGEST_NAME or len(str(path)) > _LONGEST_PATH:
        raise BadInputError("this path is too long; write a shorter one")


def check_place(context: Context, database: str) -> None:
    """Look whether the records can live there; nothing is written.

    Raises:
        BadInputError: The place cannot be written to.
        DatabaseError: The file there is no database of ours.
    """
    folder = next(_existing(Path(database).parent), None)
    if folder is not None and not folder.is_dir():
        raise BadInputError(f"{folder} is a file, not a folder; write another place")
    if folder is None or not os.access(folder, os.W_OK | os.X_OK):
        raise BadInputError(f"matchtrack may not write in {folder or database}; write another place")
    is_set_up(
        Context(
            database=database,
            clock=context.clock,
            settings=context.settings,
            source=context.source,
            environ=context.environ,
        )
    )


def _existing(path: Path) -> Iterator[Path]:
    """Give the path and the folders above it that are there, the nearest first."""
    yield from (each for each in (path, *path.parents) if os.path.lexists(each))


def say_place(database: str, place: Place) -> str:
    """Say where the records will be; of what may go wrong there, say it first."""
    service, drive = synced_by(database), network_drive_of(database)
    said = [
        f"{service} copies this folder while matchtrack writes, which can damage the records; "
        "a folder outside of it is safer."
        if service
        else "",
        f"This is a network drive ({drive}), where two programs that write at once may damage the records; "
        "a disk of this computer is safer."
        if drive
        else "",
        f"Your records will be in {database}.",
        "There is a file already; a season in it is opened as it is." if _has_content(database) else "",
        "This holds for later runs, too." if database != place.path else "",
    ]
    return " ".join(filter(None, said))


def say_named_place(place: Place) -> str:
    """Say where the records are, where this run was told so."""
    return f"{place.named_by} names it for this run: {place.path}"


def synced_by(database: str) -> str:
    """Name the service that keeps the folder in step with other computers, or give '' (trust.md 3)."""
    names = [part.lower() for path in (database, os.path.realpath(database)) for part in Path(path).parts[:-1]]
    for service, beginnings in _SYNCED.items():
        if any(name.startswith(beginnings) for name in names):
            return service
    return ""


def _has_content(database: str) -> bool:
    try:
        return os.stat(database).st_size > 0  # noqa: PTH116 - beside its like in storage
    except OSError:
        return False
