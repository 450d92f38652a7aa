"""What one plan changes in another."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchtrack.domain.due import Due
from matchtrack.domain.plan import Plan, PlannedBigStep, PlannedStep
from matchtrack.domain.plan_changes import (
    PlanChange,
    check_circle,
    check_dates,
    difference,
    merge_plans,
)
from matchtrack.errors import BadInputError

KEYS = ("list", "ask", "thank")


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Small plans over few keys, so that two of them often share some."""
    big_steps = []
    for big in draw(st.lists(st.sampled_from(["letters", "visa"]), unique=True)):
        own = draw(st.lists(st.sampled_from(KEYS), unique=True))
        steps = tuple(
            PlannedStep(
                key=key,
                title=draw(st.sampled_from(["One", "Two"])),
                minutes=draw(st.integers(5, 60)),
                difficulty=1,
                after=tuple(f"{big}/{need}" for need in own if need != key and draw(st.booleans())),
                waiting_on=draw(st.sampled_from(["", "Dr. Rao"])),
                status=draw(st.sampled_from(["todo", "started", "waiting", "dropped"])),
            )
            for key in own
        )
        big_steps.append(PlannedBigStep(key=big, area="letters", title=big, baby_steps=steps))
    return Plan(name=draw(st.sampled_from(["A", "B"])), big_steps=tuple(big_steps))


def step_keys(plan: Plan) -> set[str]:
    """The whole keys of a plan."""
    return {key for key, _, _ in plan.steps()}


@given(mine=plans(), theirs=plans())
def test_a_merge_loses_nothing_and_brings_everything(mine: Plan, theirs: Plan) -> None:
    """Steps, prerequisites, and the progress of what was there."""
    merged = {key: step for key, _, step in merge_plans(mine, theirs).steps()}
    assert step_keys(mine) | step_keys(theirs) == set(merged)
    for plan in (mine, theirs):
        assert all(set(step.after) <= set(merged[key].after) for key, _, step in plan.steps())
    assert {key: step.status for key, _, step in mine.steps()} == {key: merged[key].status for key in step_keys(mine)}
    assert {"todo"} >= {merged[key].status for key in step_keys(theirs) - step_keys(mine)}


@given(mine=plans(), theirs=plans())
def test_a_second_merge_of_the_same_plan_changes_nothing(mine: Plan, theirs: Plan) -> None:
    """The first one has brought everything."""
    merged = merge_plans(mine, theirs)
    assert merged == merge_plans(merged, theirs)


@given(before=plans(), after=plans())
def test_a_difference_accounts_for_every_step(before: Plan, after: Plan) -> None:
    """Each is added, removed, changed or kept."""
    found = difference(before, after)
    changed = {change.key for change in found.changed if "/" in change.key}
    assert step_keys(after) - step_keys(before) == set(found.added)
    assert step_keys(before) - step_keys(after) == set(found.removed)
    assert len(step_keys(after)) == len(found.added) + len(changed) + found.kept
    assert all(change.before != change.after for change in found.changed)


@given(plan=plans())
def test_a_plan_differs_in_nothing_from_itself(plan: Plan) -> None:
    """The order of prerequisites counts for nothing."""
    turned = replace(
        plan,
        big_steps=tuple(
            replace(big, baby_steps=tuple(replace(step, after=step.after[::-1]) for step in big.baby_steps))
            for big in plan.big_steps
        ),
    )
    found = difference(plan, turned)
    assert ((), (), (), len(step_keys(plan))) == (found.added, found.removed, found.changed, found.kept)


def test_changes_are_told_in_plain_text() -> None:
    """Dates as rules, flags as words, lists with commas."""
    before = PlannedStep(key="ask", title="Ask", minutes=15, difficulty=2, due=Due(key_date="tokens", offset_days=-3))
    after = replace(before, due=None, boring=True, after=("letters/list", "visa/go"))
    old, new = (
        Plan(name="A", big_steps=(PlannedBigStep(key="letters", area="letters", title="L", baby_steps=(step,)),))
        for step in (before, after)
    )
    assert (
        PlanChange(key="letters/ask", field="due", before="tokens - 3d", after=""),
        PlanChange(key="letters/ask", field="after", before="", after="letters/list, visa/go"),
        PlanChange(key="letters/ask", field="boring", before="no", after="yes"),
    ) == difference(old, new).changed


def test_a_long_circle_is_shortened() -> None:
    """Its beginning and its end are shown."""
    circle = {f"s/{number}": (f"s/{(number + 1) % 100}",) for number in range(100)}
    with pytest.raises(BadInputError, match=r"s/0 → s/1 → .* → s/28 → \(71 more\) → s/0\.") as caught:
        check_circle(circle)
    assert len(caught.value.sentence) < 500


@pytest.mark.parametrize(
    ("earliest", "due"),
    [
        (Due(day=dt.date(2027, 1, 2)), Due(day=dt.date(2027, 1, 1))),
        (Due(key_date="tokens"), Due(key_date="tokens", offset_days=-1)),
    ],
)
def test_a_beginning_after_the_due_date_is_refused(earliest: Due, due: Due) -> None:
    """Where both stand on one base; the same day is fine, and key dates may move."""
    with pytest.raises(BadInputError, match="could begin only after it is due"):
        check_dates("Ask", earliest, due)
    check_dates("Ask", due, due)
    check_dates("Ask", None, due)
    check_dates("Ask", Due(key_date="match_day"), due)
