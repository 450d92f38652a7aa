"""`matchtrack stop`: the timer ends, and its minutes are logged."""

from __future__ import annotations

from matchtrack.cli.sentences import day_sentence, steps_json
from matchtrack.cli.typed import quoted, typed_number, typed_text
from matchtrack.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matchtrack.cli.invocation import Invocation
    from matchtrack.cli.parser import Parser
    from matchtrack.services.timer_stopped import Stopped

EXAMPLES = (
    "matchtrack stop",
    "matchtrack stop --focus 4 --distracted-by phone",
    "matchtrack stop --discard",
)


def configure(parser: Parser) -> None:
    """Add the command's own options."""
    parser.add_argument("--discard", action="store_true", help="log nothing, as after a timer that was forgotten")
    parser.add_argument("--minutes", metavar="N", help="how many minutes were real, as of a timer that was forgotten")
    parser.add_argument("--focus", metavar="1-5", help="how focused you were: 1 scattered, 5 deep")
    parser.add_argument("--distracted-by", metavar="TEXT", help="what distracted you, in a word; '' for nothing")


def run(call: Invocation) -> int:
    """Stop the timer and say what was logged."""
    from matchtrack.services import timer

    args = call.args
    if args.discard and args.minutes is not None:
        raise UsageError("--discard logs nothing and --minutes logs some; choose one of them")
    stopped = timer.stop(
        call.context,
        discard=args.discard,
        minutes=None if args.minutes is None else typed_number(args.minutes, "minutes"),
        focus=None if args.focus is None else typed_number(args.focus, "focus"),
        distracted_by=None if args.distracted_by is None else typed_text(call, args.distracted_by),
    )
    if call.json:
        _say_json(call, stopped)
    else:
        call.say(_sentence(stopped, discarded=args.discard))
    return 0


def _sentence(stopped: Stopped, *, discarded: bool) -> str:
    title = quoted(stopped.step.title)
    if discarded:
        return f"Stopped {title}; its {stopped.minutes} min were not logged."
    day = f" {day_sentence(stopped.logged)}" if stopped.logged else ""
    return f"Stopped {title}; {stopped.outcome}.{stopped.sleep_sentence}{day}"


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
