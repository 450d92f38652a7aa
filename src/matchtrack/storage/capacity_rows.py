"""Writes patterns, days off, single days and daily slots inside the caller's unit of work, where they change."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select

from matchtrack.domain.capacity import Stretch
from matchtrack.storage.tables import (
    DayChangeRow,
    DayOffRow,
    DayWindowRow,
    HoursPatternRow,
    PatternOtherRow,
    PatternUseRow,
    PatternWindowRow,
    ReservationRow,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy.orm import Session

    from matchtrack.domain.capacity import DayChange
    from matchtrack.domain.hours import Window
    from matchtrack.storage.tables import Base


def pattern_ids(session: Session) -> dict[str, int]:
    """Give the ids of the patterns by name."""
    return {row.name: row.id for row in session.scalars(select(HoursPatternRow).order_by(HoursPatternRow.name))}


def add_pattern(session: Session, name: str) -> int:
    """Make an empty pattern; give its id."""
    row = HoursPatternRow(name=name)
    session.add(row)
    session.flush()
    return row.id


def save_pattern_windows(session: Session, pattern_id: int, windows: Iterable[Window]) -> None:
    """Make these the productive hours of a pattern."""
    wanted = {(window.weekday, window.start, window.end) for window in windows}
    _make(session, PatternWindowRow, ("weekday", "start_minute", "end_minute"), wanted, pattern_id=pattern_id)


def save_pattern_other(session: Session, pattern_id: int, minutes: Mapping[int, int]) -> None:
    """Make these the other minutes of a pattern; none for any weekday leaves the usual ones."""
    _make(session, PatternOtherRow, ("weekday", "minutes"), set(minutes.items()), pattern_id=pattern_id)


def remove_pattern(session: Session, pattern_id: int) -> None:
    """Take a pattern away, and with it its uses."""
    session.execute(delete(HoursPatternRow).where(HoursPatternRow.id == pattern_id))


def pattern_uses(session: Session) -> list[tuple[int, Stretch]]:
    """Give every use of a pattern as (pattern id, days)."""
    return [(row.pattern_id, _stretch(row)) for row in session.scalars(select(PatternUseRow))]


def save_pattern_uses(session: Session, uses: Iterable[tuple[int, Stretch]]) -> None:
    """Make these the uses of patterns; no two may share a day."""
    wanted = {(pattern_id, days.first.isoformat(), days.last.isoformat()) for pattern_id, days in uses}
    _make(session, PatternUseRow, ("pattern_id", "first_day", "last_day"), wanted)


def days_off(session: Session) -> list[Stretch]:
    """Give all days off."""
    return [_stretch(row) for row in session.scalars(select(DayOffRow))]


def save_days_off(session: Session, stretches: Iterable[Stretch]) -> None:
    """Make these the days off; no two stretches may share a day."""
    wanted = {(days.first.isoformat(), days.last.isoformat()) for days in stretches}
    _make(session, DayOffRow, ("first_day", "last_day"), wanted)


def save_day_change(session: Session, day: dt.date, change: DayChange) -> None:
    """Say this of one day, beside what was said of it before; None leaves what was said."""
    row = session.scalars(select(DayChangeRow).where(DayChangeRow.day == day.isoformat())).one_or_none()
    if row is None:
        row = DayChangeRow(day=day.isoformat(), own_windows=int(change.windows is not None), other_minutes=change.other)
        session.add(row)
    if change.other is not None:
        row.other_minutes = change.other
    if change.windows is not None:
        row.own_windows = 1
    session.flush()
    if change.windows is not None:
        _make(session, DayWindowRow, ("start_minute", "end_minute"), set(change.windows), day_change_id=row.id)


def clear_day_changes(session: Session, days: Stretch) -> int:
    """Take back what was said of single days; give how many there were."""
    within = DayChangeRow.day.between(days.first.isoformat(), days.last.isoformat())
    ids = list(session.scalars(select(DayChangeRow.id).where(within)))
    session.execute(delete(DayChangeRow).where(DayChangeRow.id.in_(ids)))
    return len(ids)


def save_reservation(session: Session, big_step_id: int, start: int, minutes: int) -> None:
    """Let a big step own this daily slot, and no other."""
    session.merge(ReservationRow(big_step_id=big_step_id, start_minute=start, minutes=minutes))
    session.flush()


def remove_reservation(session: Session, big_step_id: int) -> bool:
    """Take the daily slot of a big step away; say whether it had one."""
    row = session.get(ReservationRow, big_step_id)
    if row is not None:
        session.delete(row)
        session.flush()
    return row is not None


def _stretch(row: PatternUseRow | DayOffRow) -> Stretch:
    return Stretch(dt.date.fromisoformat(row.first_day), dt.date.fromisoformat(row.last_day))


def _make(session: Session, model: type[Base], names: tuple[str, ...], wanted: set[Any], **owner: int) -> None:
    """Let a table, or what belongs to one `owner` in it, hold just the rows with these values; what goes goes first."""
    columns = [getattr(model, name) for name in names]
    own = [getattr(model, name) == value for name, value in owner.items()]
    there = {tuple(row) for row in session.execute(select(*columns).where(*own))}
    for values in sorted(there - wanted):
        session.execute(
            delete(model).where(*own, *(column == value for column, value in zip(columns, values, strict=True)))
        )
    for values in sorted(wanted - there):
        session.execute(insert(model).values(**owner, **dict(zip(names, values, strict=True))))
