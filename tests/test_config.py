"""The settings file: defaults, every setting, every sentence, and plain lines that are read without a TOML parser."""

from __future__ import annotations

import errno
import io
import os
import stat
import sys
import tomllib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchtrack import config, default_settings
from matchtrack.errors import BadInputError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ATTRIBUTES = (
    "floor", "day_start", "rest_days", "zone", "database", "date_order", "theme", "keys", "mail_glance",
    "remind_after", "bedtime", "evening_picture", "review_weekday", "warnings",
)  # fmt: skip

FULL = """\
[momentum]
floor = 20
day_start = "05:30"
rest_days = 2

[hours]
mail_glance = true

[remind]
after = "18:30"

[evening]
bedtime = "23:59"
picture = false

[review]
weekday = "fri"

[time]
zone = "Europe/Berlin"

[dates]
order = "mdy"

[data]
database = "~/match/my season.db"

[look]
theme = "match-contrast"

[keys]
log_minutes = "plus"
next_day = "l,right"
"""


def a_file(folder: Path, text: str) -> str:
    """A settings file; gives its path."""
    path = folder / "config.toml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def held(found: config.Settings) -> dict[str, object]:
    """All that settings hold."""
    return {name: getattr(found, name) for name in ATTRIBUTES}


def refusal(text: str, tmp_path: Path) -> str:
    """The sentence with which a file is refused, without its path."""
    path = a_file(tmp_path, text)
    with pytest.raises(BadInputError) as caught:
        config.load_settings(path)
    assert path in caught.value.sentence
    return caught.value.sentence.replace(path, "FILE")


def test_what_is_not_set_is_the_default(tmp_path: Path) -> None:
    """No file, an empty one, and the one that is written for everybody are the same."""
    defaults = {
        "floor": 15, "day_start": 240, "rest_days": 0, "zone": "", "database": "", "date_order": "",
        "theme": "match-dark", "keys": {}, "mail_glance": False, "remind_after": 1140, "bedtime": 1350,
        "evening_picture": True, "review_weekday": 6, "warnings": (),
    }  # fmt: skip
    assert held(config.Settings()) == defaults
    assert held(config.load_settings(str(tmp_path / "none" / "config.toml"))) == defaults
    for text in ("", "\n\n", default_settings.DEFAULT_TEXT, "# all off\n"):
        assert held(config.load_settings(a_file(tmp_path, text))) == defaults


def test_every_setting_finds_its_place(tmp_path: Path) -> None:
    """A new setting has to be added here too."""
    found = held(config.load_settings(a_file(tmp_path, FULL)))
    assert found == {
        "floor": 20, "day_start": 330, "rest_days": 2, "mail_glance": True, "remind_after": 1110, "bedtime": 1439,
        "evening_picture": False, "review_weekday": 4, "zone": "Europe/Berlin", "database": "~/match/my season.db",
        "date_order": "mdy", "theme": "match-contrast", "keys": {"log_minutes": "plus", "next_day": "l,right"},
        "warnings": (),
    }  # fmt: skip
    named = {f"{section}.{name}" for section, part in tomllib.loads(FULL).items() for name in part}
    assert named - {"keys.log_minutes", "keys.next_day"} == set(config.CHECKS)


