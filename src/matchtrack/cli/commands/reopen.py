"""`matchtrack reopen`: a step comes back on the list."""

from __future__ import annotations

from matchtrack.cli.sentences import say_step
from matchtrack.cli.typed import quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matchtrack.cli.invocation import Invocation
    from matchtrack.cli.parser import Parser

EXAMPLES = ("matchtrack reopen 12", "matchtrack reopen 'opening paragraph'")


def configure(parser: Parser) -> None:
    """Add the command's own words."""
    parser.add_argument("step", metavar="STEP", help="id, beginning of a key, or text of one title")


def run(call: Invocation) -> int:
    """Do it and name the step."""
    from matchtrack.services import ticks

    step = ticks.reopen(call.context, call.args.step).step
    say_step(call, step.id, f"Reopened {quoted(step.title)}.")
    return 0
