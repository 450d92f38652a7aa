"""The fields of a plan file as a table: what each may hold, and the sentence that says so."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from matchtrack.domain.areas import (
    AREAS,
    MAX_DIFFICULTY,
    MAX_STEP_MINUTES,
    MIN_DIFFICULTY,
    MIN_STEP_MINUTES,
    STATUSES,
)
from matchtrack.domain.due import DUE_FORMS, Due, parse_due
from matchtrack.domain.key_dates import KEY_DATE_KEYS
from matchtrack.domain.limits import FIRST_DAY, LAST_DAY, MAX_KEY, MAX_NOTES, MAX_SUMMARY, MAX_TITLE, MAX_WAIT_DAYS
from matchtrack.domain.season import FIRST_MATCH_YEAR, LAST_MATCH_YEAR
from matchtrack.domain.text import clean
from matchtrack.errors import BadInputError
from matchtrack.planfile.findings import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from matchtrack.planfile.findings import Findings

_KEBAB = re.compile(r"[a-z0-9][a-z0-9-]*")
_NO_LIMIT = 100_000_000
_MAX_DUE = 100
_LONG_NUMBER = 10**12


class WrongError(Exception):
    """A value may not stand in its field; the text says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Field:
    """What a field may hold: `read` gives the domain value or raises WrongError, `allowed` is the sentence."""

    read: Callable[[Any, Findings], Any]
    allowed: str
    required: bool = False


def shown(value: object) -> str:
    """Show a value of the file in a sentence, by its TOML kind where it is long."""
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value) if abs(value) < _LONG_NUMBER else "a very long number"
    if isinstance(value, dt.datetime):
        return f"{value.isoformat(' ')}, a day with a time"
    if isinstance(value, (float, dt.date, dt.time)):
        return str(value)
    return "a list" if isinstance(value, list) else "a table"


def _of_type(value: Any, kind: type) -> Any:
    if type(value) is not kind:
        raise WrongError(f"is {shown(value)}")
    return value


def whole_number(low: int, high: int) -> Field:
    """Give the field of a whole number with its bounds."""

    def read(value: Any, _findings: Findings) -> int:
        if not low <= _of_type(value, int) <= high:
            raise WrongError(f"is {shown(value)}")
        return int(value)

    return Field(read, f"write a whole number from {low} to {high}")


def one_of(words: Collection[str]) -> Field:
    """Give the field of one word out of a fixed vocabulary."""

    def read(value: Any, findings: Findings) -> str:
        if _of_type(value, str) not in words:
            raise WrongError(f"is {quoted(value)}{findings.hint(value, words)}")
        return str(value)

    return Field(read, f"write one of {', '.join(words)}")


def text(high: int, *, low: int = 0, lines: bool = False) -> Field:
    """Give the field of cleaned text of `low` to `high` characters, on one line unless `lines`."""

    def read(value: Any, findings: Findings) -> str:
        cleaned, taken_out = clean(_of_type(value, str), lines=lines, limit=_NO_LIMIT)
        if len(cleaned.strip()) < low:
            raise WrongError("is empty")
        if len(cleaned) > high:
            raise WrongError(f"has {len(cleaned):,} characters")
        findings.cleaned += taken_out
        return cleaned

    return Field(read, f"write text of {f'{low} to' if low else 'at most'} {high:,} characters")


def _required(field: Field) -> Field:
    return replace(field, required=True)


def _read_flag(value: Any, _findings: Findings) -> bool:
    return bool(_of_type(value, bool))


def _read_key(value: Any, _findings: Findings) -> str:
    if not _KEBAB.fullmatch(_of_type(value, str)) or len(value) > MAX_KEY:
        raise WrongError(f"is {quoted(value)}")
    return str(value)


def read_day(value: Any, _findings: Findings) -> dt.date:
    """Read a day, written as a TOML date or as its text."""
    day = _day_of(value) if isinstance(value, str) else value
    if type(day) is not dt.date or not FIRST_DAY <= day <= LAST_DAY:
        raise WrongError(f"is {shown(value)}")
    return day


def _day_of(value: str) -> dt.date | None:
    try:
        day = dt.date.fromisoformat(value)
    except ValueError:
        return None
    return day if day.isoformat() == value else None


def _read_due(value: Any, findings: Findings) -> Due:
    if not isinstance(value, str):
        return Due(day=read_day(value, findings))
    if len(value) > _MAX_DUE:
        raise WrongError(f"is {quoted(value)}")
    try:
        due = parse_due(clean(value)[0], KEY_DATE_KEYS)
    except BadInputError as error:
        raise WrongError(error.sentence.removesuffix(f"; write {DUE_FORMS}")) from None
    return due if due.day is None else Due(day=read_day(due.day, findings))


def _read_list(value: Any, _findings: Findings) -> list[Any]:
    return list(_of_type(value, list))


def _read_table(value: Any, _findings: Findings) -> dict[str, Any]:
    return dict(_of_type(value, dict))


_DAY = Field(read_day, f"write a date like 2027-09-08, {FIRST_DAY.year} to {LAST_DAY.year}")
_DUE = Field(_read_due, f"write {DUE_FORMS}")
_FLAG = Field(_read_flag, "write true or false")
_KEY = Field(_read_key, f"write small letters a to z, digits and hyphens, at most {MAX_KEY}, like list-writers")
_TITLE = text(MAX_TITLE, low=1)
_NOTES = text(MAX_NOTES, lines=True)

PLAN_FIELDS: Mapping[str, Field] = {
    "format": _required(Field(whole_number(1, 1).read, "write format = 1")),
    "name": _required(_TITLE),
    "summary": text(MAX_SUMMARY, lines=True),
    "match_year": whole_number(FIRST_MATCH_YEAR, LAST_MATCH_YEAR),
    "key_dates": Field(_read_table, "write a table of key dates"),
    "big_steps": Field(_read_list, "write each one under [[big_steps]]"),
}

KEY_DATE_FIELDS: Mapping[str, Field] = dict.fromkeys(KEY_DATE_KEYS, _DAY)

BIG_STEP_FIELDS: Mapping[str, Field] = {
    "key": _required(_KEY),
    "area": _required(one_of(AREAS)),
    "title": _required(_TITLE),
    "due": _DUE,
    "notes": _NOTES,
    "baby_steps": Field(_read_list, "write each one under [[big_steps.baby_steps]]"),
}

STEP_FIELDS: Mapping[str, Field] = {
    "key": _required(_KEY),
    "title": _required(_TITLE),
    "minutes": _required(whole_number(MIN_STEP_MINUTES, MAX_STEP_MINUTES)),
    "difficulty": _required(whole_number(MIN_DIFFICULTY, MAX_DIFFICULTY)),
    "due": _DUE,
    "earliest": _DUE,
    "after": Field(_read_list, "write a list of keys, like ['list-writers', 'letters/ask-first-writer']"),
    "boring": _FLAG,
    "waiting_on": text(MAX_TITLE),
    "wait_days": whole_number(0, MAX_WAIT_DAYS),
    "notes": _NOTES,
    "status": one_of(STATUSES),
    "done_on": _DAY,
    "expected": _DAY,
}
