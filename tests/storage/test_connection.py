"""Opening the database: what is refused, what is private, and how a write begins and ends."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from databases import NOW, a_database, a_unit, reading, step_id, writing

from matchtrack.errors import DatabaseError, NotSoError
from matchtrack.storage import connection as files
from matchtrack.storage import journal
from matchtrack.storage.migrations import bring_up_to_date

on_posix = pytest.mark.skipif(os.name == "nt", reason="POSIX rights")

AS_A_USER = """
import os, sys
from matchtrack.errors import DatabaseError
from matchtrack.storage import connection, migrations, transactions
path, elsewhere, scratch = sys.argv[1:]
migrations.bring_up_to_date(scratch)
if os.geteuid() == 0:
    os.setgroups([]), os.setgid(65534), os.setuid(65534)
opened = connection.open_reading(path)
print(len(opened.execute("SELECT * FROM baby_step").fetchall()))
opened.close()
def write():
    with transactions.Transaction(connection.open_writing(path), path, "", "shell", "2026-11-22T08:00:00Z"):
        print("written")
for attempt in (write, lambda: migrations.bring_up_to_date(elsewhere)):
    try:
        attempt()
    except DatabaseError as error:
        print(error.sentence)
"""
"""Reads, then tries to write, with the rights of nobody where this process has those of root."""

SOURCE = str(Path(__file__).parents[2] / "src")
WAYS = (files.open_reading, files.open_writing, bring_up_to_date)


def refusal_of(path: Path) -> str:
    """The one sentence with which every way of opening refuses the file, which stays as it was."""
    before = path.read_bytes()
    sentences = set()
    for way in WAYS:
        with pytest.raises(DatabaseError) as caught:
            way(str(path))
        sentences.add(caught.value.sentence)
    assert before == path.read_bytes()
    assert [path.name] == [file.name for file in path.parent.iterdir()]
    (sentence,) = sentences
    return sentence


def alone(tmp_path: Path) -> Path:
    """A path in a folder that holds nothing else."""
    folder = tmp_path / "alone"
    folder.mkdir()
    return folder / "matchtrack.db"


def test_a_missing_database_is_no_fault_but_no_season_yet(tmp_path: Path) -> None:
    """Reading and daily writes make no database."""
    path = tmp_path / "none" / "matchtrack.db"
    for way in (files.open_reading, files.open_writing):
        with pytest.raises(NotSoError, match="There is no season yet"):
            way(str(path))
    assert not path.parent.exists()


def test_a_reader_keeps_half_a_mebibyte_of_pages(tmp_path: Path) -> None:
    """SQLite's own two would hold memory and save no time."""
    with contextlib.closing(files.open_reading(a_database(tmp_path))) as connection:
        assert connection.execute("PRAGMA cache_size").fetchone() == (-500,)


def test_an_empty_file_counts_as_no_database(tmp_path: Path) -> None:
    """It holds no season, and the first unit of work makes one of it."""
    path = alone(tmp_path)
    path.touch()
    with pytest.raises(NotSoError, match="There is no season yet"):
        files.open_reading(str(path))
    bring_up_to_date(str(path))
    files.open_reading(str(path)).close()


@pytest.mark.parametrize("content", [b"x", b"milk, eggs", b"milk\n" * 30, b"milk, eggs\n" * 500, bytes(4096)])
def test_a_file_of_another_kind_is_refused_untouched(tmp_path: Path, content: bytes) -> None:
    """A text file, however short, is never taken for an empty database."""
    path = alone(tmp_path)
    path.write_bytes(content)
    assert f"{path} is not a matchtrack database, and was left untouched." in refusal_of(path)


@pytest.mark.parametrize("mode", ["DELETE", "WAL"])
def test_a_database_of_another_program_is_refused_untouched(tmp_path: Path, mode: str) -> None:
    """Not even its journal mode changes."""
    path = alone(tmp_path)
    with contextlib.closing(sqlite3.connect(path)) as other:
        other.execute(f"PRAGMA journal_mode={mode}")
        other.execute("CREATE TABLE moz_places (id)")
        other.commit()
    assert f"{path} belongs to another program, and was left untouched." in refusal_of(path)


def test_a_database_of_a_newer_matchtrack_is_refused_untouched(tmp_path: Path) -> None:
    """The sentence says which schema it has and what to do."""
    path = alone(tmp_path)
    bring_up_to_date(str(path))
    with contextlib.closing(sqlite3.connect(path)) as newer:
        newer.execute("PRAGMA user_version=7")
    sentence = refusal_of(path)
    assert f"newer matchtrack (schema 7, this one knows {files.SCHEMA_VERSION})" in sentence
    assert "Update matchtrack." in sentence


