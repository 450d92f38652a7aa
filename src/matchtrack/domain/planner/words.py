"""The planner's findings in plain sentences, the same in the app and in the shell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchtrack.domain.date_phrases import write_day
from matchtrack.domain.planner import values

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from matchtrack.domain.planner.values import PinTrouble

_REASONS: Mapping[str, str] = {
    values.NO_PRODUCTIVE_HOURS: "needs productive hours, and none are set",
    values.NO_HOURS: "needs time, and no hours are set",
    values.NO_ROOM: "finds no room in the days that can be planned",
    values.NO_ANSWER_DAY: "comes after an answer that has no date",
    values.AFTER_UNPLANNED: "comes after a step that has no day itself",
}

_TROUBLES: Mapping[str, str] = {
    values.PAST: "a day that has passed",
    values.NO_TIME: "a day that has no time for it",
    values.PARTLY: "a day that has time for a part of it only",
    values.NOT_READY: "a day on which it cannot begin yet",
    values.AFTER_DUE: "a day after its due date",
    values.MAKES_LATE: "a day on which it makes other steps late",
}


def days_words(count: int) -> str:
    """Write '1 day' or '12 days'."""
    return f"{count} day{'' if count == 1 else 's'}"


def truth_words(*, late: int, days: int, without_day: int, open_steps: int) -> str:
    """Say in one line whether the plan works: `late` big steps, by `days` at most, and steps without a day."""
    if not open_steps:
        return "Every step is done: nothing is left to plan."
    found = []
    if late:
        found.append(f"{late} big step{' is' if late == 1 else 's are'} late, by {days_words(days)} at most")
    if without_day:
        found.append(f"{without_day} step{' has' if without_day == 1 else 's have'} no day")
    return f"{'; '.join(found)}." if found else "Everything has its day, and nothing is late."


def mend_words(productive: int, other: int) -> str:
    """Say how many more minutes a day would bring everything into time."""
    more = " and ".join(
        f"{minutes} {kind}" for minutes, kind in ((productive, "productive"), (other, "other")) if minutes
    )
    return f"{more} minute{'' if productive + other == 1 else 's'} more a day would mend it."


def late_words(title: str, days: int, due: dt.date | None) -> str:
    """Say of a big step by how much it is late; `title` is safe to draw, `due` its own due date."""
    when = f" (due {write_day(due)})" if due else ""
    return f"'{title}'{when} is late by {days_words(days)}."


def reason_words(title: str, reason: str) -> str:
    """Say why a step has no day."""
    return f"'{title}' {_REASONS[reason]}."


def pin_words(title: str, trouble: PinTrouble) -> str:
    """Say why a pin cannot be kept as it is."""
    return f"'{title}' is pinned to {write_day(trouble.day)}, {_TROUBLES[trouble.trouble]}."
