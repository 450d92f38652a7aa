"""Looking after everything: database, backups, rights of files, clock, settings; each trouble with its remedy."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from matchtrack import clock, paths
from matchtrack.errors import DatabaseError, MatchtrackError, NotSoError
from matchtrack.services import backups
from matchtrack.services.clock_check import clock_trouble
from matchtrack.services.place import place_sentences
from matchtrack.services.salvage import is_salvageable
from matchtrack.storage import connection as files
from matchtrack.storage import inspection, mending
from matchtrack.storage.trouble_words import trouble_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from matchtrack.services.context import Context

OLDEST_BACKUP = dt.timedelta(days=7)
"""A backup that is older than this, while things changed, is named."""

NO_BACKUP = "No good backup is there, but what can still be read can be saved; the damaged file is kept."


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One trouble: what it is, what can be done, and the name of the mend that does it, if one does."""

    check: str
    problem: str
    remedy: str
    mend: str = ""
    is_damage: bool = False


def examine(context: Context) -> list[Finding]:
    """Look at everything and give what is not well; nothing is changed."""
    found = list(_database(context))
    if not any(finding.is_damage for finding in found):
        found += [*_links(context), *_schema(context)]
    return [*found, *_backups(context), *_rights(context), *_place(context), *_clock(context), *_settings(context)]


def _database(context: Context) -> Iterator[Finding]:
    path = context.database
    try:
        with contextlib.closing(files.open_reading(path)) as connection:
            faults = inspection.broken_pages(connection)
    except NotSoError:
        yield _nothing_there(context)
        return
    except DatabaseError as error:
        if not Path(path).exists():
            yield _nothing_there(context)
        else:
            yield _damage(context, "database", error.sentence, "")
        return
    if mending.only_indexes_are_broken(faults):
        problem = f"An index of {path} does not fit its table: {faults[0]}."
        yield Finding(check="database", problem=problem, remedy="It can be made anew from the table.", mend="indexes")
    elif faults:
        sentence = f"{trouble_of('damaged', path).sentence} SQLite says: {_first_line(faults[0])}."
        yield _damage(context, "database", sentence, "")


def _first_line(fault: str) -> str:
    """Give the first of what SQLite says; its heading says nothing."""
    return next((line for line in fault.splitlines() if not line.startswith("***")), fault)


def _damage(context: Context, check: str, problem: str, remedy: str) -> Finding:
    """Name damage; where no backup brings the database back, what can still be read can be saved."""
    if not is_salvageable(context):
        return Finding(check=check, problem=problem, remedy=remedy, is_damage=True)
    return Finding(check=check, problem=problem, remedy=NO_BACKUP, mend="salvage", is_damage=True)


def _nothing_there(context: Context) -> Finding:
    best = backups.best_backup(context)
    return Finding(
        check="database",
        problem=f"There is no season at {context.database}.",
        remedy=f"'matchtrack restore {best.number}' brings your newest backup back."
        if best
        else "'matchtrack' sets one up.",
        is_damage=best is not None,
    )


def _links(context: Context) -> Iterator[Finding]:
    with _connection(context) as connection:
        broken = inspection.broken_links(connection) if connection else []
    if broken:
        more = f" ({len(broken)} such links)" if len(broken) > 1 else ""
        remedy = "'matchtrack restore' brings a backup back from before."
        yield _damage(context, "links", f"{broken[0].capitalize()}{more}.", remedy)


def _schema(context: Context) -> Iterator[Finding]:
    with _connection(context) as connection:
        if connection is None:
            return
        strange = inspection.strange_parts(connection, files.check_identity(connection, context.database))
    if strange:
        kind, name = strange[0]
        more = f", and {len(strange) - 1} more" if len(strange) > 1 else ""
        can = mending.mendable_parts(strange)
        yield Finding(
            check="schema",
            problem=f"The {kind} '{name}'{more} is not as matchtrack makes it.",
            remedy="It can be put back to what it should be; no row is touched."
            if can
            else "'matchtrack restore' brings a backup back from before.",
            mend="schema" if can else "",
            is_damage=not can,
        )


@contextlib.contextmanager
def _connection(context: Context) -> Iterator[sqlite3.Connection | None]:
    """Give a connection that reads, or None where there is nothing to read."""
    try:
        connection = files.open_reading(context.database)
    except MatchtrackError:
        yield None
        return
    with contextlib.closing(connection):
        yield connection


