"""Catching up on a real database: one change, all of it or nothing."""

from __future__ import annotations

import contextlib
import datetime as dt
from typing import TYPE_CHECKING

import pytest
from seasons import NOW, a_big_step, a_context, a_file, a_plan, a_season, a_step, last_title, rows_of

from matchtrack.domain.due import Due
from matchtrack.errors import NotSoError
from matchtrack.services.catch_up import catch_up
from matchtrack.services.plans import current_plan, import_plan, sample_plans
from matchtrack.services.schedule import read_planning, schedule_view
from matchtrack.services.season import set_key_date
from matchtrack.services.setup import SetUpAnswers, set_up
from matchtrack.services.undo import undo
from matchtrack.services.views import list_steps, plan_outline, read_season
from matchtrack.storage.connection import open_reading

if TYPE_CHECKING:
    from pathlib import Path

    from matchtrack.domain.plan import Plan
    from matchtrack.services.context import Context

PAST = Due(key_date="submit_opens", offset_days=-400)
AHEAD = Due(key_date="submit_opens", offset_days=-20)


def a_late_plan() -> Plan:
    """A plan of which two steps were meant for before today, one of them by the date of its big step."""
    return a_plan(
        a_big_step("letters", a_step("list", minutes=60), a_step("ask", due=AHEAD), due=PAST),
        a_big_step("statement", a_step("draft", minutes=60, due=PAST, after=("letters/list",)), due=AHEAD),
    )


def dues_of(context: Context) -> dict[str, str]:
    """The dates of all steps and big steps as the plan keeps them."""
    plan = current_plan(context)
    dues = {big_step.key: str(big_step.due or "") for big_step in plan.big_steps}
    return dues | {key: str(step.due or "") for key, _, step in plan.steps()}


def test_past_steps_have_new_days_and_nothing_else_changes(tmp_path: Path) -> None:
    """A week behind their planned days, counted from the same key date; a big step is due with its last step."""
    context = a_season(tmp_path, a_late_plan())
    before = dues_of(context)

    report = catch_up(context)

    assert [(each.key, each.due.isoformat()) for each in report.steps] == [
        ("letters/list", "2026-11-30"),
        ("statement/draft", "2026-12-01"),
    ]
    assert dues_of(context) == before | {
        "letters": "submit_opens - 20d",
        "letters/list": "submit_opens - 275d",
        "statement/draft": "submit_opens - 274d",
    }
    assert report.sentence == (
        "2 steps were meant for before today; they now have dates between 30 Nov 2026 and 1 Dec 2026."
    )


def test_dates_that_cannot_be_kept_are_put_off_too(tmp_path: Path) -> None:
    """Six hours by Tuesday are an hour too much; a day that the user set stays."""
    tomorrow = Due(key_date="submit_opens", offset_days=-281)
    steps = [a_step(key, minutes=60, due=tomorrow) for key in "abcdef"]
    own = a_step("own", minutes=30, due=Due(day=NOW.date()))
    context = a_season(tmp_path, a_plan(a_big_step("letters", *steps, own)))

    report = catch_up(context)

    assert report.past == 0
    assert report.sentence == "The date of 1 step could not be kept; it is now due on 2 Dec 2026."
    assert dues_of(context)["letters/own"] == NOW.date().isoformat()
    assert schedule_view(context).late == ()


def test_a_key_date_that_moves_takes_the_new_dates_along(tmp_path: Path) -> None:
    """They are still counted from it."""
    context = a_season(tmp_path, a_late_plan())
    due = catch_up(context).steps[0].due
    opens = read_season(context).days["submit_opens"]

    set_key_date(context, "submit_opens", opens + dt.timedelta(days=7), NOW.date())

    assert next(step.due for step in list_steps(context) if step.key == "letters/list") == due + dt.timedelta(days=7)


def test_undo_takes_all_of_it_back(tmp_path: Path) -> None:
    """One change with a name."""
    context = a_season(tmp_path, a_late_plan())
    before = dues_of(context)

    catch_up(context)

    assert undo(context) == "Gave 2 steps new dates"
    assert dues_of(context) == before


def test_a_dry_run_writes_nothing_and_says_the_same(tmp_path: Path) -> None:
    """Not even an empty change."""
    context = a_season(tmp_path, a_late_plan())
    before, title = rows_of(context), last_title(context)

    report = catch_up(context, dry_run=True)

    assert (before, title) == (rows_of(context), last_title(context))
    assert not report.written
    done = catch_up(context)
    assert (report.steps, report.big_steps) == (done.steps, done.big_steps)


def test_a_second_time_there_is_nothing_to_do(tmp_path: Path) -> None:
    """And the change before stays the last one."""
    context = a_season(tmp_path, a_late_plan())
    catch_up(context)

    report = catch_up(context)

    assert not report
    assert report.nothing == "There is nothing to catch up: no date has to change."
    assert last_title(context) == "Gave 2 steps new dates"


def test_a_key_date_that_has_passed_stays(tmp_path: Path) -> None:
    """It is no advice; also where a step takes it over from its big step."""
    context = a_season(tmp_path, a_plan(a_big_step("letters", a_step("ask"), due=Due(key_date="submit_opens"))))
    set_key_date(context, "submit_opens", dt.date(2026, 11, 1), NOW.date())
    before = rows_of(context)

    report = catch_up(context)

    assert rows_of(context) == before
    assert report.nothing == "There is nothing to catch up; 1 step keeps a key date of before today."


