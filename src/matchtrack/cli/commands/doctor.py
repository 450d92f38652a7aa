"""`matchtrack doctor`: what is not well, what can be done about it, and the mending of what can be mended."""

from __future__ import annotations

import sys

from matchtrack.domain.text import safe
from matchtrack.errors import DatabaseError, NotSoError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from matchtrack.cli.invocation import Invocation
    from matchtrack.cli.parser import Parser
    from matchtrack.services.context import Context
    from matchtrack.services.doctor import Finding

EXAMPLES = ("matchtrack doctor", "matchtrack doctor --mend")

LEAST = (40, 12)
"""Columns and lines that the app needs; 80 by 24 is enough for every screen."""


def configure(parser: Parser) -> None:
    """Add the command's own options."""
    parser.add_argument("--mend", action="store_true", help="mend what can be mended, and say what was done")
    parser.add_argument(
        "--salvage",
        action="store_true",
        help="save what can still be read of a damaged database, although there are backups",
    )


def run(call: Invocation) -> int:
    """Look at everything; the exit code is 0 where all is well, 1 where something is not, 4 where data is damaged."""
    from matchtrack.services.doctor import examine

    context = call.context
    saved = _salvage(context) if call.args.salvage else {}
    found = [*examine(context), *_terminal(call.environ)]
    mended = _mend_all(call, found) if call.args.mend else {}
    if mended:
        found = [*examine(context), *_terminal(call.environ)]
    if call.json:
        _say_json(call, found, saved | mended)
    else:
        _say(call, found, saved | mended)
    if any(finding.is_damage for finding in found):
        return DatabaseError.exit_code
    return NotSoError.exit_code if found else 0


def _salvage(context: Context) -> dict[str, str]:
    from matchtrack.services.salvage import salvage

    return {f"{context.database} was damaged.": salvage(context).sentence}


def _mend_all(call: Invocation, found: list[Finding]) -> dict[str, str]:
    """Mend one thing after another, each said before it is done; give problem to what was done."""
    from matchtrack.errors import MatchtrackError
    from matchtrack.services.doctor_mends import mend

    done: dict[str, str] = {}
    for finding in found:
        if not finding.mend:
            continue
        call.note(f"Mending: {safe(finding.problem)}")
        try:
            done[finding.problem] = mend(call.context, finding)
        except MatchtrackError as error:
            call.show_error(error)
    return done


def _say(call: Invocation, found: list[Finding], mended: Mapping[str, str]) -> None:
    for sentence in mended.values():
        call.say(f"Mended: {safe(sentence)}")
    for finding in found:
        can = " 'matchtrack doctor --mend' does it." if finding.mend else ""
        call.say(f"{finding.check}: {safe(f'{finding.problem} {finding.remedy}'.strip())}{can}")
    if not found:
        call.say("All is well: the database, its backups, the rights of files, the clock, the settings, the terminal.")


def _say_json(call: Invocation, found: list[Finding], mended: Mapping[str, str]) -> None:
    from matchtrack.cli.shapes import FORMAT

    shapes = [
        {
            "check": finding.check,
            "problem": finding.problem,
            "remedy": finding.remedy,
            "mendable": bool(finding.mend),
            "damage": finding.is_damage,
        }
        for finding in found
    ]
    done = [{"problem": problem, "done": sentence} for problem, sentence in mended.items()]
    call.say_json({"format": FORMAT, "well": not found, "findings": shapes, "mended": done})


def _terminal(environ: Mapping[str, str]) -> Iterator[Finding]:
    """Look at the terminal, where stdout is one."""
    from matchtrack.services.doctor import Finding

    if not sys.stdout.isatty():
        return
    import locale
    import shutil

    columns, lines = shutil.get_terminal_size()
    if columns < LEAST[0] or lines < LEAST[1]:
        problem = f"This window has {columns} columns and {lines} lines."
        yield Finding(
            check="terminal",
            problem=problem,
            remedy=f"The app needs {LEAST[0]} by {LEAST[1]}, and 80 by 24 to show all.",
        )
    if environ.get("TERM", "") in {"", "dumb"} and sys.platform != "win32":
        remedy = "Set TERM, as to xterm-256color; the commands work as they are."
        yield Finding(check="terminal", problem="TERM names no terminal that the app can draw on.", remedy=remedy)
    if locale.getpreferredencoding(do_setlocale=False).lower().replace("-", "") != "utf8":
        remedy = "Set LANG to a UTF-8 locale, like C.UTF-8."
        yield Finding(check="terminal", problem="This terminal is not set to UTF-8.", remedy=remedy)
