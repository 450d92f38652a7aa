"""Sentences about today that both faces say: the productive hours, and the days around them."""

from __future__ import annotations

from matchtrack.domain.areas import MIN_STEP_MINUTES
from matchtrack.domain.date_phrases import write_day
from matchtrack.domain.guarding import GLANCE_MINUTES
from matchtrack.domain.pinning import LEAST_HARD_MINUTES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from matchtrack.domain.hours import Span
    from matchtrack.services.today import TodayView

_NOON = 12
_ARTICLES = ("the ", "my ", "a ", "an ")


def day_name(view: TodayView) -> str:
    """Name the day of the view; after midnight, until the next day starts, it is the night of the day before."""
    night = "night of " if view.wall.date() > view.day else ""
    return f"{night}{write_day(view.day)}"


def near_day(span: Span, view: TodayView) -> str:
    """Say in a word when a window opens: today, tonight, this morning, tomorrow; nothing where it is further away.

    Between midnight and the start of the next day, 'today' and 'tomorrow' would be read in two ways.
    """
    if span.start.date() > view.day and span in view.windows:
        return "tonight"
    ahead = (span.start.date() - view.wall.date()).days
    if view.wall.date() > view.day:
        return "this morning" if ahead == 0 and span.start.hour < _NOON else ""
    return {0: "today", 1: "tomorrow"}.get(ahead, "")


def about_pins(view: TodayView) -> str:
    """Say why the productive hours that are left hold no hard step; nothing where they hold one, or are over."""
    if not view.minutes_left or not view.windows or any(pin.step.hard for pin in view.pins):
        return ""
    if view.hard_waits:
        return _why_hard_waits(view)
    if view.minutes_left < MIN_STEP_MINUTES:
        return f"{view.minutes_left} min left: too short for a step."
    if view.pins:
        return "No hard step is ready, so easy ones may have these hours."
    if view.rest:
        return "No hard step is ready. The easy ones below may have these hours."
    return "No hard step is ready. These hours are yours." if view.open_steps else ""


def _why_hard_waits(view: TodayView) -> str:
    """Say why a hard step that is ready has no place in the hours that are left."""
    if view.minutes_left < LEAST_HARD_MINUTES:
        fits = " An easy one fits." if view.pins else ""
        return f"{view.minutes_left} min left: too short for the next hard step.{fits}"
    return "The next hard step has its time later." + (" Now easy ones may have these hours." if view.pins else "")


def held_words(view: TodayView) -> str:
    """Say how many steps wait for the end of the window that is open; nothing where none does."""
    if not view.held or view.held_until is None:
        return ""
    count = len(view.held)
    steps = "1 easier step waits" if count == 1 else f"{count} easier steps wait"
    return f"{steps} until {view.held_until:%H:%M}"


def glance_words(view: TodayView) -> str:
    """Allow one look at the mail while invitations come, where the user wants that (method.md 12)."""
    if not view.mail_glance:
        return ""
    return f"Invitation season: one look at the mail is fine in these hours, {GLANCE_MINUTES} minutes."


def free_again_words(view: TodayView) -> str:
    """Name what is free again after the productive hours: 'free again: mail, television'."""
    return f"free again: {', '.join(view.distractions)}" if view.free_again and view.distractions else ""


def kept_out(names: Iterable[str]) -> str:
    """Write what stays out of the productive hours: 'no mail, no television'."""
    return ", ".join(f"no {_bare(name)}" for name in names)


def _bare(name: str) -> str:
    """Leave out an article, which does not go with 'no'."""
    article = next((article for article in _ARTICLES if name.lower().startswith(article)), "")
    return name[len(article) :] or name
