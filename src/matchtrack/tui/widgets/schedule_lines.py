"""How a row of the schedule is drawn: pure functions from a day or a slot to pieces of text with style names."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from matchtrack.domain.date_phrases import WEEKDAYS
from matchtrack.domain.signs import CURSOR, LATE_SIGN, PIN_SIGN, RESERVED_SIGN
from matchtrack.tui.drawing import dots, shown, width_of
from matchtrack.tui.widgets.plan_lines import short_day

if TYPE_CHECKING:
    from matchtrack.services.schedule import DayView, SlotView
    from matchtrack.tui.drawing import Piece

Pieces = list[tuple[str, str]]

DUE_FROM = 64
"""From this width on a slot has its due date; below it only the word 'late'."""

ROOMY_FROM = 50
"""From this width on that word has room; below it only the sign."""

HOURS_FROM = 60
"""From this width on a day's heading has all its hours; below it the minutes alone."""

BIG_STEP_FROM = 96
"""From this width on a slot names its big step."""

DAY_WIDTH, DUE_WIDTH, MINUTES_WIDTH, LEAST_MINUTES_WIDTH, BIG_STEP_WIDTH = 19, 13, 13, 6, 24
_PIN_SIGNS = {"planner": " ", "user": PIN_SIGN, "reserved": RESERVED_SIGN}
_MINUTE = dt.timedelta(minutes=1)


def day_pieces(day: DayView, today: dt.date, width: int, *, on_cursor: bool, target: bool = False) -> list[Piece]:
    """Draw the heading of a day: weekday, date, hours, minutes; `target` says that a step is being dragged there."""
    name = _day_name(day.day, today)
    left: Pieces = [
        (CURSOR if on_cursor or target else " ", "accent"),
        (f"{name:<{DAY_WIDTH}}" if width >= HOURS_FROM else name, "heading"),
    ]
    told = "  ".join(part for part in (_hours(day) if width >= HOURS_FROM else "", minutes_words(day)) if part)
    if target:
        told = "drop it here"
    room = max(0, width - width_of(left))
    return [*left, (shown(f"  {told}", room), "accent" if target else "muted")]


def slot_pieces(slot: SlotView, day: dt.date, today: dt.date, width: int, *, on_cursor: bool) -> list[Piece]:
    """Draw a slot: pin, clock time, difficulty, title, minutes, due date."""
    step = slot.step
    time = slot.start.strftime("%H:%M") if slot.start else "other"
    left: Pieces = [
        (CURSOR if on_cursor else " ", "accent"),
        (f"{_PIN_SIGNS[slot.source]} ", "accent"),
        (f"{time} ", "text" if slot.start else "muted"),
        (f"{dots(step.difficulty)} ", "text"),
    ]
    right: Pieces = []
    if width >= BIG_STEP_FROM:
        right.append((f"  {shown(step.big_step_title, BIG_STEP_WIDTH)}", "muted"))
    if width >= ROOMY_FROM:
        right.append((f" {minutes_of(slot):>{MINUTES_WIDTH}}", "muted"))
        right += _due_pieces(step.due, day, today, width)
    else:
        right.append((f" {_short_minutes(slot):>{LEAST_MINUTES_WIDTH}}", "muted"))
        left.append((f"{LATE_SIGN} " if _is_late(step.due, day) else "", "bad"))
    room = max(0, width - width_of(left) - width_of(right))
    return [*left, (shown(step.title, room), "text"), *right]


def minutes_of(slot: SlotView) -> str:
    """Write the minutes of a slot: '15 min', or '10 of 60 min' where it holds only a part of what is left."""
    whole = slot.step.minutes_left
    return f"{slot.minutes} of {whole} min" if slot.minutes < whole else f"{slot.minutes} min"


def _short_minutes(slot: SlotView) -> str:
    whole = slot.step.minutes_left
    return f"{slot.minutes}/{whole}" if slot.minutes < whole else f"{slot.minutes} min"


def minutes_words(day: DayView) -> str:
    """Say what a day has: '45 of 120 min, other 15 of 30', or '120 min free, other 30', or that it is off."""
    if day.off:
        return "day off"
    if not day.slots and (day.productive_minutes or day.other_minutes):
        free = f"{day.productive_minutes} min free" if day.productive_minutes else "no productive hours"
        return f"{free}, other {day.other_minutes}" if day.other_minutes else free
    used = sum(slot.minutes for slot in day.slots if slot.productive)
    productive = f"{used} of {day.productive_minutes} min" if day.productive_minutes else "no productive hours"
    other = sum(slot.minutes for slot in day.slots if not slot.productive)
    return f"{productive}, other {other} of {day.other_minutes}" if day.other_minutes else productive


def _day_name(day: dt.date, today: dt.date) -> str:
    near = {0: " today", 1: " tomorrow"}.get((day - today).days, "")
    return f"{WEEKDAYS[day.weekday()][:3]} {short_day(day, today)}{near}"


def _hours(day: DayView) -> str:
    times = [f"{each.start:%H:%M}-{each.start + each.minutes * _MINUTE:%H:%M}" for each in day.openings]
    return " ".join([*times, f"({day.pattern})"] if day.pattern else times)


def _is_late(due: dt.date | None, day: dt.date) -> bool:
    return due is not None and due < day


def _due_pieces(due: dt.date | None, day: dt.date, today: dt.date, width: int) -> Pieces:
    """Draw the due date of a slot's step; it is late where the slot lies behind it."""
    late = _is_late(due, day)
    if width < DUE_FROM:
        return [(f"  {LATE_SIGN} late", "bad")] if late else []
    if due is None:
        return [(" " * (DUE_WIDTH + 2), "muted")]
    text = f"{LATE_SIGN} late {short_day(due, today)}" if late else f"due {short_day(due, today)}"
    return [(f"  {text:>{DUE_WIDTH}}", "bad" if late else "muted")]
