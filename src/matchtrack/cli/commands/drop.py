"""`matchtrack drop`: a step leaves the plan, and is kept."""

from __future__ import annotations

from matchtrack.cli.sentences import say_step, timer_sentence
from matchtrack.cli.typed import quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matchtrack.cli.invocation import Invocation
    from matchtrack.cli.parser import Parser

EXAMPLES = ("matchtrack drop 12", "matchtrack drop 'opening paragraph'")


def configure(parser: Parser) -> None:
    """Add the command's own words."""
    parser.add_argument("step", metavar="STEP", help="id, beginning of a key, or text of one title")


def run(call: Invocation) -> int:
    """Do it and name the step."""
    from matchtrack.services import ticks

    dropped = ticks.drop(call.context, call.args.step)
    step, timer = dropped.step, timer_sentence(dropped.stopped)
    say_step(call, step.id, f"Dropped {quoted(step.title)}.{timer} 'matchtrack reopen {step.id}' brings it back.")
    return 0
