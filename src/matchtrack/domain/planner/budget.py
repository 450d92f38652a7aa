"""What may be done ahead of its turn: the time to spare before every due day."""

from __future__ import annotations

from bisect import bisect_right
from heapq import heapify, heappop, heappush
from itertools import accumulate
from operator import sub
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

PLENTY = 1 << 40
NOTHING = 1 << 40


class Budget:
    """The minutes to spare before each day's end: capacity until then, less the work that is due by then.

    Work that is due later may use no more than the least of them, else something becomes late that need not be.
    Only the days with less to spare than every day before them count, so they are held as steps that go down.
    """

    def __init__(self, capacity: Sequence[int], demand: Sequence[int]) -> None:
        days = max((day + 1 for day, minutes in enumerate(demand[: len(capacity)]) if minutes), default=0)
        self._lacks = list(map(sub, accumulate(demand[:days]), accumulate(capacity[:days])))
        self._done = [0] * (len(capacity) + 1)
        self._passed = 0
        self._first = 0
        self._at: list[int] = []
        self._left: list[int] = []

    def open(self, day: int, room: int) -> None:
        """Begin a day on which `room` minutes can be given away."""
        self._settle(day)
        self._at, self._left = [], []
        climbing = list(accumulate(self._lacks, max))
        place, last = bisect_right(climbing, -room - self._passed), len(climbing)
        while place < last:
            self._at.append(day + place)
            self._left.append(-climbing[place] - self._passed)
            place = bisect_right(climbing, climbing[place], place)

    def _settle(self, day: int) -> None:
        done = list(accumulate(self._done))[day : day + len(self._lacks)]
        self._lacks = list(map(sub, self._lacks[day - self._first :], done))
        self._done = [0] * len(self._done)
        self._first = day

    def allowed(self, due: int) -> int:
        """Give how many minutes of work with this due day may be done now."""
        least = PLENTY
        for at, left in zip(self._at, self._left, strict=True):
            if at >= due:
                break
            least = min(least, left)
        return least

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
        self._done[max(0, due)] += minutes
        self._passed += minutes
        for place, at in enumerate(self._at):
            if at >= due:
                break
            self._left[place] -= minutes

    def relieve(self, due: int, minutes: int) -> None:
        """Take work away that was done in other time."""
        self._done[max(0, due)] += minutes


class DueQueue:
    """Steps that are ready, by place in the order and by due day: the first of those that are due by some day.

    A heap for each due day, and a tournament over the days.
    """

    def __init__(self, days: int) -> None:
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
        first, node = self._first, self._size + due
        first[node] = rank
        node >>= 1
        while node:
            left, right = first[2 * node], first[2 * node + 1]
            best = min(right, left)
            if first[node] == best:
                return
            first[node] = best
            node >>= 1

    def best(self, upto: int) -> int:
        """Give the first step of those that are due by `upto`, or NOTHING."""
        first = self._first
        if upto >= self._size - 1:
            return first[1]
        best, node = NOTHING, self._size + max(0, upto) + 1
        while node > 1:
            if node & 1 and first[node - 1] < best:
                best = first[node - 1]
            node >>= 1
        return best
