"""Productive hours: the user's windows by weekday, how they are written, what they mean on one day (method.md 6)."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from matchtrack.domain.momentum import MINUTES_A_DAY

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""Short names by weekday number, 0 (Monday) to 6."""

MINUTES_A_WEEK = 7 * MINUTES_A_DAY

MINUTES_AFTER_WAKING = 120
"""Most people are at their best in the first two hours after waking (method.md 6)."""

DEFAULT_WAKE = 360
DEFAULT_OTHER_MINUTES = 30
DEFAULT_DISTRACTIONS = ("mail", "television", "phone")
"""What holds for somebody who was not asked (method.md 6, 11 and 12), and what the set-up suggests."""

_MINUTE = dt.timedelta(minutes=1)


class Window(NamedTuple):
    """Productive hours that begin on one weekday.

    `weekday` is 0 (Monday) to 6, `start` 0 to 1439 minutes after midnight, `end` start + 1 to start + 1440, above
    1440 where the window goes over midnight.
    """

    weekday: int
    start: int
    end: int

    def __str__(self) -> str:
        return f"{WEEKDAYS[self.weekday]} {clock_times(self.start, self.end)}"


class Span(NamedTuple):
    """A stretch of one day; `start` and `end` are naive wall clocks."""

    start: dt.datetime
    end: dt.datetime

    @property
    def minutes(self) -> int:
        """Length by the wall clock."""
        return (self.end - self.start) // _MINUTE


def clock_times(start: int, end: int) -> str:
    """Write a window's times: 06:00-08:00, 22:00-02:00, or 06:00-30:00 where it lasts a whole day."""
    ends = end - MINUTES_A_DAY if MINUTES_A_DAY < end < start + MINUTES_A_DAY else end
    return f"{start // 60:02}:{start % 60:02}-{ends // 60:02}:{ends % 60:02}"


def default_windows(wake: int) -> tuple[Window, ...]:
    """Give the two hours after waking on every day; `wake` is in minutes after midnight."""
    return tuple(Window(weekday=day, start=wake, end=wake + MINUTES_AFTER_WAKING) for day in range(7))


def find_overlap(windows: Iterable[Window]) -> tuple[Window, Window] | None:
    """Give two windows that share time, also over midnight and from Sunday to Monday, or None."""
    ordered = sorted(windows)
    if not ordered:
        return None
    for one, other in pairwise(ordered):
        if _week_minute(one) + one.end - one.start > _week_minute(other):
            return one, other
    last, first = ordered[-1], ordered[0]
    if _week_minute(last) + last.end - last.start > _week_minute(first) + MINUTES_A_WEEK:
        return last, first
    return None


def _week_minute(window: Window) -> int:
    return window.weekday * MINUTES_A_DAY + window.start


def windows_of_day(windows: Iterable[Window], day: dt.date, day_start: int) -> tuple[Span, ...]:
    """Give the windows of a momentum day in clock order; `day_start` is in minutes after midnight.

    A window belongs whole to the momentum day in which it begins, so the early hours of the next calendar day
    still count for `day`.
    """
    midnight = dt.datetime.combine(day, dt.time())
    spans = []
    for window in windows:
        ahead = 0 if window.start >= day_start else 1
        if window.weekday == (day.weekday() + ahead) % 7:
            begins = midnight + dt.timedelta(days=ahead)
            spans.append(Span(start=begins + window.start * _MINUTE, end=begins + window.end * _MINUTE))
    return tuple(sorted(spans, key=lambda span: span.start))


def minutes_left(spans: Iterable[Span], now_wall: dt.datetime) -> int:
    """Give the whole minutes of the spans that are still to come; `now_wall` is naive."""
    return sum(max(0, (span.end - max(span.start, now_wall)) // _MINUTE) for span in spans)


def open_span(spans: Iterable[Span], now_wall: dt.datetime) -> Span | None:
    """Give the span in which `now_wall` lies; a span's end is outside of it."""
    return next((span for span in spans if span.start <= now_wall < span.end), None)


def next_span(spans: Sequence[Span], now_wall: dt.datetime) -> Span | None:
    """Give the first span that begins after `now_wall`."""
    return min((span for span in spans if span.start > now_wall), key=lambda span: span.start, default=None)
