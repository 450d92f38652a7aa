"""Writes a whole plan: only what differs from the rows that are there, in bulk, inside the caller's unit of work."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import delete, insert, select, tuple_, update

from matchtrack.storage.tables import BabyStepRow, BigStepRow, PrerequisiteRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy.orm import Session

    from matchtrack.domain.due import Due
    from matchtrack.domain.plan import Plan, PlannedBigStep, PlannedStep

_Values = dict[str, Any]
_CHUNK = 400
"""Rows that one DELETE names, far below SQLite's limit of variables."""


def due_columns(name: str, due: Due | None) -> _Values:
    """Spread a due date over its three columns; `name` is 'due' or 'earliest'."""
    on_rule = due is not None and due.day is None
    return {
        f"{name}_day": due.day.isoformat() if due and due.day else None,
        f"{name}_key": due.key_date if due and on_rule else None,
        f"{name}_offset": due.offset_days if due and on_rule else 0,
    }


def save_plan(session: Session, before: Plan, after: Plan) -> None:
    """Turn the rows of `before` into those of `after`; keys say which step is which, so that its log stays with it."""
    big_rows = _big_rows(session)
    step_rows = _step_rows(session)
    next_step_id = _after_last(step_rows)
    _remove(session, before, after, big_rows, step_rows)
    big_ids = _save_big_steps(session, before, after, big_rows)
    new_ids = _save_steps(session, before, after, big_ids, step_rows, next_step_id)
    _save_prerequisites(session, before, after, {key: row.id for key, row in step_rows.items()} | new_ids)


class _Row(NamedTuple):
    """Where a step stands now."""

    id: int
    position: int
    version: int


def _big_rows(session: Session) -> dict[str, _Row]:
    rows = session.execute(select(BigStepRow.key, BigStepRow.id, BigStepRow.position, BigStepRow.version))
    return {key: _Row(*row) for key, *row in rows}


def _step_rows(session: Session) -> dict[str, _Row]:
    columns = (BigStepRow.key, BabyStepRow.key, BabyStepRow.id, BabyStepRow.position, BabyStepRow.version)
    rows = session.execute(select(*columns).join(BigStepRow, BigStepRow.id == BabyStepRow.big_step_id))
    return {f"{big}/{own}": _Row(*row) for big, own, *row in rows}


def _after_last(rows: dict[str, _Row]) -> int:
    """Give the next id: one that a removed step had is not given again in the same import."""
    return max((row.id for row in rows.values()), default=0) + 1


def _remove(session: Session, before: Plan, after: Plan, big_rows: dict[str, _Row], step_rows: dict[str, _Row]) -> None:
    """Remove what `after` lacks; minutes that were logged on it lose no more than the link."""
    staying = {key for key, _, _ in after.steps()}
    gone = [step_rows[key].id for key, _, _ in before.steps() if key not in staying]
    for part in _chunks(gone):
        session.execute(delete(BabyStepRow).where(BabyStepRow.id.in_(part)))
    kept = {big_step.key for big_step in after.big_steps}
    for part in _chunks([big_rows[big_step.key].id for big_step in before.big_steps if big_step.key not in kept]):
        session.execute(delete(BigStepRow).where(BigStepRow.id.in_(part)))


def _save_big_steps(session: Session, before: Plan, after: Plan, rows: dict[str, _Row]) -> dict[str, int]:
    """Write the big steps and give the id of each key."""
    old = {big_step.key: _big_step_values(big_step) for big_step in before.big_steps}
    ids: dict[str, int] = {}
    new: list[_Values] = []
    changed: list[_Values] = []
    next_id = _after_last(rows)
    for position, big_step in enumerate(after.big_steps):
        key, values = big_step.key, _big_step_values(big_step)
        if key in old:
            ids[key] = rows[key].id
            changed += _change(rows[key], position, old[key], values)
        else:
            ids[key], next_id = next_id, next_id + 1
            new.append({"id": ids[key], "key": key, "position": position, "version": 1, **values})
    _write(session, BigStepRow, new, changed)
    return ids


def _change(row: _Row, position: int, old: _Values, values: _Values) -> list[_Values]:
    if old == values and row.position == position:
        return []
    return [{"id": row.id, "position": position, "version": row.version + 1, **values}]


def _big_step_values(big_step: PlannedBigStep) -> _Values:
    return {
        "area": big_step.area,
        "title": big_step.title,
        "notes": big_step.notes,
        **due_columns("due", big_step.due),
    }


def _save_steps(
    session: Session, before: Plan, after: Plan, big_ids: dict[str, int], rows: dict[str, _Row], next_id: int
) -> dict[str, int]:
    """Write the baby steps and give the id of each whole key that is new."""
    old = {key: _step_values(step) for key, _, step in before.steps()}
    ids: dict[str, int] = {}
    new: list[_Values] = []
    changed: list[_Values] = []
    for big_step in after.big_steps:
        for position, step in enumerate(big_step.baby_steps):
            key, values = f"{big_step.key}/{step.key}", _step_values(step)
            if key in old:
                changed += _change(rows[key], position, old[key], values)
                continue
            ids[key], next_id = next_id, next_id + 1
            home = {"id": ids[key], "big_step_id": big_ids[big_step.key], "key": step.key}
            new.append({**home, "position": position, "version": 1, **values})
    _write(session, BabyStepRow, new, changed)
    return ids


def _step_values(step: PlannedStep) -> _Values:
    return {
        "title": step.title,
        "minutes": step.minutes,
        "difficulty": step.difficulty,
        "boring": int(step.boring),
        "status": step.status,
        "waiting_on": step.waiting_on,
        "wait_days": step.wait_days,
        "expected": step.expected and step.expected.isoformat(),
        "done_on": step.done_on and step.done_on.isoformat(),
        "notes": step.notes,
        **due_columns("due", step.due),
        **due_columns("earliest", step.earliest),
    }


def _write(
    session: Session, table: type[BigStepRow | BabyStepRow], new: Sequence[_Values], changed: Sequence[_Values]
) -> None:
    if new:
        session.execute(insert(table), new)
    if changed:
        session.execute(update(table), changed)


def _save_prerequisites(session: Session, before: Plan, after: Plan, ids: dict[str, int]) -> None:
    old, new = (
        {(ids[key], ids[need]): None for key, _, step in plan.steps() for need in step.after}
        for plan in (before, after)
    )
    staying = {ids[key] for key, _, _ in after.steps()}
    gone = [pair for pair in old if pair not in new and staying.issuperset(pair)]
    for part in _chunks(gone):
        pairs = tuple_(PrerequisiteRow.step_id, PrerequisiteRow.needs_id)
        session.execute(delete(PrerequisiteRow).where(pairs.in_(part)))
    added = [{"step_id": step, "needs_id": needs} for step, needs in new if (step, needs) not in old]
    if added:
        session.execute(insert(PrerequisiteRow), added)


def _chunks(items: Sequence[Any]) -> Iterable[Sequence[Any]]:
    return (items[begin : begin + _CHUNK] for begin in range(0, len(items), _CHUNK))
