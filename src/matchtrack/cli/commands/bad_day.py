"""`matchtrack bad-day`: one easy step, and nothing else of the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matchtrack.cli.invocation import Invocation
    from matchtrack.cli.parser import Parser

EXAMPLES = ("matchtrack bad-day", "matchtrack bad-day --start")


def configure(parser: Parser) -> None:
    """Add the command's own options."""
    parser.add_argument("--start", action="store_true", help="start the timer on it at once")


def run(call: Invocation) -> int:
    """Name the one easy step, and start it where that is wished."""
    from matchtrack.cli.easy_drawn import easy_json, how_to_start, start_easy
    from matchtrack.cli.parts_drawn import say_parts
    from matchtrack.services.bad_day import bad_day_view
    from matchtrack.services.bad_day_words import BAD_DAY, bad_day_parts

    view = bad_day_view(call.context)
    started = call.args.start and start_easy(call, view.step)
    if call.json:
        call.say_json(easy_json(view.step, started=started) | {"minutes": view.minutes, "floor": view.floor})
    else:
        say_parts(call, BAD_DAY, (*bad_day_parts(view), *how_to_start(view.step, started=started)))
    return 0
