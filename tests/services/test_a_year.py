"""A simulated year: whatever a user and a computer do, minutes are conserved and kept days stay kept."""

from __future__ import annotations

import random
from itertools import pairwise
from typing import TYPE_CHECKING

from lived_days import entries
from seasons import a_season
from year_of_a_user import FLOOR, User

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    import pytest

DAYS, SEED = 365, 2


def test_a_year_keeps_its_promises(folder_in_memory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Day by day: what was accepted is there, a kept day is kept, and no empty day makes the streak longer."""
    user = User(a_season(folder_in_memory), random.Random(SEED), monkeypatch)  # noqa: S311 - no secret
    kept: set[dt.date] = set()
    _, before = user.reads()
    for _ in range(DAYS):
        accepted = user.accepted
        user.lives_a_day()
        by_day, now = user.reads()
        assert user.accepted == sum(by_day.values())
        still_kept = {day for day, minutes in by_day.items() if minutes >= FLOOR}
        assert kept - user.corrected <= still_kept
        if now.day >= before.day and not now.minutes and (accepted, set()) == (user.accepted, user.corrected):
            assert now.streak <= before.streak
        kept, before = still_kept, now
        user.corrected.clear()
    assert user.overcounted == []
    assert_no_time_is_shared_or_still_to_come(user)
    assert (len(kept) > DAYS // 4, now.longest > 5) == (True, True)


def assert_no_time_is_shared_or_still_to_come(user: User) -> None:
    """No two entries overlap, and each ended when it was written, unless it was raised later."""
    rows = sorted(entries(user.season, "started_utc", "ended_utc", "logged_utc", "id"), key=str)
    timed = [row for row in rows if row[0]]
    assert len(timed) > DAYS // 4
    assert all(one[1] <= two[0] for one, two in pairwise(timed))
    assert all(row[1] <= row[2] or row[3] in user.raised for row in timed)