def _backups(context: Context) -> Iterator[Finding]:
    listed = backups.list_backups(context)
    for backup in listed:
        if not backups.is_intact(backup):
            yield Finding(
                check="backups",
                problem=f"Backup {backup.number} is not what it was when it was made ({backup.path}).",
                remedy="It can be put aside, so that nobody restores it.",
                mend=f"backup:{backup.number}",
            )
    if not files.exists(context.database):
        return
    good = [backup for backup in listed if backup.is_good]
    late = bool(good) and context.clock() - good[-1].at > OLDEST_BACKUP
    with contextlib.suppress(MatchtrackError):
        files.open_reading(context.database).close()  # what cannot be read cannot be copied
        if not good or (late and backups.has_changed(context)):
            problem = "There is no good backup." if not good else "Your changes of over a week are in no backup."
            yield Finding(check="backups", problem=problem, remedy="One can be made now.", mend="back up")


def _rights(context: Context) -> Iterator[Finding]:
    if os.name != "posix":
        return
    for place in _private_places(context):
        with contextlib.suppress(OSError):
            status = place.lstat()
            if stat.S_ISLNK(status.st_mode) or not status.st_mode & 0o077:
                continue
            yield Finding(
                check="rights",
                problem=f"Others on this machine may read {place}.",
                remedy="It can be made yours alone.",
                mend=f"rights:{place}",
            )


def _private_places(context: Context) -> Iterator[Path]:
    database = Path(os.path.realpath(context.database))
    if not _is_of_another_program(context):
        yield database
    if str(database.parent) == paths.data_folder(context.environ):
        yield database.parent  # another folder may be meant for others, too
    yield Path(paths.config_file(context.environ))
    for folder in (Path(paths.backups_folder(context.database)), Path(paths.reports_folder(context.database))):
        yield folder
        for inner in (folder, folder / "plain"):
            with contextlib.suppress(OSError):
                yield from (each for each in sorted(inner.iterdir()) if each.is_file())


def _is_of_another_program(context: Context) -> bool:
    try:
        files.open_reading(context.database).close()
    except MatchtrackError as error:
        return isinstance(error, DatabaseError) and error.kind == "foreign"
    return False


def _place(context: Context) -> Iterator[Finding]:
    path = Path(context.database)
    for sentence in place_sentences(context.database):
        problem, _, remedy = sentence.partition(". ")
        yield Finding(check="place", problem=f"{problem}.", remedy=remedy)
    with contextlib.suppress(OSError):
        if path.stat().st_nlink > 1:
            problem = (
                f"{path} has a second name somewhere (a hard link): two programs could write it at once unnoticed."
            )
            yield Finding(check="place", problem=problem, remedy="Remove the other name.")
        folder = path.parent
        if path.exists() and not (os.access(path, os.W_OK) and os.access(folder, os.W_OK)):
            problem = f"{path} or its folder is read-only: you can look, and nothing can be changed."
            yield Finding(check="place", problem=problem, remedy="Change its rights, or choose another with --db FILE.")


def _clock(context: Context) -> Iterator[Finding]:
    with contextlib.suppress(MatchtrackError):
        trouble = clock_trouble(context)
        if trouble:
            yield Finding(check="clock", problem=trouble, remedy="Set the clock of this computer.")
    try:
        name = context.zone(context.moment().local)
    except MatchtrackError as error:
        yield Finding(
            check="clock", problem=f"{error.sentence}.", remedy="'matchtrack config set zone NAME' names yours."
        )
        return
    with contextlib.suppress(MatchtrackError):
        if name.startswith("UTC") and context.environ.get("TZ", "").strip(":") not in {"", "UTC", "UTC0"}:
            yield _unknown_zone(context.environ["TZ"])
            return
        clock.named_zone(name)


def _unknown_zone(name: str) -> Finding:
    return Finding(
        check="clock",
        problem=f"TZ is '{name}', which is no name of a time zone; the log keeps the hours from UTC alone.",
        remedy="Set TZ to a name like Europe/Berlin.",
    )


def _settings(context: Context) -> Iterator[Finding]:
    for warning in context.settings.warnings:
        yield Finding(check="settings", problem=f"{warning}.", remedy="Mend it in the settings file.")
    taken: dict[str, str] = {}
    for action, keys in context.settings.keys.items():
        for key in (each.strip() for each in keys.split(",")):
            other = taken.setdefault(key, action)
            if other != action:
                yield Finding(
                    check="settings",
                    problem=f"The key '{key}' is set for {other} and for {action}.",
                    remedy="Give one of them another key in the settings file.",
                )
