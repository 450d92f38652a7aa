"""A plan as a value: what a plan file says, and what an export gives back."""

from __future__ import annotations

from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from matchtrack.domain.due import Due

PLAN_FORMAT = 1

MOST_SHOWN = 30
"""Steps of a circle that a sentence can hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedStep:
    """A baby step of a plan.

    `after` holds whole keys ('big-step/step'); `minutes` is 5 to 60, `difficulty` 1 to 5; `wait_days` is how long
    the answer of `waiting_on` takes once our side is done.
    """

    key: str
    title: str
    minutes: int
    difficulty: int
    due: Due | None = None
    earliest: Due | None = None
    after: tuple[str, ...] = ()
    boring: bool = False
    waiting_on: str = ""
    wait_days: int = 0
    notes: str = ""
    status: str = "todo"
    done_on: dt.date | None = None
    expected: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedBigStep:
    """An outcome and the baby steps that lead to it; `due` is the default due date of its baby steps."""

    key: str
    area: str
    title: str
    due: Due | None = None
    notes: str = ""
    baby_steps: tuple[PlannedStep, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A whole plan; `key_dates` holds only what differs from the rule of the match year."""

    name: str
    summary: str = ""
    match_year: int | None = None
    key_dates: Mapping[str, dt.date] = field(default_factory=dict)
    big_steps: tuple[PlannedBigStep, ...] = ()

    def steps(self) -> Iterator[tuple[str, PlannedBigStep, PlannedStep]]:
        """Give every baby step with its whole key ('big-step/step') and its big step, in the plan's order."""
        for big_step in self.big_steps:
            for step in big_step.baby_steps:
                yield f"{big_step.key}/{step.key}", big_step, step


def find_circle(after: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Give one circle of prerequisites as keys from a step back to itself, or an empty list.

    `after` maps each whole key to the keys of its prerequisites; keys that are not in it are passed over.
    """
    try:
        TopologicalSorter(after).prepare()
    except CycleError as error:
        circle: list[str] = error.args[1][::-1]  # graphlib shows it from what is needed to what needs it
        return circle
    return []


def circle_words(circle: list[str]) -> str:
    """Show a circle step by step: 'cv/a -> cv/b -> cv/a'; of a very long one the middle is left out."""
    hidden = len(circle) - MOST_SHOWN
    if hidden > 0:
        circle = [*circle[: MOST_SHOWN - 1], f"({hidden:,} more)", circle[-1]]
    return " → ".join(circle)
