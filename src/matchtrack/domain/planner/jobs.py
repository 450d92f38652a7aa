"""Open steps as columns of numbers, days counted from today: what the planner reckons with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchtrack.domain.areas import HARD_FROM

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from matchtrack.domain.planner.values import OpenStep

_LONGEST = 4095
_DUE_SHIFT = 1 << 22


class Jobs:
    """The steps in the order of their keys, so that the plan does not hang on the order in which they were given.

    Every list has one entry a step. `due` is the day on which it should be done, 0 for today, below 0 in the past and
    `never` where there is none; `urgent` is the same, or earlier where a successor is due before. `release` is
    the first day for it, `never` for one that waits for an answer without a day. `rank` is the place in the order of
    the productive hours or of the other minutes (method.md 9); the two orders are not compared. `openers` are the easy
    steps that free hard ones.
    """

    def __init__(self, steps: Iterable[OpenStep], today: dt.date, days: int) -> None:
        self.steps = sorted(steps, key=lambda step: (step.key, step.id))
        self.never = days
        first = today.toordinal()
        self.minutes = [0 if step.waiting else step.minutes if step.minutes > 0 else 1 for step in self.steps]
        self.hard = [step.difficulty >= HARD_FROM for step in self.steps]
        self.due = [
            days if step.due is None or step.waiting else min(days, step.due.toordinal() - first) for step in self.steps
        ]
        self.release = [self._release(step, first) for step in self.steps]
        self.waits = [0 if step.waiting else step.wait_days for step in self.steps]
        self.index = {step.id: job for job, step in enumerate(self.steps)}
        self.needs = [0] * len(self.steps)
        self.successors: dict[int, list[int]] = {}
        self._link()
        self.from_first = self._in_order()
        self.openers = self._openers()
        self.urgent = self._urgent()
        self.by_rank, self.rank = self._ranked()

    def __len__(self) -> int:
        return len(self.steps)

    def _release(self, step: OpenStep, first: int) -> int:
        if step.waiting:
            # What waits today frees nothing today, even where the answer is overdue.
            return self.never if step.answer is None else min(self.never, max(1, step.answer.toordinal() - first))
        return 0 if step.earliest is None else min(self.never, max(0, step.earliest.toordinal() - first))

    def _link(self) -> None:
        for job, step in enumerate(self.steps):
            if step.after:
                for needed in {self.index[id_] for id_ in step.after if id_ in self.index}:
                    self.successors.setdefault(needed, []).append(job)
                    self.needs[job] += 1

    def _in_order(self) -> list[int]:
        """Give the steps that have prerequisites or successors, every one after its prerequisites."""
        needs = self.needs.copy()
        ordered = [job for job in sorted(self.successors) if not needs[job]]
        for job in ordered:
            for successor in self.successors.get(job, ()):
                needs[successor] -= 1
                if not needs[successor]:
                    ordered.append(successor)
        return ordered

    def _openers(self) -> set[int]:
        """Give the easy steps that free hard ones."""
        return {
            job
            for job, successors in self.successors.items()
            if not self.hard[job] and any(self.hard[successor] for successor in successors)
        }

    def _urgent(self) -> list[int]:
        urgent = self.due.copy()
        for job in reversed(self.from_first):
            for successor in self.successors.get(job, ()):
                urgent[job] = min(urgent[job], urgent[successor] - self.waits[job])
        return urgent

    def _ranked(self) -> tuple[list[int], list[int]]:
        """Give the steps in the order in which to take them, hard ones first, and each one's place in it."""
        marks = [
            _hard_mark(step, due) if hard else _easy_mark(step, due)
            for step, due, hard in zip(self.steps, self.due, self.hard, strict=True)
        ]
        by_rank = sorted(range(len(marks)), key=marks.__getitem__)
        rank = [0] * len(marks)
        for place, job in enumerate(by_rank):
            rank[job] = place
        return by_rank, rank

    def demand(self, due: Sequence[int], promised: Sequence[int]) -> tuple[list[int], list[int]]:
        """Add up the minutes of the easy and of the hard steps by due day, less those that have their time already.

        Past days count to today, `never` comes last.
        """
        demand = [0] * (self.never + 1), [0] * (self.never + 1)
        for minutes, given, day, is_hard in zip(self.minutes, promised, due, self.hard, strict=True):
            demand[is_hard][max(0, day)] += minutes - given
        return demand


def _hard_mark(step: OpenStep, due: int) -> int:
    """Sort in productive hours: started, hardest, boring, long, due (method.md 9), packed into one number."""
    mark = ((not step.started) * 8 + 5 - step.difficulty) * 2 + (not step.boring)
    return ((mark << 12) + _LONGEST - min(_LONGEST, step.minutes) << 24) + due + _DUE_SHIFT


def _easy_mark(step: OpenStep, due: int) -> int:
    """Sort in the other minutes: started, due, easiest (method.md 9); behind every hard step."""
    mark = ((not step.started) << 24) + due + _DUE_SHIFT
    return (1 << 60) + (mark << 3) + step.difficulty
