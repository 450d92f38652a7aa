"""What Today says, line by line: pure functions from the view to pieces of text with style names."""

from __future__ import annotations

import datetime as dt
from textwrap import wrap
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from matchtrack.domain.date_phrases import WEEKDAYS, write_day
from matchtrack.domain.key_dates import say_next_key_date
from matchtrack.domain.signs import CURSOR, STEP_SIGNS
from matchtrack.domain.text import safe
from matchtrack.services.today_words import (
    about_pins,
    day_name,
    free_again_words,
    glance_words,
    held_words,
    kept_out,
    near_day,
)
from matchtrack.tui.drawing import cut, dots, minutes_text, shown, width_of
from matchtrack.tui.widgets.timer_line import seconds_at, timer_pieces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matchtrack.domain.steps import Step
    from matchtrack.services.today import PinnedStep, RunningTimer, TodayView
    from matchtrack.tui.drawing import Piece

MOST_SHOWN = 3
"""One to three steps are on screen (method.md 3); the rest is a key away."""

WIDE_ROW = 64
"""From this width on a row names its big step."""

LEAST_BIG, USUAL_BIG, MOST_BIG = 14, 24, 40
"""Cells of the name of the big step with its gap: it gives way to the title, and is left out where less is left."""

LEAST_MINUTES = 9
"""Cells of the minutes with their gap; a part of a step, '10 of 60 min', takes more."""

EASY_TO_FOLLOW = 72
"""Cells between dots and minutes that the eye still bridges; more are taken only by long titles."""

A_WEEK = 7
"""As many days on a weekday names one day only."""


class Line(NamedTuple):
    """One line of the board; `row` is the place of its step in the list that the cursor walks, or None."""

    pieces: tuple[Piece, ...]
    row: int | None = None


class Row(NamedTuple):
    """A step that the cursor can stand on, with the minutes that today gives it."""

    step: Step
    minutes: int
    pinned: bool


def rows_of(view: TodayView, *, everything: bool) -> tuple[Row, ...]:
    """Give the steps on screen: at most three, pins first, unless `everything` is asked for."""
    pins = _pinned_rows(view.pins if everything else view.pins_now)
    items = view.rest if everything else view.rest_now
    rest = [Row(step=item.step, minutes=item.minutes, pinned=False) for item in items]
    if everything:
        return (*pins, *rest)
    shown_pins = pins[: MOST_SHOWN - 1] if rest else pins[:MOST_SHOWN]
    return (*shown_pins, *rest[: MOST_SHOWN - len(shown_pins)])


def _pinned_rows(pins: tuple[PinnedStep, ...]) -> list[Row]:
    """A step that is split over two windows stands once, with all its minutes."""
    minutes: dict[int, int] = {}
    for pin in pins:
        minutes[pin.step.id] = minutes.get(pin.step.id, 0) + pin.minutes
    steps = {pin.step.id: pin.step for pin in pins}
    return [Row(step=steps[id_], minutes=total, pinned=True) for id_, total in minutes.items()]


def season_lines(view: TodayView) -> tuple[str, ...]:
    """Say which season, which day, and what comes next, at three lengths.

    'Match 2028 · Sun 22 Nov 2026 · ERAS opens in 192 days', the same without what comes next, the day alone.
    """
    day = day_name(view)
    if not view.season:
        return (day,)
    season = f"Match {view.season.match_year} · {day}"
    coming = say_next_key_date(view.season.days, view.day)
    return (*((f"{season} · {coming}",) if coming else ()), season, day)


def board_lines(
    view: TodayView,
    rows: tuple[Row, ...],
    width: int,
    notice: tuple[Piece, ...] = (),
    now: dt.datetime | None = None,
) -> list[Line]:
    """Lay the board out: the timer as it stands `now`, a notice, the hours with their pins, the rest of today."""
    lines = [timer_line(view.timer, width, now)] if view.timer else []
    if notice:
        lines.append(Line(pieces=_notice(notice, width)))
    pins = [(place, row) for place, row in enumerate(rows) if row.pinned]
    rest = [(place, row) for place, row in enumerate(rows) if not row.pinned]
    columns = _columns(rows, width - 4)
    lines += _box(
        _hours_title(view, width - 6), _pin_rows(view, pins, columns, width), width, foot=_kept_out(view, width - 6)
    )
    hidden = len(rows_of(view, everything=True)) - len(rows)
    held = list(_held_lines(view, width)) if view.held and hidden else []
    if rest or not held:
        more = "" if held else _more_words(hidden)
        lines += _box(f"Rest of today{more}{_free_words(view)}", _rest_rows(view, rest, columns, width), width)
    return [*lines, *held, *_review_lines(view, width)]


