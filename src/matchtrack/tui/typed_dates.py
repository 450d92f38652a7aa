"""Due dates as the user types them in a form: a key date with an offset, or a day in the user's words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from matchtrack.domain.date_phrases import DAY_FORMS, parse_day, say_day
from matchtrack.domain.due import Due, parse_due
from matchtrack.errors import BadInputError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

_RULE_BEGINS = re.compile(r"[a-z]+(_[a-z0-9]+)+|tokens\b")
"""All key dates but one have an underscore, which no day in words has."""


def say_past(day: dt.date, today: dt.date) -> str:
    """Echo a day; of one that has passed, say that too: a step that is due then is late at once."""
    return say_day(day, today) + (" (has passed)" if day < today else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class DateReader:
    """Reads due dates on a day: `order` is how the user writes days in numbers ('dmy', 'mdy' or '')."""

    key_dates: Mapping[str, dt.date]
    today: dt.date
    order: str

    def read(self, text: str) -> Due | None:
        """Read a due date; empty is none.

        Raises:
            BadInputError: The text is neither a key date with an offset nor a day.
        """
        text = text.strip()
        if not text:
            return None
        if _RULE_BEGINS.match(text.lower()):
            return parse_due(text.lower(), self.key_dates)
        try:
            return Due(day=parse_day(text, self.today, self.order))
        except BadInputError as error:
            if DAY_FORMS not in error.sentence:
                raise
            raise BadInputError(error.sentence.replace(DAY_FORMS, f"{DAY_FORMS}, or programs_review - 21d")) from None

    def say(self, text: str) -> str:
        """Echo a due date: 'programs_review - 21d → Wed 1 Sep 2027, in 283 days'; of a day only the second half.

        Raises:
            BadInputError: The text is no due date.
        """
        due = self.read(text)
        day = due.resolve(self.key_dates) if due else None
        if due is None or day is None:
            return ""
        said = say_past(day, self.today)
        return f"{due} → {said}" if due.key_date else said
