"""Steps as a table, and as labels and values."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from matchtrack.domain.areas import AREAS, MAX_DIFFICULTY
from matchtrack.domain.date_phrases import write_day
from matchtrack.domain.signs import LATE_SIGN
from matchtrack.domain.text import safe

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from matchtrack.cli.drawing import Drawing
    from matchtrack.domain.steps import ListedStep, Step


_WITH_AREA = 120
"""Cells of a line from which on the area is shown."""

_STANDS_CELLS = 26


def step_lines(steps: Sequence[ListedStep], drawing: Drawing, today: dt.date) -> list[str]:
    """Draw one line a step: id, difficulty, title, minutes, due, and how it stands; area and weekday where they fit."""
    dots = [drawing.dots(difficulty) for difficulty in range(MAX_DIFFICULTY + 1)]
    write = _day if drawing.width >= _WITH_AREA else _short_day
    due = {day: write(day) for day in {step.due for step in steps}}
    day = today.isoformat()
    columns = [
        [f"{step.id:>4}" for step in steps],
        [dots[step.difficulty] for step in steps],
        [safe(step.title) for step in steps],
        *([[AREAS[step.area] for step in steps]] if drawing.width >= _WITH_AREA else []),
        [f"{step.minutes:>2} min" for step in steps],
        [due[step.due] for step in steps],
        [_stands(step, day) for step in steps],
    ]
    lines = drawing.columns(columns, stretch=2, indent=0, tail=_STANDS_CELLS)
    return [line if step.open else drawing.paint(line, "dim") for line, step in zip(lines, steps, strict=True)]


def _day(text: str) -> str:
    return write_day(dt.date.fromisoformat(text)) if text else ""


def _short_day(text: str) -> str:
    return _day(text).partition(" ")[2]


def _stands(step: ListedStep, today: str) -> str:
    """Say how a step stands, in as few words as that takes."""
    if not step.open:
        return step.status
    words = []
    if step.due and step.due < today:
        words.append(f"{LATE_SIGN} late")
    if step.status == "started":
        words.append("started")
    if step.status == "waiting":
        words.append(_waits(step, today))
    elif step.blocked:
        words.append("blocked")
    return ", ".join(words)


def _waits(step: ListedStep, today: str) -> str:
    """Say until when and for whom; the year only where it is another one than today's."""
    until = f" until {_short_day(step.expected).removesuffix(f' {today[:4]}')}" if step.expected else ""
    whom = f", {safe(step.waiting_on)}" if step.waiting_on else ""
    return f"waits{until}{whom}"


def step_pairs(step: Step) -> Iterator[tuple[str, str]]:
    """Give a step as labels and values; what is empty is left out."""
    pairs = {
        "step": str(step.id),
        "title": safe(step.title),
        "key": step.key,
        "area": AREAS[step.area],
        "big step": safe(step.big_step_title),
        "status": "blocked" if step.blocked and step.status != "waiting" else step.status,
        "minutes": f"{step.minutes_logged} of {step.minutes}",
        "difficulty": f"{step.difficulty} of 5" + (", boring" if step.boring else ""),
        "due": write_day(step.due) if step.due else "",
        "not before": write_day(step.earliest) if step.earliest else "",
        "after": ", ".join(step.after) if step.blocked else "",
        "waiting for": safe(step.waiting_on) if step.status == "waiting" else "",
        "expected": write_day(step.expected) if step.expected else "",
        "done on": write_day(step.done_on) if step.done_on else "",
        "notes": safe(step.notes),
    }
    return ((label, value) for label, value in pairs.items() if value)
