"""What may be done ahead of its turn: the time to spare before every due day."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from heapq import heapify, heappop, heappush
from itertools import accumulate
from operator import add, sub
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

PLENTY = 1 << 40
NOTHING = 1 << 40

_WEEKS = 21
"""Days for which the days that count are picked out at once: enough to make it cheap, few enough to go through."""


class Budget:
    """The minutes to spare before each day's end: capacity until then, less the work that is due by then.

    Work that is due later may use no more than the least of them, else something becomes late that need not be.
    Only a day with less to spare than every day before it counts, and as time is spent on work that is due early, no
    other day ever becomes one. So the few that can count within the next weeks are picked out once for all these weeks.
    """

    def __init__(self, capacity: Sequence[int], demand: Sequence[int]) -> None:
        days = max((day + 1 for day, minutes in enumerate(demand[: len(capacity)]) if minutes), default=0)
        self._capacity = list(accumulate(capacity, initial=0))
        self._lacks = list(map(sub, accumulate(demand[:days]), self._capacity[1:]))
        self._done = [0] * (len(capacity) + 1)
        self._passed = 0
        self._first = 0
        self._changed = False
        self._picked_until = 0
        self._picked: list[int] = []
        self._spare: list[int] = []
        self._relieved = [0]
        self._at: list[int] = []
        self._left: list[int] = []

    def open(self, day: int, room: int) -> None:
        """Begin a day on which `room` minutes can be given away."""
        if day >= self._picked_until:
            self._pick(day)
        else:
            self._drop(day)
        self._at, self._left = [], []
        passed, least = self._passed, room + self._passed
        for at, spare in zip(self._picked, map(add, self._spare, accumulate(self._relieved)), strict=False):
            if spare < least:
                self._at.append(at)
                self._left.append(spare - passed)
                least = spare

    def _drop(self, day: int) -> None:
        """Leave out the picked days that are over."""
        over = bisect_left(self._picked, day)
        if over:
            self._relieved[over] += sum(self._relieved[:over])
            del self._picked[:over], self._spare[:over], self._relieved[:over]

    def _pick(self, day: int) -> None:
        """Pick the days out that can come to count until some weeks from now."""
        self._settle(day)
        lacks, until = self._lacks, min(day + _WEEKS, len(self._capacity) - 1)
        # Until then no more can pass than these minutes.
        enough = -(self._capacity[until] - self._capacity[day]) - self._passed
        near = until - day
        self._picked = [day + place for place, lack in enumerate(lacks[:near]) if lack > enough]
        climbing = list(accumulate(lacks[near:], max))
        place, last = bisect_right(climbing, enough), len(climbing)
        while place < last:
            self._picked.append(until + place)
            place = bisect_right(climbing, climbing[place], place)
        self._spare = [-lacks[at - day] for at in self._picked]
        self._relieved = [0] * (len(self._picked) + 1)
        self._picked_until = until

    def _settle(self, day: int) -> None:
        """Reckon with all that was done until now; days before `day` are over."""
        if self._changed:
            done = list(accumulate(self._done))
            self._lacks = list(map(sub, self._lacks, done[self._first :]))
            self._done = [0] * len(self._done)
            self._changed = False
        if day > self._first:
            del self._lacks[: day - self._first]
            self._first = day

    def allowed(self, due: int) -> int:
        """Give how many minutes of work with this due day may be done now."""
        if not self._at or self._at[0] >= due:
            return PLENTY
        return min(self._left[: bisect_left(self._at, due)])

    def between(self, day: int, first: int, due: int) -> int:
        """Give the least to spare on the days from `first` to the one before `due`; `day` is the present one."""
        self._settle(day)
        return -max(self._lacks[max(0, first - day) : max(0, due - day)], default=-PLENTY) - self._passed

    def tight(self, due: int, minutes: int) -> int:
        """Give the first day with less than `minutes` to spare before `due`: only work due by then comes now."""
        for at, left in zip(self._at, self._left, strict=True):
            if left < minutes:
                return min(at, due)
        return due

    def lacking(self) -> list[tuple[int, int]]:
        """Give the days by which minutes lack, each with more of them than the one before."""
        return [(at, -left) for at, left in zip(self._at, self._left, strict=True) if left < 0]

    def spend(self, due: int, minutes: int) -> None:
        """Let time pass on work with this due day; without work, `due` is the number of days."""
        self._passed += minutes
        for place, at in enumerate(self._at):
            if at >= due:
                break
            self._left[place] -= minutes
        self._note(due, minutes)

    def relieve(self, due: int, minutes: int) -> None:
        """Take work away that was done in other time."""
        self._note(due, minutes)
        if minutes < 0:
            self._picked_until = 0

    def _note(self, due: int, minutes: int) -> None:
        self._done[max(0, due)] += minutes
        self._relieved[bisect_left(self._picked, due)] += minutes
        self._changed = True


class DueQueue:
    """Steps that are ready, by place in the order and by due day: the first of those that are due by some day.

    A heap for each due day, and a tournament over the days.
    """

    def __init__(self, days: int) -> None:
        self._days = days
        self._size = 1 << days.bit_length()
        self._heaps: list[list[int]] = [[] for _ in range(self._size)]
        self._first = [NOTHING] * (2 * self._size)

    def fill(self, ranks: Iterable[tuple[int, int]]) -> None:
        """Put many (due, rank) into an empty queue at once."""
        for due, rank in ranks:
            self._heaps[max(0, due)].append(rank)
        for due, heap in enumerate(self._heaps):
            if heap:
                heapify(heap)
                self._first[self._size + due] = heap[0]
        for node in range(self._size - 1, 0, -1):
            self._first[node] = min(self._first[2 * node], self._first[2 * node + 1])

    def push(self, due: int, rank: int) -> None:
        """Put one step in."""
        heap = self._heaps[max(0, due)]
        heappush(heap, rank)
        if heap[0] == rank:
            self._play(max(0, due), rank)

    def pop(self, due: int) -> None:
        """Take out the first step of a due day."""
        heap = self._heaps[max(0, due)]
        heappop(heap)
        self._play(max(0, due), heap[0] if heap else NOTHING)

    def remove(self, due: int, rank: int) -> None:
        """Take out any step, if it is there."""
        heap = self._heaps[max(0, due)]
        if heap and heap[0] == rank:
            self.pop(due)
        elif rank in heap:
            heap.remove(rank)
            heapify(heap)

    def places(self) -> list[int]:
        """Give all that is in the queue."""
        return [rank for heap in self._heaps for rank in heap]

    def _play(self, due: int, rank: int) -> None:
        """Put the first step of a due day up against those of the other days."""
        first, node = self._first, self._size + due
        first[node] = rank
        while node > 1:
            other = first[node ^ 1]
            rank = other if other < rank else rank  # noqa: FURB136 - a call would cost as much as the whole round
            node >>= 1
            if first[node] == rank:
                return
            first[node] = rank

    def best(self, upto: int) -> int:
        """Give the first step of those that are due by `upto`, or NOTHING."""
        first = self._first
        if upto >= self._days:
            return first[1]
        best, node = NOTHING, self._size + max(0, upto) + 1
        while node > 1:
            if node & 1 and first[node - 1] < best:
                best = first[node - 1]
            node >>= 1
        return best
