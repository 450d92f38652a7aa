"""The help of the program as a whole: `matchtrack --help`."""

from __future__ import annotations

from matchtrack.cli.catalogue import GROUPS
from matchtrack.cli.parser import EVERYWHERE

_BEGINNING = """\
usage: matchtrack [COMMAND] [WORDS]

The year before the Match in baby steps: what now, and does today count?

  matchtrack                        open the app
  matchtrack today                  see what to do now
  matchtrack log 15                 write down fifteen minutes
  matchtrack done 'ten moments'     tick a step off
  matchtrack log --help             learn more about one command
"""

_END = f"""\
STEP is an id, a unique beginning of a key, or text that matches one title.

{EVERYWHERE}
  --help       show this help, or that of a command
  --version    show the version

exit codes: 0 done, 1 not so (nothing found, floor not reached), 2 wrong usage, 3 bad input,
            4 database trouble, 130 interrupted, 141 the reader of the output went away"""


def overview() -> str:
    """Give the help: examples first, then every command, then what holds for all of them."""
    groups = [
        "\n".join([f"{heading}:", *(f"  {name:<12} {text}" for name, text in commands.items())])
        for heading, commands in GROUPS.items()
    ]
    return "\n\n".join([_BEGINNING.rstrip(), *groups, _END])
