"""A clock that cannot be right is named, and nothing else happens."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lived_days import at
from seasons import a_season

from matchtrack.services.clock_check import clock_trouble

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("now", ["2026-11-22T08:00", "2026-11-22T07:51", "2027-12-20T08:00"])
def test_a_clock_that_may_be_right_is_not_spoken_of(tmp_path: Path, now: str) -> None:
    """Some minutes behind another computer, or a year after the last change."""
    assert clock_trouble(at(a_season(tmp_path), now)) == ""


@pytest.mark.parametrize(
    ("now", "says"), [("2026-11-22T07:40", "Sun 22 Nov 2026 at 07:40"), ("2028-01-01T08:00", "Sat 1 Jan 2028 at 08:00")]
)
def test_a_clock_behind_the_last_change_or_far_after_it_is_named(tmp_path: Path, now: str, says: str) -> None:
    """Both instants, by the user's clock."""
    trouble = clock_trouble(at(a_season(tmp_path), now))
    assert f"says {says}, but your last change was made on Sun 22 Nov 2026 at 08:00." in trouble


def test_a_clock_that_was_set_on_purpose_is_left_alone(tmp_path: Path) -> None:
    """MATCHTRACK_NOW tries tomorrow, and comes back."""
    context = at(a_season(tmp_path), "2026-11-01T08:00")
    context.environ = {**context.environ, "MATCHTRACK_NOW": "2026-11-01T08:00"}
    assert clock_trouble(context) == ""