def test_a_folder_in_the_place_of_the_database_is_refused(tmp_path: Path) -> None:
    """It is named as what it is."""
    for way in WAYS:
        with pytest.raises(DatabaseError, match="is no file"):
            way(str(tmp_path))


def test_a_damaged_database_says_where_its_backups_are(tmp_path: Path) -> None:
    """Pages of rubbish are found when they are read."""
    path = Path(a_database(tmp_path))
    content = bytearray(path.read_bytes())
    content[1024:] = b"\xff" * (len(content) - 1024)
    path.write_bytes(content)
    with pytest.raises(DatabaseError, match=r"is damaged.*brings a backup back"), reading(str(path)) as connection:
        connection.execute("SELECT * FROM step_view").fetchall()


@on_posix
def test_a_read_only_folder_can_be_read_and_says_why_it_cannot_be_written(tmp_path: Path) -> None:
    """A backup on a read-only disk still opens for reading; root may write everywhere, so it becomes nobody first."""
    with tempfile.TemporaryDirectory() as name:  # unlike tmp_path, others may enter the folders above it
        folder, path = Path(name), Path(name) / "matchtrack.db"
        shutil.copy(a_database(tmp_path), path)
        path.chmod(0o444)
        folder.chmod(0o555)
        try:
            words = [str(path), str(folder / "other.db"), str(tmp_path / "scratch.db")]
            tried = subprocess.run(
                [sys.executable, "-c", AS_A_USER, *words], env={**os.environ, "PYTHONPATH": SOURCE}, text=True,
                capture_output=True, check=False,
            )  # fmt: skip
        finally:
            folder.chmod(0o700)
    steps, not_written, not_made = tried.stdout.splitlines() or [tried.stderr, "", ""]
    assert steps == "3"
    assert not_written == (
        f"{path} cannot be written: the file or the folder {folder} is read-only. Nothing was changed. "
        "Make it writable, or choose another file with --db FILE."
    )
    assert not_made == (
        f"The database cannot be made at {folder / 'other.db'}: Permission denied. Choose another place with --db FILE."
    )


def test_a_database_that_cannot_be_made_says_where_and_offers_another_place(tmp_path: Path) -> None:
    """A file stands where the folder should be."""
    (tmp_path / "file").touch()
    with pytest.raises(DatabaseError, match="cannot be"):
        bring_up_to_date(str(tmp_path / "file" / "folder" / "matchtrack.db"))


def error_of(connection: sqlite3.Connection, statement: str) -> sqlite3.Error:
    """What SQLite really raises."""
    try:
        connection.execute(statement).fetchall()
    except sqlite3.Error as error:
        return error
    raise AssertionError(statement)


def test_a_write_to_a_read_only_database_is_worded(tmp_path: Path) -> None:
    """The words are found in what SQLite really says."""
    path = a_database(tmp_path)
    with contextlib.closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        error = error_of(connection, "DELETE FROM baby_step")
    assert "the file or the folder" in files.trouble(error, path).sentence
    assert "is read-only. Nothing was changed." in files.trouble(error, path).sentence


def test_a_full_disk_is_worded(tmp_path: Path) -> None:
    """SQLite says the same where its page limit is reached."""
    path = a_database(tmp_path)
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA max_page_count=1")
        error = error_of(connection, "UPDATE season SET summary = hex(zeroblob(900000))")
    assert f"The disk of {path} is full." in files.trouble(error, path).sentence


def test_an_error_without_words_of_ours_is_passed_on(tmp_path: Path) -> None:
    """Nothing is hidden behind a general sentence."""
    path = a_database(tmp_path)
    with pytest.raises(DatabaseError, match="reports: no such table: programs"), reading(path) as connection:
        connection.execute("SELECT * FROM programs")


