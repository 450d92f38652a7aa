"""The minutes to spare, against the plain sum of what there is and what is due."""

from __future__ import annotations

import pytest
from planner_cases import dice

from matchtrack.domain.planner.budget import NOTHING, PLENTY, Budget, DueQueue


class PlainBudget:
    """The same, reckoned anew from all minutes at every question."""

    def __init__(self, capacity: list[int], demand: list[int]) -> None:
        self.capacity, self.demand = capacity, demand
        self.done = [0] * len(demand)
        self.passed = 0
        self.days = max((day + 1 for day, minutes in enumerate(demand[:-1]) if minutes), default=0)

    def spare(self, day: int) -> int:
        """Minutes to spare before the end of a day."""
        until = day + 1
        return sum(self.capacity[:until]) - sum(self.demand[:until]) + sum(self.done[:until]) - self.passed

    def least(self, first: int, due: int) -> int:
        """The least of them from one day to the one before another."""
        return min((self.spare(day) for day in range(first, min(due, self.days))), default=PLENTY)


@pytest.mark.parametrize("block", range(4))
def test_what_may_be_done_ahead_is_what_is_to_spare(block: int) -> None:
    """Day after day, while minutes pass on work with any due day, and work goes away or comes back."""
    for seed in range(block * 60, block * 60 + 60):
        random = dice(seed)
        days = random.randint(1, 70)
        capacity = [random.randint(0, 10) for _ in range(days)]
        demand = [random.choice([0, random.randint(0, 14)]) for _ in range(days + 1)]
        budget, plain = Budget(capacity, demand), PlainBudget(capacity, demand)
        for today in range(days):
            room = capacity[today]
            budget.open(today, room)
            while room:
                due, first, minutes = random.randint(0, days), random.randint(today, days), random.randint(1, room)

                assert min(room, plain.least(today, due)) == min(room, budget.allowed(due))
                assert min(room, plain.least(first, due)) == min(room, budget.between(today, first, due))

                room -= minutes
                budget.spend(due, minutes)
                plain.done[due] += minutes
                plain.passed += minutes
                if random.random() < 0.1:
                    changed = random.choice([-5, 5])
                    budget.relieve(due, changed)
                    plain.done[due] += changed
                    budget.open(today, room)


def test_the_queue_gives_the_first_of_those_that_are_due_by_a_day() -> None:
    """Against a plain list, while steps come and go."""
    random = dice(1)
    queue, held = DueQueue(20), list[tuple[int, int]]()
    ranks = random.sample(range(1000), 400)
    held += [(random.randint(-3, 20), ranks.pop()) for _ in range(50)]
    queue.fill(held)
    while ranks:
        if held and random.random() < 0.5:
            gone = held.pop(random.randrange(len(held)))
            queue.remove(*gone)
        else:
            held.append((random.randint(-3, 20), ranks.pop()))
            queue.push(*held[-1])
        upto = random.randint(0, 20)

        assert min((rank for due, rank in held if due <= upto), default=NOTHING) == queue.best(upto)
        assert sorted(rank for _, rank in held) == sorted(queue.places())
