"""The JSON shapes of the domain values (design.md 6): fields may be added, never renamed.

Imports next to nothing, because the fastest commands give these shapes too.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt
    from typing import Any

    from matchtrack.domain.steps import BigStep, KeyDate, Season, Step

JSON_FORMAT = 1


def step_json(step: Step) -> dict[str, Any]:
    """Give the shape 'step'."""
    return {
        "id": step.id,
        "key": step.key,
        "title": step.title,
        "area": step.area,
        "big_step": step.big_step,
        "big_step_title": step.big_step_title,
        "minutes": step.minutes,
        "minutes_logged": step.minutes_logged,
        "difficulty": step.difficulty,
        "boring": step.boring,
        "status": step.status,
        "due": day_json(step.due),
        "earliest": day_json(step.earliest),
        "after": list(step.after),
        "blocked": step.blocked,
        "waiting_on": step.waiting_on,
        "expected": day_json(step.expected),
        "done_on": day_json(step.done_on),
        "notes": step.notes,
    }


def big_step_json(big_step: BigStep) -> dict[str, Any]:
    """Give a big step of the shape 'export'."""
    return {
        "id": big_step.id,
        "key": big_step.key,
        "title": big_step.title,
        "area": big_step.area,
        "due": day_json(big_step.due),
        "due_rule": big_step.due_rule,
        "notes": big_step.notes,
        "minutes_total": big_step.minutes_total,
        "minutes_done": big_step.minutes_done,
        "steps_total": big_step.steps_total,
        "steps_done": big_step.steps_done,
    }


def season_json(season: Season) -> dict[str, Any]:
    """Give the season of the shape 'export'."""
    return {
        "match_year": season.match_year,
        "name": season.name,
        "summary": season.summary,
        "key_dates": [key_date_json(key_date) for key_date in season.key_dates],
    }


def key_date_json(key_date: KeyDate) -> dict[str, Any]:
    """Give one key date of the season."""
    return {
        "key": key_date.key,
        "day": day_json(key_date.day),
        "source": key_date.source,
        "checked_on": day_json(key_date.checked_on),
    }


def day_json(day: dt.date | None) -> str | None:
    """Give the ISO date, or None."""
    return None if day is None else day.isoformat()
