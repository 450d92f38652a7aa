"""When the user works: productive hours, other minutes, and what stays out of the productive hours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchtrack.domain.hours import find_overlap
from matchtrack.domain.momentum import MINUTES_A_DAY
from matchtrack.domain.text import clean
from matchtrack.errors import BadInputError
from matchtrack.services.plan_work import changing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from matchtrack.domain.hours import Window
    from matchtrack.services.context import Context

MAX_DISTRACTION = 100
"""Characters of one distraction; it has to fit on a line of the screen."""

_SUNDAY = 6


def set_windows(context: Context, windows: Sequence[Window]) -> None:
    """Make these the productive hours of the week; those that are not named go.

    Raises:
        BadInputError: A window is impossible, or two overlap.
        NotSoError: There is no season yet.
    """
    check_windows(windows)
    with changing(context, "Set the productive hours") as work:
        from matchtrack.storage.hours_rows import save_windows

        save_windows(work.session, windows)


def set_other_minutes(context: Context, minutes: Mapping[int, int]) -> None:
    """Make these the other minutes by weekday (0 is Monday); a weekday that is not named has none.

    Raises:
        BadInputError: A weekday or a number of minutes is impossible.
        NotSoError: There is no season yet.
    """
    check_other_minutes(minutes)
    with changing(context, "Set the other minutes") as work:
        from matchtrack.storage.hours_rows import save_other_minutes

        save_other_minutes(work.session, minutes)


def set_distractions(context: Context, names: Iterable[str]) -> None:
    """Make these what stays out of the productive hours, in this order; a name that comes twice counts once.

    Raises:
        BadInputError: A name is too long.
        NotSoError: There is no season yet.
    """
    cleaned = clean_distractions(names)
    with changing(context, "Set the distractions") as work:
        from matchtrack.storage.hours_rows import save_distractions

        save_distractions(work.session, cleaned)


def check_windows(windows: Iterable[Window]) -> None:
    """Refuse windows that no week has.

    Raises:
        BadInputError: A window is impossible, or two overlap.
    """
    windows = tuple(windows)
    for window in windows:
        on_clock = 0 <= window.weekday <= _SUNDAY and 0 <= window.start < MINUTES_A_DAY
        if not (on_clock and window.start < window.end <= window.start + MINUTES_A_DAY):
            raise BadInputError("A window begins between 00:00 and 23:59 and lasts from one minute to a day.")
    overlap = find_overlap(windows)
    if overlap:
        raise BadInputError(f"The windows {overlap[0]} and {overlap[1]} overlap.")


def check_other_minutes(minutes: Mapping[int, int]) -> None:
    """Refuse other minutes that no day has.

    Raises:
        BadInputError: A weekday or a number of minutes is impossible.
    """
    for weekday, count in minutes.items():
        if not (0 <= weekday <= _SUNDAY and 0 <= count <= MINUTES_A_DAY):
            raise BadInputError(f"Other minutes are 0 to {MINUTES_A_DAY:,} a day.")


def clean_distractions(names: Iterable[str]) -> tuple[str, ...]:
    """Clean the names, and leave out empty and repeated ones.

    Raises:
        BadInputError: A name is too long.
    """
    cleaned = tuple(dict.fromkeys(filter(None, (clean(name)[0] for name in names))))
    for name in cleaned:
        if len(name) > MAX_DISTRACTION:
            raise BadInputError(f"A distraction has at most {MAX_DISTRACTION} characters; one has {len(name):,}.")
    return cleaned
