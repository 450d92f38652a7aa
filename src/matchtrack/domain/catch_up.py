"""Catching up: new due dates for what a plan meant for before today.

A plan's dates are advice for somebody who began on its first day; laid anew, they hold for one who begins now.
"""

from __future__ import annotations

import datetime as dt
import heapq
from typing import TYPE_CHECKING, NamedTuple

from matchtrack.domain.momentum import DEFAULT_FLOOR

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

CATCH_UP_SHARE = 2
"""Every second minute of a day goes into catching up: the other half is for what is due now."""

LONGEST_DAYS = 365
"""A season has about a year; nothing is laid further ahead where no key date ends it sooner."""

_DAY = dt.timedelta(days=1)


class OpenStep(NamedTuple):
    """An open baby step as far as its due date goes.

    `order` is its place in the plan; `due` the resolved day, also one taken over from the big step; `is_real` says that
    it is a key date itself, not advice counted from one. `minutes` are those left on our side, `after` the keys of its
    prerequisites. It cannot begin before `earliest`; an awaited answer may come on the day `expected`.
    """

    key: str
    big_step: str
    order: int
    due: dt.date | None
    minutes: int
    is_real: bool = False
    after: tuple[str, ...] = ()
    earliest: dt.date | None = None
    expected: dt.date | None = None


class DatedBigStep(NamedTuple):
    """A big step as far as its due date goes; `is_real` as in OpenStep."""

    key: str
    due: dt.date | None
    is_real: bool = False


class NewDue(NamedTuple):
    """The day on which a step of this key is due from now on."""

    key: str
    day: dt.date


class NewDues(NamedTuple):
    """The due dates that catching up gives, first come first; `real` counts steps whose own key date has passed."""

    steps: tuple[NewDue, ...] = ()
    big_steps: tuple[NewDue, ...] = ()
    real: int = 0


def catch_up(
    steps: Iterable[OpenStep],
    big_steps: Iterable[DatedBigStep],
    *,
    today: dt.date,
    last_key_date: dt.date | None,
    minutes_a_day: Sequence[int],
) -> NewDues:
    """Lay what was due before today over the coming days; `minutes_a_day` are the usual ones by weekday (0 is Monday).

    The old order is kept as far as the limits allow: no new day is later than the due date of an open successor, of the
    big step or the last key date where that lies ahead, nor is it today unless one of these is. A week without minutes
    counts as one with the floor on each day. A key date that has passed stays: it is the truth. A big step that was due
    before today becomes due with the last of its open steps.
    """
    by_key = {step.key: step for step in steps}
    bigs = {big.key: big for big in big_steps}
    ends = last_key_date if last_key_date and last_key_date > today else today + LONGEST_DAYS * _DAY
    new = _Laying(by_key, bigs, today, ends).lay(minutes_a_day)
    ahead = {key: new.get(key) or step.due for key, step in by_key.items()}
    return NewDues(
        steps=_in_time(new),
        big_steps=_in_time(_ends_of(bigs, by_key, ahead, today)),
        real=sum(1 for step in by_key.values() if step.is_real and step.due and step.due < today),
    )


