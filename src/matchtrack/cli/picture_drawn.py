"""The evening picture as a person reads it, as labels and values, and as the shape 'picture'."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from matchtrack.cli.shapes import FORMAT
from matchtrack.domain import evening
from matchtrack.domain.text import safe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matchtrack.cli.drawing import Drawing
    from matchtrack.services.evening import EveningView

_INDENT = 2


def picture_lines(view: EveningView, drawing: Drawing, *, only_curve: bool) -> list[str]:
    """Draw the scenes one below the other, then how strong the last nights were."""
    scenes = () if only_curve else view.scenes
    lines = [
        line for scene in scenes for line in (drawing.paint(scene.about, "bold"), *_told(scene.words, drawing), "")
    ]
    if not only_curve:
        lines += [*drawing.wrap(evening.CLOSING), *_hints(view, drawing)]
    return lines + _curve(view, drawing)


def _told(words: str, drawing: Drawing) -> list[str]:
    return drawing.wrap(safe(words), indent=_INDENT)


def _hints(view: EveningView, drawing: Drawing) -> list[str]:
    """Say what can be told to the program, as long as it was not."""
    hints = []
    if not view.obstacle:
        hints += [evening.ASK_OBSTACLE, "matchtrack picture --obstacle '...' --then 'I ...'"]
    if view.strength is None:
        hints.append("How strong was it? matchtrack picture --strength 1 (faint) to 5 (very strong)")
    return [drawing.paint(line, "dim") for hint in hints for line in drawing.wrap(hint)]


def _curve(view: EveningView, drawing: Drawing) -> list[str]:
    if not view.strengths:
        return []
    drawn = evening.curve([strength for _, strength in view.strengths], plain=drawing.sign("full") == "#")
    return [f"Strength {drawn}", *([] if len(view.strengths) > _INDENT else drawing.wrap(evening.EASIER))]


def picture_pairs(view: EveningView) -> Iterator[tuple[str, str]]:
    """Give the picture as labels and values."""
    for scene in view.scenes:
        yield scene.about.lower(), safe(scene.words)
    if view.strength is not None:
        yield "strength tonight", str(view.strength)
    if view.strengths:
        yield "strength of the last nights", " ".join(str(strength) for _, strength in view.strengths)


def picture_json(view: EveningView) -> dict[str, Any]:
    """Give the shape 'picture'."""
    return {
        "format": FORMAT,
        "day": view.day.isoformat(),
        "scenes": [{"about": scene.about, "words": scene.words} for scene in view.scenes],
        "obstacle": view.obstacle,
        "then": view.answer,
        "strength": view.strength,
        "strengths": [{"day": day.isoformat(), "strength": strength} for day, strength in view.strengths],
    }
