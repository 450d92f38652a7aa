"""The first seven days: one rule of the method a day, in the order that they need (method.md 16, 20)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Mapping


class FirstDay(NamedTuple):
    """What is told on one of the first days: its number from 1 on, the rule, why, and how it is done here."""

    number: int
    rule: str
    why: str
    how: str


FIRST_DAYS = (
    FirstDay(
        1, "Cut it small",
        "The whole application is too much for any day. A baby step of fifteen minutes is not, and they add up fast.",
        "Today shows one to three of them. Cut what feels big once more: a adds a step.",
    ),
    FirstDay(
        2, "Hardest first, in your best hours",
        "Nobody is at their best all day; most are in the two hours after waking. Hard and boring steps go there.",
        "Your hours: matchtrack hours. The hardest steps are pinned to them by themselves.",
    ),
    FirstDay(
        3, "Keep those hours clear",
        "Mail, television and friends are not given up; they only wait until the hours are over.",
        "While they are open, Today says what stays out and when it is free again.",
    ),
    FirstDay(
        4, "A little every day",
        "Each small step makes the next one easier. Fifteen minutes a day keep the chain.",
        "matchtrack status, or the line at the foot of Today.",
    ),
    FirstDay(
        5, "On a bad day: fifteen minutes",
        "Do not skip it. One easy step is enough, and tomorrow you are ready in your mind.",
        "B in the app, or matchtrack bad-day. When all of it is too much: O, or matchtrack overwhelmed.",
    ),
    FirstDay(
        6, "See it before you sleep",
        "Picture tomorrow's first step, what may stand in the way, and the day on which you submit. It gets easier.",
        "v in the app, or matchtrack picture.",
    ),
    FirstDay(
        7, "Look back",
        "It takes time to get into the habit, and it comes.",
        "Nothing has to be perfect: look at what there is, and go on with the next small step.",
    ),
)  # fmt: skip
"""Method.md 2-5, 6-10, 11-13, 14, 15 and 21, 17-19, 20."""


def first_day(begun: dt.date, today: dt.date) -> FirstDay | None:
    """Give what is told today, if it is one of the first seven days from `begun` on."""
    number = (today - begun).days
    return FIRST_DAYS[number] if 0 <= number < len(FIRST_DAYS) else None


def looked_back(minutes_by_day: Mapping[dt.date, int], begun: dt.date, today: dt.date, done: int) -> str:
    """Say what the first days gave: days with minutes, minutes in all, steps that are done."""
    days: Collection[int] = [minutes for day, minutes in minutes_by_day.items() if begun <= day <= today and minutes]
    if not days:
        return "The first days had other plans. You are here: that is how it begins."
    worked = "1 day" if len(days) == 1 else f"{len(days)} days"
    steps = {0: "", 1: ", and 1 step is done"}.get(done, f", and {done} steps are done")
    return f"You worked on {worked} of the first seven: {sum(days)} min in all{steps}. Well worked."
