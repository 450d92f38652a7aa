"""What if: what is shown is what would be kept, and nothing is stored before."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from seasons import TODAY, a_big_step, a_plan, a_season, a_step, rows_of

from matchtrack.domain.due import Due
from matchtrack.domain.hours_text import parse_windows
from matchtrack.domain.trial import Trial
from matchtrack.errors import BadInputError, NotSoError
from matchtrack.services import hours, patterns
from matchtrack.services.schedule import schedule_view
from matchtrack.services.undo import undo
from matchtrack.services.views import read_season
from matchtrack.services.what_if import WhatIfView, keep, what_if

if TYPE_CHECKING:
    from pathlib import Path

    from matchtrack.services.context import Context
    from matchtrack.services.schedule import ScheduleView

SOON = TODAY + dt.timedelta(days=2)


@pytest.fixture
def late(tmp_path: Path) -> Context:
    """Give a season of one hour a day, with a big step of four hours that is due the day after tomorrow."""
    chapters = [a_step(f"chapter-{at}", minutes=60, difficulty=5) for at in range(4)]
    forms = [a_step(f"form-{at}", minutes=30, difficulty=1) for at in range(3)]
    plan = a_plan(
        a_big_step("book", *chapters, title="A book", due=Due(day=SOON)),
        a_big_step("forms", *forms, title="Forms", due=Due(key_date="season_opens")),
    )
    context = a_season(tmp_path, plan)
    hours.set_windows(context, parse_windows("mon-sun 10:00-11:00"))
    hours.set_other_minutes(context, {})
    return context


def told(view: WhatIfView) -> list[tuple[str, int, int]]:
    """Give the key of each big step with its days before and after."""
    return [(each.big_step.key, each.before, each.after) for each in view.lateness]


def slots_of(view: ScheduleView) -> list[tuple[dt.date, int, dt.datetime | None, int]]:
    """Give the day, the step, the start and the minutes of each slot."""
    return [(day.day, slot.step.id, slot.start, slot.minutes) for day in view.days for slot in day.slots]


def a_trial(name: str, context: Context) -> Trial:
    """Give one of the ways to try something."""
    opens = read_season(context).days["season_opens"]
    return {
        "productive": Trial(productive=20),
        "other": Trial(other=30),
        "windows": Trial(windows=parse_windows("mon-sun 10:00-12:00")),
        "pattern": Trial(pattern="long days"),
        "key date": Trial(key_dates=(("season_opens", opens - dt.timedelta(days=190)),)),
        "all": Trial(20, 30, parse_windows("mon-fri 10:00-12:00"), key_dates=(("season_opens", opens),)),
    }[name]


def test_extra_minutes_bring_the_plan_into_time(late: Context) -> None:
    """Big step by big step, and in one sentence."""
    view = what_if(late, Trial(productive=20))

    assert told(view) == [("book", 1, 0)]
    assert view.sentence == "Nothing would be late; before: 1 big step was late, by 1 day at most."
    assert view.lateness[0].sentence == "'A book' is late by 1 day, and would be in time."


def test_too_little_more_changes_nothing(late: Context) -> None:
    """It says so."""
    view = what_if(late, Trial(productive=1))

    assert view.sentence == "It would change nothing: 1 big step is late, by 1 day at most."
    assert view.lateness[0].sentence == "'A book' is late by 1 day, and stays so."


def test_less_time_makes_more_late(late: Context) -> None:
    """The latest comes first."""
    view = what_if(late, Trial(windows=parse_windows("sun 10:00-11:00")))

    assert told(view) == [("book", 1, 19)]
    assert view.lateness[0].sentence == "'A book' is late by 1 day, and would be late by 19 days."


def test_no_time_at_all_leaves_steps_without_a_day(late: Context) -> None:
    """They are counted, before and after."""
    view = what_if(late, Trial(windows=()))

    assert view.without_day == (0, 7)
    assert view.sentence == "Nothing would be late; 7 steps have no day, before 0."


@pytest.mark.parametrize("name", ["productive", "other", "windows", "pattern", "key date", "all"])
def test_what_is_kept_is_what_was_shown(late: Context, name: str) -> None:
    """The same days, the same lateness; one undo takes all of it back."""
    patterns.set_pattern(late, "long days", windows=parse_windows("mon-sun 10:00-13:00"))
    trial = a_trial(name, late)
    stored = rows_of(late)

    view = what_if(late, trial)

    assert rows_of(late) == stored
    keep(late, trial)
    kept = schedule_view(late, with_mend=False)
    assert [(each.big_step.key, each.days) for each in kept.late] == [
        (each.big_step.key, each.days) for each in view.schedule.late
    ]
    assert slots_of(kept) == slots_of(view.schedule)
    undo(late)
    assert rows_of(late) == stored


@pytest.mark.parametrize(
    ("trial", "sentence"),
    [
        (Trial(productive=961), "Extra minutes are 0 to 960 a day."),
        (Trial(key_dates=(("season_open", TODAY),)), "There is no key date 'season_open'"),
        (Trial(windows=parse_windows("sun 22:00-05:00, mon 05:30-06:30"), productive=60), "overlap"),
        (Trial(windows=parse_windows("mon-sun 10:00-11:00"), other=960), ""),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(late: Context, trial: Trial, sentence: str) -> None:
    """Already when it is tried."""
    if not sentence:
        assert what_if(late, trial)
        return
    with pytest.raises(BadInputError, match=sentence):
        what_if(late, trial)


def test_a_key_date_of_another_season_is_not_kept(late: Context) -> None:
    """And nothing else with it."""
    stored = rows_of(late)

    with pytest.raises(BadInputError, match="more than a year"):
        keep(late, Trial(productive=20, key_dates=(("season_opens", TODAY + dt.timedelta(days=900)),)))

    assert rows_of(late) == stored


def test_an_unknown_pattern_and_nothing_at_all_are_refused(late: Context) -> None:
    """Each in a sentence."""
    with pytest.raises(NotSoError, match="There is no pattern 'nights'"):
        what_if(late, Trial(pattern="nights"))
    with pytest.raises(NotSoError, match="Nothing was tried"):
        keep(late, Trial())
