"""Plans come in: into nothing, beside what is there, or in its place."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from seasons import (
    TODAY,
    a_big_step,
    a_context,
    a_file,
    a_plan,
    a_season,
    a_step,
    last_title,
    rows_of,
)

from matchtrack.domain.due import Due
from matchtrack.domain.season import derive_key_dates
from matchtrack.errors import BadInputError, NotSoError, UsageError
from matchtrack.services import minutes, ticks, timer
from matchtrack.services.plans import PlanChange, current_plan, import_plan, load, sample_plans
from matchtrack.services.presence import is_set_up
from matchtrack.services.season import set_key_date
from matchtrack.services.setup import SetUpAnswers, set_up
from matchtrack.services.undo import undo
from matchtrack.services.views import find_step, read_season

if TYPE_CHECKING:
    from matchtrack.domain.plan import Plan

REVIEW = dt.date(2027, 9, 30)


def statuses(plan: Plan) -> dict[str, str]:
    """Whole key to status."""
    return {key: step.status for key, _, step in plan.steps()}


def test_every_bundled_plan_is_offered_and_can_be_imported(tmp_path: Path) -> None:
    """By the key that the list shows, and with underscores too."""
    samples = sample_plans()
    assert "international-graduate" in {sample.key for sample in samples}
    for sample in samples:
        plan = load(sample.key.replace("-", "_")).plan
        assert (sample.name, sample.steps) == (plan.name, sum(1 for _ in plan.steps()))
        context = a_context(tmp_path / sample.key)
        assert sample.steps == len(import_plan(context, sample.key).added)


def test_a_plan_that_is_not_there_names_the_nearest(tmp_path: Path) -> None:
    """And where the names are listed."""
    with pytest.raises(BadInputError, match=r"did you mean 'step-3'.*plan list"):
        load("step-33")
    with pytest.raises(BadInputError, match="There is no plan file"):
        load(str(tmp_path / "none.toml"))


def test_the_first_import_makes_the_season(tmp_path: Path) -> None:
    """With key dates by rule, and the plan's own as the user's."""
    plan = a_plan(key_dates={"programs_review": REVIEW}, summary="One line.")
    context = a_season(tmp_path, plan)
    season = read_season(context)
    assert (season.match_year, season.name, season.summary) == (2028, "A season", "One line.")
    assert derive_key_dates(2028) | {"programs_review": REVIEW} == {date.key: date.day for date in season.key_dates}
    assert [date.key for date in season.key_dates if date.source == "user"] == ["programs_review"]
    assert last_title(context) == "Imported 3 steps"


@pytest.mark.parametrize(
    ("argument", "plans", "expected"), [(2029, 2027, 2029), (None, 2027, 2027), (None, None, 2028)]
)
def test_the_match_year_is_the_arguments_else_the_plans_else_the_probable_one(
    tmp_path: Path, argument: int | None, plans: int | None, expected: int
) -> None:
    """In November 2026 the submission of Match 2027 is over."""
    context = a_context(tmp_path)
    import_plan(context, a_file(tmp_path, a_plan(match_year=plans)), match_year=argument)
    assert expected == read_season(context).match_year


def test_without_any_match_year_the_option_is_named(tmp_path: Path) -> None:
    """Where the clock stands outside of every season."""
    context = a_context(tmp_path, now=dt.datetime(2150, 1, 1, tzinfo=dt.UTC))
    with pytest.raises(BadInputError, match="--match-year"):
        import_plan(context, a_file(tmp_path, a_plan(match_year=None)))
    assert not is_set_up(context)


def test_a_running_season_asks_for_merge_or_replace(tmp_path: Path) -> None:
    """Nothing happens until one is chosen, and not both."""
    context = a_season(tmp_path)
    before = rows_of(context)
    with pytest.raises(BadInputError, match=r"A plan with 3 steps is there.*--merge.*--replace"):
        import_plan(context, "step-3")
    with pytest.raises(UsageError, match="Choose one"):
        import_plan(context, "step-3", merge=True, replace=True)
    assert before == rows_of(context)


def test_a_season_without_steps_takes_a_plan_without_a_question(tmp_path: Path) -> None:
    """It keeps its match year and the user's key dates."""
    context = a_context(tmp_path)
    set_up(context, SetUpAnswers(match_year=2029, plan=None, wake=360))
    set_key_date(context, "tokens", dt.date(2028, 7, 1), TODAY)
    report = import_plan(context, a_file(tmp_path, a_plan(match_year=None)))
    assert (len(report.added), report.backup) == (3, None)
    season = read_season(context)
    assert (season.match_year, season.name) == (2029, "A season")
    assert dt.date(2028, 7, 1) in {date.day for date in season.key_dates}


