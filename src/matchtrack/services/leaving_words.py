"""The question before leaving a day below its floor, in words: an offer, no reproach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchtrack.domain.momentum import of_floor
from matchtrack.domain.text import fit, safe
from matchtrack.services.check_in_words import Part

if TYPE_CHECKING:
    from matchtrack.services.leaving import LeavingView

TITLE = "Before you go"
_TITLE_CELLS = 40


def leaving_part(view: LeavingView) -> Part:
    """Say what the day has, and what the missing minutes would do."""
    keep = f"would keep the streak of {view.streak}" if view.streak else "would make today count"
    return Part("", (f"Today has {of_floor(view.minutes, view.floor)}. {view.lacking} more {keep}.",))


def start_words(view: LeavingView) -> str:
    """Offer to start the minutes that lack with the easiest step."""
    title = fit(safe(view.step.title), _TITLE_CELLS) if view.step else ""
    return f"Start the {view.lacking} min with '{title}'"


def rest_offer(view: LeavingView) -> str:
    """Offer a day of rest."""
    return f"Make today a day of rest ({view.rests_left} left this month)"


def timer_goes_on(title: str, *, paused: bool) -> str:
    """Say what becomes of the timer when the app ends."""
    if paused:
        return f"The timer on '{safe(title)}' stays paused; matchtrack resume goes on, matchtrack stop ends it."
    return f"The timer goes on: '{safe(title)}'. matchtrack stop ends it."
