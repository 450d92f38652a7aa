"""`matchtrack history`: who changed what and when."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matchtrack.cli.invocation import Invocation
    from matchtrack.cli.parser import Parser

EXAMPLES = ("matchtrack history", "matchtrack history -n 100", "matchtrack history --all --json")


def configure(parser: Parser) -> None:
    """Add the command's own options."""
    parser.add_argument("--all", action="store_true", help="undoes and redoes, too, as lines of their own")
    parser.add_argument("-n", dest="count", metavar="N", help="the last N changes, 20 unless you say so")


def run(call: Invocation) -> int:
    """Print the history as JSON, as labels, or drawn."""
    from matchtrack.cli import history_drawn
    from matchtrack.services.history import history_view

    view = history_view(call.context, _count(call.args.count), every=call.args.all)
    if call.json:
        call.say_json(history_drawn.history_json(view))
    elif call.plain:
        call.say("\n".join(f"{label}: {value}" for label, value in history_drawn.history_pairs(view)))
    else:
        call.say("\n".join(history_drawn.history_lines(view, call.drawing)))
    return 0


def _count(text: str | None) -> int:
    from matchtrack.errors import UsageError
    from matchtrack.services.history import MOST_SHOWN, SHOWN

    if text is None:
        return SHOWN
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= MOST_SHOWN):
        raise UsageError(f"-n must be a whole number from 1 to {MOST_SHOWN}, not '{text[:40]}'")
    return int(text)
