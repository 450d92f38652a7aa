"""Steps and days for the tests of the planner; days count from TODAY, which is 0."""

from __future__ import annotations

import datetime as dt
from random import Random
from typing import TYPE_CHECKING, Any, NamedTuple

from matchtrack.domain.capacity import DayCapacity, Opening, Reservation, UserPin
from matchtrack.domain.planner import OpenStep, Schedule, plan

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

TODAY = dt.date(2026, 11, 23)
HARD, EASY = 4, 2
MINUTE = dt.timedelta(minutes=1)


def day(ahead: int) -> dt.date:
    """The day so many days from today."""
    return TODAY + dt.timedelta(days=ahead)


def at(ahead: int, clock: str) -> dt.datetime:
    """A wall clock, '06:00', on a day."""
    return dt.datetime.combine(day(ahead), dt.time.fromisoformat(clock))


def minute(clock: str) -> int:
    """Minutes after midnight of a wall clock."""
    return (at(0, clock) - at(0, "00:00")) // MINUTE


def a_step(
    id_: int, minutes: int = 15, *, due: int | None = None, earliest: int | None = None, **fields: Any
) -> OpenStep:
    """A hard step of a quarter of an hour, which belongs to the big step 'big'."""
    usual: dict[str, Any] = {
        "key": f"step-{id_:03}",
        "big_step": "big",
        "difficulty": HARD,
        "due": None if due is None else day(due),
        "earliest": None if earliest is None else day(earliest),
    }
    return OpenStep(id=id_, minutes=minutes, **usual | fields)


def easy(id_: int, minutes: int = 15, **fields: Any) -> OpenStep:
    """An easy step."""
    return a_step(id_, minutes, difficulty=EASY, **fields)


def waiting(id_: int, *, answer: int | None) -> OpenStep:
    """A step that is with somebody else, who answers on a day or never."""
    return a_step(id_, waiting=True, answer=None if answer is None else day(answer))


def a_day(ahead: int, productive: int = 0, other: int = 0, *, off: bool = False) -> DayCapacity:
    """A day with one window from 06:00, and other minutes."""
    openings = (Opening(at(ahead, "06:00"), productive),) if productive else ()
    return DayCapacity(day(ahead), openings, other, off)


def days_of(*minutes: int | tuple[int, int]) -> list[DayCapacity]:
    """Days from today on, each as its productive minutes, or these and the other ones."""
    return [a_day(ahead, *(each if isinstance(each, tuple) else (each,))) for ahead, each in enumerate(minutes)]


def shown(schedule: Schedule) -> list[list[tuple[Any, ...]]]:
    """Each day's slots as (id, minutes, '06:00' or 'other'), without the empty days at the end."""
    found = [
        [(slot.step_id, slot.minutes, f"{slot.start:%H:%M}" if slot.start else "other") for slot in planned.slots]
        for planned in schedule.days
    ]
    while found and not found[-1]:
        found.pop()
    return found


def ids(schedule: Schedule) -> list[list[int]]:
    """The ids of each day's slots, without the empty days at the end."""
    return [[slot[0] for slot in slots] for slots in shown(schedule)]


def late_days(schedule: Schedule, steps: Iterable[OpenStep]) -> int:
    """The greatest lateness, reckoned anew; what found no day does not count."""
    finish = schedule.finish
    return max([0, *((finish[step.id] - step.due).days for step in steps if step.due and step.id in finish)])


def dice(seed: int) -> Random:
    """The same throws for the same seed."""
    return Random(seed)  # noqa: S311 - nothing here is secret


class Case(NamedTuple):
    """All that the planner is given."""

    steps: Sequence[OpenStep]
    days: Sequence[DayCapacity]
    pins: Sequence[UserPin] = ()
    reservations: Sequence[Reservation] = ()

    def schedule(self) -> Schedule:
        """Plan it."""
        return plan(self.steps, self.days, pins=self.pins, reservations=self.reservations)


def random_case(random: Random, *, linked: bool = False, promises: bool = False, room: bool = True) -> Case:
    """A small case with too little time now and then; `room` appends days enough for everything.

    With `linked` steps have prerequisites, earliest dates, answers and waits; with `promises` there are pins and slots.
    """
    count, length = random.randint(1, 11), random.randint(2, 8)
    days = [_random_day(random, ahead) for ahead in range(length)]
    if room:
        days += [a_day(length + ahead, 60, 20) for ahead in range(12)]
    steps = [_random_step(random, id_, length, linked=linked) for id_ in range(count)]
    if not promises:
        return Case(steps, days)
    pins = [
        UserPin(id_, day(random.randint(-1, length)), random.choice([None, random.randrange(240, 1500)]))
        for id_ in random.sample(range(count), random.randint(0, min(4, count)))
    ]
    reservations = [
        Reservation(f"big-{number}", random.choice([360, 370, 400, 700]) + 60 * number, random.choice([5, 15, 40]))
        for number in range(random.randint(0, 2))
    ]
    return Case(steps, days, pins, reservations)


def _random_day(random: Random, ahead: int) -> DayCapacity:
    productive = random.choice([0, random.randint(1, 60), 30])
    openings: tuple[Opening, ...] = (Opening(at(ahead, "06:00"), productive),) if productive else ()
    if productive > 10 and random.random() < 0.5:
        half = productive // 2
        openings = (Opening(at(ahead, "06:00"), half), Opening(at(ahead, "12:00"), productive - half))
    return DayCapacity(day(ahead), openings, random.choice([0, random.randint(1, 30)]))


def _random_step(random: Random, id_: int, length: int, *, linked: bool) -> OpenStep:
    usual: dict[str, Any] = {
        "big_step": f"big-{id_ % 3}",
        "difficulty": random.randint(1, 5),
        "boring": random.random() < 0.2,
        "started": random.random() < 0.1,
        "due": random.choice([None, *(random.randint(-2, length - 1) for _ in range(6))]),
    }
    if linked:
        usual |= {
            "after": tuple(random.sample(range(id_), min(id_, random.choice([0, 0, 1, 1, 2])))),
            "earliest": random.randint(0, length // 2) if random.random() < 0.2 else None,
            "wait_days": random.randint(1, 3) if random.random() < 0.15 else 0,
        }
        if random.random() < 0.07:
            usual |= {"waiting": True, "answer": day(random.randint(-1, length)), "after": ()}
    return a_step(id_, random.randint(1, 40), **usual)
