"""`matchtrack backup`: a verified copy now, here or elsewhere."""

from __future__ import annotations

from matchtrack.domain.text import safe

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matchtrack.cli.invocation import Invocation
    from matchtrack.cli.parser import Parser

EXAMPLES = (
    "matchtrack backup",
    "matchtrack backup list",
    "matchtrack backup --to ~",
)


def configure(parser: Parser) -> None:
    """Add the command's own words and options."""
    parser.add_argument("action", metavar="list", nargs="?", choices=("list",), help="list the backups instead")
    parser.add_argument("--to", metavar="DIR", help="write one single file into this folder instead")


def run(call: Invocation) -> int:
    """Make a backup and say where it is, or list what there is."""
    if call.args.action:
        from matchtrack.cli.backups_drawn import say_backups

        if call.args.to is not None:
            from matchtrack.errors import UsageError

            raise UsageError("choose one: 'backup list', or 'backup --to DIR'")
        return say_backups(call)
    return _back_up(call) if call.args.to is None else _copy(call, call.args.to)


def _back_up(call: Invocation) -> int:
    from matchtrack.cli.backups_drawn import backup_json
    from matchtrack.domain.backup_words import say_counts
    from matchtrack.services.backups import back_up
    from matchtrack.services.plain_export import export_plain_quietly

    backup = back_up(call.context)
    plain = export_plain_quietly(call.context)
    if call.json:
        from matchtrack.cli.shapes import FORMAT

        call.say_json({"format": FORMAT, "backup": backup_json(backup)})
        return 0
    call.say(f"Backup {backup.number} is made and checked: {say_counts(backup.counts)}. It is {safe(backup.path)}.")
    if backup.suspect:
        call.note("It holds much less than the one before, so it pushes no other out.")
    if not plain:
        call.note("The plain text beside it could not be written.")
    return 0


def _copy(call: Invocation, folder: str) -> int:
    from matchtrack.services.backups import copy_to

    place = str(copy_to(call.context, folder))
    if call.json:
        from matchtrack.cli.shapes import FORMAT

        call.say_json({"format": FORMAT, "path": place})
    else:
        call.say(f"A checked copy is {safe(place)}. 'matchtrack restore' brings such a file back.")
    return 0
