"""The timer: it outlives the program, counts whole minutes, counts none twice, and can always be stopped."""

from __future__ import annotations

import contextlib
import datetime as dt
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lived_days import at, entries, spans, titles
from seasons import TODAY, a_big_step, a_context, a_plan, a_season, a_step, rows_of

from matchtrack.errors import BadInputError, NotSoError, UsageError
from matchtrack.services import ticks, timer
from matchtrack.services.minutes import log, status
from matchtrack.services.timer_stopped import ForgottenTimerError
from matchtrack.services.today import today_view
from matchtrack.services.undo import undo
from matchtrack.services.views import find_step
from matchtrack.storage import journal
from matchtrack.storage.connection import open_writing
from matchtrack.storage.transactions import Transaction

if TYPE_CHECKING:
    from pathlib import Path

    from matchtrack.services.context import Context


@pytest.fixture
def season(tmp_path: Path) -> Context:
    """A season of three baby steps on a Sunday at 08:00 UTC; the day began at 04:00."""
    return a_season(tmp_path)


def clock(season: Context, time: str) -> Context:
    """The season at a time of the usual day."""
    return at(season, f"2026-11-22T{time}")


def not_so(season: Context, step: str | None) -> str:
    """The sentence with which a start is refused; nothing is written."""
    before = rows_of(season)
    with pytest.raises(NotSoError) as caught:
        timer.start(season, step)
    assert before == rows_of(season)
    return caught.value.sentence


def test_the_timer_logs_the_whole_minutes_that_it_ran(season: Context) -> None:
    """Seconds are left out; the entry says when it was."""
    assert timer.start(clock(season, "08:00:30"), "list").key == "letters/list"
    assert find_step(season, "list").status == "started"
    stopped = timer.stop(clock(season, "08:20:29"))
    assert (stopped.step.key, stopped.minutes, stopped.outcome) == ("letters/list", 19, "logged 19 min")
    assert stopped.logged is not None
    assert (
        stopped.logged.total, stopped.logged.status, stopped.logged.streak, stopped.logged.day
    ) == (19, "kept", 1, TODAY)  # fmt: skip
    assert entries(season, "source", "late", "minutes") == [("timer", 0, 19)]
    assert spans(season) == ["08:00-08:19"]
    assert titles(season)[-2:] == ["Started 'Do list'", "Stopped the timer on 'Do list'"]


def test_the_timer_runs_on_while_no_program_does(season: Context) -> None:
    """Every context here is what a new process makes; shell and app see the same timer."""
    timer.start(season, "list")
    app = at(season, "2026-11-22T08:12", source="app")
    running = today_view(app).timer
    assert running is not None
    assert ("Do list", 12, dt.datetime.fromisoformat("2026-11-22T08:00")) == (
        running.title,
        running.minutes,
        running.since,
    )
    assert status(clock(season, "08:13")).timer_minutes == 13
    assert timer.stop(at(season, "2026-11-22T08:14", source="app")).minutes == 14
    assert today_view(app).timer is None


def test_there_is_one_timer(season: Context) -> None:
    """The sentence names its step and the way out."""
    timer.start(season, "list")
    for step in ("ask", "list", None):
        assert not_so(season, step) == "The timer already runs on 'Do list'. Stop it first: matchtrack stop."


def test_the_timer_starts_on_the_pinned_step(season: Context) -> None:
    """The first of today's choice."""
    assert timer.start(season, None).key == "letters/list"


def test_only_open_steps_of_ours_are_started(season: Context) -> None:
    """What is settled, or lies with somebody else, is reopened first."""
    ticks.done(season, ["list"])
    ticks.wait(season, "ask")
    ticks.drop(season, "thank")
    for step, number, state in (("list", 1, "done"), ("ask", 2, "waiting"), ("thank", 3, "dropped")):
        assert not_so(season, step) == (
            f"'Do {step}' is {state}, so it cannot be started. Reopen it first: matchtrack reopen {number}."
        )
    assert not_so(season, "unicorn").startswith("No step matches 'unicorn'.")


def test_a_step_has_to_be_named_clearly(season: Context) -> None:
    """Several matches are listed and nothing is started."""
    with pytest.raises(UsageError, match="'do' matches 3 steps; say which one by its number or key") as caught:
        timer.start(season, "do")
    assert [place.at for place in caught.value.places] == ["1", "2", "3"]


def test_no_timer_cannot_be_stopped(season: Context) -> None:
    """Neither can it be thrown away."""
    for discard in (False, True):
        with pytest.raises(NotSoError) as caught:
            timer.stop(season, discard=discard)
        assert caught.value.sentence == "No timer runs. Start one: matchtrack start."


