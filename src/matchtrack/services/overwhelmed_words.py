"""The five steps of the method with the user's own numbers, the same in the shell and in the app (method.md 21)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchtrack.domain.date_phrases import WEEKDAYS
from matchtrack.domain.momentum import of_floor
from matchtrack.domain.text import fit, safe
from matchtrack.services.bad_day_words import NO_STEP, easy_words
from matchtrack.services.check_in_words import Part
from matchtrack.services.today_words import near_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matchtrack.services.overwhelmed import OverwhelmedView
    from matchtrack.services.today import TodayView

OVERWHELMED = "It is a lot. It is also five small habits."
_LIST_CELLS = 50


def overwhelmed_parts(view: OverwhelmedView) -> tuple[Part, ...]:
    """Say the five steps, and then one step of a quarter of an hour."""
    said = (
        ("Cut it small", _steps(view)),
        ("Your best hours", _hours(view.today)),
        ("Keep them clear", _kept_clear(view.today)),
        ("A little every day", _every_day(view.today)),
        ("See it before you sleep", _picture(view)),
        ("Now", easy_words(view.step) if view.step else NO_STEP),
    )
    return tuple(Part(heading, (line,)) for heading, line in said)


def _steps(view: OverwhelmedView) -> str:
    done = f"{view.done} {'is' if view.done == 1 else 'are'} done"
    if not view.left:
        return f"No baby step is left, {done}."
    return f"{done.capitalize()}, {view.left} to go, one sitting each. Today needs one of them."


def _hours(today: TodayView) -> str:
    if today.windows:
        times = _listed([f"{span.start:%H:%M}-{span.end:%H:%M}" for span in today.windows])
        left = f"{today.minutes_left} min are left" if today.minutes_left else "over for today"
        return f"Today {times}: {left}."
    if today.next_span:
        day = near_day(today.next_span, today) or f"on {WEEKDAYS[today.next_span.start.weekday()]}"
        return f"None today; the next ones begin {day} at {today.next_span.start:%H:%M}."
    return "None are set: matchtrack hours set 'mon-fri 06:00-08:00'."


def _kept_clear(today: TodayView) -> str:
    if not today.distractions:
        return "Nothing is kept out of them yet: matchtrack hours distractions mail television."
    names = _listed([safe(name) for name in today.distractions])
    names = f"{names[:1].upper()}{names[1:]}"
    until = f" until {today.open_span.end:%H:%M}" if today.open_span else ""
    return f"{names}: not given up, only put off{until}." if until else f"{names}: free now, out of the way then."


def _every_day(today: TodayView) -> str:
    momentum = today.momentum
    return (
        f"{of_floor(momentum.minutes, momentum.floor)} today, streak {momentum.streak}, "
        f"longest {momentum.longest}, score {momentum.score}."
    )


def _picture(view: OverwhelmedView) -> str:
    nights = "1 picture" if view.pictures == 1 else f"{view.pictures} pictures"
    if view.bedtime is None:
        return f"{nights} so far. Switched off; matchtrack picture shows it all the same."
    return f"{nights} so far; the next one at {view.bedtime // 60:02}:{view.bedtime % 60:02}."


def _listed(names: Sequence[str]) -> str:
    return fit(", ".join(names), _LIST_CELLS)
