"""What a stopped or a forgotten timer says, and which of its minutes can be real."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from matchtrack.domain.step_name import StepName
from matchtrack.errors import BadInputError
from matchtrack.services.context import Moment
from matchtrack.services.minutes import Logged
from matchtrack.services.timer import TimerView
from matchtrack.services.timer_entries import place
from matchtrack.services.timer_reading import LONG, RESTART, Course
from matchtrack.services.timer_stopped import (
    ForgottenTimerError,
    Stopped,
    asleep_sentence,
    forgotten_sentence,
    real_stretches,
)

NOON = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
STEP = StepName(1, "letters/list", "Do list", "letters", "todo", 15, "", 0)


def a_course(*stretches: tuple[dt.datetime, int], **fields: Any) -> Course:
    """A timer with these stretches, by default of ten minutes before noon."""
    stretches = stretches or ((NOON - dt.timedelta(minutes=10), 600),)
    usual: dict[str, Any] = {
        "step_id": 1, "started": stretches[0][0], "planned": None, "paused": False, "as_of": NOON, "forgotten": "",
        "stretches": stretches, "most": sum(seconds for _, seconds in stretches), "asleep": 0,
    }  # fmt: skip
    return Course(**usual | fields)


def logged(minutes: int) -> Logged:
    """An entry of so many minutes."""
    return Logged(
        step=STEP, entry_id=1, minutes=minutes, day=NOON.date(), total=minutes, floor=15, status="open", streak=0,
        late=False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("stopped", "outcome"),
    [
        (Stopped(STEP, a_course(), logged(10)), "logged 10 min"),
        (Stopped(STEP, a_course(), logged(4)), "logged 4 min of 10, as the rest was in the log already"),
        (Stopped(STEP, a_course(), None), "its 10 min were in the log already"),
        (Stopped(STEP, a_course((NOON, 60)), None), "its 1 min were in the log already"),
        (Stopped(STEP, a_course((NOON, 59)), None), "less than a minute ran, so nothing was logged"),
        (Stopped(STEP, a_course(), logged(3), minutes=3), "logged 3 min"),
    ],
)
def test_a_stopped_timer_says_what_became_of_its_minutes(stopped: Stopped, outcome: str) -> None:
    """None is lost in silence."""
    assert outcome == stopped.outcome
    assert stopped.sentence == f"The timer stopped; {outcome}."


def test_a_sleep_is_told_of_a_timer_that_was_not_forgotten() -> None:
    """After a restart the computer knows nothing of it."""
    told = " The computer slept for 5 min, or its clock was set; that is not counted."
    assert Stopped(STEP, a_course(asleep=300), logged(10)).sentence == f"The timer stopped; logged 10 min.{told}"
    assert TimerView(STEP, a_course(asleep=300)).sleep_sentence == told
    assert TimerView(STEP, a_course()).sleep_sentence == ""
    assert Stopped(STEP, a_course(asleep=300, forgotten=LONG), logged(10)).sleep_sentence == ""


@pytest.mark.parametrize(
    ("seconds", "length"), [(60, "1 min"), (3599, "59 min"), (3600, "1 h"), (7260, "2 h 1 min"), (90_000, "25 h")]
)
def test_a_sleep_is_told_in_hours_and_minutes(seconds: int, length: str) -> None:
    """Without what there is none of."""
    assert asleep_sentence(seconds) == f"The computer slept for {length}, or its clock was set; that is not counted."


@pytest.mark.parametrize(
    ("forgotten", "seconds", "sentence"),
    [
        ("", 9000, ""),
        (LONG, 17_999, "The timer has run for 4 hours, so it was forgotten."),
        (LONG, 14_401, "The timer has run for 4 hours, so it was forgotten."),
        (RESTART, 59, "The computer was restarted while the timer ran."),
        (RESTART, 60, "The computer was restarted while the timer ran. The last sign of life was after 1 min."),
    ],
)
def test_a_forgotten_timer_says_why_only_the_user_knows(forgotten: str, seconds: int, sentence: str) -> None:
    """The app, and a step that is ticked off, say the same."""
    course = a_course((NOON, seconds), forgotten=forgotten)
    assert sentence == forgotten_sentence(forgotten, seconds) == TimerView(STEP, course).forgotten_sentence
    if forgotten:
        runs_on = Stopped(STEP, course, None, forgotten=True)
        assert runs_on.sentence == f"{sentence} Stop it and say how much was real."


@pytest.mark.parametrize(
    ("forgotten", "seconds", "what"),
    [
        (LONG, 17_999, "the timer on 'Do list' has run for 4 hours, so it was forgotten"),
        (LONG, 14_401, "the timer on 'Do list' has run for 4 hours, so it was forgotten"),
        (RESTART, 59, "the computer was restarted while the timer ran on 'Do list'"),
        (
            RESTART, 60,
            "the computer was restarted while the timer ran on 'Do list'; the last sign of life was after 1 min",
        ),
    ],
)  # fmt: skip
def test_a_forgotten_timer_asks_how_much_was_real(forgotten: str, seconds: int, what: str) -> None:
    """Or to log nothing."""
    asks = ". Say how much was real: matchtrack stop --minutes N, or log nothing: matchtrack stop --discard"
    assert ForgottenTimerError("Do list", a_course((NOON, seconds), forgotten=forgotten)).sentence == what + asks


def test_the_first_minutes_are_the_real_ones() -> None:
    """Work comes before forgetting."""
    early, late = NOON - dt.timedelta(hours=2), NOON - dt.timedelta(hours=1)
    course = a_course((early, 600), (late, 600))
    assert real_stretches(Moment(NOON, "UTC", 240), course, 15) == [(early, 600), (late, 300)]
    assert real_stretches(Moment(NOON, "UTC", 240), course, 10) == [(early, 600), (late, 0)]
    third = a_course((early, 600), (late, 300), (NOON - dt.timedelta(minutes=30), 900))
    assert [seconds for _, seconds in real_stretches(Moment(NOON, "UTC", 240), third, 20)] == [600, 300, 300]
    after = a_course((early, 600), (late, 0), forgotten=RESTART, most=4200)
    assert real_stretches(Moment(NOON, "UTC", 240), after, 70) == [(early, 600), (late, 3600)]
    with pytest.raises(BadInputError, match="the timer ran 70 min at most, so 71 cannot be from it"):
        real_stretches(Moment(NOON, "UTC", 240), after, 71)


@pytest.mark.parametrize(
    ("days", "known", "minutes", "rest"),
    [
        (1, 0, 15, ""),
        (2, 0, 1, "log nothing: matchtrack stop --discard"),
        (2, 720, 12, ""),
        (2, 719, 12, "only the 11 min that are known can be logged"),
    ],
)
def test_a_gap_of_an_older_day_than_yesterday_is_not_filled_in(days: int, known: int, minutes: int, rest: str) -> None:
    """As with typed minutes; what the computer saw may be logged."""
    begun = NOON - dt.timedelta(days=days)
    course = a_course((begun, known), forgotten=RESTART, most=1800)
    if not rest:
        assert real_stretches(Moment(NOON, "UTC", 240), course, minutes) == [(begun, minutes * 60)]
        return
    with pytest.raises(BadInputError) as caught:
        real_stretches(Moment(NOON, "UTC", 240), course, minutes)
    assert caught.value.sentence == (
        f"the timer began on Fri 20 Nov 2026, and only yesterday can still be filled in; {rest}"
    )


def test_what_the_computer_saw_may_be_logged_however_long_ago_it_began() -> None:
    """As where it slept for days; but never no minute at all."""
    begun = NOON - dt.timedelta(days=3)
    course = a_course((begun, 600), asleep=250_000)
    assert real_stretches(Moment(NOON, "UTC", 240), course, 5) == [(begun, 300)]
    with pytest.raises(BadInputError, match="0 minutes cannot be logged"):
        real_stretches(Moment(NOON, "UTC", 240), course, 0)


def test_of_a_timer_that_ran_for_hours_no_minute_of_the_last_stretch_is_known() -> None:
    """What pauses ended before is."""
    early, late = NOON - dt.timedelta(days=2), NOON - dt.timedelta(days=2, hours=-1)
    course = a_course((early, 600), (late, 18_000), forgotten=LONG)
    assert real_stretches(Moment(NOON, "UTC", 240), course, 10) == [(early, 600), (late, 0)]
    with pytest.raises(BadInputError, match="only the 10 min that are known can be logged"):
        real_stretches(Moment(NOON, "UTC", 240), course, 11)


@pytest.mark.parametrize(("fields", "later"), [({}, 690), ({"paused": True}, 600), ({"forgotten": LONG}, 600)])
def test_a_timer_goes_on_from_where_it_was_read(fields: dict[str, Any], later: int) -> None:
    """Unless it rests or was forgotten; a clock that was set back takes nothing."""
    view = TimerView(STEP, a_course(**fields))
    assert later == view.seconds_at(NOON + dt.timedelta(seconds=90))
    assert view.seconds_at(NOON - dt.timedelta(seconds=90)) == 600


def test_spans_lie_on_whole_minutes_of_the_clock() -> None:
    """As typed ones do; also where the clock was set back, and a stretch is moved to before now."""
    now, begun = NOON + dt.timedelta(seconds=30, microseconds=7), NOON - dt.timedelta(seconds=580, microseconds=5)
    assert place([(begun, 90)], now) == [(NOON - dt.timedelta(minutes=10), 1)]
    assert place([(NOON + dt.timedelta(hours=1, seconds=8), 120)], now) == [(NOON - dt.timedelta(minutes=2), 2)]
