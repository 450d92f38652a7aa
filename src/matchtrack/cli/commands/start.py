"""`matchtrack start`: the timer begins."""

from __future__ import annotations

from matchtrack.cli.sentences import say_step, step_sentence
from matchtrack.cli.typed import typed_number, typed_step

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matchtrack.cli.invocation import Invocation
    from matchtrack.cli.parser import Parser

EXAMPLES = ("matchtrack start", "matchtrack start 'opening paragraph'", "matchtrack start 12 --minutes 25")


def configure(parser: Parser) -> None:
    """Add the command's own words."""
    parser.add_argument("step", metavar="STEP", nargs="?", help="id, beginning of a key, or text; else the pinned one")
    parser.add_argument("--minutes", metavar="N", help="count down N minutes; else 15, or what is left of the step")


def run(call: Invocation) -> int:
    """Start the timer and name the step."""
    from matchtrack.services import timer

    args = call.args
    minutes = None if args.minutes is None else typed_number(args.minutes, "minutes")
    step = timer.start(call.context, typed_step(args.step), minutes=minutes)
    down = f" The timer counts down {minutes} min." if minutes else ""
    say_step(call, step.id, f"Started {step_sentence(step)}.{down} 'matchtrack stop' logs the time.")
    return 0
