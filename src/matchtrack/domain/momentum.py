"""Momentum: which day an entry belongs to, whether a day is kept, the streak and the score (method.md 14, 15).

`log` and `status` stand on this module, so it imports nothing that costs.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect

from matchtrack.errors import BadInputError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

DEFAULT_FLOOR = 15
"""The least minutes of a kept day (method.md 15)."""

MIN_FLOOR, MAX_FLOOR = 1, 240

DEFAULT_DAY_START = 240
"""Minutes after midnight at which a momentum day begins: 04:00 keeps a late evening together."""

MAX_DAY_START = 720
"""Noon: a night shift has ended by then (trust.md 6)."""

MINUTES_A_DAY = 1440
MOMENTUM_STATUSES = ("open", "short", "kept", "missed", "rest")

NO_RESTS: frozenset[dt.date] = frozenset()
"""Nobody rested: the usual budget is 0 (design.md 4)."""

HALF_LIFE_DAYS = 13
"""The score halves in 13 days without work, so one bad day costs some 5 of 100 points at most."""

DECAY = 0.5 ** (1 / HALF_LIFE_DAYS)

_DIGITS = "0123456789"
_MINUTE_WORDS = ("m", "min", "mins", "minute", "minutes")
_HOUR_WORDS = ("h", "hr", "hrs", "hour", "hours")
_MOST_DIGITS, _CLOCK_DIGITS = 7, 2
_MINUTES_AN_HOUR = 60


def momentum_day(wall: dt.datetime, day_start: int) -> dt.date:
    """Give the momentum day of a naive local time; `day_start` is in minutes after midnight.

    The start is taken off in wall time, never in UTC: else days go wrong where clocks change (trust.md 6).
    """
    return (wall - dt.timedelta(minutes=day_start)).date()


def day_minutes(start: dt.datetime, end: dt.datetime) -> int:
    """Give the whole real minutes from `start` to `end`, both aware; 0 where `end` is not later."""
    # Two aware times of one zone are subtracted by their wall clocks, which is wrong across a clock change.
    passed = end.astimezone(dt.UTC) - start.astimezone(dt.UTC)
    return max(0, passed // dt.timedelta(minutes=1))


def day_status(day: dt.date, today: dt.date, minutes: int, floor: int, rests: Collection[dt.date] = NO_RESTS) -> str:
    """Give one of MOMENTUM_STATUSES; a day that has not ended is 'open' until it is kept or declared for rest."""
    if minutes >= floor:
        return "kept"
    if day in rests:
        return "rest"
    if day >= today:
        return "open"
    return "short" if minutes > 0 else "missed"


def streak(
    minutes_by_day: Mapping[dt.date, int], today: dt.date, floor: int, rests: Collection[dt.date] = NO_RESTS
) -> int:
    """Count the kept days in a row up to today; a today that is still open does not break the row.

    A day of rest freezes the row: it neither breaks it nor makes it longer (design.md 4).
    """
    kept = _kept_ordinals(minutes_by_day, today, floor)
    frozen = {day.toordinal() for day in rests}
    day, count = today.toordinal(), 0
    if day not in kept:
        day -= 1
    while day in kept or day in frozen:
        count += day in kept
        day -= 1
    return count


def longest_streak(
    minutes_by_day: Mapping[dt.date, int], today: dt.date, floor: int, rests: Collection[dt.date] = NO_RESTS
) -> int:
    """Count the kept days of the longest row that ended today or before; days of rest freeze it."""
    kept = _kept_ordinals(minutes_by_day, today, floor)
    longest = row = previous = 0
    for day in sorted(kept | {day.toordinal() for day in rests}):
        row = (row if day == previous + 1 else 0) + (day in kept)
        longest = max(longest, row)
        previous = day
    return longest


def _kept_ordinals(minutes_by_day: Mapping[dt.date, int], today: dt.date, floor: int) -> set[int]:
    return {day.toordinal() for day, minutes in minutes_by_day.items() if minutes >= floor and day <= today}


def breaks_on(minutes_by_day: Mapping[dt.date, int], today: dt.date, floor: int, rests: Collection[dt.date]) -> dt.date:
    """Give the first day from today on that breaks the row of kept days if nothing more is done."""
    day = today
    while day in rests or minutes_by_day.get(day, 0) >= floor:
        day += dt.timedelta(days=1)
    return day


def score(
    minutes_by_day: Mapping[dt.date, int], today: dt.date, floor: int, rests: Collection[dt.date] = NO_RESTS
) -> int:
    """Give the strength of the habit, 0 to 100.

    The strength begins at 0. At the end of each day it keeps the share DECAY of itself and gains the share
    1 - DECAY of the day's check mark, which is minutes / floor and at most 1. So 13 kept days bring half of all
    points, 13 empty days take half of them away, and a single empty day takes some 5 at most. A day of rest leaves
    it as it is. Yesterday's strength is therefore the sum of (1 - DECAY) * DECAY ** n * mark over all days that were
    not rested, n such days before the last of them. Today is counted only where it adds something: an open day never
    lowers the score.
    """
    frozen = sorted(day for day in rests if day < today and minutes_by_day.get(day, 0) < floor)
    yesterday = today.toordinal() - 1
    strength = 0.0
    # Sorted, so that the rounding of the sum cannot depend on the order of the mapping.
    for day in sorted(minutes_by_day):
        if day < today and day not in frozen:
            rested = len(frozen) - bisect(frozen, day)
            mark = _check_mark(minutes_by_day[day], floor)
            strength += (1 - DECAY) * DECAY ** (yesterday - day.toordinal() - rested) * mark
    mark = _check_mark(minutes_by_day.get(today, 0), floor)
    strength = max(strength, strength * DECAY + mark * (1 - DECAY))
    return int(strength * 100 + 0.5)


def _check_mark(minutes: int, floor: int) -> float:
    return min(1.0, max(0, minutes) / floor)


def week_strip(
    minutes_by_day: Mapping[dt.date, int],
    today: dt.date,
    floor: int,
    first_day: dt.date | None = None,
    rests: Collection[dt.date] = NO_RESTS,
) -> list[tuple[dt.date, str]]:
    """Give the seven days, Monday to Sunday, of today's ISO week with their status.

    Days to come, and days before `first_day` where it is given, have the status '', unless they are days of rest.
    """
    monday = today - dt.timedelta(days=today.weekday())
    strip = []
    for day in (monday + dt.timedelta(days=ahead) for ahead in range(7)):
        counts = day in rests or (day <= today and (first_day is None or first_day <= day))
        strip.append((day, day_status(day, today, minutes_by_day.get(day, 0), floor, rests) if counts else ""))
    return strip


def of_floor(minutes: int, floor: int) -> str:
    """Write minutes against the floor: '9 of 15 min'; above it they need none beside them: '90 min'."""
    return f"{minutes} of {floor} min" if minutes <= floor else f"{minutes} min"


def bar(minutes: int, floor: int, width: int, full: str, empty: str) -> str:
    """Draw `minutes` of `floor` in `width` cells; any work fills one cell, only a kept day fills them all."""
    filled = min(width, max(0, minutes) * width // floor)
    if minutes > 0 and width > 1:
        filled = max(1, filled)
    return full * filled + empty * (width - filled)


def check_entry_minutes(minutes: int) -> None:
    """Let the minutes of one entry pass: 1 to 1440.

    Raises:
        BadInputError: The minutes are negative, none at all, or more than a day has.
    """
    if minutes < 0:
        raise BadInputError("minutes cannot be negative; 'matchtrack undo' takes an entry back")
    if minutes == 0:
        raise BadInputError("0 minutes cannot be logged; even 1 minute counts")
    if minutes > MINUTES_A_DAY:
        raise BadInputError(
            f"{minutes} minutes are more than the 24 hours of a day; write {MINUTES_A_DAY} minutes at most"
        )


def parse_minutes(text: str) -> int:
    """Read the minutes of an entry: 15, 15m, 90 min, 1h, 1h30 or 1:30.

    Raises:
        BadInputError: The text is no length of time, or not 1 minute to 24 hours.
    """
    text = text.strip()
    minutes = read_length(text.lstrip("-\N{MINUS SIGN}"))
    if minutes is None:
        raise BadInputError(f"'{text}' is not a number of minutes; write it like 15, 90 min, 1h30 or 1:30")
    check_entry_minutes(minutes if text[0] in _DIGITS else -1)
    return minutes


def read_length(text: str) -> int | None:
    """Read a length like 15, 15m, 90 min, 1h, 1h30 or 1:30 as minutes, 0 included; None where it is none."""
    match _tokens(text):
        case [minutes] if _is_number(minutes):
            return _number(minutes)
        case [minutes, word] if _is_number(minutes) and word in _MINUTE_WORDS:
            return _number(minutes)
        case [hours, word] if word in _HOUR_WORDS:
            return _hours(hours, "0")
        case [hours, word, minutes] if word in _HOUR_WORDS or (word == ":" and len(minutes) == _CLOCK_DIGITS):
            return _hours(hours, minutes)
        case [hours, word, minutes, end] if word in _HOUR_WORDS and end in _MINUTE_WORDS:
            return _hours(hours, minutes)
    return None


def _hours(hours: str, minutes: str) -> int | None:
    if not (_is_number(hours) and _is_number(minutes)) or _number(minutes) >= _MINUTES_AN_HOUR:
        return None
    return _number(hours) * _MINUTES_AN_HOUR + _number(minutes)


def _is_number(token: str) -> bool:
    return token[0] in _DIGITS


def _number(digits: str) -> int:
    # Python refuses to read thousands of digits; the first seven are far too many minutes already.
    return int(digits.lstrip("0")[:_MOST_DIGITS] or "0")


def _tokens(text: str) -> list[str]:
    """Cut a text into runs of digits, runs of letters and single signs; spaces only part them."""
    tokens: list[str] = []
    previous = ""
    for sign in text.lower():
        kind = "digit" if sign in _DIGITS else "letter" if sign.isalpha() else "space" if sign.isspace() else ""
        if kind and kind == previous != "space":
            tokens[-1] += sign
        elif kind != "space":
            tokens.append(sign)
        previous = kind
    return tokens


def check_room(day_total_so_far: int, minutes: int, day_elapsed: int, day_name: str) -> None:
    """Let `minutes` pass where the day, with what is logged already, has had as many minutes so far.

    `day_elapsed` is how many real minutes of the day have passed; `day_name` is 'today' or 'yesterday'.

    Raises:
        BadInputError: The day would get more minutes than it has had.
    """
    total = day_total_so_far + minutes
    if total <= day_elapsed:
        return
    room = day_elapsed - day_total_so_far
    so_far = "" if day_name == "yesterday" else " so far"
    full = "it is full for now" if so_far else "it is full"
    rest = f"up to {room} more can be logged" if room > 0 else full
    raise BadInputError(f"{day_name} has had {day_elapsed} minutes{so_far} and this would make {total}; {rest}")
