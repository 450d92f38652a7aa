"""Which backups stay."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import replace

import pytest

from matchtrack.domain.backup_words import say_age, say_counts, say_reason
from matchtrack.domain.backups import LEAST_GOOD, MOST_FILES, Backup, Counts, is_suspect, kept_backups

START = dt.datetime(2026, 11, 1, 8, tzinfo=dt.UTC)


def counts(rows: int, entries: int = 0) -> Counts:
    """What a database of so many rows holds."""
    return Counts(steps=0, done=0, entries=entries, minutes=0, last_day="", rows=rows)


def a_backup(number: int, at: dt.datetime = START, *, reason: str = "timed", suspect: bool = False) -> Backup:
    """A good backup."""
    return Backup(
        number=number, path="", database="", at=at, reason=reason, version=3, counts=counts(100), last_change="",
        size=1, sha256="", suspect=suspect,
    )  # fmt: skip


def lived(times: list[dt.datetime]) -> list[Backup]:
    """The backups that are left after one was made at each of these times."""
    left: list[Backup] = []
    for number, at in enumerate(times, start=1):
        left.append(a_backup(number, at))
        kept = kept_backups(left)
        left = [backup for backup in left if backup.number in kept]
        assert len(left) <= MOST_FILES
    return left


def test_all_of_two_days_stay() -> None:
    """However many they are, while there is room."""
    backups = [a_backup(number, START + dt.timedelta(hours=2 * number)) for number in range(1, 24)]
    assert {backup.number for backup in backups} == kept_backups(backups)


def test_a_year_of_days_leaves_days_weeks_and_months() -> None:
    """The last of each period: 12 days, 10 weeks, 9 months; the oldest is most of a year old."""
    left = lived([START + dt.timedelta(hours=12 * half) for half in range(800)])
    ages = [(left[-1].at - backup.at).days for backup in reversed(left)]
    assert ages[:4] == [0, 0, 1, 1]
    assert 330 < ages[-1] < 400
    assert len([age for age in ages if 2 <= age < 14]) == 12
    assert len(left) in range(33, 37)


def test_of_two_years_of_days_twelve_days_ten_sundays_and_nine_ends_of_months_stay() -> None:
    """After those of the last two days, which all stay; the newest is of 9 January 2029."""
    backups = [a_backup(number, START + dt.timedelta(days=number)) for number in range(1, 801)]
    kept = kept_backups(backups)
    days = [backup.at.date() for backup in reversed(backups) if backup.number in kept]
    assert days[:14] == [dt.date(2029, 1, 9) - dt.timedelta(days=back) for back in range(14)]
    assert days[14:24] == [dt.date(2028, 12, 24) - dt.timedelta(weeks=back) for back in range(10)]
    assert [(day.month, (day + dt.timedelta(days=1)).day) for day in days[24:]] == [
        (month, 1) for month in (9, 8, 7, 6, 5, 4, 3, 2, 1)
    ]


def test_the_newest_three_stay_even_of_one_day_long_ago() -> None:
    """Of any other day that is over only the last one stays."""
    backups = [a_backup(number, START + dt.timedelta(hours=number)) for number in range(1, 5)]
    backups.append(a_backup(5, START + dt.timedelta(days=10)))
    assert {3, 4, 5} == kept_backups(backups)


@pytest.mark.parametrize(("pause", "kept"), [(400, {2, 3, 4}), (401, {1, 2, 3, 4})])
def test_a_pause_of_four_hundred_days_is_believed_and_a_longer_one_is_not(pause: int, kept: set[int]) -> None:
    """A clock that jumped further makes none of the earlier ones old."""
    backups = [a_backup(number, START + dt.timedelta(hours=number)) for number in (1, 2)]
    backups += [a_backup(number, backups[-1].at + dt.timedelta(days=pause, hours=number - 3)) for number in (3, 4)]
    assert kept == kept_backups(backups)


def test_a_step_back_makes_no_old_backup_young_again() -> None:
    """What passed before it stays passed: of the first day only its last one stays."""
    first, later = START, START + dt.timedelta(days=5)
    times = [first, first + dt.timedelta(hours=1), *[later] * 3, first + dt.timedelta(hours=2)]
    assert {2, 3, 4, 5, 6} == kept_backups([a_backup(number, at) for number, at in enumerate(times, start=1)])


def test_a_copy_that_cannot_be_read_is_no_good_one() -> None:
    """It neither counts for the least that stays, nor is there room for many."""
    broken = [replace(a_backup(number, START + dt.timedelta(hours=number)), counts=None) for number in range(4, 9)]
    good = [a_backup(number, START - dt.timedelta(days=300, hours=-number)) for number in (1, 2, 3)]
    assert {1, 2, 3, 6, 7, 8} == kept_backups(good + broken)


def test_two_years_with_a_clock_that_jumps_lose_nothing_newer_than_what_stays() -> None:
    """Never over the bound, and the newest three always stay."""
    rng = random.Random(7)  # noqa: S311 - days, not secrets
    at, times = START, []
    for _ in range(1500):
        at += dt.timedelta(hours=rng.choice((1, 5, 12, 30)))
        jump = rng.choice([0] * 40 + [-3650, 3650, -30, 1])
        times.append(at + dt.timedelta(days=jump))
    left = lived(times)
    assert [backup.number for backup in left[-LEAST_GOOD:]] == [1498, 1499, 1500]
    assert len(left) > 20


def test_a_clock_that_is_put_back_makes_no_backup_old() -> None:
    """Numbers order them, and a step back counts for nothing."""
    backups = [a_backup(1, START), a_backup(2, START - dt.timedelta(days=900)), a_backup(3, START)]
    backups.append(a_backup(4, START + dt.timedelta(days=4000)))
    assert {1, 2, 3, 4} == kept_backups(backups)


def test_suspect_backups_push_no_good_one_out_and_are_few() -> None:
    """A hundred copies of an emptied database leave every good one where it was."""
    good = [a_backup(number, START + dt.timedelta(days=number)) for number in range(1, 6)]
    empty = [a_backup(number, START + dt.timedelta(days=400 + number), suspect=True) for number in range(6, 106)]
    assert {1, 2, 3, 4, 5, 103, 104, 105} == kept_backups(good + empty)


def test_in_a_busy_day_those_made_by_time_thin_out_first() -> None:
    """What was made before an import or by hand stays, and so does the newest."""
    busy = [a_backup(number, START + dt.timedelta(minutes=20 * number)) for number in range(1, 61)]
    busy[0] = replace(busy[0], reason="import")
    kept = kept_backups(busy)
    assert len(kept) == MOST_FILES
    assert {1, 58, 59, 60} <= kept


def test_the_last_of_yesterday_and_the_newest_three_stay_in_however_busy_a_day() -> None:
    """Though others go first by their reason or their age."""
    busy = [a_backup(number, START + dt.timedelta(minutes=number)) for number in range(1, 51)]
    busy += [
        a_backup(number, START + dt.timedelta(days=1, minutes=number), reason="timed" if number > 98 else "import")
        for number in range(51, 102)
    ]
    suspects = [a_backup(number, START + dt.timedelta(days=1, hours=2), suspect=True) for number in (102, 103)]
    assert {50, *range(65, 104)} == kept_backups(busy + suspects)


@pytest.mark.parametrize(
    ("now", "before", "suspect"),
    [
        (counts(0), None, True),
        (counts(5), None, False),
        (counts(49), counts(100), True),
        (counts(50), counts(100), False),
        (counts(200, entries=4), counts(200, entries=10), True),
        (counts(200, entries=5), counts(200, entries=10), False),
        (counts(200, entries=9), counts(200, entries=10), False),
        (counts(200, entries=0), counts(200, entries=9), False),
    ],
)
def test_a_backup_that_lost_much_is_suspect(now: Counts, before: Counts | None, suspect: bool) -> None:
    """Empty, less than half of the rows, or less than half of the log."""
    assert suspect == is_suspect(now, before)


def test_a_backup_is_told_in_words() -> None:
    """Its age, its reason, and what it holds."""
    ages = [dt.timedelta(minutes=minutes) for minutes in (-5, 0, 45, 150, 60 * 50, 60 * 24 * 70)]
    assert [say_age(START - age, START) for age in ages] == [
        "ahead of the clock", "just now", "45 min ago", "2 hours ago", "2 days ago", "2 months ago",
    ]  # fmt: skip
    assert [say_reason(reason) for reason in ("timed", "pre-v3", "big-thing")] == [
        "by time", "before version 3 of the schema", "before big thing",
    ]  # fmt: skip
    full = Counts(steps=1, done=0, entries=1200, minutes=125, last_day="", rows=1)
    assert say_counts(full) == "1 step, 0 done; 1,200 entries, 2 h 05 min"
    assert (say_counts(counts(0)), say_counts(None)) == ("empty", "cannot be read")
