"""How the forecast is drawn: bars against dates, pure functions from a view to pieces of text with style names."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from matchtrack.domain import forecast_words as words
from matchtrack.domain.date_phrases import MONTHS
from matchtrack.domain.key_dates import KEY_DATE_COUNTDOWNS
from matchtrack.domain.signs import CURSOR, LATE_SIGN
from matchtrack.tui.drawing import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from matchtrack.services.forecast import BigStepView, ForecastView
    from matchtrack.tui.drawing import Piece

Pieces = list[tuple[str, str]]

BARS_FROM = 60
"""From this width on there are bars; below it the words alone."""

WIDE_FROM = 100
CHANCE_WIDTH = 19
TITLE_WIDTH, WIDE_TITLE_WIDTH = 24, 40
_LEAST_DAYS = 28
_BEYOND = 45
"""Days behind the last date that is drawn, at most, for what lies within two years or never."""

BAR, ROAD, KEY_DATE, DUE, BEYOND = "█", "─", "┆", "┃", "▶"
LEGEND = f"{BAR} likely to careful  {DUE} due  {KEY_DATE} key date"


class Scale(NamedTuple):
    """Days onto columns: `first` in the first, `days` behind it in the last of `width` columns."""

    first: dt.date
    days: int
    width: int

    def column(self, day: dt.date) -> int:
        """Give the column of a day; one that lies outside is in the nearest."""
        ahead = (day - self.first).days
        return max(0, min(self.width - 1, ahead * (self.width - 1) // self.days))

    def holds(self, day: dt.date) -> bool:
        """Say whether a day is on the scale."""
        return 0 <= (day - self.first).days <= self.days


def bar_width(width: int) -> int:
    """Give the columns of the bars, 0 where there is no room for any."""
    return width - _title_width(width) - CHANCE_WIDTH - 2 if width >= BARS_FROM else 0


def _title_width(width: int) -> int:
    if width < BARS_FROM:
        return max(0, width - CHANCE_WIDTH - 2)
    return WIDE_TITLE_WIDTH if width >= WIDE_FROM else TITLE_WIDTH


def scale_of(view: ForecastView, key_dates: Mapping[str, dt.date], width: int) -> Scale:
    """Choose the days that are drawn: from today to the last date that is told, or to the season's last key date."""
    said = [day for each in view.big_steps for day in (each.said.careful, each.said.due) if day]
    last = max([view.day + dt.timedelta(days=_LEAST_DAYS), *said, *key_dates.values()])
    return Scale(view.day, (last - view.day).days, max(1, bar_width(width)))


def month_pieces(scale: Scale, width: int) -> list[Piece]:
    """Draw the names of the months above the bars, each where it begins; January has its year."""
    cells = [" "] * scale.width
    for first in _months(scale):
        name = MONTHS[first.month - 1][:3] + (f" {first.year}" if first.month == 1 else "")
        _write(cells, scale.column(first), name)
    return [(" " * (_title_width(width) + 2), "muted"), ("".join(cells), "muted")]


def key_date_pieces(scale: Scale, key_dates: Mapping[str, dt.date], width: int) -> list[Piece]:
    """Name the key dates above their marks, as many as have room."""
    cells = [" "] * scale.width
    for key, day in sorted(key_dates.items(), key=lambda item: item[1]):
        if scale.holds(day):
            _write(cells, scale.column(day), KEY_DATE + KEY_DATE_COUNTDOWNS.get(key, key))
    return [(f" {shown('key dates', _title_width(width))} ", "muted"), ("".join(cells), "accent")]


def big_step_pieces(
    each: BigStepView, scale: Scale, key_dates: Sequence[dt.date], width: int, *, on_cursor: bool
) -> list[Piece]:
    """Draw a big step: its title, its bar against the dates, its chance as a word and in percent."""
    left: Pieces = [
        (CURSOR if on_cursor else " ", "accent"), (f"{shown(each.big_step.title, _title_width(width))} ", "text"),
    ]  # fmt: skip
    bars = _bar_pieces(each, scale, key_dates) if bar_width(width) else []
    text, style = chance_of(each, scale.first)
    return [*left, *bars, (f" {text:<{CHANCE_WIDTH - 1}}", style)]


def chance_of(each: BigStepView, today: dt.date) -> tuple[str, str]:
    """Say the chance of a big step to be in time, with its style; never by colour alone."""
    said = each.said
    if said.due is not None and said.due < today:
        return f"{LATE_SIGN} {words.LATE}", "bad"
    if said.chance is None:
        return "no due date", "muted"
    fair, good = 0.4, 0.8
    style = "good" if said.chance >= good else "warn" if said.chance >= fair else "bad"
    return words.chance_words(said.chance), style


def _bar_pieces(each: BigStepView, scale: Scale, key_dates: Sequence[dt.date]) -> list[Piece]:
    """Draw the way to the likely date, the bar from there to the careful one, the due date, and key dates behind."""
    said = each.said
    cells: Pieces = [(" ", "muted")] * scale.width
    for day in key_dates:
        if scale.holds(day):
            cells[scale.column(day)] = (KEY_DATE, "muted")
    begin = scale.column(said.likely) if said.likely else scale.width
    end = scale.column(said.careful) if said.careful else scale.width - 1
    cells[:begin] = [(ROAD, "muted")] * begin
    _, style = chance_of(each, scale.first)
    style = "accent" if style == "muted" else style
    for at in range(begin, end + 1):
        cells[at] = (BAR, style)
    if said.careful is None:
        cells[-1] = (BEYOND, style)
    if said.due and scale.holds(said.due):
        cells[scale.column(said.due)] = (DUE, "text")
    return list(_joined(cells))


def _joined(cells: Pieces) -> Iterator[Piece]:
    """Put neighbours of one style together."""
    run, last = "", ""
    for char, style in cells:
        if style != last and run:
            yield run, last
            run = ""
        run, last = run + char, style
    yield run, last


def _months(scale: Scale) -> Iterator[dt.date]:
    day = (scale.first.replace(day=1) + dt.timedelta(days=32)).replace(day=1)
    while scale.holds(day):
        yield day
        day = (day + dt.timedelta(days=32)).replace(day=1)


def _write(cells: list[str], at: int, text: str) -> None:
    """Write a text into cells where they, and the one before, are free; else leave it out."""
    before = max(0, at - 1)
    if at + len(text) <= len(cells) and not "".join(cells[before : at + len(text)]).strip():
        cells[at : at + len(text)] = text
