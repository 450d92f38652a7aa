"""`matchtrack wait`: a step lies with somebody else."""

from __future__ import annotations

from matchtrack.cli.sentences import say_step, timer_sentence
from matchtrack.cli.typed import quoted, typed_day, typed_whom

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matchtrack.cli.invocation import Invocation
    from matchtrack.cli.parser import Parser
    from matchtrack.services.ticks import Waiting

EXAMPLES = ("matchtrack wait transcript", "matchtrack wait 'Ask Dr. Rao' --on 'Dr. Rao' --until 'in 2 weeks'")


def configure(parser: Parser) -> None:
    """Add the command's own words and options."""
    parser.add_argument("step", metavar="STEP", help="id, beginning of a key, or text of one title")
    parser.add_argument("--on", metavar="WHOM", default="", help="who has it now; else what the plan says")
    parser.add_argument("--until", metavar="DAY", help="when the answer is expected, like fri, 2w or 25 sep")


def run(call: Invocation) -> int:
    """Mark the step, and echo the day that was understood."""
    from matchtrack.services import ticks

    args = call.args
    waiting = ticks.wait(
        call.context,
        args.step,
        waiting_on=typed_whom(call, args.on),
        expected=None if args.until is None else typed_day(call, args.until),
    )
    say_step(call, waiting.step.id, _sentence(call, waiting))
    return 0


def _sentence(call: Invocation, waiting: Waiting) -> str:
    from matchtrack.domain.date_phrases import say_day
    from matchtrack.domain.text import safe

    whom = f" for {safe(waiting.waiting_on)}" if waiting.waiting_on else ""
    until = f" until {say_day(waiting.expected, call.context.moment().day)}" if waiting.expected else ""
    return f"{quoted(waiting.step.title)} waits{whom}{until}.{timer_sentence(waiting.stopped)}"
