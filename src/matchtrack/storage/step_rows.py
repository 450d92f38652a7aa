"""Single steps as rows inside the caller's unit of work."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select

from matchtrack.domain.due import Due
from matchtrack.storage.tables import BabyStepRow, BigStepRow, PrerequisiteRow

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy.orm import Session


def big_step_by_key(session: Session, key: str) -> BigStepRow | None:
    """Give the big step with this key, or None."""
    return session.scalars(select(BigStepRow).where(BigStepRow.key == key)).one_or_none()


def big_step_keys(session: Session) -> set[str]:
    """Give the keys that are taken."""
    return set(session.scalars(select(BigStepRow.key)))


def add_big_step(session: Session, big_step: BigStepRow) -> BigStepRow:
    """Put a big step behind the others."""
    last = session.scalars(select(BigStepRow.position).order_by(BigStepRow.position.desc()).limit(1)).first()
    big_step.position = 0 if last is None else last + 1
    session.add(big_step)
    session.flush()
    return big_step


def siblings(session: Session, big_step_id: int) -> list[BabyStepRow]:
    """Give the baby steps of a big step in their order."""
    steps = select(BabyStepRow).where(BabyStepRow.big_step_id == big_step_id)
    return list(session.scalars(steps.order_by(BabyStepRow.position, BabyStepRow.id)))


def needs_of(session: Session, step_id: int) -> set[int]:
    """Give the ids of the prerequisites of a step."""
    return set(session.scalars(select(PrerequisiteRow.needs_id).where(PrerequisiteRow.step_id == step_id)))


def set_needs(session: Session, step_id: int, needs: Collection[int]) -> bool:
    """Make these the prerequisites of a step; say whether that changed anything."""
    before = needs_of(session, step_id)
    gone, added = before.difference(needs), set(needs) - before
    if gone:
        of_step = PrerequisiteRow.step_id == step_id
        session.execute(delete(PrerequisiteRow).where(of_step, PrerequisiteRow.needs_id.in_(gone)))
    if added:
        session.execute(insert(PrerequisiteRow), [{"step_id": step_id, "needs_id": needs} for needs in added])
    return bool(gone or added)


def due_of(row: BabyStepRow | BigStepRow) -> Due | None:
    """Give the due date of a row, without what a baby step takes over from its big step."""
    return _due(row.due_day, row.due_key, row.due_offset)


def earliest_of(row: BabyStepRow) -> Due | None:
    """Give the earliest date of a row."""
    return _due(row.earliest_day, row.earliest_key, row.earliest_offset)


def _due(day: str | None, key_date: str | None, offset: int) -> Due | None:
    if day is not None:
        return Due(day=dt.date.fromisoformat(day))
    return None if key_date is None else Due(key_date=key_date, offset_days=offset)
