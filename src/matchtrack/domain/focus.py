"""When the user is at their best, by their own log (method.md 7)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LEAST_SESSIONS = 10
"""With fewer, one good morning would look like a rule (method.md 7)."""

WINDOW_HOURS = 2
_LEAST_IN_WINDOW = 3
_LEAST_ABOVE_THE_REST = 0.3
_HOURS_A_DAY = 24


class FocusHour(NamedTuple):
    """What was said of the sessions that began in one hour of the day: how many, their minutes, the mean focus."""

    hour: int
    sessions: int
    minutes: int
    focus: float


class BestWindow(NamedTuple):
    """The hours from `start` to `end` in which the focus was best, over how many sessions, and the mean elsewhere."""

    start: int
    end: int
    sessions: int
    focus: float
    elsewhere: float


def focus_by_hour(sessions: Iterable[tuple[int, int, int]]) -> tuple[FocusHour, ...]:
    """Sum (hour of the begin, minutes, focus 1 to 5) up by hour, the first hour first."""
    by_hour: dict[int, list[tuple[int, int]]] = {}
    for hour, minutes, focus in sessions:
        by_hour.setdefault(hour, []).append((minutes, focus))
    return tuple(
        FocusHour(hour, len(told), sum(minutes for minutes, _ in told), sum(focus for _, focus in told) / len(told))
        for hour, told in sorted(by_hour.items())
    )


def best_window(hours: Sequence[FocusHour]) -> BestWindow | None:
    """Suggest the two hours in a row with the best focus, the earlier ones among equals.

    None under ten sessions, or where no two hours stand out: three sessions in them, and a focus that is a third of a
    point better than elsewhere.
    """
    if sum(each.sessions for each in hours) < LEAST_SESSIONS:
        return None
    windows = (_window(hours, each.hour) for each in hours)
    found = [window for window in windows if window and window.focus - window.elsewhere >= _LEAST_ABOVE_THE_REST]
    return max(found, key=lambda window: (window.focus, window.sessions, -window.start), default=None)


def _window(hours: Sequence[FocusHour], start: int) -> BestWindow | None:
    inside = [each for each in hours if (each.hour - start) % _HOURS_A_DAY < WINDOW_HOURS]
    outside = [each for each in hours if each not in inside]
    sessions = sum(each.sessions for each in inside)
    if sessions < _LEAST_IN_WINDOW or not outside:
        return None
    return BestWindow(start, (start + WINDOW_HOURS) % _HOURS_A_DAY, sessions, _mean(inside), _mean(outside))


def _mean(hours: Sequence[FocusHour]) -> float:
    return sum(each.focus * each.sessions for each in hours) / sum(each.sessions for each in hours)
