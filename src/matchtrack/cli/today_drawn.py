"""Today as a person reads it in a terminal (design.md 7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchtrack.cli import today_words as words
from matchtrack.domain.areas import AREAS
from matchtrack.domain.date_phrases import write_day
from matchtrack.domain.momentum import bar
from matchtrack.domain.rests import standing_words
from matchtrack.domain.text import cell_width, safe
from matchtrack.services.today_words import about_pins, day_name, glance_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matchtrack.cli.drawing import Drawing
    from matchtrack.services.today import PinnedStep, RestStep, TodayView

MOST_SHOWN = 3
"""One to three steps, never the whole backlog (design.md 1)."""

_BAR_CELLS, _WITH_BAR = 18, 60


def today_lines(view: TodayView, drawing: Drawing) -> list[str]:
    """Draw the day: season, productive hours, rest, momentum."""
    return [
        _head(view, drawing),
        "",
        *_productive(view, drawing),
        *_rest(view, drawing),
        *_timer(view, drawing),
        *_momentum(view, drawing),
        *(["", *drawing.wrap(words.review_words(view))] if view.review else []),
    ]


def _joined(parts: Sequence[str], drawing: Drawing) -> str:
    return drawing.fit(f" {drawing.sign('dot')} ".join(filter(None, parts)), drawing.width)


def _head(view: TodayView, drawing: Drawing) -> str:
    season = f"Match {view.season.match_year}" if view.season else ""
    return _joined([season, day_name(view), words.season_words(view)], drawing)


def _productive(view: TodayView, drawing: Drawing) -> list[str]:
    if not view.windows:
        return _without_windows(view, drawing)
    times = words.window_times(view.windows)
    said = about_pins(view) or ("" if view.pins else _why_no_pin(view))
    return [
        *_heading([f"Productive hours {times}", words.window_state(view), words.distraction_words(view)], drawing),
        *drawing.wrap(said, indent=2),
        *drawing.wrap(glance_words(view), indent=2),
        *_items(view.pins_now, drawing),
        "",
    ]


def _heading(parts: Sequence[str], drawing: Drawing) -> list[str]:
    """Draw a heading; where it is too long, its last part stands below, whole."""
    whole = f" {drawing.sign('dot')} ".join(filter(None, parts))
    if cell_width(whole) <= drawing.width:
        return [drawing.paint(whole, "bold")]
    return [drawing.paint(_joined(parts[:-1], drawing), "bold"), *drawing.wrap(parts[-1], indent=2)]


def _without_windows(view: TodayView, drawing: Drawing) -> list[str]:
    """Draw a day without windows: pins that were set by hand, else when the next window opens."""
    if view.pins:
        return [drawing.paint("Pinned", "bold"), *_items(view.pins, drawing), ""]
    if view.off:
        return [drawing.paint(words.off_words(view), "bold"), *drawing.wrap(words.next_window_words(view)), ""]
    return [*drawing.wrap(words.next_window_words(view) or words.NO_HOURS), ""]


def _why_no_pin(view: TodayView) -> str:
    if view.minutes_left:
        return "The hardest steps will stand here."
    return words.next_window_words(view) or "No more today."


def _rest(view: TodayView, drawing: Drawing) -> list[str]:
    held = words.held_words_in_shell(view)
    waiting = [*drawing.wrap(held), ""] if held else []
    if view.rest_now:
        return [drawing.paint("Rest of today", "bold"), *_items(view.rest_now, drawing), "", *waiting]
    if waiting:
        return waiting
    empty = words.empty_words(view)
    return [*drawing.wrap(empty), ""] if empty else []


def _items(items: Sequence[PinnedStep | RestStep], drawing: Drawing) -> list[str]:
    shown = items[:MOST_SHOWN]
    lines = drawing.table([_row(item, drawing, shown) for item in shown], stretch=2)
    more = len(items) - MOST_SHOWN
    return [*lines, drawing.paint(f"  +{more} more", "dim")] if more > 0 else lines


def _row(item: PinnedStep | RestStep, drawing: Drawing, beside: Sequence[PinnedStep | RestStep]) -> list[str]:
    """Draw a step; started ones have their sign, for which the others `beside` them leave room."""
    step = item.step
    marked = any(each.step.status == "started" for each in beside)
    mark = drawing.sign("started") if step.status == "started" else " "
    start = getattr(item, "start", None)
    return [
        f"{step.id:>4}",
        (f"{mark} " if marked else "") + drawing.dots(step.difficulty),
        safe(step.title),
        AREAS[step.area],
        f"{start:%H:%M}" if start else "",
        f"{words.minutes_words(item):>6}",
    ]


def _timer(view: TodayView, drawing: Drawing) -> list[str]:
    if view.timer is None:
        return []
    timer = view.timer
    sentence = f"Timer {words.ran_words(timer)} since {timer.since:%H:%M} on '{safe(timer.title)}'"
    return [drawing.fit(sentence, drawing.width), ""]


def _momentum(view: TodayView, drawing: Drawing) -> list[str]:
    """Draw the bar, the streak, and below them the week."""
    names = " ".join(write_day(day)[:2] for day, _ in view.week)
    signs = " ".join(f"{drawing.day_sign(status)} " for _, status in view.week)
    return [
        f"Momentum {_bar(view, drawing)}{words.momentum_words(view)}",
        *_streak(view, drawing),
        f"Week     {names}",
        f"         {signs}".rstrip(),
    ]


def _streak(view: TodayView, drawing: Drawing) -> list[str]:
    """Draw the streak with all that is known of it, in as many lines as it takes."""
    momentum = view.momentum
    parts = [f"{momentum.streak}", f"longest {momentum.longest}", f"score {momentum.score}", *standing_words(momentum)]
    first, *others = drawing.wrap(f" {drawing.sign('dot')} ".join(parts), indent=9)
    return [f"Streak   {first[9:]}", *others]


def _bar(view: TodayView, drawing: Drawing) -> str:
    """Draw the minutes of today, unless the line is too short for it."""
    momentum = view.momentum
    if drawing.width < _WITH_BAR:
        return ""
    drawn = bar(momentum.minutes, momentum.floor, _BAR_CELLS, drawing.sign("full"), drawing.sign("empty"))
    style = "green" if momentum.status == "kept" else "yellow" if momentum.minutes else ""
    return f"{drawing.paint(drawn, style)} "
