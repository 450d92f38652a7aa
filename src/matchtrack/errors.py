"""What can go wrong, worded once for the user; each face shows it in its own way."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


class Place:
    """One fault of an input: where it is, what is wrong, what is allowed there."""

    __slots__ = ("allowed", "at", "problem")

    def __init__(self, at: str, problem: str, allowed: str) -> None:
        self.at = at
        self.problem = problem
        self.allowed = allowed

    def __repr__(self) -> str:
        return f"Place({self.at!r}, {self.problem!r}, {self.allowed!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Place) and repr(self) == repr(other)

    def __hash__(self) -> int:
        return hash((self.at, self.problem, self.allowed))

    def __str__(self) -> str:
        return f"{self.at}: {self.problem}; {self.allowed}" if self.allowed else f"{self.at}: {self.problem}"


MOST_SHOWN = 1_000
"""Characters of a sentence; only words of the user, like a pasted page for a number, make one longer."""


class MatchtrackError(Exception):
    """A sentence for the user; the class says the exit code of the command line."""

    exit_code = 1

    def __init__(self, sentence: str, places: Sequence[Place] = ()) -> None:
        super().__init__(sentence)
        self.sentence = _brief(sentence)
        self.places = tuple(places)


def _brief(sentence: str) -> str:
    """Take the middle out of a flood: what is wrong stands at the beginning, what is allowed at the end."""
    half = MOST_SHOWN // 2
    return sentence if len(sentence) <= MOST_SHOWN else f"{sentence[:half]} … {sentence[-half:]}"


class NotSoError(MatchtrackError):
    """What was asked for is not so: nothing found, nothing to undo, no timer runs (exit code 1)."""

    exit_code = 1


class UsageError(MatchtrackError):
    """The words of a command are wrong (exit code 2)."""

    exit_code = 2


class BadInputError(MatchtrackError):
    """The words are right, their content cannot be used (exit code 3)."""

    exit_code = 3


class ProgramFaultError(MatchtrackError):
    """Matchtrack itself is at fault (exit code 70, which other programs give for a fault of their own, too)."""

    exit_code = 70


class DatabaseError(MatchtrackError):
    """The database cannot be read or written (exit code 4).

    `kind` tells the troubles apart where a face can help: 'damaged', 'empty', 'foreign', 'newer', 'locked',
    'read-only', 'no access', 'full', 'disk error', or nothing.
    """

    exit_code = 4

    def __init__(self, sentence: str, places: Sequence[Place] = (), *, kind: str = "") -> None:
        super().__init__(sentence, places)
        self.kind = kind
