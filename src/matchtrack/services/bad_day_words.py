"""A bad day in words, the same in the shell and in the app."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchtrack.domain.text import fit, safe
from matchtrack.services.check_in_words import Part

if TYPE_CHECKING:
    from matchtrack.services.bad_day import BadDayView
    from matchtrack.services.easy_step import EasyStep

BAD_DAY = "Some days are hard. One small thing is enough."
NO_STEP = "No step is ready, so there is nothing to do. Rest well."
_TITLE_CELLS = 60


def bad_day_parts(view: BadDayView) -> tuple[Part, ...]:
    """Name the step, and what its minutes are worth; nothing else of the plan."""
    if view.step is None:
        return (Part("", (NO_STEP,)),)
    return (Part("One easy step", (easy_words(view.step),)), Part("", (_worth(view, view.step),)))


def easy_words(step: EasyStep) -> str:
    """Name an easy step and its minutes; of a longer one only the first."""
    title = f"'{fit(safe(step.title), _TITLE_CELLS)}'"
    if step.minutes < step.minutes_left:
        return f"{title}, only the first {step.minutes} of its {step.minutes_left} min"
    return f"{title}, {step.minutes} min"


def _worth(view: BadDayView, step: EasyStep) -> str:
    if view.status == "kept":
        return "Today counts already. All that comes now is a gift to tomorrow."
    if view.status == "rest":
        return "Today is a day of rest: nothing has to be done."
    if view.minutes + step.minutes < view.floor:
        return f"Today has {view.minutes} of {view.floor} min. Every minute makes tomorrow easier."
    kept = f"keeps your streak of {view.streak}" if view.streak else "makes the day count"
    return f"That {kept}. The rest of the plan can wait."
