"""Simple rules of order, tried where prerequisites keep the most urgent first from the least lateness."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from matchtrack.domain.planner.filling import Filling
from matchtrack.domain.planner.progress import UNDONE

if TYPE_CHECKING:
    from collections.abc import Callable

    from matchtrack.domain.planner.jobs import Jobs


class SharedFilling(Filling):
    """Easy steps take productive minutes before every hard step that is due later."""

    def _lends(self, job: int) -> bool:
        return self.deadlines[self.by_place[self._easy[0]]] < self.deadlines[job]

    def _lent(self, room: int) -> int:
        return room


class HardOnlyFilling(Filling):
    """Easy steps never take productive minutes from a hard one."""

    def _lends(self, job: int) -> bool:  # noqa: ARG002 - the same for every step
        return False


class PatientFilling(Filling):
    """Easy steps that free hard ones wait for the other minutes like all easy ones."""

    def _first_opener(self) -> int:
        return UNDONE


class Deadlines(NamedTuple):
    """The days that are aimed at, and the same moved forward so far that successors still fit in behind."""

    aimed: list[int]
    chained: list[int]


class Rule(NamedTuple):
    """A way of filling, and the day by which it sorts the steps."""

    filling: type[Filling]
    order: Callable[[Jobs, Deadlines], list[int]]


def _by_chain(_: Jobs, days: Deadlines) -> list[int]:
    return days.chained


def _by_due(jobs: Jobs, _: Deadlines) -> list[int]:
    return jobs.due


def _by_urgency(jobs: Jobs, _: Deadlines) -> list[int]:
    return jobs.urgent


def _by_rank(jobs: Jobs, _: Deadlines) -> list[int]:
    return [0] * len(jobs)


def _by_aim(_: Jobs, days: Deadlines) -> list[int]:
    return days.aimed


SIMPLE_RULES = (
    Rule(Filling, _by_aim),
    Rule(PatientFilling, _by_urgency),
    Rule(PatientFilling, _by_chain),
    Rule(Filling, _by_chain),
    Rule(SharedFilling, _by_chain),
    Rule(HardOnlyFilling, _by_chain),
    Rule(SharedFilling, _by_urgency),
    Rule(HardOnlyFilling, _by_urgency),
    Rule(SharedFilling, _by_due),
    Rule(HardOnlyFilling, _by_rank),
)
"""The first of them needs no other one where nothing has prerequisites or earliest dates."""
