"""What helps to find a fault, and nothing of what the user wrote: no title, name, note, key or path (trust.md 8)."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from matchtrack import clock, paths
from matchtrack.config import Settings
from matchtrack.domain.text import safe
from matchtrack.errors import DatabaseError, MatchtrackError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import TypeVar

    from matchtrack.services.context import Context

    Result = TypeVar("Result")

Facts = dict[str, str | int]
"""What is said under one heading: label to value."""

PACKAGES = ("textual", "sqlalchemy", "pendulum", "platformdirs", "tomli-w", "tomlkit", "tzdata")
VARIABLES = ("TERM", "COLORTERM", "TERM_PROGRAM", "LANG", "LC_ALL", "NO_COLOR", "PYTHONUTF8")
"""What decides how a terminal is drawn on; all others may be private."""

_PLAIN_WORD = re.compile(r"[A-Za-z0-9._@-]{0,40}")
_REPORT_NAME = re.compile(r"fault-\d{8}-\d{6}\.txt")
_REPORT_LINE = re.compile(r"matchtrack [\w.+, ]{1,80}|fault: [\w.<>]{1,120}|  [\w.<> -]{1,80}:\d+ in [\w<>]{1,80}")
"""What a line of a fault report looks like; anything else in such a file is left out."""

_LAST_REPORTS, _MOST_BYTES = 3, 20_000


def bug_report(context: Context, *, settings_fault: bool = False) -> dict[str, Facts]:
    """Give heading to facts; `settings_fault` says that the settings file could not be used."""
    return {
        "program": _program(),
        "terminal": _terminal(context.environ),
        "settings": {"file": "cannot be used"} if settings_fault else _settings(context.settings),
        "database": _database(context),
        "rows": _rows(context),
        "backups": _backups(context),
        "faults": _faults(context),
    }


def _program() -> Facts:
    import platform
    import sqlite3
    from importlib.metadata import PackageNotFoundError, version

    from matchtrack import __version__

    facts: Facts = {
        "matchtrack": __version__,
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "sqlite": sqlite3.sqlite_version,
    }
    for name in PACKAGES:
        try:
            facts[name] = version(name)
        except PackageNotFoundError:
            facts[name] = "not there"
    return facts


def _terminal(environ: Mapping[str, str]) -> Facts:
    facts: Facts = {name: _plain(environ[name]) for name in VARIABLES if name in environ}
    facts["stdout"] = "a terminal" if sys.stdout.isatty() else "no terminal"
    facts["encoding"] = _plain(str(getattr(sys.stdout, "encoding", "")))
    if sys.stdout.isatty():
        import shutil

        columns, lines = shutil.get_terminal_size()
        facts["size"] = f"{columns} by {lines}"
    return facts


def _plain(value: str) -> str:
    """Give a value that is one plain word; else only say that there is one."""
    return value if _PLAIN_WORD.fullmatch(value) else "something longer"


def _settings(settings: Settings) -> Facts:
    """Say what differs from the defaults; of texts that the user chose, only that they are set."""
    usual = Settings()
    facts: Facts = {}
    for name in Settings.__slots__:
        value = getattr(settings, name)
        if name == "keys":
            facts["keys changed"] = len(value)
        elif name == "warnings":
            facts["passed over"] = len(value)
        elif value != getattr(usual, name):
            facts[name] = "set" if name in {"database", "zone"} else _plain(str(value))
    return facts


def _database(context: Context) -> Facts:
    from matchtrack.services.network_drives import network_drive_of
    from matchtrack.services.synced import synced_by
    from matchtrack.storage import table_sizes
    from matchtrack.storage.connection import SCHEMA_VERSION, open_reading

    path = context.database
    usual = path == os.path.join(paths.data_folder(context.environ), "matchtrack.db")  # noqa: PTH118 - both are text
    facts: Facts = {
        "place": "the usual one" if usual else "one of your choice",
        "synced by": synced_by(path) or "none",
        "network drive": network_drive_of(path) or "none",
    }
    try:
        facts["bytes"] = Path(path).stat().st_size
        facts["rights"] = f"{Path(path).stat().st_mode & 0o777:03o}"
    except OSError:
        return facts | {"file": "not there, or out of reach"}
    found, milliseconds = _timed(lambda: table_sizes.verdict(path))
    if isinstance(found, str):
        return facts | {"trouble": found}
    version, broken, links, strange = found
    facts |= {"schema": version, "broken pages": broken, "broken links": links, "strange parts": strange}
    facts["checking took"] = milliseconds
    if version != SCHEMA_VERSION:  # to open it would bring it up to date
        return facts
    opened, milliseconds = _timed(lambda: open_reading(path).close())
    return facts | {"opening took": opened if isinstance(opened, str) else milliseconds}


def _timed(work: Callable[[], Result]) -> tuple[Result | str, str]:
    """Run something; give its result or the kind of trouble, and how long it took."""
    begun = clock.stopwatch()
    try:
        result: Result | str = work()
    except DatabaseError as error:
        result = error.kind or "trouble"
    except MatchtrackError:
        result = "empty"
    return result, f"{1000 * (clock.stopwatch() - begun):.1f} ms"


def _rows(context: Context) -> Facts:
    from matchtrack.storage.table_sizes import rows_by_table

    try:
        return dict(rows_by_table(context.database))
    except MatchtrackError:
        return {}


def _backups(context: Context) -> Facts:
    from matchtrack.services.backups import list_backups

    try:
        listed = list_backups(context)
    except MatchtrackError:
        return {"list": "cannot be read"}
    good = [backup for backup in listed if backup.is_good]
    facts: Facts = {"copies": len(listed), "good": len(good)}
    return facts | ({"newest good": f"{good[-1].at:%Y-%m-%d}"} if good else {})


def _faults(context: Context) -> Facts:
    """Give the last fault reports, one value a report; they hold places in the code alone."""
    folder = Path(paths.reports_folder(context.database))
    try:
        names = sorted(each.name for each in folder.iterdir() if _REPORT_NAME.fullmatch(each.name))
    except OSError:
        return {}
    return {name: "\n".join(_report_lines(folder / name)) for name in names[-_LAST_REPORTS:]}


def _report_lines(place: Path) -> Iterator[str]:
    try:
        if place.is_symlink() or not place.is_file():
            return
        with place.open("rb") as file:
            text = file.read(_MOST_BYTES).decode("utf-8", "replace")
    except OSError:
        return
    yield from (safe(line) for line in text.split("\n") if _REPORT_LINE.fullmatch(line))
