"""The signs of days and steps, one for each meaning, whichever face draws them, and the words that explain them."""

from __future__ import annotations

DAY_SIGNS = {"kept": "■", "short": "◧", "open": "◫", "missed": "□", "rest": "◇", "": "·"}
"""Status of a momentum day to its sign in the week strip; signs differ in shape, not in colour alone."""

STEP_SIGNS = {"todo": "·", "started": "▶", "waiting": "~", "done": "✓", "dropped": "-"}
"""Status of a step to its sign."""

BLOCKED_SIGN = "⊘"
HARD_SIGN, EASY_SIGN = "●", "○"
CURSOR = "▌"
LATE_SIGN = "!"
PIN_SIGN, RESERVED_SIGN = "◆", "◈"

STEP_LEGEND = (
    (CURSOR, "the row that keys act on"),
    ("●●●○○", "difficulty, from 1 (easy) to 5 (hardest)"),
    (STEP_SIGNS["todo"], "to do"),
    (STEP_SIGNS["started"], "started: some minutes are logged, or the timer runs"),
    (STEP_SIGNS["waiting"], "waiting for somebody"),
    (BLOCKED_SIGN, "blocked: another step comes first"),
    (STEP_SIGNS["done"], "done"),
    (STEP_SIGNS["dropped"], "dropped"),
    (LATE_SIGN, "late: the due date has passed"),
    ("10 of 60 min", "a part of the step: what today has room for, of what is left"),
)
"""Each sign of a step, and what it means."""

SCHEDULE_LEGEND = (
    (CURSOR, "the row that keys act on"),
    (PIN_SIGN, "pinned: you put the step on this day"),
    (RESERVED_SIGN, "reserved: the daily slot of its big step"),
    ("06:00", "when the slot begins, in the productive hours"),
    ("other", "in the other minutes of the day, which have no time"),
    ("●●●○○", "difficulty, from 1 (easy) to 5 (hardest)"),
    ("10 of 60 min", "a part of the step: what the day has room for, of what is left"),
    (LATE_SIGN, "late: the slot lies after the due date"),
)
"""Each sign of a schedule, and what it means."""

DAY_LEGEND = (
    (DAY_SIGNS["kept"], "kept: the day has its minutes"),
    (DAY_SIGNS["short"], "short: some minutes, but fewer than the floor"),
    (DAY_SIGNS["missed"], "missed: no minutes"),
    (DAY_SIGNS["open"], "today, until it is kept"),
    (DAY_SIGNS["rest"], "a day of rest"),
    (DAY_SIGNS[""], "not counted: still to come, or before you began"),
)
"""Each sign of a day in the week strip, and what it means."""
