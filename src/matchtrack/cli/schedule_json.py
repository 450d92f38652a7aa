"""The shape 'schedule' (design.md 6)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from matchtrack.cli.shapes import FORMAT

if TYPE_CHECKING:
    from matchtrack.services.schedule import DayView, ScheduleView, SlotView


def schedule_json(view: ScheduleView) -> dict[str, Any]:
    """Give the days that are shown; what is late, and what would mend it, speaks of the whole season."""
    mend = view.mend
    return {
        "format": FORMAT,
        "days": [_day(day) for day in view.days],
        "unscheduled": [each.step.key for each in view.unplanned],
        "reasons": {each.step.key: each.reason for each in view.unplanned},
        "max_late_days": view.max_late_days,
        "late": [{"big_step": late.big_step.key, "days": late.days} for late in view.late],
        "mend": mend and {"productive_minutes": mend.productive_minutes, "other_minutes": mend.other_minutes},
        "pin_troubles": [
            {"key": step.key, "day": each.day.isoformat(), "trouble": each.trouble} for step, each in view.pin_troubles
        ],
    }


def _day(day: DayView) -> dict[str, Any]:
    return {
        "day": day.day.isoformat(),
        "off": day.off,
        "productive_minutes": day.productive_minutes,
        "other_minutes": day.other_minutes,
        "slots": [_slot(slot) for slot in day.slots],
    }


def _slot(slot: SlotView) -> dict[str, Any]:
    """Give a slot; its `source` is 'planner' or 'user', to whom a reserved slot belongs too."""
    return {
        "key": slot.step.key,
        "minutes": slot.minutes,
        "productive": slot.productive,
        "start": slot.start and slot.start.isoformat(timespec="minutes"),
        "source": "planner" if slot.source == "planner" else "user",
        "reserved": slot.source == "reserved",
    }
