"""`matchtrack restore`: a backup brought back, after a look at what it holds."""

from __future__ import annotations

from matchtrack.domain.text import safe

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matchtrack.cli.invocation import Invocation
    from matchtrack.cli.parser import Parser
    from matchtrack.services.restore import Restored, RestoreView

EXAMPLES = (
    "matchtrack restore",
    "matchtrack restore 1 --yes",
)


def configure(parser: Parser) -> None:
    """Add the command's own words and options."""
    parser.add_argument("backup", metavar="BACKUP", nargs="?", help="a number or a file; the list without it")
    parser.add_argument("--yes", action="store_true", help="do not ask")


def run(call: Invocation) -> int:
    """Show what a backup holds beside what is there, ask, and bring it back; the exit code is 1 where nothing is."""
    if call.args.backup is None:
        from matchtrack.cli.backups_drawn import say_backups

        return say_backups(call)
    from matchtrack.services.restore import look, restore

    view = look(call.context, call.args.backup)
    if not call.json:
        call.say("\n".join(_look_lines(call, view)))
        call.flush()
    if not (call.args.yes or _says_yes(call)):
        return _leave(call, view)
    done = restore(call.context, view)
    if call.json:
        call.say_json(_json(view, done))
    else:
        call.say(safe(done.sentence))
    return 0


def _leave(call: Invocation, view: RestoreView) -> int:
    if call.json:
        call.say_json(_json(view, None))
    else:
        call.note("Nothing was changed; add --yes to bring it back.")
    return 1


def _says_yes(call: Invocation) -> bool:
    from matchtrack.cli.asking import agrees, can_ask

    return not call.json and can_ask() and agrees("Bring it back?")


def _look_lines(call: Invocation, view: RestoreView) -> list[str]:
    from matchtrack.domain.backup_words import say_age, say_counts, say_reason

    backup = view.backup
    about = f", {say_reason(backup.reason)}, {say_age(backup.at, call.context.clock())}" if backup else ""
    present = {"none": "none", "damaged": "damaged"}.get(view.state) or say_counts(view.present)
    return [
        f"Backup:  {say_counts(view.counts)}{_last(view.counts.last_day)} ({safe(view.source)}{about})",
        f"Present: {present}{_last(view.present.last_day) if view.present else ''}",
    ]


def _last(day: str) -> str:
    return f", last on {day}" if day else ""


def _json(view: RestoreView, done: Restored | None) -> dict[str, object]:
    from matchtrack.cli.backups_drawn import backup_json, counts_json
    from matchtrack.cli.shapes import FORMAT

    return {
        "format": FORMAT,
        "restored": done is not None,
        "source": view.source,
        "backup": backup_json(view.backup) if view.backup else None,
        "counts": counts_json(view.counts),
        "present": counts_json(view.present),
        "present_state": view.state,
        "before": backup_json(done.before) if done and done.before else None,
        "aside": (done.aside or None) if done else None,
    }
