"""Writes the season and its key dates inside the caller's unit of work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from matchtrack.storage.tables import KeyDateRow, SeasonRow

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from sqlalchemy.orm import Session


def add_season(
    session: Session, *, match_year: int, name: str, summary: str, days: Mapping[str, dt.date], now_utc: str
) -> None:
    """Make the one season of the database with its key dates by rule."""
    session.add(SeasonRow(match_year=match_year, name=name, summary=summary, created_utc=now_utc))
    session.add_all([KeyDateRow(key=key, day=day.isoformat(), source="rule") for key, day in days.items()])
    session.flush()


def season_row(session: Session) -> SeasonRow | None:
    """Give the season, or None before set-up."""
    return session.get(SeasonRow, 1)


def key_date_rows(session: Session) -> dict[str, KeyDateRow]:
    """Give the key dates by their keys."""
    return {row.key: row for row in session.scalars(select(KeyDateRow))}


def set_days(session: Session, days: Mapping[str, dt.date], *, source: str, checked_on: dt.date | None = None) -> None:
    """Give the named key dates their days; what stays the same is not written."""
    rows = key_date_rows(session)
    for key, day in days.items():
        row = rows[key]
        row.day, row.source = day.isoformat(), source
        row.checked_on = checked_on.isoformat() if checked_on else None
    session.flush()
