"""Whether the shell owes a backup: two looks at file times, so that nobody waits for the question."""

from __future__ import annotations

import os

from matchtrack import paths

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matchtrack.services.context import Context

DUE_SECONDS = 20 * 3600
"""About a day: somebody who opens a shell every morning gets one every morning."""


def is_due(database: str) -> bool:
    """Say whether a database was written long after its last backup; the folder's own age stands in for the first."""
    folder = paths.backups_folder(database)
    try:
        written = os.stat(database)
        if not written.st_size:
            return False
        last = _age_of(os.path.join(folder, "manifest.jsonl"), folder)
        if last is None:
            os.mkdir(folder, 0o700)
            return False
    except OSError:
        return False
    return written.st_mtime - last > DUE_SECONDS


def _age_of(*places: str) -> float | None:
    for place in places:
        try:
            return os.stat(place).st_mtime
        except FileNotFoundError:
            continue
    return None


def back_up_if_due(context: Context) -> bool:
    """Make the backup that is due; trouble is left to the commands that are about backups."""
    if not is_due(context.database):
        return False
    from matchtrack.errors import MatchtrackError
    from matchtrack.services.backups import back_up_if_changed

    try:
        return back_up_if_changed(context) is not None
    except MatchtrackError:
        return False
