"""The timer never logs more than what plausibly passed: sleep, clocks that are set, restarts, hours forgotten."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lived_days import at, entries, spans
from seasons import TODAY, a_season

from matchtrack.errors import BadInputError, NotSoError
from matchtrack.services import timer, undo
from matchtrack.services.minutes import log, status
from matchtrack.services.timer_entries import place
from matchtrack.services.timer_stopped import ForgottenTimerError
from matchtrack.services.today import today_view

if TYPE_CHECKING:
    from pathlib import Path

    from matchtrack.services.context import Context

MORNING = dt.datetime(2026, 11, 22, 8, tzinfo=dt.UTC)


@pytest.fixture
def season(tmp_path: Path) -> Context:
    """A season of three baby steps on a Sunday at 08:00 UTC."""
    return a_season(tmp_path)


def clock(season: Context, time: str, awake: float | None = None, boot: str = "first") -> Context:
    """The season at a time of the usual day; the computer has been awake for so many minutes of this boot."""
    when = time if "T" in time else f"2026-11-22T{time}"
    return at(season, when, awake=None if awake is None else (boot, awake * 60))


def test_a_sleep_of_the_computer_is_not_counted(season: Context) -> None:
    """And the sentence says so."""
    timer.start(clock(season, "08:00", 100), "list")
    stopped = timer.stop(clock(season, "11:30", 120))
    assert (stopped.minutes, spans(season)) == (20, ["08:00-08:20"])
    assert stopped.sentence == (
        "The timer stopped; logged 20 min. "
        "The computer slept for 3 h 10 min, or its clock was set; that is not counted."
    )


def test_a_night_of_sleep_is_no_forgotten_timer(season: Context) -> None:
    """The lid was closed after ten minutes and opened in the morning; the evening keeps its minutes."""
    timer.start(clock(season, "22:00", 100), "list")
    stopped = timer.stop(clock(season, "2026-11-23T07:00", 110))
    assert stopped.logged is not None
    assert (stopped.minutes, stopped.logged.day, stopped.logged.late) == (10, TODAY, True)


def test_a_clock_that_is_set_forward_adds_nothing(season: Context) -> None:
    """By a minute or by a month."""
    timer.start(clock(season, "08:00", 100), "list")
    assert timer.stop(clock(season, "2026-12-22T08:15", 115)).minutes == 15


def test_a_clock_that_is_set_back_takes_nothing(season: Context) -> None:
    """The entry ends when it is now, and never in what is still to come."""
    timer.start(clock(season, "10:00", 100), "list")
    view = timer.timer_view(clock(season, "09:15:30", 120))
    assert view is not None
    assert view.worked_seconds == 1200
    assert timer.stop(clock(season, "09:20:30", 125)).outcome == "logged 25 min"
    assert spans(season) == ["08:55-09:20"]


def test_a_clock_that_was_set_back_without_an_awake_clock_counts_nothing(season: Context) -> None:
    """Nothing is known, so nothing is made up."""
    timer.start(clock(season, "10:00"), "list")
    assert timer.stop(clock(season, "09:20", 120)).outcome == "less than a minute ran, so nothing was logged"


def test_after_a_restart_of_the_computer_the_user_is_asked(season: Context) -> None:
    """What is known is the last sign of life; it is offered."""
    timer.start(clock(season, "08:00", 100), "list", minutes=30)
    timer.beat(clock(season, "08:12:30", 112.5))
    after = clock(season, "09:00", 3, boot="second")
    with pytest.raises(ForgottenTimerError) as caught:
        timer.stop(after)
    assert caught.value.sentence == (
        "the computer was restarted while the timer ran on 'Do list'; the last sign of life was after 12 min. "
        "Say how much was real: matchtrack stop --minutes N, or log nothing: matchtrack stop --discard"
    )
    view = timer.timer_view(after)
    assert view is not None
    assert (view.forgotten, view.suggested_minutes, view.worked_seconds) == ("restart", 12, 750)
    assert view.seconds_at(after.clock() + dt.timedelta(minutes=9)) == 750
    assert timer.stop(after, minutes=20).outcome == "logged 20 min"
    assert spans(season) == ["08:00-08:20"]


def test_a_sign_of_life_after_the_restart_makes_nothing_known(season: Context) -> None:
    """The app that opens again must not count the time in which nobody was there."""
    timer.start(clock(season, "08:00", 100), "list")
    after = clock(season, "09:00", 3, boot="second")
    timer.beat(after)
    view = timer.timer_view(after)
    assert view is not None
    assert (view.worked_seconds, view.suggested_minutes) == (0, 15)


def test_ticks_that_begin_anew_are_a_restart(season: Context) -> None:
    """Windows names no boot."""
    timer.start(clock(season, "08:00", 100), "list")
    with pytest.raises(ForgottenTimerError):
        timer.stop(clock(season, "09:00", 50))


def test_no_sign_of_life_comes_from_a_timer_that_rests(season: Context) -> None:
    """Nor where there is none."""
    timer.beat(season)
    timer.start(clock(season, "08:00", 100), "list")
    timer.pause(clock(season, "08:05", 105))
    timer.beat(clock(season, "08:30", 130))
    timer.resume(clock(season, "08:31", 131))
    view = timer.timer_view(clock(season, "09:00", 3, boot="second"))
    assert view is not None
    assert view.worked_seconds == 300


def test_what_was_real_is_one_change(season: Context) -> None:
    """The timer goes and the minutes come in one transaction; undo takes both back."""
    timer.start(clock(season, "08:00"), "list")
    late = clock(season, "20:01")
    assert timer.stop(late, minutes=25).outcome == "logged 25 min"
    assert (spans(season), status(late).timer_minutes) == (["08:00-08:25"], None)
    assert undo.undo(late) == "Stopped the timer on 'Do list'"
    assert (entries(season, "id"), status(late).timer_minutes) == ([], 721)


@pytest.mark.parametrize(
    ("minutes", "sentence"),
    [
        (31, "the timer ran 30 min at most, so 31 cannot be from it; add what you worked besides"),
        (0, "0 minutes cannot be logged"),
        (-1, "minutes cannot be negative"),
    ],
)
def test_no_more_is_real_than_what_passed(season: Context, minutes: int, sentence: str) -> None:
    """Fewer minutes than the timer counted are taken as they are, more are refused."""
    timer.start(clock(season, "08:00"), "list")
    with pytest.raises(BadInputError, match=sentence):
        timer.stop(clock(season, "08:30"), minutes=minutes)
    assert timer.stop(clock(season, "08:30"), minutes=12).outcome == "logged 12 min"


@pytest.mark.parametrize(
    ("beat", "known"), [("", "log nothing: matchtrack stop --discard"), ("08:12", "only the 12 min that are known")]
)
def test_a_forgotten_timer_of_an_older_day_fills_no_gap(season: Context, beat: str, known: str) -> None:
    """Older days than yesterday cannot be filled in by hand; what the computer saw is no hand's work."""
    timer.start(clock(season, "08:00", 100), "list")
    if beat:
        timer.beat(clock(season, beat, 112))
    late = clock(season, "2026-11-24T09:00", 3, boot="second")
    with pytest.raises(BadInputError, match=f"began on Sun 22 Nov 2026, and only yesterday .* filled in; {known}"):
        timer.stop(late, minutes=15)
    if beat:
        assert timer.stop(late, minutes=12).outcome == "logged 12 min"
    assert timer.timer_view(late) is None or timer.stop(late, discard=True).logged is None


