"""The forecast as a person reads it in a terminal, as labels and values, and as the shape 'forecast' (design.md 6)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from matchtrack.cli.shapes import FORMAT
from matchtrack.domain import forecast_words as words
from matchtrack.domain.date_phrases import write_day
from matchtrack.domain.text import safe

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from matchtrack.cli.drawing import Drawing
    from matchtrack.services.forecast import BigStepView, ForecastView

_HEADINGS = ("big step", "due", "likely", "careful", "in time", "moved")
_MOVED = 5
"""The column that only a wide terminal, and a log of more than a week, has."""

_WITH_MOVED = 90
_DIGITS = 3


def forecast_lines(view: ForecastView, drawing: Drawing) -> list[str]:
    """Draw what the dates stand on, then a line for each big step, the first due first."""
    lines = [line for sentence in view.sentences for line in drawing.wrap(sentence)]
    if not view.big_steps:
        return lines
    columns = list(zip(_HEADINGS, *(_row(each, view.day) for each in view.big_steps), strict=True))
    if drawing.width < _WITH_MOVED or not any(columns[_MOVED][1:]):
        columns = columns[:_MOVED]
    heading, *rows = drawing.columns(columns, stretch=0, indent=0)
    return [*lines, "", drawing.paint(heading, "bold"), *rows]


def _row(each: BigStepView, today: dt.date) -> tuple[str, ...]:
    said, moved = each.said, each.moved_days
    return (
        safe(each.big_step.title),
        _short(said.due),
        _short(said.likely) or words.BEYOND,
        _short(said.careful) or words.BEYOND,
        words.LATE if said.due and said.due < today else words.chance_words(said.chance),
        f"{moved:+} d" if moved else "",
    )


def _short(day: dt.date | None) -> str:
    """Write a day without its weekday: there are three of them on a line."""
    return write_day(day).partition(" ")[2] if day else ""


def forecast_pairs(view: ForecastView) -> Iterator[tuple[str, str]]:
    """Give the forecast as labels and values, a line for each big step."""
    for sentence in view.sentences:
        yield "forecast", sentence
    for each in view.big_steps:
        title, due, likely, careful, chance, _ = _row(each, view.day)
        moved = words.moved_words(each.moved_days)
        parts = [
            title,
            f"due {due}" if due else "no due date",
            f"likely {likely}",
            f"careful {careful}",
            f"in time: {chance}" if chance else "",
            f"{moved} since last week" if moved else "",
        ]
        yield "big step", ", ".join(filter(None, parts))


def forecast_json(view: ForecastView) -> dict[str, Any]:
    """Give the shape 'forecast', the first due first."""
    stands_on = view.stands_on
    return {
        "format": FORMAT,
        "logged_days": stands_on.logged_days,
        "enough": stands_on.enough,
        "big_steps": [_big_step_json(each) for each in view.big_steps],
        "minutes_a_day": round(stands_on.pace, _DIGITS),
        "ratio": None if stands_on.ratio is None else round(stands_on.ratio, _DIGITS),
        "moved_days": view.moved_days,
    }


def _big_step_json(each: BigStepView) -> dict[str, Any]:
    said = each.said
    return {
        "key": said.key,
        "due": said.due and said.due.isoformat(),
        "minutes_left": said.minutes_left,
        "likely": said.likely and said.likely.isoformat(),
        "careful": said.careful and said.careful.isoformat(),
        "chance": None if said.chance is None else round(said.chance, _DIGITS),
        "moved_days": each.moved_days,
    }