def test_progress_in_the_file_is_taken_into_a_new_season(tmp_path: Path) -> None:
    """A step that is done without a day is done today."""
    plan = a_plan(
        a_big_step(
            "letters",
            a_step("done", status="done"),
            a_step("long", status="done", done_on=dt.date(2026, 3, 1)),
            a_step("gone", status="dropped"),
            a_step("wait", status="waiting", waiting_on="Dr. Rao", expected=TODAY),
        )
    )
    steps = current_plan(a_season(tmp_path, plan)).big_steps[0].baby_steps
    assert [step.status for step in steps] == ["done", "done", "dropped", "waiting"]
    assert [TODAY, dt.date(2026, 3, 1), None, None] == [step.done_on for step in steps]
    assert steps[3].expected == TODAY


def test_a_merge_adds_and_updates_and_removes_nothing(tmp_path: Path) -> None:
    """Progress, minutes and what the file does not name stay."""
    context = a_season(tmp_path)
    ticks.done(context, ["letters/list"])
    minutes.log(context, 7, "letters/ask")
    ticks.wait(context, "letters/thank", waiting_on="My aunt")
    plan = a_plan(
        a_big_step(
            "letters",
            a_step("thank", waiting_on="Dr. Rao", notes="By hand."),
            a_step("ask", minutes=40, due=Due(key_date="tokens"), status="dropped"),
            a_step("frame", status="done", after=("letters/ask", "visa/call")),
            area="network",
        ),
        a_big_step("visa", a_step("call")),
        name="Another",
    )
    report = import_plan(context, a_file(tmp_path, plan), merge=True)
    assert (
        report.added,
        report.added_big_steps,
        report.removed,
        report.kept,
    ) == (("letters/frame", "visa/call"), ("visa",), (), 1)
    assert (
        PlanChange(key="letters", field="area", before="letters", after="network"),
        PlanChange(key="letters/ask", field="minutes", before="15", after="40"),
        PlanChange(key="letters/ask", field="due", before="", after="tokens"),
        PlanChange(key="letters/thank", field="notes", before="", after="By hand."),
    ) == report.changed
    merged = current_plan(context)
    assert statuses(merged) == {
        "letters/list": "done", "letters/ask": "started", "letters/thank": "waiting", "letters/frame": "todo",
        "visa/call": "todo",
    }  # fmt: skip
    assert merged.name == "A season"
    ask, thank = find_step(context, "letters/ask"), find_step(context, "letters/thank")
    assert (ask.minutes_logged, ask.minutes, ask.after) == (7, 40, ("letters/list",))
    assert (thank.waiting_on, thank.after) == ("My aunt", ("letters/ask",))
    assert last_title(context) == "Merged 4 steps"


def test_the_same_plan_merged_again_changes_nothing(tmp_path: Path) -> None:
    """Nor is there anything to undo."""
    context = a_season(tmp_path)
    before = rows_of(context)
    report = import_plan(context, str(tmp_path / "start.toml"), merge=True)
    assert (report.added, report.changed, report.kept) == ((), (), 3)
    assert before == rows_of(context)
    assert undo(context) == "Imported 3 steps"


def test_a_merge_takes_key_dates_that_the_user_has_not_set(tmp_path: Path) -> None:
    """And none of another match year."""
    context = a_season(tmp_path)
    set_key_date(context, "tokens", dt.date(2027, 7, 7), TODAY)
    dates = {"tokens": dt.date(2027, 6, 1), "programs_review": REVIEW}
    other = import_plan(context, a_file(tmp_path, a_plan(match_year=2029, key_dates=dates)), merge=True)
    assert other.changed == ()
    report = import_plan(context, a_file(tmp_path, a_plan(key_dates=dates)), merge=True)
    by_rule = derive_key_dates(2028)["programs_review"].isoformat()
    assert (PlanChange(key="key_dates", field="programs_review", before=by_rule, after="2027-09-30"),) == report.changed
    assert {"tokens": dt.date(2027, 7, 7), "programs_review": REVIEW} == current_plan(context).key_dates


def test_a_merge_does_not_move_the_season(tmp_path: Path) -> None:
    """Another match year is refused."""
    context = a_season(tmp_path)
    with pytest.raises(BadInputError, match="match year 2028"):
        import_plan(context, str(tmp_path / "start.toml"), merge=True, match_year=2029)


