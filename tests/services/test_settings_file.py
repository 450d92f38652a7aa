"""Changing one setting while every comment stays."""

from __future__ import annotations

import os
import stat
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from seasons import a_context

from matchtrack import config, default_settings
from matchtrack.errors import BadInputError, UsageError
from matchtrack.services.settings import set_value, show

GOOD = {
    "momentum.floor": ("20", 20),
    "momentum.day_start": ("05:30", 330),
    "momentum.rest_days": ("2", 2),
    "hours.mail_glance": ("true", True),
    "remind.after": ("18:30", 1110),
    "evening.bedtime": ("23:00", 1380),
    "evening.picture": ("false", False),
    "review.weekday": ("fri", 4),
    "time.zone": ("Europe/Berlin", "Europe/Berlin"),
    "dates.order": ("mdy", "mdy"),
    "data.database": ("/home/me/season.db", "/home/me/season.db"),
    "look.theme": ("match-light", "match-light"),
}


def the_file(folder: Path, text: str | None = None) -> Path:
    """The settings file of the test's context, with this text."""
    path = folder / "config" / "config.toml"
    if text is not None:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    return path


def test_every_setting_has_a_good_value_here() -> None:
    """So that no test below leaves a new one out."""
    assert set(config.CHECKS) == set(GOOD)


@pytest.mark.parametrize("key", GOOD)
def test_a_commented_default_is_switched_on_in_its_place(tmp_path: Path, key: str) -> None:
    """One line of the file changes, the comment above it stays."""
    typed, value = GOOD[key]
    set_value(a_context(tmp_path), key, typed)
    text = the_file(tmp_path).read_text(encoding="utf-8")
    name = key.partition(".")[2]
    pairs = zip(default_settings.DEFAULT_TEXT.splitlines(), text.splitlines(), strict=True)
    changed = [(old, new) for old, new in pairs if old != new]
    assert len(changed) == 1
    assert changed[0][0].startswith(f"#{name} = ")
    assert changed[0][1].startswith(f"{name} = ")
    assert value == getattr(config.load_settings(str(the_file(tmp_path))), config.CHECKS[key][0])


@given(order=st.permutations(sorted(GOOD)))
def test_settings_do_not_disturb_one_another(tmp_path_factory: pytest.TempPathFactory, order: list[str]) -> None:
    """In whatever order they are set, and set again."""
    folder = tmp_path_factory.mktemp("settings")
    context = a_context(folder)
    for key in [*order, *order]:
        set_value(context, key, GOOD[key][0])
    settings = config.load_settings(str(the_file(folder)))
    held = {key: getattr(settings, config.CHECKS[key][0]) for key in GOOD}
    assert {key: value for key, (_, value) in GOOD.items()} == held
    comments = [line for line in default_settings.DEFAULT_TEXT.splitlines() if line.startswith("# ")]
    assert comments == [line for line in the_file(folder).read_text(encoding="utf-8").splitlines() if line[:2] == "# "]


def test_the_users_own_words_and_order_stay(tmp_path: Path) -> None:
    """Also where the file is written quite another way."""
    text = '# mine\n[look]   # colours\ntheme = "match-dark" # at night\n\n[keys]\nlog = "m"\n'
    path = the_file(tmp_path, text)
    set_value(a_context(tmp_path), "look.theme", "match-light")
    assert text.replace("match-dark", "match-light") == path.read_text()
    set_value(a_context(tmp_path), "momentum.floor", "30")
    assert path.read_text().startswith(text.replace("match-dark", "match-light"))
    assert config.load_settings(str(path)).floor == 30


def test_keys_of_actions_are_texts_even_where_they_are_digits(tmp_path: Path) -> None:
    """Key 1 is a key like others."""
    context = a_context(tmp_path)
    set_value(context, "keys.log_minutes", "1")
    set_value(context, "keys.start", 'ctrl+s,"')
    assert config.load_settings(str(the_file(tmp_path))).keys == {"log_minutes": "1", "start": 'ctrl+s,"'}


@pytest.mark.parametrize(
    ("key", "text", "words"),
    [
        ("momentum.floor", "0", "1 to 240"),
        ("momentum.floor", "many", "1 to 240"),
        ("momentum.floor", "9" * 5000, "1 to 240"),
        ("momentum.day_start", "13:00", "00:00"),
        ("time.zone", "Mars/Base", "no time zone"),
        ("look.theme", "pink", "match-dark"),
    ],
)
def test_a_value_that_is_not_allowed_changes_nothing(tmp_path: Path, key: str, text: str, words: str) -> None:
    """The sentence says what is."""
    with pytest.raises(BadInputError, match=words):
        set_value(a_context(tmp_path), key, text)
    assert not the_file(tmp_path).exists()


def test_an_unknown_setting_names_the_nearest(tmp_path: Path) -> None:
    """And all that there are."""
    with pytest.raises(UsageError, match=r"did you mean 'momentum.floor'\? Settings are .*keys.ACTION"):
        set_value(a_context(tmp_path), "momentum.flor", "20")
    for key in ("", "keys", "keys.", "keys.a b", "momentum", "momentum.floor.x"):
        with pytest.raises(UsageError, match="There is no setting"):
            set_value(a_context(tmp_path), key, "20")


