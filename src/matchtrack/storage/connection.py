"""Opening the database file: what is checked, and which settings hold.

The settings and their reasons: TRUNCATE and EXTRA lose no acknowledged commit on power loss, where WAL may corrupt
a file that two processes write with the SQLite versions most users have (trust.md 1, 2 and 3).
"""

from __future__ import annotations

import os
import sqlite3
from stat import S_ISREG

from matchtrack.errors import DatabaseError, NotSoError
from matchtrack.storage import fetching

APPLICATION_ID = 0x4D54524B
"""'MTRK' in the file's header: tells our databases from those of other programs."""

SCHEMA_VERSION = 3
BUSY_TIMEOUT_MS = 5000
_LEAST_BYTES = 512
"""SQLite's smallest page."""

FAULTS = fetching.FAULTS
trouble = fetching.trouble

_EVERY_CONNECTION = (
    "PRAGMA foreign_keys=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
    "PRAGMA mmap_size=0",
)
_READING = "PRAGMA cache_size=-500"
"""In KiB: a list is read once and in order, so that SQLite's own 2,000 would save no time."""

_WRITING = (
    "PRAGMA journal_mode=TRUNCATE",
    "PRAGMA synchronous=EXTRA",
    "PRAGMA fullfsync=ON",
    "PRAGMA secure_delete=ON",
)


def exists(path: str) -> bool:
    """Say whether a database with content stands at `path`; where nobody may look, `check_file` says why."""
    try:
        return os.stat(path).st_size > 0
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True


def open_reading(path: str) -> sqlite3.Connection:
    """Open the database for reading only; no transaction stays open between statements.

    One of an earlier schema is brought up to date first, or read as it is where it cannot be written.

    Raises:
        NotSoError: There is no database yet.
        DatabaseError: The file is no database of ours, or cannot be read.
    """
    return _open_checked(path, writing=False)


