"""What is wrong with a database file, each kind of trouble in one sentence that ends with what can be done."""

from __future__ import annotations

from pathlib import Path

from matchtrack import paths
from matchtrack.errors import DatabaseError

_WORDS = {
    "locked": "locked",
    "busy": "locked",
    "readonly": "read-only",
    "unable to open": "no access",
    "full": "full",
    "not a database": "foreign",
    "malformed": "damaged",
    "disk image": "damaged",
    "decode": "damaged",
    "decoding": "damaged",
    "disk I/O": "disk error",
}
"""A word of SQLite's message to the kind of trouble; the first one that is found counts."""

_SENTENCES = {
    "locked": "Another program has been writing {path} for over five seconds. Nothing was changed; try again.",
    "read-only": "{path} cannot be written: the file or the folder {folder} is read-only. Nothing was changed. "
    "Make it writable, or choose another file with --db FILE.",
    "no access": "{path} cannot be opened: you may not read or write the file or the folder {folder}. "
    "Change its rights, or choose another file with --db FILE.",
    "full": "The disk of {path} is full. Nothing was changed; make room and try again.",
    "foreign": "{path} is not a matchtrack database, and was left untouched. Choose another file with --db FILE.",
    "another": "{path} belongs to another program, and was left untouched. Choose another file with --db FILE.",
    "damaged": "{path} is damaged. It was left as it is. 'matchtrack restore' brings a backup back; "
    "'matchtrack doctor' helps where there is none.",
    "disk error": "The disk of {path} reports an error. See if the change is there before you repeat it.",
    "": "The database {path} reports: {reason}. Nothing was changed.",
}


def trouble_of(kind: str, path: str, reason: str = "") -> DatabaseError:
    """Give the error for one kind of trouble; a place where ours lay before belongs to nobody else, but is damaged."""
    if kind in {"foreign", "another"} and _was_ours(path):
        kind = "damaged"
    sentence = _SENTENCES[kind].format(path=path, folder=Path(path).parent, reason=reason)
    return DatabaseError(sentence, kind="foreign" if kind == "another" else kind)


def _was_ours(path: str) -> bool:
    """Say whether a backup was made of the database at that place."""
    from matchtrack.storage.backup_manifest import copied_databases  # noqa: PLC0415 - only in trouble

    return Path(path).name in copied_databases(Path(paths.backups_folder(path)))


def worded(error: Exception, path: str) -> DatabaseError:
    """Give the error for what SQLite raised."""
    reason = str(error)
    kind = next((kind for word, kind in _WORDS.items() if word in reason), "")
    return trouble_of(kind, path, reason)
