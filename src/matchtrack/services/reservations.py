"""Daily slots that big steps own: 'personal statement, 07:00, 15 minutes' (method.md 10)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchtrack.domain.hours import clock_times
from matchtrack.domain.momentum import MINUTES_A_DAY
from matchtrack.errors import BadInputError, NotSoError
from matchtrack.services.plan_work import changing
from matchtrack.services.views import OwnedSlot
from matchtrack.storage import capacity, finding

if TYPE_CHECKING:
    import sqlite3

    from matchtrack.services.context import Context

LEAST_MINUTES, MOST_MINUTES = 5, 240


def reserve(context: Context, big_step: str, start: int, minutes: int) -> OwnedSlot:
    """Let a big step own a slot of every day, instead of the one that it had.

    Raises:
        BadInputError: The minutes are out of range, or another big step owns some of that time.
        NotSoError: No big step matches, or there is no season yet.
        UsageError: The text names several big steps.
    """
    if not LEAST_MINUTES <= minutes <= MOST_MINUTES:
        raise BadInputError(f"A daily slot has {LEAST_MINUTES} to {MOST_MINUTES} minutes, not {minutes:,}.")
    with changing(context, "") as work:
        from matchtrack.storage.capacity_rows import save_reservation

        big_step_id, key, title = finding.find_big_step(work.driver(), big_step)
        _check_free(work.driver(), key, start, minutes)
        save_reservation(work.session, big_step_id, start, minutes)
        work.retitle(f"Reserved a daily slot for '{title}'")
        return OwnedSlot(key, title, start, minutes)


def unreserve(context: Context, big_step: str) -> str:
    """Take the daily slot of a big step away, and give its title.

    Raises:
        NotSoError: No big step matches, it has no slot, or there is no season yet.
        UsageError: The text names several big steps.
    """
    with changing(context, "") as work:
        from matchtrack.storage.capacity_rows import remove_reservation

        big_step_id, _, title = finding.find_big_step(work.driver(), big_step)
        if not remove_reservation(work.session, big_step_id):
            raise NotSoError(f"'{title}' has no daily slot.")
        work.retitle(f"Took away the daily slot of '{title}'")
        return title


def _check_free(connection: sqlite3.Connection, key: str, start: int, minutes: int) -> None:
    for other in capacity.read_reservations(connection):
        # On the clock's round face the two overlap where one begins within the other.
        within = (start - other.start) % MINUTES_A_DAY < other.minutes
        if other.big_step != key and (within or (other.start - start) % MINUTES_A_DAY < minutes):
            taken = clock_times(other.start, other.start + other.minutes)
            raise BadInputError(f"'{other.big_step}' owns {taken} every day; choose another time.")
