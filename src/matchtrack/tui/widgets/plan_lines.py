"""How a row of the plan is drawn: pure functions from a big step or a baby step to pieces of text with style names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchtrack.domain.date_phrases import MONTHS
from matchtrack.domain.momentum import bar
from matchtrack.domain.signs import BLOCKED_SIGN, CURSOR, LATE_SIGN, STEP_SIGNS
from matchtrack.domain.text import cell_width, fit, safe
from matchtrack.tui.drawing import dots, shown, width_of

if TYPE_CHECKING:
    import datetime as dt

    from matchtrack.domain.steps import BigStep, Step
    from matchtrack.tui.drawing import Piece

Pieces = list[tuple[str, str]]

STATUS_STYLES = {"todo": "muted", "started": "accent", "waiting": "warn", "done": "good", "dropped": "muted"}
OPENED, CLOSED, NOTHING_INSIDE = "▾", "▸", " "

FULL, EMPTY = "█", "░"
BAR_WIDTH = 8
BAR_FROM = 64
"""From this width on a big step has its bar."""

DUE_FROM = 50
"""From this width on a row has its due date; below it only the word 'late'."""

EASY_TO_FOLLOW = 104
"""Cells of the widest row: further apart the eye loses the due date of a title."""

DUE_WIDTH, MINUTES_WIDTH = 13, 7


def short_day(day: dt.date, today: dt.date) -> str:
    """Write a day for a narrow column: '1 Sep', with the year where it is another one than today's."""
    year = "" if day.year == today.year else f" {day.year:04}"
    return f"{day.day} {MONTHS[day.month - 1][:3]}{year}"


def area_pieces(name: str) -> Pieces:
    """Draw the heading of an area."""
    return [(f" {name}", "heading")]


def big_step_pieces(big: BigStep, today: dt.date, width: int, *, fold: str, on_cursor: bool) -> Pieces:
    """Draw a big step: fold mark, title, share of its minutes that are done, due date."""
    complete = big.steps_total > 0 and big.steps_done == big.steps_total
    share = f"{100 if complete else int(big.progress * 100)} %"
    right: Pieces = [(f"{share:>6}", "good" if complete else "text")]
    if width >= BAR_FROM:
        drawn = bar(big.minutes_done, big.minutes_total or 1, BAR_WIDTH, FULL, EMPTY)
        right.insert(0, (f" {drawn}", "good" if complete else "accent"))
    if big.steps_total:
        right += _due_pieces(big.due, today, width, settled=complete)
    left: Pieces = [(CURSOR if on_cursor else " ", "accent"), (f"{fold} ", "muted")]
    return _row(left, (safe(big.title), "text"), right, width)


def step_pieces(step: Step, today: dt.date, width: int, *, on_cursor: bool) -> Pieces:
    """Draw a baby step: status mark, difficulty, title, whom it waits for, minutes, due or done date."""
    mark, style = STEP_SIGNS[step.status], STATUS_STYLES[step.status]
    if step.blocked and step.status != "started":
        mark, style = BLOCKED_SIGN, "muted"
    text = "text" if step.open and not step.blocked else "muted"
    left: Pieces = [
        (f"{CURSOR if on_cursor else ' '}  ", "accent"), (f"{mark} ", style), (f"{dots(step.difficulty)} ", text),
    ]  # fmt: skip
    right: Pieces = [(f" {f'{step.minutes} min':>{MINUTES_WIDTH}}", "muted")]
    if step.open:
        right += _due_pieces(step.due, today, width, settled=False)
    elif width >= DUE_FROM:
        when = short_day(step.done_on, today) if step.done_on else ""
        right.append((f"  {f'{step.status} {when}'.strip():>{DUE_WIDTH}}", "muted"))
    title = safe(step.title)
    if step.status != "waiting":
        return _row(left, (title, text), right, width)
    room = width - width_of(left) - width_of(right)
    waiting = _waiting(step, today, max(room * 3 // 5, room - cell_width(title)))
    left.append((fit(title, room - cell_width(waiting)), text))
    return _row(left, (waiting, "warn"), right, width)


def unread_pieces(width: int, *, on_cursor: bool) -> Pieces:
    """Draw a baby step that could not be read."""
    return _row([(f"{CURSOR if on_cursor else ' '}  ", "accent")], ("…", "muted"), [], width)


def _waiting(step: Step, today: dt.date, most: int) -> str:
    """Say whom a step waits for and until when; the name gives way to the day."""
    until = f" until {short_day(step.expected, today)}" if step.expected else ""
    whom = f"  on {safe(step.waiting_on)}" if step.waiting_on else "  waits"
    return fit(whom, max(0, most - len(until))) + until


def _due_pieces(due: dt.date | None, today: dt.date, width: int, *, settled: bool) -> Pieces:
    late = due is not None and due < today and not settled
    if width < DUE_FROM:
        return [(f"  {LATE_SIGN} late", "bad")] if late else []
    if due is None:
        return [(" " * (DUE_WIDTH + 2), "muted")]
    text = f"{LATE_SIGN} late {short_day(due, today)}" if late else short_day(due, today)
    return [(f"  {text:>{DUE_WIDTH}}", "bad" if late else "muted")]


def _row(left: Pieces, middle: Piece, right: Pieces, width: int) -> list[Piece]:
    """Put one piece between left and right, cut or filled to the room between them."""
    room = max(0, width - width_of(left) - width_of(right))
    text, style = middle
    return [*left, (shown(text, room), style), *right]
