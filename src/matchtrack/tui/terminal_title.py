"""The title of the terminal's window while a timer runs, and the one from before afterwards."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from matchtrack.domain.text import safe

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_PUSH, _POP = "\x1b[22;0t", "\x1b[23;0t"
_WITHOUT_TITLE = ("", "dumb", "linux", "cons25", "vt100", "vt220")
"""Terminals that have no title, or draw what they do not understand."""


def has_title(environ: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Say whether the terminal has a title that a program may set."""
    if platform == "win32":
        return "WT_SESSION" in environ
    return environ.get("TERM", "") not in _WITHOUT_TITLE


class TerminalTitle:
    """Sets the title by `write`; the first time the terminal is asked to remember its own."""

    def __init__(self, write: Callable[[str], object]) -> None:
        self._write = write
        self._shown: str | None = None

    def show(self, title: str) -> None:
        """Show a title, unless it stands there already."""
        if title == self._shown:
            return
        push = _PUSH if self._shown is None else ""
        self._shown = title
        self._write(f"{push}\x1b]2;{safe(title)}\x07")

    def restore(self, write: Callable[[str], object] | None = None) -> None:
        """Give the terminal its own title back, if it was taken; by another `write` where the usual one has ended."""
        if self._shown is not None:
            self._shown = None
            (write or self._write)(_POP)
