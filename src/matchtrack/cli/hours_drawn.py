"""The hours as a person reads them, and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from matchtrack.cli.shapes import FORMAT
from matchtrack.cli.typed import NOTHING, quoted
from matchtrack.domain.date_phrases import write_day
from matchtrack.domain.hours import WEEKDAYS, clock_times
from matchtrack.domain.hours_text import format_other_minutes, format_times, format_windows
from matchtrack.domain.text import safe

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from matchtrack.cli.invocation import Invocation
    from matchtrack.domain.capacity import DayChange, Stretch, Week
    from matchtrack.domain.hours import Window
    from matchtrack.services.views import HoursView, OwnedSlot


def say_hours(call: Invocation) -> None:
    """Print the usual week, and what differs from it from today on."""
    from matchtrack.services.views import read_hours

    view = read_hours(call.context)
    week = {
        "productive hours": format_windows(view.windows),
        "other minutes": other_words(view.other_minutes),
        "distractions": ", ".join(map(safe, view.distractions)) or NOTHING,
    }
    call.say_pairs(week | dict(_differing(view)))


def other_words(minutes: Mapping[int, int]) -> str:
    """Write the other minutes by weekday, days without any left out."""
    return format_other_minutes({day: count for day, count in minutes.items() if count}) or NOTHING


def pattern_words(week: Week) -> str:
    """Write a pattern: 'mon-fri 20:00-22:00, other minutes as usual'."""
    other = "as usual" if week.other is None else other_words(week.other)
    return f"{format_windows(week.windows)}; other minutes {other}"


def _differing(view: HoursView) -> Iterator[tuple[str, str]]:
    hours = view.hours
    yield from ((f"pattern {quoted(name)}", pattern_words(week)) for name, week in hours.patterns.items())
    for use in hours.uses:
        yield f"{_days(use.days)}", f"pattern {quoted(use.name)}"
    if hours.off:
        yield "days off", ", ".join(map(_days, hours.off))
    for day, change in hours.changes.items():
        yield f"only {write_day(day)}", _change_words(change)
    for slot in view.reservations:
        yield f"every day {_time(slot.start)}", f"{slot.minutes} min for {quoted(slot.title)}"


def _days(days: Stretch) -> str:
    return write_day(days.first) + ("" if days.first == days.last else f" to {write_day(days.last)}")


def _change_words(change: DayChange) -> str:
    words = [] if change.windows is None else [f"productive hours {format_times(change.windows)}"]
    return ", ".join([*words, *([] if change.other is None else [f"other minutes {change.other}"])])


def _time(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def say_json(call: Invocation) -> None:
    """Print the shape 'hours'."""
    from matchtrack.services.views import read_hours

    view = read_hours(call.context)
    hours = view.hours
    call.say_json(
        {
            "format": FORMAT,
            "windows": _windows_json(view.windows),
            "other_minutes": _other_json(view.other_minutes),
            "distractions": list(view.distractions),
            "patterns": [_pattern_json(name, week) for name, week in hours.patterns.items()],
            "uses": [{"pattern": use.name, **_stretch_json(use.days)} for use in hours.uses],
            "days_off": [_stretch_json(off) for off in hours.off],
            "days": [
                {
                    "day": day.isoformat(),
                    "windows": None if change.windows is None else _times_json(change.windows),
                    "other_minutes": change.other,
                }
                for day, change in hours.changes.items()
            ],
            "reservations": [_slot_json(slot) for slot in view.reservations],
        }
    )


def _pattern_json(name: str, week: Week) -> dict[str, Any]:
    other = None if week.other is None else _other_json(week.other)
    return {"name": name, "windows": _windows_json(week.windows), "other_minutes": other}


def _windows_json(windows: Iterable[Window]) -> list[dict[str, str]]:
    return [{"weekday": WEEKDAYS[window.weekday], **_times_json([(window.start, window.end)])[0]} for window in windows]


def _times_json(times: Iterable[tuple[int, int]]) -> list[dict[str, str]]:
    written = (clock_times(start, end).split("-") for start, end in times)
    return [{"start": start, "end": end} for start, end in written]


def _other_json(minutes: Mapping[int, int]) -> dict[str, int]:
    return {WEEKDAYS[day]: minutes.get(day, 0) for day in range(7)}


def _stretch_json(days: Stretch) -> dict[str, str]:
    return {"first": days.first.isoformat(), "last": days.last.isoformat()}


def _slot_json(slot: OwnedSlot) -> dict[str, Any]:
    return {"big_step": slot.big_step, "start": _time(slot.start), "minutes": slot.minutes}
