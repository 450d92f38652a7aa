"""Days of the week as people write them: names, ranges and lists, each with what is meant for it."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from matchtrack.domain import date_phrases
from matchtrack.domain.hours import WEEKDAYS
from matchtrack.errors import BadInputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_FULL_NAMES = tuple(name.lower() for name in date_phrases.WEEKDAYS)
_GROUPS = {"daily": range(7), "everyday": range(7), "weekday": range(5), "weekend": range(5, 7)}
_LEAST_LETTERS = 2

_DASH = re.compile(r"\s*[-\u2010-\u2015\u2212]\s*|\s+to\s+")
_JOIN = re.compile(r"\s*[+/]\s*")
_HALF = re.compile(r"(?<=[0-9])\s+(?=[ap]m\b)")
_ENTRY_END = re.compile(r"[,;\n]")
_FILLERS = ("and", "&")


def read_days(text: str) -> set[int]:
    """Read days like mon, Mondays, mon-fri, sat-mon, mon+wed, mon/wed, daily, weekdays or weekends (0 is Monday).

    Raises:
        BadInputError: A word is no day.
    """
    days: set[int] = set()
    for part in re.split(r"[+/]", text.lower()):
        group = _GROUPS.get(part.removesuffix("s"))
        if group:
            days.update(group)
            continue
        first, dash, last = part.partition("-")
        begin = _read_day(first)
        # A range may go over Sunday: sat-mon.
        days.update((begin + ahead) % 7 for ahead in range((_read_day(last) - begin) % 7 + 1 if dash else 1))
    return days


def _read_day(word: str) -> int:
    if len(word) >= _LEAST_LETTERS:
        for day, name in enumerate(_FULL_NAMES):
            if f"{name}s".startswith(word):
                return day
    raise BadInputError(
        f"'{word}' is not a day; write mon, a range like mon-fri, a list like mon+wed, daily, weekdays or weekends"
    )


def format_days(days: Iterable[int]) -> str:
    """Write days in their one canonical form, days in a row as a range: 'mon-wed+sat'."""
    runs: list[list[int]] = []
    for day in sorted(days):
        if runs and runs[-1][1] == day - 1:
            runs[-1][1] = day
        else:
            runs.append([day, day])
    return "+".join("-".join(WEEKDAYS[day] for day in dict.fromkeys(run)) for run in runs)


def format_entries(words_of: Mapping[int, str]) -> str:
    """Write what is meant for each day, days with the same words together, in the order of the week."""
    days_of: dict[str, list[int]] = {}
    for day in sorted(words_of):
        days_of.setdefault(words_of[day], []).append(day)
    return ", ".join(f"{format_days(days)} {words}" for words, days in days_of.items())


def read_entries(text: str, example: str) -> Iterator[tuple[list[int], list[str]]]:
    """Cut a text at its commas; give the days of each entry and the words that stand after them.

    An entry of days alone lends them to the next one ('mon, wed 6-8'); one without days takes those before it, at
    first every day. `example` is shown where nothing usable is written.

    Raises:
        BadInputError: A word is no day, or days stand without anything after them.
    """
    days, waiting, found = list(range(7)), set[int](), False
    for entry in _ENTRY_END.split(_tidy(text)):
        words = [word for word in entry.split() if word not in _FILLERS]
        names = list(takewhile(lambda word: word[0].isalpha(), words))
        waiting.update(day for name in names for day in read_days(name))
        if len(names) < len(words):
            days, waiting, found = sorted(waiting) or days, set(), True
            yield days, words[len(names) :]
    if waiting:
        raise BadInputError(f"nothing stands after '{format_days(waiting)}'; write it like {example}")
    if not found:
        raise BadInputError(f"nothing is written; write it like {example}")


def _tidy(text: str) -> str:
    return _HALF.sub("", _JOIN.sub("+", _DASH.sub("-", text.lower())))
