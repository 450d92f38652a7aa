"""`matchtrack pause`: the timer rests."""

from __future__ import annotations

from matchtrack.cli.sentences import say_step
from matchtrack.cli.typed import quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matchtrack.cli.invocation import Invocation
    from matchtrack.cli.parser import Parser

EXAMPLES = ("matchtrack pause",)


def configure(_parser: Parser) -> None:
    """The command has no words of its own."""


def run(call: Invocation) -> int:
    """Let the timer rest and say what it has counted."""
    from matchtrack.services import timer

    view = timer.pause(call.context)
    said = f"Paused {quoted(view.step.title)} after {view.worked_seconds // 60} min.{view.sleep_sentence}"
    say_step(call, view.step.id, f"{said} 'matchtrack resume' goes on.")
    return 0
