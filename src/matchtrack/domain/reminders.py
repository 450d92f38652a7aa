"""When a day is due a reminder, and in which words: one kind sentence, never a reproach (method.md 15).

`remind` is asked as often as `status`, so this module imports nothing that costs.
"""

from __future__ import annotations

from matchtrack.domain.momentum import MINUTES_A_DAY
from matchtrack.domain.text import fit, safe

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

REMINDED = ("open", "short")
"""Only these days lack something; a kept day and a day of rest are left in peace."""

TITLE_CELLS = 60
"""A desktop notice shows about two lines."""

LOOKS, MINUTES_BETWEEN = 3, 60
"""The scheduler looks three times, an hour apart: at the first one the user may be in the middle of a timer."""


def is_due(status: str, *, at_work: bool, wall: dt.datetime, day: dt.date, day_start: int, after: int) -> bool:
    """Say whether to speak: the day lacks minutes, no timer runs, and it is `after` or later.

    `wall` is a naive local time of the momentum day `day`; `after` and `day_start` are minutes after midnight.
    """
    if status not in REMINDED or at_work:
        return False
    now = (wall.toordinal() - day.toordinal()) * MINUTES_A_DAY + wall.hour * 60 + wall.minute
    return now >= in_day(after, day_start)


def in_day(minute: int, day_start: int) -> int:
    """Give a time of day as minutes after the midnight with which a momentum day's date begins.

    A time before the day start belongs to the night after it, so it passes 1440.
    """
    return minute if minute >= day_start else minute + MINUTES_A_DAY


def sentence(lacking: int, step: tuple[int, str, int] | None) -> str:
    """Say what lacks and which step is easiest now; `step` is (id, title, minutes left), None where none is ready."""
    head = f"{lacking} more minute{'s' * (lacking != 1)} and today counts"
    if step is None:
        return f"{head}: no step is ready now, so add a small one with 'matchtrack add'."
    number, title, minutes = step
    easiest = f"'{fit(safe(title), TITLE_CELLS)}', {minutes} min ('matchtrack start {number}')"
    return f"{head}: the easiest step now is {easiest}."


def looks(after: int, day_start: int) -> Iterator[int]:
    """Give the times at which a scheduler looks, in minutes after midnight: those of LOOKS that the day still has."""
    first, end = in_day(after, day_start), day_start + MINUTES_A_DAY
    for time in range(first, first + LOOKS * MINUTES_BETWEEN, MINUTES_BETWEEN):
        if time < end:
            yield time % MINUTES_A_DAY