class _Laying:
    """What is known of all open steps before one is laid: which move, until when at most, in which order."""

    def __init__(
        self, steps: Mapping[str, OpenStep], bigs: Mapping[str, DatedBigStep], today: dt.date, ends: dt.date
    ) -> None:
        self._steps, self._today, self._ends = steps, today, ends
        self._needs = {key: [need for need in step.after if need in steps] for key, step in steps.items()}
        self._urgency = {key: step.due or dt.date.max for key, step in steps.items()}
        self._limit = {key: min(ends, self._ahead(_due_of(bigs.get(step.big_step)))) for key, step in steps.items()}
        for key in reversed(list(self._in_order(lambda step: (step.order, step.key)))):
            self._heed(key)

    def _ahead(self, day: dt.date | None) -> dt.date:
        """Give a day that has not passed as it is; any other binds nobody."""
        return day if day and day >= self._today else dt.date.max

    def _heed(self, key: str) -> None:
        """Hold what a step waits for to its own day or limit, and make it as urgent as the step is."""
        due = self._ahead(self._steps[key].due)
        limit = self._limit[key] if due == dt.date.max else due
        for need in self._needs[key]:
            self._limit[need] = min(self._limit[need], limit)
            self._urgency[need] = min(self._urgency[need], self._urgency[key])

    def lay(self, minutes_a_day: Sequence[int]) -> dict[str, dt.date]:
        """Give the new day of each step that moves, first laid first.

        Steps that would come too late at the usual share are bound to what is due now, so they have whole days, the
        nearest limit first.
        """
        ranked = self._in_order(lambda step: (self._urgency[step.key], step.order, step.key))
        moving = [key for key in ranked if self._moves(self._steps[key])]
        days = dict(self._fill(moving, minutes_a_day, CATCH_UP_SHARE))
        tight = {self._limit[key] for key in moving if days[key] > self._limit[key]}
        bound = sorted((key for key in moving if self._limit[key] in tight), key=lambda key: self._limit[key])
        days |= self._fill(bound, minutes_a_day, 1)
        new: dict[str, dt.date] = {}
        for key in moving:
            found = self._within_bounds(self._steps[key], days[key], new)
            if found:
                new[key] = found
        return new

    def _moves(self, step: OpenStep) -> bool:
        return step.due is not None and step.due < self._today and not step.is_real

    def _fill(self, keys: Iterable[str], minutes_a_day: Sequence[int], share: int) -> Iterator[tuple[str, dt.date]]:
        """Give each step the day on which its last minute finds a place, from tomorrow on."""
        rooms = [minutes // share for minutes in minutes_a_day]
        if not any(rooms):
            rooms = [DEFAULT_FLOOR] * len(rooms)
        day, room = self._today, 0
        for key in keys:
            room -= self._steps[key].minutes
            while day < self._ends and (room < 0 or day == self._today):
                day += _DAY
                room += rooms[day.weekday()]
            yield key, day

    def _within_bounds(self, step: OpenStep, day: dt.date, new: Mapping[str, dt.date]) -> dt.date | None:
        """Give the day nearest to `day` that step, prerequisites and limit allow; None where no day does."""
        limit = self._limit[step.key]
        if step.earliest and step.earliest > limit:
            return None
        needs = (new.get(need) or self._steps[need].due or day for need in self._needs[step.key])
        return min(limit, max(day, step.earliest or day, step.expected or day, *needs))

    def _in_order(self, rank: Callable[[OpenStep], tuple[object, ...]]) -> Iterator[str]:
        """Give every step after all that it waits for, else by `rank`; a circle of prerequisites is left out."""
        followers: dict[str, list[str]] = {key: [] for key in self._steps}
        waits = {key: len(needs) for key, needs in self._needs.items()}
        for key, needs in self._needs.items():
            for need in needs:
                followers[need].append(key)
        ready = [(rank(step), key) for key, step in self._steps.items() if not waits[key]]
        heapq.heapify(ready)
        while ready:
            _, key = heapq.heappop(ready)
            yield key
            for follower in followers[key]:
                waits[follower] -= 1
                if not waits[follower]:
                    heapq.heappush(ready, (rank(self._steps[follower]), follower))


def _ends_of(
    bigs: Mapping[str, DatedBigStep],
    steps: Mapping[str, OpenStep],
    days: Mapping[str, dt.date | None],
    today: dt.date,
) -> dict[str, dt.date]:
    """Give the last day of the open steps of every big step that was due before today, in the order of their keys."""
    ends: dict[str, dt.date] = {}
    for key, step in steps.items():
        due, day = _due_of(bigs.get(step.big_step)), days[key]
        if due and due < today and not bigs[step.big_step].is_real and day and day >= today:
            ends[step.big_step] = max(day, ends.get(step.big_step, day))
    return dict(sorted(ends.items()))


def _due_of(big: DatedBigStep | None) -> dt.date | None:
    return big.due if big else None


def _in_time(days: Mapping[str, dt.date]) -> tuple[NewDue, ...]:
    """Bring new due dates in the order of their days; what was laid first stays first."""
    return tuple(NewDue(key, day) for key, day in sorted(days.items(), key=lambda item: item[1]))
