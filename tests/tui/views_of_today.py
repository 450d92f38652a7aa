"""Values for the lines of Today: a step, a pin, a view of Sunday, 22 November 2026, 06:40."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from matchtrack.domain.hours import Span
from matchtrack.domain.steps import KeyDate, Season, Step
from matchtrack.services.today import Momentum, PinnedStep, RestStep, TodayView
from matchtrack.tui.widgets.today_lines import Row, board_lines, rows_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matchtrack.tui.widgets.today_lines import Line

DAY = dt.date(2026, 11, 22)


def at(hour: int, minute: int = 0, *, days: int = 0) -> dt.datetime:
    """Give a wall clock of the day, or of a later one."""
    return dt.datetime.combine(DAY + dt.timedelta(days=days), dt.time(hour, minute))


def a_span(start: int, end: int, *, days: int = 0) -> Span:
    """Give a window from one full hour to another."""
    return Span(start=at(start, days=days), end=at(end, days=days))


def a_step(number: int = 1, **fields: Any) -> Step:
    """Give a hard step of the personal statement."""
    usual: dict[str, Any] = {
        "id": number, "key": f"statement/step-{number}", "title": f"Step {number}", "area": "personal_statement",
        "big_step_id": 1, "big_step": "statement", "big_step_title": "Personal statement", "minutes": 15,
        "minutes_logged": 0, "difficulty": 5, "boring": False, "status": "todo", "due": None, "due_rule": "",
        "earliest": None, "earliest_rule": "", "after": (), "blocked": False, "waiting_on": "", "wait_days": 0,
        "expected": None, "done_on": None, "notes": "", "version": 1,
    }  # fmt: skip
    return Step(**{**usual, **fields})


def pinned(number: int, minutes: int = 15, **fields: Any) -> PinnedStep:
    """Give a step pinned at six."""
    return PinnedStep(step=a_step(number, **fields), start=at(6), minutes=minutes, source="planner")


def for_the_rest(number: int, minutes: int = 10, **fields: Any) -> RestStep:
    """Give an easy step for the rest of the day."""
    return RestStep(step=a_step(number, difficulty=1, **fields), minutes=minutes)


def a_view(**fields: Any) -> TodayView:
    """Give a view in the open window of 06:00 to 08:00, with nothing in it."""
    usual: dict[str, Any] = {
        "day": DAY, "wall": at(6, 40), "zone": "UTC", "season": a_season_of(2028), "windows": (a_span(6, 8),),
        "open_span": a_span(6, 8), "next_span": a_span(6, 8, days=1), "minutes_left": 80,
        "distractions": ("mail", "television"), "pins": (), "rest": (),
        "momentum": Momentum(minutes=9, floor=15, status="open", streak=23, longest=40, score=61),
        "week": tuple((DAY - dt.timedelta(days=6 - place), status) for place, status in enumerate(THE_WEEK)),
        "timer": None, "open_steps": 9, "done_today": 0,
    }  # fmt: skip
    return TodayView(**{**usual, **fields})


THE_WEEK = ("kept", "short", "missed", "rest", "", "kept", "open")


def a_season_of(match_year: int, *key_dates: KeyDate) -> Season:
    """Give a season with these key dates."""
    return Season(match_year=match_year, name="A season", summary="", key_dates=key_dates)


def lines_of(view: TodayView, width: int = 80, *, everything: bool = False) -> list[str]:
    """Give the board as text."""
    return [text_of(line) for line in the_lines(view, width, everything=everything)]


def the_lines(view: TodayView, width: int = 80, *, everything: bool = False) -> list[Line]:
    """Lay the board out."""
    return board_lines(view, rows_of(view, everything=everything), width)


def text_of(line: Line) -> str:
    """Give a line without its styles."""
    return "".join(text for text, _ in line.pieces)


def titles_of(rows: Sequence[Row]) -> list[str]:
    """Give the titles of rows."""
    return [row.step.title for row in rows]
