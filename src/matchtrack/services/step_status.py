"""Which steps can be started, ticked off, chosen: by their status."""

from __future__ import annotations

from matchtrack.errors import NotSoError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matchtrack.domain.step_name import StepName


def must_be(step: StepName, allowed: tuple[str, ...], verb: str, *, goal: str = "", in_app: bool = False) -> None:
    """Refuse a step that is not in one of the `allowed` statuses; `goal` is what it was to become.

    The app has a key for what the shell has a command for.

    Raises:
        NotSoError: The sentence says what the step is, and how it could `verb` after all.
    """
    if step.status in allowed:
        return
    if goal in {step.status, "open"}:
        raise NotSoError(f"'{step.title}' is {goal} already.")
    how = "Reopen it first." if in_app else f"Reopen it first: matchtrack reopen {step.id}."
    raise NotSoError(f"'{step.title}' is {step.status}, so it cannot {verb}. {how}")
