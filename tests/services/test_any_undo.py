"""Whatever was done in the app or the shell is undone and done again row by row; an old change whole or not at all."""

from __future__ import annotations

import contextlib
import datetime as dt
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lived_days import at
from seasons import TODAY, a_big_step, a_context, a_file, a_plan, a_season, a_step, rows_of

from matchtrack.domain.hours import Window
from matchtrack.errors import MatchtrackError, NotSoError
from matchtrack.services import days, hours, minutes, pins, season, steps, ticks, timer
from matchtrack.services.history import history_view, preview_undo
from matchtrack.services.plans import import_plan
from matchtrack.services.step_drafts import StepChanges, StepDraft
from matchtrack.services.undo import redo, undo, undo_group
from matchtrack.services.views import find_step
from matchtrack.storage.connection import open_reading, open_writing

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from matchtrack.services.context import Context

    Change = Callable[[Context], object]

KEYS = ("list", "ask", "thank")
OTHER_PLAN = a_plan(
    a_big_step("letters", a_step("ask", minutes=30), a_step("post")), a_big_step("exams", a_step("book"))
)
a_key = st.sampled_from(KEYS)
a_day = st.integers(0, 9).map(lambda ahead: TODAY + dt.timedelta(days=ahead))
CHANGES = st.one_of(
    st.builds(lambda key, count: lambda on: minutes.log(on, count, key), a_key, st.integers(1, 20)),
    st.builds(
        lambda key, clock: lambda on: minutes.log(on, 10, key, at=clock), a_key, st.sampled_from((300, 305, 360))
    ),
    st.builds(lambda key: lambda on: timer.start(on, key), a_key),
    st.just(lambda on: timer.stop(at(on, "2026-11-22T08:20"))),
    st.builds(lambda keys: lambda on: ticks.done(on, keys), st.lists(a_key, min_size=1, max_size=2)),
    st.builds(lambda key: lambda on: ticks.wait(on, key, waiting_on="it's, them"), a_key),
    st.builds(lambda key: lambda on: ticks.drop(on, key), a_key),
    st.builds(lambda key: lambda on: ticks.reopen(on, key), a_key),
    st.builds(
        lambda title: lambda on: steps.add_step(on, StepDraft(title=title)), st.sampled_from(("x=1,y='z'", "🩺"))
    ),
    st.builds(
        lambda key, count: lambda on: steps.edit_step(on, key, StepChanges(minutes=count)), a_key, st.integers(5, 60)
    ),
    st.builds(lambda key, title: lambda on: steps.edit_step(on, key, StepChanges(title=title, after=())), a_key, a_key),
    st.builds(lambda key: lambda on: steps.move_step(on, key, up=True), a_key),
    st.builds(
        lambda hour: lambda on: hours.set_windows(on, [Window(0, hour, hour + 60), Window(2, 60, 90)]),
        st.sampled_from((300, 360)),
    ),
    st.builds(lambda count: lambda on: hours.set_other_minutes(on, {1: count}), st.integers(0, 60)),
    st.builds(lambda key, day: lambda on: pins.pin(on, key, day), a_key, a_day),
    st.builds(lambda key: lambda on: pins.unpin(on, key), a_key),
    st.builds(lambda day: lambda on: days.take_off(on, day, day + dt.timedelta(days=1)), a_day),
    st.builds(lambda day: lambda on: season.set_key_date(on, "tokens", day, TODAY), st.none() | a_day),
    st.just(lambda on: import_plan(on, OTHER, replace=True)),
)
"""What a user can do in any order; much of it is refused, as in life."""

