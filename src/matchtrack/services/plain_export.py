"""The plain export beside the backups: plan and log of a day as text, readable without this program (trust.md 4)."""

from __future__ import annotations

import contextlib
import glob
from pathlib import Path
from typing import TYPE_CHECKING

from matchtrack import paths
from matchtrack.errors import BadInputError, MatchtrackError
from matchtrack.services.plans import current_plan
from matchtrack.services.private_files import write_file
from matchtrack.storage.connection import open_reading
from matchtrack.storage.plain_rows import log_rows

if TYPE_CHECKING:
    from matchtrack.services.context import Context

KEPT_DAYS = 10
"""Days of plain exports that stay."""


def export_plain(context: Context) -> tuple[Path, Path]:
    """Write today's plan (TOML) and log (JSON lines) beside the backups, and give their places.

    Raises:
        NotSoError: There is no season yet.
        MatchtrackError: The database cannot be read, or the folder cannot be written.
    """
    from matchtrack.exporting.json_document import one_line
    from matchtrack.planfile.writing import write_plan

    folder = Path(paths.backups_folder(context.database)) / "plain"
    plan = write_plan(current_plan(context))
    with contextlib.closing(open_reading(context.database)) as connection:
        log = "".join(one_line(row) + "\n" for row in log_rows(connection))
    stem = Path(context.database).stem
    day = context.moment().day.isoformat()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise BadInputError(f"{folder} cannot be made: {error.strerror}.") from None
    places = []
    for end, text in (("plan.toml", plan), ("log.jsonl", log)):
        places.append(write_file(folder / f"{stem}-{day}-{end}", text, force=True))
        _let_go(folder, f"{glob.escape(stem)}-????-??-??-{end}")
    return places[0], places[1]


def export_plain_quietly(context: Context) -> bool:
    """Do the same where nobody waits for it; say whether it was done."""
    try:
        export_plain(context)
    except MatchtrackError:
        return False
    return True


def _let_go(folder: Path, pattern: str) -> None:
    """Keep the exports of the last days, by the days in their names."""
    for old in sorted(folder.glob(pattern))[:-KEPT_DAYS]:
        with contextlib.suppress(OSError):
            old.unlink()
