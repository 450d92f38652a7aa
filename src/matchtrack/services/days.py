"""Days off, and what is said of single days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchtrack import clock
from matchtrack.domain.capacity import DayChange, Hours, capacity_of_days, joined, without_days
from matchtrack.domain.date_phrases import write_day
from matchtrack.domain.hours import clock_times
from matchtrack.errors import BadInputError, NotSoError
from matchtrack.services.day_words import check_day, check_days, iso_days
from matchtrack.services.hours import check_other_minutes, check_windows
from matchtrack.services.plan_work import changing

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from matchtrack.domain.capacity import Stretch
    from matchtrack.services.context import Context, Moment


def take_off(context: Context, first: dt.date, last: dt.date) -> Stretch:
    """Take days off; what was said of single ones among them goes.

    Raises:
        BadInputError: The days end before they begin, have passed, or are too far away.
        NotSoError: There is no season yet.
    """
    days = check_days(context.moment(), first, last)
    with changing(context, f"Took off {iso_days(days)}") as work:
        from matchtrack.storage import capacity_rows as rows

        rows.save_days_off(work.session, joined([*rows.days_off(work.session), days]))
        rows.clear_day_changes(work.session, days)
    return days


def take_back(context: Context, first: dt.date, last: dt.date) -> Stretch:
    """Make days off working days again.

    Raises:
        BadInputError: The days end before they begin, have passed, or are too far away.
        NotSoError: None of them is a day off, or there is no season yet.
    """
    days = check_days(context.moment(), first, last)
    with changing(context, f"Took back the days off on {iso_days(days)}") as work:
        from matchtrack.storage import capacity_rows as rows

        rows.save_days_off(work.session, without_days(rows.days_off(work.session), days))
        if not work.changed():
            raise NotSoError("There is no day off to take back.")
    return days


def change_day(
    context: Context, day: dt.date, *, windows: Sequence[tuple[int, int]] | None = None, other: int | None = None
) -> None:
    """Say when one single day is worked; None leaves what else holds for it. A day off becomes a working day.

    `windows` are (start, end) in minutes after midnight, over midnight the end passes 1440.

    Raises:
        BadInputError: The day has passed, or a time or number of minutes cannot be.
        NotSoError: There is no season yet.
    """
    moment = context.moment()
    check_day(moment, day)
    check_other_minutes({} if other is None else {0: other})
    _check_times(moment, day, windows or ())
    with changing(context, f"Set the hours of {day}") as work:
        from matchtrack.storage.capacity_rows import save_day_change

        save_day_change(work.session, day, DayChange(None if windows is None else tuple(windows), other))


def clear_day(context: Context, day: dt.date) -> None:
    """Take back what was said of one single day.

    Raises:
        NotSoError: Nothing was said of it, or there is no season yet.
    """
    with changing(context, f"Took back the hours of {day}") as work:
        from matchtrack.domain.capacity import Stretch
        from matchtrack.storage.capacity_rows import clear_day_changes

        if not clear_day_changes(work.session, Stretch(day, day)):
            raise NotSoError(f"{write_day(day)} has no hours of its own.")


def _check_times(moment: Moment, day: dt.date, windows: Sequence[tuple[int, int]]) -> None:
    """Refuse windows that overlap, or that the clocks jump over."""
    from matchtrack.domain.hours import Window

    check_windows(Window(weekday=int(start < moment.day_start), start=start, end=end) for start, end in windows)
    zone = clock.zone_rules(moment.zone)
    for start, end in windows:
        alone = Hours(changes={day: DayChange(windows=((start, end),))})
        (found,) = capacity_of_days(alone, day, day, day_start=moment.day_start, zone=zone)
        if not found.openings:
            raise BadInputError(
                f"{clock_times(start, end)} does not exist on {write_day(day)}, because the clocks go forward then."
            )
