"""`matchtrack start`: the timer begins."""

from __future__ import annotations

from matchtrack.cli.sentences import say_step, step_sentence
from matchtrack.cli.typed import typed_step

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matchtrack.cli.invocation import Invocation
    from matchtrack.cli.parser import Parser

EXAMPLES = ("matchtrack start", "matchtrack start 'opening paragraph'")


def configure(parser: Parser) -> None:
    """Add the command's own words."""
    parser.add_argument("step", metavar="STEP", nargs="?", help="id, beginning of a key, or text; else the pinned one")


def run(call: Invocation) -> int:
    """Start the timer and name the step."""
    from matchtrack.services import timer

    step = timer.start(call.context, typed_step(call.args.step))
    say_step(call, step.id, f"Started {step_sentence(step)}. 'matchtrack stop' logs the time.")
    return 0
