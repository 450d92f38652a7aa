"""`matchtrack config`, `paths` and `completion`."""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import shtab

from matchtrack import cli, config, default_settings
from matchtrack.cli.catalogue import COMMANDS
from matchtrack.cli.commands.completion import SHELLS

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

    from small_season import Answer

ROOT = Path(__file__).parents[2]
SCRIPTS = Path(cli.__file__).parent / "completions"


@pytest.fixture
def settings(no_season: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Point the commands at a settings file that is not there."""
    path = no_season.parent.parent / "etc" / "config.toml"
    monkeypatch.setenv("MATCHTRACK_CONFIG", str(path))
    return path


def test_the_settings_are_shown(shell: Callable[..., Answer], settings: Path) -> None:
    """Every setting, and whether it is set; the commented file is there to edit from then on."""
    answer = shell("config")

    assert "momentum.floor: 15 (default)\n" in answer.out
    assert len(config.CHECKS) == len(answer.out.splitlines())
    assert settings.read_text(encoding="utf-8") == default_settings.DEFAULT_TEXT


def test_a_setting_is_changed_and_comments_stay(shell: Callable[..., Answer], settings: Path) -> None:
    """One line of the file changes."""
    answer = shell("config", "set", "momentum.floor", "20")

    assert (answer.code, answer.out, answer.err) == (0, "momentum.floor is 20 now.\n", "")
    assert default_settings.DEFAULT_TEXT.replace("#floor = 15", "floor = 20") == settings.read_text(encoding="utf-8")
    assert "momentum.floor: 20\n" in shell("config", "show").out


def test_settings_as_json(shell: Callable[..., Answer], settings: Path) -> None:
    """The file, and every setting."""
    changed = json.loads(shell("config", "set", "dates.order", "dmy", "--json").out)
    shown = json.loads(shell("config", "--json").out)

    assert changed == {"format": 1, "setting": {"key": "dates.order", "value": "dmy", "default": False}}
    assert {"format", "path", "settings"} == set(shown)
    assert str(settings) == shown["path"]
    assert changed["setting"] in shown["settings"]


def test_the_place_and_the_first_text_of_the_settings(shell: Callable[..., Answer], settings: Path) -> None:
    """For an editor, and for whoever wants to begin again."""
    assert shell("config", "default").out == default_settings.DEFAULT_TEXT
    assert not settings.exists()
    assert f"{settings}\n" == shell("config", "path").out
    assert {"format": 1, "path": str(settings)} == json.loads(shell("config", "path", "--json").out)


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["momentum.flor", "20"], 2, "did you mean 'momentum.floor'?"),
        (["momentum.floor", "999"], 3, "write whole minutes from 1 to 240"),
    ],
)
def test_a_wrong_setting_changes_nothing(
    shell: Callable[..., Answer], settings: Path, words: list[str], code: int, sentence: str
) -> None:
    """Checked before anything is written."""
    answer = shell("config", "set", *words)

    assert (code, "") == (answer.code, answer.out)
    assert sentence in answer.err
    assert settings.read_text(encoding="utf-8") == default_settings.DEFAULT_TEXT


@pytest.mark.usefixtures("season")
def test_a_broken_setting_stops_commands_and_config_mends_it(shell: Callable[..., Answer], settings: Path) -> None:
    """The way out works while the file is broken."""
    settings.parent.mkdir()
    settings.write_text("[momentum]\nfloor = 999\n", encoding="utf-8")

    stopped = shell("status")
    places = shell("paths")
    mended = shell("config", "set", "momentum.floor", "10")

    assert stopped.code == 3
    assert "momentum.floor = 999 is not allowed; write whole minutes from 1 to 240." in stopped.err
    assert places.code == 0
    assert f"settings: {settings}\n" in places.out
    assert mended.code == 0
    assert shell("status", "--short").out == "0/10 min, streak 0\n"


@pytest.mark.usefixtures("season")
def test_warnings_of_the_settings_are_said_once(shell: Callable[..., Answer], settings: Path) -> None:
    """On stderr; the command goes on."""
    settings.parent.mkdir()
    settings.write_text("[momentum]\nflor = 20\n", encoding="utf-8")

    answer = shell("log", "5", "diploma", "--json")

    assert answer.code == 0
    warning = "'momentum.flor' is not a setting and is passed over; did you mean 'momentum.floor'?"
    assert f"matchtrack: {settings}: {warning}\n" == answer.err


@pytest.mark.usefixtures("season")
def test_a_warning_of_the_settings_steers_no_terminal(shell: Callable[..., Answer], settings: Path) -> None:
    """A name in the file may hold any character."""
    settings.parent.mkdir()
    settings.write_text('[momentum]\n"\\u001b[2J" = 20\n', encoding="utf-8")

    answer = shell("status")

    assert "momentum.\ufffd[2J" in answer.err
    assert "\x1b" not in answer.err


@pytest.mark.parametrize("words", [["status"], ["log", "5", "5"], ["today"], ["steps"]])
@pytest.mark.usefixtures("season")
def test_daily_commands_never_write_the_settings(
    shell: Callable[..., Answer], settings: Path, words: list[str]
) -> None:
    """Only the app and `config` do."""
    shell(*words)

    assert not settings.exists()


def test_paths_say_where_everything_lives(shell: Callable[..., Answer], settings: Path, no_season: Path) -> None:
    """Also before anything is there."""
    folder = no_season.parent
    places = {
        "database": str(no_season),
        "settings": str(settings),
        "backups": str(folder / "backups"),
        "reports": str(folder / "reports"),
    }

    assert "".join(f"{label}: {path}\n" for label, path in places.items()) == shell("paths").out
    assert {"format": 1} | places == json.loads(shell("paths", "--json").out)


def test_the_database_of_the_option_and_of_the_settings(
    shell: Callable[..., Answer], settings: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """--db wins over the variable, and that over the settings."""
    folder = settings.parent.parent
    monkeypatch.delenv("MATCHTRACK_DB")
    shell("config", "set", "data.database", str(folder / "own.db"))

    assert f"database: {folder / 'own.db'}\n" in shell("paths").out
    monkeypatch.setenv("MATCHTRACK_DB", str(folder / "variable.db"))
    assert f"database: {folder / 'variable.db'}\n" in shell("paths").out
    assert f"database: {folder / 'option.db'}\n" in shell("--db", "option.db", "paths").out


@pytest.mark.parametrize("name", SHELLS)
def test_a_completion_script_is_printed(shell: Callable[..., Answer], name: str) -> None:
    """The file itself, with every command in it."""
    answer = shell("completion", name)

    assert (SCRIPTS / f"matchtrack.{name}").read_text(encoding="utf-8") == answer.out
    assert [command for command in COMMANDS if command not in answer.out] == []
    assert (answer.code, answer.err) == (0, "")


@pytest.mark.parametrize("name", SHELLS)
def test_completion_scripts_are_up_to_date(name: str) -> None:
    """After a command changes, `python docs/make_completions.py` makes them anew."""
    tool = _tool()
    script = (SCRIPTS / f"matchtrack.{name}").read_text(encoding="utf-8")
    if f"with shtab {shtab.__version__}." not in script:
        pytest.skip("another version of shtab made the scripts")

    assert tool.script(name) == script


def _tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_completions", ROOT / "docs" / "make_completions.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
@pytest.mark.parametrize(
    ("words", "completions"),
    [
        (["st"], "status start stop steps"),
        (["plan", "import", "--m"], "--merge --match-year"),
        (["export", "--format", ""], "md csv json toml"),
    ],
)
def test_bash_completes(words: list[str], completions: str) -> None:
    """The script works in the shell that most people have."""
    typed = " ".join(f"'{word}'" for word in ("matchtrack", *words))
    lines = (
        f"source '{SCRIPTS / 'matchtrack.bash'}'",
        f"COMP_WORDS=({typed}) COMP_CWORD={len(words)}",
        "_shtab_matchtrack",
        'echo "${COMPREPLY[@]}"',
    )

    done = subprocess.run(["bash", "-c", "\n".join(lines)], capture_output=True, text=True, check=True)

    assert completions == done.stdout.strip()
