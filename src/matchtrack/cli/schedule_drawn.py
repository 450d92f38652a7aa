"""The schedule as a person reads it in a terminal, and as labels and values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchtrack.domain.date_phrases import write_day
from matchtrack.domain.planner import words
from matchtrack.domain.text import safe

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from matchtrack.cli.drawing import Drawing
    from matchtrack.services.schedule import DayView, ScheduleView, SlotView

_MOST_NAMED = 5
"""How many late big steps, or steps without a day, are named before the days."""

_SIGNS = {"planner": "", "user": "pinned", "reserved": "reserved"}


def schedule_lines(view: ScheduleView, drawing: Drawing) -> list[str]:
    """Draw first whether the plan works, then day by day."""
    lines = drawing.wrap(truth(view))
    lines = [drawing.paint(line, "yellow" if view.late or view.unplanned else "green") for line in lines]
    lines += [line for sentence in troubles(view, _MOST_NAMED) for line in drawing.wrap(sentence, indent=2)]
    for day in view.days:
        lines += ["", *_day_lines(day, view.day, drawing)]
    return lines


def truth(view: ScheduleView) -> str:
    """Say in one line whether the plan works, and what would mend it."""
    said = words.truth_words(
        late=len(view.late), days=view.max_late_days, without_day=len(view.unplanned), open_steps=view.open_steps
    )
    mend = view.mend
    return f"{said} {words.mend_words(mend.productive_minutes, mend.other_minutes)}" if mend else said


def troubles(view: ScheduleView, most: int) -> Iterator[str]:
    """Give a sentence for each late big step, step without a day and pin in trouble, `most` of a kind."""
    late = [words.late_words(safe(each.big_step.title), each.days, each.big_step.due) for each in view.late]
    without = [words.reason_words(safe(each.step.title), each.reason) for each in view.unplanned]
    pins = [words.pin_words(safe(step.title), trouble) for step, trouble in view.pin_troubles]
    for sentences in (late, without, pins):
        yield from sentences[:most]
        if len(sentences) > most:
            yield f"And {len(sentences) - most} more."


def _day_lines(day: DayView, today: dt.date, drawing: Drawing) -> list[str]:
    heading = f" {drawing.sign('dot')} ".join(filter(None, (_day_name(day.day, today), _hours(day))))
    rows = [_row(slot, drawing) for slot in day.slots]
    below = drawing.table(rows, stretch=3) if rows else ["  nothing planned"]
    return [drawing.paint(drawing.fit(heading, drawing.width), "bold"), *below]


def _day_name(day: dt.date, today: dt.date) -> str:
    near = {0: "Today, ", 1: "Tomorrow, "}.get((day - today).days, "")
    return f"{near}{write_day(day)}"


def _hours(day: DayView) -> str:
    if day.off:
        return "day off"
    productive = f"{day.productive_minutes} productive min" if day.productive_minutes else "no productive hours"
    return f"{productive}, {day.other_minutes} other"


def _row(slot: SlotView, drawing: Drawing) -> list[str]:
    return [
        slot.start.strftime("%H:%M") if slot.start else "other",
        f"{slot.step.id:>4}",
        drawing.dots(slot.step.difficulty),
        safe(slot.step.title),
        _minutes(slot),
        _SIGNS[slot.source],
    ]


def _minutes(slot: SlotView) -> str:
    whole = slot.step.minutes_left
    return f"{slot.minutes:>3} min" if slot.minutes >= whole else f"{slot.minutes:>3} of {whole} min"


def schedule_pairs(view: ScheduleView) -> Iterator[tuple[str, str]]:
    """Give the schedule as labels and values, a line for each slot."""
    yield "plan", truth(view)
    for sentence in troubles(view, len(view.late) + len(view.unplanned) + len(view.pin_troubles)):
        yield "note", sentence
    for day in view.days:
        yield "day", f"{write_day(day.day)}, {_hours(day)}"
        for slot in day.slots:
            at = f"at {slot.start:%H:%M}" if slot.start else "other minutes"
            signs = f", {_SIGNS[slot.source]}" if _SIGNS[slot.source] else ""
            yield "slot", f"{safe(slot.step.title)}, {at}, {_minutes(slot).strip()}, step {slot.step.id}{signs}"
