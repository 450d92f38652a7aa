"""The bundled plans: each can be taken as it is, in any season, and every line of it can be begun at once."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from typing import TYPE_CHECKING

import pytest
from seasons import a_context, a_file

from matchtrack.domain.areas import AREAS
from matchtrack.domain.season import derive_key_dates
from matchtrack.domain.text import clean
from matchtrack.services.plans import current_plan, import_plan, load, sample_plans
from matchtrack.services.samples import sample_folder
from matchtrack.services.today import today_view

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from matchtrack.domain.plan import Plan, PlannedStep

PLANS = tuple(sorted(path.stem.replace("_", "-") for path in sample_folder().glob("*.toml")))
FULL_SEASON = "international-graduate"
YEARS = (2027, 2028, 2029)
MIDDLE = 0.5

VERB = re.compile(r"[A-Z][a-z-]+")
VERBS = frozenset(VERB.findall("""
    Accept Adapt Add Agree Answer Apply Arrange Ask Assign Attend Authorise Book Bring Buy Call Cancel Celebrate
    Certify Chat Check Choose Close Collect Compare Confirm Copy Count Create Cut Date Decide Do Draft Draw Eat
    Enter Explain Fetch Fill Find Finish Fix Format Gather Get Give Go Greet Hand Have Join Lay Learn Link List
    Log Look Make Mark Mend Name Note Offer Open Order Pack Paste Pay Pick Picture Plan Play Practise Prepare
    Present Proof-read Proofread Put Read Recall Redo Register Rehearse Release Remind Renew Request Reread
    Research Review Rewrite Ring Run Save Say Scan Score Search Send Set Settle Shape Share Shorten Show Sign
    Sit Sketch Sort Strike Switch Take Talk Telephone Tell Test Thank Tidy Turn Upload Walk Watch Weigh Work
    Write
"""))  # fmt: skip
"""What a baby step begins with: something to do. A new plan may bring new ones."""

VAGUE = ("Work on ", "Do documents", "Do the rest", "Continue ", "Prepare for ", "Think about ", "Deal with ")
"""A baby step ends in one sitting; these never end (method.md 4)."""

each_plan = pytest.mark.parametrize("key", PLANS)
each_year = pytest.mark.parametrize("year", YEARS)


def days_of(plan: Plan, year: int) -> dict[str, dt.date]:
    """The key dates of a season of this plan."""
    return {**derive_key_dates(year), **plan.key_dates}


def dues(plan: Plan, key_dates: Mapping[str, dt.date]) -> dict[str, dt.date]:
    """The due day of every step, its own or its big step's."""
    found = {}
    for key, big_step, step in plan.steps():
        due = step.due or big_step.due
        day = due.resolve(key_dates) if due else None
        assert day is not None, f"{key} has no due day"
        found[key] = day
    return found


def begins(plan: Plan, key_dates: Mapping[str, dt.date]) -> dt.date:
    """The first day on which there is something to do."""
    earliest = (step.earliest.resolve(key_dates) for _, _, step in plan.steps() if step.earliest)
    return min(*dues(plan, key_dates).values(), *(day for day in earliest if day))


def prerequisites(plan: Plan) -> Iterator[tuple[str, str, PlannedStep]]:
    """Every step's key with each of its prerequisites."""
    steps = {key: step for key, _, step in plan.steps()}
    for key, step in steps.items():
        for needed in step.after:
            yield key, needed, steps[needed]


def test_every_bundled_plan_is_listed() -> None:
    """The largest first, with its number of steps and what it is for."""
    listed = sample_plans()
    assert sorted(plan.key for plan in listed) == list(PLANS)
    assert listed[0].key == FULL_SEASON
    for plan in listed:
        assert plan.steps == sum(1 for _ in load(plan.key).plan.steps())
        assert plan.name
        assert plan.summary.endswith(".")


@each_plan
def test_a_plan_is_clean(key: str) -> None:
    """No invisible character was taken out of it, and none has to be."""
    read = load(key)
    assert read.cleaned == 0
    for _, big_step, step in read.plan.steps():
        for text in (big_step.title, step.title, step.waiting_on):
            assert clean(text) == (text, 0)


@each_plan
@each_year
def test_a_plan_can_be_kept_day_by_day(key: str, year: int) -> None:
    """No step is due before what it needs is done and answered, before it may begin, or after its big step."""
    plan = load(key).plan
    key_dates = days_of(plan, year)
    due = dues(plan, key_dates)
    for step_key, needed, step in prerequisites(plan):
        answered = due[needed] + dt.timedelta(days=step.wait_days)
        assert answered <= due[step_key], f"{step_key} is due {due[step_key]}, {needed} is answered {answered}"
    for step_key, big_step, step in plan.steps():
        if step.earliest:
            assert step.earliest.resolve(key_dates) <= due[step_key], step_key  # type: ignore[operator]
        if big_step.due and step.due:
            assert due[step_key] <= big_step.due.resolve(key_dates), step_key  # type: ignore[operator]