def test_a_pause_ends_a_stretch(season: Context) -> None:
    """Each stretch becomes an entry with its own times; what lies between them is not counted."""
    timer.start(clock(season, "08:00:20"), "list", minutes=30)
    paused = timer.pause(clock(season, "08:10:50"))
    assert (paused.paused, paused.worked_seconds, paused.planned_minutes) == (True, 630, 30)
    rest = today_view(clock(season, "08:20")).timer
    assert rest is not None
    assert (rest.paused, rest.seconds, rest.planned, rest.minutes) == (True, 630, 30, 10)
    timer.resume(clock(season, "08:30:00"))
    stopped = timer.stop(clock(season, "08:34:30"))
    assert (stopped.outcome, spans(season)) == ("logged 15 min", ["08:00-08:10", "08:29-08:34"])
    assert stopped.logged is not None
    assert stopped.logged.total == 15


def test_a_paused_timer_is_stopped_like_another(season: Context) -> None:
    """Days later, and after a restart: what was counted before the pause is known."""
    timer.start(clock(season, "08:00", 100), "list")
    timer.pause(clock(season, "08:20", 120))
    stopped = timer.stop(clock(season, "2026-11-25T08:00", 5, boot="second"))
    assert stopped.logged is not None
    assert (stopped.outcome, stopped.logged.day) == ("logged 20 min", TODAY)


