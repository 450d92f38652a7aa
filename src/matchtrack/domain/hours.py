"""Productive hours: the user's windows by weekday, how they are written, what they mean on one day (method.md 6)."""

from __future__ import annotations

import datetime as dt
import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from matchtrack.domain.momentum import MINUTES_A_DAY, read_length
from matchtrack.domain.weekdays import WEEKDAYS, format_entries, read_entries
from matchtrack.errors import BadInputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

MINUTES_A_WEEK = 7 * MINUTES_A_DAY
NO_WINDOWS = "none"
WINDOWS_EXAMPLE = "mon-fri 06:00-08:00, sat 07:00-09:00"
OTHER_EXAMPLE = "mon-fri 30, sat 90"

MINUTES_AFTER_WAKING = 120
"""Most people are at their best in the first two hours after waking (method.md 6)."""

_MINUTE = dt.timedelta(minutes=1)
_NOON = 720
_TIME = re.compile(r"(?P<hour>[0-9]{1,2})(?:[:.](?P<minute>[0-5][0-9]))?(?P<half>am|pm)?")


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


def parse_windows(text: str) -> tuple[Window, ...]:
    """Read windows like 'mon-fri 06:00-08:00, sat 07:00-09:00 20:00-22:00'; 'none' is no window at all.

    Days are written as in `weekdays.read_entries`, times as 06:00, 6, 6:30 or 6am; 22:00-02:00 goes over midnight.
    The windows come sorted by weekday and start.

    Raises:
        BadInputError: A word is no day or window, a window is empty, or two windows overlap.
    """
    if text.strip().lower() == NO_WINDOWS:
        return ()
    windows = [
        Window(weekday=day, start=start, end=end)
        for days, words in read_entries(text, WINDOWS_EXAMPLE)
        for start, end in map(_read_times, words)
        for day in days
    ]
    overlap = find_overlap(windows)
    if overlap:
        raise BadInputError(f"'{overlap[0]}' and '{overlap[1]}' overlap; let one end before the other begins")
    return tuple(sorted(windows))


def format_windows(windows: Iterable[Window]) -> str:
    """Write windows in their one canonical form, days with the same windows together; 'none' for no window."""
    times: dict[int, list[str]] = {}
    for window in sorted(windows):
        times.setdefault(window.weekday, []).append(clock_times(window.start, window.end))
    return format_entries({day: " ".join(words) for day, words in times.items()}) or NO_WINDOWS


def _read_times(word: str) -> tuple[int, int]:
    """Read 06:00-08:00 as start and end; where only one side says am or pm, the shorter window is meant."""
    times = [_TIME.fullmatch(part) for part in word.split("-")]
    if len(times) != 2 or not times[0] or not times[1]:  # noqa: PLR2004 - a start and an end
        raise _no_window(word)
    either = bool(times[0]["half"] or times[1]["half"])
    pairs = [(start, end) for start in _minutes(times[0], either) for end in _minutes(times[1], either)]
    if not pairs:
        raise _no_window(word)
    start, end = min(pairs, key=lambda pair: (pair[1] - pair[0] - 1) % MINUTES_A_DAY)
    if start == end:
        raise BadInputError(f"the window '{word}' is empty; let it end after it begins")
    if end < start:
        end += MINUTES_A_DAY
    if start >= MINUTES_A_DAY or end > start + MINUTES_A_DAY:
        raise _no_window(word)
    return start, end


def _no_window(word: str) -> BadInputError:
    return BadInputError(f"'{word}' is not a window; write it like {WINDOWS_EXAMPLE}")


def _minutes(time: re.Match[str], either: bool) -> tuple[int, ...]:
    """Give the minutes after midnight that a time can mean; `either` says that its window speaks of am or pm."""
    hour, minute = int(time["hour"]), int(time["minute"] or 0)
    twelve = 1 <= hour <= 12  # noqa: PLR2004 - the hours of a clock face
    if time["half"] and not twelve:
        return ()
    if not either or not twelve:
        return (hour * 60 + minute,)
    morning = hour % 12 * 60 + minute
    halves = {"am": (morning,), "pm": (morning + _NOON,)}
    return halves.get(time["half"] or "", (morning, morning + _NOON))


def parse_other_minutes(text: str) -> dict[int, int]:
    """Read the other minutes of weekdays (0 is Monday), like 'mon-fri 30, sat 1h30', each 0 to 1440.

    Only the named days are in the answer; minutes without days are meant for every day.

    Raises:
        BadInputError: A word is no day or length, a day has two amounts, or more than 24 hours.
    """
    minutes_of: dict[int, int] = {}
    for days, words in read_entries(text, OTHER_EXAMPLE):
        minutes = _read_amount(" ".join(words))
        for day in days:
            if minutes_of.setdefault(day, minutes) != minutes:
                raise BadInputError(f"{WEEKDAYS[day]} has two amounts, {minutes_of[day]} and {minutes}; write one")
    return dict(sorted(minutes_of.items()))


def format_other_minutes(minutes_of: Mapping[int, int]) -> str:
    """Write other minutes in their one canonical form, days with the same minutes together; '' for none."""
    return format_entries({day: str(minutes) for day, minutes in minutes_of.items()})


def _read_amount(text: str) -> int:
    minutes = read_length(text)
    if minutes is None:
        raise BadInputError(f"'{text}' is not a number of minutes; write it like {OTHER_EXAMPLE}")
    if minutes > MINUTES_A_DAY:
        raise BadInputError(f"'{text}' is more than the 24 hours of a day; write {MINUTES_A_DAY} minutes at most")
    return minutes


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


def real_minutes(span: Span, zone_name: str) -> int:
    """Give the minutes that a span really lasts in a zone: fewer where the clocks jump ahead, more where they go back.

    A name without rules, like a fixed offset, leaves the wall clock's length.
    """
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # noqa: PLC0415 - only plans across a clock change need it

    try:
        zone = ZoneInfo(zone_name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return span.minutes
    return (_instant(span.end, zone) - _instant(span.start, zone)) // _MINUTE


def _instant(wall: dt.datetime, zone: dt.tzinfo) -> dt.datetime:
    """Give the instant of a wall clock; a time that the clocks jump over becomes the first one after the jump."""
    while True:
        instant = wall.replace(tzinfo=zone).astimezone(dt.UTC)
        if instant.astimezone(zone).replace(tzinfo=None) == wall:
            return instant
        wall += _MINUTE
