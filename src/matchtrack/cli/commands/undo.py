"""`matchtrack undo`: the last change, taken back."""

from __future__ import annotations

from matchtrack.domain.text import safe

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matchtrack.cli.invocation import Invocation
    from matchtrack.cli.parser import Parser

EXAMPLES = ("matchtrack undo",)


def configure(parser: Parser) -> None:
    """Leave the parser as it is: the command has no words of its own."""


def run(call: Invocation) -> int:
    """Take the last change back and say which it was."""
    from matchtrack.services import ticks

    title = ticks.undo(call.context)
    if call.json:
        from matchtrack.cli.shapes import FORMAT

        call.say_json({"format": FORMAT, "undone": title})
    else:
        call.say(f"Undone: {safe(title)}.")
    return 0
