"""The sentences about catching up."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from matchtrack.services.catch_up_report import CatchUpReport, NewDate

TODAY = dt.date(2026, 11, 23)


def a_report(past: int = 0, more: int = 0, **fields: Any) -> CatchUpReport:
    """A report on steps of before today and on more; the first is due in a week, each other one a day later."""
    days = [TODAY + dt.timedelta(days=7 + at) for at in range(past + more)]
    steps = tuple(NewDate(f"a/{at}", "Do it", TODAY, day) for at, day in enumerate(days))
    return CatchUpReport(steps=steps, past=past, **fields)


@pytest.mark.parametrize(
    ("report", "sentence"),
    [
        (a_report(1), "1 step was meant for before today; it would be due on 30 Nov 2026."),
        (a_report(1, written=True), "1 step was meant for before today; it is now due on 30 Nov 2026."),
        (
            a_report(2),
            "2 steps were meant for before today; they would have dates between 30 Nov 2026 and 1 Dec 2026.",
        ),
        (a_report(0, 1), "The date of 1 step cannot be kept; it would be due on 30 Nov 2026."),
        (
            a_report(0, 3, written=True),
            "The dates of 3 steps could not be kept; they now have dates between 30 Nov 2026 and 2 Dec 2026.",
        ),
        (
            a_report(1, 1, written=True),
            (
                "1 step was meant for before today and the date of 1 more could not be kept; "
                "they now have dates between 30 Nov 2026 and 1 Dec 2026."
            ),
        ),
        (
            a_report(1, 2),
            (
                "1 step was meant for before today and the dates of 2 more cannot be kept; "
                "they would have dates between 30 Nov 2026 and 2 Dec 2026."
            ),
        ),
        (
            CatchUpReport(big_steps=(NewDate("a", "A", TODAY, TODAY), NewDate("b", "B", TODAY, TODAY)), written=True),
            "2 big steps were meant for before today; they are now due on 23 Nov 2026.",
        ),
    ],
)
def test_one_sentence_says_why_and_what(report: CatchUpReport, sentence: str) -> None:
    """For one and for many, of both kinds, done or not."""
    assert report.sentence == sentence


@pytest.mark.parametrize(
    ("report", "sentence"),
    [
        (CatchUpReport(), "There is nothing to catch up: no date has to change."),
        (CatchUpReport(real=1), "There is nothing to catch up; 1 step keeps a key date of before today."),
        (
            CatchUpReport(real=2, no_day=1),
            (
                "There is nothing to catch up; 2 steps keep key dates of before today; "
                "1 step of before today finds no time in your hours."
            ),
        ),
        (
            CatchUpReport(no_day=2),
            "There is nothing to catch up; 2 steps of before today find no time in your hours.",
        ),
    ],
)
def test_where_no_date_changes_it_says_which_steps_stay(report: CatchUpReport, sentence: str) -> None:
    """Those of before today that nothing can be done about."""
    assert report.nothing == sentence
