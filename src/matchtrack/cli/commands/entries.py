"""`matchtrack entries`: what was logged, corrected and deleted."""

from __future__ import annotations

from matchtrack.cli.typed import typed_day, typed_note, typed_number, typed_step
from matchtrack.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matchtrack.cli.invocation import Invocation
    from matchtrack.cli.parser import Parser
    from matchtrack.services.entries import Corrected

EXAMPLES = (
    "matchtrack entries",
    "matchtrack entries --days 30",
    "matchtrack entries --day yesterday",
    "matchtrack entries --focus",
    "matchtrack entries edit 1 --minutes 15",
    "matchtrack entries edit 1 --step diploma --note 'not the letter'",
    "matchtrack entries delete 1",
)


def configure(parser: Parser) -> None:
    """Add the command's own words."""
    parser.add_argument("--days", metavar="N", help="the last N days, 7 unless you say so")
    parser.add_argument("--day", metavar="DAY", help="one day, like yesterday or 2026-11-20")
    parser.add_argument("--focus", action="store_true", help="your focus by hour of the day, after ten sessions")
    actions = parser.add_subparsers(dest="action", metavar="ACTION")
    edit = actions.add_parser("edit", help="correct an entry; more minutes only today and yesterday")
    edit.add_argument("id", metavar="ID", help="the number that 'matchtrack entries' shows")
    edit.add_argument("--minutes", metavar="MINUTES", help="how many were real")
    edit.add_argument("--step", metavar="STEP", help="the step they belong to")
    edit.add_argument("--note", metavar="TEXT", help="a word on how it went; '' takes it away")
    delete = actions.add_parser("delete", help="take an entry away; undo brings it back")
    delete.add_argument("id", metavar="ID", help="the number that 'matchtrack entries' shows")


def run(call: Invocation) -> int:
    """List the entries, show the focus, or change one entry."""
    if call.args.action:
        return _change(call)
    if call.args.focus:
        return _say_focus(call)
    from matchtrack.cli import entries_drawn
    from matchtrack.services.entries import SHOWN_DAYS, list_entries

    args = call.args
    if args.days is not None and args.day is not None:
        raise UsageError("--days lists several days and --day one; choose one of them")
    found = list_entries(
        call.context,
        days=SHOWN_DAYS if args.days is None else typed_number(args.days, "days"),
        day=None if args.day is None else typed_day(call, args.day),
    )
    if call.json:
        call.say_json(entries_drawn.entries_json(found))
    elif found and call.plain:
        call.say("\n\n".join("\n".join(entries_drawn.entry_pairs(entry)) for entry in found))
    elif found:
        call.say("\n".join(entries_drawn.entry_lines(found, call.drawing)))
    if not found:
        call.note("Nothing was logged in these days.")
    return 0 if found else 1


def _change(call: Invocation) -> int:
    from matchtrack.domain.momentum import parse_minutes
    from matchtrack.services import entries

    args = call.args
    entry_id = typed_number(args.id, "an entry")
    if args.action == "delete":
        return _say_corrected(call, entries.delete_entry(call.context, entry_id))
    if args.minutes is None and args.step is None and args.note is None:
        raise UsageError(
            "say what to correct: --minutes, --step or --note ('matchtrack entries edit --help' shows how)"
        )
    corrected = entries.edit_entry(
        call.context,
        entry_id,
        minutes=None if args.minutes is None else parse_minutes(args.minutes),
        step=typed_step(args.step),
        note=None if args.note is None else typed_note(call, args.note),
    )
    return _say_corrected(call, corrected)


def _say_corrected(call: Invocation, corrected: Corrected) -> int:
    from matchtrack.cli import entries_drawn

    if call.json:
        call.say_json(entries_drawn.corrected_json(corrected))
    else:
        call.say(entries_drawn.corrected_sentence(corrected, call.context))
    return 0


def _say_focus(call: Invocation) -> int:
    from matchtrack.cli import focus_drawn
    from matchtrack.services.entries import focus_view

    view = focus_view(call.context)
    if call.json:
        call.say_json(focus_drawn.focus_json(view))
    else:
        call.say("\n".join(focus_drawn.focus_lines(view, call.drawing, plain=call.plain)))
    return 0
