"""The forecast in plain sentences, the same in the app and in the shell."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matchtrack.domain.forecast import Forecast

_CHANCES = (
    (0.95, "almost sure"),
    (0.8, "very likely"),
    (0.6, "likely"),
    (0.4, "about even"),
    (0.2, "unlikely"),
    (0.05, "very unlikely"),
)
_AS_ESTIMATED = 0.1
_ONE, _ALL_BUT_ONE = 0.01, 0.99

BEYOND = "> 2 years"
LATE = "late"
NO_STEPS = "No step is open: nothing is left to forecast."
NO_DUES = "No big step has a due date, so there is no chance to tell."
ONLY_WAITING = "All that is open lies with others: the dates are those of their answers."
NO_HOURS = "There are no hours to plan with yet, and so no dates; 'matchtrack hours set' gives them."
NO_MINUTES = "The log has no minutes of late, so no date can be told. Fifteen minutes today begin a new pace."


def chance_words(chance: float | None) -> str:
    """Say a chance of 0 to 1 in words and in percent: 'very likely 83%'; nothing without a due date."""
    if chance is None:
        return ""
    words = next((words for least, words in _CHANCES if chance >= least), "hardly")
    return f"{words} {percent(chance)}"


def percent(chance: float) -> str:
    """Write a chance; what is drawn is never quite certain."""
    if chance < _ONE:
        return "<1%"
    return ">99%" if chance > _ALL_BUT_ONE else f"{round(chance * 100)}%"


def moved_words(days: int | None) -> str:
    """Say how a date moved: '3 days later', '12 days earlier', 'as it was'; nothing where that is not known."""
    if days is None:
        return ""
    if days == 0:
        return "as it was"
    count = abs(days)
    return f"{count} day{'' if count == 1 else 's'} {'later' if days > 0 else 'earlier'}"


def whole_moved_words(days: int | None) -> str:
    """Say how the end of everything moved since last week; nothing where that is not known."""
    if days is None:
        return ""
    if days == 0:
        return "The end of everything is where it was a week ago."
    return f"The end of everything is {moved_words(days)} than a week ago."


def source_words(said: Forecast) -> str:
    """Say what the forecast stands on: the plan, the log, or both."""
    if said.plan_share == 1:
        return f"Under five logged days: these dates take your planned {said.pace:.0f} min a day for granted."
    ratio = f" {ratio_words(said.ratio)}" if said.ratio else ""
    if not said.enough:
        return f"Under five logged days: take these dates for a first guess, at {said.pace:.0f} min a day.{ratio}"
    also = ", and your planned hours" if said.plan_share else ""
    return f"From {said.logged_days} logged days at {said.pace:.0f} min a day of late{also}.{ratio}"


def ratio_words(ratio: float) -> str:
    """Say how long steps take beside their estimates."""
    if abs(ratio - 1) < _AS_ESTIMATED:
        return "Steps take what you estimate."
    return f"Steps take {ratio:.1f} times what you estimate."


def late_words(count: int) -> str:
    """Say how many big steps are past their due date, and what helps; nothing where none is."""
    if not count:
        return ""
    one = count == 1
    return (
        f"{count} big step{' is' if one else 's are'} late already; "
        f"'matchtrack plan catch-up' gives {'it a new date' if one else 'them new dates'}."
    )
