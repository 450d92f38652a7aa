"""Reading the user's settings, a commented TOML file (`default_settings` has its text).

`status` and `log` read it, so plain lines are read without a TOML parser; whatever is not plain goes to tomllib.
"""

from __future__ import annotations

import os
from stat import S_ISREG

from matchtrack.domain.momentum import DEFAULT_DAY_START, DEFAULT_FLOOR, MAX_DAY_START, MAX_FLOOR, MIN_FLOOR
from matchtrack.errors import BadInputError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import TypeVar

    Checked = TypeVar("Checked")

_MOST_DIGITS, _CLOCK_DIGITS = 18, 2
_LAST_MINUTE = 24 * 60 - 1
_LONGEST_SAID = 60
_MOST_BYTES, _LONGEST_LINE = 30_000, 3_000
"""Ten times a file in which everything is set; TOML readers take quadratic time for some files (trust.md 8)."""

_MOST_WARNINGS = 10

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MOST_REST_DAYS = 10
"""In a month: more would be no habit."""

THEMES = ("match-dark", "match-light", "match-contrast")


class Settings:
    """What the user may set; see `default_settings` for the meaning and the limits.

    Attributes:
        floor: Least minutes of a kept day (method.md 15).
        day_start: Minutes after midnight at which a momentum day begins.
        zone: IANA name, or empty for the system's zone.
        database: Path of the database, or empty for the usual place.
        date_order: 'dmy', 'mdy' or empty.
        theme: One of THEMES.
        keys: Action name to keys, comma separated.
        rest_days: Days of rest in a calendar month.
        mail_glance: One look at the mail inside the productive hours while invitations come (method.md 12).
        remind_after: Minutes after midnight from which `remind` speaks up.
        bedtime: Minutes after midnight from which the evening picture is offered (method.md 17).
        evening_picture: Whether it is offered at all.
        review_weekday: Day of the week review, 0 (Monday) to 6.
        warnings: Sentences about settings that were passed over.
    """

    __slots__ = (
        "bedtime", "database", "date_order", "day_start", "evening_picture", "floor", "keys", "mail_glance",
        "remind_after", "rest_days", "review_weekday", "theme", "warnings", "zone",
    )  # fmt: skip

    def __init__(self) -> None:
        self.floor = DEFAULT_FLOOR
        self.day_start = DEFAULT_DAY_START
        self.zone = ""
        self.database = ""
        self.date_order = ""
        self.theme = THEMES[0]
        self.rest_days = 0
        self.mail_glance = False
        self.remind_after = 19 * 60
        self.bedtime = 22 * 60 + 30
        self.evening_picture = True
        self.review_weekday = 6
        self.keys: dict[str, str] = {}
        self.warnings: tuple[str, ...] = ()


def load_settings(path: str) -> Settings:
    """Read the settings; a file that is not there is a file of defaults.

    Raises:
        BadInputError: The file is no TOML, or a value is not allowed.
    """
    return settings_of(read_values(read_text(path), path), path)


def read_text(path: str) -> str:
    """Give the text of the settings file, '' where there is none; a pipe or a flood is never read.

    Raises:
        BadInputError: It is no file, cannot be read, or is too large.
    """
    try:
        if not S_ISREG(os.stat(path).st_mode) and path != os.devnull:
            raise BadInputError(f"the settings file {path} cannot be read: it is no plain file")
        with open(path, "rb") as file:
            content = file.read(_MOST_BYTES + 1)
        _check_size(content, path)
        return content.decode().removeprefix("\N{BOM}")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        raise BadInputError(f"the settings file {path} cannot be read: {_reason(error)}") from None


def _check_size(content: bytes, path: str) -> None:
    if len(content) > _MOST_BYTES or max(map(len, content.split(b"\n"))) > _LONGEST_LINE:
        raise BadInputError(
            f"the settings file {path} is too large; it may have {_MOST_BYTES:,} bytes, {_LONGEST_LINE:,} in one line"
        )


def read_values(text: str, path: str) -> dict[str, object]:
    """Give the settings of a file as 'section.name' to value."""
    values = _plain_values(text)
    return _toml_values(text, path) if values is None else values


def _plain_values(text: str) -> dict[str, object] | None:
    """Read lines like `name = 15` and `name = "text"`; None where anything else stands in the file."""
    values: dict[str, object] = {}
    section, sections = "", set()
    for raw in text.split("\n"):  # a comment may hold other characters that break lines in Python, but not in TOML
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        if line.startswith("[") and line.endswith("]") and _bare(line[1:-1]):
            section = line[1:-1]
            if section in sections:
                return None
            sections.add(section)
            continue
        name, equals, value = (part.strip() for part in line.partition("="))
        key = f"{section}.{name}"
        plain = _plain_value(value)
        if not (section and equals and _bare(name)) or plain is None or key in values:
            return None
        values[key] = plain
    return values


def _bare(word: str) -> bool:
    return word.isascii() and word.replace("_", "").isalnum()


def _plain_value(value: str) -> object:
    if value in {"true", "false"}:
        return value == "true"
    if value.isascii() and value.isdigit() and len(value) <= _MOST_DIGITS and (value == "0" or value[0] != "0"):
        return int(value)
    inner = value[1:-1]
    if (
        len(value) > 1
        and value[0] == value[-1] == '"'
        and '"' not in inner
        and "\\" not in inner
        and inner.isprintable()
    ):
        return inner
    return None


