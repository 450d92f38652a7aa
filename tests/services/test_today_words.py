"""What both faces say of the productive hours and of the days around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from views_of_today import a_span, a_view, at, for_the_rest, pinned

from matchtrack.services.today_words import about_pins, day_name, kept_out, near_day

if TYPE_CHECKING:
    import datetime as dt

    from matchtrack.domain.hours import Span
    from matchtrack.services.today import TodayView

EASY = pinned(1, difficulty=2)


@pytest.mark.parametrize(
    ("view", "said"),
    [
        (a_view(pins=(pinned(1), EASY)), ""),
        (a_view(minutes_left=0), ""),
        (a_view(minutes_left=5, hard_waits=True), "5 min left: too short for the next hard step."),
        (
            a_view(minutes_left=12, hard_waits=True, pins=(EASY,)),
            "12 min left: too short for the next hard step. An easy one fits.",
        ),
        (a_view(hard_waits=True), "The next hard step has its time later."),
        (
            a_view(hard_waits=True, pins=(EASY,)),
            "The next hard step has its time later. Now easy ones may have these hours.",
        ),
        (a_view(minutes_left=4, rest=(for_the_rest(2),)), "4 min left: too short for a step."),
        (a_view(pins=(EASY,)), "No hard step is ready, so easy ones may have these hours."),
        (a_view(rest=(for_the_rest(2),)), "No hard step is ready. The easy ones below may have these hours."),
        (a_view(), "No hard step is ready. These hours are yours."),
        (a_view(open_steps=0), ""),
    ],
)
def test_productive_hours_without_a_hard_step_say_why(view: TodayView, said: str) -> None:
    """'No hard step is ready' is never said where one is."""
    assert said == about_pins(view)


AFTER_MIDNIGHT = at(0, 30, days=1)


@pytest.mark.parametrize(
    ("wall", "span", "said"),
    [
        (at(5), a_span(6, 8), "today"),
        (at(9), a_span(6, 8, days=1), "tomorrow"),
        (at(9), a_span(6, 8, days=2), ""),
        (AFTER_MIDNIGHT, a_span(6, 8, days=1), "this morning"),
        (AFTER_MIDNIGHT, a_span(18, 20, days=1), ""),
        (AFTER_MIDNIGHT, a_span(6, 8, days=2), ""),
    ],
)
def test_days_are_named_as_they_are_meant(wall: dt.datetime, span: Span, said: str) -> None:
    """After midnight 'today' could be either day; where no word will do, the faces name the weekday."""
    assert said == near_day(span, a_view(wall=wall))


@pytest.mark.parametrize("wall", [at(22), AFTER_MIDNIGHT])
def test_a_window_after_midnight_that_belongs_to_the_day_is_tonight(wall: dt.datetime) -> None:
    """Before midnight as after it."""
    late = a_span(1, 3, days=1)

    assert near_day(late, a_view(wall=wall, windows=(late,))) == "tonight"


def test_after_midnight_the_day_is_a_night() -> None:
    """It lasts until the next one starts."""
    assert day_name(a_view()) == "Sun 22 Nov 2026"
    assert day_name(a_view(wall=AFTER_MIDNIGHT)) == "night of Sun 22 Nov 2026"


@pytest.mark.parametrize(
    ("names", "said"),
    [(("mail", "the in-laws"), "no mail, no in-laws"), (("A friend", "my "), "no friend, no my "), ((), "")],
)
def test_what_stays_out_reads_as_english(names: tuple[str, ...], said: str) -> None:
    """Nobody writes 'no the in-laws'."""
    assert said == kept_out(names)
