"""Due dates as they are typed in a form."""

from __future__ import annotations

import datetime as dt

import pytest

from matchtrack.domain.due import Due
from matchtrack.errors import BadInputError
from matchtrack.tui.typed_dates import DateReader

DATES = DateReader(key_dates={"programs_review": dt.date(2027, 9, 22), "tokens": dt.date(2027, 6, 3)},
                   today=dt.date(2026, 11, 22), order="")  # fmt: skip


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("", None),
        ("2027-09-01", Due(day=dt.date(2027, 9, 1))),
        ("25 sep", Due(day=dt.date(2027, 9, 25))),
        ("tomorrow", Due(day=dt.date(2026, 11, 23))),
        ("programs_review - 21d", Due(key_date="programs_review", offset_days=-21)),
        ("Programs_Review + 2w", Due(key_date="programs_review", offset_days=14)),
        ("tokens", Due(key_date="tokens")),
    ],
)
def test_days_and_rules_are_read(text: str, due: Due | None) -> None:
    """Words, ISO days, and key dates with an offset."""
    assert due == DATES.read(text)


def test_a_rule_is_echoed_with_its_day() -> None:
    """The user sees what the rule means before saving."""
    assert DATES.say("programs_review-21d") == "programs_review - 21d → Wed 1 Sep 2027, in 283 days"


def test_a_day_is_echoed_without_a_rule() -> None:
    """There is nothing to resolve."""
    assert DATES.say("tomorrow") == "Mon 23 Nov 2026, tomorrow"


@pytest.mark.parametrize("text", ["programs_reviw - 21d", "someday", "31 feb"])
def test_what_is_no_date_is_refused_in_a_sentence(text: str) -> None:
    """The form shows the sentence beside the field."""
    with pytest.raises(BadInputError):
        DATES.read(text)


def test_a_strange_word_is_told_that_key_dates_work_too() -> None:
    """The forms that are allowed are all named."""
    with pytest.raises(BadInputError, match="programs_review - 21d"):
        DATES.read("someday")
