"""The parser of one command: argparse with kinder errors, no abbreviations, and options and words in any order."""

from __future__ import annotations

import argparse

from matchtrack.cli.catalogue import COMMANDS
from matchtrack.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import ModuleType
    from typing import Any, NoReturn

# Our sentences are English, so argparse's own words must be too; not asking gettext also saves a twentieth of `status`.
argparse._ = str  # type: ignore[attr-defined]

WIDTH = 78
"""Help fits 80 columns; a fixed width also spares every parser the import of shutil."""

EVERYWHERE = """\
options of every command, before or after it:
  --db FILE    work on this database
  --json       print JSON
  --plain      print 'label: value' lines, no drawings
  --no-color   print no colours"""


class _Formatter(argparse.RawDescriptionHelpFormatter):
    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=WIDTH, max_help_position=26)


class Parser(argparse.ArgumentParser):
    """Reads the words of one command; whatever is wrong with them is a UsageError."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("formatter_class", _Formatter)
        super().__init__(allow_abbrev=False, **options)
        self.color = False  # Python 3.14 would paint help, whatever --no-color says

    def read(self, words: Sequence[str]) -> argparse.Namespace:
        """Read words and options in any order.

        Raises:
            UsageError: A word is missing, unknown or too many.
        """
        # Parsers with subcommands cannot be intermixed; for the others `log 15 --yesterday STEP` has to work.
        parse = self.parse_known_args if self._subparsers else self.parse_known_intermixed_args
        args, unknown = parse(words)
        if unknown:
            self.error(self._too_much(unknown[0]))
        return args

    def error(self, message: str) -> NoReturn:
        """Raise what argparse would print."""
        _, required, missing = message.partition("the following arguments are required: ")
        sentence = f"{missing} is missing" if required else message.removeprefix("argument ")
        sentence = sentence.replace(": not allowed with argument ", " does not go with ")
        raise UsageError(f"{sentence} ('{self.prog} --help' shows how)")

    def _too_much(self, word: str) -> str:
        from matchtrack.domain.due import nearest

        if word.startswith("-"):
            return f"there is no option '{word}'{nearest(word.partition('=')[0], list(self._known_options()))}"
        return f"'{word}' is one word too many; a text of several words is written in quotes"

    def _known_options(self) -> Iterator[str]:
        yield from self._option_string_actions
        for action in self._actions:
            if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001 - argparse has no public name for it
                for parser in action.choices.values():
                    yield from parser._known_options()  # noqa: SLF001 - of the same class

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        """Refuse a value that is no choice, and name the nearest one."""
        if action.choices is not None and value not in action.choices:
            from matchtrack.domain.due import nearest

            choices = [str(choice) for choice in action.choices]
            raise argparse.ArgumentError(
                action, f"'{value}' is none of {', '.join(choices)}{nearest(str(value), choices)}"
            )


def parser_of(name: str, module: ModuleType) -> Parser:
    """Make the parser of one command."""
    parser = Parser(prog=f"matchtrack {name}", description=_description(name), epilog=_epilog(module.EXAMPLES))
    module.configure(parser)
    for action in parser._actions:  # noqa: SLF001 - argparse has no public name for it
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001 - the same
            _describe_parts(action, module.EXAMPLES)
    return parser


def _describe_parts(action: argparse._SubParsersAction[Parser], examples: Sequence[str]) -> None:
    """Give each part of a command, like `plan import`, its own description and examples."""
    helps = {choice.dest: choice.help or "" for choice in action._choices_actions}  # noqa: SLF001 - the same
    for name, part in action.choices.items():
        said = helps.get(name, "")
        part.description = f"{said[:1].upper()}{said[1:]}."
        part.epilog = _epilog([example for example in examples if f"{example} ".startswith(f"{part.prog} ")])


def _description(name: str) -> str:
    return f"{COMMANDS[name][0].upper()}{COMMANDS[name][1:]}."


def _epilog(examples: Sequence[str]) -> str:
    lines = "".join(f"  {example}\n" for example in examples)
    return f"examples:\n{lines}\n{EVERYWHERE}" if lines else EVERYWHERE
