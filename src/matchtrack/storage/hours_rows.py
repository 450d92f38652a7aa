"""Writes the hours and the distractions inside the caller's unit of work; what stays the same is not written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from matchtrack.storage.tables import DistractionRow, OtherMinutesRow, ProductiveWindowRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy.orm import Session

    from matchtrack.domain.hours import Window


def save_windows(session: Session, windows: Iterable[Window]) -> None:
    """Make these the productive hours of the week."""
    wanted = {(window.weekday, window.start): window for window in windows}
    for row in session.scalars(select(ProductiveWindowRow)):
        window = wanted.pop((row.weekday, row.start_minute), None)
        if window is None:
            session.delete(row)
        else:
            row.end_minute = window.end
    session.add_all(
        [
            ProductiveWindowRow(weekday=window.weekday, start_minute=window.start, end_minute=window.end)
            for window in wanted.values()
        ]
    )
    session.flush()


def save_other_minutes(session: Session, minutes: Mapping[int, int]) -> None:
    """Make these the other minutes by weekday; a weekday that is not named has none."""
    wanted = dict(minutes)
    for row in session.scalars(select(OtherMinutesRow)):
        if row.weekday in wanted:
            row.minutes = wanted.pop(row.weekday)
        else:
            session.delete(row)
    session.add_all([OtherMinutesRow(weekday=day, minutes=count) for day, count in wanted.items()])
    session.flush()


def save_distractions(session: Session, names: Sequence[str]) -> None:
    """Make these the distractions, in their order."""
    wanted = {name: position for position, name in enumerate(names)}
    for row in session.scalars(select(DistractionRow)):
        if row.name in wanted:
            row.position = wanted.pop(row.name)
        else:
            session.delete(row)
    session.add_all([DistractionRow(name=name, position=position) for name, position in wanted.items()])
    session.flush()
