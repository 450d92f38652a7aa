"""`matchtrack resume`: a paused timer goes on."""

from __future__ import annotations

from matchtrack.cli.sentences import say_step
from matchtrack.cli.typed import quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matchtrack.cli.invocation import Invocation
    from matchtrack.cli.parser import Parser

EXAMPLES = ("matchtrack resume",)


def configure(_parser: Parser) -> None:
    """The command has no words of its own."""


def run(call: Invocation) -> int:
    """Let the timer go on and say from where."""
    from matchtrack.services import timer

    view = timer.resume(call.context)
    so_far = view.worked_seconds // 60
    say_step(
        call,
        view.step.id,
        f"On again with {quoted(view.step.title)}, from {so_far} min. 'matchtrack stop' logs the time.",
    )
    return 0
