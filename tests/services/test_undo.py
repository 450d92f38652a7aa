"""Undo of what is done all day: totals, timers and statuses come back, also those that another face wrote."""

from __future__ import annotations

import contextlib
import datetime as dt
import shutil
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lived_days import at, entries, titles
from seasons import TODAY, a_big_step, a_plan, a_season, a_step, rows_of

from matchtrack.errors import BadInputError, NotSoError
from matchtrack.services import minutes, ticks, timer
from matchtrack.services.minutes import log, status
from matchtrack.services.presence import is_set_up
from matchtrack.services.undo import undo
from matchtrack.services.views import find_step, list_steps
from matchtrack.storage import journal
from matchtrack.storage.connection import open_reading

if TYPE_CHECKING:
    from pathlib import Path

    from matchtrack.services.context import Context

YESTERDAY = TODAY - dt.timedelta(days=1)
STEPS = ("list", "ask", "thank")


@pytest.fixture
def season(tmp_path: Path) -> Context:
    """A season of three baby steps on a Sunday at 08:00 UTC."""
    return a_season(tmp_path)


def by_day(season: Context) -> dict[dt.date, int]:
    """The logged minutes of every day that has any."""
    with contextlib.closing(open_reading(season.database)) as connection:
        return journal.minutes_by_day(connection)


def test_undo_gives_the_totals_back(season: Context) -> None:
    """Today's, the streak, the step's own, and its status."""
    log(season, 10, "list")
    before = rows_of(season)
    log(season, 5, "ask")
    assert (status(season).minutes, status(season).streak) == (15, 1)
    assert undo(season) == "Logged 5 min on 'Do ask'"
    assert (status(season).minutes, status(season).streak) == (10, 0)
    assert before == rows_of(season)
    assert find_step(season, "ask").status == "todo"


def test_undo_goes_further_back_each_time(season: Context) -> None:
    """Down to the season itself; then there is nothing more."""
    log(season, 5, "list")
    timer.start(season, "list")
    timer.stop(at(season, "2026-11-22T08:10"))
    ticks.done(season, ["list"])
    ticks.wait(season, "ask")
    ticks.drop(season, "thank")
    ticks.reopen(season, "thank")
    undone = [undo(season) for _ in range(7)]
    assert undone == [
        "Reopened 'Do thank'",
        "Dropped 'Do thank'",
        "'Do ask' now waits",
        "Ticked off 'Do list'",
        "Stopped the timer on 'Do list'",
        "Started 'Do list'",
        "Logged 5 min on 'Do list'",
    ]
    assert [(step.status, step.minutes_logged) for step in list_steps(season)] == [("todo", 0)] * 3
    assert undo(season) == "Imported 3 steps"
    assert not is_set_up(season)
    with pytest.raises(NotSoError) as caught:
        undo(season)
    assert caught.value.sentence == "There is nothing to undo."


def test_after_an_undo_new_changes_are_undone_first(season: Context) -> None:
    """What was undone stays undone."""
    log(season, 5, "list")
    undo(season)
    log(season, 7, "ask")
    assert undo(season) == "Logged 7 min on 'Do ask'"
    assert undo(season) == "Imported 3 steps"


def test_a_change_that_was_refused_is_nothing_to_undo(season: Context) -> None:
    """Undo takes back what was written, not what was tried."""
    log(season, 5, "list")
    with pytest.raises(BadInputError):
        log(season, 500, "list")
    with pytest.raises(NotSoError):
        ticks.done(season, ["unicorn"])
    assert undo(season) == "Logged 5 min on 'Do list'"


def test_undo_of_a_start_leaves_no_timer(season: Context) -> None:
    """And undo of a stop lets it run on from where it began."""
    timer.start(season, "list")
    timer.stop(at(season, "2026-11-22T08:10"))
    undo(season)
    assert (status(season).minutes, status(at(season, "2026-11-22T08:12")).timer_minutes) == (0, 12)
    undo(season)
    assert status(season).timer_minutes is None
    assert find_step(season, "list").status == "todo"


def test_shell_and_app_take_back_each_others_changes(season: Context) -> None:
    """There is one history; both faces see the same step back."""
    app = at(season, "2026-11-22T08:05", source="app")
    log(season, 5, "list")
    log(app, 6, "list")
    ticks.done(season, ["list"])
    assert undo(app) == "Ticked off 'Do list'"
    assert undo(season) == "Logged 6 min on 'Do list'"
    assert by_day(app) == {TODAY: 5}
    assert titles(season)[-2:] == ["Undone: Ticked off 'Do list'", "Undone: Logged 6 min on 'Do list'"]


