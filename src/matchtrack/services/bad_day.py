"""A bad day: the plan is hidden, one easy step is enough (method.md 15)."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, NamedTuple

from matchtrack.services.easy_step import choose_easy
from matchtrack.services.minutes import Status
from matchtrack.storage.connection import open_reading

if TYPE_CHECKING:
    from matchtrack.services.context import Context
    from matchtrack.services.easy_step import EasyStep


class BadDayView(NamedTuple):
    """All that a bad day asks for: the minutes so far, the floor, the streak, and one easy step."""

    minutes: int
    floor: int
    streak: int
    status: str
    step: EasyStep | None


def bad_day_view(context: Context) -> BadDayView:
    """Choose the one easy step.

    Raises:
        NotSoError: There is no season yet.
        DatabaseError: The database cannot be read.
    """
    with contextlib.closing(open_reading(context.database)) as connection:
        now = Status(context, connection, context.moment())
        return BadDayView(now.minutes, now.floor, now.streak, now.status, choose_easy(connection, now.day))
