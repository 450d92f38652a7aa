"""`matchtrack stop`: the timer ends, and its minutes are logged."""

from __future__ import annotations

from matchtrack.cli.sentences import day_sentence, steps_json
from matchtrack.cli.typed import quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matchtrack.cli.invocation import Invocation
    from matchtrack.cli.parser import Parser
    from matchtrack.services.timer_stopped import Stopped

EXAMPLES = ("matchtrack stop", "matchtrack stop --discard")


def configure(parser: Parser) -> None:
    """Add the command's own options."""
    parser.add_argument("--discard", action="store_true", help="log nothing, as after a timer that was forgotten")


def run(call: Invocation) -> int:
    """Stop the timer and say what was logged."""
    from matchtrack.services import timer

    stopped = timer.stop(call.context, discard=call.args.discard)
    if call.json:
        _say_json(call, stopped)
    else:
        call.say(_sentence(stopped, discarded=call.args.discard))
    return 0


def _sentence(stopped: Stopped, *, discarded: bool) -> str:
    title = quoted(stopped.step.title)
    if discarded:
        return f"Stopped {title}; its {stopped.minutes} min were not logged."
    day = f" {day_sentence(stopped.logged)}" if stopped.logged else ""
    return f"Stopped {title}; {stopped.outcome}.{day}"


def _say_json(call: Invocation, stopped: Stopped) -> None:
    from matchtrack.cli.shapes import FORMAT, entry_json, momentum_json
    from matchtrack.services.minutes import status

    call.say_json(
        {
            "format": FORMAT,
            "step": steps_json(call, [stopped.step.id])[0],
            "minutes": stopped.minutes,
            "entry": None if stopped.logged is None else entry_json(stopped.logged),
            "momentum": momentum_json(status(call.context)),
        }
    )
