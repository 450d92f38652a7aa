"""Focus by hour of the day, as the user's own log has it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from matchtrack.cli.shapes import FORMAT
from matchtrack.domain.focus import LEAST_SESSIONS

if TYPE_CHECKING:
    from matchtrack.cli.drawing import Drawing
    from matchtrack.domain.focus import BestWindow, FocusHour
    from matchtrack.services.entries import FocusView

_BAR = 10
_MOST_FOCUS = 5


def focus_lines(view: FocusView, drawing: Drawing, *, plain: bool) -> list[str]:
    """Draw a bar for each hour that has sessions, and say which hours suggest themselves."""
    if view.sessions < LEAST_SESSIONS:
        sessions = "1 timed session has" if view.sessions == 1 else f"{view.sessions} timed sessions have"
        return [f"{sessions} a focus so far; from {LEAST_SESSIONS} on this says when you are at your best."]
    heading = f"Focus by hour, by your own log ({view.sessions} timed sessions)"
    lines = [_line(each, drawing, plain=plain) for each in view.hours]
    return [heading if plain else drawing.paint(heading, "bold"), *lines, _suggestion(view.best)]


def _line(each: FocusHour, drawing: Drawing, *, plain: bool) -> str:
    many = f"{each.sessions} session{'s' * (each.sessions != 1)}, {each.minutes} min"
    if plain:
        return f"{each.hour:02}:00: {each.focus:.1f} of {_MOST_FOCUS}, {many}"
    full = round(each.focus / _MOST_FOCUS * _BAR)
    bar = drawing.sign("full") * full + drawing.sign("empty") * (_BAR - full)
    return f"  {each.hour:02}:00 {bar} {each.focus:.1f}  {many}"


def _suggestion(best: BestWindow | None) -> str:
    if best is None:
        return "No two hours stand out yet."
    return (
        f"By your own log you are at your best from {best.start:02}:00 to {best.end:02}:00: focus {best.focus:.1f} in "
        f"{best.sessions} sessions, {best.elsewhere:.1f} elsewhere."
    )


def focus_json(view: FocusView) -> dict[str, Any]:
    """Give the shape 'focus'."""
    best = view.best
    return {
        "format": FORMAT,
        "sessions": view.sessions,
        "enough": view.sessions >= LEAST_SESSIONS,
        "hours": [
            {"hour": each.hour, "sessions": each.sessions, "minutes": each.minutes, "focus": round(each.focus, 2)}
            for each in view.hours
        ],
        "best": best and {"start": f"{best.start:02}:00", "end": f"{best.end:02}:00", "focus": round(best.focus, 2)},
    }
