"""Where the records may live."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from plans_for_screens import a_context, a_season

from matchtrack import paths
from matchtrack.config import Settings
from matchtrack.errors import BadInputError, DatabaseError
from matchtrack.services.context import context_of
from matchtrack.tui.screens import set_up_place as places

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def a_place(path: str) -> places.Place:
    """Give a place that is not fixed."""
    return places.Place(path=path, named_by="")


def environ(home: Path, **more: str) -> Mapping[str, str]:
    """Give the environment of a user."""
    return {"TZ": "UTC", "HOME": str(home), **more}


def test_the_usual_place_is_not_fixed(tmp_path: Path) -> None:
    """Nobody named it."""
    context = context_of(database=None, source="app", environ=environ(tmp_path))
    assert a_place(paths.database_file(context.environ)) == places.place_of(context)


def test_a_place_from_the_settings_can_be_changed(tmp_path: Path) -> None:
    """The question itself writes that setting."""
    context = a_context(tmp_path, settings=Settings())
    context.settings.database = context.database
    assert a_place(context.database) == places.place_of(context)


def test_the_variable_fixes_the_place(tmp_path: Path) -> None:
    """For every run that sees it."""
    named = str(tmp_path / "mine.db")
    context = context_of(database=None, source="app", environ=environ(tmp_path, MATCHTRACK_DB=named))
    assert places.Place(path=named, named_by="MATCHTRACK_DB") == places.place_of(context)


def test_the_option_fixes_the_place_and_wins_over_the_variable(tmp_path: Path) -> None:
    """For this run."""
    named = str(tmp_path / "mine.db")
    variables = environ(tmp_path, MATCHTRACK_DB=str(tmp_path / "other.db"))
    context = context_of(database=named, source="app", environ=variables)
    assert places.Place(path=named, named_by="--db") == places.place_of(context)


def test_in_a_folder_the_database_gets_its_usual_name(tmp_path: Path) -> None:
    """In one that is there, with a dot in its name, and in one that is not there yet."""
    dotted = tmp_path / "my.records"
    dotted.mkdir()
    assert str(dotted / "matchtrack.db") == places.read_place(str(dotted))
    assert str(tmp_path / "new" / "matchtrack.db") == places.read_place(f"{tmp_path}/new")
    assert str(tmp_path / "new.d" / "matchtrack.db") == places.read_place(f"{tmp_path}/new.d/")


def test_a_file_is_taken_as_it_is(tmp_path: Path) -> None:
    """By its ending, or because it is there."""
    bare = tmp_path / "season"
    bare.touch()
    assert str(bare) == places.read_place(str(bare))
    assert str(tmp_path / "new.sqlite") == places.read_place(f"{tmp_path}/new.sqlite")


def test_the_home_folder_can_be_written_as_a_tilde(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a shell."""
    monkeypatch.setenv("HOME", str(tmp_path))
    assert str(tmp_path / "season" / "matchtrack.db") == places.read_place("~/season")


@pytest.mark.parametrize(
    "text", ["", "  ", "\x1b", "~nobody-has-this-name/x", "x" * 10_000, "x/" * 5_000, "/" + "😀" * 100]
)
def test_what_is_no_path_is_refused(text: str) -> None:
    """With a sentence."""
    with pytest.raises(BadInputError):
        places.read_place(text)


def test_a_place_in_a_file_is_refused(tmp_path: Path) -> None:
    """A file is no folder."""
    (tmp_path / "notes.txt").touch()
    with pytest.raises(BadInputError, match="is a file, not a folder"):
        places.check_place(a_context(tmp_path), str(tmp_path / "notes.txt" / "x" / "matchtrack.db"))


def test_a_folder_that_cannot_be_written_to_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before anything else is asked."""
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(BadInputError, match="may not write in"):
        places.check_place(a_context(tmp_path), str(tmp_path / "x" / "matchtrack.db"))


def test_a_file_of_another_program_is_refused(tmp_path: Path) -> None:
    """It stays untouched."""
    foreign = tmp_path / "notes.db"
    foreign.write_text("my notes\n" * 100)
    with pytest.raises(DatabaseError, match="not a matchtrack database"):
        places.check_place(a_context(tmp_path), str(foreign))
    assert foreign.read_text() == "my notes\n" * 100


def test_looking_at_a_new_place_writes_nothing(tmp_path: Path) -> None:
    """The folder comes with the database."""
    places.check_place(a_context(tmp_path), str(tmp_path / "new" / "matchtrack.db"))
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("OneDrive - University Hospital/records", "OneDrive"),
        ("Dropbox (Personal)", "Dropbox"),
        ("Library/Mobile Documents/com~apple~CloudDocs", "iCloud"),
        ("iCloudDrive", "iCloud"),
        ("Library/CloudStorage/GoogleDrive-me@example.org/My Drive", "Google Drive"),
        ("Google Drive", "Google Drive"),
        ("records", ""),
    ],
)
def test_a_synced_folder_is_known_by_its_name(folder: str, service: str) -> None:
    """Wherever in the path it stands."""
    assert service == places.synced_by(f"/home/me/{folder}/matchtrack.db")


def test_the_name_of_the_file_is_no_synced_folder() -> None:
    """Only folders are copied."""
    assert places.synced_by("/home/me/dropbox.db") == ""


def test_a_link_into_a_synced_folder_is_seen(tmp_path: Path) -> None:
    """What it points to counts."""
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "records").symlink_to(tmp_path / "Dropbox")
    assert places.synced_by(str(tmp_path / "records" / "matchtrack.db")) == "Dropbox"


def test_the_place_says_what_may_go_wrong_first() -> None:
    """Then where the records will be, and for how long that holds."""
    said = places.say_place("/x/OneDrive/matchtrack.db", a_place("/x/matchtrack.db"))
    assert said == (
        "OneDrive copies this folder while matchtrack writes, which can damage the records; a folder outside of it "
        "is safer. Your records will be in /x/OneDrive/matchtrack.db. This holds for later runs, too."
    )
    assert (
        places.say_place("/x/matchtrack.db", a_place("/x/matchtrack.db")) == "Your records will be in /x/matchtrack.db."
    )


def test_a_season_that_is_there_is_said_to_be_opened(tmp_path: Path) -> None:
    """Its records are not touched by the answers."""
    database = a_season(tmp_path).database
    assert "There is a file already; a season in it is opened as it is." in places.say_place(database, a_place("/x"))


@pytest.mark.parametrize("text", ["15", "a bit", "matchtrack"])
def test_a_bare_word_is_no_place(text: str) -> None:
    """It would be a folder wherever the shell happens to stand."""
    with pytest.raises(BadInputError, match="is a word, not a place"):
        places.read_place(text)


@pytest.mark.parametrize("text", ["./15", "~/a bit", "match.db", "."])
def test_what_looks_like_a_path_is_one(text: str) -> None:
    """Relative to where the shell stands, too."""
    assert places.read_place(text).endswith(".db")
