"""Days of rest: declared before they end, from a budget that the user sets; they freeze the streak (design.md 4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchtrack.domain.date_phrases import MONTHS, write_day
from matchtrack.domain.momentum import streak
from matchtrack.domain.rests import NO_BUDGET, rests_left
from matchtrack.errors import NotSoError
from matchtrack.services.context import utc_text
from matchtrack.services.day_words import check_day
from matchtrack.services.transaction import write_daily
from matchtrack.storage import journal, rest_days

if TYPE_CHECKING:
    import datetime as dt
    import sqlite3

    from matchtrack.services.context import Context, Moment


class Rested:
    """A day that was declared for rest, or is no rest any more: `left` days of rest remain in its month."""

    __slots__ = ("budget", "day", "declared", "left", "reason", "streak", "today")

    def __init__(
        self, *, day: dt.date, today: dt.date, reason: str, declared: bool, left: int, budget: int, streak: int
    ) -> None:
        self.day = day
        self.today = today
        self.reason = reason
        self.declared = declared
        self.left = left
        self.budget = budget
        self.streak = streak

    @property
    def sentence(self) -> str:
        """Say what holds now, and what is left of the month."""
        day = "Today" if self.day == self.today else write_day(self.day)
        month = "this month" if _month(self.day) == _month(self.today) else f"in {MONTHS[self.day.month - 1]}"
        left = f"{self.left or 'No'} rest {'day' if self.left == 1 else 'days'} left {month}."
        if not self.declared:
            return f"{day} is no day of rest any more. {left}"
        streak = f" Your streak of {self.streak} waits for you." if self.streak else ""
        return f"{day} is a day of rest.{streak} {left}"


def declare_rest(context: Context, day: dt.date | None = None, reason: str = "") -> Rested:
    """Declare a momentum day, today without `day`, for rest; it may be today or a coming one.

    Only days that are rest in the end use the budget up: one on which the floor is reached all the same does not.

    Raises:
        BadInputError: The day has passed, or is too far away.
        NotSoError: There is no budget, none of it is left, the day is kept or declared already.
    """
    moment, settings = context.moment(), context.settings
    day = day or moment.day
    check_day(moment, day)
    if not settings.rest_days:
        raise NotSoError(NO_BUDGET)

    def write(connection: sqlite3.Connection) -> Rested:
        _check_free(context, connection, moment, day)
        rest_days.add_rest_day(connection, day, utc_text(moment.utc), reason)
        return _standing(context, connection, moment, day, reason)

    return write_daily(context, moment, write, lambda rested: f"Declared {write_day(rested.day)} for rest")


def take_back_rest(context: Context, day: dt.date | None = None) -> Rested:
    """Let a day that was declared for rest count as any other; only until it ends.

    Raises:
        BadInputError: The day has passed, or is too far away.
        NotSoError: The day was not declared for rest.
    """
    moment = context.moment()
    day = day or moment.day
    check_day(moment, day)

    def write(connection: sqlite3.Connection) -> Rested:
        if day not in rest_days.rest_days(connection):
            raise NotSoError(f"{write_day(day)} is no day of rest.")
        rest_days.remove_rest_day(connection, day)
        return _standing(context, connection, moment, day, None)

    return write_daily(context, moment, write, lambda rested: f"Took the rest of {write_day(rested.day)} back")


def _check_free(context: Context, connection: sqlite3.Connection, moment: Moment, day: dt.date) -> None:
    """Refuse a rest that changes nothing, or for which nothing is left of the budget."""
    floor, budget = context.settings.floor, context.settings.rest_days
    by_day, rests = journal.minutes_by_day(connection), rest_days.rest_days(connection)
    if day in rests:
        raise NotSoError(f"{write_day(day)} is a day of rest already.")
    if by_day.get(day, 0) >= floor:
        raise NotSoError("Today is kept already, so it needs no rest. Enjoy the rest of it all the same.")
    if not rests_left(rests, by_day, floor, day, budget):
        month = MONTHS[day.month - 1]
        taken = f"The rest day of {month} is" if budget == 1 else f"All {budget} rest days of {month} are"
        raise NotSoError(f"{taken} taken. {floor} easy minutes keep {_the_day(day, moment.day)}, too.")


def _the_day(day: dt.date, today: dt.date) -> str:
    return "today" if day == today else write_day(day)


def _standing(
    context: Context, connection: sqlite3.Connection, moment: Moment, day: dt.date, reason: str | None
) -> Rested:
    """Say where the change leaves the month of the day; without a reason the rest was taken back."""
    floor, budget = context.settings.floor, context.settings.rest_days
    by_day, rests = journal.minutes_by_day(connection), rest_days.rest_days(connection)
    return Rested(
        day=day,
        today=moment.day,
        reason=reason or "",
        declared=reason is not None,
        left=rests_left(rests, by_day, floor, day, budget),
        budget=budget,
        streak=streak(by_day, moment.day, floor, rests),
    )


def _month(day: dt.date) -> tuple[int, int]:
    return day.year, day.month
