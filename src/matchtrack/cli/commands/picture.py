"""`matchtrack picture`: a few minutes before sleep."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matchtrack.cli.invocation import Invocation
    from matchtrack.cli.parser import Parser

EXAMPLES = (
    "matchtrack picture",
    "matchtrack picture --obstacle 'the phone beside me' --then 'I put it into the kitchen'",
    "matchtrack picture --strength 4",
)


def configure(parser: Parser) -> None:
    """Add the command's own options."""
    parser.add_argument("--obstacle", metavar="TEXT", help="what in you may stand in the way tomorrow; '' for none")
    parser.add_argument("--then", metavar="TEXT", help="what you do if it comes")
    parser.add_argument("--strength", metavar="1-5", help="how strong the picture was")


def run(call: Invocation) -> int:
    """Print the picture as JSON, as labels, or to be read; keep what was told with it."""
    from matchtrack.cli.picture_drawn import picture_json, picture_lines, picture_pairs
    from matchtrack.cli.typed import typed_number
    from matchtrack.services.evening import evening_view, save_picture

    args = call.args
    obstacle, answer = _text(call, args.obstacle), _text(call, args.then)
    strength = None if args.strength is None else typed_number(args.strength, "strength")
    if (obstacle, answer, strength) != (None, None, None):
        save_picture(call.context, obstacle=obstacle, answer=answer, strength=strength)
    view = evening_view(call.context)
    if call.json:
        call.say_json(picture_json(view))
    elif call.plain:
        call.say("\n".join(f"{label}: {value}" for label, value in picture_pairs(view)))
    else:
        call.say("\n".join(picture_lines(view, call.drawing, only_curve=strength is not None)))
    return 0


def _text(call: Invocation, text: str | None) -> str | None:
    from matchtrack.cli.typed import typed_text

    return None if text is None else typed_text(call, text)
