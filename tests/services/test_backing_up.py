"""Backups as use cases."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from seasons import a_file, a_plan, a_season, a_step, rows_of

from matchtrack.errors import BadInputError, DatabaseError, NotSoError
from matchtrack.services import backup_due, backups, minutes, plain_export, plans, season, undo
from matchtrack.services.restore import look, restore
from matchtrack.services.watch import DatabaseWatch

if TYPE_CHECKING:
    from matchtrack.services.context import Context


def reasons(context: Context) -> list[str]:
    """Why each backup was made, the oldest first."""
    return [backup.reason for backup in backups.list_backups(context)]


def test_a_backup_by_time_waits_for_a_change(tmp_path: Path) -> None:
    """What the newest one holds already is not copied again."""
    context = a_season(tmp_path)
    made = [backups.back_up_if_changed(context) for _ in range(2)]
    minutes.log(context, 15, "1")
    made.append(backups.back_up_if_changed(context))
    assert [each and each.number for each in made] == [1, None, 2]


def test_every_large_change_is_preceded_by_a_backup(tmp_path: Path) -> None:
    """An import, another match year; one that changes nothing makes none."""
    context = a_season(tmp_path)
    plan = a_plan()
    plans.import_plan(context, a_file(tmp_path, plan), merge=True)
    assert reasons(context) == []
    more = a_plan(*plan.big_steps, plan.big_steps[0].__class__(
        key="more", area="letters", title="More", baby_steps=(a_step("more"),)
    ))  # fmt: skip
    plans.import_plan(context, a_file(tmp_path, more), merge=True)
    season.set_match_year(context, 2029)
    assert reasons(context) == ["import", "match-year"]


def test_undoing_much_is_preceded_by_a_backup(tmp_path: Path) -> None:
    """As much as an import; a step more or less is not."""
    context = a_season(tmp_path)
    minutes.log(context, 15, "1")
    many = (
        a_plan()
        .big_steps[0]
        .__class__(
            key="many", area="letters", title="Many", baby_steps=tuple(a_step(f"step-{each}") for each in range(120))
        )
    )
    plans.import_plan(context, a_file(tmp_path, a_plan(*a_plan().big_steps, many)), merge=True)
    assert reasons(context) == ["import"]
    undo.undo(context)
    undo.undo(context)
    assert reasons(context) == ["import", "undo"]


def test_a_restore_is_taken_back_by_another(tmp_path: Path) -> None:
    """What was there is a backup of its own, row by row."""
    context = a_season(tmp_path)
    first = rows_of(context)
    backups.back_up(context)
    minutes.log(context, 15, "1")
    second = rows_of(context)
    done = restore(context, look(context, "1"))
    assert first == rows_of(context)
    assert done.before is not None
    restore(context, look(context, str(done.before.number)))
    assert second == rows_of(context)


def test_an_app_that_is_open_sees_a_restore(tmp_path: Path) -> None:
    """Whether the file stayed, or another took its place."""
    context = a_season(tmp_path)
    backups.back_up(context)
    watch = DatabaseWatch(context)
    restore(context, look(context, "1"))
    assert watch.changed()
    Path(context.database).write_bytes(Path(context.database).read_bytes()[:3000])
    watch.changed()
    restore(context, look(context, "1"))
    assert watch.changed()
    watch.close()


def test_a_backup_that_was_altered_is_not_restored(tmp_path: Path) -> None:
    """One bit is enough, which SQLite itself may not notice."""
    context = a_season(tmp_path)
    backup = backups.back_up(context)
    assert backups.is_intact(backup)
    content = bytearray(Path(backup.path).read_bytes())
    content[-3000] ^= 1
    Path(backup.path).write_bytes(content)
    with pytest.raises(DatabaseError, match="not what it was"):
        look(context, "1")


def test_what_is_no_backup_is_refused(tmp_path: Path) -> None:
    """No such number, no such file, the database itself, a text."""
    context = a_season(tmp_path)
    with pytest.raises(NotSoError, match="no backup 7"):
        look(context, "7")
    for what in ("nothing.db", context.database, "~nobody-of-that-name/x.db", "x" * 100_000):
        with pytest.raises(BadInputError):
            look(context, what)
    with pytest.raises(DatabaseError):
        look(context, a_file(tmp_path, a_plan()))


def test_a_copy_goes_to_a_folder_and_overwrites_nothing(tmp_path: Path) -> None:
    """One single file, which restores."""
    context = a_season(tmp_path)
    place = backups.copy_to(context, str(tmp_path))
    assert place.name == "matchtrack-20261122-080000.db"
    with pytest.raises(BadInputError, match="there already"):
        backups.copy_to(context, str(tmp_path))
    for nowhere in (str(tmp_path / "nowhere"), "~nobody-of-that-name", "x" * 100_000):
        with pytest.raises(BadInputError, match="no folder"):
            backups.copy_to(context, nowhere)
    before = rows_of(context)
    minutes.log(context, 15, "1")
    restore(context, look(context, str(place)))
    assert before == rows_of(context)


def test_the_plain_export_is_read_without_the_program(tmp_path: Path) -> None:
    """Plan and log of a day; ten days stay."""
    context = a_season(tmp_path)
    minutes.log(context, 15, "1", note="über")
    plan, log = plain_export.export_plain(context)
    assert plan.name == "matchtrack-2026-11-22-plan.toml"
    assert plans.load(str(plan)).plan == plans.current_plan(context)
    assert '"minutes": 15' in log.read_text(encoding="utf-8")
    assert "über" in log.read_text(encoding="utf-8")
    start = context.clock()
    for days in range(1, 13):
        context.clock = (start + dt.timedelta(days=days)).replace
        plain_export.export_plain(context)
    assert len(list(plan.parent.iterdir())) == 2 * plain_export.KEPT_DAYS
    assert not plan.exists()


def test_the_shell_owes_a_backup_a_day_after_the_last(tmp_path: Path) -> None:
    """By the times of the files; the first look only makes the folder."""
    context = a_season(tmp_path)
    assert not backup_due.back_up_if_due(context)
    folder = Path(context.database).parent / "backups"
    assert list(folder.iterdir()) == []
    os.utime(folder, (0, 0))
    assert [backup_due.back_up_if_due(context) for _ in range(2)] == [True, False]
    assert reasons(context) == ["timed"]


def test_the_newest_good_backup_is_the_best(tmp_path: Path) -> None:
    """None where there is none."""
    context = a_season(tmp_path)
    assert backups.best_backup(context) is None
    backups.back_up(context)
    best = backups.best_backup(context)
    assert best is not None
    assert best.number == 1
