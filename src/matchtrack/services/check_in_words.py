"""The check-in in words, the same in the shell and in the app: never a reproach (ux.md 11)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from matchtrack.domain.date_phrases import say_distance, write_day
from matchtrack.domain.text import fit, safe

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from matchtrack.services.check_in import CheckInView, WaitingFor, Yesterday

_SOME_WAITING, _FEW_WAITING = 3, 1
"""Waiting steps that a brief check-in names; fewer in the first seven days, whose rule needs the room."""

_TITLE_CELLS, _WAITING_CELLS, _WHOM_CELLS = 48, 26, 16
"""Cells of a title, and of what a line of 74 cells about a waiting step has room for."""


class Part(NamedTuple):
    """A part of what is said: a heading and its lines."""

    heading: str
    lines: tuple[str, ...]


def check_in_title(view: CheckInView) -> str:
    """Say what it is; after several days away, only that it is good to be back."""
    if view.away:
        return "Welcome back. Five minutes?"
    return f"Day {view.rule.number} of the first seven" if view.rule else "Good to see you"


def check_in_parts(view: CheckInView, *, brief: bool = False) -> tuple[Part, ...]:
    """Give all that is said; on the very first day nothing but its rule. A `brief` one fits 80 by 24."""
    if view.yesterday is None:
        return tuple(_rule_parts(view))
    most = (_FEW_WAITING if view.rule else _SOME_WAITING) if brief else len(view.waiting)
    return (*_back_parts(view), *_waiting_parts(view, most), *_rule_parts(view), _today_part(view))


def _rule_parts(view: CheckInView) -> Iterator[Part]:
    if view.rule:
        rule = view.rule
        yield Part(rule.rule, tuple(filter(None, (view.week, rule.why, rule.how))))


def _back_parts(view: CheckInView) -> Iterator[Part]:
    lines = tuple(look_back(view))
    if lines:
        yield Part("Until now" if view.away else "Yesterday", lines)


def look_back(view: CheckInView) -> Iterator[str]:
    """Say what yesterday gave, or how long the absence was; a gap has a name and no blame."""
    yesterday, floor = view.yesterday, view.momentum.floor
    if yesterday is None:
        return
    if view.away:
        yield from _absence(view)
    elif view.never_twice:
        yield f"It stayed empty. One day breaks no habit; never twice: {floor} minutes today are enough."
    elif yesterday.status == "rest":
        yield "A day of rest. The streak waited."
    elif yesterday.status != "missed":
        yield from _gave(yesterday, floor, view.momentum.streak)


def _absence(view: CheckInView) -> Iterator[str]:
    if view.last_day is None:
        yield "No minutes so far, and nothing is lost: the plan waited for you."
        return
    ago = say_distance((view.last_day - view.day).days)
    yield f"Your last minutes were on {write_day(view.last_day)}, {ago}. The plan waited for you."


def _gave(yesterday: Yesterday, floor: int, streak: int) -> Iterator[str]:
    row = f", {streak} in a row" if streak > 1 else ""
    kept = yesterday.status == "kept"
    yield f"{yesterday.minutes} min: a kept day{row}." if kept else f"{yesterday.minutes} of {floor} min. Each counts."
    if yesterday.done:
        more = len(yesterday.done) - 1
        yield f"Done: {_quoted(yesterday.done[0])}{f' and {more} more' if more else ''}."


def _waiting_parts(view: CheckInView, most: int) -> Iterator[Part]:
    """Say whom to ask again first, then who else owes an answer."""
    waiting = sorted(view.waiting, key=lambda each: not each.chase)
    lines = [waiting_line(each, view.day) for each in waiting[:most]]
    if len(waiting) > most:
        lines.append(f"and {len(waiting) - most} more: matchtrack check-in names all")
    if lines:
        yield Part("Waiting for an answer", tuple(lines))


def waiting_line(waiting: WaitingFor, today: dt.date) -> str:
    """Say in one line who owes an answer on what since when, when it is expected, and whether to ask again today."""
    whom = fit(safe(waiting.whom), _WHOM_CELLS) or "Somebody"
    since = f", since {_short(waiting.since, today)}" if waiting.since else ""
    if waiting.chase:
        return f"{whom}: {_quoted(waiting.title, _WAITING_CELLS)}{since}: ask again today"
    expected = f", expected {_short(waiting.expected, today)}" if waiting.expected else ""
    return f"{whom}: {_quoted(waiting.title, _WAITING_CELLS)}{since}{expected}"


def _short(day: dt.date, today: dt.date) -> str:
    """Write a day without its weekday, and without its year where that is this one."""
    _, _, words = write_day(day).partition(" ")
    return words.removesuffix(f" {today.year:04}")


def _today_part(view: CheckInView) -> Part:
    momentum = view.momentum
    lines = [f"{momentum.minutes} min already: today counts."] if momentum.status == "kept" else []
    for step in view.steps:
        begins = f", at {step.start:%H:%M}" if step.start else ""
        lines.append(f"{_quoted(step.title)}, {step.minutes} min{begins}")
    if not view.steps:
        lines.append("No step is ready. The plan says what the next ones wait for.")
    return Part("Today", tuple(lines))


def _quoted(title: str, cells: int = _TITLE_CELLS) -> str:
    return f"'{fit(safe(title), cells)}'"
