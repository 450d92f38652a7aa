"""`matchtrack undo`: the last change, or one of the history, taken back."""

from __future__ import annotations

from matchtrack.domain.text import safe

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matchtrack.cli.invocation import Invocation
    from matchtrack.cli.parser import Parser

EXAMPLES = ("matchtrack undo", "matchtrack undo -n 3", "matchtrack undo 3")
MOST_AT_ONCE = 100


def configure(parser: Parser) -> None:
    """Add the command's own words."""
    parser.add_argument("change", metavar="ID", nargs="?", help="this change of 'matchtrack history', not the last one")
    parser.add_argument("-n", dest="count", metavar="N", help="the last N changes, one after the other")


def run(call: Invocation) -> int:
    """Take changes back and say which they were; where one cannot be taken back, those before it stay taken back."""
    from matchtrack.errors import MatchtrackError, UsageError
    from matchtrack.services.undo import undo, undo_group

    change, count = call.args.change, call.args.count
    if change is not None and count is not None:
        raise UsageError("undo takes either the ID of a change or -n N, not both")
    titles: list[str] = []
    try:
        if change is None:
            titles.extend(undo(call.context) for _ in range(1 if count is None else _number(count, MOST_AT_ONCE, "-n")))
        else:
            titles.append(undo_group(call.context, _number(change.lstrip("#"), 2**62, "ID")))
    except MatchtrackError:
        if titles:
            _say(call, titles)
        raise
    _say(call, titles)
    return 0


def _say(call: Invocation, titles: list[str]) -> None:
    if call.json:
        from matchtrack.cli.shapes import FORMAT

        several = {"all": titles} if call.args.count else {}
        call.say_json({"format": FORMAT, "undone": titles[-1], **several})
    else:
        call.say("\n".join(f"Undone: {safe(title)}." for title in titles))


def _number(text: str, most: int, name: str) -> int:
    from matchtrack.errors import UsageError

    if not (text.isascii() and text.isdigit() and 1 <= int(text[:19]) <= most):
        up_to = f"from 1 to {most}" if most == MOST_AT_ONCE else "as 'matchtrack history' lists them"
        raise UsageError(f"{name} must be a whole number {up_to}, not '{text[:40]}'")
    return int(text)
