"""When all of it is too much: the five steps of the method with the user's own numbers (method.md 21)."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, NamedTuple

from matchtrack.services.easy_step import choose_easy
from matchtrack.services.today import read_today
from matchtrack.storage import check_in_rows, evening_rows
from matchtrack.storage.connection import open_reading

if TYPE_CHECKING:
    from matchtrack.services.context import Context
    from matchtrack.services.easy_step import EasyStep
    from matchtrack.services.today import TodayView

_NIGHTS = 30


class OverwhelmedView(NamedTuple):
    """The user's own numbers: baby steps left and done, today, the evening pictures, and one easy step.

    `pictures` counts those of the last thirty that were seen; `bedtime` is in minutes after midnight, None where they
    are switched off.
    """

    left: int
    done: int
    today: TodayView
    pictures: int
    bedtime: int | None
    step: EasyStep | None


def overwhelmed_view(context: Context) -> OverwhelmedView:
    """Read the numbers.

    Raises:
        NotSoError: There is no season yet.
        DatabaseError: The database cannot be read.
    """
    settings = context.settings
    with contextlib.closing(open_reading(context.database)) as connection:
        today = read_today(context, connection)
        return OverwhelmedView(
            left=today.open_steps,
            done=check_in_rows.steps_done(connection),
            today=today,
            pictures=len(evening_rows.last_pictures(connection, _NIGHTS)),
            bedtime=settings.bedtime if settings.evening_picture else None,
            step=choose_easy(connection, today.day),
        )