def test_less_than_a_minute_is_not_logged(season: Context) -> None:
    """The timer stops all the same."""
    timer.start(clock(season, "08:00"), "list")
    stopped = timer.stop(clock(season, "08:00:59"))
    assert (stopped.logged, stopped.outcome) == (None, "less than a minute ran, so nothing was logged")
    assert entries(season, "id") == []
    assert status(season).timer_minutes is None


def test_a_clock_that_was_set_back_leaves_no_timer_stuck(season: Context) -> None:
    """Nothing is known of its minutes, so none are made up."""
    timer.start(clock(season, "08:00"), "list")
    assert status(clock(season, "07:00")).timer_minutes == 0
    assert timer.stop(clock(season, "07:00")).minutes == 0


def test_a_timer_that_is_discarded_logs_nothing(season: Context) -> None:
    """Its minutes are said."""
    timer.start(clock(season, "08:00"), "list")
    stopped = timer.stop(clock(season, "08:40"), discard=True)
    assert (stopped.minutes, stopped.logged) == (40, None)
    assert entries(season, "id") == []


def test_a_forgotten_timer_asks_how_much_was_real(season: Context) -> None:
    """Four hours in one go are still believed, more are not; it runs until the user says what was real."""
    timer.start(clock(season, "08:00"), "list")
    late = clock(season, "20:01")
    with pytest.raises(ForgottenTimerError) as caught:
        timer.stop(late)
    assert caught.value.sentence == (
        "the timer on 'Do list' has run for 12 hours, so it was forgotten. "
        "Say how much was real: matchtrack stop --minutes N, or log nothing: matchtrack stop --discard"
    )
    assert (status(late).timer_minutes, status(late).timer_forgotten) == (721, True)
    assert timer.stop(late, discard=True).minutes == 721
    timer.start(season, "list")
    assert timer.stop(clock(season, "12:00")).outcome == "logged 240 min"


def test_a_timer_counts_for_the_day_on_which_it_began(season: Context) -> None:
    """Over midnight and over the day start."""
    timer.start(at(season, "2026-11-23T03:30"), "list")
    stopped = timer.stop(at(season, "2026-11-23T04:20"))
    assert stopped.logged is not None
    assert (stopped.logged.day, stopped.logged.total) == (TODAY, 50)
    assert spans(season) == ["03:30-04:20"]
    assert status(at(season, "2026-11-23T04:20")).streak == 1


def test_no_minute_counts_twice_where_the_day_is_full(season: Context) -> None:
    """Minutes typed without a time meanwhile are those of the timer."""
    timer.start(clock(season, "04:10"), "list")
    log(clock(season, "05:00"), 40, "list")
    stopped = timer.stop(clock(season, "05:00"))
    assert stopped.outcome == "logged 20 min of 50, as the rest was in the log already"
    assert spans(season) == ["", "04:10-04:30"]
    timer.start(clock(season, "05:00"), "list")
    log(clock(season, "05:05"), 5, "list")
    assert timer.stop(clock(season, "05:05")).outcome == "its 5 min were in the log already"


@pytest.mark.parametrize(
    ("typed", "pieces", "outcome"),
    [
        (((480, 20),), ["08:20-09:00"], "logged 40 min of 60, as the rest was in the log already"),
        (((520, 20),), ["08:00-08:40"], "logged 40 min of 60, as the rest was in the log already"),
        (((500, 20),), ["08:00-08:20", "08:40-09:00"], "logged 40 min of 60, as the rest was in the log already"),
        (((470, 20),), ["08:10-09:00"], "logged 50 min of 60, as the rest was in the log already"),
        (((480, 30), (510, 30)), [], "its 60 min were in the log already"),
        (((450, 90),), [], "its 60 min were in the log already"),
        (((450, 30),), ["08:00-09:00"], "logged 60 min"),
        (((485, 5), (495, 5)), ["08:00-08:05", "08:10-08:15", "08:20-09:00"], "logged 50 min of 60"),
    ],
)
def test_entries_within_the_time_of_the_timer_are_cut_out(
    season: Context, typed: tuple[tuple[int, int], ...], pieces: list[str], outcome: str
) -> None:
    """The timer stops, logs all that is not logged already, and its entries keep their times."""
    timer.start(clock(season, "08:00:10"), "list")
    for begin, count in typed:
        log(clock(season, "09:00"), count, "ask", at=begin)
    stopped = timer.stop(clock(season, "09:00:50"))
    assert stopped.outcome.startswith(outcome)
    assert pieces == spans(season)[len(typed) :]
    assert status(clock(season, "09:01")).timer_minutes is None


