"""What one plan changes in another: how two are merged, and what differs between them afterwards."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from matchtrack.domain.due import Due
from matchtrack.domain.plan import Plan, PlannedBigStep, PlannedStep, circle_words, find_circle
from matchtrack.errors import BadInputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_BIG_STEP_FIELDS = ("title", "area", "due", "notes")
_STEP_FIELDS = (
    "title", "minutes", "difficulty", "due", "earliest", "after", "boring", "waiting_on", "wait_days", "notes",
    "status", "done_on", "expected",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanChange:
    """One field that changes; `key` is 'big-step', 'big-step/step', 'season' or 'key_dates', the values are text."""

    key: str
    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDifference:
    """What turns one plan into another; all keys are in the order of their plan.

    `added` and `removed` hold the whole keys of baby steps, `added_big_steps` and `removed_big_steps` those of big
    steps; `kept` counts the baby steps that stay exactly as they were.
    """

    added: tuple[str, ...]
    removed: tuple[str, ...]
    added_big_steps: tuple[str, ...]
    removed_big_steps: tuple[str, ...]
    changed: tuple[PlanChange, ...]
    kept: int

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.added_big_steps or self.removed_big_steps or self.changed)


def merge_plans(mine: Plan, theirs: Plan) -> Plan:
    """Give `mine` with the steps, prerequisites and wording of `theirs`; progress is untouched and nothing goes.

    What `theirs` alone has is appended, as steps still to do.
    """
    fresh = {big_step.key: big_step for big_step in theirs.big_steps}
    merged = [
        _merge_big_step(big_step, fresh.pop(big_step.key)) if big_step.key in fresh else big_step
        for big_step in mine.big_steps
    ]
    merged += map(_fresh_big_step, fresh.values())
    return replace(mine, big_steps=tuple(merged))


def _merge_big_step(mine: PlannedBigStep, theirs: PlannedBigStep) -> PlannedBigStep:
    fresh = {step.key: step for step in theirs.baby_steps}
    steps = [_merge_step(step, fresh.pop(step.key)) if step.key in fresh else step for step in mine.baby_steps]
    steps += map(_fresh_step, fresh.values())
    return replace(theirs, baby_steps=tuple(steps))


def _merge_step(mine: PlannedStep, theirs: PlannedStep) -> PlannedStep:
    """Keep the progress, and while an answer is awaited also from whom."""
    return replace(
        theirs,
        after=(*mine.after, *(key for key in theirs.after if key not in mine.after)),
        waiting_on=mine.waiting_on if mine.status == "waiting" else theirs.waiting_on,
        wait_days=mine.wait_days if mine.status == "waiting" and not mine.waiting_on else theirs.wait_days,
        status=mine.status,
        done_on=mine.done_on,
        expected=mine.expected,
    )


def _fresh_big_step(big_step: PlannedBigStep) -> PlannedBigStep:
    return replace(big_step, baby_steps=tuple(map(_fresh_step, big_step.baby_steps)))


def _fresh_step(step: PlannedStep) -> PlannedStep:
    return replace(step, status="todo", done_on=None, expected=None)


def difference(before: Plan, after: Plan) -> PlanDifference:
    """Tell what turns `before` into `after`; the order of steps and of prerequisites counts for nothing."""
    old_big, new_big = ({big_step.key: big_step for big_step in plan.big_steps} for plan in (before, after))
    old, new = ({key: step for key, _, step in plan.steps()} for plan in (before, after))
    step_changes = tuple(_changes(old, new, _STEP_FIELDS))
    return PlanDifference(
        added=tuple(key for key in new if key not in old),
        removed=tuple(key for key in old if key not in new),
        added_big_steps=tuple(key for key in new_big if key not in old_big),
        removed_big_steps=tuple(key for key in old_big if key not in new_big),
        changed=(*_changes(old_big, new_big, _BIG_STEP_FIELDS), *step_changes),
        kept=len(old.keys() & new.keys()) - len({change.key for change in step_changes}),
    )


def _changes(
    old: Mapping[str, PlannedBigStep] | Mapping[str, PlannedStep],
    new: Mapping[str, PlannedBigStep] | Mapping[str, PlannedStep],
    fields: Iterable[str],
) -> Iterator[PlanChange]:
    for key, after in new.items():
        before = old.get(key)
        if before is None or before == after:
            continue
        for field in fields:
            one, other = _text(getattr(before, field)), _text(getattr(after, field))
            if one != other:
                yield PlanChange(key=key, field=field, before=one, after=other)


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple) and not isinstance(value, Due):
        return ", ".join(sorted(value))
    return str(value)


def check_plan(plan: Plan) -> None:
    """Refuse a plan that no file could hold: steps that wait in a circle, or that may begin only after they are due.

    Raises:
        BadInputError: The sentence shows the circle, or the step with both dates.
    """
    check_circle({key: step.after for key, _, step in plan.steps()})
    for key, big_step, step in plan.steps():
        check_dates(key, step.earliest, step.due or big_step.due)


def check_circle(after: Mapping[str, tuple[str, ...]]) -> None:
    """Refuse prerequisites that run in a circle; `after` maps whole keys to whole keys.

    Raises:
        BadInputError: The sentence shows the circle.
    """
    circle = find_circle(after)
    if circle:
        raise BadInputError(f"These steps would wait for one another in a circle: {circle_words(circle)}.")


def check_dates(key: str, earliest: Due | None, due: Due | None) -> None:
    """Refuse an earliest date after the due date, where both stand on the same base (key dates may move).

    Raises:
        BadInputError: It is later.
    """
    if earliest is not None and due is not None and earliest.is_after(due):
        raise BadInputError(f"'{key}' could begin only after it is due: earliest {earliest}, due {due}.")
