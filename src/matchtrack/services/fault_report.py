"""The report of a fault of our own: places in the code alone, for messages and values may hold the user's words."""

from __future__ import annotations

import contextlib
import os
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from matchtrack import __version__, paths
from matchtrack.domain.text import safe

if TYPE_CHECKING:
    from collections.abc import Mapping

    from matchtrack.services.context import Context

DEBUG_VARIABLE = "MATCHTRACK_DEBUG"
"""Not empty: the whole traceback is shown, too, with whatever texts are in it."""


def report_fault(context: Context | None, error: BaseException) -> str:
    """Write the report of a fault beside the database, and say where it is; nothing that goes wrong here is raised."""
    place = ""
    if context is not None:
        with contextlib.suppress(Exception):  # the clock itself may be at fault
            place = _write(context, error)
    return f"A report without your texts is in {place}." if place else "No report could be written."


def report_text(error: BaseException) -> str:
    """Describe a fault by places in the code alone."""
    import platform

    lines = [
        f"matchtrack {__version__}, Python {platform.python_version()}, {sys.platform}",
        f"fault: {type(error).__module__}.{type(error).__qualname__}",
    ]
    lines += [
        f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    return "\n".join(lines) + "\n"


def traceback_wanted(environ: Mapping[str, str], error: BaseException) -> str:
    """Give the whole traceback where the variable asks for it, else ''; it never moves the terminal."""
    if not environ.get(DEBUG_VARIABLE):
        return ""
    return "\n".join(safe(line) for line in "".join(traceback.format_exception(error)).splitlines())


def _write(context: Context, error: BaseException) -> str:
    place = Path(paths.reports_folder(context.database)) / f"fault-{context.moment().utc:%Y%m%d-%H%M%S}.txt"
    try:
        for folder in (place.parent.parent, place.parent):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o600)
    except FileExistsError:  # a report of the same second stays, and a link in its place is not followed
        return str(place) if place.is_file() and not place.is_symlink() else ""
    with os.fdopen(handle, "w", encoding="utf-8") as report:
        report.write(report_text(error))
    return str(place)