def test_cutting_is_one_change_and_one_total(season: Context) -> None:
    """Two pieces, one sentence; undo takes both back and the timer runs on."""
    timer.start(clock(season, "08:00"), "list")
    log(clock(season, "09:00"), 20, "ask", at=500)
    stopped = timer.stop(clock(season, "09:00"))
    assert stopped.logged is not None
    assert (stopped.logged.minutes, stopped.logged.total) == (40, 60)
    assert undo(clock(season, "09:01")) == "Stopped the timer on 'Do list'"
    assert (status(clock(season, "09:01")).minutes, status(clock(season, "09:01")).timer_minutes) == (20, 61)


def test_a_typed_entry_may_touch_what_the_timer_logged(season: Context) -> None:
    """Its times lie on whole minutes, as those that are typed."""
    timer.start(clock(season, "08:00:40"), "list")
    timer.stop(clock(season, "08:30:50"))
    timer.start(clock(season, "08:30:55"), "list")
    timer.stop(clock(season, "08:45:56"))
    log(clock(season, "09:30"), 15, "ask", at=525)
    assert spans(season) == ["08:00-08:30", "08:30-08:45", "08:45-09:00"]
    with pytest.raises(BadInputError, match="overlap with 'Do list', logged from 08:30 to 08:45"):
        log(clock(season, "09:30"), 5, "ask", at=524)


def test_the_timer_of_a_step_that_is_renamed_names_it_anew(season: Context) -> None:
    """The timer knows its step, not its words."""
    from matchtrack.services.step_drafts import StepChanges
    from matchtrack.services.steps import edit_step

    timer.start(season, "list")
    edit_step(season, "list", StepChanges(title="List ten letter writers"))
    assert status(season).timer_title == "List ten letter writers"


def test_without_a_season_there_is_no_timer(tmp_path: Path) -> None:
    """Neither to start nor to stop."""
    for turn in (lambda: timer.start(a_context(tmp_path), None), lambda: timer.stop(a_context(tmp_path))):
        with pytest.raises(NotSoError, match="There is no season yet"):
            turn()


A_DAY = dt.datetime(2026, 11, 22, 4, tzinfo=dt.UTC)
RUN = st.tuples(
    st.integers(0, 5_000),
    st.integers(0, 7_000),
    st.lists(st.tuples(st.integers(0, 400), st.integers(1, 60)), max_size=3),
)
"""Seconds of a pause, seconds that the timer then runs, entries typed meanwhile as (minute of the day, minutes)."""


@settings(max_examples=30)
@given(runs=st.lists(RUN, max_size=3))
def test_no_two_entries_share_a_minute_and_the_timer_always_stops(
    season: Context, runs: list[tuple[int, int, list[tuple[int, int]]]]
) -> None:
    """Whatever is typed while it runs: spans never overlap, and exactly the minutes that were worked are logged."""
    with (
        contextlib.closing(open_writing(season.database)) as connection,
        Transaction(connection, season.database, "", "shell", "2026-11-22T00:00:00Z") as change,
    ):
        change.execute("DELETE FROM momentum_entry")
    worked: set[int] = set()
    now = A_DAY
    for pause, length, typed in runs:
        start = now + dt.timedelta(seconds=pause)
        now = start + dt.timedelta(seconds=length)
        timer.start(at(season, start.isoformat()), "list")
        for begin, count in typed:
            worked |= typed_minutes(at(season, now.isoformat()), begin, count)
        stopped = timer.stop(at(season, now.isoformat()))
        began = (start - A_DAY) // dt.timedelta(minutes=1)
        ran = set(range(began, began + stopped.minutes))
        assert (stopped.logged.minutes if stopped.logged else 0) == len(ran - worked)
        worked |= ran
    assert len(worked) == sum(entries(season, "minutes"))
    taken = sorted(entries(season, "started_utc", "ended_utc"))
    assert all(before[1] <= after[0] for before, after in pairwise(taken))


def typed_minutes(season: Context, begin: int, count: int) -> set[int]:
    """Type an entry; give the minutes of the day that it covers, none where it is refused."""
    try:
        log(season, count, "ask", at=240 + begin)
    except BadInputError:
        return set()
    return set(range(begin, begin + count))


def test_a_foreign_timer_is_stopped_like_ones_own(tmp_path: Path) -> None:
    """A plan of another size, a timer written straight into the database: nothing depends on who started it."""
    season = a_season(tmp_path, a_plan(a_big_step("letters", a_step("only"))))
    with (
        contextlib.closing(open_writing(season.database)) as connection,
        Transaction(connection, season.database, "Started it", "app", "2026-11-22T07:00:00Z") as change,
    ):
        journal.start_timer(change, 1, "2026-11-22T07:00:00Z")
    timer.pause(season)
    timer.resume(at(season, "2026-11-22T08:30"))
    assert timer.stop(at(season, "2026-11-22T08:45")).minutes == 75
    assert spans(season) == ["07:00-08:00", "08:30-08:45"]
