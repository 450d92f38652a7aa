"""Setting the daily reminder up with the scheduler of this platform, and taking it away again."""

from __future__ import annotations

import datetime as dt
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from matchtrack import clock, paths
from matchtrack.domain import reminders
from matchtrack.errors import BadInputError, NotSoError
from matchtrack.services import programs
from matchtrack.services.private_files import write_file
from matchtrack.services.schedulers import cron, launchd, systemd, task_scheduler
from matchtrack.services.schedulers.values import MARK, Arrangement, Look, check_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from matchtrack.services.context import Context
    from matchtrack.services.programs import Command, Run

NO_LOOK = Look(words=("matchtrack",), times=(0,))
"""To name the files, it does not matter what stands in them."""

_PLACES_OF_DATABASE = (paths.DATABASE_VARIABLE, paths.CONFIG_VARIABLE, "XDG_DATA_HOME", "XDG_CONFIG_HOME")
_PLACES_OF_SETTINGS = (paths.CONFIG_VARIABLE, "XDG_CONFIG_HOME")
"""Variables of this shell that a scheduler does not know: what they lead to is written out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """What was taken away, what was left because it is not ours, and what the scheduler said against it."""

    files: tuple[str, ...]
    left: tuple[str, ...]
    troubles: tuple[str, ...]


def look_of(context: Context, *, after: int | None, named_database: bool, python: str = "") -> Look:
    """Say what is run, and when: this Python, `remind --notify`, and the database where one was named.

    Raises:
        BadInputError: A path has signs that no scheduler's file can hold.
    """
    environ = context.environ
    words = [python or _python(), "-P", "-m", "matchtrack", "remind", "--notify"]
    chosen = context.settings.remind_after if after is None else after
    if after is not None or any(environ.get(name) for name in _PLACES_OF_SETTINGS):
        words += ["--after", f"{chosen // 60:02}:{chosen % 60:02}"]
    if named_database or any(environ.get(name) for name in _PLACES_OF_DATABASE):
        words += ["--db", context.database]
    check_words(tuple(words))
    times = reminders.looks(chosen, context.settings.day_start)
    return Look(words=tuple(words), times=tuple(_system_minute(context, time) for time in times))


def _python() -> str:
    """Give this Python; on Windows the one that opens no window."""
    if not sys.executable:
        raise NotSoError("This Python does not say where it is, so no scheduler can start it.")
    windowless = Path(sys.executable).with_name("pythonw.exe")
    return str(windowless) if programs.platform() == "win32" and windowless.exists() else sys.executable


def _system_minute(context: Context, minute: int) -> int:
    """Give a time of the zone of the settings as the clock of this computer shows it today."""
    zone = context.settings.zone
    if not zone:
        return minute
    wall = dt.datetime.combine(context.moment().day, dt.time()) + dt.timedelta(minutes=minute)
    here = clock.wall_clock(clock.instant_of(wall, zone), "")
    return here.hour * 60 + here.minute


def arrangement_of(
    look: Look, environ: Mapping[str, str], *, platform: str = "", found: Callable[[str], str] = programs.found
) -> Arrangement | None:
    """Give how the scheduler of this platform is set up, or None where there is none that we know.

    Raises:
        BadInputError: A path has signs that this scheduler would replace.
    """
    platform = platform or programs.platform()
    home = environ.get("HOME") or os.path.expanduser("~")  # noqa: PTH111 - pathlib raises where no home is known
    if platform == "darwin":
        return launchd.arrangement(look, home, _user_id())
    if platform == "win32":
        schtasks = programs.windows_program("schtasks.exe", environ)
        return task_scheduler.arrangement(look, paths.data_folder(environ), schtasks)
    systemctl = found("systemctl")
    return systemd.arrangement(look, _units(environ, home), systemctl) if systemctl else None


def _user_id() -> int:
    return os.getuid() if hasattr(os, "getuid") else 0


def _units(environ: Mapping[str, str], home: str) -> str:
    chosen = Path(environ.get("XDG_CONFIG_HOME", ""))
    return str((chosen if chosen.is_absolute() else Path(home) / ".config") / "systemd" / "user")


def cron_line(look: Look) -> str:
    """Give the line that does the same with cron."""
    return cron.line(look)


def install(arrangement: Arrangement, run: Run = programs.run) -> bool:
    """Write the files and switch the scheduler on; say whether a file is new or changed.

    Where the scheduler refuses, all is put back.

    Raises:
        BadInputError: A file is there that is not ours, or cannot be written.
        NotSoError: The scheduler refuses.
    """
    before = {path: _own_text(path) for path, _ in arrangement.files}
    changed = any(before[path] != text for path, text in arrangement.files)
    trouble = ""
    try:
        for path, text in arrangement.files:
            _write(path, text)
        trouble = _first_trouble(arrangement.on, run)
    except BaseException:
        _put_back(before)
        raise
    if trouble:
        _undo(arrangement, before, run)
        raise NotSoError(f"{arrangement.scheduler} could not be set up: {trouble.rstrip('.')}. Nothing was changed.")
    return changed


def _undo(arrangement: Arrangement, before: Mapping[str, str | None], run: Run) -> None:
    """Put all back; a reminder that was there before is switched on again."""
    if any(before.values()):
        _put_back(before)
        _first_trouble(arrangement.on, run)
    else:
        _first_trouble(arrangement.off, run)
        _put_back(before)


def remove(arrangement: Arrangement, run: Run = programs.run) -> Removed:
    """Switch the scheduler off and take away our files; what is not ours stays."""
    there = [path for path, _ in arrangement.files if Path(path).exists() or Path(path).is_symlink()]
    own = [path for path in there if _is_own(path)]
    troubles = []
    if own:
        troubles = [trouble for command in arrangement.off if (trouble := _trouble(command, run))]
        for path in own:
            Path(path).unlink(missing_ok=True)
        troubles += [trouble for command in arrangement.gone if (trouble := _trouble(command, run))]
    left = tuple(path for path in there if path not in own)
    return Removed(files=tuple(own), left=left, troubles=tuple(dict.fromkeys(troubles)))


def _first_trouble(commands: Sequence[Command], run: Run) -> str:
    return next((trouble for command in commands if (trouble := _trouble(command, run))), "")


def _trouble(command: Command, run: Run) -> str:
    trouble = run(command).trouble
    return "" if command.may_fail else trouble


def _is_own(path: str) -> bool:
    try:
        return bool(_own_text(path))
    except BadInputError:
        return False


def _own_text(path: str) -> str | None:
    """Give the text of a file of ours, None where there is no file.

    Raises:
        BadInputError: The file is not ours.
    """
    file = Path(path)
    if not file.exists() and not file.is_symlink():
        return None
    try:
        text = "" if file.is_symlink() else file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        text = ""
    if MARK not in text:
        raise BadInputError(f"{path} was not written by matchtrack and is left alone; move it away first.")
    return text


def _write(path: str, text: str) -> None:
    try:
        Path(path).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise BadInputError(f"{path} cannot be written: {(error.strerror or str(error)).lower()}.") from None
    write_file(path, text, force=True)


def _put_back(before: Mapping[str, str | None]) -> None:
    for path, text in before.items():
        if text is None:
            Path(path).unlink(missing_ok=True)
        else:
            _write(path, text)