def timer_line(timer: RunningTimer, width: int, now: dt.datetime | None) -> Line:
    """Draw the first line of the board while there is a timer."""
    return Line(pieces=timer_pieces(timer, seconds_at(timer, now), width))


def _held_lines(view: TodayView, width: int) -> Iterator[Line]:
    """While the hours are guarded, one calm line stands for the rest of today."""
    for part in wrap(f"{held_words(view)} · m shows them", max(1, width - 3)):
        yield Line(pieces=((f"  {part}", "muted"),))


def _review_lines(view: TodayView, width: int) -> Iterator[Line]:
    """Say that a week waits for its review."""
    if view.review:
        yield Line(pieces=((f"  {cut(f'{view.review.short} · 8 opens it', max(1, width - 3))}", "muted"),))


def _more_words(hidden: int) -> str:
    return f" · {hidden} more (m)" if hidden else ""


def _free_words(view: TodayView) -> str:
    free = free_again_words(view)
    return f" · {free}" if free else ""


def _notice(notice: tuple[Piece, ...], width: int) -> tuple[Piece, ...]:
    """Fit a notice into a line; what the user wrote gives way to what the program says."""
    room = width - 2 - width_of(piece for piece in notice if piece[1] != "text")
    fitting = ((cut(text, room), style) if style == "text" else (text, style) for text, style in notice)
    return ((" ", "text"), *fitting)


def _hours_title(view: TodayView, room: int) -> str:
    if view.off:
        return "Day off"
    if not view.windows:
        return "Productive hours: none today" if view.next_span else "Productive hours: not set"
    times = ", ".join(f"{span.start:%H:%M}-{span.end:%H:%M}" for span in view.windows)
    title = f"Productive hours {times} · {_window_state(view)}"
    return title if len(title) <= room else f"{times} · {_window_state(view)}"


def _window_state(view: TodayView) -> str:
    if view.open_span:
        return f"{minutes_text(view.minutes_left)} left" if view.minutes_left else "last minute"
    if view.minutes_left and view.next_span:
        return f"open in {minutes_text((view.next_span.start - view.wall) // dt.timedelta(minutes=1))}"
    return "over for today"


def _kept_out(view: TodayView, room: int) -> str:
    """Say what stays away while the window is open, and when it is allowed again (method.md 11)."""
    if not view.open_span or not view.distractions:
        return ""
    until = f" until {view.open_span.end:%H:%M}"
    return cut(kept_out(view.distractions), room - len(until)) + until


def _pin_rows(view: TodayView, pins: list[tuple[int, Row]], columns: Columns, width: int) -> Iterator[Line]:
    yield from _words(about_pins(view), width)
    yield from _words(glance_words(view), width)
    if pins:
        yield from (_step_line(place, row, columns) for place, row in pins)
    elif view.minutes_left:
        yield from _words(_free_hours(view), width)
    elif view.off:
        yield from _words(_off_words(view), width)
    elif view.next_span:
        yield from _words(f"The next ones are {_when(view)}. The hardest steps wait for them.", width)
    else:
        yield from _words('Set them in the shell: matchtrack hours set "mon-fri 06:00-08:00"', width)


def _off_words(view: TodayView) -> str:
    kept = view.momentum.status == "kept"
    return "Nothing has to be done today." + (
        "" if kept else f" {view.momentum.floor} easy minutes still keep the streak."
    )


def _free_hours(view: TodayView) -> str:
    if view.open_steps:
        return ""
    return "These hours are yours." if view.done_today else "The hardest steps will stand here."


def _when(view: TodayView) -> str:
    assert view.next_span is not None  # noqa: S101 - asked for only where there is one
    span = view.next_span
    days = (span.start.date() - view.wall.date()).days
    far = f"on {WEEKDAYS[span.start.weekday()] if days <= A_WEEK else write_day(span.start.date())}"
    day = near_day(span, view) or far
    return f"{day} {span.start:%H:%M}-{span.end:%H:%M}"


