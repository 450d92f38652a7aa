"""Which backup is whole, which is best, and what is said of a restore."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from seasons import a_context, a_season

from matchtrack.clock import NOW_VARIABLE
from matchtrack.domain.backups import Backup, Counts
from matchtrack.errors import BadInputError, DatabaseError, NotSoError
from matchtrack.services import backups
from matchtrack.services import restore as restoring
from matchtrack.services.minutes import log
from matchtrack.storage import backups as stored

if TYPE_CHECKING:
    from matchtrack.services.context import Context

AT = dt.datetime(2026, 11, 22, 8, tzinfo=dt.UTC)
COUNTS = Counts(steps=3, done=1, entries=2, minutes=45, last_day="2026-11-22", rows=12)


def a_backup(number: int = 1, *, counts: Counts | None = COUNTS, suspect: bool = False, path: str = "") -> Backup:
    """A backup that nobody looks into."""
    return Backup(
        number=number, path=path, database="", at=AT, reason="asked", version=3, counts=counts, last_change="", size=1,
        sha256="", suspect=suspect,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("present", "best"),
    [
        ([], None),
        ([a_backup(1), a_backup(2)], 2),
        ([a_backup(1), a_backup(2, suspect=True)], 1),
        ([a_backup(1, suspect=True), a_backup(2, suspect=True)], 2),
        ([a_backup(1), a_backup(2, counts=None)], 1),
        ([a_backup(1, suspect=True), a_backup(2, counts=replace(COUNTS, rows=0), suspect=True)], 1),
        ([a_backup(1, counts=None), a_backup(2, counts=replace(COUNTS, rows=0))], None),
    ],
)
def test_the_best_backup_is_the_newest_good_one_that_holds_anything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, present: list[Backup], best: int | None
) -> None:
    """A suspect one is better than none."""
    monkeypatch.setattr(backups, "list_backups", lambda _: present)
    found = backups.best_backup(a_context(tmp_path))
    assert best == (found and found.number)


def test_no_backup_is_best_where_none_can_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The trouble with the database is told first."""

    def refuse(_: Context) -> list[Backup]:
        raise DatabaseError("The backups cannot be read.")

    monkeypatch.setattr(backups, "list_backups", refuse)
    assert backups.best_backup(a_context(tmp_path)) is None


def test_a_backup_is_intact_while_it_has_its_hash_or_without_one_can_be_read(tmp_path: Path) -> None:
    """A file that is gone is not."""
    place = tmp_path / "0001-asked.db"
    place.write_bytes(b"content")
    backup = a_backup(path=str(place))
    hashed = replace(backup, sha256=hashlib.sha256(b"content").hexdigest(), counts=None)
    assert backups.is_intact(hashed) is True
    assert backups.is_intact(replace(hashed, sha256="ab")) is False
    assert (backups.is_intact(backup), backups.is_intact(replace(backup, counts=None))) == (True, False)
    place.unlink()
    assert backups.is_intact(hashed) is False


def test_without_a_database_there_is_nothing_to_copy(tmp_path: Path) -> None:
    """It is said, or passed over where nobody asked."""
    context = a_context(tmp_path)
    with pytest.raises(NotSoError):
        backups.back_up(context)
    with pytest.raises(NotSoError):
        backups.copy_to(context, str(tmp_path))
    assert backups.back_up_if_changed(context) is None
    assert not (Path(context.database).parent / "backups").exists()


@pytest.mark.parametrize(("fixed", "rotates"), [("", True), ("2026-11-22T08:00", False)])
def test_a_clock_that_is_set_by_hand_lets_no_backup_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fixed: str, rotates: bool
) -> None:
    """Its days are no days."""
    asked = []

    def note(database: str, reason: str, *, at: dt.datetime, rotate: bool) -> Path:
        asked.append((database, reason, at, rotate))
        return tmp_path

    monkeypatch.setattr(stored, "make_backup", note)
    context = a_context(tmp_path)
    context.environ = {NOW_VARIABLE: fixed}
    assert backups.back_up_before(context, "import") == str(tmp_path)
    assert asked == [(context.database, "import", context.clock(), rotates)]


def test_a_file_that_cannot_be_written_elsewhere_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a full stick."""
    context = a_season(tmp_path)

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(stored, "copy_checked", refuse)
    with pytest.raises(BadInputError, match=r"matchtrack-20261122-080000\.db cannot be written: No space left on"):
        backups.copy_to(context, str(tmp_path))


@pytest.mark.parametrize(
    ("before", "aside", "sentence"),
    [
        (None, "", "Restored: 3 steps, 1 done; 2 entries, 45 min."),
        (
            a_backup(9), "",
            "Restored: 3 steps, 1 done; 2 entries, 45 min. What was there is backup 9: 'matchtrack restore 9'.",
        ),
        (
            None, "x-CORRUPT.db",
            "Restored: 3 steps, 1 done; 2 entries, 45 min. The damaged file is kept as x-CORRUPT.db.",
        ),
    ],
)  # fmt: skip
def test_a_restore_says_what_came_back_and_what_takes_it_back(before: Backup | None, aside: str, sentence: str) -> None:
    """Nothing that was not there is named."""
    view = restoring.RestoreView(source="", backup=None, counts=COUNTS, present=None, state="none")
    assert sentence == restoring.Restored(view=view, before=before, aside=aside).sentence


def test_a_file_larger_than_any_season_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One byte more is enough."""
    context = a_season(tmp_path)
    place = str(backups.copy_to(context, str(tmp_path)))
    size = os.path.getsize(place)  # noqa: PTH202
    monkeypatch.setattr(restoring, "LARGEST_FILE", size)
    assert restoring.look(context, place).backup is None
    monkeypatch.setattr(restoring, "LARGEST_FILE", size - 1)
    with pytest.raises(BadInputError, match="is larger than any season of matchtrack; choose another file"):
        restoring.look(context, place)


def test_a_new_beginning_is_only_for_what_is_damaged(tmp_path: Path) -> None:
    """A whole season stays where it is."""
    context = a_season(tmp_path)
    assert restoring.begin_anew(context) == ""
    content = Path(context.database).read_bytes()[:3000]
    Path(context.database).write_bytes(content)
    aside = restoring.begin_anew(context)
    assert Path(aside).read_bytes() == content
    assert not Path(context.database).exists()
    assert restoring.begin_anew(context) == ""


def test_what_changed_is_held_against_the_newest_backup(tmp_path: Path) -> None:
    """Not against the first."""
    context = a_season(tmp_path)
    backups.back_up(context)
    log(context, 15, "1")
    assert backups.has_changed(context)
    backups.back_up(context)
    assert not backups.has_changed(context)
