"""`matchtrack forecast`: will I make it?"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matchtrack.cli.invocation import Invocation
    from matchtrack.cli.parser import Parser

EXAMPLES = ("matchtrack forecast", "matchtrack forecast --plain", "matchtrack forecast --json")


def configure(parser: Parser) -> None:
    """Leave the parser as it is: the command has no words of its own."""


def run(call: Invocation) -> int:
    """Print the forecast as JSON, as labels, or drawn."""
    from matchtrack.services.forecast import forecast_view

    view = forecast_view(call.context)
    if call.json:
        from matchtrack.cli.forecast_drawn import forecast_json

        call.say_json(forecast_json(view))
    elif call.plain:
        from matchtrack.cli.forecast_drawn import forecast_pairs

        call.say("\n".join(f"{label}: {value}" for label, value in forecast_pairs(view)))
    else:
        from matchtrack.cli.forecast_drawn import forecast_lines

        call.say("\n".join(forecast_lines(view, call.drawing)))
    return 0
