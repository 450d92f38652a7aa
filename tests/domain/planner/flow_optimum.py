"""The least lateness by the flow problem from steps to days: an oracle that shares nothing with the planner."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx
from planner_cases import HARD, TODAY

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner_cases import Case


def can_be_done_by(case: Case, last_days: Mapping[int, int]) -> bool:
    """Say whether all minutes of some steps fit into the days from today to a last day of each, by id."""
    network = nx.DiGraph()
    wanted = 0
    for at, each in enumerate(case.days):
        network.add_edge(("productive", at), "sink", capacity=sum(opening.minutes for opening in each.openings))
        network.add_edge(("other", at), "sink", capacity=each.other)
    for step in case.steps:
        if step.id not in last_days:
            continue
        wanted += step.minutes
        network.add_edge("source", step.id, capacity=step.minutes)
        for at in range(min(last_days[step.id] + 1, len(case.days))):
            network.add_edge(step.id, ("productive", at))
            if step.difficulty < HARD:
                network.add_edge(step.id, ("other", at))
    return not wanted or nx.maximum_flow_value(network, "source", "sink") == wanted


def can_be_late_by(case: Case, days: int) -> bool:
    """Say whether some plan is late by so many days at most; the days must hold all steps."""
    return can_be_done_by(case, {step.id: (step.due - TODAY).days + days for step in case.steps if step.due})