def test_a_pause_and_its_end_have_their_order(season: Context) -> None:
    """Each sentence names the way on."""
    for turn in (timer.pause, timer.resume):
        with pytest.raises(NotSoError, match=r"No timer runs. Start one"):
            turn(season)
    timer.start(season, "list")
    with pytest.raises(NotSoError, match=r"The timer on 'Do list' is not paused."):
        timer.resume(season)
    timer.pause(season)
    with pytest.raises(NotSoError, match=r"is paused already. Go on with it: matchtrack resume."):
        timer.pause(season)
    with pytest.raises(NotSoError, match=r"is paused. Go on with it: matchtrack resume, or stop it first"):
        timer.start(season, "ask")


def test_a_forgotten_timer_is_not_paused(season: Context) -> None:
    """A pause would make all its hours true."""
    timer.start(clock(season, "08:00"), "list")
    with pytest.raises(ForgottenTimerError):
        timer.pause(clock(season, "13:00"))


def test_undo_of_a_pause_goes_on_as_if_there_had_been_none(season: Context) -> None:
    """And undo of going on rests again."""
    timer.start(clock(season, "08:00"), "list")
    timer.pause(clock(season, "08:10"))
    timer.resume(clock(season, "08:20"))
    assert undo.undo(season) == "Resumed the timer on 'Do list'"
    assert status(clock(season, "08:30")).timer_paused
    assert undo.undo(season) == "Paused the timer on 'Do list'"
    assert status(clock(season, "08:30")).timer_minutes == 30


def test_a_countdown_takes_fifteen_minutes_or_what_is_left(season: Context) -> None:
    """Or what the user says."""
    log(season, 5, "list")
    for told, planned in ((None, 10), (25, 25)):
        timer.start(season, "list", minutes=told)
        assert status(season).timer_planned == planned
        timer.stop(season, discard=True)
    log(season, 20, "list")
    timer.start(season, "list")
    assert status(season).timer_planned == 15
    timer.stop(season, discard=True)
    for wrong in (0, 241):
        with pytest.raises(BadInputError, match=f"counts down 1 to 240 minutes, not {wrong}"):
            timer.start(season, "list", minutes=wrong)


STRETCHES = st.lists(st.tuples(st.integers(0, 4000), st.integers(0, 4000)), min_size=1, max_size=8)
"""Seconds of rest before a stretch, seconds of the stretch."""


@settings(max_examples=60)
@given(stretches=STRETCHES, back=st.integers(-7200, 7200))
def test_stretches_become_whole_minutes_that_never_overlap(stretches: list[tuple[int, int]], back: int) -> None:
    """No second is lost between them, none is counted twice, and nothing lies in the future, wherever clocks go."""
    now, told = MORNING, []
    for rest, length in stretches:
        now += dt.timedelta(seconds=rest)
        told.append((now, length))
        now += dt.timedelta(seconds=length)
    now -= dt.timedelta(seconds=back)
    placed = place(told, now)
    assert sum(minutes for _, minutes in placed) == sum(length for _, length in stretches) // 60
    ends = [(begin, begin + dt.timedelta(minutes=minutes)) for begin, minutes in placed]
    assert all(before[1] <= after[0] for before, after in pairwise(ends))
    assert all(begin < end <= now for begin, end in ends)
    if back <= 0 and placed:
        assert ends[0][0] >= told[0][0].replace(second=0)