def test_room_that_undo_makes_can_be_used_again(season: Context) -> None:
    """The time of an entry, too."""
    log(season, 240, "list", at=240)
    undo(season)
    log(season, 60, "ask", at=300)
    assert by_day(season) == {TODAY: 60}


MINUTES = st.sampled_from((-1, 0, 1, 15, 60, 119, 120, 121, 240, 241, 1200, 1440, 1441))
CLOCK = st.sampled_from((0, 120, 239, 240, 300, 360, 419, 420, 479, 480, 1439))
LOG = st.tuples(st.just("log"), st.sampled_from(STEPS), MINUTES, st.booleans(), st.none() | CLOCK)
DONE = st.tuples(st.just("done"), st.lists(st.sampled_from(STEPS), min_size=1, max_size=3))
UNDO = st.tuples(st.just("undo"))
Move = tuple[object, ...]


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A season that every example copies."""
    plan = a_plan(a_big_step("letters", *(a_step(key) for key in STEPS)))
    return a_season(tmp_path_factory.mktemp("untouched"), plan).database


class Model:
    """What should be so: minutes by day, spans and done steps, and every state before."""

    def __init__(self) -> None:
        self.past: list[tuple[Counter[dt.date], list[tuple[int, int]], frozenset[str]]] = []
        self.minutes: Counter[dt.date] = Counter()
        self.spans: list[tuple[int, int]] = []
        self.done: frozenset[str] = frozenset()

    def remember(self) -> None:
        """Keep the state, for undo."""
        self.past.append((self.minutes.copy(), list(self.spans), self.done))

    def log(self, count: int, *, yesterday: bool, clock: int | None) -> bool:
        """Say whether the entry is honest at 08:00, and count it."""
        day, had = (YESTERDAY, 1440) if yesterday else (TODAY, 240)
        begin = None if clock is None else clock + 1440 * (clock < 240) - 1440 * yesterday
        free = begin is None or (
            begin + count <= 480 and all(begin >= end or begin + count <= start for start, end in self.spans)
        )
        if not (count > 0 and self.minutes[day] + count <= had and free):
            return False
        self.remember()
        self.minutes[day] += count
        self.spans += [] if begin is None else [(begin, begin + count)]
        return True

    def tick(self, steps: frozenset[str]) -> bool:
        """Say whether all of them are open, and tick them off."""
        if steps & self.done:
            return False
        self.remember()
        self.done |= steps
        return True

    def undo(self) -> bool:
        """Go one state back; the plan itself is left alone."""
        if not self.past:
            return False
        self.minutes, self.spans, self.done = self.past.pop()
        return True


@settings(max_examples=100)
@given(moves=st.lists(LOG | LOG | DONE | UNDO, max_size=14))
def test_any_sequence_of_log_done_and_undo_leaves_what_a_simple_model_says(
    tmp_path: Path, untouched: str, moves: list[Move]
) -> None:
    """Minutes by day and done steps agree after every move, and no two entries with a time overlap."""
    season = at(a_season_of(tmp_path, untouched), "2026-11-22T08:00")
    model = Model()
    for move in moves:
        expected = expect(model, move)
        if move[0] == "undo" and not expected:
            continue
        assert expected == happens(season, move), move
        assert {day: count for day, count in model.minutes.items() if count} == by_day(season)
        assert model.done == {step.key.split("/")[1] for step in list_steps(season, every=True) if not step.open}
    taken = sorted(row for row in entries(season, "started_utc", "ended_utc") if row[0])
    assert all(before[1] <= after[0] for before, after in pairwise(taken))
    assert len(model.spans) == len(taken)


def a_season_of(folder: Path, database: str) -> Context:
    """A context on a fresh copy of a database."""
    from seasons import a_context

    context = a_context(folder)
    copy = folder / "data"
    copy.mkdir(exist_ok=True)
    shutil.copy(database, context.database)
    return context


def expect(model: Model, move: Move) -> bool:
    """Make the move in the model; false where it should be refused."""
    match move:
        case ("log", _, int(count), bool(yesterday), (int() | None) as clock):
            return model.log(count, yesterday=yesterday, clock=clock)
        case ("done", list(steps)):
            return model.tick(frozenset(steps))
        case _:
            return model.undo()


def happens(season: Context, move: Move) -> bool:
    """Make the move in the database; false where it is refused."""
    try:
        match move:
            case ("log", str(step), int(count), bool(yesterday), (int() | None) as clock):
                minutes.log(season, count, step, yesterday=yesterday, at=clock)
            case ("done", list(steps)):
                ticks.done(season, steps)
            case _:
                undo(season)
    except (BadInputError, NotSoError):
        return False
    return True
