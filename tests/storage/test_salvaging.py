"""What can still be read of a damaged database is saved, and what cannot is counted."""

from __future__ import annotations

import contextlib
import datetime as dt
import random
import sqlite3
from pathlib import Path

import pytest
from databases import NOW, a_big_step, a_database, a_plan, a_step, reading, rows_of, writing

from matchtrack.errors import DatabaseError
from matchtrack.storage import inspection
from matchtrack.storage.salvaging import Salvaged, salvage

PAGE = 4096
STEPS, ENTRIES = 120, 300


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A season of many steps and entries, so that their tables have several pages."""
    big_steps = [
        a_big_step(f"area-{at}", *(a_step(f"s{number}", notes="Plain facts. " * 8) for number in range(10)))
        for at in range(STEPS // 10)
    ]
    path = a_database(tmp_path_factory.mktemp("lived"), a_plan(*big_steps))
    with writing(path) as connection:
        connection.executemany(
            "INSERT INTO momentum_entry (step_id, step_key, step_title, area, minutes, day, logged_utc, zone, "
            "utc_offset_minutes, source) VALUES (?, 'area-0/s1', 'Do s1', 'letters', 15, ?, ?, 'UTC', 0, 'typed')",
            [
                (at % STEPS + 1, (dt.date(2025, 11, 1) + dt.timedelta(days=at)).isoformat(), NOW)
                for at in range(ENTRIES)
            ],
        )
    return Path(path).read_bytes()


def pages_of(content: bytes, folder: Path, table: str) -> list[int]:
    """The leaf pages of a table, without its root."""
    place = folder / "look.db"
    place.write_bytes(content)
    with contextlib.closing(sqlite3.connect(place)) as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)).fetchone()
    place.unlink()
    at = (root - 1) * PAGE
    assert content[at] == 5, "the root is an interior page"
    count = int.from_bytes(content[at + 3 : at + 5], "big")
    cells = [int.from_bytes(content[at + 12 + 2 * n : at + 14 + 2 * n], "big") for n in range(count)]
    children = [int.from_bytes(content[at + cell : at + cell + 4], "big") for cell in cells]
    return [*children, int.from_bytes(content[at + 8 : at + 12], "big")]


def with_pages(content: bytes, pages: list[int], rng: random.Random | None = None) -> bytes:
    """Put zeros, or rubbish, in the place of pages."""
    spoilt = bytearray(content)
    for page in pages:
        spoilt[(page - 1) * PAGE : page * PAGE] = rng.randbytes(PAGE) if rng else bytes(PAGE)
    return bytes(spoilt)


def saved(folder: Path, content: bytes) -> tuple[Salvaged, str]:
    """Salvage a file of this content, which stays as it is; gives what became of it, and the new database."""
    source, target = folder / "damaged.db", folder / "new.db"
    source.write_bytes(content)
    done = salvage(str(source), target, NOW)
    assert source.read_bytes() == content
    assert {"damaged.db", "new.db"} == {each.name for each in folder.iterdir() if each.is_file()}
    with contextlib.closing(sqlite3.connect(target)) as connection:
        assert inspection.faults_of(connection) == []
        assert inspection.strange_parts(connection, 3) == []
    return done, str(target)


def rows_before(folder: Path, content: bytes) -> dict[str, list[tuple[object, ...]]]:
    """What the whole file holds."""
    (folder / "whole").mkdir()
    place = folder / "whole" / "matchtrack.db"
    place.write_bytes(content)
    return rows_of(str(place))


@pytest.mark.parametrize(("table", "seed"), [("baby_step", None), ("momentum_entry", 1)])
def test_the_log_of_changes_gives_lost_rows_back(lived: bytes, tmp_path: Path, table: str, seed: int | None) -> None:
    """Every row of a table whose pages are gone, and undo still works on it."""
    before = rows_before(tmp_path, lived)
    rng = random.Random(seed) if seed else None  # noqa: S311 - places of damage, not secrets
    pages = pages_of(lived, tmp_path, table)
    done, new = saved(tmp_path, with_pages(lived, pages[1:3], rng))
    assert done.harmed == ()
    assert before == rows_of(new)
    with reading(new) as connection:
        assert connection.execute("SELECT count(*) FROM change_log").fetchone()[0] > ENTRIES


@pytest.mark.parametrize(("lost", "seed"), [([0], None), ([1, 3], 2), ([1, -1], None)])
def test_without_the_log_all_that_lies_on_other_pages_is_saved(
    lived: bytes, tmp_path: Path, lost: list[int], seed: int | None
) -> None:
    """Each row on a whole page, each other table whole, and a count of the rest; the log is left out."""
    before = rows_before(tmp_path, lived)
    rng = random.Random(seed) if seed else None  # noqa: S311 - as above
    entries, log = (pages_of(lived, tmp_path, name) for name in ("momentum_entry", "change_log"))
    done, new = saved(tmp_path, with_pages(lived, [*(entries[at] for at in lost), log[0]], rng))
    after = rows_of(new)
    kept = {row[0] for row in after["momentum_entry"]}
    assert after.pop("momentum_entry") == [row for row in before.pop("momentum_entry") if row[0] in kept]
    assert before == after
    harmed = {each.table: each for each in done.harmed}
    assert harmed.keys() == {"change_group", "change_log", "momentum_entry"}
    assert (harmed["momentum_entry"].saved, harmed["momentum_entry"].lost) == (len(kept), ENTRIES - len(kept))
    per_page = ENTRIES / len(entries)
    assert ENTRIES - len(kept) <= (len(lost) + 1) * per_page
    assert done.counts.entries == len(kept)


def test_what_hangs_on_lost_steps_is_counted_and_minutes_stay(tmp_path: Path) -> None:
    """A link between steps goes with them; an entry stays, without its step."""
    steps = [a_step(f"s{at}", notes="Facts. " * 60, after=(f"letters/s{at - 1}",) if at else ()) for at in range(40)]
    path = a_database(tmp_path, a_plan(a_big_step("letters", *steps)))
    with writing(path) as connection:
        connection.execute(
            "INSERT INTO momentum_entry (step_id, step_key, step_title, area, minutes, day, logged_utc, zone, "
            "utc_offset_minutes, source) "
            "SELECT id, 'letters/' || key, title, 'letters', 15, '2026-11-22', ?, 'UTC', 0, 'typed' FROM baby_step",
            (NOW,),
        )
    whole = Path(path).read_bytes()
    folder = tmp_path / "new"
    folder.mkdir()
    pages = [pages_of(whole, folder, "baby_step")[1], pages_of(whole, folder, "change_log")[0]]
    done, new = saved(folder, with_pages(whole, pages))
    after = rows_of(new)
    lost = 40 - len(after["baby_step"])
    harmed = {each.table: each for each in done.harmed}
    assert 0 < lost < 40
    assert harmed["baby_step"].lost == lost
    assert [(each.table, each.loosened) for each in done.harmed if each.loosened] == [("momentum_entry", lost)]
    assert len(after["momentum_entry"]) == 40
    assert harmed["prerequisite"].refused == 39 - len(after["prerequisite"]) > 0


@pytest.mark.parametrize("tables", [["season"], ["big_step"], ["key_date"], ["season", "big_step"]])
def test_a_lost_frame_is_made_anew_and_keeps_its_steps(lived: bytes, tmp_path: Path, tables: list[str]) -> None:
    """The season from its Match Day, key dates by rule, big steps without a name; nothing else goes with them."""
    before = rows_before(tmp_path, lived)
    with contextlib.closing(sqlite3.connect(tmp_path / "whole" / "matchtrack.db")) as connection:
        roots = dict(connection.execute("SELECT name, rootpage FROM sqlite_schema WHERE type = 'table'").fetchall())
    log = pages_of(lived, tmp_path, "change_log")
    done, new = saved(tmp_path, with_pages(lived, [log[2], *(roots[table] for table in tables)]))
    after = rows_of(new)
    assert after["baby_step"] == before["baby_step"]
    assert after["momentum_entry"] == before["momentum_entry"]
    assert len(after["big_step"]) == len(before["big_step"])
    assert after["season"][0][2] == 2028
    assert [row[1:3] for row in after["key_date"]] == [row[1:3] for row in before["key_date"]] or "key_date" in tables
    assert set(tables) <= {each.table for each in done.harmed}


@pytest.mark.parametrize("has_log", [True, False])
def test_rows_that_break_a_rule_are_refused(lived: bytes, tmp_path: Path, *, has_log: bool) -> None:
    """The log has them as they were; without it they are counted, and none comes into the new database."""
    (tmp_path / "spoilt").mkdir()
    place = tmp_path / "spoilt" / "x.db"
    place.write_bytes(lived)
    with contextlib.closing(sqlite3.connect(place)) as connection:
        connection.execute("PRAGMA ignore_check_constraints=ON")
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute("DROP TRIGGER momentum_entry_update_log")
        connection.execute("UPDATE momentum_entry SET minutes = -5 WHERE id = 7")
        connection.commit()
    log = pages_of(lived, tmp_path, "change_log")
    done, new = saved(tmp_path, with_pages(place.read_bytes(), [] if has_log else [log[1]]))
    harmed = {each.table: each.refused for each in done.harmed}
    assert ({} if has_log else {"momentum_entry": 1, "change_log": 0, "change_group": 0}) == harmed
    assert done.counts.entries == ENTRIES - (not has_log)
    with reading(new) as connection:
        assert connection.execute("SELECT min(minutes) FROM momentum_entry").fetchone() == (15,)


def test_a_season_without_a_step_or_an_entry_is_not_worth_a_new_file(tmp_path: Path) -> None:
    """Somebody may yet get more out of the damaged one."""
    whole = Path(a_database(tmp_path / "whole")).read_bytes()
    place = tmp_path / "damaged.db"
    place.write_bytes(whole)
    with contextlib.closing(sqlite3.connect(place)) as connection:
        roots = dict(connection.execute("SELECT name, rootpage FROM sqlite_schema"))
    place.write_bytes(with_pages(whole, [roots["baby_step"], roots["change_log"]]))
    with pytest.raises(DatabaseError, match="No step and no entry"):
        salvage(str(place), tmp_path / "new.db", NOW)
    assert [place] == [each for each in tmp_path.iterdir() if each.is_file()]


@pytest.mark.parametrize("content", [b"", b"a text " * 900, bytes(5 * PAGE)], ids=["empty", "text", "zeros"])
def test_where_nothing_can_be_read_nothing_is_made(tmp_path: Path, content: bytes) -> None:
    """Nothing is left lying about."""
    source = tmp_path / "damaged.db"
    source.write_bytes(content)
    with pytest.raises(DatabaseError):
        salvage(str(source), tmp_path / "new.db", NOW)
    assert [source] == [each for each in tmp_path.iterdir() if each.is_file()]


def test_whatever_breaks_either_something_whole_comes_out_or_a_sentence(lived: bytes, tmp_path: Path) -> None:
    """Rubbish on one page or two, wherever it lies; the new database is whole each time."""
    rng = random.Random(3)  # noqa: S311 - as above
    outcomes = []
    for at in range(6):
        folder = tmp_path / str(at)
        folder.mkdir()
        pages = rng.sample(range(2, len(lived) // PAGE + 1), 2)
        try:
            done, _ = saved(folder, with_pages(lived, pages, rng))
        except DatabaseError as error:
            outcomes.append(error.sentence)
        else:
            outcomes.append("" if done.counts.steps else "no steps")
    assert outcomes.count("") >= 5
