"""The settings file: what holds, and changing one setting while every comment stays."""

from __future__ import annotations

import re
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from matchtrack import config, default_settings, paths
from matchtrack.domain.due import nearest
from matchtrack.domain.text import clean
from matchtrack.errors import BadInputError, UsageError
from matchtrack.services.private_files import put_in_place

if TYPE_CHECKING:
    from matchtrack.services.context import Context

_KEYS_SECTION = "keys"
_NUMBERS = ("momentum.floor", "momentum.rest_days")
_SWITCHES = ("hours.mail_glance", "evening.picture")
_TIMES = ("momentum.day_start", "remind.after", "evening.bedtime")
_MOST_DIGITS = 18
_KEY_NAME = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One setting, like momentum.floor; `value` is written as in the file, `default` says that it is not set there."""

    key: str
    value: str
    default: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsView:
    """All settings that hold, the file that they come from, and what was passed over there."""

    path: str
    settings: tuple[Setting, ...]
    warnings: tuple[str, ...]


def show(context: Context) -> SettingsView:
    """Give every setting with the value that holds.

    Raises:
        BadInputError: The settings file cannot be used.
    """
    path = paths.config_file(context.environ)
    values = config.read_values(config.read_text(path), path)
    settings = config.settings_of(values, path)
    shown = [
        Setting(key=key, value=_shown(key, getattr(settings, attribute)), default=key not in values)
        for key, (attribute, _) in config.CHECKS.items()
    ]
    own_keys = [Setting(key=f"keys.{name}", value=value, default=False) for name, value in settings.keys.items()]
    return SettingsView(path=path, settings=(*shown, *own_keys), warnings=settings.warnings)


def set_value(context: Context, key: str, text: str) -> Setting:
    """Write one setting into the file, checked before; all else in the file stays as it is, comments too.

    Raises:
        BadInputError: The value is not allowed, or the file cannot be used or written.
        UsageError: There is no such setting.
    """
    section, _, name = key.partition(".")
    if key not in config.CHECKS and not (section == _KEYS_SECTION and _KEY_NAME.fullmatch(name)):
        near = nearest(key, config.CHECKS) or "."
        raise UsageError(f"There is no setting '{key}'{near} Settings are {', '.join(config.CHECKS)} and keys.ACTION.")
    path = paths.config_file(context.environ)
    value = _value(key, clean(text)[0])
    config.settings_of({key: value}, path)
    changed = _with_value(config.read_text(path) or default_settings.DEFAULT_TEXT, section, name, value)
    config.settings_of(config.read_values(changed, path), path)
    _write(path, changed)
    return Setting(key=key, value=str(value).lower() if isinstance(value, bool) else str(value), default=False)


def _value(key: str, text: str) -> int | str:
    if key in _SWITCHES and text in {"true", "false"}:
        return text == "true"
    number = key in _NUMBERS and text.isascii() and text.isdigit()
    return int(text[:_MOST_DIGITS]) if number else text


def _shown(key: str, value: Any) -> str:
    if key in _TIMES:
        return f"{value // 60:02}:{value % 60:02}"
    if key in _SWITCHES:
        return "true" if value else "false"
    return config.WEEKDAYS[value] if key == "review.weekday" else str(value)


def _with_value(text: str, section: str, name: str, value: int | str) -> str:
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        document = tomlkit.parse(text)
    except (TOMLKitError, RecursionError) as error:
        raise BadInputError(f"The settings file is not valid TOML: {error}.") from None
    table = document.get(section)
    if not (isinstance(table, dict) and name in table):
        switched = _switched_on(text, section, f"{name} = {tomlkit.item(value).as_string()}")
        if switched is not None and _holds(switched, f"{section}.{name}", value):
            return switched
    if not isinstance(table, dict):
        table = document[section] = tomlkit.table()
    table[name] = value
    return tomlkit.dumps(document)


def _holds(text: str, key: str, value: int | str) -> bool:
    """Say whether a text sets `key`: what looks like a comment may stand inside a text of several lines."""
    try:
        return config.read_values(text, "").get(key) == value
    except BadInputError:
        return False


def _switched_on(text: str, section: str, line: str) -> str | None:
    """Put the line in the place of the commented one of its section, or give None where there is none."""
    name = line.partition(" = ")[0]
    commented = re.compile(rf"#\s*{name}\s*=")
    lines = text.splitlines(keepends=True)
    here = ""
    for number, old in enumerate(lines):
        header = re.match(r"\s*\[\s*([A-Za-z0-9_]+)\s*\]", old)
        here = header[1] if header else here
        if here == section and commented.match(old):
            ending = old[len(old.rstrip("\r\n")) :]
            return "".join([*lines[:number], line + ending, *lines[number + 1 :]])
    return None


def _write(path: str, text: str) -> None:
    """Put the file in place at once, with the rights it had; where it is a link, what it points to is replaced."""
    target = Path(path).resolve()
    if target.exists() and not target.is_file():  # a link to a device: the name would no longer lead there
        raise BadInputError(f"The settings file {path} cannot be written: it is no plain file.")
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else 0o600
        put_in_place(target, text.encode(), new=False, mode=mode)
    except OSError as error:
        raise BadInputError(f"The settings file {path} cannot be written: {error.strerror}.") from None
