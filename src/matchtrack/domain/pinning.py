"""The choice for today: hard steps into the productive hours, easy ones into the other minutes (method.md 3, 8, 9)."""

from __future__ import annotations

import datetime as dt
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from matchtrack.domain.areas import HARD_FROM, MIN_STEP_MINUTES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from matchtrack.domain.hours import Span

    HardRank = tuple[bool, int, bool, int, dt.date, str, int]
    EasyRank = tuple[bool, dt.date, int, str, int]

    Room = tuple[dt.datetime, int]

LEAST_HARD_MINUTES = 15
"""A hard step needs some minutes to get into; fifteen are worth it (method.md 10 and 14)."""

_MINUTE = dt.timedelta(minutes=1)


class ReadyStep(NamedTuple):
    """A step that nothing blocks; `minutes_left` is the estimate less the work so far, `difficulty` 1 to 5."""

    id: int
    key: str
    minutes_left: int
    difficulty: int
    boring: bool = False
    started: bool = False
    due: dt.date | None = None

    @property
    def hard(self) -> bool:
        """Difficulty 4 or 5: belongs to productive hours."""
        return self.difficulty >= HARD_FROM


class Pin(NamedTuple):
    """One step in one slot of today; `start` is a naive wall clock, `source` is 'planner' or 'user'."""

    step_id: int
    start: dt.datetime | None
    minutes: int
    source: str = "planner"


class RestItem(NamedTuple):
    """One step for the rest of today, outside the productive hours."""

    step_id: int
    minutes: int


class DayChoice(NamedTuple):
    """What is chosen for today: pins in clock order, the rest in the order in which to take it.

    `hard_waits` says that a hard step is ready for which the productive hours that are left are too short.
    """

    pins: tuple[Pin, ...] = ()
    rest: tuple[RestItem, ...] = ()
    hard_waits: bool = False


def pin_today(ready: Iterable[ReadyStep], *, spans: Sequence[Span], other_minutes: int, now: dt.datetime) -> DayChoice:
    """Choose for today; `spans` are its productive hours, `now` the naive wall clock.

    Hard steps fill what is left of the spans, in pieces of at least 15 minutes, easy ones `other_minutes`, in pieces
    of at least 5, unless the whole step is shorter; easy steps for which there is no other minute left take those
    minutes of the spans that no hard step needs. Where nothing finds a place, the easiest step stands alone, so that
    the day can be kept.
    """
    steps = [step for step in ready if step.minutes_left > 0]
    rooms = list(_rooms(spans, now))
    hard = sorted((step for step in steps if step.hard), key=hard_rank)
    easy = sorted((step for step in steps if not step.hard), key=easy_rank)
    pins = list(_fill_spans(hard, rooms, LEAST_HARD_MINUTES))
    hard_waits = bool(hard) and not pins
    rest = tuple(_fill_rest(easy, other_minutes))
    resting = {item.step_id for item in rest}
    pins += _fill_spans((step for step in easy if step.id not in resting), rooms, MIN_STEP_MINUTES)
    if not pins and not rest:
        return easiest_alone(steps)._replace(hard_waits=hard_waits)
    return DayChoice(pins=tuple(sorted(pins, key=attrgetter("start"))), rest=rest, hard_waits=hard_waits)


def easiest_alone(ready: Iterable[ReadyStep]) -> DayChoice:
    """Choose the easiest step, for a day on which nothing else finds a place."""
    steps = [step for step in ready if step.minutes_left > 0]
    if not steps:
        return DayChoice()
    easiest = min(steps, key=lambda step: (step.difficulty, step.minutes_left, easy_rank(step)))
    return DayChoice(rest=(RestItem(step_id=easiest.id, minutes=easiest.minutes_left),))


def hard_rank(step: ReadyStep) -> HardRank:
    """Sort key inside the productive hours: started, hardest, boring, long, due, key (method.md 9)."""
    return (
        not step.started,
        -step.difficulty,
        not step.boring,
        -step.minutes_left,
        step.due or dt.date.max,
        step.key,
        step.id,
    )


def easy_rank(step: ReadyStep) -> EasyRank:
    """Sort key outside the productive hours: started, due, easiest, key (method.md 9)."""
    return (not step.started, step.due or dt.date.max, step.difficulty, step.key, step.id)


def _fill_spans(steps: Iterable[ReadyStep], rooms: list[Room], least: int) -> Iterator[Pin]:
    """Put steps one after the other into the rooms, and take what they need out of these.

    A step goes on in the next room where one ends; a piece shorter than `least` minutes is no use, unless nothing else
    is left of the step.
    """
    for step in steps:
        if not rooms:
            return
        left = step.minutes_left
        for place, (start, room) in enumerate(rooms):
            piece = min(left, room)
            if piece and piece >= min(least, left):
                yield Pin(step_id=step.id, start=start, minutes=piece)
                left -= piece
                rooms[place] = (start + piece * _MINUTE, room - piece)
        rooms[:] = [room for room in rooms if room[1] >= MIN_STEP_MINUTES]


def _rooms(spans: Sequence[Span], now: dt.datetime) -> Iterator[Room]:
    """Give start and minutes of what is left of each span, in clock order, from the next whole minute on."""
    soonest = now.replace(second=0, microsecond=0)
    if soonest < now:
        soonest += _MINUTE
    for span in sorted(spans, key=lambda span: span.start):
        start = max(span.start, soonest)
        room = (span.end - start) // _MINUTE
        if room >= MIN_STEP_MINUTES:
            yield start, room


def _fill_rest(steps: Iterable[ReadyStep], other_minutes: int) -> Iterator[RestItem]:
    room = other_minutes
    for step in steps:
        piece = min(step.minutes_left, room)
        if piece >= min(MIN_STEP_MINUTES, step.minutes_left):
            yield RestItem(step_id=step.id, minutes=piece)
            room -= piece