def test_a_circle_that_only_the_merge_closes_is_shown(tmp_path: Path) -> None:
    """Each plan is fine by itself."""
    context = a_season(tmp_path)
    before = rows_of(context)
    plan = a_plan(a_big_step("letters", a_step("thank"), a_step("list", after=("letters/thank",))))
    with pytest.raises(BadInputError, match="letters/list → letters/thank → letters/ask → letters/list"):
        import_plan(context, a_file(tmp_path, plan), merge=True)
    assert before == rows_of(context)


def test_replace_takes_the_new_plan_and_keeps_everything_else(tmp_path: Path) -> None:
    """Hours, distractions, the log and the user's key dates; a backup holds what was before."""
    context = a_season(tmp_path)
    set_key_date(context, "tokens", dt.date(2027, 7, 7), TODAY)
    minutes.log(context, 9, "letters/ask")
    before = rows_of(context)
    plan = a_plan(
        a_big_step("visa", a_step("call", status="done", done_on=TODAY)),
        a_big_step("letters", a_step("list", minutes=20)),
        name="New",
        key_dates={"programs_review": REVIEW},
    )
    report = import_plan(context, a_file(tmp_path, plan), replace=True)
    assert report.added == ("visa/call",)
    assert report.removed == ("letters/ask", "letters/thank")
    assert report.kept == 0
    assert {"name", "programs_review", "minutes"} == {change.field for change in report.changed}
    assert report.backup is not None
    backup = a_context(tmp_path)
    backup.database = report.backup
    assert before == rows_of(backup)
    now = current_plan(context)
    assert statuses(now) == {"visa/call": "done", "letters/list": "todo"}
    assert [big_step.key for big_step in now.big_steps] == ["visa", "letters"]
    assert {"tokens": dt.date(2027, 7, 7), "programs_review": REVIEW} == now.key_dates
    (entry,) = rows_of(context)["momentum_entry"]
    assert entry[2:7] == (None, "letters/ask", "Do ask", "letters", 9)
    undo(context)
    assert before == rows_of(context)


def test_replace_by_an_edited_export_keeps_the_minutes_of_its_steps(tmp_path: Path) -> None:
    """Keys say which step is which."""
    context = a_season(tmp_path)
    minutes.log(context, 9, "letters/ask")
    import_plan(context, a_file(tmp_path, replace(current_plan(context), name="Edited")), replace=True)
    step = find_step(context, "letters/ask")
    assert (step.minutes_logged, step.status) == (9, "started")


def test_replace_with_another_match_year_gives_every_date_its_rule(tmp_path: Path) -> None:
    """Those that the user set belonged to the old year."""
    context = a_season(tmp_path)
    set_key_date(context, "tokens", dt.date(2027, 7, 7), TODAY)
    import_plan(context, str(tmp_path / "start.toml"), replace=True, match_year=2030)
    season = read_season(context)
    assert derive_key_dates(2030) == {date.key: date.day for date in season.key_dates}
    assert season.match_year == 2030


def test_a_running_timer_keeps_its_step(tmp_path: Path) -> None:
    """Its minutes are not logged yet."""
    context = a_season(tmp_path)
    timer.start(context, "letters/ask")
    before = rows_of(context)
    with pytest.raises(NotSoError, match="The timer is running on 'Do ask'"):
        import_plan(context, "step-3", replace=True)
    assert before == rows_of(context)
    assert not (tmp_path / "data" / "backups").exists()
    assert len(import_plan(context, "step-3", merge=True).added) == 60
    context = a_season(tmp_path / "another", a_plan(a_big_step("letters", a_step("ask"), a_step("list"))))
    timer.start(context, "letters/ask")
    less = a_file(tmp_path, a_plan(a_big_step("letters", a_step("ask"))), "less.toml")
    assert import_plan(context, less, replace=True).removed == ("letters/list",)


def test_a_plan_with_faults_changes_nothing(tmp_path: Path) -> None:
    """All of it or nothing, each fault with its place."""
    context = a_season(tmp_path)
    before = rows_of(context)
    path = tmp_path / "bad.toml"
    path.write_text(Path(a_file(tmp_path, a_plan())).read_text().replace("minutes = 15", "minutes = 150"))
    with pytest.raises(BadInputError) as caught:
        import_plan(context, str(path), replace=True)
    assert len(caught.value.places) == 3
    assert before == rows_of(context)


def test_characters_that_steer_a_terminal_are_counted(tmp_path: Path) -> None:
    """And stay out of the database."""
    path = tmp_path / "sly.toml"
    path.write_text(Path(a_file(tmp_path, a_plan())).read_text().replace("Do ask", "Do\\u001b]0;ask\\u0007"))
    report = import_plan(a_context(tmp_path), str(path))
    assert report.cleaned == 2
