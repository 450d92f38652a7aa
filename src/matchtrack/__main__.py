"""The entry point: `main` for tests and other programs, `console` for the installed command."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn

INTERRUPTED = 130
"""As in the command line, which may not be loaded yet when this is needed."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line, `sys.argv` where none is given, and give its exit code (design.md 6)."""
    from matchtrack.cli.run import run

    return run(sys.argv[1:] if argv is None else argv)


def console() -> NoReturn:
    """Run the command line of this process and end it at once.

    Everything is written and flushed by then; taking the interpreter apart would cost a fifth of a `status`.
    """
    try:
        code = main()
    except KeyboardInterrupt:  # so early, or so late, that the command line itself could not take it
        code = INTERRUPTED
    os._exit(code)


if __name__ == "__main__":
    console()
