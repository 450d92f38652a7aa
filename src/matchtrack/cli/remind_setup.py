"""`matchtrack remind --install` and `--remove`: what would be written is shown first, and asked about."""

from __future__ import annotations

from matchtrack.cli.asking import agrees, can_ask
from matchtrack.domain.text import safe, safe_lines
from matchtrack.errors import NotSoError, UsageError
from matchtrack.services import programs, reminder_setup

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matchtrack.cli.invocation import Invocation
    from matchtrack.services.schedulers.values import Arrangement, Look


def install(call: Invocation, after: int | None) -> int:
    """Show what the scheduler is told, ask, and do it."""
    look = reminder_setup.look_of(call.context, after=after, named_database=call.database is not None)
    found = reminder_setup.arrangement_of(look, call.environ)
    if found is None:
        return _without_scheduler(call, look)
    if call.args.only_print:
        _say(call, found, look, {"installed": False, "changed": False})
        return 0
    _check_can_ask(call)
    if not call.json:
        call.say(_shown(found, look))
    if not (call.args.yes or agrees("Set this up?")):
        raise NotSoError("Nothing was changed.")
    _install(call, found, look)
    return 0


def _install(call: Invocation, found: Arrangement, look: Look) -> None:
    try:
        changed = reminder_setup.install(found)
    except NotSoError as error:
        if programs.platform() == "win32":
            raise
        raise NotSoError(f"{error.sentence} {_cron_words(look)}") from None
    if call.json:
        _say(call, found, look, {"installed": True, "changed": changed})
    else:
        done = "The reminder is set up" if changed else "The reminder was set up already and is switched on"
        call.say(f"{done}: {_when(look)}. 'matchtrack remind --remove' takes it away.")
    if programs.platform().startswith("linux") and not programs.found("notify-send"):
        call.note("matchtrack: notify-send is not installed, so no notice can be shown yet; it comes with libnotify.")


def _without_scheduler(call: Invocation, look: Look) -> int:
    if not call.args.only_print:
        raise NotSoError(f"There is no scheduler here that matchtrack knows. {_cron_words(look)}")
    if call.json:
        from matchtrack.cli.shapes import FORMAT

        call.say_json({"format": FORMAT, "scheduler": "cron", "line": reminder_setup.cron_line(look)})
    else:
        call.say(safe(reminder_setup.cron_line(look)))
    return 0


def _cron_words(look: Look) -> str:
    return f"With cron, put this line into 'crontab -e': {reminder_setup.cron_line(look)}"


def _check_can_ask(call: Invocation) -> None:
    if call.args.yes:
        return
    if call.json or not can_ask():
        raise UsageError("--install asks before it writes, and here nobody can answer; add --yes, or --print to look")


def _shown(found: Arrangement, look: Look) -> str:
    files = "\n\n".join(f"{path}\n{_indented(text)}" for path, text in found.files)
    commands = "\n".join(programs.words_of(command.words) for command in found.on)
    return safe_lines(
        f"This sets up {found.scheduler}: {_when(look)}.\n\n{files}\n\nThen these run:\n{_indented(commands)}"
    )


def _when(look: Look) -> str:
    from matchtrack.services.schedulers.values import clock_times

    return f"it looks at {clock_times(look.times)} and shows one notice a day at most"


def _indented(text: str) -> str:
    return "\n".join(f"  {line}".rstrip() for line in text.rstrip("\n").split("\n"))


def _say(call: Invocation, found: Arrangement, look: Look, done: dict[str, bool]) -> None:
    if not call.json:
        call.say(_shown(found, look))
        return
    from matchtrack.cli.shapes import FORMAT

    call.say_json(
        {
            "format": FORMAT,
            "scheduler": found.scheduler,
            **done,
            "files": [{"path": path, "text": text} for path, text in found.files],
            "commands": [list(command.words) for command in found.on],
        }
    )


def remove(call: Invocation) -> int:
    """Take away what `install` wrote."""
    # Without systemctl the files may still be there, from before.
    found = reminder_setup.arrangement_of(
        reminder_setup.NO_LOOK, call.environ, found=lambda name: programs.found(name) or name
    )
    removed = reminder_setup.remove(found) if found else reminder_setup.Removed(files=(), left=(), troubles=())
    for trouble in removed.troubles:
        call.note(f"matchtrack: the scheduler says: {safe(trouble)}")
    for path in removed.left:
        call.note(f"matchtrack: {safe(path)} was not written by matchtrack and stays.")
    if call.json:
        from matchtrack.cli.shapes import FORMAT

        call.say_json({"format": FORMAT, "removed": list(removed.files)})
    elif removed.files:
        call.say(f"The reminder is taken away: {safe(', '.join(removed.files))}.")
    else:
        call.say("No reminder is set up, so there is nothing to take away.")
    return 0
