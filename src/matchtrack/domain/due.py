"""Due dates: a day, or a key date of the season with an offset (design.md 5)."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, NamedTuple

from matchtrack.errors import BadInputError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

MAX_OFFSET_DAYS = 1500
"""More than four years from a key date is a slip of the pen."""

_RULE = re.compile(r"(?P<key>[a-z][a-z0-9_]*)(?:\s*(?P<sign>[+-])\s*(?P<count>\d{1,5})\s*(?P<unit>[dw]))?", re.ASCII)
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
DUE_FORMS = "a date like 2027-09-08, or a key date with an offset like programs_review - 21d or submit_opens + 2w"


class Due(NamedTuple):
    """A fixed `day`, or `offset_days` counted from the key date named `key_date`; exactly one of the two."""

    day: dt.date | None = None
    key_date: str | None = None
    offset_days: int = 0

    def resolve(self, key_dates: Mapping[str, dt.date]) -> dt.date | None:
        """Give the day, or None when the season lacks the key date."""
        if self.day is not None:
            return self.day
        base = key_dates.get(self.key_date or "")
        return None if base is None else base + dt.timedelta(days=self.offset_days)

    @property
    def is_key_date(self) -> bool:
        """Say whether it is a key date itself; one that is counted from it is the plan's advice."""
        return self.key_date is not None and not self.offset_days

    def moved_to(self, day: dt.date, key_dates: Mapping[str, dt.date]) -> Due:
        """Give the same date on another day, still counted from its key date where that can be written."""
        base = key_dates.get(self.key_date or "")
        offset = (day - base).days if base else 0
        return Due(key_date=self.key_date, offset_days=offset) if 0 < abs(offset) <= MAX_OFFSET_DAYS else Due(day=day)

    def is_after(self, other: Due) -> bool:
        """Say whether it is surely the later one: key dates may move, so only two on the same base are compared."""
        if self.day is not None and other.day is not None:
            return self.day > other.day
        return self.key_date == other.key_date and self.offset_days > other.offset_days

    def __str__(self) -> str:
        if self.day is not None:
            return self.day.isoformat()
        if not self.offset_days:
            return str(self.key_date)
        sign = "+" if self.offset_days > 0 else "-"
        return f"{self.key_date} {sign} {abs(self.offset_days)}d"


def parse_due(text: str, key_dates: Collection[str]) -> Due:
    """Read a due date; `key_dates` are the names that may be used.

    Raises:
        BadInputError: The text is neither a date nor a known key date with an offset.
    """
    text = text.strip()
    if _ISO.fullmatch(text):
        try:
            return Due(day=dt.date.fromisoformat(text))
        except ValueError:
            raise BadInputError(f"there is no day {text}") from None
    found = _RULE.fullmatch(text)
    if found is None:
        raise BadInputError(f"'{text}' is not a date; write {DUE_FORMS}")
    if found["key"] not in key_dates:
        raise BadInputError(f"'{found['key']}' is not a key date{nearest(found['key'], key_dates)}")
    days = int(found["count"] or 0) * (7 if found["unit"] == "w" else 1)
    if days > MAX_OFFSET_DAYS:
        raise BadInputError(f"'{text}' is more than {MAX_OFFSET_DAYS} days from its key date")
    return Due(key_date=found["key"], offset_days=-days if found["sign"] == "-" else days)


def nearest(word: str, known: Collection[str]) -> str:
    """Name the nearest known word as an ending of a sentence, or say nothing; 'floor' is near to 'momentum.floor'."""
    import difflib  # noqa: PLC0415 - only needed on the way to an error

    part = [name for name in known if word in name.replace("_", ".").split(".")]
    close = difflib.get_close_matches(word, part or known, n=1, cutoff=0.1 if part else 0.6)
    return f"; did you mean '{close[0]}'?" if close else ""
