"""`matchtrack rest`: a day of rest, from the budget of the month."""

from __future__ import annotations

from matchtrack.cli.typed import typed_day, typed_note

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matchtrack.cli.invocation import Invocation
    from matchtrack.cli.parser import Parser
    from matchtrack.services.rest import Rested

EXAMPLES = (
    "matchtrack rest",
    "matchtrack rest sat --reason 'night float'",
    "matchtrack rest sun --take-back",
)


def configure(parser: Parser) -> None:
    """Add the command's own words and options."""
    parser.add_argument("day", metavar="DAY", nargs="*", default=[], help="like fri, 2w or 25 sep; today without it")
    parser.add_argument("--reason", metavar="TEXT", default="", help="a word for yourself")
    parser.add_argument("--take-back", action="store_true", help="the day counts as any other again")


def run(call: Invocation) -> int:
    """Declare the day for rest, or take that back, and say what is left of the month."""
    from matchtrack.services import rest

    args = call.args
    day = typed_day(call, " ".join(args.day)) if args.day else None
    if args.take_back:
        rested = rest.take_back_rest(call.context, day)
    else:
        rested = rest.declare_rest(call.context, day, typed_note(call, args.reason) if args.reason else "")
    if call.json:
        _say_json(call, rested)
    else:
        call.say(rested.sentence)
    return 0


def _say_json(call: Invocation, rested: Rested) -> None:
    from matchtrack.cli.shapes import FORMAT, momentum_json
    from matchtrack.services.minutes import status

    shape = {
        "day": rested.day.isoformat(),
        "declared": rested.declared,
        "reason": rested.reason,
        "left_in_month": rested.left,
        "budget": rested.budget,
    }
    call.say_json({"format": FORMAT, "rest": shape, "momentum": momentum_json(status(call.context))})
