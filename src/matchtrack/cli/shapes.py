"""The JSON shapes of the command line itself (docs/formats.md); those of the plan are in exporting/json_shapes.py."""

from __future__ import annotations

from matchtrack.domain.text import whole_sentence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from matchtrack.errors import MatchtrackError
    from matchtrack.services.minutes import Logged, Status
    from matchtrack.services.today import Momentum

FORMAT = 1


def momentum_json(momentum: Status | Momentum) -> dict[str, Any]:
    """Give the shape 'momentum'."""
    return {
        "minutes": momentum.minutes,
        "floor": momentum.floor,
        "status": momentum.status,
        "streak": momentum.streak,
        "longest": momentum.longest,
        "score": momentum.score,
        "days_until_break": momentum.breaks_in,
        "breaks_on": None if momentum.breaks_on is None else momentum.breaks_on.isoformat(),
        "rest_days": momentum.rest_days,
        "rests_left": momentum.rests_left,
    }


def entry_json(logged: Logged) -> dict[str, Any]:
    """Give the shape 'entry'; `day_minutes` and `day_status` are those of the entry's own day."""
    return {
        "id": logged.entry_id,
        "step": logged.step.key,
        "title": logged.step.title,
        "minutes": logged.minutes,
        "day": logged.day.isoformat(),
        "day_minutes": logged.total,
        "day_status": logged.status,
        "late": logged.late,
    }


def error_json(error: MatchtrackError, notes: Sequence[str] = ()) -> dict[str, Any]:
    """Give the shape 'error', with what was noted on the way to it."""
    shape: dict[str, Any] = {
        "error": whole_sentence(error.sentence),
        "places": [{"at": place.at, "problem": place.problem, "allowed": place.allowed} for place in error.places],
    }
    return {**shape, "notes": list(notes)} if notes else shape
