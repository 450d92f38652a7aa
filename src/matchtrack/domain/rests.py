"""Days of rest: how many a month has, how many are left, and how long the chain of kept days holds (design.md 4).

A rest freezes the streak and never lengthens, begins or ends one (peers.md, Loop #630). `status` stands on this
module, so it imports nothing that costs.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Mapping
    from typing import Protocol

    class Standing(Protocol):
        """How long the chain of kept days holds, and what is left of the month's `rest_days`."""

        @property
        def breaks_on(self) -> dt.date | None:
            """The day that breaks the chain if nothing more is done; None where there is no chain."""

        @property
        def breaks_in(self) -> int | None:
            """Days until then, 0 for today."""

        @property
        def rest_days(self) -> int:
            """Days of rest in a month."""

        @property
        def rests_left(self) -> int:
            """How many of them are left."""


HOW_TO_SET = "matchtrack config set momentum.rest_days 2"
NO_BUDGET = f"No rest days are set, so none can be taken yet. '{HOW_TO_SET}' gives you two a month."

_A_WEEK = 7
_NEAR = ("tonight", "tomorrow night")


def rests_used(rests: Collection[dt.date], minutes_by_day: Mapping[dt.date, int], floor: int, month_of: dt.date) -> int:
    """Count the days that use up the budget of a calendar month: declared for rest, and not kept all the same."""
    month = (month_of.year, month_of.month)
    return sum((day.year, day.month) == month and minutes_by_day.get(day, 0) < floor for day in rests)


def rests_left(
    rests: Collection[dt.date], minutes_by_day: Mapping[dt.date, int], floor: int, month_of: dt.date, budget: int
) -> int:
    """Give the days of rest that a calendar month still has; 0 where the budget was made smaller later."""
    return max(0, budget - rests_used(rests, minutes_by_day, floor, month_of))


def chain_words(standing: Standing) -> str:
    """Say how long the chain of kept days holds: 'the chain holds until tomorrow night'; '' where there is none."""
    ahead, breaks_on = standing.breaks_in, standing.breaks_on
    if ahead is None or breaks_on is None:
        return ""
    if ahead < len(_NEAR):
        return f"the chain holds until {_NEAR[ahead]}"
    from matchtrack.domain.date_phrases import WEEKDAYS, write_day  # noqa: PLC0415 - `status` seldom needs it

    night = f"{WEEKDAYS[breaks_on.weekday()]} night" if ahead < _A_WEEK else f"the night of {write_day(breaks_on)}"
    return f"the chain holds until {night}"


def rest_words(standing: Standing) -> str:
    """Say how many days of rest the month still has; '' where there is no budget."""
    left = standing.rests_left
    return f"{left or 'no'} rest {'day' if left == 1 else 'days'} left this month" if standing.rest_days else ""


def standing_words(standing: Standing) -> tuple[str, ...]:
    """Give both, without what there is not."""
    return tuple(filter(None, (chain_words(standing), rest_words(standing))))
