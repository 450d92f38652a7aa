"""Focus by hour of the day, and the hours that it suggests."""

from __future__ import annotations

from matchtrack.domain.focus import BestWindow, FocusHour, best_window, focus_by_hour


def best(*sessions: tuple[int, int, int]) -> BestWindow | None:
    """The suggestion for sessions of (hour, focus, how many)."""
    return best_window(focus_by_hour((hour, 15, focus) for hour, focus, count in sessions for _ in range(count)))


def test_hours_are_summed_up() -> None:
    """The first hour first."""
    assert focus_by_hour([(9, 30, 2), (6, 15, 5), (6, 20, 4)]) == (FocusHour(6, 2, 35, 4.5), FocusHour(9, 1, 30, 2.0))


def test_the_best_two_hours_are_suggested() -> None:
    """Also over midnight; the earlier ones among equals."""
    assert best((6, 5, 3), (7, 4, 3), (20, 2, 6)) == BestWindow(6, 8, 6, 4.5, 2.0)
    assert best((23, 5, 2), (0, 5, 2), (12, 2, 6)) == BestWindow(23, 1, 4, 5.0, 2.0)
    assert best((8, 4, 4), (15, 4, 4), (20, 1, 4)) == BestWindow(8, 10, 4, 4.0, 2.5)


def test_nothing_is_suggested_from_too_little() -> None:
    """Nine sessions, one happy hour of two, no difference, or no other hours to compare with."""
    assert best((6, 5, 4), (20, 1, 5)) is None
    assert best((6, 5, 2), (20, 3, 8)) is None
    assert best((6, 3, 6), (20, 3, 6)) is None
    assert best((6, 5, 12)) is None
