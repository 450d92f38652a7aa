"""The shape 'check-in' (docs/formats.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from matchtrack.cli.shapes import FORMAT, momentum_json

if TYPE_CHECKING:
    import datetime as dt

    from matchtrack.services.check_in import CheckInView, Yesterday


def check_in_json(view: CheckInView) -> dict[str, Any]:
    """Give the whole check-in."""
    return {
        "format": FORMAT,
        "day": view.day.isoformat(),
        "yesterday": view.yesterday and _yesterday(view.yesterday),
        "last_day": _day(view.last_day),
        "missed_days": view.missed,
        "never_twice": view.never_twice,
        "first_days": view.rule and {**view.rule._asdict(), "week": view.week},
        "waiting": [
            {
                "step": waiting.key,
                "title": waiting.title,
                "whom": waiting.whom,
                "since": _day(waiting.since),
                "expected": _day(waiting.expected),
                "ask_again": waiting.chase,
            }
            for waiting in view.waiting
        ],
        "steps": [
            {
                "step": step.key,
                "title": step.title,
                "minutes": step.minutes,
                "start": step.start and step.start.isoformat(timespec="minutes"),
            }
            for step in view.steps
        ],
        "momentum": momentum_json(view.momentum),
    }


def _yesterday(yesterday: Yesterday) -> dict[str, Any]:
    return {
        "day": yesterday.day.isoformat(),
        "minutes": yesterday.minutes,
        "status": yesterday.status,
        "done": list(yesterday.done),
    }


def _day(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()
