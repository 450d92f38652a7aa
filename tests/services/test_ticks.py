"""Moving steps along: done, waiting, dropped, reopened, and the timer that runs meanwhile."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from lived_days import at, entries, spans, titles
from seasons import TODAY, a_big_step, a_context, a_plan, a_season, a_step, rows_of

from matchtrack.errors import BadInputError, MatchtrackError, NotSoError, UsageError
from matchtrack.services import ticks, timer
from matchtrack.services.minutes import log, status
from matchtrack.services.undo import undo
from matchtrack.services.views import blocking_steps, find_step, list_steps

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from matchtrack.domain.steps import Step
    from matchtrack.services.context import Context
    from matchtrack.services.timer_stopped import Stopped

LATER = "2026-11-22T08:12"


@pytest.fixture
def season(tmp_path: Path) -> Context:
    """A season of three baby steps, list, ask and thank, in a row, on a Sunday at 08:00 UTC."""
    return a_season(tmp_path)


def refusal(season: Context, work: Callable[[], object], kind: type[MatchtrackError] = NotSoError) -> str:
    """The sentence with which a change is refused; nothing is written, not even its title."""
    before, groups = rows_of(season), titles(season)
    with pytest.raises(kind) as caught:
        work()
    assert (before, groups) == (rows_of(season), titles(season))
    return caught.value.sentence


def states(season: Context) -> list[str]:
    """The status of every step, in the plan's order."""
    return [step.status for step in list_steps(season, every=True)]


def test_done_names_the_next_ready_step(season: Context) -> None:
    """The one that the finished step had blocked."""
    (done,) = ticks.done(season, ["list"])
    assert (done.step.key, done.stopped) == ("letters/list", None)
    assert done.next_step is not None
    assert done.next_step.key == "letters/ask"
    assert find_step(season, "list").done_on == TODAY
    assert titles(season)[-1] == "Ticked off 'Do list'"


def test_a_step_that_is_done_at_night_is_done_on_the_momentum_day(season: Context) -> None:
    """At 02:00 the day before has not ended yet."""
    ticks.done(at(season, "2026-11-23T02:00"), ["list"])
    assert find_step(season, "list").done_on == TODAY


def test_done_of_several_is_one_change(season: Context) -> None:
    """Each names the step that comes next once all of them are done."""
    finished = ticks.done(season, ["ask", "1"])
    assert [(each.step.key, each.next_step.key if each.next_step else None) for each in finished] == [
        ("letters/ask", "letters/thank"),
        ("letters/list", "letters/thank"),
    ]
    assert states(season) == ["done", "done", "todo"]
    assert titles(season)[-1] == "Ticked off 'Do ask' and 1 more"
    undo(season)
    assert states(season) == ["todo", "todo", "todo"]


def test_a_step_that_is_named_twice_is_done_once(season: Context) -> None:
    """By its number, its key and its title."""
    assert len(ticks.done(season, ["1", "letters/list", "list", "1"])) == 1
    assert states(season) == ["done", "todo", "todo"]
    assert find_step(season, "list").version == 2


@pytest.mark.parametrize("wrong", ["unicorn", "99", "thank", ""])
def test_done_of_several_is_all_or_none(season: Context, wrong: str) -> None:
    """One that is not found or is done already keeps the others open."""
    ticks.done(season, ["thank"])
    refusal(season, lambda: ticks.done(season, ["list", wrong, "ask"]))
    assert states(season) == ["todo", "todo", "done"]


def test_words_that_match_several_steps_tick_none_off(season: Context) -> None:
    """Also where another word of the same line would leave only one of them open."""
    sentence = refusal(season, lambda: ticks.done(season, ["list", "ask", "Do"]), UsageError)
    assert sentence == "'Do' matches 3 steps; say which one by its number or key."


