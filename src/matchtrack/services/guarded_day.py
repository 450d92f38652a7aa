"""Guard the productive hours of a day: what waits for their end, and what comes first after it (method.md 11, 12)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchtrack.domain import guarding

if TYPE_CHECKING:
    from matchtrack.domain.steps import Step
    from matchtrack.services.today import RestStep, TodayView


def guard(view: TodayView, *, mail_glance: bool) -> TodayView:
    """Say in the view what waits while a window is open; after a window put first what had to wait.

    `mail_glance` is the user's setting.
    """
    if view.open_span is None:
        return view._replace(rest=_held_first(view)) if view.free_again else view
    held = _held(view)
    days = view.season.days if view.season else {}
    return view._replace(
        held=held,
        held_until=view.open_span.end if held else None,
        mail_glance=mail_glance and guarding.may_glance(days, view.day, view.distractions),
    )


def _held(view: TodayView) -> frozenset[int]:
    """Give the ids of what waits for the end of the window that is open."""
    pins = [_task(pin.step)._replace(chosen=pin.source != "planner") for pin in view.pins]
    return guarding.held_back(pins, [_task(item.step) for item in view.rest], view.distractions)


def _held_first(view: TodayView) -> tuple[RestStep, ...]:
    """Put first what had to wait for the end of the window, such as mail."""
    if not guarding.names_mail(view.distractions):
        return view.rest
    return tuple(sorted(view.rest, key=lambda item: not guarding.is_mail_like(_task(item.step))))


def _task(step: Step) -> guarding.Task:
    return guarding.Task(step.id, step.title, step.difficulty, step.waiting_on)
