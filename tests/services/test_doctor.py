"""What the doctor finds, and what it mends."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from seasons import a_context, a_season, rows_of

from matchtrack.services import backups, minutes, place, synced
from matchtrack.services.doctor import Finding, examine
from matchtrack.services.doctor_mends import mend

if TYPE_CHECKING:
    from matchtrack.services.context import Context


def a_well_season(folder: Path) -> Context:
    """A season with a backup, in which the doctor finds nothing."""
    context = a_season(folder)
    backups.back_up(context)
    assert examine(context) == []
    return context


def the_finding(context: Context) -> Finding:
    """The one thing that is not well."""
    (finding,) = examine(context)
    return finding


def write(context: Context, *statements: str) -> None:
    """Change the database behind the program's back."""
    with contextlib.closing(sqlite3.connect(context.database)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def test_a_strange_trigger_is_named_and_taken_away(tmp_path: Path) -> None:
    """After a backup; no row is touched."""
    context = a_well_season(tmp_path)
    before = rows_of(context)
    write(
        context,
        "CREATE TRIGGER spy AFTER INSERT ON momentum_entry BEGIN DELETE FROM season; END",
        "CREATE VIEW peek AS SELECT * FROM season",
        "DROP INDEX momentum_entry_day",
    )
    finding = the_finding(context)
    assert (finding.check, finding.is_damage) == ("schema", False)
    mend(context, finding)
    assert examine(context) == []
    assert before == rows_of(context)


def test_a_strange_table_is_left_alone(tmp_path: Path) -> None:
    """It may hold somebody's rows."""
    context = a_well_season(tmp_path)
    write(context, "CREATE TABLE theirs (id)")
    finding = the_finding(context)
    assert (finding.mend, finding.is_damage) == ("", True)


def test_an_index_that_does_not_fit_is_made_anew(tmp_path: Path) -> None:
    """The file as it was is kept beside it."""
    context = a_well_season(tmp_path)
    write(
        context,
        "PRAGMA writable_schema=ON",
        "UPDATE sqlite_schema SET sql = replace(sql, 'status, difficulty', 'difficulty, status') "
        "WHERE name = 'baby_step_status'",
    )
    with contextlib.closing(sqlite3.connect(context.database)) as connection:
        connection.execute("REINDEX baby_step_status")
    write(
        context,
        "PRAGMA writable_schema=ON",
        "UPDATE sqlite_schema SET sql = replace(sql, 'difficulty, status', 'status, difficulty') "
        "WHERE name = 'baby_step_status'",
    )
    finding = the_finding(context)
    assert (finding.check, finding.mend) == ("database", "indexes")
    mend(context, finding)
    assert examine(context) == []
    assert len(list(Path(context.database).parent.glob("*-CORRUPT-*.db"))) == 1


def test_damage_and_broken_links_are_told_with_a_way_back(tmp_path: Path) -> None:
    """Nothing is mended there: a backup is."""
    context = a_well_season(tmp_path)
    write(context, "DELETE FROM big_step")
    assert the_finding(context).check == "links"
    path = Path(context.database)
    path.write_bytes(path.read_bytes()[:6000])
    finding = the_finding(context)
    assert (finding.check, finding.is_damage, finding.mend) == ("database", True, "")
    assert "'matchtrack restore'" in finding.problem
    path.unlink()
    assert "'matchtrack restore 1'" in the_finding(context).remedy


def test_nothing_at_all_is_told_as_such(tmp_path: Path) -> None:
    """No damage, no backup: set one up."""
    finding = the_finding(a_context(tmp_path))
    assert (finding.check, finding.is_damage) == ("database", False)


def test_a_backup_that_rotted_is_put_aside_and_another_made(tmp_path: Path) -> None:
    """Both mends are offered."""
    context = a_well_season(tmp_path)
    backup = backups.list_backups(context)[0]
    Path(backup.path).write_bytes(b"rot")
    finding = examine(context)[0]
    assert finding.mend == "backup:1"
    mend(context, finding)
    finding = the_finding(context)
    assert finding.mend == "back up"
    mend(context, finding)
    assert examine(context) == []


def test_changes_of_over_a_week_without_a_backup_are_named(tmp_path: Path) -> None:
    """While nothing changed, an old backup is good enough."""
    context = a_well_season(tmp_path)
    context.clock = (context.clock() + dt.timedelta(days=8)).replace
    assert examine(context) == []
    minutes.log(context, 15, "1")
    assert the_finding(context).mend == "back up"


@pytest.mark.skipif(os.name != "posix", reason="POSIX rights")
def test_files_that_others_may_read_are_made_private(tmp_path: Path) -> None:
    """Database and backup alike."""
    context = a_well_season(tmp_path)
    Path(context.database).chmod(0o644)
    Path(backups.list_backups(context)[0].path).chmod(0o640)
    found = examine(context)
    assert [finding.check for finding in found] == ["rights", "rights"]
    for finding in found:
        mend(context, finding)
    assert examine(context) == []


def test_a_file_of_another_program_is_offered_no_mend(tmp_path: Path) -> None:
    """Neither its rights nor a backup of it are our business."""
    context = a_context(tmp_path)
    Path(context.database).parent.mkdir(parents=True)
    write(context, "CREATE TABLE theirs (a)")
    Path(context.database).chmod(0o644)
    assert [(finding.check, finding.mend) for finding in examine(context)] == [("database", "")]


def test_a_second_name_is_named(tmp_path: Path) -> None:
    """SQLite knows nothing of a hard link."""
    context = a_well_season(tmp_path)
    Path(context.database).with_name("also.db").hardlink_to(context.database)
    assert the_finding(context).check == "place"


@pytest.mark.parametrize(
    ("folder", "program"),
    [
        ("Dropbox/notes", "Dropbox"),
        ("OneDrive - University/x", "OneDrive"),
        ("Library/Mobile Documents/com~apple~CloudDocs", "iCloud"),
        ("My Drive", "Google Drive"),
        ("onedriven", ""),
        ("notes", ""),
    ],
)
def test_a_synced_folder_is_known_by_its_name_and_told_once(tmp_path: Path, folder: str, program: str) -> None:
    """Or by Syncthing's mark."""
    path = tmp_path / folder / "matchtrack.db"
    path.parent.mkdir(parents=True)
    assert synced.synced_by(str(path)) == program
    assert [bool(place.warn_once(str(path))) for _ in range(2)] == [bool(program), False]


def test_syncthing_is_known_by_its_mark(tmp_path: Path) -> None:
    """The folder itself may have any name."""
    (tmp_path / ".stfolder").mkdir()
    (tmp_path / "inner").mkdir()
    assert synced.synced_by(str(tmp_path / "inner" / "matchtrack.db")) == "Syncthing"


def test_a_zone_and_keys_that_cannot_be_are_named(tmp_path: Path) -> None:
    """Each with what to do."""
    context = a_well_season(tmp_path)
    context.environ = {**context.environ, "TZ": "Nowhere/Town"}
    context.settings.keys = {"log_minutes": "x", "undo": "x,u"}
    assert [finding.check for finding in examine(context)] == ["clock", "settings"]
