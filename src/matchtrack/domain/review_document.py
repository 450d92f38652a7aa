"""A week review as headings, sentences, items and pictures: what every face and every format of it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from matchtrack.domain.charts import BurnWeek, ChartSigns, Line, burn_up, burn_weeks, heat_map, minutes_chart

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from matchtrack.domain.review import ReviewDay

MINUTES, BURN_UP, HEAT_MAP = "minutes", "burn_up", "heat_map"
"""The pictures: minutes of each day, done minutes against the needed line, the days of the season."""

CHART_WIDTH = 72
"""Widest picture: it then fits a terminal of 80 cells, and a mail."""

_BURN_HEIGHT = 8


class Section(NamedTuple):
    """One part: sentences, items of a list, and at most one of the pictures; texts may hold what the user typed.

    One that `looks_ahead` speaks of the season or the next week, and stands beside the others where there is room.
    """

    title: str
    sentences: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    picture: str = ""
    looks_ahead: bool = False


class SeasonSoFar(NamedTuple):
    """What the pictures of the season draw: minutes by day, minutes of finished steps by day, those of the whole plan.

    `first` is the user's first day, `last` the day on which the last step is due.
    """

    minutes: Mapping[dt.date, int]
    done: Mapping[dt.date, int]
    total: int
    first: dt.date
    last: dt.date


class ReviewDocument(NamedTuple):
    """A week review, ready to be drawn or written; `until` is the last day that its pictures show."""

    title: str
    sections: tuple[Section, ...]
    days: tuple[ReviewDay, ...]
    floor: int
    season: SeasonSoFar
    until: dt.date

    @property
    def burn(self) -> tuple[BurnWeek, ...]:
        """The weeks of the burn-up."""
        season = self.season
        return burn_weeks(season.done, season.total, season.first, season.last, self.until)

    def lines(self, picture: str, width: int, signs: ChartSigns) -> list[Line]:
        """Draw one of the pictures in lines of text."""
        room = max(1, min(width, CHART_WIDTH))
        if picture == MINUTES:
            return minutes_chart(self.days, self.floor, room, signs)
        if picture == BURN_UP:
            return burn_up(self.burn, room, _BURN_HEIGHT, signs)
        return heat_map(self.season.minutes, self.season.first, self.until, self.floor, room, signs)
