"""A week review as a person reads it in a terminal, as labels and values, and as the shape 'review' (design.md 6)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from matchtrack.cli.shapes import FORMAT
from matchtrack.domain.charts import GOOD, QUIET, SOME, STRONG
from matchtrack.domain.date_phrases import write_day
from matchtrack.domain.text import safe
from matchtrack.exporting.json_shapes import day_json, step_json
from matchtrack.services.review_words import document_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matchtrack.cli.drawing import Drawing
    from matchtrack.domain.charts import ChartSigns, Line
    from matchtrack.domain.review import ForecastLine, WeekFacts
    from matchtrack.services.review_values import ReviewView

_STYLES = {QUIET: "dim", GOOD: "green", SOME: "yellow", STRONG: "bold"}
_DIGITS = 3


def review_lines(view: ReviewView, drawing: Drawing, signs: ChartSigns) -> list[str]:
    """Draw the review, a blank line between its parts."""
    document = document_of(view)
    lines = [drawing.paint(drawing.fit(document.title, drawing.width), "bold")]
    for section in document.sections:
        lines += ["", drawing.paint(drawing.fit(section.title, drawing.width), "bold")]
        lines += [line for sentence in section.sentences for line in drawing.wrap(safe(sentence), indent=2)]
        lines += [line for item in section.items for line in _item(safe(item), drawing)]
        if section.picture:
            picture = document.lines(section.picture, drawing.width - 2, signs)
            lines += [_painted(line, drawing) for line in picture]
    return lines


def _item(text: str, drawing: Drawing) -> list[str]:
    """Draw an item of a list; what does not fit goes on below it."""
    first, *rest = drawing.wrap(text, indent=4) or [""]
    return [f"  {drawing.sign('dot')} {first[4:]}", *rest]


def _painted(line: Line, drawing: Drawing) -> str:
    painted = (drawing.paint(piece.text, _STYLES[piece.style]) if piece.style else piece.text for piece in line)
    return f"  {''.join(painted)}".rstrip()


def review_pairs(view: ReviewView) -> Iterator[tuple[str, str]]:
    """Give the review as labels and values; pictures are for eyes alone, so the days stand as words."""
    document = document_of(view)
    yield "week", document.title
    for day in document.days:
        yield write_day(day.day), f"{day.minutes} min{f', {day.status}' if day.status else ''}"
    for section in document.sections:
        for text in (*section.sentences, *section.items):
            yield section.title[:1].lower() + section.title[1:], safe(text)


def review_json(view: ReviewView) -> dict[str, Any]:
    """Give the shape 'review'."""
    return {
        "format": FORMAT,
        "week": str(view.week),
        "first_day": view.week.first.isoformat(),
        "last_day": view.week.last.isoformat(),
        **_facts_json(view.facts),
        "done": [step_json(step) for step in view.done],
        "slipped": [
            {"step": slip.key, "title": slip.title, "reason": slip.reason or None} for slip in view.slips
        ],
        "next_hardest": list(view.next_hardest),
        "chosen": [{"step": each.key, "day": day_json(each.day)} for each in view.hardest],
        "forecast_moved_days": view.moved_days,
        "forecast": [_line_json(line) for line in view.forecast],
        "wins": list(view.wins),
        "note": view.note,
        "distractions": [{"name": name, "times": times} for name, times in view.distractions],
        "waiting": [
            {"step": each.step.key, "waiting_on": each.step.waiting_on, "since": day_json(each.since),
             "expected": day_json(each.step.expected)}
            for each in view.waiting
        ],
        "left_early": [
            {"day": each.day.isoformat(), "minutes": each.minutes, "floor": each.floor, "reason": each.reason}
            for each in view.left_early
        ],
        "week_before": {**_facts_json(view.before.facts), "done": view.before.done},
        "begun_on": day_json(view.begun_on),
        "finished_on": day_json(view.finished_on),
    }  # fmt: skip


def _facts_json(facts: WeekFacts) -> dict[str, Any]:
    productive = facts.productive
    return {
        "days": [
            {"day": each.day.isoformat(), "minutes": each.minutes, "status": each.status or None} for each in facts.days
        ],
        "minutes_by_area": facts.minutes_by_area,
        "productive_share": _rounded(productive.share),
        "productive_hard_share": _rounded(productive.hard_share),
        "productive_minutes": productive.minutes,
        "minutes_without_time": productive.untimed,
    }


def _line_json(line: ForecastLine) -> dict[str, Any]:
    return {
        "key": line.key,
        "due": day_json(line.due),
        "likely": day_json(line.likely),
        "careful": day_json(line.careful),
        "chance": None if line.chance is None else line.chance / 100,
        "moved_days": line.moved_days,
    }


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, _DIGITS)
