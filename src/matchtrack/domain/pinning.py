"""The choice for today: hard steps into the productive hours, easy ones into the other minutes (method.md 3, 8, 9)."""

from __future__ import annotations

import datetime as dt
from collections import deque
from typing import TYPE_CHECKING, NamedTuple

from matchtrack.domain.areas import HARD_FROM, MIN_STEP_MINUTES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from matchtrack.domain.hours import Span

    HardRank = tuple[bool, int, bool, int, dt.date, str, int]
    EasyRank = tuple[bool, dt.date, int, str, int]

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
    """What is chosen for today: pins in clock order, the rest in the order in which to take it."""

    pins: tuple[Pin, ...] = ()
    rest: tuple[RestItem, ...] = ()


def pin_today(ready: Iterable[ReadyStep], *, spans: Sequence[Span], other_minutes: int, now: dt.datetime) -> DayChoice:
    """Choose for today; `spans` are its productive hours, `now` the naive wall clock.

    Hard steps fill what is left of the spans, easy ones `other_minutes`. No piece is under 5 minutes, unless the
    whole step is. Where nothing finds a place, the easiest step stands alone, so that the day can be kept.
    """
    steps = [step for step in ready if step.minutes_left > 0]
    pins = tuple(_fill_spans(sorted((step for step in steps if step.hard), key=hard_rank), spans, now))
    rest = tuple(_fill_rest(sorted((step for step in steps if not step.hard), key=easy_rank), other_minutes))
    if steps and not pins and not rest:
        easiest = min(steps, key=lambda step: (step.difficulty, step.minutes_left, easy_rank(step)))
        rest = (RestItem(step_id=easiest.id, minutes=easiest.minutes_left),)
    return DayChoice(pins=pins, rest=rest)


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


def _fill_spans(steps: Iterable[ReadyStep], spans: Sequence[Span], now: dt.datetime) -> Iterator[Pin]:
    """Put steps one after the other into the spans; a step goes on in the next span where one ends."""
    rooms = deque(_rooms(spans, now))
    for step in steps:
        left = step.minutes_left
        least = min(MIN_STEP_MINUTES, left)
        while rooms and left >= least:
            start, room = rooms.popleft()
            piece = min(left, room)
            yield Pin(step_id=step.id, start=start, minutes=piece)
            left -= piece
            if room - piece >= MIN_STEP_MINUTES:
                rooms.appendleft((start + piece * _MINUTE, room - piece))


def _rooms(spans: Sequence[Span], now: dt.datetime) -> Iterator[tuple[dt.datetime, int]]:
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
