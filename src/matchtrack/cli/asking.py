"""The question that a command asks before it replaces or sets up something, where somebody can answer."""

from __future__ import annotations

import sys

_YES = ("y", "yes")


def can_ask() -> bool:
    """Say whether somebody sits at stdin."""
    return sys.stdin is not None and sys.stdin.isatty()


def agrees(question: str) -> bool:
    """Ask on stderr, for stdout is for data; whatever is no yes is a no."""
    sys.stdout.flush()
    sys.stderr.write(f"{question} [y/N] ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in _YES
