"""`matchtrack pin`: a step on a day of your choice."""

from __future__ import annotations

from matchtrack.cli.sentences import steps_json
from matchtrack.cli.typed import quoted, typed_day

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matchtrack.cli.invocation import Invocation
    from matchtrack.cli.parser import Parser
    from matchtrack.services.pins import Pinned

EXAMPLES = (
    "matchtrack pin 'ten moments'",
    "matchtrack pin 4 next mon",
    "matchtrack pin 'ten moments' tomorrow --at 06:30",
)


def configure(parser: Parser) -> None:
    """Add the command's own words and options."""
    parser.add_argument("step", metavar="STEP", help="id, beginning of a key, or text of one title")
    parser.add_argument("day", metavar="DAY", nargs="*", default=[], help="like fri, 2w or 25 sep; today without it")
    parser.add_argument("--at", metavar="HH:MM", help="when to begin it")


def run(call: Invocation) -> int:
    """Pin the step; echo the day that was understood, and what does not go well together."""
    from matchtrack.services.pins import pin

    args = call.args
    day = typed_day(call, " ".join(args.day)) if args.day else None
    pinned = pin(call.context, args.step, day, None if args.at is None else _minute(args.at))
    if call.json:
        _say_json(call, pinned)
    else:
        call.say(_sentence(call, pinned))
    return 0


def _minute(text: str) -> int:
    from matchtrack.domain.date_phrases import parse_time

    return parse_time(text)


def _time(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def _sentence(call: Invocation, pinned: Pinned) -> str:
    from matchtrack.domain.date_phrases import say_day

    day = say_day(pinned.day, call.context.moment().day)
    at = "" if pinned.at is None else _at_words(pinned.at, call.context.settings.day_start)
    return " ".join([f"Pinned {quoted(pinned.step.title)} to {day}{at}.", *pinned.cautions])


def _at_words(minute: int, day_start: int) -> str:
    return f", at {_time(minute)}{' in the night after it' if minute < day_start else ''}"


def _say_json(call: Invocation, pinned: Pinned) -> None:
    from matchtrack.cli.shapes import FORMAT

    (step,) = steps_json(call, [pinned.step.id])
    start = None if pinned.at is None else _time(pinned.at)
    pin = {"day": pinned.day.isoformat(), "start": start, "cautions": list(pinned.cautions)}
    call.say_json({"format": FORMAT, "step": step, "pin": pin})