OTHER = ""
A_GROUP = "INSERT INTO change_group (at_utc, source, title) VALUES ('2026-11-22T08:00:00Z', 'app', 'By hand')"


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A season that every example copies, and another plan beside it."""
    folder = tmp_path_factory.mktemp("untouched")
    globals()["OTHER"] = a_file(folder, OTHER_PLAN, "other.toml")
    return a_season(folder, a_plan(a_big_step("letters", *(a_step(key) for key in KEYS)))).database


def a_copy(folder: Path, database: str) -> Context:
    """A context on a fresh copy of a database."""
    context = a_context(folder)
    (folder / "data").mkdir(exist_ok=True)
    shutil.copy(database, context.database)
    return context


def changed_rows(context: Context, changes: list[Change]) -> list[Any]:
    """Make the changes and give the rows before, between and after those that changed anything."""
    states = [rows_of(context)]
    for change in changes:
        groups = newest(context)
        with contextlib.suppress(MatchtrackError):
            change(context)
        if newest(context) != groups:
            states.append(rows_of(context))
    return states


def newest(context: Context) -> int:
    """The id of the last change."""
    return history_view(context, 1, every=True, try_undo=False).lines[0].id


@settings(max_examples=25)
@given(changes=st.lists(CHANGES, min_size=1, max_size=9))
def test_any_changes_undone_and_done_again_give_the_same_rows(
    tmp_path: Path, untouched: str, changes: list[Change]
) -> None:
    """One by one, back to the beginning and on to the end: rowids, versions, links and all."""
    context = a_copy(tmp_path, untouched)
    states = changed_rows(context, changes)
    for expected in reversed(states[:-1]):
        undo(context)
        assert expected == rows_of(context)
    for expected in states[1:]:
        redo(context)
        assert expected == rows_of(context)
    with pytest.raises(NotSoError, match="nothing to do again"):
        redo(context)


@settings(max_examples=25)
@given(changes=st.lists(CHANGES, min_size=2, max_size=8), pick=st.integers(0, 7))
def test_an_old_change_is_undone_whole_or_not_at_all(
    tmp_path: Path, untouched: str, changes: list[Change], pick: int
) -> None:
    """As the history says beforehand; and redo gives every row back that an undo took."""
    context = a_copy(tmp_path, untouched)
    before = changed_rows(context, changes)[-1]
    lines = history_view(context).lines
    line = lines[pick % len(lines)]
    if line.can_undo:
        undo_group(context, line.id)
        assert sound(context)
        redo(context)
    else:
        with pytest.raises(NotSoError, match="Nothing was changed"):
            undo_group(context, line.id)
    assert before == rows_of(context)


def sound(context: Context) -> bool:
    """Whether all links and checks hold."""
    with contextlib.closing(open_reading(context.database)) as connection:
        found = [connection.execute(f"PRAGMA {check}").fetchall() for check in ("foreign_key_check", "integrity_check")]
    return found == [[], [("ok",)]]


@pytest.fixture
def here(tmp_path: Path, untouched: str) -> Context:
    """A season of three steps that stand alone."""
    return a_copy(tmp_path, untouched)


def refused(context: Context, group: int) -> tuple[str, list[str]]:
    """What undo says against a change, and the changes that it names."""
    before = rows_of(context)
    with pytest.raises(NotSoError) as caught:
        undo_group(context, group)
    assert before == rows_of(context)
    assert caught.value.sentence == preview_undo(context, group).why_not
    return caught.value.sentence, [place.problem.partition(",")[0] for place in caught.value.places]


def test_an_old_change_beside_others_is_taken_back_alone(here: Context) -> None:
    """What was done before and after it stays."""
    ticks.done(here, ["list"])
    old = newest(here)
    minutes.log(here, 10, "ask")
    assert undo_group(here, old) == "Ticked off 'Do list'"
    assert [step.status for step in (found(here, key) for key in KEYS)] == ["todo", "started", "todo"]
    assert [(line.title, line.state) for line in history_view(here, 2).lines] == [
        ("Logged 10 min on 'Do ask'", "done"), ("Ticked off 'Do list'", "undone"),
    ]  # fmt: skip


def found(context: Context, key: str) -> Any:
    """A step by its key."""
    return find_step(context, key)


def test_of_a_step_only_the_fields_of_the_old_change_go_back(here: Context) -> None:
    """The title that came later stays, and an open form learns that the step is another one."""
    steps.edit_step(here, "list", StepChanges(minutes=40))
    old = newest(here)
    later = steps.edit_step(here, "list", StepChanges(title="Name them"))
    undo_group(here, old)
    now = found(here, "list")
    assert (now.title, now.minutes, now.version > later.version) == ("Name them", 15, True)


def test_the_same_field_changed_later_stands_in_the_way(here: Context) -> None:
    """The later change is named; once that is undone, the old one can be."""
    steps.edit_step(here, "list", StepChanges(minutes=40))
    old = newest(here)
    steps.edit_step(here, "list", StepChanges(minutes=50))
    sentence, names = refused(here, old)
    assert sentence.endswith("later changes stand on it. Nothing was changed. Undo these first.")
    assert len(names) == 1
    undo(here)
    undo_group(here, old)
    assert found(here, "list").minutes == 15


def test_what_later_changes_use_is_not_taken_away(here: Context) -> None:
    """A step with minutes stays, for the minutes would lose it."""
    added = steps.add_step(here, StepDraft(title="Call home"))
    old = newest(here)
    pins.pin(here, str(added.id), TODAY)
    assert refused(here, old)[1] == [f"Pinned 'Call home' to {TODAY}"]


def test_entries_never_overlap_after_an_undo(here: Context) -> None:
    """Where the time of an entry that was taken out is taken, it does not come back, and the other one is named."""
    minutes.log(here, 60, "list", at=240)
    minutes.log(here, 5, "ask")
    with contextlib.closing(open_writing(here.database)) as connection:
        connection.execute(A_GROUP)
        connection.execute("DELETE FROM momentum_entry WHERE minutes = 60")
    old = newest(here)
    minutes.log(here, 30, "ask", at=250)
    sentence, names = refused(here, old)
    assert "its time belongs to another entry now" in sentence
    assert names == ["Logged 30 min on 'Do ask'"]


def test_steps_never_wait_for_each_other_in_a_circle(here: Context) -> None:
    """A link that was taken away does not come back against one that came later."""
    steps.edit_step(here, "ask", StepChanges(after=("list",)))
    steps.edit_step(here, "ask", StepChanges(after=()))
    old = newest(here)
    steps.edit_step(here, "list", StepChanges(after=("ask",)))
    assert "in a circle" in refused(here, old)[0]


def test_the_timer_never_runs_on_a_settled_step(here: Context) -> None:
    """A reopening is not undone under a running timer."""
    ticks.drop(here, "list")
    ticks.reopen(here, "list")
    old = newest(here)
    steps.edit_step(here, "ask", StepChanges(minutes=20))
    with contextlib.closing(open_writing(here.database)) as connection:
        connection.execute(
            "INSERT INTO running_timer SELECT 1, id, '2026-11-22T07:00:00Z' FROM baby_step WHERE key = 'list'"
        )
    assert "the timer runs on a step" in refused(here, old)[0]


def test_redo_ends_with_the_next_change(here: Context) -> None:
    """As in every editor; and an undone undo can be undone again."""
    minutes.log(here, 5, "list")
    minutes.log(here, 6, "list")
    assert [undo(here), undo(here), redo(here), redo(here), undo(here)] == [
        f"Logged {count} min on 'Do list'" for count in (6, 5, 5, 6, 6)
    ]
    assert history_view(here, 1).redo == "Logged 6 min on 'Do list'"
    ticks.done(here, ["ask"])
    with pytest.raises(NotSoError, match="nothing to do again"):
        redo(here)


def test_a_hundred_steps_back_and_forth(here: Context) -> None:
    """Each call opens the file anew, as another process would."""
    first = rows_of(here)
    with contextlib.closing(open_writing(here.database)) as connection:
        connection.execute("BEGIN")
        for number in range(101):
            connection.execute(A_GROUP)
            connection.execute("UPDATE baby_step SET notes = ? WHERE key = 'ask'", (str(number),))
        connection.execute("COMMIT")
    last = rows_of(here)
    for _ in range(101):
        undo(here)
    assert first == rows_of(here)
    for _ in range(101):
        redo(here)
    assert last == rows_of(here)


def test_a_row_of_an_earlier_schema_comes_back_with_the_columns_added_since(here: Context) -> None:
    """The log knows nothing of them; they take what the schema gives."""
    pins.pin(here, "list", TODAY)
    pins.unpin(here, "list")
    with contextlib.closing(open_writing(here.database)) as connection:
        connection.execute("ALTER TABLE user_pin ADD COLUMN mood TEXT NOT NULL DEFAULT 'calm'")
    undo(here)
    with contextlib.closing(open_reading(here.database)) as connection:
        assert connection.execute("SELECT day, mood FROM user_pin").fetchall() == [(TODAY.isoformat(), "calm")]


def test_rows_are_known_by_their_keys_where_rowids_are_counted_anew(here: Context) -> None:
    """As VACUUM may do; only tables without a number of their own have such rowids."""
    steps.edit_step(here, "thank", StepChanges(after=("list",)))
    steps.edit_step(here, "thank", StepChanges(after=("ask",)))
    with contextlib.closing(open_writing(here.database)) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute("UPDATE prerequisite SET rowid = rowid + 100")
        connection.execute(
            "DELETE FROM change_log WHERE group_id = (SELECT max(id) FROM change_group) AND row_id > 100"
        )
    undo(here)
    assert found(here, "thank").after == ("letters/list",)


def test_the_history_says_who_when_and_what(here: Context) -> None:
    """The last first, in local time, without groups that changed nothing; undoes when asked for."""
    minutes.log(at(here, "2026-11-22T08:05", source="app"), 5, "list")
    undo(here)
    view = history_view(at(here, "2026-11-22T08:05", zone="Asia/Kolkata"), every=True)
    told = [(line.source, f"{line.at:%H:%M}", line.title, line.state, line.can_undo) for line in view.lines[:2]]
    assert told == [
        ("shell", "13:30", "Undone: Logged 5 min on 'Do list'", "undo", False),
        ("app", "13:35", "Logged 5 min on 'Do list'", "undone", False),
    ]
    assert len(history_view(here, 5).lines) == len(view.lines) - 1


@pytest.mark.parametrize("group", [0, 99, -1, 2**70])
def test_a_change_that_is_not_there_is_said(here: Context, group: int) -> None:
    """A slip of the finger changes nothing."""
    with pytest.raises(NotSoError, match=f"There is no change {group}"):
        undo_group(here, group)


def test_an_undo_is_not_undone_by_its_number(here: Context) -> None:
    """Redo is for that; and what is undone stays so."""
    minutes.log(here, 5, "list")
    old = newest(here)
    undo(here)
    for number, words in ((old, "undone already"), (newest(here), "is an undo itself")):
        with pytest.raises(NotSoError, match=words):
            undo_group(here, number)