@each_plan
def test_only_what_binds_is_due_on_a_key_date_itself(key: str) -> None:
    """Such a date never moves, so advice for the days around the opening of something is counted from it."""
    plan = load(key).plan
    dues = [big.due for big in plan.big_steps] + [step.due for _, _, step in plan.steps()]

    assert {due.key_date for due in dues if due and due.is_key_date} <= {
        "nrmp_deadline",
        "rank_list_due",
        "match_week",
        "soap_offers",
        "match_day",
        "training_starts",
    }


@each_plan
def test_a_plan_gives_its_first_day_and_its_middle_something_to_do(tmp_path: Path, key: str) -> None:
    """From a fresh database, on the first day and halfway through."""
    plan = load(key).plan
    key_dates = days_of(plan, YEARS[0])
    first, last = begins(plan, key_dates), max(dues(plan, key_dates).values())
    for number, day in enumerate((first, first + (last - first) * MIDDLE)):
        context = a_context(tmp_path / str(number), now=dt.datetime.combine(day, dt.time(6), dt.UTC))
        report = import_plan(context, key, match_year=YEARS[0])
        view = today_view(context)
        assert (report.cleaned, len(report.added)) == (0, sum(1 for _ in plan.steps()))
        assert (view.day, view.open_steps) == (day, len(report.added))
        assert view.pins or view.rest
        steps = [*(pin.step for pin in view.pins), *(item.step for item in view.rest)]
        for place, step in enumerate(steps):
            before = {earlier.key for earlier in steps[:place]}
            assert not step.blocked or before.intersection(step.after), f"{step.key} waits for a step of another day"


def ordered(plan: Plan) -> Plan:
    """The plan with the prerequisites of each step in order of their keys: which comes first says nothing."""
    return dataclasses.replace(
        plan,
        big_steps=tuple(
            dataclasses.replace(
                big_step,
                baby_steps=tuple(
                    dataclasses.replace(step, after=tuple(sorted(step.after))) for step in big_step.baby_steps
                ),
            )
            for big_step in plan.big_steps
        ),
    )


@each_plan
def test_a_plan_that_is_exported_is_imported_again_without_a_difference(tmp_path: Path, key: str) -> None:
    """Through two databases and a file."""
    one, other = a_context(tmp_path / "one"), a_context(tmp_path / "other")
    import_plan(one, key, match_year=YEARS[1])
    exported = current_plan(one)
    assert ordered(exported) == ordered(dataclasses.replace(load(key).plan, match_year=YEARS[1]))
    import_plan(other, a_file(tmp_path, exported))
    assert current_plan(other) == exported
    again = import_plan(other, a_file(tmp_path, exported), replace=True)
    assert (again.added, again.changed, again.removed) == ((), (), ())


@each_plan
def test_every_baby_step_begins_with_something_to_do(key: str) -> None:
    """Its title is one short line, and nobody has to guess when it is done."""
    for step_key, _, step in load(key).plan.steps():
        verb = VERB.match(step.title)
        assert verb is not None, f"{step_key}: {step.title}"
        assert verb[0] in VERBS, f"{step_key}: {step.title}"
        assert not step.title.startswith(VAGUE), f"{step_key}: {step.title}"
        assert len(step.title) <= 80, step_key
        assert not step.title.endswith("."), step_key


@each_plan
def test_every_big_step_has_baby_steps_and_a_capital(key: str) -> None:
    """An outcome that nobody can work on would never be reached."""
    for big_step in load(key).plan.big_steps:
        assert big_step.baby_steps, big_step.key
        assert big_step.title[0].isupper(), big_step.key
        assert big_step.due is not None, big_step.key


@each_year
def test_the_full_season_is_full(year: int) -> None:
    """All areas, at least 180 steps, from about eighteen months before the first day to submit (domain.md 16)."""
    plan = load(FULL_SEASON).plan
    key_dates = days_of(plan, year)
    assert {big_step.area for big_step in plan.big_steps} == set(AREAS)
    assert sum(1 for _ in plan.steps()) >= 180
    assert 17 * 30 <= (key_dates["submit_opens"] - begins(plan, key_dates)).days <= 19 * 31
    assert max(dues(plan, key_dates).values()) == key_dates["training_starts"]
