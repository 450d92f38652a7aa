"""A countdown in words."""

from __future__ import annotations

import pytest

from matchtrack.domain.countdown import clock_text, countdown_mark, countdown_minutes, countdown_words, is_over


@pytest.mark.parametrize(
    ("seconds", "expected"), [(0, "0:00"), (7, "0:07"), (754, "12:34"), (3600, "1:00:00"), (-5, "0:00")]
)
def test_a_length_is_written_as_a_clock_shows_it(seconds: int, expected: str) -> None:
    """With hours only where there are any."""
    assert expected == clock_text(seconds)


@pytest.mark.parametrize(
    ("seconds", "planned", "words", "mark", "minutes"),
    [
        (0, 15, "15:00 left", "15:00", "15 min"),
        (146, 15, "12:34 left", "12:34", "13 min"),
        (899, 15, "0:01 left", "0:01", "1 min"),
        (900, 15, "+0:00 over 15 min", "+0:00", "+0 min"),
        (1030, 15, "+2:10 over 15 min", "+2:10", "+2 min"),
        (754, None, "12:34", "12:34", "12 min"),
    ],
)
def test_a_session_counts_down_and_then_up(
    seconds: int, planned: int | None, words: str, mark: str, minutes: str
) -> None:
    """Overtime is shown, not blamed."""
    assert words == countdown_words(seconds, planned)
    assert mark == countdown_mark(seconds, planned)
    assert minutes == countdown_minutes(seconds, planned)


def test_it_is_over_at_the_last_second() -> None:
    """Without a plan it never is."""
    assert [is_over(899, 15), is_over(900, 15), is_over(9999, None)] == [False, True, False]
