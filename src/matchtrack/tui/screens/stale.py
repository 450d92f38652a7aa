"""Forms that went stale: somebody changed the step while the user was typing, so the form asks before it writes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from matchtrack.domain.areas import SETTLED_STATUSES
from matchtrack.domain.date_phrases import write_day
from matchtrack.errors import BadInputError, MatchtrackError, NotSoError
from matchtrack.services import views

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from matchtrack.domain.steps import Step
    from matchtrack.services.context import Context

Result = TypeVar("Result")

GONE = "this step was taken away elsewhere meanwhile. Copy what you typed; Esc leaves."


class Watched(Generic[Result]):
    """Writes the answer of a form about one step from the version that the user saw.

    Where somebody changed meanwhile what the form shows, it asks once: saving again keeps the user's answer.
    """

    def __init__(self, context: Context, step: Step) -> None:
        self._context = context
        self._step_id = step.id
        self._version = step.version
        self._seen = _waiting(step)

    def save(self, write: Callable[[int], Result]) -> Result:
        """Run `write` with the version that was seen.

        Raises:
            BadInputError: It was changed elsewhere meanwhile; the sentence says to what.
            MatchtrackError: The service refuses the answer.
        """
        try:
            return write(self._version)
        except MatchtrackError:
            now = views.steps_by_ids(self._context, [self._step_id]).get(self._step_id)
            if now is None:
                raise NotSoError(GONE) from None
            if now.version == self._version or now.status in SETTLED_STATUSES:
                raise
            self._version, before, self._seen = now.version, self._seen, _waiting(now)
            if self._seen != before:
                raise BadInputError(_changed(now)) from None
            return write(self._version)


def _waiting(step: Step) -> tuple[bool, str, dt.date | None]:
    """Give what a form about waiting shows."""
    return step.status == "waiting", step.waiting_on, step.expected


def _changed(now: Step) -> str:
    until = f" until {write_day(now.expected)}" if now.expected else ""
    whom = f" for {now.waiting_on}" if now.waiting_on else ""
    said = f"it waits{whom}{until} now" if now.status == "waiting" else "it does not wait now"
    return f"this step was changed elsewhere meanwhile: {said}. Save again to keep yours; Esc leaves it so."
