"""Minutes by hand: what a day may hold, what an entry keeps, and every sentence that refuses one."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from lived_days import at, entries, spans, titles
from seasons import TODAY, a_big_step, a_context, a_plan, a_season, a_step, rows_of

from matchtrack.errors import BadInputError, NotSoError
from matchtrack.services import minutes, ticks, timer, views
from matchtrack.services.minutes import log, status

if TYPE_CHECKING:
    from pathlib import Path

    from matchtrack.services.context import Context

YESTERDAY = TODAY - dt.timedelta(days=1)


@pytest.fixture
def season(tmp_path: Path) -> Context:
    """A season of three baby steps on a Sunday at 08:00 UTC; the day began at 04:00."""
    return a_season(tmp_path)


def refusal(context: Context, *args: Any, **options: Any) -> str:
    """The sentence with which an entry is refused; nothing is written."""
    before, groups = rows_of(context), titles(context)
    with pytest.raises(BadInputError) as caught:
        log(context, *args, **options)
    assert (before, groups) == (rows_of(context), titles(context))
    return caught.value.sentence


def test_an_entry_says_where_it_leaves_its_day(season: Context) -> None:
    """The step, the day, its total, whether it is kept, and the streak."""
    log(season, 9, "list")
    logged = log(season, 6, "list")
    assert (
        logged.step.key, logged.minutes, logged.day, logged.total, logged.floor
    ) == ("letters/list", 6, TODAY, 15, 15)  # fmt: skip
    assert (logged.status, logged.streak, logged.late) == ("kept", 1, False)
    assert entries(season, "id") == [1, 2]
    assert logged.entry_id == 2


def test_an_entry_keeps_all_that_held_when_it_was_written(season: Context) -> None:
    """The step in words, so that it outlives the step; the zone, the offset and the instant."""
    log(at(season, "2026-11-22T08:00", zone="Europe/Berlin"), 15, "list", note="slow but fine")
    columns = (
        "step_key", "step_title", "area", "minutes", "day", "logged_utc", "zone", "utc_offset_minutes", "source",
        "late", "note",
    )  # fmt: skip
    assert entries(season, *columns) == [
        (
            "letters/list", "Do list", "letters", 15, "2026-11-22", "2026-11-22T08:00:00Z", "Europe/Berlin",
            60, "typed", 0, "slow but fine",
        )
    ]  # fmt: skip
    assert titles(season)[-1] == "Logged 15 min on 'Do list'"


def test_minutes_without_a_time_have_no_time(season: Context) -> None:
    """Only --at gives an entry a start and an end."""
    log(season, 15, "list")
    log(season, 20, "list", at=6 * 60)
    assert spans(season) == ["", "06:00-06:20"]


def test_the_first_minutes_start_a_step(season: Context) -> None:
    """A step in any other status stays there."""
    ticks.done(season, ["ask"])
    ticks.wait(season, "thank")
    for step in ("list", "ask", "thank"):
        log(season, 5, step)
    assert [step.status for step in views.list_steps(season, every=True)] == ["started", "done", "waiting"]


@pytest.mark.parametrize(
    ("count", "sentence"),
    [
        (0, "0 minutes cannot be logged; even 1 minute counts"),
        (-5, "minutes cannot be negative; 'matchtrack undo' takes an entry back"),
        (1441, "1441 minutes are more than the 24 hours of a day; write 1440 minutes at most"),
        (241, "today has had 240 minutes so far and this would make 241; up to 240 more can be logged"),
    ],
)
def test_minutes_that_cannot_be_are_refused(season: Context, count: int, sentence: str) -> None:
    """The day began at 04:00, so at 08:00 it has had 240 minutes."""
    assert refusal(season, count, "list") == sentence


def test_a_day_is_never_fuller_than_it_is_long(season: Context) -> None:
    """What is logged already counts; a minute later there is room for one more."""
    log(season, 200, "list")
    assert "would make 241; up to 40 more can be logged" in refusal(season, 41, "list")
    log(season, 40, "list")
    assert refusal(season, 1, "list") == (
        "today has had 240 minutes so far and this would make 241; it is full for now"
    )
    assert log(at(season, "2026-11-22T08:01"), 1, "list").total == 241


def test_yesterday_can_be_filled_in_and_is_marked_late(season: Context) -> None:
    """It counts for yesterday, in the streak too."""
    logged = log(season, 15, "list", yesterday=True)
    assert (logged.day, logged.late, logged.status, logged.streak) == (YESTERDAY, True, "kept", 1)
    assert entries(season, "day", "late") == [("2026-11-21", 1)]


def test_a_short_yesterday_is_said_to_be_short(season: Context) -> None:
    """It has ended, so it is not open any more."""
    logged = log(season, 14, "list", yesterday=True)
    assert (logged.status, logged.streak) == ("short", 0)


def test_yesterday_holds_its_24_hours(season: Context) -> None:
    """Over is over: no 'so far' and no 'for now'."""
    log(season, 1440, "list", yesterday=True)
    sentence = "yesterday has had 1440 minutes and this would make 1441; it is full"
    assert refusal(season, 1, "list", yesterday=True) == sentence


@pytest.mark.parametrize(
    ("count", "clock", "sentence"),
    [
        (15, "07:50", "15 minutes from 07:50 end at 08:05, which is still to come"),
        (15, "08:01", "15 minutes from 08:01 end at 08:16, which is still to come"),
        (60, "23:30", "60 minutes from 23:30 end at 00:30, which is still to come"),
        (30, "02:00", "30 minutes from 02:00 end at 02:30, which is still to come"),
    ],
)
def test_no_entry_lies_in_the_future(season: Context, count: int, clock: str, sentence: str) -> None:
    """Where all of it is to come, yesterday's is likely meant; before the day start it is that of tomorrow morning."""
    hours, minute = clock.split(":")
    hint = "" if clock == "07:50" else "; if it was yesterday, mark it as yesterday's"
    assert refusal(season, count, "list", at=int(hours) * 60 + int(minute)) == sentence + hint


