"""Leaving the app below the floor: what there is to do instead, and the reason of whoever leaves all the same."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, NamedTuple

from matchtrack.domain.leaving import MOST_CHARACTERS
from matchtrack.errors import BadInputError, NotSoError
from matchtrack.services.context import utc_text
from matchtrack.services.easy_step import choose_easy
from matchtrack.services.minutes import Status
from matchtrack.services.transaction import write_daily
from matchtrack.storage.connection import open_reading
from matchtrack.storage.day_left_rows import add_day_left

if TYPE_CHECKING:
    import sqlite3

    from matchtrack.services.context import Context
    from matchtrack.services.easy_step import EasyStep


class LeavingView(NamedTuple):
    """A day below its floor: the minutes that lack, the easiest step for them, the rest days that are left."""

    minutes: int
    floor: int
    streak: int
    step: EasyStep | None
    rests_left: int

    @property
    def lacking(self) -> int:
        """The minutes up to the floor."""
        return self.floor - self.minutes


def leaving_view(context: Context) -> LeavingView | None:
    """Say what there is to ask of somebody who leaves; None where the day is kept, at rest, or a timer is running.

    Raises:
        DatabaseError: The database cannot be read.
        NotSoError: There is no season yet.
    """
    with contextlib.closing(open_reading(context.database)) as connection:
        now = Status(context, connection, context.moment())
        if now.status in {"kept", "rest"} or now.timer_minutes is not None:
            return None
        step = choose_easy(connection, now.day)
        return LeavingView(now.minutes, now.floor, now.streak, step, now.rests_left)


def leave_day(context: Context, reason: str = "") -> None:
    """Keep that the user left today below the floor, and why; it is the user's life.

    Raises:
        BadInputError: The reason is too long.
        NotSoError: The floor is reached.
    """
    if len(reason) > MOST_CHARACTERS:
        raise BadInputError(f"the reason has {len(reason)} characters; write at most {MOST_CHARACTERS}")
    moment = context.moment()

    def write(connection: sqlite3.Connection) -> None:
        now = Status(context, connection, moment)
        if now.minutes >= now.floor:
            raise NotSoError("Today is kept, so there is nothing to explain.")
        add_day_left(connection, now.day, utc_text(moment.utc), minutes=now.minutes, floor=now.floor, reason=reason)

    write_daily(context, moment, write, lambda _: f"Left the day early{f': {reason}' if reason else ''}")
