"""`matchtrack log`: minutes that were really worked."""

from __future__ import annotations

from matchtrack.cli.sentences import day_sentence
from matchtrack.cli.typed import quoted, typed_note, typed_step
from matchtrack.domain.momentum import parse_minutes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matchtrack.cli.invocation import Invocation
    from matchtrack.cli.parser import Parser
    from matchtrack.services.minutes import Logged

EXAMPLES = (
    "matchtrack log 15",
    "matchtrack log 20 'opening paragraph' --note 'better than I feared'",
    "matchtrack log 30 diploma --at 06:00",
    "matchtrack log 10 diploma --yesterday",
)


def configure(parser: Parser) -> None:
    """Add the command's own words and options."""
    parser.add_argument("minutes", metavar="MINUTES", help="like 15, 90 min, 1h30 or 1:30")
    parser.add_argument("step", metavar="STEP", nargs="?", help="id, beginning of a key, or text; else the pinned one")
    parser.add_argument("--yesterday", action="store_true", help="for yesterday; marked late")
    parser.add_argument("--at", metavar="HH:MM", help="when it began: the entry gets a start and an end")
    parser.add_argument("--note", metavar="TEXT", default="", help="a word on how it went")


def run(call: Invocation) -> int:
    """Write the entry and say where the day stands."""
    from matchtrack.services import minutes

    args = call.args
    logged = minutes.log(
        call.context,
        parse_minutes(args.minutes),
        typed_step(args.step),
        yesterday=args.yesterday,
        at=None if args.at is None else _time(args.at),
        note=typed_note(call, args.note) if args.note else "",
    )
    if call.json:
        say_entry(call, logged)
    else:
        call.say(f"Logged {logged.minutes} min on {quoted(logged.step.title)}. {day_sentence(logged)}")
    return 0


def _time(text: str) -> int:
    from matchtrack.domain.date_phrases import parse_time

    return parse_time(text)


def say_entry(call: Invocation, logged: Logged) -> None:
    """Print the entry and today's momentum as JSON."""
    from matchtrack.cli.shapes import FORMAT, entry_json, momentum_json
    from matchtrack.services.minutes import status

    now = status(call.context)
    call.say_json({"format": FORMAT, "entry": entry_json(logged), "momentum": momentum_json(now)})
