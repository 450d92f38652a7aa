"""`matchtrack overwhelmed`: the five steps with your own numbers, then one small step."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matchtrack.cli.invocation import Invocation
    from matchtrack.cli.parser import Parser

EXAMPLES = ("matchtrack overwhelmed", "matchtrack overwhelmed --start")


def configure(parser: Parser) -> None:
    """Add the command's own options."""
    parser.add_argument("--start", action="store_true", help="start the timer on the small step at once")


def run(call: Invocation) -> int:
    """Say the five steps, and start the small one where that is wished."""
    from matchtrack.cli.easy_drawn import easy_json, how_to_start, start_easy
    from matchtrack.cli.parts_drawn import say_parts
    from matchtrack.cli.shapes import momentum_json
    from matchtrack.services.overwhelmed import overwhelmed_view
    from matchtrack.services.overwhelmed_words import OVERWHELMED, overwhelmed_parts

    view = overwhelmed_view(call.context)
    started = call.args.start and start_easy(call, view.step)
    if call.json:
        numbers = {"steps_left": view.left, "steps_done": view.done, "pictures": view.pictures}
        momentum = {"distractions": list(view.today.distractions), "momentum": momentum_json(view.today.momentum)}
        call.say_json(easy_json(view.step, started=started) | numbers | momentum)
    else:
        say_parts(call, OVERWHELMED, (*overwhelmed_parts(view), *how_to_start(view.step, started=started)))
    return 0
