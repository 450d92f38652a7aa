"""`matchtrack redo`: what the last undo took back, done again."""

from __future__ import annotations

from matchtrack.domain.text import safe

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matchtrack.cli.invocation import Invocation
    from matchtrack.cli.parser import Parser

EXAMPLES = ("matchtrack redo",)


def configure(parser: Parser) -> None:
    """Leave the parser as it is: the command has no words of its own."""


def run(call: Invocation) -> int:
    """Do again what the last undo took back, and say what it was."""
    from matchtrack.services.undo import redo

    title = redo(call.context)
    if call.json:
        from matchtrack.cli.shapes import FORMAT

        call.say_json({"format": FORMAT, "redone": title})
    else:
        call.say(f"Done again: {safe(title)}.")
    return 0
