"""Simple rules of order, tried where prerequisites keep the most urgent first from the least lateness."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from matchtrack.domain.planner.filling import Filling
from matchtrack.domain.planner.progress import UNDONE

if TYPE_CHECKING:
    from collections.abc import Callable

    from matchtrack.domain.planner.jobs import Jobs

    Order = Callable[[Jobs, list[int]], list[int]]


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


class Rule(NamedTuple):
    """A way of filling and the day by which it sorts the steps, from them and from the deadlines of their chains."""

    filling: type[Filling]
    order: Order


def _by_chain(_: Jobs, chained: list[int]) -> list[int]:
    return chained


def _by_due(jobs: Jobs, _: list[int]) -> list[int]:
    return jobs.due


def _by_urgency(jobs: Jobs, _: list[int]) -> list[int]:
    return jobs.urgent


def _by_rank(jobs: Jobs, _: list[int]) -> list[int]:
    return [0] * len(jobs)


SIMPLE_RULES = (
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