def _toml_values(text: str, path: str) -> dict[str, object]:
    import tomllib  # noqa: PLC0415 - most settings files are plain

    try:
        document = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        raise BadInputError(f"the settings file {path} is not valid TOML: {error}") from None
    values: dict[str, object] = {}
    for section, content in document.items():
        if isinstance(content, dict):
            values.update({f"{section}.{name}": value for name, value in content.items()})
        else:
            values[section] = content
    return values


def settings_of(values: Mapping[str, object], path: str) -> Settings:
    """Check values and put them in their places; an unknown name is passed over with a warning.

    Raises:
        BadInputError: A value is not allowed; the sentence says what is.
    """
    settings = Settings()
    strange = []
    for key, value in values.items():
        section, _, name = key.partition(".")
        if section == "keys" and name.isprintable() and name:
            settings.keys[name] = _checked(_key, key, value, path)
        elif key in CHECKS:
            attribute, check = CHECKS[key]
            setattr(settings, attribute, _checked(check, key, value, path))
        else:
            strange.append(key)
    settings.warnings = tuple(_warnings(strange, path))
    return settings


def _warnings(strange: list[str], path: str) -> list[str]:
    said = [
        f"{path}: '{_short(key)}' is not a setting and is passed over{_near(key)}" for key in strange[:_MOST_WARNINGS]
    ]
    more = len(strange) - len(said)
    return [*said, f"{path}: {more} more {'name is' if more == 1 else 'names are'} not known"] if more else said


def _checked(check: Callable[[object], Checked], key: str, value: object, path: str) -> Checked:
    try:
        return check(value)
    except ValueError as error:
        raise BadInputError(f"{path}: {key} = {value!r} is not allowed; {error}") from None


def _short(key: str) -> str:
    return key if len(key) <= _LONGEST_SAID else f"{key[:_LONGEST_SAID]}..."


def _near(key: str) -> str:
    from matchtrack.domain.due import nearest  # noqa: PLC0415 - only needed for a warning

    return nearest(key, CHECKS)


def _reason(error: Exception) -> str:
    return error.strerror or str(error) if isinstance(error, OSError) else "it is not UTF-8 text"


def _floor(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not MIN_FLOOR <= value <= MAX_FLOOR:
        raise ValueError(f"write whole minutes from {MIN_FLOOR} to {MAX_FLOOR}")
    return value


def _rest_days(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MOST_REST_DAYS:
        raise ValueError(f"write whole days from 0 to {MOST_REST_DAYS}")
    return value


def _time_up_to(latest: int) -> Callable[[object], int]:
    def check(value: object) -> int:
        text = value if isinstance(value, str) and value.isascii() else ""
        hours, _, minutes = text.partition(":")
        if hours.isdigit() and len(hours) <= _CLOCK_DIGITS and minutes.isdigit() and len(minutes) == _CLOCK_DIGITS:
            time = int(hours) * 60 + int(minutes)
            if int(minutes) < 60 and time <= latest:  # noqa: PLR2004
                return time
        raise ValueError(f'write a time from "00:00" to "{latest // 60:02}:{latest % 60:02}"')

    return check


def _switch(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError("write true or false")  # noqa: TRY004 - a fault of the settings, as all others here
    return value


def _weekday(value: object) -> int:
    return WEEKDAYS.index(_one_of(*WEEKDAYS)(value))


def _zone(value: object) -> str:
    from matchtrack.clock import named_zone  # noqa: PLC0415 - only for a named zone
    from matchtrack.errors import UsageError  # noqa: PLC0415 - the same

    if value == "":
        return ""
    try:
        named_zone(str(value))
    except UsageError as error:
        raise ValueError(error.sentence) from None
    return str(value)


def _key(value: object) -> str:
    if not isinstance(value, str) or not value:
        raise ValueError('write a key in quotes, like "m" or "ctrl+l"')
    return value


def _path(value: object) -> str:
    if not isinstance(value, str) or not value.isprintable():
        raise ValueError("write a path in quotes")
    return value


def _one_of(*allowed: str) -> Callable[[object], str]:
    def check(value: object) -> str:
        if value not in allowed:
            raise ValueError("write one of " + ", ".join(f'"{word}"' for word in allowed))
        return str(value)

    return check


CHECKS: dict[str, tuple[str, Callable[[object], object]]] = {
    "momentum.floor": ("floor", _floor),
    "momentum.day_start": ("day_start", _time_up_to(MAX_DAY_START)),
    "momentum.rest_days": ("rest_days", _rest_days),
    "hours.mail_glance": ("mail_glance", _switch),
    "remind.after": ("remind_after", _time_up_to(_LAST_MINUTE)),
    "evening.bedtime": ("bedtime", _time_up_to(_LAST_MINUTE)),
    "evening.picture": ("evening_picture", _switch),
    "review.weekday": ("review_weekday", _weekday),
    "time.zone": ("zone", _zone),
    "dates.order": ("date_order", _one_of("", "dmy", "mdy")),
    "data.database": ("database", _path),
    "look.theme": ("theme", _one_of(*THEMES)),
}
"""Setting to the attribute that holds it and the check that it must pass."""
