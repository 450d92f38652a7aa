"""`matchtrack schedule`: the coming days, and whether the plan works."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matchtrack.cli.invocation import Invocation
    from matchtrack.cli.parser import Parser

EXAMPLES = ("matchtrack schedule", "matchtrack schedule --days 60", "matchtrack schedule --json")


def configure(parser: Parser) -> None:
    """Add the command's own options."""
    parser.add_argument("--days", metavar="N", help="so many days from today on, 14 unless you say so")


def run(call: Invocation) -> int:
    """Print the schedule as JSON, as labels, or drawn."""
    from matchtrack.services.schedule import schedule_view

    view = schedule_view(call.context, days=_days(call.args.days))
    if call.json:
        from matchtrack.cli.schedule_json import schedule_json

        call.say_json(schedule_json(view))
    elif call.plain:
        from matchtrack.cli.schedule_drawn import schedule_pairs

        call.say("\n".join(f"{label}: {value}" for label, value in schedule_pairs(view)))
    else:
        from matchtrack.cli.schedule_drawn import schedule_lines

        call.say("\n".join(schedule_lines(view, call.drawing)))
    return 0


def _days(text: str | None) -> int:
    from matchtrack.errors import UsageError
    from matchtrack.services.schedule import MOST_DAYS, SHOWN_DAYS

    if text is None:
        return SHOWN_DAYS
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= MOST_DAYS):
        raise UsageError(f"--days must be a whole number from 1 to {MOST_DAYS}, not '{text[:40]}'")
    return int(text)
