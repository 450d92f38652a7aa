"""`matchtrack unpin`: the planner chooses the day of a step again."""

from __future__ import annotations

from matchtrack.cli.sentences import say_step
from matchtrack.cli.typed import quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matchtrack.cli.invocation import Invocation
    from matchtrack.cli.parser import Parser

EXAMPLES = ("matchtrack unpin 'ten moments'",)


def configure(parser: Parser) -> None:
    """Add the command's own words."""
    parser.add_argument("step", metavar="STEP", help="id, beginning of a key, or text of one title")


def run(call: Invocation) -> int:
    """Take the pin away."""
    from matchtrack.services.pins import unpin

    step = unpin(call.context, call.args.step)
    say_step(call, step.id, f"{quoted(step.title)} is not pinned any more.")
    return 0
