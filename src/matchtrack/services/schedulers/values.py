"""What a scheduler is told: when to look, what to run, and what that means in files and commands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from matchtrack.domain.text import fit, safe
from matchtrack.errors import BadInputError

if TYPE_CHECKING:
    from matchtrack.services.programs import Command

MARK = "Written by matchtrack remind."
"""Stands in every file of ours; a file without it belongs to somebody else and is left alone."""

ABOUT = "A kind word while the minutes of the day are open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What to run, word by word, and at which times of day, in minutes after midnight."""

    words: tuple[str, ...]
    times: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrangement:
    """How one scheduler is set up: `files` are (path, text); `off` and `gone` run around taking the files away."""

    scheduler: str
    files: tuple[tuple[str, str], ...]
    on: tuple[Command, ...]
    off: tuple[Command, ...]
    gone: tuple[Command, ...] = ()


def check_words(words: tuple[str, ...]) -> None:
    """Refuse a path that a scheduler's file cannot hold.

    Raises:
        BadInputError: A word has a line break or another control character, or is no Unicode.
    """
    for word in words:
        if any(ord(char) < ord(" ") or "\x7f" <= char <= "\x9f" or "\ud800" <= char <= "\udfff" for char in word):
            raise BadInputError(
                f"'{fit(safe(word), 100)}' cannot be written for a scheduler; use a path without line breaks and "
                "other signs that cannot be seen"
            )


def clock_times(times: tuple[int, ...]) -> str:
    """Write times of day: '19:00, 20:00 and 21:00'."""
    shown = [f"{time // 60:02}:{time % 60:02}" for time in times]
    return " and ".join([", ".join(shown[:-1]), shown[-1]]) if len(shown) > 1 else shown[0]
