"""How the shell shows backups: the list, and as JSON."""

from __future__ import annotations

from matchtrack.cli.shapes import FORMAT
from matchtrack.domain.backup_words import say_age, say_counts, say_doubt, say_reason
from matchtrack.domain.text import safe

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from matchtrack.cli.invocation import Invocation
    from matchtrack.domain.backups import Backup, Counts


def say_backups(call: Invocation) -> int:
    """List the backups, the newest first; the exit code is 1 where there is none."""
    from matchtrack import paths
    from matchtrack.services.backups import list_backups

    found = list_backups(call.context)[::-1]
    folder = paths.backups_folder(call.context.database)
    if call.json:
        call.say_json({"format": FORMAT, "folder": folder, "backups": [backup_json(each) for each in found]})
    elif not found:
        call.note(f"There is no backup yet in {safe(folder)}. 'matchtrack backup' makes one.")
    elif call.plain:
        call.say_pairs({f"backup {each.number}": ", ".join(_cells(call, each)[1:]) for each in found})
    else:
        call.say("\n".join(_table(call, found)))
        call.note("'matchtrack restore NUMBER' looks into one and brings it back if you say yes.")
    return 0 if found else 1


def _table(call: Invocation, found: Sequence[Backup]) -> list[str]:
    return call.drawing.table([_cells(call, each) for each in found], stretch=3, indent=0)


def _cells(call: Invocation, backup: Backup) -> list[str]:
    age = say_age(backup.at, call.context.clock())
    doubt = say_doubt(backup)
    what = say_counts(backup.counts)
    return [f"{backup.number:>4}", age, safe(say_reason(backup.reason)), f"{what} ({doubt})" if doubt else what]


def backup_json(backup: Backup) -> dict[str, Any]:
    """Give the shape 'backup'."""
    return {
        "number": backup.number,
        "path": backup.path,
        "at": backup.at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "reason": backup.reason,
        "schema": backup.version,
        "counts": counts_json(backup.counts),
        "bytes": backup.size,
        "sha256": backup.sha256,
        "suspect": backup.suspect,
    }


def counts_json(counts: Counts | None) -> dict[str, Any] | None:
    """Give the shape 'counts'; null where nothing can be counted."""
    if counts is None:
        return None
    return {
        "steps": counts.steps,
        "done": counts.done,
        "entries": counts.entries,
        "minutes": counts.minutes,
        "last_day": counts.last_day or None,
    }