def test_a_file_that_is_no_toml_is_left_alone(tmp_path: Path) -> None:
    """The user mends it, nobody else."""
    path = the_file(tmp_path, "[momentum\nfloor = 20\n")
    with pytest.raises(BadInputError, match="TOML"):
        set_value(a_context(tmp_path), "momentum.floor", "20")
    assert path.read_text() == "[momentum\nfloor = 20\n"


def test_a_bad_value_in_the_file_can_be_set_right(tmp_path: Path) -> None:
    """With the very command."""
    path = the_file(tmp_path, "[momentum]\nfloor = 900\n")
    set_value(a_context(tmp_path), "momentum.floor", "20")
    assert path.read_text() == "[momentum]\nfloor = 20\n"


@pytest.mark.skipif(os.name == "nt", reason="POSIX rights and links")
def test_rights_and_links_stay(tmp_path: Path) -> None:
    """Many keep their settings in a folder of their own, and link to them."""
    real = tmp_path / "dotfiles" / "matchtrack.toml"
    real.parent.mkdir()
    real.write_text(default_settings.DEFAULT_TEXT)
    real.chmod(0o640)
    link = the_file(tmp_path)
    link.parent.mkdir()
    link.symlink_to(real)
    set_value(a_context(tmp_path), "momentum.floor", "20")
    assert link.is_symlink()
    assert "\nfloor = 20\n" in real.read_text()
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert [real] == list(real.parent.iterdir())


@pytest.mark.skipif(os.name == "nt", reason="POSIX pipes and links")
def test_what_a_link_leads_to_is_only_replaced_where_it_is_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A link to the null device must not cost the machine its null device; a pipe stands for it here."""
    device = tmp_path / "device"
    os.mkfifo(device)
    link = the_file(tmp_path)
    link.parent.mkdir()
    link.symlink_to(device)
    monkeypatch.setattr(config, "read_text", lambda _: "")
    with pytest.raises(BadInputError, match="it is no plain file"):
        set_value(a_context(tmp_path), "momentum.floor", "20")
    assert stat.S_ISFIFO(device.stat().st_mode)
    assert [link] == list(link.parent.iterdir())


def test_a_comment_inside_of_a_text_is_no_setting(tmp_path: Path) -> None:
    """What is set must hold."""
    path = the_file(tmp_path, 'mine = """\n[look]\n#theme = "match-dark"\n"""\n')
    set_value(a_context(tmp_path), "look.theme", "match-light")
    values = tomllib.loads(path.read_text())
    assert values == {"mine": '[look]\n#theme = "match-dark"\n', "look": {"theme": "match-light"}}


def test_line_ends_stay(tmp_path: Path) -> None:
    """Those of Windows, too."""
    path = the_file(tmp_path, "[momentum]\r\n#floor = 15\r\n# mine\r\n")
    set_value(a_context(tmp_path), "momentum.floor", "20")
    assert path.read_bytes() == b"[momentum]\r\nfloor = 20\r\n# mine\r\n"


@pytest.mark.skipif(os.name == "nt", reason="POSIX rights")
def test_a_new_file_and_folder_are_private(tmp_path: Path) -> None:
    """Like all that the program makes."""
    set_value(a_context(tmp_path), "momentum.floor", "20")
    assert stat.S_IMODE(the_file(tmp_path).stat().st_mode) == 0o600
    assert stat.S_IMODE(the_file(tmp_path).parent.stat().st_mode) == 0o700


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And no draft."""
    path = the_file(tmp_path, default_settings.DEFAULT_TEXT)

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(BadInputError, match="No space left"):
        set_value(a_context(tmp_path), "momentum.floor", "20")
    assert path.read_text() == default_settings.DEFAULT_TEXT
    assert [path] == list(path.parent.iterdir())


def test_what_holds_is_shown_with_where_it_comes_from(tmp_path: Path) -> None:
    """Defaults, the file's values and the user's keys; what is passed over is said."""
    the_file(tmp_path, '[momentum]\nday_start = "05:30"\n\n[keys]\nstart = "g"\n\n[look]\ncolour = "red"\n')
    view = show(a_context(tmp_path))
    held = {setting.key: (setting.value, setting.default) for setting in view.settings}
    assert held["momentum.day_start"] == ("05:30", False)
    assert held["momentum.floor"] == ("15", True)
    assert held["keys.start"] == ("g", False)
    assert set(config.CHECKS) | {"keys.start"} == set(held)
    assert [warning.split("'")[1] for warning in view.warnings] == ["look.colour"]
    assert str(the_file(tmp_path)) == view.path


def test_without_a_file_the_defaults_are_shown(tmp_path: Path) -> None:
    """And none is made."""
    assert all(setting.default for setting in show(a_context(tmp_path)).settings)
    assert not the_file(tmp_path).exists()