def test_an_entry_may_end_now(season: Context) -> None:
    """The minute that has just passed can be logged."""
    log(season, 15, "list", at=7 * 60 + 45)
    assert spans(season) == ["07:45-08:00"]


@pytest.mark.parametrize(
    ("now", "yesterday", "clock", "day", "began"),
    [
        ("2026-11-22T01:30", False, 60, YESTERDAY, "2026-11-22T01:00:00Z"),
        ("2026-11-22T01:30", False, 23 * 60, YESTERDAY, "2026-11-21T23:00:00Z"),
        ("2026-11-22T01:30", True, 60, YESTERDAY - dt.timedelta(days=1), "2026-11-21T01:00:00Z"),
        ("2026-11-22T08:00", True, 120, YESTERDAY, "2026-11-22T02:00:00Z"),
        ("2026-11-22T08:00", True, 23 * 60 + 50, YESTERDAY, "2026-11-21T23:50:00Z"),
        ("2026-11-22T08:00", False, 240, TODAY, "2026-11-22T04:00:00Z"),
    ],
)
def test_the_early_hours_belong_to_the_day_before(
    season: Context, *, now: str, yesterday: bool, clock: int, day: dt.date, began: str
) -> None:
    """The day begins at 04:00, whatever the calendar says at midnight."""
    logged = log(at(season, now), 20, "list", yesterday=yesterday, at=clock)
    assert (day, yesterday) == (logged.day, logged.late)
    assert entries(season, "started_utc") == [began]


@pytest.mark.parametrize(
    ("clock", "count", "free"),
    [
        (5 * 60 + 40, 20, True),
        (6 * 60 + 30, 30, True),
        (5 * 60 + 40, 21, False),
        (6 * 60 + 29, 1, False),
        (6 * 60 + 10, 10, False),
        (5 * 60 + 50, 60, False),
        (6 * 60, 30, False),
    ],
)
def test_entries_with_a_time_may_touch_but_never_overlap(
    season: Context, *, clock: int, count: int, free: bool
) -> None:
    """The sentence names the other entry and its time."""
    log(season, 30, "list", at=6 * 60)
    if free:
        log(season, count, "ask", at=clock)
        assert len(entries(season, "id")) == 2
    else:
        assert refusal(season, count, "ask", at=clock) == (
            "these minutes overlap with 'Do list', logged from 06:00 to 06:30"
        )


