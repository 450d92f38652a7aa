"""Copies of the database as values: what each holds, which are suspect, and which stay (trust.md 4)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MOST_FILES = 40
"""Files that rotation leaves, at the most."""

LEAST_GOOD = 3
"""Newest good copies that stay, whatever else holds."""

RECENT = dt.timedelta(days=2)
DAILY, WEEKLY, MONTHLY = 12, 10, 9
"""Anki's tiers: all of two days, then the last of each of so many days, weeks and months (trust.md 4)."""

SUSPECTS_KEPT = 3
LONGEST_PAUSE = dt.timedelta(days=400)
"""A clock that jumps further than this from one copy to the next is not believed."""

TIMED = "timed"
"""The reason of a copy that was made because time had passed; such copies thin out first."""

_ENOUGH_ENTRIES = 10
"""Under so many entries, losing half of them says nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What a database holds: `rows` are those of all its tables without the change log; `last_day` may be empty."""

    steps: int
    done: int
    entries: int
    minutes: int
    last_day: str
    rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """One copy: numbers only rise, so that they order copies whatever the clock did; `at` is an instant in UTC.

    `database` is the name of the file that was copied, empty where nobody wrote it down: databases in one folder
    share the folder of their backups. `last_change` names the last group of the change log in it, `suspect` says that
    it holds suspiciously little. `counts` is None where it is not whole, `sha256` empty where nobody took one.
    """

    number: int
    path: str
    database: str
    at: dt.datetime
    reason: str
    version: int
    counts: Counts | None
    last_change: str
    size: int
    sha256: str
    suspect: bool

    @property
    def is_good(self) -> bool:
        """Say whether it is whole and not suspect."""
        return not self.suspect and self.counts is not None


def is_suspect(counts: Counts, before: Counts | None) -> bool:
    """Say whether a copy holds nothing, or less than half of the one before it (trust.md 4)."""
    if counts.rows == 0:
        return True
    if before is None:
        return False
    lost_entries = before.entries >= _ENOUGH_ENTRIES and 2 * counts.entries < before.entries
    return 2 * counts.rows < before.rows or lost_entries


def kept_backups(backups: Iterable[Backup]) -> set[int]:
    """Give the numbers of the copies that stay.

    Only good ones push good ones out. Ages are sums of what passed from copy to copy, without steps back and without
    jumps that cannot be, so that a clock that goes wrong makes no copy look old.
    """
    newest_first = sorted(backups, key=lambda backup: -backup.number)
    good = [backup for backup in newest_first if backup.is_good]
    suspects = [backup for backup in newest_first if not backup.is_good][:SUSPECTS_KEPT]
    ages = _ages(good)
    recent = [backup for backup in good if ages[backup.number] < RECENT]
    old = _tiers(good[len(recent) :])
    recent = _thinned(recent, MOST_FILES - len(old) - len(suspects))
    return {backup.number for backup in (*good[:LEAST_GOOD], *recent, *old, *suspects)}


def _ages(newest_first: Sequence[Backup]) -> dict[int, dt.timedelta]:
    """Give how long before the newest each was made; it rises from copy to copy."""
    ages: dict[int, dt.timedelta] = {}
    age, later = dt.timedelta(0), None
    for backup in newest_first:
        passed = later - backup.at if later else dt.timedelta(0)
        if dt.timedelta(0) < passed <= LONGEST_PAUSE:
            age += passed
        ages[backup.number], later = age, backup.at
    return ages


def _tiers(newest_first: Sequence[Backup]) -> list[Backup]:
    """Give the last of each of twelve days, then of ten weeks, then of nine months."""
    kept: list[Backup] = []
    for count, period in ((DAILY, _day), (WEEKLY, _week), (MONTHLY, _month)):
        end = len(kept) + count
        for backup in newest_first:
            if len(kept) == end:
                break
            if not kept or (backup.number < kept[-1].number and period(backup) != period(kept[-1])):
                kept.append(backup)
    return kept


def _day(backup: Backup) -> object:
    return backup.at.date()


def _week(backup: Backup) -> object:
    return backup.at.isocalendar()[:2]


def _month(backup: Backup) -> object:
    return backup.at.year, backup.at.month


def _thinned(recent: list[Backup], room: int) -> list[Backup]:
    """Let the oldest go where there is no room, those made by time first, the last of each day never before others."""
    last_of_days = {_day(backup): backup.number for backup in reversed(recent)}
    firm = {*last_of_days.values(), *(backup.number for backup in recent[:LEAST_GOOD])}
    order = sorted(recent, key=lambda backup: (backup.number in firm, backup.reason != TIMED, backup.number))
    gone = {backup.number for backup in order[: max(0, len(recent) - room)]}
    return [backup for backup in recent if backup.number not in gone]