def open_writing(path: str) -> sqlite3.Connection:
    """Open the database for writing; use `transactions.Transaction` for each change.

    Raises:
        NotSoError: There is no database yet.
        DatabaseError: The file is no database of ours, or cannot be written.
    """
    # A connection that may write tidies a foreign WAL away when it closes, so another one looks first.
    _open_checked(path, writing=True).close()
    connection = connect(path, writing=True)
    try:
        prepare_writing(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _open_checked(path: str, *, writing: bool) -> sqlite3.Connection:
    """Open a connection that reads, to a database in the present schema; `writing` says that a write follows."""
    if not exists(path):
        raise _no_season(path)
    check_file(path)
    connection = connect(path, writing=False)
    try:
        _end_broken_write(connection, path)
        version = check_identity(connection, path)
        connection.execute(_READING)
        if version < SCHEMA_VERSION:
            _bring_up_to_date(connection, path, writing=writing)
    except BaseException:
        connection.close()
        raise
    return connection


def _bring_up_to_date(connection: sqlite3.Connection, path: str, *, writing: bool) -> None:
    from matchtrack.storage import migrations  # noqa: PLC0415 - once after an update

    try:
        migrations.bring_up_to_date(path)
    except DatabaseError:
        if writing:
            raise
        version = check_identity(connection, path)
        if version < SCHEMA_VERSION:
            migrations.stand_in(connection, version)


def _no_season(path: str) -> NotSoError:
    from matchtrack import paths  # noqa: PLC0415 - only for this sentence

    if os.path.exists(os.path.join(paths.backups_folder(path), "manifest.jsonl")):
        return NotSoError(
            f"There is no season at {path} any more, but backups are there: 'matchtrack restore' lists them."
        )
    return NotSoError(
        f"There is no season yet at {path}. Run 'matchtrack' to set one up, or 'matchtrack plan import NAME'."
    )


def connect(path: str, *, writing: bool) -> sqlite3.Connection:
    """Open a connection; neither is the content checked, nor is the file changed."""
    mode = "rw" if writing else "ro"
    try:
        connection = sqlite3.connect(
            f"file://{_quoted(path)}?mode={mode}",
            uri=True,
            timeout=BUSY_TIMEOUT_MS / 1000,
            isolation_level=None,
            factory=sqlite3.Connection if writing else fetching.ReadingConnection,
        )
        if isinstance(connection, fetching.ReadingConnection):
            connection.path = path
        for pragma in _EVERY_CONNECTION:
            connection.execute(pragma)
    except FAULTS as error:
        raise trouble(error, path) from error
    return connection


def prepare_writing(connection: sqlite3.Connection, path: str) -> None:
    """Set what every writing connection has, once the file is known to be ours: this may change its header."""
    try:
        for pragma in _WRITING:
            connection.execute(pragma)
    except FAULTS as error:
        raise trouble(error, path) from error


def _end_broken_write(connection: sqlite3.Connection, path: str) -> None:
    """Take back the write of a process that died in it; a connection that only reads may not do that itself."""
    try:
        connection.execute("PRAGMA schema_version")
    except DatabaseError as error:
        if getattr(error.__cause__, "sqlite_errorcode", 0) != sqlite3.SQLITE_READONLY_ROLLBACK:
            raise
        mending = connect(path, writing=True)
        try:
            check_identity(mending, path)
        finally:
            mending.close()


def create_private_file(path: str) -> None:
    """Make the folder (0700) and an empty database file (0600) unless they are there (trust.md 8).

    Raises:
        DatabaseError: The folder cannot be written.
    """
    try:
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        return
    except OSError as error:
        raise DatabaseError(
            f"The database cannot be made at {path}: {error.strerror}. Choose another place with --db FILE."
        ) from None


def check_file(path: str) -> None:
    """Refuse what cannot be a database, without opening it: to close a handle of our own would drop SQLite's locks.

    SQLite itself refuses any longer file of another kind, but takes one of a single byte for empty (trust.md 2, 3).

    Raises:
        DatabaseError: The path is no file, or the file is too short for a database.
    """
    try:
        status = os.stat(path)
    except OSError as error:
        raise DatabaseError(
            f"The database {path} cannot be read: {error.strerror}. Choose another file with --db FILE.",
            kind="no access",
        ) from None
    if not S_ISREG(status.st_mode):
        raise DatabaseError(f"{path} is no file. Choose another one with --db FILE.", kind="foreign")
    if 0 < status.st_size < _LEAST_BYTES:
        raise _trouble_of("foreign", path)


def check_identity(connection: sqlite3.Connection, path: str) -> int:
    """Refuse a database of another program or of a newer matchtrack; give the schema version of ours.

    Raises:
        NotSoError: It is empty still: its very first write died, as when the power went during the set-up.
        DatabaseError: The database is not ours to open.
    """
    try:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        empty = not application and not connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    except FAULTS as error:
        raise trouble(error, path) from error
    if empty:
        raise _no_season(path)
    if application == APPLICATION_ID and version < 1:
        raise _trouble_of("damaged", path)
    if application != APPLICATION_ID:
        raise _trouble_of("another", path)
    if version > SCHEMA_VERSION:
        raise DatabaseError(
            f"{path} was made by a newer matchtrack (schema {version}, this one knows {SCHEMA_VERSION}), "
            "and was left untouched. Update matchtrack.",
            kind="newer",
        )
    return int(version)


def foreign_commits(connection: sqlite3.Connection) -> int:
    """Give a number that changes with every commit that another connection has made."""
    (version,) = connection.execute("PRAGMA data_version").fetchone()
    return int(version)


def _trouble_of(kind: str, path: str) -> DatabaseError:
    from matchtrack.storage.trouble_words import trouble_of  # noqa: PLC0415 - the same

    return trouble_of(kind, path)


def _quoted(path: str) -> str:
    """Give the path of a file URI; with an empty host before it, //server/share is a path, too, and names no host."""
    for letter in "%?#":
        path = path.replace(letter, f"%{ord(letter):02X}")
    if os.name == "nt":
        path = path.replace("\\", "/")
    return path if path.startswith("/") else f"/{path}"
