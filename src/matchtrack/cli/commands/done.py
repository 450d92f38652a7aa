"""`matchtrack done`: steps ticked off, and what comes next."""

from __future__ import annotations

from matchtrack.cli.sentences import step_sentence, steps_json, timer_sentence
from matchtrack.cli.typed import quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matchtrack.cli.invocation import Invocation
    from matchtrack.cli.parser import Parser
    from matchtrack.services.ticks import Done

EXAMPLES = ("matchtrack done 12", "matchtrack done 'opening paragraph' diploma")


def configure(parser: Parser) -> None:
    """Add the command's own words."""
    parser.add_argument("steps", metavar="STEP", nargs="+", help="id, beginning of a key, or text of one title")


def run(call: Invocation) -> int:
    """Tick all of them off, or none; name the next step of each big step."""
    from matchtrack.services import ticks

    finished = ticks.done(call.context, call.args.steps)
    if call.json:
        _say_json(call, finished)
    for each in () if call.json else finished:
        following = f" Next: {step_sentence(each.next_step)}." if each.next_step else ""
        call.say(f"Done: {quoted(each.step.title)}.{timer_sentence(each.stopped)}{following}")
    return 0


def _say_json(call: Invocation, finished: list[Done]) -> None:
    from matchtrack.cli.shapes import FORMAT

    call.say_json(
        {
            "format": FORMAT,
            "steps": steps_json(call, [each.step.id for each in finished]),
            "next": [each.next_step.key if each.next_step else None for each in finished],
        }
    )
