"""The one easy step of a bad day in the shell: its JSON, how to start it, starting it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from matchtrack.cli.shapes import FORMAT
from matchtrack.services.check_in_words import Part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matchtrack.cli.invocation import Invocation
    from matchtrack.services.easy_step import EasyStep


def start_easy(call: Invocation, step: EasyStep | None) -> bool:
    """Start the timer on the step; say whether there is one."""
    from matchtrack.services import timer

    if step is not None:
        timer.start(call.context, str(step.step_id), minutes=step.minutes)
    return step is not None


def how_to_start(step: EasyStep | None, *, started: bool) -> Iterator[Part]:
    """Say how to begin, or that the timer runs."""
    if step is not None:
        command = f"matchtrack start {step.step_id} --minutes {step.minutes}"
        yield Part("", ("The timer runs; matchtrack stop ends it." if started else f"Begin: {command}",))


def easy_json(step: EasyStep | None, *, started: bool) -> dict[str, Any]:
    """Give the step, or null."""
    easy = step and {
        "id": step.step_id, "title": step.title, "minutes": step.minutes, "minutes_left": step.minutes_left,
    }  # fmt: skip
    return {"format": FORMAT, "step": easy, "started": started}
