"""`matchtrack today`: what now."""

from __future__ import annotations

from matchtrack.clock import NOW_VARIABLE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matchtrack.cli.invocation import Invocation
    from matchtrack.cli.parser import Parser

EXAMPLES = ("matchtrack today", "matchtrack today --json")


def configure(parser: Parser) -> None:
    """Leave the parser as it is: the command has no words of its own."""


def run(call: Invocation) -> int:
    """Print the day as JSON, as labels, or drawn."""
    from matchtrack.services.clock_check import clock_trouble
    from matchtrack.services.today import today_view

    view = today_view(call.context)
    trouble = clock_trouble(call.context)
    if trouble:
        call.note(trouble)
    if call.environ.get(NOW_VARIABLE):
        call.note(f"The clock is set to {view.wall:%Y-%m-%d %H:%M} by {NOW_VARIABLE}.")
    if call.json:
        from matchtrack.cli.today_json import today_json

        call.say_json(today_json(view))
    elif call.plain:
        from matchtrack.cli.today_words import today_pairs

        call.say_pairs(today_pairs(view))
    else:
        from matchtrack.cli.today_drawn import today_lines

        call.say("\n".join(today_lines(view, call.drawing)))
    return 0
