"""The shape 'today' (design.md 6)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from matchtrack.cli.shapes import FORMAT, momentum_json
from matchtrack.domain.key_dates import next_key_date
from matchtrack.exporting.json_shapes import step_json

if TYPE_CHECKING:
    import datetime as dt

    from matchtrack.domain.hours import Span
    from matchtrack.domain.steps import Season
    from matchtrack.services.today import RunningTimer, TodayView


def today_json(view: TodayView) -> dict[str, Any]:
    """Give the whole view; times are local ones in `zone`, like 2026-11-22T06:00."""
    return {
        "format": FORMAT,
        "day": view.day.isoformat(),
        "zone": view.zone,
        "day_off": view.off,
        "season": None if view.season is None else _season(view.season, view.day),
        "windows": [_span(span) for span in view.windows],
        "next_window": None if view.next_span is None else _span(view.next_span),
        "minutes_left": view.minutes_left,
        "distractions": list(view.distractions),
        "pins": [
            {
                "step": step_json(pin.step),
                "start": _time(pin.start),
                "minutes": pin.minutes,
                "source": "planner" if pin.source == "planner" else "user",
            }
            for pin in view.pins
        ],
        "rest": [{"step": step_json(rest.step), "minutes": rest.minutes} for rest in view.rest],
        "held": _held(view),
        "held_until": _time(view.held_until),
        "mail_glance": view.mail_glance,
        "momentum": momentum_json(view.momentum),
        "week": [{"day": day.isoformat(), "status": status or None} for day, status in view.week],
        "timer": None if view.timer is None else _timer(view.timer),
        "open_steps": view.open_steps,
        "done_today": view.done_today,
        "review_due": None if view.review is None else str(view.review.week),
    }


def _held(view: TodayView) -> list[int]:
    """Give the ids of what waits for the end of the window, in the day's order."""
    steps = [pin.step.id for pin in view.pins] + [item.step.id for item in view.rest]
    return [step_id for step_id in dict.fromkeys(steps) if step_id in view.held]


def _season(season: Season, today: dt.date) -> dict[str, Any]:
    coming = next_key_date(season.days, today)
    return {
        "match_year": season.match_year,
        "name": season.name,
        "next_key_date": coming and {"key": coming[0], "day": coming[1].isoformat(), "days": coming[2]},
    }


def _span(span: Span) -> dict[str, str | None]:
    return {"start": _time(span.start), "end": _time(span.end)}


def _time(wall: dt.datetime | None) -> str | None:
    return None if wall is None else wall.isoformat(timespec="minutes")


def _timer(timer: RunningTimer) -> dict[str, Any]:
    return {
        "step": timer.step_id,
        "title": timer.title,
        "since": _time(timer.since),
        "minutes": timer.minutes,
        "planned": timer.planned,
        "paused": timer.paused,
        "forgotten": bool(timer.forgotten),
    }
