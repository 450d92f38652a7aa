"""What reading a plan has found so far: its faults, and how many characters were taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchtrack.domain.due import nearest
from matchtrack.domain.text import safe
from matchtrack.errors import BadInputError, Place

if TYPE_CHECKING:
    from collections.abc import Collection

MAX_FAULTS = 1_000
"""Nobody reads more, and a hostile file would keep the program busy."""

_MAX_HINTS, _MAX_KNOWN, _MAX_WORD = 50, 2_000, 60


class EnoughError(Exception):
    """Reading stops here: there are as many faults as are listed."""


class Findings:
    """Collects every fault of one file with its place."""

    def __init__(self) -> None:
        self.places: list[Place] = []
        self.cleaned = 0
        self._hints_left = _MAX_HINTS

    def add(self, at: str, problem: str, allowed: str = "") -> None:
        """Keep one fault.

        Raises:
            EnoughError: The list is full.
        """
        self.places.append(Place(at, problem, allowed))
        if len(self.places) == MAX_FAULTS:
            raise EnoughError

    def hint(self, word: str, known: Collection[str]) -> str:
        """Name the nearest known word; the first unknown words only, because comparing is slow."""
        if not self._hints_left or len(word) > _MAX_WORD * 3 or len(known) > _MAX_KNOWN:
            return ""
        self._hints_left -= 1
        return nearest(word, known)

    def error(self, name: str) -> BadInputError:
        """Give the error that holds every fault."""
        count = len(self.places)
        faults = {1: "1 fault", MAX_FAULTS: f"{MAX_FAULTS:,} faults or more"}.get(count, f"{count} faults")
        return BadInputError(f"{name} has {faults}; nothing was imported", self.places)


def quoted(word: str) -> str:
    """Show a word of the file in a sentence: harmless, in quotes, and not too long."""
    short = word if len(word) <= _MAX_WORD else word[: _MAX_WORD - 1] + "…"
    return f"'{safe(short)}'"
