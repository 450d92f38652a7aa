"""Productive hours and other minutes as people write them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from matchtrack.domain.hours import WEEKDAYS, Window, clock_times, find_overlap
from matchtrack.domain.momentum import MINUTES_A_DAY, read_length
from matchtrack.domain.weekdays import format_entries, read_entries
from matchtrack.errors import BadInputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

NO_WINDOWS = "none"
WINDOWS_EXAMPLE = "mon-fri 06:00-08:00, sat 07:00-09:00"
TIMES_EXAMPLE = "06:00-07:00, 20:00-22:00"
OTHER_EXAMPLE = "mon-fri 30, sat 90"

_NOON = 720
_TIME = re.compile(r"(?P<hour>[0-9]{1,2})(?:[:.](?P<minute>[0-5][0-9]))?(?P<half>am|pm)?")
_DIGITS = re.compile(r"([0-9]{1,2})([0-5][0-9])-([0-9]{1,2})([0-5][0-9])")
_FOUR_DIGITS = re.compile(r"\b([0-9]{2})([0-5][0-9])\b")
_NAMED = re.compile(r"\b(noon|midday|midnight)\b")


def parse_windows(text: str) -> tuple[Window, ...]:
    """Read windows like 'mon-fri 06:00-08:00, sat 07:00-09:00 20:00-22:00'; 'none' is no window at all.

    Days are written as in `weekdays.read_entries`, times as 06:00, 6, 6:30, 6am, noon or midnight, or both
    as 0600-0800; 22:00-02:00 goes over midnight. The windows come sorted by weekday and start.

    Raises:
        BadInputError: A word is no day or window, a window is empty, or two windows overlap.
    """
    if text.strip().lower() == NO_WINDOWS:
        return ()
    text = _NAMED.sub(lambda name: "12am" if name[0] == "midnight" else "12pm", text.lower())
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
    digits = _DIGITS.fullmatch(word)
    parts = (digits.expand(r"\1:\2-\3:\4") if digits else _FOUR_DIGITS.sub(r"\1:\2", word)).split("-")
    times = [_TIME.fullmatch(part) for part in parts]
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


def parse_times(text: str) -> tuple[tuple[int, int], ...]:
    """Read the windows of one day, like '06:00-07:00, 20:00-22:00', as (start, end) in minutes after midnight.

    Raises:
        BadInputError: A word is no window, or two windows overlap.
    """
    entries = [] if text.strip().lower() == NO_WINDOWS else list(read_entries(text, TIMES_EXAMPLE))
    if any(len(days) < len(WEEKDAYS) for days, _ in entries):
        raise BadInputError(f"these hours are for one day, so no weekday stands in them; write {TIMES_EXAMPLE}")
    times = sorted(_read_times(word) for _, words in entries for word in words)
    for (start, end), (other_start, other_end) in pairwise(times):
        if other_start < end:
            raise BadInputError(f"{clock_times(start, end)} and {clock_times(other_start, other_end)} overlap")
    return tuple(times)


def format_times(times: Iterable[tuple[int, int]]) -> str:
    """Write the windows of one day: '06:00-07:00, 20:00-22:00'; 'none' for no window."""
    return ", ".join(clock_times(start, end) for start, end in times) or NO_WINDOWS


def parse_other_minutes(text: str) -> dict[int, int]:
    """Read the other minutes of weekdays (0 is Monday), like 'mon-fri 30, sat 1h30', each 0 to 1440.

    Only the named days are in the answer; minutes without days are meant for every day.

    Raises:
        BadInputError: A word is no day or length, a day has two amounts, or more than 24 hours.
    """
    minutes_of: dict[int, int] = {}
    for days, words in read_entries(text, OTHER_EXAMPLE):
        minutes = read_amount(" ".join(words))
        for day in days:
            if minutes_of.setdefault(day, minutes) != minutes:
                raise BadInputError(f"{WEEKDAYS[day]} has two amounts, {minutes_of[day]} and {minutes}; write one")
    return dict(sorted(minutes_of.items()))


def format_other_minutes(minutes_of: Mapping[int, int]) -> str:
    """Write other minutes in their one canonical form, days with the same minutes together; '' for none."""
    return format_entries({day: str(minutes) for day, minutes in minutes_of.items()})


def read_amount(text: str) -> int:
    """Read the other minutes of one day, 0 to 1440.

    Raises:
        BadInputError: The text is no length, or more than a day.
    """
    minutes = read_length(text)
    if minutes is None:
        raise BadInputError(f"'{text}' is not a number of minutes; write it like {OTHER_EXAMPLE}")
    if minutes > MINUTES_A_DAY:
        raise BadInputError(f"'{text}' is more than the 24 hours of a day; write {MINUTES_A_DAY} minutes at most")
    return minutes
