"""`matchtrack check-in`: how the day begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matchtrack.cli.invocation import Invocation
    from matchtrack.cli.parser import Parser

EXAMPLES = ("matchtrack check-in", "matchtrack check-in --plain")


def configure(_parser: Parser) -> None:
    """It has no words of its own."""


def run(call: Invocation) -> int:
    """Print the check-in; the app does not show it again today."""
    from matchtrack.cli.parts_drawn import say_parts
    from matchtrack.services.check_in import check_in_shown, check_in_view
    from matchtrack.services.check_in_words import check_in_parts, check_in_title

    view = check_in_view(call.context)
    if call.json:
        from matchtrack.cli.check_in_json import check_in_json

        call.say_json(check_in_json(view))
    else:
        say_parts(call, check_in_title(view), check_in_parts(view))
    check_in_shown(call.context)
    return 0