def test_settled_steps_keep_the_date_that_their_big_step_had(tmp_path: Path) -> None:
    """What is done was meant for then; a waiting step takes none of our minutes."""
    done, dropped, waiting = (
        a_step("done", status="done", done_on=NOW.date()),
        a_step("dropped", status="dropped"),
        a_step("waiting", status="waiting", expected=dt.date(2026, 12, 4), minutes=60),
    )
    steps = (done, dropped, waiting, a_step("open", minutes=60))
    context = a_season(tmp_path, a_plan(a_big_step("letters", *steps, due=PAST)))

    catch_up(context)

    assert dues_of(context) == {
        "letters": "submit_opens - 264d",
        "letters/done": "submit_opens - 400d",
        "letters/dropped": "submit_opens - 400d",
        "letters/waiting": "submit_opens - 264d",
        "letters/open": "submit_opens - 275d",
    }


def test_minutes_that_were_worked_are_not_laid_again(tmp_path: Path) -> None:
    """Only what is left takes time."""
    from matchtrack.services.minutes import log

    context = a_season(tmp_path, a_plan(a_big_step("letters", *(a_step(key, minutes=45) for key in "ab"), due=PAST)))
    log(context, 20, "letters/a", at=None)

    assert {each.due.isoformat() for each in catch_up(context).steps} == {"2026-11-30"}


def test_what_was_laid_anew_goes_round(tmp_path: Path) -> None:
    """An export after it is imported without a difference."""
    context = a_season(tmp_path, a_late_plan())
    catch_up(context)

    again = import_plan(context, a_file(tmp_path, current_plan(context), "again.toml"), merge=True)

    assert (again.added, again.changed, again.removed) == ((), (), ())


def test_an_import_says_what_is_past_and_leaves_it(tmp_path: Path) -> None:
    """Identity, unless asked."""
    context = a_context(tmp_path)

    report = import_plan(context, a_file(tmp_path, a_late_plan()))

    assert dues_of(context)["statement/draft"] == "submit_opens - 400d"
    assert (len(report.catch_up.steps), report.catch_up.written) == (2, False)


def test_an_import_can_catch_up_in_the_same_change(tmp_path: Path) -> None:
    """Within the usual hours that it makes; undo takes back both."""
    context = a_context(tmp_path)

    report = import_plan(context, a_file(tmp_path, a_late_plan()), catch_up=True)

    assert dues_of(context)["statement/draft"] == "submit_opens - 274d"
    assert report.catch_up.written
    assert undo(context) == "Imported 3 steps"
    with pytest.raises(NotSoError, match="no season yet"):
        current_plan(context)


def test_a_dry_import_tells_the_dates_and_writes_nothing(tmp_path: Path) -> None:
    """They are those that the import would give."""
    context = a_context(tmp_path)
    path = a_file(tmp_path, a_late_plan())

    dry = import_plan(context, path, catch_up=True, dry_run=True)

    assert not (tmp_path / "data").exists()
    assert not dry.catch_up.written
    assert dry.catch_up.steps == import_plan(context, path, catch_up=True).catch_up.steps


def test_the_set_up_catches_up_within_the_hours_of_its_answers(tmp_path: Path) -> None:
    """The first step fills the other minutes of today, the second waits for tomorrow."""
    context = a_context(tmp_path)
    answers = SetUpAnswers(
        match_year=2028, plan=a_file(tmp_path, a_late_plan()), wake=360, other_minutes=dict.fromkeys(range(7), 60)
    )

    report = set_up(context, answers, catch_up=True)

    assert report.written
    assert [each.due.isoformat() for each in report.steps] == ["2026-11-29", "2026-11-30"]
    assert undo(context) == "Set up the season Match 2028"


def test_a_set_up_without_a_plan_has_nothing_to_catch_up(tmp_path: Path) -> None:
    """The report is empty."""
    assert not set_up(a_context(tmp_path), SetUpAnswers(match_year=2028, plan=None, wake=360), catch_up=True)


def test_the_bundled_plan_of_a_newcomer_has_no_step_before_today(tmp_path: Path) -> None:
    """Somebody who begins in November with the plan of eighteen months is behind with nothing, and will not be."""
    context = a_context(tmp_path)

    report = set_up(context, SetUpAnswers(match_year=2028, plan="international-graduate", wake=360), catch_up=True)

    today = NOW.date()
    assert report.past == 126
    assert all(step.due is None or step.due > today for step in list_steps(context))
    assert schedule_view(context).late == ()
    assert all(big_step.due is None or big_step.due > today for big_step in plan_outline(context).big_steps)


@pytest.mark.parametrize("plan", [sample.key for sample in sample_plans()])
@pytest.mark.parametrize("start", ["2027-07-12", "2027-11-15"])
def test_whoever_begins_a_bundled_plan_late_misses_only_key_dates(tmp_path: Path, plan: str, start: str) -> None:
    """What is late after all is due on a key date or the last day before it; and a second time changes nothing."""
    context = a_context(tmp_path, now=dt.datetime.fromisoformat(f"{start}T05:00:00+00:00"))
    import_plan(context, plan, match_year=2028, catch_up=True)
    key_dates = set(read_season(context).days.values())
    ends = key_dates | {day - dt.timedelta(days=1) for day in key_dates}

    with contextlib.closing(open_reading(context.database)) as connection:
        planning = read_planning(connection, context.moment())
    finish = planning.schedule().finish

    assert {step.due for step in planning.steps if step.due and finish[step.id] > step.due} <= ends
    assert not catch_up(context, dry_run=True)


def test_without_a_season_there_is_nothing_to_lay(tmp_path: Path) -> None:
    """Dry or not."""
    for dry_run in (True, False):
        with pytest.raises(NotSoError, match="no season yet"):
            catch_up(a_context(tmp_path), dry_run=dry_run)
