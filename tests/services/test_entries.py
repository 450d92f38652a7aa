"""Entries are corrected honestly, and never without a trace."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from lived_days import at, spans, titles
from seasons import TODAY, a_season, rows_of

from matchtrack.errors import BadInputError, NotSoError
from matchtrack.services import timer
from matchtrack.services.entries import Entry, delete_entry, edit_entry, list_entries
from matchtrack.services.minutes import log, status
from matchtrack.services.sessions import answer_session
from matchtrack.services.undo import undo
from matchtrack.services.views import find_step

if TYPE_CHECKING:
    from pathlib import Path

    from matchtrack.services.context import Context

LATER = "2026-11-22T12:00"


@pytest.fixture
def season(tmp_path: Path) -> Context:
    """Noon of a Sunday that began at 04:00: 20 minutes by the timer from 08:00, 30 typed from 08:30, 10 typed."""
    season = a_season(tmp_path)
    timer.start(season, "list")
    timer.stop(at(season, "2026-11-22T08:20"))
    noon = at(season, LATER)
    log(noon, 30, "ask", at=510, note="hard")
    log(noon, 10, "list")
    return noon


def the(season: Context, entry_id: int) -> Entry:
    """One entry of the last week."""
    return next(entry for entry in list_entries(season) if entry.id == entry_id)


def refused(season: Context, entry_id: int, minutes: int) -> str:
    """The sentence with which a correction is refused; nothing is written."""
    before = rows_of(season)
    with pytest.raises(BadInputError) as caught:
        edit_entry(season, entry_id, minutes=minutes)
    assert before == rows_of(season)
    return caught.value.sentence


def test_entries_are_listed_as_they_were_lived(season: Context) -> None:
    """In the order of their times, in the zone in which they were written."""
    away = at(season, LATER, zone="Asia/Kolkata")
    assert [(entry.id, entry.minutes, entry.source) for entry in list_entries(away)] == [
        (1, 20, "timer"), (2, 30, "typed"), (3, 10, "typed"),
    ]  # fmt: skip
    first = the(away, 1)
    assert (first.start, first.end) == tuple(
        dt.datetime.fromisoformat(f"2026-11-22T{time}") for time in ("08:00", "08:20")
    )
    assert list_entries(season, day=TODAY - dt.timedelta(days=1)) == ()
    assert list_entries(at(season, "2026-11-30T12:00")) == ()
    assert len(list_entries(at(season, "2026-11-30T12:00"), days=30)) == 3
    for wrong in (0, 5000):
        with pytest.raises(BadInputError, match="1 to 3660 days can be listed"):
            list_entries(season, days=wrong)


def test_minutes_are_lowered_and_the_end_comes_with_them(season: Context) -> None:
    """The history says from what to what, and undo takes it back."""
    corrected = edit_entry(season, 1, minutes=15)
    assert (corrected.before.minutes, corrected.day_minutes) == (20, 55)
    assert spans(season) == ["08:00-08:15", "08:30-09:00", ""]
    assert titles(season)[-1] == "Corrected 20 to 15 min on 'Do list'"
    undo(season)
    assert spans(season)[0] == "08:00-08:20"


def test_minutes_are_raised_as_far_as_time_was(season: Context) -> None:
    """Not into another entry, not into what is to come, not beyond what the day has had."""
    assert edit_entry(season, 1, minutes=30).day_minutes == 70
    assert "overlap with 'Do ask', logged from 08:30 to 09:00" in refused(season, 1, 31)
    assert "would end in what is still to come; 30 min is what it has" in refused(season, 2, 211)
    assert refused(season, 3, 421) == (
        "today has had 480 minutes so far and this would make 481; up to 420 more can be logged"
    )
    assert edit_entry(season, 3, minutes=420).day_minutes == 480
    assert refused(season, 3, 0).startswith("0 minutes cannot be logged")


def test_yesterdays_minutes_are_raised_late_and_older_ones_not_at_all(season: Context) -> None:
    """Older days are only lowered; so no old streak is made up."""
    monday = at(season, "2026-11-23T09:00")
    assert edit_entry(monday, 3, minutes=12).after == the(monday, 3)
    assert the(monday, 3).late
    assert not the(monday, 1).late
    edit_entry(monday, 1, minutes=5)
    assert not the(monday, 1).late
    tuesday = at(season, "2026-11-24T09:00")
    assert refused(tuesday, 3, 13) == (
        "entry 3 is of Sun 22 Nov 2026; only those of today and yesterday get more minutes, "
        "older ones can be lowered or deleted"
    )
    assert edit_entry(tuesday, 3, minutes=11).day_minutes == 46


def test_an_entry_goes_to_another_step(season: Context) -> None:
    """Also one of long ago; the step that gets it is started."""
    old = at(season, "2026-12-22T09:00")
    edit_entry(old, 1, step="thank", note="it was the thanks")
    entry = list_entries(old, days=60)[0]
    assert (entry.step_key, entry.title, entry.note) == ("letters/thank", "Do thank", "it was the thanks")
    assert find_step(old, "thank").status == "started"
    assert titles(season)[-1] == "Moved 20 min from 'Do list' to 'Do thank'"
    assert edit_entry(old, 1, note="thanks").title == "Changed the note of 20 min on 'Do thank'"


def test_a_correction_corrects_something(season: Context) -> None:
    """And an entry that is there."""
    with pytest.raises(NotSoError, match="Entry 1 is so already; nothing was changed"):
        edit_entry(season, 1, minutes=20, step="list", note="")
    for wrong in (99, -1, 10**30):
        with pytest.raises(NotSoError, match=f"There is no entry {wrong}"):
            edit_entry(season, wrong, minutes=5)
        with pytest.raises(NotSoError, match=f"There is no entry {wrong}"):
            delete_entry(season, wrong)


def test_a_deleted_entry_comes_back_whole(season: Context) -> None:
    """With what was said of its session."""
    answer_session(season, 1, focus=4, distracted_by="mail")
    before = the(season, 1)
    assert delete_entry(season, 1).day_minutes == 40
    assert status(season).minutes == 40
    assert undo(season) == "Deleted 20 min on 'Do list'"
    assert the(season, 1) == before
