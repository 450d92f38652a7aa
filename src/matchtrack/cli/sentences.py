"""The lines that say what a change did."""

from __future__ import annotations

from matchtrack.cli.typed import quoted
from matchtrack.domain.momentum import of_floor

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from matchtrack.cli.invocation import Invocation
    from matchtrack.domain.step_name import StepName
    from matchtrack.services.minutes import Logged
    from matchtrack.services.timer_stopped import Stopped


def day_sentence(logged: Logged) -> str:
    """Say where an entry leaves its day: 'Today has 9 of 15 min, 6 to go. Streak 23.'."""
    day = "Yesterday" if logged.late else "Today"
    kept = logged.status == "kept"
    to_go = "" if logged.late else f", {logged.floor - logged.total} to go"
    stands = " and is kept" if kept else to_go
    return f"{day} has {of_floor(logged.total, logged.floor)}{stands}. Streak {logged.streak}."


def step_sentence(step: StepName) -> str:
    """Name a step and its estimate: 'Scan the diploma' (12), 15 min."""
    return f"{quoted(step.title)} ({step.id}), {step.minutes} min"


def timer_sentence(stopped: Stopped | None) -> str:
    """Say, after another sentence, what became of a timer that ran on the step; nothing where none did."""
    return f" {stopped.sentence}" if stopped else ""


def say_step(call: Invocation, step_id: int, sentence: str) -> None:
    """Say what happened to a step: the sentence, or with --json the step as it is now."""
    if not call.json:
        call.say(sentence)
        return
    from matchtrack.cli.shapes import FORMAT

    (step,) = steps_json(call, [step_id])
    call.say_json({"format": FORMAT, "step": step})


def steps_json(call: Invocation, ids: Sequence[int]) -> list[dict[str, object]]:
    """Give steps as JSON, in the order of `ids`."""
    from matchtrack.exporting.json_shapes import step_json
    from matchtrack.services.views import steps_by_ids

    steps = steps_by_ids(call.context, ids)
    return [step_json(steps[step_id]) for step_id in ids if step_id in steps]