def test_entries_over_midnight_do_not_overlap_either(season: Context) -> None:
    """Times are compared as instants."""
    night = at(season, "2026-11-22T03:00")
    log(night, 60, "list", at=23 * 60 + 30)
    assert spans(night) == ["23:30-00:30"]
    for clock in (29, 23 * 60 + 45, 0):
        assert "logged from 23:30 to 00:30" in refusal(night, 5, "ask", at=clock)
    log(night, 5, "ask", at=30)
    log(night, 5, "ask", at=23 * 60 + 25)
    assert spans(night)[1:] == ["00:30-00:35", "23:25-23:30"]


def test_minutes_without_a_time_overlap_with_nothing(season: Context) -> None:
    """They only need room."""
    log(season, 60, "list", at=6 * 60)
    assert log(season, 60, "list").total == 120


def test_minutes_without_a_step_go_to_the_pinned_one(season: Context) -> None:
    """The first of today's choice; where the timer runs, its step."""
    assert log(season, 5, None).step.key == "letters/list"
    ticks.done(season, ["list", "ask"])
    timer.start(season, "thank")
    ticks.reopen(season, "ask")
    assert log(season, 5, None).step.key == "letters/thank"


def test_minutes_without_a_step_ask_for_one_where_none_is_ready(season: Context) -> None:
    """The sentence shows how."""
    ticks.done(season, ["list", "ask", "thank"])
    with pytest.raises(NotSoError) as caught:
        log(season, 5, None)
    assert caught.value.sentence == (
        "No step is ready, so say which one the minutes belong to: matchtrack log MINUTES STEP."
    )


def test_the_hardest_step_takes_the_minutes_of_a_productive_hour(tmp_path: Path) -> None:
    """At 07:00 the window of the usual hours is open."""
    plan = a_plan(a_big_step("letters", a_step("easy", difficulty=1), a_step("hard", difficulty=5)))
    season = at(a_season(tmp_path, plan), "2026-11-22T07:00")
    assert log(season, 5, None).step.key == "letters/hard"


def test_status_counts_the_day(season: Context) -> None:
    """Minutes, floor, status, streaks, score; no timer."""
    log(season, 15, "list", yesterday=True)
    log(season, 9, "list")
    now = status(season)
    assert (now.day, now.minutes, now.floor, now.status, now.streak, now.longest) == (TODAY, 9, 15, "open", 1, 1)
    assert now.score > 0
    assert (now.timer_minutes, now.timer_title) == (None, "")


def test_status_heeds_the_floor_of_the_settings(season: Context) -> None:
    """Nine minutes keep a day whose floor is nine."""
    log(season, 9, "list")
    assert status(at(season, "2026-11-22T08:00", floor=9)).status == "kept"
    assert status(season).status == "open"


def test_status_names_the_timer(season: Context) -> None:
    """Whole minutes, as they stand now."""
    timer.start(season, "list")
    now = status(at(season, "2026-11-22T08:12:59"))
    assert (now.timer_minutes, now.timer_title) == (12, "Do list")


def test_without_a_season_there_is_nothing_to_log_on(tmp_path: Path) -> None:
    """Neither is a database made."""
    nowhere = a_context(tmp_path)
    for ask in (lambda: status(nowhere), lambda: log(nowhere, 15, "list"), lambda: minutes.log(nowhere, 15, None)):
        with pytest.raises(NotSoError, match="There is no season yet"):
            ask()
    assert not (tmp_path / "data").exists()


def test_app_and_shell_write_in_turn(season: Context) -> None:
    """Each sees what the other wrote, and the room that is left."""
    app = at(season, "2026-11-22T08:00", source="app")
    totals = [log(each, 50, "list").total for each in (season, app, season, app)]
    assert totals == [50, 100, 150, 200]
    for each in (season, app):
        assert "up to 40 more can be logged" in refusal(each, 50, "list")
