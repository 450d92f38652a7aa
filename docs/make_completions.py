"""Makes the completion scripts from the parsers: run `python docs/make_completions.py` after a command changes.

They are made here, not when a shell asks, because a script that starts no Python completes at once.
"""  # noqa: INP001 - a tool for developers, in no package

from __future__ import annotations

import argparse
from pathlib import Path

import shtab

from matchtrack.cli.catalogue import COMMANDS
from matchtrack.cli.commands.completion import SHELLS
from matchtrack.cli.parser import Parser
from matchtrack.cli.run import command_module

FOLDER = Path(__file__).parent.parent / "src" / "matchtrack" / "cli" / "completions"
FILE_OPTIONS = ("backup", "database", "output", "source", "to")
"""What is completed with file names."""


def whole_parser() -> Parser:
    """Give one parser with every command, which only this tool ever needs."""
    parser = Parser(prog="matchtrack", description="The year before the Match in baby steps.")
    parser.add_argument("--version", action="store_true", help="show the version")
    _add_global_options(parser)
    commands = parser.add_subparsers(metavar="COMMAND")
    for name, words in COMMANDS.items():
        command = commands.add_parser(name, help=words)
        command_module(name).configure(command)
        _add_global_options(command)
        for action in _actions_of(command):
            _add_global_options(action)
    return parser


def _add_global_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--db", dest="database", metavar="FILE", help="work on this database")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--plain", action="store_true", help="print label: value lines, no drawings")
    parser.add_argument("--no-color", action="store_true", help="print no colours")
    for action in parser._actions:  # noqa: SLF001 - argparse lists them nowhere else
        if action.dest in FILE_OPTIONS:
            action.complete = shtab.FILE  # type: ignore[attr-defined]


def _actions_of(parser: argparse.ArgumentParser) -> list[argparse.ArgumentParser]:
    """Give the parsers of the actions of a command, like `plan import`."""
    return [
        nested
        for action in parser._actions  # noqa: SLF001
        if isinstance(action, argparse._SubParsersAction)  # noqa: SLF001
        for nested in action.choices.values()
    ]


def script(shell: str) -> str:
    """Give the completion script of one shell."""
    head = f"# Completion of matchtrack for {shell}, made by docs/make_completions.py with shtab {shtab.__version__}.\n"
    body = str(shtab.complete(whole_parser(), shell=shell)).rstrip() + "\n"
    # zsh reads '#compdef' in the first line only.
    first, _, rest = body.partition("\n")
    return f"{first}\n{head}{rest}" if first.startswith("#compdef") else head + body


def main() -> None:
    """Write the scripts of all shells."""
    FOLDER.mkdir(exist_ok=True)
    for shell in SHELLS:
        (FOLDER / f"matchtrack.{shell}").write_text(script(shell), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
