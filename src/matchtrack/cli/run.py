"""From a command line to an exit code: finds the command, loads only its module, words what goes wrong."""

from __future__ import annotations

import os
import sys

from matchtrack.cli.catalogue import COMMANDS
from matchtrack.cli.invocation import Invocation
from matchtrack.cli.words import read_words
from matchtrack.errors import MatchtrackError, UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

    from matchtrack.cli.words import Words

INTERRUPTED = 130
BROKEN_PIPE = 141
"""What a shell gives for a program whose reader went away: 128 and the number of SIGPIPE."""

SLOWER_COMMANDS = {
    "today", "steps", "schedule", "forecast", "review", "add", "edit", "plan", "hours", "season", "export",
}  # fmt: skip
"""After these, whose output is there already, a backup is made where it is due; the daily ones stay fast."""


def run(argv: Sequence[str]) -> int:
    """Run one command line and give its exit code; all output is handed over then."""
    _replace_closed_streams()
    call = Invocation(os.environ, json="--json" in argv)
    try:
        return _run(argv, call)
    except MatchtrackError as error:
        call.show_error(error)
        return error.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        return BROKEN_PIPE
    except Exception as error:  # noqa: BLE001 - ours or of a damaged database: nobody is shown a traceback
        trouble = call.trouble_behind(error)
        call.show_error(trouble)
        return trouble.exit_code
    finally:
        call.give_up_output()


def _run(argv: Sequence[str], call: Invocation) -> int:
    words = read_words(argv)
    call.take(words)
    try:
        code = _run_words(words, call)
    except SystemExit as end:  # argparse ends so once it has shown the help
        code = int(end.code or 0)
    call.flush()
    if words.command in SLOWER_COMMANDS:
        call.back_up_if_due()
    return code


def _replace_closed_streams() -> None:
    """Give a program that was started with closed streams something to write to."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8"))


def _run_words(words: Words, call: Invocation) -> int:
    if words.version:
        from matchtrack import __version__

        call.say(f"matchtrack {__version__}")
        return 0
    if words.help:
        from matchtrack.cli.overview import overview

        call.say(overview())
        return 0
    if words.command:
        return run_command(words.command, words.rest, call)
    if _at_terminal() and not (words.json or words.plain):
        return _open_app(call)
    return run_command("today", words.rest, call)


def _at_terminal() -> bool:
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()


def run_command(name: str, rest: Sequence[str], call: Invocation) -> int:
    """Run one command with the words that are its own.

    Raises:
        UsageError: There is no such command, or its words are wrong.
    """
    from matchtrack.cli.parser import parser_of

    module = command_module(name)
    call.args = parser_of(name, module).read(rest)
    return int(module.run(call))


def command_module(name: str) -> ModuleType:
    """Import the module of one command.

    Raises:
        UsageError: There is no such command; the sentence names the nearest one.
    """
    if name not in COMMANDS:
        from matchtrack.domain.due import nearest
        from matchtrack.domain.text import safe

        raise UsageError(
            f"there is no command '{safe(name)}' ('matchtrack --help' lists them){nearest(name, COMMANDS)}"
        )
    package = f"matchtrack.cli.commands.{name.replace('-', '_')}"
    __import__(package)
    return sys.modules[package]


def _open_app(call: Invocation) -> int:
    """Open the app; the settings file is written here once, so that there is something to edit."""
    from matchtrack import default_settings, paths
    from matchtrack.tui.opening import open_app

    default_settings.write_default(paths.config_file(call.environ))
    context = call.make_context("app")
    code = open_app(context, context.settings.warnings)
    call.give_up_output()  # where the window was closed, there is nothing left to write to
    return code