def test_a_locked_database_says_that_another_program_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways of writing say it, and so does reading while a commit is under way."""
    path = a_database(tmp_path)
    monkeypatch.setattr(files, "BUSY_TIMEOUT_MS", 0)
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        for attempt in (lambda: writing(path), lambda: a_unit(path), lambda: reading(path)):
            with pytest.raises(DatabaseError, match="Another program has been writing"), attempt():
                pass
        other.execute("ROLLBACK")
    with writing(path):
        pass


def test_a_writer_waits_for_the_one_before(tmp_path: Path) -> None:
    """The second write begins IMMEDIATE, so it cannot fail halfway (trust.md 2)."""
    path = a_database(tmp_path)
    with reading(path) as connection:
        assert connection.execute("PRAGMA busy_timeout").fetchone() == (files.BUSY_TIMEOUT_MS,)
    with writing(path) as first, contextlib.closing(sqlite3.connect(path, timeout=0)) as second:
        assert first.in_transaction
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            second.execute("BEGIN IMMEDIATE")


def test_a_fault_inside_a_transaction_takes_everything_back(tmp_path: Path) -> None:
    """Neither the rows nor the group of the change log stay."""
    path = a_database(tmp_path)

    def half() -> None:
        with writing(path, "Half a change") as connection:
            journal.set_status(connection, step_id(connection, "letters/ask"), "dropped")
            raise NotSoError("no")

    with pytest.raises(NotSoError, match="no"):
        half()
    with reading(path) as connection:
        assert connection.execute("SELECT 1 FROM baby_step WHERE status = 'dropped'").fetchall() == []
        assert connection.execute("SELECT 1 FROM change_group WHERE title = 'Half a change'").fetchall() == []


def test_an_error_of_sqlite_inside_a_transaction_is_worded(tmp_path: Path) -> None:
    """The schema refuses what no rule allows, whoever writes it."""
    path = a_database(tmp_path)
    with pytest.raises(DatabaseError, match="CHECK constraint failed"), writing(path) as connection:
        connection.execute("UPDATE baby_step SET minutes = 300")


@on_posix
def test_the_file_and_its_new_folder_are_private(tmp_path: Path) -> None:
    """Nobody else on the machine reads them, nor the journal beside them (trust.md 8)."""
    old = os.umask(0o022)
    try:
        path = Path(a_database(tmp_path))
    finally:
        os.umask(old)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    with writing(str(path)) as connection:
        connection.execute("UPDATE season SET name = 'x'")
        journals = list(path.parent.glob("*-journal"))
        assert [stat.S_IMODE(file.stat().st_mode) for file in journals] == [0o600]


def test_every_writing_connection_is_durable(tmp_path: Path) -> None:
    """TRUNCATE and EXTRA lose no acknowledged commit (trust.md 1); SQLAlchemy's connections are the same."""
    path = a_database(tmp_path)
    wanted = {
        "journal_mode": "truncate", "synchronous": 3, "fullfsync": 1, "secure_delete": 1,
        "foreign_keys": 1, "trusted_schema": 0, "cell_size_check": 1,
    }  # fmt: skip
    with writing(path) as daily:
        assert wanted == {name: daily.execute(f"PRAGMA {name}").fetchone()[0] for name in wanted}
    with a_unit(path) as work:
        assert wanted == {name: work.driver().execute(f"PRAGMA {name}").fetchone()[0] for name in wanted}


@pytest.mark.parametrize("name", ["50%.db", "what?.db", "#1.db", "мой сезон.db", "a b\\c.db"])
def test_a_path_may_hold_any_character(tmp_path: Path, name: str) -> None:
    """Nothing in a file name is taken for a part of SQLite's address."""
    path = tmp_path / name
    bring_up_to_date(str(path))
    files.open_reading(str(path)).close()
    assert path.stat().st_size > 0


@pytest.mark.skipif(os.name == "nt", reason="two slashes name another computer there")
def test_a_path_may_begin_with_two_slashes(tmp_path: Path) -> None:
    """The first folder is not taken for the name of a host."""
    path = f"/{tmp_path}/season.db"
    bring_up_to_date(path)
    files.open_reading(path).close()
    assert (tmp_path / "season.db").stat().st_size > 0


def test_reading_ends_the_write_of_a_process_that_died(tmp_path: Path) -> None:
    """A journal that is left over is rolled back, although a reader may not do it itself."""
    path = a_database(tmp_path)
    copy = tmp_path / "killed" / "matchtrack.db"
    copy.parent.mkdir()
    with contextlib.closing(files.open_writing(path)) as connection:
        connection.execute("PRAGMA cache_size=2")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO change_group (at_utc, source, title) VALUES (?, 'shell', 'Never ends')", (NOW,))
        connection.execute("UPDATE baby_step SET notes = ?", ("x" * 9_000,))
        shutil.copy(path, copy)
        shutil.copy(f"{path}-journal", f"{copy}-journal")
        connection.execute("ROLLBACK")
    with contextlib.closing(sqlite3.connect(f"file:{copy}?mode=ro", uri=True)) as plain:
        assert "readonly" in str(error_of(plain, "PRAGMA schema_version"))
    with reading(str(copy)) as connection:
        assert connection.execute("SELECT DISTINCT notes FROM baby_step").fetchall() == [("",)]


def test_opening_reads_the_file_through_sqlite_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A handle of our own would drop the locks of another connection of this process when it is closed (trust.md 2)."""
    path = a_database(tmp_path)

    def never(*_: object, **__: object) -> None:
        raise AssertionError("the database was opened by hand")

    for name in ("builtins.open", "io.open", "os.open"):
        monkeypatch.setattr(name, never)
    files.open_reading(path).close()
    files.open_writing(path).close()
