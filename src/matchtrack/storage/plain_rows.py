"""The log as plain values, for the export beside the backups."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

_FIELDS = (
    "day", "minutes", "step", "title", "area", "started_utc", "ended_utc", "logged_utc", "zone", "utc_offset_minutes",
    "source", "late", "note",
)  # fmt: skip


def log_rows(connection: sqlite3.Connection) -> Iterator[dict[str, object]]:
    """Give every momentum entry, in the order in which they were written."""
    rows = connection.execute(
        "SELECT day, minutes, step_key, step_title, area, started_utc, ended_utc, logged_utc, zone, "
        "utc_offset_minutes, source, late, note FROM momentum_entry ORDER BY id"
    )
    for row in rows:
        yield dict(zip(_FIELDS, row, strict=True)) | {"late": bool(row[11])}
