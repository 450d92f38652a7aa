"""Adding, editing and moving steps of the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchtrack.domain.areas import OPEN_STATUSES, SETTLED_STATUSES
from matchtrack.domain.keys import new_key
from matchtrack.domain.plan_changes import check_circle, check_dates
from matchtrack.errors import BadInputError, NotSoError
from matchtrack.services.plan_work import changing
from matchtrack.services.step_drafts import (
    INBOX_AREA,
    INBOX_KEY,
    INBOX_TITLE,
    UNSET,
    BigStepChanges,
    BigStepDraft,
    StepChanges,
    StepDraft,
    Unset,
    checked,
)
from matchtrack.storage import finding, plan_reading, reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matchtrack.domain.step_name import StepName
    from matchtrack.domain.steps import BigStep, Step
    from matchtrack.services.context import Context
    from matchtrack.storage.tables import BabyStepRow, BigStepRow
    from matchtrack.storage.unit_of_work import UnitOfWork

__all__ = [
    "UNSET",
    "BigStepChanges",
    "BigStepDraft",
    "StepChanges",
    "StepDraft",
    "Unset",
    "add_big_step",
    "add_step",
    "edit_big_step",
    "edit_step",
    "move_step",
]

_PLAIN_FIELDS = ("title", "minutes", "difficulty", "notes", "waiting_on", "wait_days")


def add_step(context: Context, draft: StepDraft) -> Step:
    """Add a baby step behind the others of its big step.

    Raises:
        BadInputError: A field holds what is not allowed, or the dates contradict each other.
        NotSoError: There is no season yet, or no such step or big step.
        UsageError: A text names several steps.
    """
    draft = checked(draft)
    with changing(context, f"Added '{draft.title}'") as work:
        from matchtrack.storage.plan_rows import due_columns
        from matchtrack.storage.step_rows import siblings
        from matchtrack.storage.tables import BabyStepRow

        home = _home(work, draft.big_step)
        others = siblings(work.session, home.id)
        row = BabyStepRow(
            key=new_key(draft.title, {other.key for other in others}),
            position=others[-1].position + 1 if others else 0,
            boring=int(draft.boring),
            **{field: getattr(draft, field) for field in _PLAIN_FIELDS},
            **due_columns("due", draft.due),
            **due_columns("earliest", draft.earliest),
        )
        row.big_step_id = home.id
        _check_row(row, home)
        work.session.add(row)
        work.session.flush()
        _set_after(work, row, home, draft.after)
        return _step(work, row.id)


def edit_step(context: Context, step: str, changes: StepChanges, *, version: int | None = None) -> Step:
    """Change fields of a baby step; with `version`, only if it is still as it was when it was read.

    Raises:
        BadInputError: A field holds what is not allowed, the dates contradict each other, or steps would wait for one
            another in a circle.
        NotSoError: There is no such step, or it was changed elsewhere meanwhile.
        UsageError: A text names several steps.
    """
    changes = checked(changes)
    with changing(context, "") as work:
        row, home = _rows(work, step)
        if version not in {None, row.version}:
            raise NotSoError(f"'{row.title}' was changed elsewhere meanwhile, so nothing was saved. Look at it again.")
        if changes.big_step is not UNSET:
            home = _move_home(work, row, _home(work, changes.big_step))
        _apply(row, changes)
        _check_row(row, home)
        changed = work.session.is_modified(row)
        work.session.flush()
        if changes.after is not UNSET:
            changed = _set_after(work, row, home, changes.after) or changed
        row.version += int(changed)
        work.session.flush()
        work.retitle(f"Changed '{row.title}'")
        return _step(work, row.id)


def move_step(context: Context, step: str, *, up: bool) -> Step:
    """Move a baby step one place up or down within its big step; finished steps, which lists hide, are passed over.

    Raises:
        NotSoError: There is no such step, or it is the first or the last already.
        UsageError: The text names several steps.
    """
    with changing(context, "") as work:
        from matchtrack.storage.step_rows import siblings

        row, home = _rows(work, step)
        others = siblings(work.session, home.id)
        place = others.index(row)
        beyond = range(place - 1, -1, -1) if up else range(place + 1, len(others))
        target = next((at for at in beyond if others[at].status not in SETTLED_STATUSES), None)
        if target is None:
            raise NotSoError(f"'{row.title}' is the {'first' if up else 'last'} step of '{home.title}' already.")
        others.insert(target, others.pop(place))
        for position, other in enumerate(others):
            other.position = position
        work.session.flush()
        work.retitle(f"Moved '{row.title}' {'up' if up else 'down'}")
        return _step(work, row.id)


def add_big_step(context: Context, draft: BigStepDraft) -> BigStep:
    """Add a big step behind the others.

    Raises:
        BadInputError: A field holds what is not allowed.
        NotSoError: There is no season yet.
    """
    draft = checked(draft)
    with changing(context, f"Added '{draft.title}'") as work:
        from matchtrack.storage.plan_rows import due_columns
        from matchtrack.storage.step_rows import add_big_step, big_step_keys
        from matchtrack.storage.tables import BigStepRow

        key = new_key(draft.title, big_step_keys(work.session), fallback="big-step")
        row = BigStepRow(
            key=key, area=draft.area, title=draft.title, position=0, notes=draft.notes, **due_columns("due", draft.due)
        )
        return _big_step(work, add_big_step(work.session, row).id)


def edit_big_step(context: Context, big_step: str, changes: BigStepChanges) -> BigStep:
    """Change fields of a big step.

    Raises:
        BadInputError: A field holds what is not allowed, or a baby step could begin only after the new due date.
        NotSoError: There is no such big step.
        UsageError: The text names several big steps.
    """
    changes = checked(changes)
    with changing(context, "") as work:
        from matchtrack.storage.step_rows import siblings

        row = _big_row(work, big_step)
        for field in ("title", "area", "notes"):
            value = getattr(changes, field)
            if value is not UNSET:
                setattr(row, field, value)
        _put_due(row, "due", changes.due)
        for baby_step in siblings(work.session, row.id):
            _check_row(baby_step, row)
        row.version += int(work.session.is_modified(row))
        work.session.flush()
        work.retitle(f"Changed '{row.title}'")
        return _big_step(work, row.id)


def _home(work: UnitOfWork, text: str) -> BigStepRow:
    """Give the big step that `text` means; the inbox, which is made on demand, where it is empty."""
    from matchtrack.storage.step_rows import add_big_step, big_step_by_key
    from matchtrack.storage.tables import BigStepRow

    if text.strip() not in {"", INBOX_KEY}:
        return _big_row(work, text)
    inbox = big_step_by_key(work.session, INBOX_KEY)
    return inbox or add_big_step(
        work.session, BigStepRow(key=INBOX_KEY, area=INBOX_AREA, title=INBOX_TITLE, position=0)
    )


def _big_row(work: UnitOfWork, text: str) -> BigStepRow:
    from matchtrack.storage.tables import BigStepRow

    big_step_id, _, _ = finding.find_big_step(work.driver(), text)
    return work.session.get_one(BigStepRow, big_step_id)


def _rows(work: UnitOfWork, text: str) -> tuple[BabyStepRow, BigStepRow]:
    from matchtrack.storage.tables import BabyStepRow, BigStepRow

    row = work.session.get_one(BabyStepRow, finding.find_step(work.driver(), text, OPEN_STATUSES).id)
    return row, work.session.get_one(BigStepRow, row.big_step_id)


def _move_home(work: UnitOfWork, row: BabyStepRow, home: BigStepRow) -> BigStepRow:
    """Put a baby step behind those of another big step; its key stays where it is free there."""
    from matchtrack.storage.step_rows import siblings

    if row.big_step_id != home.id:
        others = siblings(work.session, home.id)
        row.key = new_key(row.key, {other.key for other in others})
        row.position = others[-1].position + 1 if others else 0
        row.big_step_id = home.id
    return home


def _apply(row: BabyStepRow, changes: StepChanges) -> None:
    for field in _PLAIN_FIELDS:
        value = getattr(changes, field)
        if value is not UNSET:
            setattr(row, field, value)
    if changes.boring is not UNSET:
        row.boring = int(changes.boring)
    if not row.waiting_on and changes.wait_days is UNSET:
        row.wait_days = 0
    _put_due(row, "due", changes.due)
    _put_due(row, "earliest", changes.earliest)


def _put_due(row: BabyStepRow | BigStepRow, name: str, due: object) -> None:
    from matchtrack.domain.due import Due
    from matchtrack.storage.plan_rows import due_columns

    if due is None or isinstance(due, Due):
        for column, value in due_columns(name, due).items():
            setattr(row, column, value)


def _check_row(row: BabyStepRow, home: BigStepRow) -> None:
    from matchtrack.storage.step_rows import due_of, earliest_of

    check_dates(row.title, earliest_of(row), due_of(row) or due_of(home))
    if row.wait_days and not row.waiting_on:
        raise BadInputError("Say on whom the step waits too, as somebody has to take those days.")


def _set_after(work: UnitOfWork, row: BabyStepRow, home: BigStepRow, texts: Sequence[str]) -> bool:
    """Make the steps that the texts name the prerequisites; say whether that changed anything."""
    from matchtrack.storage.step_rows import set_needs

    needs = {need.key: need.id for need in (_need(work, home, text) for text in texts)}
    own_key = f"{home.key}/{row.key}"
    others = plan_reading.read_after(work.driver())
    others.pop(own_key, None)
    check_circle({own_key: tuple(needs)} | others)
    return set_needs(work.session, row.id, needs.values())


def _need(work: UnitOfWork, home: BigStepRow, text: str) -> StepName:
    """Find a prerequisite; the key of a step in the same big step is enough, as in a plan file."""
    connection = work.driver()
    own = finding.step_by_key(connection, f"{home.key}/{text.strip()}")
    return own or finding.find_step(connection, text, OPEN_STATUSES)


def _step(work: UnitOfWork, step_id: int) -> Step:
    return reading.steps_by_ids(work.driver(), [step_id])[step_id]


def _big_step(work: UnitOfWork, big_step_id: int) -> BigStep:
    return next(row for row in reading.list_big_steps(work.driver()) if row.id == big_step_id)
