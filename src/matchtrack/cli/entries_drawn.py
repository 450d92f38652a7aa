"""Entries as a person reads them in a terminal, as labels and values, and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from matchtrack.cli.shapes import FORMAT
from matchtrack.cli.typed import quoted
from matchtrack.domain.date_phrases import write_day
from matchtrack.domain.momentum import of_floor
from matchtrack.domain.text import safe

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from matchtrack.cli.drawing import Drawing
    from matchtrack.services.context import Context
    from matchtrack.services.entries import Corrected, Entry

_HEADINGS = ("id", "day", "time", "minutes", "step", "")
_STEP = 4


def entry_lines(entries: Sequence[Entry], drawing: Drawing) -> list[str]:
    """Draw a line for each entry; the first of a day names the day."""
    rows = []
    day = None
    for entry in entries:
        named = "" if entry.day == day else write_day(entry.day)
        day = entry.day
        words = ", ".join(_words(entry))
        rows.append((str(entry.id), named, _time(entry), f"{entry.minutes} min", safe(entry.title), words))
    heading, *lines = drawing.table([_HEADINGS, *rows], stretch=_STEP, indent=0)
    return [drawing.paint(heading, "bold"), *lines]


def entry_pairs(entry: Entry) -> Iterator[str]:
    """Give one entry as 'label: value' lines."""
    pairs = {
        "entry": str(entry.id), "step": safe(entry.title), "minutes": str(entry.minutes), "day": write_day(entry.day),
        "time": _time(entry), "source": entry.source, "late": "yes" if entry.late else "no",
        "focus": str(entry.focus or ""), "distracted by": _distraction(entry), "note": safe(entry.note),
    }  # fmt: skip
    yield from (f"{label}: {value}" for label, value in pairs.items() if value)


def _time(entry: Entry) -> str:
    return f"{entry.start:%H:%M}-{entry.end:%H:%M}" if entry.start and entry.end else ""


def _words(entry: Entry) -> Iterator[str]:
    if entry.late:
        yield "late"
    if entry.focus:
        yield f"focus {entry.focus}"
    if entry.distracted_by:
        yield f"distracted by {safe(entry.distracted_by)}"
    if entry.note:
        yield safe(entry.note)


def _distraction(entry: Entry) -> str:
    return "" if entry.distracted_by is None else safe(entry.distracted_by) or "nothing"


def corrected_sentence(corrected: Corrected, context: Context) -> str:
    """Say what was corrected, and where it leaves its day."""
    before, after = corrected.before, corrected.after
    today = context.moment().day
    day = "Today" if before.day == today else write_day(before.day)
    stands = f"{day} has {of_floor(corrected.day_minutes, context.settings.floor)}."
    if after is None:
        return f"Deleted {before.minutes} min on {quoted(before.title)}. {stands} 'matchtrack undo' brings it back."
    said = []
    if after.minutes != before.minutes:
        said.append(f"{before.minutes} min are now {after.minutes}")
    if after.step_id != before.step_id or after.step_key != before.step_key:
        said.append(f"they belong to {quoted(after.title)}, not to {quoted(before.title)}")
    if after.note != before.note:
        said.append("the note is changed" if after.note else "the note is gone")
    return f"Entry {after.id} on {quoted(after.title)}: {'; '.join(said)}. {stands}"


def entries_json(entries: Sequence[Entry]) -> dict[str, Any]:
    """Give the shape 'entries'."""
    return {"format": FORMAT, "entries": [_entry_json(entry) for entry in entries]}


def corrected_json(corrected: Corrected) -> dict[str, Any]:
    """Give the entry before and after, `null` after for one that was deleted."""
    return {
        "format": FORMAT,
        "before": _entry_json(corrected.before),
        "after": _entry_json(corrected.after) if corrected.after else None,
        "day_minutes": corrected.day_minutes,
    }


def _entry_json(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "step": entry.step_key,
        "title": entry.title,
        "area": entry.area,
        "minutes": entry.minutes,
        "day": entry.day.isoformat(),
        "start": f"{entry.start:%Y-%m-%dT%H:%M}" if entry.start else None,
        "end": f"{entry.end:%Y-%m-%dT%H:%M}" if entry.end else None,
        "source": entry.source,
        "late": entry.late,
        "note": entry.note,
        "focus": entry.focus,
        "distracted_by": entry.distracted_by,
    }
