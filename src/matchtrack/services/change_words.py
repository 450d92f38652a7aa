"""What taking a change back would do, in words."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from matchtrack.domain.date_phrases import write_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from matchtrack.storage.history import Change, Row

_NOUNS = {
    "season": ("season", "seasons"), "key_date": ("key date", "key dates"), "big_step": ("big step", "big steps"),
    "baby_step": ("step", "steps"), "momentum_entry": ("entry", "entries"), "running_timer": ("timer", "timers"),
    "prerequisite": ("link between steps", "links between steps"), "other_minutes": ("day's other minutes",) * 2,
    "productive_window": ("productive window", "productive windows"), "day_off": ("stretch off", "stretches off"),
    "pattern_window": ("window of a pattern", "windows of patterns"), "hours_pattern": ("pattern", "patterns"),
    "user_pin": ("pin", "pins"), "reservation": ("daily slot", "daily slots"), "rest_day": ("rest day", "rest days"),
    "pattern_other": ("other minutes of a pattern",) * 2, "pattern_use": ("use of a pattern", "uses of patterns"),
    "day_change": ("changed day", "changed days"), "day_window": ("window of a day", "windows of days"),
    "distraction": ("distraction", "distractions"), "session_answer": ("word on a session", "words on sessions"),
    "day_left": ("early end of a day", "early ends of days"), "week_review": ("weekly review", "weekly reviews"),
    "evening_picture": ("evening picture", "evening pictures"), "review_win": ("win", "wins"),
    "review_slip": ("step that slipped", "steps that slipped"), "review_choice": ("chosen step", "chosen steps"),
    "review_forecast": ("forecast of a review", "forecasts of reviews"),
}  # fmt: skip
_TIMER_DETAILS = {"timer_course", "timer_stretch"}
"""How a timer ran so far: said with the timer itself, or not at all."""

_ORDER = ("momentum_entry", "baby_step", "big_step", "season", "key_date")
_NAMES = ("title", "step_title", "text", "name", "first_day", "day", "week")
"""Columns that name a row, the best first."""

_HIDDEN = {"version", "position", "id"}
_LABELS = {"due_day": "due", "due_key": "due", "due_offset": "days from it", "earliest_day": "earliest",
           "earliest_key": "earliest", "earliest_offset": "days from it", "done_on": "done on",
           "finished_utc": "finished"}  # fmt: skip
MOST_NAMED = 3
"""Rows that are named; the others are counted."""


def undo_sentences(changes: Sequence[Change]) -> tuple[str, ...]:
    """Say what is taken away, put back and set back when these changes are undone; entries and steps come first."""
    net: dict[tuple[str, int], tuple[Row | None, Row | None]] = {}
    for table, row_id, before, after in changes:
        net[table, row_id] = (net.get((table, row_id), (before, None))[0], after)
    tables = {table for table, _ in net} - _TIMER_DETAILS
    ordered = sorted(tables, key=lambda table: (_ORDER.index(table) if table in _ORDER else len(_ORDER), table))
    said = (each for table in ordered for each in _of_table(table, [net[key] for key in net if key[0] == table]))
    if ordered or not net:
        return tuple(said) or ("Nothing that can be seen.",)
    return ("Sets the timer back to where it was.",)


def _of_table(table: str, rows: Sequence[tuple[Row | None, Row | None]]) -> Iterator[str]:
    added = [after for before, after in rows if before is None and after is not None]
    gone = [before for before, after in rows if before is not None and after is None]
    changed = [(before, after) for before, after in rows if before is not None and after is not None]
    changed = [pair for pair in changed if any(pair[0].get(name) != pair[1][name] for name in pair[1].keys() - _HIDDEN)]
    if added:
        yield f"Takes away {_counted(table, added)}."
    if gone:
        yield f"Puts back {_counted(table, gone)}."
    if len(changed) > MOST_NAMED:
        yield f"Sets back {_counted(table, [before for before, _ in changed])}."
    else:
        yield from (_set_back(table, before, after) for before, after in changed)


def _counted(table: str, rows: Sequence[Row]) -> str:
    one, many = _nouns(table)
    names = [name for row in rows[:MOST_NAMED] if (name := _name(table, row))]
    more = f" and {len(rows) - len(names)} more" if names and len(rows) > len(names) else ""
    return f"{len(rows)} {one if len(rows) == 1 else many}{': ' if names else ''}{', '.join(names)}{more}"


def _nouns(table: str) -> tuple[str, str]:
    return _NOUNS.get(table, ("row", "rows"))


def _name(table: str, row: Row) -> str:
    if table == "momentum_entry":
        return f"{row['minutes']} min on '{row['step_title']}' ({_shown(row['day'])})"
    found = next((row[name] for name in _NAMES if row.get(name)), "")
    return _shown(row.get("key", "")) if table == "key_date" else _shown(found) if _is_day(found) else _quoted(found)


def _set_back(table: str, before: Row, after: Row) -> str:
    fields = [name for name in after if name not in _HIDDEN and before.get(name) != after[name]]
    told = (f"{_LABELS.get(name, name.replace('_', ' '))} from {_shown(after[name])} to {_shown(before.get(name))}"
            for name in fields)  # fmt: skip
    what = _name(table, after) or f"the {_nouns(table)[0]}"
    return f"Sets {what} back: {', '.join(told)}."


def _quoted(value: object) -> str:
    return f"'{value}'" if value else ""


def _is_day(value: object) -> bool:
    try:
        return len(dt.date.fromisoformat(str(value)).isoformat()) == len(str(value))
    except ValueError:
        return False


def _shown(value: object) -> str:
    if value is None or value == "":
        return "nothing"
    text = str(value)
    return write_day(dt.date.fromisoformat(text)) if _is_day(text) else text
