"""Where things live on this machine.

On Linux and macOS the places are computed here, by the rule of platformdirs (a test holds the two equal), because
importing platformdirs costs more than a whole `status`; elsewhere platformdirs is asked.
"""

from __future__ import annotations

import os
import sys

from matchtrack.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

DATABASE_VARIABLE = "MATCHTRACK_DB"
CONFIG_VARIABLE = "MATCHTRACK_CONFIG"
_APP = "matchtrack"


def data_folder(environ: Mapping[str, str]) -> str:
    """Give the folder of the database, its backups and the crash reports."""
    return _place("data", environ, "XDG_DATA_HOME", ".local/share")


def config_folder(environ: Mapping[str, str]) -> str:
    """Give the folder of the settings file."""
    return _place("config", environ, "XDG_CONFIG_HOME", ".config")


def _place(kind: str, environ: Mapping[str, str], variable: str, default: str) -> str:
    platform: str = sys.platform
    if platform in {"linux", "darwin"}:
        chosen = environ.get(variable, "")
        usual = default if platform == "linux" else "Library/Application Support"
        base = chosen if os.path.isabs(chosen) else os.path.join(_home(environ), usual)
        return os.path.join(base, _APP)
    import platformdirs

    ask = platformdirs.user_data_dir if kind == "data" else platformdirs.user_config_dir
    return ask(_APP, appauthor=False)


def _home(environ: Mapping[str, str]) -> str:
    home = environ.get("HOME", "")
    if os.path.isabs(home):
        return home
    import pwd  # noqa: PLC0415 - not on Windows, and seldom needed

    try:
        return pwd.getpwuid(os.getuid()).pw_dir
    except KeyError:
        raise UsageError("This account has no home folder; set HOME to the folder where your files are.") from None


def database_file(environ: Mapping[str, str], chosen: str | None = None, setting: str = "") -> str:
    """Give the database: --db's, else MATCHTRACK_DB's, else the settings', else the one in the data folder."""
    named = chosen or environ.get(DATABASE_VARIABLE) or setting
    if named:
        return os.path.abspath(os.path.expanduser(named))
    return os.path.join(data_folder(environ), "matchtrack.db")


def config_file(environ: Mapping[str, str]) -> str:
    """Give the settings file: MATCHTRACK_CONFIG's, else the one in the configuration folder."""
    named = environ.get(CONFIG_VARIABLE)
    return os.path.abspath(os.path.expanduser(named)) if named else os.path.join(config_folder(environ), "config.toml")


def backups_folder(database: str) -> str:
    """Give the folder of the backups, beside the database."""
    return os.path.join(os.path.dirname(database), "backups")


def reports_folder(database: str) -> str:
    """Give the folder of crash reports, beside the database."""
    return os.path.join(os.path.dirname(database), "reports")
