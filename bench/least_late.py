"""The least lateness of a small case, with prerequisites and all, as CP-SAT proves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortools.sat.python import cp_model
from planner_cases import HARD, TODAY

if TYPE_CHECKING:
    from planner_cases import Case

    from matchtrack.domain.planner import OpenStep

PRODUCTIVE, OTHER = 0, 1


def least_late(case: Case, *, seconds: float = 10) -> int | None:
    """Give the least of the greatest lateness in days; None where it is not proved in time, or a step has no day.

    The rules are those of the planner: minutes may be split, and a day's productive minutes come before its other ones.
    """
    model = cp_model.CpModel()
    minutes = [(sum(opening.minutes for opening in each.openings), each.other) for each in case.days]
    works = {step.id: _Work(model, step, minutes) for step in case.steps if not step.waiting}
    for at, room in enumerate(minutes):
        for kind in (PRODUCTIVE, OTHER):
            model.add(
                sum(work.minutes[at, kind] for work in works.values() if (at, kind) in work.minutes) <= room[kind]
            )
    steps = {step.id: step for step in case.steps}
    for id_, work in works.items():
        for before in steps[id_].after:
            if steps[before].waiting:
                answer = steps[before].answer
                if answer is None:
                    return None
                model.add(work.first >= max(1, (answer - TODAY).days))
            else:
                _comes_after(model, work, works[before], steps[before].wait_days)
    late = model.new_int_var(0, 2 * len(minutes), "late")
    for id_, work in works.items():
        due = steps[id_].due
        if due:
            model.add(work.last - (due - TODAY).days <= late)
    model.minimize(late)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_time_in_seconds = seconds
    return solver.value(late) if solver.solve(model) == cp_model.OPTIMAL else None


class _Work:
    """The minutes of one step by day and kind of time, its first and its last day."""

    def __init__(self, model: cp_model.CpModel, step: OpenStep, rooms: list[tuple[int, int]]) -> None:
        self.first = model.new_int_var(0, len(rooms) - 1, "first")
        self.last = model.new_int_var(0, len(rooms) - 1, "last")
        self.minutes: dict[tuple[int, int], cp_model.IntVar] = {}
        self.used: dict[tuple[int, int], cp_model.IntVar] = {}
        begins = (step.earliest - TODAY).days if step.earliest else 0
        for at, room in enumerate(rooms):
            for kind in (PRODUCTIVE,) if step.difficulty >= HARD else (PRODUCTIVE, OTHER):
                if at >= begins and room[kind]:
                    self._may_use(model, at, kind, min(room[kind], step.minutes))
        model.add(sum(self.minutes.values()) == step.minutes)

    def _may_use(self, model: cp_model.CpModel, at: int, kind: int, most: int) -> None:
        minutes, used = model.new_int_var(0, most, ""), model.new_bool_var("")
        model.add(minutes >= 1).only_enforce_if(used)
        model.add(minutes == 0).only_enforce_if(used.negated())
        model.add(self.first <= at).only_enforce_if(used)
        model.add(self.last >= at).only_enforce_if(used)
        self.minutes[at, kind], self.used[at, kind] = minutes, used


def _comes_after(model: cp_model.CpModel, work: _Work, before: _Work, wait_days: int) -> None:
    model.add(before.last + wait_days <= work.first)
    for (at, kind), used in work.used.items():
        if kind == PRODUCTIVE and (at, OTHER) in before.used:
            model.add_bool_or(used.negated(), before.used[at, OTHER].negated())
