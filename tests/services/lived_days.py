"""A season lived through: the same database at other times, in other zones, from other faces."""

from __future__ import annotations

import contextlib
import datetime as dt
import time
from typing import TYPE_CHECKING, Any

from matchtrack.config import Settings
from matchtrack.services.context import Context
from matchtrack.storage.connection import open_reading

if TYPE_CHECKING:
    import pytest

STORED = "%Y-%m-%dT%H:%M:%SZ"


def instant(text: str) -> dt.datetime:
    """An instant written in ISO; UTC where it has no offset."""
    found = dt.datetime.fromisoformat(text)
    return found if found.tzinfo else found.replace(tzinfo=dt.UTC)


def at(
    context: Context,
    when: str,
    *,
    source: str = "",
    zone: str | None = None,
    awake: tuple[str, float] | None = None,
    **settings: Any,
) -> Context:
    """The same database as another process finds it at `when`; `settings` are attributes of Settings.

    `awake` is what the computer tells of its boot, and of the seconds that it was awake in it.
    """
    now = instant(when)
    chosen = Settings()
    chosen.zone = context.settings.zone if zone is None else zone
    for name, value in {"day_start": context.settings.day_start, "floor": context.settings.floor, **settings}.items():
        setattr(chosen, name, value)
    return Context(
        database=context.database,
        clock=lambda: now,
        settings=chosen,
        source=source or context.source,
        environ=context.environ,
        awake=lambda: awake,
    )


def live_in(monkeypatch: pytest.MonkeyPatch, context: Context, zone: str) -> Context:
    """Let TZ name the zone, for the C library as for us."""
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    context.environ = {**context.environ, "TZ": zone}
    return context


def entries(context: Context, *columns: str) -> list[Any]:
    """The momentum entries, oldest first: each a tuple of these columns, or the value of a single one."""
    with contextlib.closing(open_reading(context.database)) as connection:
        rows = connection.execute(f"SELECT {', '.join(columns)} FROM momentum_entry ORDER BY id").fetchall()  # noqa: S608
    return [row[0] for row in rows] if len(columns) == 1 else rows


def spans(context: Context) -> list[str]:
    """The times of the entries as '07:00-07:15' in UTC, or '' for an entry that has minutes only."""
    return [
        f"{began[11:16]}-{ended[11:16]}" if began else ""
        for began, ended in entries(context, "started_utc", "ended_utc")
    ]


def titles(context: Context) -> list[str]:
    """What undo says of each change, the first one first."""
    with contextlib.closing(open_reading(context.database)) as connection:
        return [row[0] for row in connection.execute("SELECT title FROM change_group ORDER BY id")]
