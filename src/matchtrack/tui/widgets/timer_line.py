"""The timer in one line: on Today with its step, in the head of other screens in a few cells, in the window's title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchtrack.domain.countdown import countdown_mark, countdown_minutes, countdown_words, is_over
from matchtrack.domain.signs import STEP_SIGNS
from matchtrack.domain.text import safe
from matchtrack.tui.drawing import cut

if TYPE_CHECKING:
    import datetime as dt

    from matchtrack.services.timer import TimerView
    from matchtrack.services.today import RunningTimer
    from matchtrack.tui.drawing import Piece

RUNS = STEP_SIGNS["started"]

ROOMY = 64
"""Cells from which the line names the key that pauses, too."""

TITLE_CELLS = 60
"""As much as a window's title needs."""


def seconds_at(timer: RunningTimer, now: dt.datetime | None) -> int:
    """Give the seconds that the timer has counted at `now`, in UTC; those that were read where it does not go on."""
    if now is None or timer.as_of is None or timer.paused or timer.forgotten:
        return timer.seconds
    return timer.seconds + max(0, int((now - timer.as_of).total_seconds()))


def timer_pieces(timer: RunningTimer, seconds: int, width: int) -> tuple[Piece, ...]:
    """Draw the line of Today: how the session stands, on which step, and the keys for it."""
    head, style, keys = _stands(timer, seconds)
    tail = f" · {keys if width >= ROOMY else keys.rsplit(' · ', 1)[-1]}"
    return (
        (f" {head} · ", style),
        (cut(timer.title, max(0, width - 5 - len(head) - len(tail))), "text"),
        (tail, "muted"),
    )


def _stands(timer: RunningTimer, seconds: int) -> tuple[str, str, str]:
    if timer.forgotten:
        return "Timer forgotten", "warn", "s asks how much was real"
    said = countdown_words(seconds, timer.planned)
    if timer.paused:
        return f"paused · {said}", "muted", "Space goes on · s stops"
    return f"{RUNS} {said}", "good" if is_over(seconds, timer.planned) else "accent", "Space pauses · s stops"


def head_words(view: TimerView | None, seconds: int) -> str:
    """Say in the head of a screen how the session stands: '▶ 12:34', '▶ +2:10', 'paused 12:34'; '' without one."""
    if view is None:
        return ""
    if view.forgotten:
        return "timer forgotten"
    return f"{'paused' if view.paused else RUNS} {countdown_mark(seconds, view.planned_minutes)}"


def title_words(view: TimerView, seconds: int) -> str:
    """Say in the title of the window how the session stands, in minutes, and on which step."""
    if view.forgotten:
        stands = "timer forgotten"
    elif view.paused:
        stands = "paused"
    else:
        stands = f"{RUNS} {countdown_minutes(seconds, view.planned_minutes)}"
    return cut(f"{stands} · {safe(view.step.title)}", TITLE_CELLS)
