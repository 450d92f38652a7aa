"""Pictures for a terminal: pure lines of text pieces that both faces paint in their own way."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from matchtrack.domain.hours import WEEKDAYS
from matchtrack.domain.signs import DAY_SIGNS
from matchtrack.domain.week import week_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from matchtrack.domain.review import ReviewDay

QUIET, GOOD, SOME, STRONG = "quiet", "good", "some", "strong"
"""What a piece of a picture is: in the background, kept or done, short of it, or worth a look."""


class Piece(NamedTuple):
    """A text in one style; '' is plain."""

    text: str
    style: str = ""


Line = tuple[Piece, ...]


class ChartSigns(NamedTuple):
    """What pictures are made of: a bar, its ground, the needed line, five levels from nothing to much, day statuses."""

    full: str
    empty: str
    needed: str
    levels: str
    days: Mapping[str, str]


BLOCK_SIGNS = ChartSigns("█", "░", "─", "·░▒▓█", DAY_SIGNS)
ASCII_SIGNS = ChartSigns(
    "#", "-", "=", ".-+*#", {"kept": "#", "short": "+", "open": "=", "missed": "-", "rest": "o", "": "."}
)

_DAY = dt.timedelta(days=1)
_LEAST_BAR = 4
_LEVEL_STYLES = (QUIET, SOME, SOME, GOOD, GOOD)
_MINUTES_AN_HOUR = 60
_LABEL = 4


def plain(lines: Iterable[Line]) -> list[str]:
    """Give a picture without its styles."""
    return ["".join(piece.text for piece in line).rstrip() for line in lines]


def minutes_chart(days: Sequence[ReviewDay], floor: int, width: int, signs: ChartSigns) -> list[Line]:
    """Draw the minutes of each day as a bar up to the fullest day, the floor at least; the sign says the status."""
    most = max(floor, *(each.minutes for each in days))
    tail = max(len(f"{each.minutes} min") for each in days)
    room = max(_LEAST_BAR, width - _LABEL - tail - 3)
    lines: list[Line] = []
    for each in days:
        filled = -(-each.minutes * room // most)
        style = GOOD if each.status == "kept" else SOME
        lines.append(
            (
                Piece(f"{WEEKDAYS[each.day.weekday()].title()} "),
                Piece(signs.full * filled, style),
                Piece(signs.empty * (room - filled), QUIET),
                Piece(f" {each.minutes:>{tail - 4}} min " if each.minutes or each.status else " " * (tail + 2)),
                Piece(signs.days[each.status], style if each.minutes else QUIET),
            )
        )
    return lines


class BurnWeek(NamedTuple):
    """One week in estimated minutes: `done` by its end, None while it is to come, and `needed` by then."""

    first: dt.date
    done: int | None
    needed: int


def burn_weeks(
    done: Mapping[dt.date, int], total: int, first: dt.date, last: dt.date, today: dt.date
) -> tuple[BurnWeek, ...]:
    """Give the weeks from `first` to `last`: what was done by the end of each, against an even pace to all of it."""
    last = max(last, today)
    days = sorted(done)
    sums = [0, *accumulate(done[day] for day in days)]
    begun = sums[bisect_right(days, first - _DAY)]
    span = (last - first).days + 1
    weeks = []
    monday = week_of(first).first
    while monday <= last:
        sunday = monday + 6 * _DAY
        passed = min(span, (sunday - first).days + 1)
        so_far = sums[bisect_right(days, sunday)] if monday <= today else None
        weeks.append(BurnWeek(monday, so_far, begun + (total - begun) * passed // span))
        monday += 7 * _DAY
    return tuple(weeks)


def burn_up(weeks: Sequence[BurnWeek], width: int, height: int, signs: ChartSigns) -> list[Line]:
    """Draw the done minutes as a hill below the line that leads to the end of the season; months stand below."""
    most = max((max(week.done or 0, week.needed) for week in weeks), default=0)
    if not most:
        return []
    labels = [_hours(most * row // height) for row in range(height, 0, -1)]
    side = max(map(len, labels)) + 1
    columns = _columns(weeks, max(1, width - side))
    lines = []
    for at, label in enumerate(labels):
        low, row = most * (height - at - 1) / height, height - at - 1
        shown = label if at in {0, height // 2} else ""
        lines.append((Piece(f"{shown:>{side - 1}} ", QUIET), *_cells(columns, low, row, most / height, signs)))
    return [*lines, (Piece(" " * side), Piece(_months(columns), QUIET))]


def _cells(columns: Sequence[BurnWeek], low: float, row: int, step: float, signs: ChartSigns) -> list[Piece]:
    pieces: list[Piece] = []
    for week in columns:
        line_here = max(0, -(-week.needed // step) - 1) == row
        filled = week.done is not None and week.done > low
        piece = Piece(signs.full, GOOD) if filled else Piece(" ")
        if line_here:
            piece = Piece(signs.needed, STRONG)
        if pieces and pieces[-1].style == piece.style:
            pieces[-1] = Piece(pieces[-1].text + piece.text, piece.style)
        else:
            pieces.append(piece)
    return pieces


def _columns(weeks: Sequence[BurnWeek], room: int) -> list[BurnWeek]:
    """Give one week for each column: each several times where there is room, else the later of several."""
    if len(weeks) <= room:
        times = min(4, room // len(weeks))
        return [week for week in weeks for _ in range(times)]
    return [weeks[(at + 1) * len(weeks) // room - 1] for at in range(room)]


def _hours(minutes: int) -> str:
    return f"{minutes // _MINUTES_AN_HOUR} h" if minutes >= _MINUTES_AN_HOUR else f"{minutes} min"


def _months(columns: Sequence[BurnWeek]) -> str:
    """Write the name of each month below its first column, as far as names do not touch."""
    text = ""
    previous = None
    for at, week in enumerate(columns):
        middle = week.first + 3 * _DAY
        month = (middle.year, middle.month)
        if month != previous and len(text) <= at and at + 3 <= len(columns):
            text = f"{text:<{at}}{_MONTHS[middle.month - 1]} "
        previous = month
    return text.rstrip()


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def heat_map(
    minutes: Mapping[dt.date, int], first: dt.date, today: dt.date, floor: int, width: int, signs: ChartSigns
) -> list[Line]:
    """Draw the days up to today, a column for each week and a row for each weekday; the latest weeks that fit.

    The levels: nothing, less than the floor, the floor, twice and four times as much.
    """
    room = max(1, width - _LABEL)
    mondays: list[dt.date] = []
    monday = week_of(today).first
    while monday + 6 * _DAY >= first and len(mondays) < room:
        mondays.insert(0, monday)
        monday -= 7 * _DAY
    heads = [BurnWeek(monday, None, 0) for monday in mondays]
    lines: list[Line] = [(Piece(" " * _LABEL), Piece(_months(heads), QUIET))] if len(heads) > _LABEL else []
    for weekday, name in enumerate(WEEKDAYS):
        pieces = [Piece(f"{name.title()} ", QUIET)]
        for monday in mondays:
            day = monday + weekday * _DAY
            if day > today or (day < first and not minutes.get(day)):
                pieces.append(Piece(" "))
                continue
            level = heat(minutes.get(day, 0), floor)
            pieces.append(Piece(signs.levels[level], _LEVEL_STYLES[level]))
        lines.append(tuple(pieces))
    return lines


def heat(minutes: int, floor: int) -> int:
    """Give the level of a day, 0 to 4."""
    if minutes < 1:
        return 0
    return 1 + sum(minutes >= floor * times for times in (1, 2, 4))
