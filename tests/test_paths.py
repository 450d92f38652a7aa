"""Where things live: by the rule of platformdirs, unless the user says otherwise."""

from __future__ import annotations

import itertools
import os
import sys
from pathlib import Path

import platformdirs
import pytest
from platformdirs.macos import MacOS
from platformdirs.unix import Unix
from platformdirs.windows import Windows

from matchtrack import paths
from matchtrack.config import Settings
from matchtrack.errors import UsageError
from matchtrack.services.context import context_of

on_posix = pytest.mark.skipif(os.name == "nt", reason="the home folder is found in other ways on Windows")
PLACES = ("XDG_DATA_HOME", "XDG_CONFIG_HOME")


def test_the_places_are_those_of_platformdirs() -> None:
    """On the platform of this test."""
    assert paths.data_folder(os.environ) == platformdirs.user_data_dir("matchtrack", appauthor=False)
    assert paths.config_folder(os.environ) == platformdirs.user_config_dir("matchtrack", appauthor=False)


@on_posix
@pytest.mark.parametrize(("platform", "rule"), [("linux", Unix), ("darwin", MacOS)])
@pytest.mark.parametrize("chosen", itertools.product(("", "/srv/my data", "relative", " "), repeat=2))
def test_the_places_on_linux_and_macos_are_those_of_platformdirs(
    monkeypatch: pytest.MonkeyPatch, platform: str, rule: type[Unix | MacOS], chosen: tuple[str, str]
) -> None:
    """With the XDG variables and without them; one that is no absolute path counts for nothing."""
    monkeypatch.setattr(sys, "platform", platform)
    for name, value in zip(PLACES, chosen, strict=True):
        monkeypatch.setenv(name, value)
    places = rule("matchtrack", appauthor=False)
    assert paths.data_folder(os.environ) == places.user_data_dir
    assert paths.config_folder(os.environ) == places.user_config_dir


@on_posix
@pytest.mark.parametrize("home", [None, "", "relative"])
def test_without_a_home_the_accounts_own_is_taken(monkeypatch: pytest.MonkeyPatch, home: str | None) -> None:
    """As platformdirs takes it."""
    for name in PLACES:
        monkeypatch.delenv(name)
    if home is None:
        monkeypatch.delenv("HOME")
    else:
        monkeypatch.setenv("HOME", home)
    assert paths.data_folder(os.environ) == Unix("matchtrack", appauthor=False).user_data_dir


@on_posix
def test_an_account_without_a_home_says_what_to_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a container that runs as a bare number."""
    import pwd

    def nobody(_: int) -> None:
        raise KeyError

    monkeypatch.setattr(pwd, "getpwuid", nobody)
    with pytest.raises(UsageError) as caught:
        paths.data_folder({})
    assert caught.value.sentence == "This account has no home folder; set HOME to the folder where your files are."
    assert paths.database_file({}, chosen="/srv/match.db") == "/srv/match.db"


def test_the_places_on_windows_are_asked_of_platformdirs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its class for Windows, local and not roaming, without a folder for the author."""
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(platformdirs, "PlatformDirs", Windows)
    monkeypatch.setattr("platformdirs.windows.get_win_folder", lambda name: f"/{name}")
    assert Path(paths.data_folder({})) == Path("/CSIDL_LOCAL_APPDATA/matchtrack")
    assert Path(paths.config_folder({})) == Path("/CSIDL_LOCAL_APPDATA/matchtrack")


@on_posix
@pytest.mark.parametrize(
    ("chosen", "variable", "setting", "expected"),
    [
        ("/a/option.db", "/a/variable.db", "/a/setting.db", "/a/option.db"),
        (None, "/a/variable.db", "/a/setting.db", "/a/variable.db"),
        (None, "", "/a/setting.db", "/a/setting.db"),
        (None, None, "/a/setting.db", "/a/setting.db"),
        (None, None, "", "/a/data/matchtrack/matchtrack.db"),
        ("", None, "", "/a/data/matchtrack/matchtrack.db"),
    ],
)
def test_the_option_wins_over_the_variable_over_the_setting(
    chosen: str | None, variable: str | None, setting: str, expected: str
) -> None:
    """Else the database lies in the folder for data."""
    environ = {"HOME": "/a", "XDG_DATA_HOME": "/a/data"} | ({} if variable is None else {"MATCHTRACK_DB": variable})
    if sys.platform == "linux":
        assert paths.database_file(environ, chosen, setting) == expected


@on_posix
@pytest.mark.parametrize("source", ["option", "variable", "setting"])
def test_a_database_may_be_named_from_here_or_from_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str
) -> None:
    """The path is whole afterwards, so that another working folder changes nothing."""
    monkeypatch.chdir(tmp_path)
    for written, expected in (("my.db", tmp_path / "my.db"), ("~/my.db", Path(os.environ["HOME"]) / "my.db")):
        environ = {"MATCHTRACK_DB": written} if source == "variable" else {}
        chosen = written if source == "option" else None
        setting = written if source == "setting" else ""
        assert paths.database_file(environ, chosen, setting) == str(expected)


def test_the_settings_file_can_be_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """MATCHTRACK_CONFIG names it, also from here."""
    monkeypatch.chdir(tmp_path)
    assert Path(paths.config_file(os.environ)) == Path(paths.config_folder(os.environ)) / "config.toml"
    assert Path(paths.config_file({"MATCHTRACK_CONFIG": "my.toml"})) == tmp_path / "my.toml"


def test_backups_and_reports_lie_beside_the_database(tmp_path: Path) -> None:
    """So that they move with it."""
    database = str(tmp_path / "match.db")
    assert Path(paths.backups_folder(database)) == tmp_path / "backups"
    assert Path(paths.reports_folder(database)) == tmp_path / "reports"


def test_a_context_takes_everything_from_its_environment(tmp_path: Path) -> None:
    """Settings file, database and clock."""
    file = tmp_path / "my.toml"
    file.write_text(f'[momentum]\nfloor = 20\n[data]\ndatabase = "{(tmp_path / "set.db").as_posix()}"\n', "utf-8")
    environ = {"MATCHTRACK_CONFIG": str(file), "MATCHTRACK_NOW": "2026-11-22T08:00+01:00", "HOME": str(tmp_path)}
    context = context_of(database=None, source="app", environ=environ)
    assert (context.settings.floor, context.source) == (20, "app")
    assert Path(context.database) == tmp_path / "set.db"
    assert context.moment().utc.isoformat() == "2026-11-22T07:00:00+00:00"
    assert context_of(database="/a.db", source="shell", environ=environ | {"MATCHTRACK_DB": "/b.db"}).database in {
        "/a.db", os.path.abspath("/a.db"),  # noqa: PTH100 - Windows puts its drive before it
    }  # fmt: skip
    assert Settings().floor == 15
