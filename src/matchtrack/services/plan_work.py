"""How a use case changes the plan: one transaction through SQLAlchemy, which loads only now."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from matchtrack.errors import NotSoError
from matchtrack.services.context import utc_text
from matchtrack.services.presence import NO_SEASON
from matchtrack.storage.connection import open_reading

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from matchtrack.services.context import Context
    from matchtrack.storage.tables import SeasonRow
    from matchtrack.storage.unit_of_work import UnitOfWork


def begin(context: Context, title: str, *, path: str = "", now: dt.datetime | None = None) -> UnitOfWork:
    """Give the unit of work of this use case; `title` is what undo will say."""
    from matchtrack.storage.unit_of_work import UnitOfWork

    now_utc = utc_text(now or context.clock())
    return UnitOfWork(path or context.database, title=title, source=context.source, now_utc=now_utc)


@contextlib.contextmanager
def changing(context: Context, title: str) -> Iterator[UnitOfWork]:
    """Open the running season for a change and keep it at the end; where nothing changed, nothing is written.

    Raises:
        NotSoError: There is no season yet.
    """
    open_reading(context.database).close()
    with begin(context, title) as work:
        running_season(work)
        yield work
        work.session.flush()
        if work.changed():
            work.commit()


def running_season(work: UnitOfWork) -> SeasonRow:
    """Give the season of the database.

    Raises:
        NotSoError: There is none yet.
    """
    from matchtrack.storage.season_rows import season_row

    season = season_row(work.session)
    if season is None:
        raise NotSoError(NO_SEASON)
    return season