def _rest_rows(view: TodayView, rest: list[tuple[int, Row]], columns: Columns, width: int) -> Iterator[Line]:
    if rest:
        yield from (_step_line(place, row, columns) for place, row in rest)
        return
    for sentence in _calm_words(view):
        yield from _words(sentence, width)


def _calm_words(view: TodayView) -> tuple[str, ...]:
    if not view.open_steps:
        if view.done_today:
            return ("Every step of the plan is done. Well worked.",)
        return (
            "There is no step yet: a adds one.",
            "A whole season comes with 'matchtrack plan import international-graduate'.",
        )
    if view.momentum.status == "kept":
        return ("Today counts, and nothing else is due. Rest well.",)
    if view.pins:
        return ("No easy step is due today. The pinned ones are enough.",)
    return ("Nothing is ready today. 2 shows the plan, and what the next steps wait for.",)


class Columns(NamedTuple):
    """Cells of the columns that rows share: the title with the big step behind it, the usual title, the minutes."""

    middle: int
    title: int
    minutes: int


def _columns(rows: tuple[Row, ...], inner: int) -> Columns:
    """Share the room between dots and frame: minutes first, then titles, the big step takes what they leave."""
    minutes = max([LEAST_MINUTES, *(len(_minutes(row)) + 2 for row in rows)])
    middle = max(4, inner - 8 - minutes)
    if inner < WIDE_ROW:
        return Columns(middle=middle, title=middle, minutes=minutes)
    titles = [cell_len(safe(row.step.title)) for row in rows]
    longest = max(titles, default=0)
    big = max((cell_len(safe(row.step.big_step_title)) + 2 for row in rows), default=0)
    big = min(MOST_BIG if inner > EASY_TO_FOLLOW + USUAL_BIG else USUAL_BIG, max(big, LEAST_BIG))
    middle = min(middle, max(EASY_TO_FOLLOW, longest + big))
    beside = [width for width in titles if width + 2 <= middle - LEAST_BIG]
    return Columns(middle=middle, title=max(middle - big, 2 + max(beside, default=0)), minutes=minutes)


def _minutes(row: Row) -> str:
    """Write what today gives a step; of a part also the whole that is left."""
    left = row.step.minutes_left
    return f"{row.minutes} min" if row.minutes >= left else f"{row.minutes} of {left} min"


def _step_line(place: int, row: Row, columns: Columns) -> Line:
    step = row.step
    mark = f"{STEP_SIGNS['started']} " if step.status == "started" else "  "
    pieces = [(mark, "accent"), (dots(step.difficulty) + " ", "warn" if step.hard else "good")]
    title = cut(step.title, columns.middle)
    title_width = max(columns.title, cell_len(title) + 2 * (columns.title < columns.middle))
    big_width = columns.middle - title_width
    if big_width < LEAST_BIG:
        title_width, big_width = columns.middle, 0
    pieces.append((shown(title, title_width), "text"))
    if big_width:
        pieces.append((shown(step.big_step_title, big_width), "muted"))
    pieces.append((_minutes(row).rjust(columns.minutes), "text"))
    return Line(pieces=tuple(pieces), row=place)


def with_cursor(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Put the bar of the cursor into the frame of a row: without colours it is all that shows the cursor."""
    return (("│", "border"), (CURSOR, "accent"), *pieces[1:])


def _words(sentence: str, width: int) -> Iterator[Line]:
    for part in wrap(sentence, max(1, width - 6)):
        yield Line(pieces=((f"  {part}", "muted"),))


def _box(title: str, content: Iterator[Line], width: int, *, foot: str = "") -> list[Line]:
    """Draw a frame around lines, with a title in its upper and a word in its lower border."""
    lines = [Line(pieces=_border("╭", title, "heading", "╮", width))]
    for line in content:
        fill = " " * (width - 4 - width_of(line.pieces))
        lines.append(Line(pieces=(("│ ", "border"), *line.pieces, (fill, "text"), (" │", "border")), row=line.row))
    lines.append(Line(pieces=_border("╰", foot, "muted", "╯", width)))
    return lines


def _border(left: str, label: str, style: str, right: str, width: int) -> tuple[Piece, ...]:
    """Draw one border with its label, cut to the room that there is."""
    if not label:
        return ((f"{left}{'─' * (width - 2)}{right}", "border"),)
    label = cut(label, width - 6)
    rule = "─" * (width - 4 - width_of([(label, style)]))
    return ((f"{left} ", "border"), (label, style), (f" {rule}{right}", "border"))
