"""Days and times of day in the user's words: a small grammar of our own, fast and never guessing (ux.md 9)."""

from __future__ import annotations

import datetime as dt
import re

from matchtrack.errors import BadInputError

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
DAY_FORMS = "today, tomorrow, fri, next mon, in 2 weeks, 3d, eom, 25 sep or 2027-09-25"
TIME_FORMS = "06:30, 18:00 or 6.30 pm"

_MONTH_OF = {name.lower(): at for at, name in enumerate(MONTHS, 1)}
_MONTH_OF |= {name[:3]: at for name, at in _MONTH_OF.items()} | {"sept": 9}
_WEEKDAY_OF = {name.lower(): at for at, name in enumerate(WEEKDAYS)}
_WEEKDAY_OF |= {name[:3]: at for name, at in _WEEKDAY_OF.items()}
_WEEKDAY_OF |= {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
_LONGEST_PHRASE = 40
"""Characters in which a slip is looked for: comparing words is slow, and no day is longer."""

NAMED_TIMES = {"noon": 720, "midday": 720, "midnight": 0}
"""Times of day that have a name, in minutes after midnight."""

_FROM_TODAY = {"today": 0, "tonight": 0, "tomorrow": 1, "yesterday": -1}
_OTHER_WORDS = (
    "next",
    "week",
    "weeks",
    "month",
    "months",
    "day",
    "days",
    "eow",
    "eom",
    "in",
    "ago",
    "a",
    "an",
)

# Compiled when used: a command reads one phrase, and compiling all of these costs more than the rest of the import.
_ISO = r"(\d{4})-(\d{1,2})-(\d{1,2})"
_SPAN = r"(in |\+ ?)?(?:(\d{1,4}) ?|an? )(days?|weeks?|months?|[dwm])( ago)?"
_WEEKDAY_FIRST = rf"({'|'.join(_WEEKDAY_OF)})(?:, ?|\. ?| )(?=.*\d)(.+)"
_DAY_MONTH = r"(\d{1,2})(?:st|nd|rd|th|\.)? ?([a-z]+)\.?(?:,? ?(\d{4}))?"
_MONTH_DAY = r"([a-z]+)\.? ?(\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?"
_NUMBERS = r"(\d{1,2})([/.])(\d{1,2})(?:\2(\d{4})|\.)?"
_TIME = r"(\d{1,2}(?=\d{2}$|(?!\d)))(?:[:.]?(\d{2}))? ?(am|pm)?"


def parse_day(text: str, today: dt.date, order: str = "") -> dt.date:
    """Read a day as the user writes it; DAY_FORMS shows the forms.

    A weekday is the next coming one, never today; a day without a year is the next coming one, today included;
    a month after Jan 31 is the last day of February. `order` ('dmy' or 'mdy') decides what 9/10 is; 25/9 can be
    read in one way only.

    Raises:
        BadInputError: The text names no day, a day that does not exist, or can be read in two ways.
    """
    words = " ".join(text.lower().split())
    try:
        day = _relative(words, today) or _span(words, today) or _written(words, today, order)
    except OverflowError:
        raise BadInputError(f"'{_shown(text)}' lies outside the calendar; write {DAY_FORMS}") from None
    if day is None:
        raise BadInputError(f"'{_shown(text)}' is not a day; write {DAY_FORMS}{_nearest_word(words)}")
    return day


def _relative(words: str, today: dt.date) -> dt.date | None:
    """Read a word or two that count from today."""
    monday = today - dt.timedelta(days=today.weekday())
    if words in _FROM_TODAY:
        return today + dt.timedelta(days=_FROM_TODAY[words])
    if words in _WEEKDAY_OF:
        return today + dt.timedelta(days=(_WEEKDAY_OF[words] - today.weekday() - 1) % 7 + 1)
    if words.startswith("next ") and words[5:] in _WEEKDAY_OF:
        return monday + dt.timedelta(days=7 + _WEEKDAY_OF[words[5:]])
    first_of_next_month = (today.replace(day=1) + dt.timedelta(days=31)).replace(day=1)
    edges = {
        "next week": monday + dt.timedelta(days=7),
        "next month": first_of_next_month,
        "eow": monday + dt.timedelta(days=6),
        "eom": first_of_next_month - dt.timedelta(days=1),
    }
    return edges.get(words)


def _span(words: str, today: dt.date) -> dt.date | None:
    """Read a distance from today: 'in 3 days', '+2w', '1m', '3 days ago'."""
    found = re.fullmatch(_SPAN, words, re.ASCII)
    if found is None or (found[1] and found[4]):
        return None
    count = int(found[2] or 1) * (-1 if found[4] else 1)
    if found[3].startswith("m"):
        return _add_months(today, count)
    return today + dt.timedelta(days=count * (7 if found[3].startswith("w") else 1))


def _add_months(day: dt.date, count: int) -> dt.date:
    """Give the same day some months on, or the last day of a month that is too short for it."""
    import calendar  # noqa: PLC0415 - few phrases speak of months

    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        raise OverflowError
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _written(words: str, today: dt.date, order: str) -> dt.date | None:
    """Read a day of the calendar; a weekday before it must be the right one."""
    found = re.fullmatch(_WEEKDAY_FIRST, words, re.ASCII)
    if found is None:
        return _calendar_day(words, today, order)
    day = _calendar_day(found[2], today, order)
    if day is not None and day.weekday() != _WEEKDAY_OF[found[1]]:
        right, wrong = WEEKDAYS[day.weekday()], WEEKDAYS[_WEEKDAY_OF[found[1]]]
        raise BadInputError(f"{_spelt(day.day, day.month, day.year)} is a {right}, not a {wrong}")
    return day


def _calendar_day(words: str, today: dt.date, order: str) -> dt.date | None:
    if found := re.fullmatch(_ISO, words, re.ASCII):
        return _day(int(found[3]), int(found[2]), found[1], today)
    if found := re.fullmatch(_NUMBERS, words, re.ASCII):
        return _day_in_numbers(found, today, order)
    if (found := re.fullmatch(_DAY_MONTH, words, re.ASCII)) and found[2] in _MONTH_OF:
        return _day(int(found[1]), _MONTH_OF[found[2]], found[3], today)
    if (found := re.fullmatch(_MONTH_DAY, words, re.ASCII)) and found[1] in _MONTH_OF:
        return _day(int(found[2]), _MONTH_OF[found[1]], found[3], today)
    return None


def _day_in_numbers(found: re.Match[str], today: dt.date, order: str) -> dt.date:
    first, second = int(found[1]), int(found[3])
    if order in {"dmy", "mdy"}:
        day, month = (first, second) if order == "dmy" else (second, first)
        return _day(day, month, found[4], today)
    year = int(found[4]) if found[4] else None
    pairs = dict.fromkeys((day, month) for day, month in ((first, second), (second, first)) if _exists(day, month))
    if not pairs:
        raise BadInputError(f"'{found[0]}' is no day in either order; write {DAY_FORMS}")
    if len(pairs) == 1:
        ((day, month),) = pairs
        return _day(day, month, found[4], today)
    readings = " or ".join(_spelt(day, month, year) for day, month in pairs)
    plain = " or ".join(f"{day} {MONTHS[month - 1][:3].lower()} {found[4] or ''}".strip() for day, month in pairs)
    raise BadInputError(
        f"'{found[0]}' reads as {readings}; write {plain}, or set dates.order to 'dmy' (25/9) or 'mdy' (9/25)"
    )


def _exists(day: int, month: int) -> bool:
    try:
        dt.date(2000, month, day)
    except ValueError:
        return False
    return True


def _day(day: int, month: int, year: str | None, today: dt.date) -> dt.date:
    """Give the day of that year, or without a year the next one that exists, today included."""
    if not 1 <= month <= len(MONTHS):
        raise BadInputError(f"there is no month {month}; write {DAY_FORMS}")
    years = (int(year),) if year else range(today.year, today.year + 9)  # leap days come at most 8 years apart
    for each in years:
        try:
            found = dt.date(each, month, day)
        except ValueError:
            continue
        if year or found >= today:
            return found
    raise BadInputError(f"there is no {_spelt(day, month, int(year) if year else None)}")


def _spelt(day: int, month: int, year: int | None) -> str:
    return f"{day} {MONTHS[month - 1]}" + ("" if year is None else f" {year:04}")


def _shown(text: str) -> str:
    from matchtrack.domain.text import fit, safe  # noqa: PLC0415 - only needed on the way to an error

    return fit(safe(text.strip()), 40)


def _nearest_word(words: str) -> str:
    from matchtrack.domain.due import nearest  # noqa: PLC0415 - only needed on the way to an error

    known = (*_FROM_TODAY, *_WEEKDAY_OF, *_MONTH_OF, *_OTHER_WORDS)
    strange = [word for word in re.findall(r"[a-z]{2,}", words[:_LONGEST_PHRASE]) if word not in known]
    return next(filter(None, (nearest(word, known) for word in strange)), "")


def say_day(day: dt.date, today: dt.date) -> str:
    """Echo a day: 'Fri 18 Sep 2026, in 2 days'."""
    return f"{write_day(day)}, {say_distance((day - today).days)}"


def write_day(day: dt.date) -> str:
    """Write a day so that nobody can read it in two ways, whatever the locale: 'Fri 18 Sep 2026'."""
    return f"{WEEKDAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1][:3]} {day.year:04}"


def say_distance(days: int) -> str:
    """Say how far a day is from today: 'today', 'tomorrow', 'in 192 days', '3 days ago'."""
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    return near.get(days) or (f"in {days} days" if days > 0 else f"{-days} days ago")


def parse_time(text: str) -> int:
    """Read a time of day as minutes after midnight, 0 to 1439.

    Raises:
        BadInputError: The text is no time of day.
    """
    words = " ".join(text.lower().split())
    if words in NAMED_TIMES:
        return NAMED_TIMES[words]
    found = re.fullmatch(_TIME, words, re.ASCII)
    hour, minute, half = (int(found[1]), int(found[2] or 0), found[3]) if found else (99, 0, None)
    if half and 1 <= hour <= 12:  # noqa: PLR2004
        hour = hour % 12 + (12 if half == "pm" else 0)
    elif half:
        hour = 99
    minutes = hour * 60 + minute
    if minute > 59 or minutes > 1439:  # noqa: PLR2004
        raise BadInputError(f"'{_shown(text)}' is not a time of day; write {TIME_FORMS}")
    return minutes
