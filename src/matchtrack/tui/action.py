"""What an action of the app is."""

from __future__ import annotations

from typing import NamedTuple

ANYWHERE = "anywhere"


class Action(NamedTuple):
    """Something the user can do.

    `name` is the Textual action and the name in the settings' [keys]; `keys` are the default keys, comma separated;
    `bar` is the short word in the key bar, empty where it is not shown; `command` does the same in the shell;
    `screens` says where it holds.
    """

    name: str
    keys: str
    title: str
    help: str
    command: str
    screens: tuple[str, ...]
    bar: str = ""