@pytest.mark.parametrize(
    ("first", "then", "sentence"),
    [
        ("done", "done", "'Do list' is done already."),
        ("drop", "drop", "'Do list' is dropped already."),
        ("drop", "done", "'Do list' is dropped, so it cannot be ticked off. Reopen it first: matchtrack reopen 1."),
        ("done", "drop", "'Do list' is done, so it cannot be dropped. Reopen it first: matchtrack reopen 1."),
        ("done", "wait", "'Do list' is done, so it cannot wait. Reopen it first: matchtrack reopen 1."),
        ("start", "reopen", "'Do list' is open already."),
    ],
)
def test_what_cannot_be_says_why_and_what_can(season: Context, first: str, then: str, sentence: str) -> None:
    """Nothing changes, and nobody is blamed."""
    moves: dict[str, Callable[[], object]] = {
        "done": lambda: ticks.done(season, ["list"]),
        "drop": lambda: ticks.drop(season, "list"),
        "wait": lambda: ticks.wait(season, "list"),
        "reopen": lambda: ticks.reopen(season, "list"),
        "start": lambda: timer.start(season, "list"),
    }
    moves[first]()
    assert refusal(season, moves[then]) == sentence


def test_a_waiting_step_says_whom_it_waits_for_and_until_when(season: Context) -> None:
    """In the user's words; again in other words."""
    waiting = ticks.wait(season, "ask", waiting_on="Dr. Rao", expected=TODAY + dt.timedelta(days=14))
    assert ("letters/ask", "Dr. Rao", dt.date(2026, 12, 6)) == (
        waiting.step.key, waiting.waiting_on, waiting.expected
    )  # fmt: skip
    assert expectation(find_step(season, "ask")) == ("waiting", "Dr. Rao", dt.date(2026, 12, 6))
    assert titles(season)[-1] == "'Do ask' now waits"
    assert ticks.wait(season, "ask", expected=TODAY).waiting_on == "Dr. Rao"
    assert expectation(find_step(season, "ask")) == ("waiting", "Dr. Rao", TODAY)


def expectation(step: Step) -> tuple[str, str, dt.date | None]:
    """What is known of the answer."""
    return step.status, step.waiting_on, step.expected


def test_a_waiting_step_takes_words_and_days_from_the_plan(tmp_path: Path) -> None:
    """A plan that says neither leaves both open."""
    season = a_season(
        tmp_path, a_plan(a_big_step("visa", a_step("ask", waiting_on="the embassy", wait_days=30), a_step("sign")))
    )
    asked, signed = ticks.wait(season, "ask"), ticks.wait(season, "sign")
    assert (asked.waiting_on, asked.expected) == ("the embassy", dt.date(2026, 12, 22))
    assert (signed.waiting_on, signed.expected) == ("", None)


def test_an_answer_is_expected_today_or_later(season: Context) -> None:
    """The sentence names the day."""
    sentence = refusal(season, lambda: ticks.wait(season, "ask", expected=dt.date(2026, 11, 21)), BadInputError)
    assert sentence == "the answer cannot be expected on Sat 21 Nov 2026, which has passed"


def test_a_waiting_step_blocks_until_the_answer_is_there(season: Context) -> None:
    """It is ticked off then."""
    ticks.wait(season, "list")
    assert [step.key for step in blocking_steps(season, find_step(season, "ask").id)] == ["letters/list"]
    ticks.done(at(season, "2026-12-01T08:00"), ["list"])
    assert not find_step(season, "ask").blocked
    assert expectation(find_step(season, "list")) == ("done", "", None)


def test_a_dropped_step_frees_what_waited_for_it(season: Context) -> None:
    """It counts as settled, and is kept."""
    assert find_step(season, "ask").blocked
    dropped = ticks.drop(season, "list")
    assert (dropped.step.key, dropped.stopped) == ("letters/list", None)
    assert not find_step(season, "ask").blocked
    assert states(season) == ["dropped", "todo", "todo"]
    assert titles(season)[-1] == "Dropped 'Do list'"


