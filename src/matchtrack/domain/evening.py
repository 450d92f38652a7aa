"""The evening picture: a few lines to see before sleep, made of the user's own plan (method.md 17 to 19).

Seeing the good end alone makes people do less; with the obstacle and an if-then plan it makes them do more (ux.md 11).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from matchtrack.domain.date_phrases import say_distance, write_day

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

STRENGTHS = (1, 2, 3, 4, 5)
"""How strong the picture was."""

MOST_CHARACTERS = 120
"""Of an obstacle, and of what the user does then: both are read in the dark."""

CLOSING = "Two to five minutes are enough. Afterwards no screen any more. Sleep well."
EASIER = "At first it is hard to see; it gets easier by itself."
ASK_OBSTACLE = "What in you may stand in the way tomorrow?"

_CURVE = "▁▂▄▆█"
_PLAIN_CURVE = "12345"
_MOST_GUESSES = 3


class Scene(NamedTuple):
    """One thing to see: what it is about, and the words."""

    about: str
    words: str


class Ahead(NamedTuple):
    """What lies ahead: tomorrow's first step and when it begins, the obstacle and the plan for it, the great days."""

    step: str = ""
    start: dt.time | None = None
    obstacle: str = ""
    answer: str = ""
    review_day: dt.date | None = None
    match_day: dt.date | None = None


def scenes(ahead: Ahead, today: dt.date) -> tuple[Scene, ...]:
    """Give the scenes in the order in which to see them; what has passed is left out."""
    told = [Scene("Tomorrow", _tomorrow(ahead))]
    if ahead.obstacle:
        told.append(Scene("What may come", f"{_sentence(ahead.obstacle)} You know it. Let it come."))
    if ahead.obstacle and ahead.answer:
        told.append(Scene("Then", f"If it comes, then {_then(ahead.answer)} Say it once in your mind."))
    if ahead.review_day and today < ahead.review_day:
        told.append(Scene("Submitting", f"By {write_day(ahead.review_day)} you press Submit, and everything is there."))
    if ahead.match_day and today <= ahead.match_day:
        told.append(
            Scene(
                "Match Day",
                f"{_far(ahead.match_day, today)}. The message is there, and you open it: you have matched. "
                "Whom do you tell first? Feel it.",
            )
        )
    return tuple(told)


def _tomorrow(ahead: Ahead) -> str:
    if not ahead.step:
        return "No step has its place yet. See yourself open the plan and choose the first one."
    begins = f"It is {ahead.start:%H:%M}. You begin with" if ahead.start else "You begin with"
    return f"{begins} '{ahead.step}'. See where you sit, and the first minute of it."


def _far(day: dt.date, today: dt.date) -> str:
    return f"{write_day(day)}, {say_distance((day - today).days)}"


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:] + ("" if words.endswith((".", "!", "?")) else ".")


def _then(answer: str) -> str:
    """Write what the user does then: 'I put the phone away.', whether it was typed with 'I' or without."""
    answer = answer.removeprefix("then ").removeprefix("Then ")
    said = answer if answer.lower().startswith(("i ", "i'")) else f"I {answer[:1].lower()}{answer[1:]}"
    return said + ("" if said.endswith((".", "!", "?")) else ".")


def guesses(distractions: Iterable[str], reasons: Iterable[str], usual: Iterable[str]) -> tuple[str, ...]:
    """Give what may have stopped the user: what distracted last, why a day was left early, then the usual things."""
    named = dict.fromkeys(name for names in (distractions, reasons, usual) for name in names if name)
    return tuple(named)[:_MOST_GUESSES]


def curve(strengths: Sequence[int], *, plain: bool = False) -> str:
    """Draw strengths of 1 to 5, the oldest first, as one sign each."""
    signs = _PLAIN_CURVE if plain else _CURVE
    return "".join(signs[strength - 1] for strength in strengths)


def is_bedtime(minute: int, bedtime: int, day_start: int) -> bool:
    """Say whether it is bedtime or later in the momentum day; all are minutes after midnight."""
    return (minute - day_start) % 1440 >= (bedtime - day_start) % 1440