@pytest.mark.parametrize("write", [lambda text: text.replace(" = ", "="), lambda text: f"\N{BOM}{text}"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_other_ways_of_writing_the_same_are_read_the_same(
    tmp_path: Path, write: Callable[[str], str], end: str
) -> None:
    """Without spaces, with the mark that Windows puts first, with Windows' line ends, with comments behind values."""
    expected = held(config.load_settings(a_file(tmp_path, FULL)))
    path = tmp_path / "other.toml"
    path.write_bytes(write(FULL).replace("\n", end).encode())
    assert held(config.load_settings(str(path))) == expected
    path.write_bytes(write(FULL).replace("= 20", "= 20 # minutes").replace("\n", end).encode())
    assert held(config.load_settings(str(path))) == expected


@pytest.mark.parametrize("value", ["1", "240"])
def test_the_floor_may_be_one_minute_or_four_hours(tmp_path: Path, value: str) -> None:
    """The limits themselves are allowed."""
    assert config.load_settings(a_file(tmp_path, f"[momentum]\nfloor = {value}\n")).floor == int(value)


@pytest.mark.parametrize(("text", "minutes"), [("00:00", 0), ("4:05", 245), ("12:00", 720)])
def test_the_day_starts_between_midnight_and_noon(tmp_path: Path, text: str, minutes: int) -> None:
    """The hour may have one digit."""
    assert config.load_settings(a_file(tmp_path, f'[momentum]\nday_start = "{text}"\n')).day_start == minutes


FLOOR = "write whole minutes from 1 to 240"
START = 'write a time from "00:00" to "12:00"'


ZONE = "write a name like Europe/Berlin or America/New_York"
THEME = 'write one of "match-dark", "match-light", "match-contrast"'
ORDER = 'write one of "", "dmy", "mdy"'
KEY = 'write a key in quotes, like "m" or "ctrl+l"'
PATH = "write a path in quotes"
REFUSED = {
    ("momentum.floor", FLOOR): (
        ("0", "0"), ("241", "241"), ("-5", "-5"), ("15.0", "15.0"), ("true", "True"), ('"15"', "'15'"),
        ("99999999999999999999999", "99999999999999999999999"),
    ),
    ("momentum.day_start", START): (
        ('"12:01"', "'12:01'"), ('"24:00"', "'24:00'"), ('"4"', "'4'"), ('"04:60"', "'04:60'"), ("4", "4"),
        ('"-1:00"', "'-1:00'"), ('"04:0"', "'04:0'"), ('"\u0660\u0664:00"', "'\u0660\u0664:00'"), ('""', "''"),
        ('"000000000004:00"', "'000000000004:00'"),
    ),
    ("time.zone", f"there is no time zone 'Mars'; {ZONE}"): (('"Mars"', "'Mars'"),),
    ("time.zone", f"there is no time zone '5'; {ZONE}"): (("5", "5"),),
    ("dates.order", ORDER): (('"ymd"', "'ymd'"), ("[]", "[]")),
    ("data.database", PATH): (("1", "1"), ('"a\\u0000b"', "'a\\x00b'")),
    ("look.theme", THEME): (('"dark"', "'dark'"),),
    ("keys.log", KEY): (("5", "5"), ('""', "''")),
}  # fmt: skip
"""Setting and what is allowed there, to values as they are written and as the sentence shows them."""


@pytest.mark.parametrize(
    ("key", "value", "sentence"),
    [
        (key, value, f"FILE: {key} = {shown} is not allowed; {allowed}")
        for (key, allowed), values in REFUSED.items()
        for value, shown in values
    ],
)
def test_a_value_that_is_not_allowed_says_what_is(tmp_path: Path, key: str, value: str, sentence: str) -> None:
    """File, setting, value, and the way to write it; dotted keys and sections alike."""
    section, _, name = key.partition(".")
    assert refusal(f"{key} = {value}\n", tmp_path) == sentence
    assert refusal(f"[{section}]\n{name} = {value}\n", tmp_path) == sentence


@pytest.mark.parametrize(
    ("text", "warnings"),
    [
        (
            "[momentum]\nflor = 5\n",
            ["'momentum.flor' is not a setting and is passed over; did you mean 'momentum.floor'?"],
        ),
        ("floor = 5\n", ["'floor' is not a setting and is passed over; did you mean 'momentum.floor'?"]),
        ("[weather]\nrain = true\n", ["'weather.rain' is not a setting and is passed over"]),
        (f"[w]\n{'r' * 90} = 1\n", [f"'w.{'r' * 58}...' is not a setting and is passed over"]),
        ('keys = "m"\n', ["'keys' is not a setting and is passed over"]),
        ("[look.more]\ntheme = 1\n", ["'look.more' is not a setting and is passed over; did you mean 'look.theme'?"]),
        ("[weather]\n", []),
    ],
)  # fmt: skip
def test_an_unknown_setting_is_passed_over_with_a_warning(tmp_path: Path, text: str, warnings: list[str]) -> None:
    """A setting of a newer version is no reason to stop; a slip of the pen names the nearest."""
    path = a_file(tmp_path, text)
    found = config.load_settings(path)
    assert [warning.removeprefix(f"{path}: ") for warning in found.warnings] == warnings
    assert (found.floor, found.theme, found.keys) == (15, "match-dark", {})


@pytest.mark.parametrize(
    "text",
    ["[momentum\n", "floor == 5\n", "[a]\n[a]\n", "[a]\nb = 1\nb = 2\n", "a = '",
     "a = " + "[" * 2500],
)  # fmt: skip
def test_a_file_that_is_no_toml_says_so(tmp_path: Path, text: str) -> None:
    """With what the parser says."""
    assert refusal(text, tmp_path).startswith("the settings file FILE is not valid TOML: ")


@pytest.mark.parametrize(
    "text",
    ["#" * 30_001, "# more\n" * 5_000, f"[momentum]\nfloor = {'9' * 5000}\n", "a." * 20_000 + "a = 1\n"],
)
def test_a_flood_is_not_read(tmp_path: Path, text: str) -> None:
    """A key of twenty thousand dots takes tomllib six seconds."""
    said = "the settings file FILE is too large; it may have 30,000 bytes, 3,000 in one line"
    assert said == refusal(text, tmp_path)


@pytest.mark.skipif(os.name == "nt", reason="POSIX pipes")
def test_a_pipe_in_the_place_of_the_file_is_not_waited_for(tmp_path: Path) -> None:
    """Nothing may ever be written into it; the null device is a file without settings."""
    pipe = tmp_path / "config.toml"
    os.mkfifo(pipe)
    with pytest.raises(BadInputError) as caught:
        config.load_settings(str(pipe))
    assert caught.value.sentence == f"the settings file {pipe} cannot be read: it is no plain file"
    assert held(config.load_settings(os.devnull)) == held(config.Settings())


def test_a_file_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    """Bytes that are no text, and a folder in its place."""
    path = tmp_path / "config.toml"
    path.write_bytes(b"[look]\ntheme = \xff\n")
    with pytest.raises(BadInputError) as caught:
        config.load_settings(str(path))
    assert caught.value.sentence == f"the settings file {path} cannot be read: it is not UTF-8 text"
    with pytest.raises(BadInputError, match=r"^the settings file .* cannot be read: "):
        config.load_settings(str(tmp_path))


def test_plain_lines_need_no_toml_parser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A prompt that asks for the status must not wait for one."""
    monkeypatch.setitem(sys.modules, "tomllib", None)
    for text in ("", default_settings.DEFAULT_TEXT, FULL, FULL.replace("\n", "\r\n")):
        config.load_settings(a_file(tmp_path, text))
    with pytest.raises(ImportError):
        config.load_settings(a_file(tmp_path, "momentum.floor = 5\n"))


LINE = st.one_of(
    st.sampled_from(
        (
            "", "# note", "[momentum]", "[look]", "[ look ]", "[keys] # mine", "[a.b]", "[[a]]", "floor = 15",
            "floor=0", "floor = 015", "floor = 1_0", "theme = 'x'", 'theme = "x"', 'theme = ""', 'theme = """', '"""',
            "'''", 'a = "x # y" # z', 'a-b = "x"', '"a" = 1', "a.b = 1", "_ = 1", "1 = 2", "a = true", "a = 1 # one",
            'a = "\\u0041"', 'b = "\t"', "c = [", "]", "d = {e = 1}", "f = 2026-11-22", "floor = +5",
            "# \u2028 floor = 3",
            "# \x85floor = 3", "\tfloor = 7\t",
            'a = "\N{NO-BREAK SPACE}"', '\N{NO-BREAK SPACE}a = "x"',
        )
    ),
    st.text(alphabet='[]"\'=#.,_-\\ \t\u2028\x85\x0c\N{NO-BREAK SPACE}aé01{}', max_size=12),
)  # fmt: skip


@settings(max_examples=400)
@given(lines=st.lists(LINE, max_size=7), end=st.sampled_from(("\n", "\r\n")))
def test_the_plain_reader_agrees_with_tomllib(lines: list[str], end: str) -> None:
    """Wherever tomllib accepts a file, plain lines are read as it reads them, or left to it."""
    text = end.join(lines)
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    plain = config._plain_values(text)
    if plain is not None:
        assert repr(sorted(plain.items())) == repr(sorted(config._toml_values(text, "").items()))
    assert config.read_values(text, "") == config._toml_values(text, "")


def test_the_default_file_is_written_once(tmp_path: Path) -> None:
    """Nobody's words are ever written over."""
    path = tmp_path / "new" / "deep" / "config.toml"
    assert default_settings.write_default(str(path))
    assert path.read_text(encoding="utf-8") == default_settings.DEFAULT_TEXT
    path.write_text("# mine\n", encoding="utf-8")
    assert not default_settings.write_default(str(path))
    assert path.read_text(encoding="utf-8") == "# mine\n"


@pytest.mark.skipif(os.name == "nt", reason="POSIX rights")
def test_the_default_file_and_its_folder_are_private(tmp_path: Path) -> None:
    """Whatever the mask of the shell says."""
    path = tmp_path / "new" / "config.toml"
    old = os.umask(0o022)
    try:
        default_settings.write_default(str(path))
    finally:
        os.umask(old)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_default_file_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    """The defaults hold without a file."""
    (tmp_path / "file").touch()
    assert not default_settings.write_default(str(tmp_path / "file" / "config.toml"))


def test_a_full_disk_leaves_no_half_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next run would take it for the user's own."""
    path = tmp_path / "config.toml"

    class FullFile(io.StringIO):
        def write(self, _: str) -> int:
            raise OSError(errno.ENOSPC, "No space left on device")

    def full_file(handle: int, *_: object, **__: object) -> FullFile:
        os.close(handle)
        return FullFile()

    monkeypatch.setattr(os, "fdopen", full_file)
    assert not default_settings.write_default(str(path))
    assert not path.exists()


def test_the_name_of_a_key_holds_no_control_characters(tmp_path: Path) -> None:
    """It is passed over like any name that is no setting."""
    found = config.load_settings(a_file(tmp_path, '[keys]\n"\\u001b]52;c;x" = "q"\n'))
    assert found.keys == {}
    assert len(found.warnings) == 1


def test_the_default_file_shows_every_setting() -> None:
    """Switched on as it stands there, each is allowed and is what holds without it, or an example."""
    switched = "\n".join(line.removeprefix("#") if line[:1] == "#" and line[1:2] != " " else line
                         for line in default_settings.DEFAULT_TEXT.splitlines())  # fmt: skip
    values = config.read_values(switched, "")
    assert set(values) == {*config.CHECKS, "keys.log_minutes"}
    found = config.settings_of(values, "")
    assert (found.floor, found.day_start, found.theme, found.warnings) == (15, 240, "match-dark", ())