@pytest.mark.parametrize("move", ["done", "drop", "wait"])
def test_what_is_reopened_is_to_do_again(season: Context, move: str) -> None:
    """Neither a day nor an answer stays behind, and it blocks as before."""
    if move == "done":
        ticks.done(season, ["list"])
    elif move == "drop":
        ticks.drop(season, "list")
    else:
        ticks.wait(season, "list", expected=TODAY)
    assert ticks.reopen(season, "list").step.key == "letters/list"
    step = find_step(season, "list")
    assert (step.status, step.done_on, step.expected) == ("todo", None, None)
    assert find_step(season, "ask").blocked
    assert titles(season)[-1] == "Reopened 'Do list'"


def tick(season: Context) -> Stopped | None:
    """Tick the step off."""
    return ticks.done(season, ["list"])[0].stopped


def let_wait(season: Context) -> Stopped | None:
    """Let the step wait."""
    return ticks.wait(season, "list").stopped


def drop(season: Context) -> Stopped | None:
    """Drop the step."""
    return ticks.drop(season, "list").stopped


leaves_the_list = pytest.mark.parametrize("leave", [tick, let_wait, drop])


@leaves_the_list
def test_the_timer_goes_with_its_step_and_loses_nothing(
    season: Context, leave: Callable[[Context], Stopped | None]
) -> None:
    """Its minutes are logged in the same change, which is undone as one."""
    timer.start(season, "list")
    stopped = leave(at(season, LATER))
    assert stopped is not None
    assert stopped.sentence == "The timer stopped; logged 12 min."
    assert spans(season) == ["08:00-08:12"]
    assert status(at(season, LATER)).timer_minutes is None
    undo(at(season, LATER))
    assert find_step(season, "list").status == "started"
    assert (status(at(season, LATER)).minutes, status(at(season, LATER)).timer_minutes) == (0, 12)


@leaves_the_list
def test_the_timer_of_another_step_runs_on(season: Context, leave: Callable[[Context], Stopped | None]) -> None:
    """Whoever ticks a chore off in passing goes on working."""
    timer.start(season, "ask")
    assert leave(at(season, LATER)) is None
    assert status(at(season, LATER)).timer_minutes == 12


@leaves_the_list
def test_a_forgotten_timer_stays_until_its_user_says_what_was_real(
    season: Context, leave: Callable[[Context], Stopped | None]
) -> None:
    """The step leaves the list all the same, and the sentence says what is to be done."""
    timer.start(season, "list")
    morning = at(season, "2026-11-23T08:00")
    stopped = leave(morning)
    assert stopped is not None
    assert stopped.sentence == (
        "The timer has run for 24 hours, so it was forgotten. Stop it and say how much was real."
    )
    assert entries(season, "id") == []
    assert find_step(season, "list").status in {"done", "waiting", "dropped"}
    assert timer.stop(morning, discard=True).minutes == 24 * 60
    log(morning, 15, "1")
    assert entries(season, "step_key") == ["letters/list"]


def test_of_several_steps_the_one_with_the_timer_says_so(season: Context) -> None:
    """A timer that has just begun logs nothing."""
    timer.start(season, "ask")
    finished = ticks.done(at(season, "2026-11-22T08:00:30"), ["list", "ask"])
    assert [each.stopped.sentence if each.stopped else "" for each in finished] == [
        "", "The timer stopped; less than a minute ran, so nothing was logged.",
    ]  # fmt: skip


def test_the_timer_stays_where_its_step_cannot_leave(season: Context) -> None:
    """All or none."""
    timer.start(season, "list")
    refusal(season, lambda: ticks.done(at(season, LATER), ["list", "unicorn"]))
    assert status(at(season, LATER)).timer_minutes == 12


def test_without_a_season_nothing_moves(tmp_path: Path) -> None:
    """The sentence says how to begin."""
    nowhere = a_context(tmp_path)
    for move in (
        lambda: ticks.done(nowhere, ["list"]),
        lambda: ticks.wait(nowhere, "list"),
        lambda: ticks.drop(nowhere, "list"),
        lambda: ticks.reopen(nowhere, "list"),
        lambda: undo(nowhere),
    ):
        with pytest.raises(NotSoError, match="There is no season yet"):
            move()
