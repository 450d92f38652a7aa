"""What the table of actions makes: the bindings, the key bar, the palette, the help and the key map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding, BindingType

from matchtrack.tui.action import ANYWHERE
from matchtrack.tui.action_table import ACTIONS, STEPS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from matchtrack.tui.action import Action

BY_NAME = {action.name: action for action in ACTIONS}

_MOVEMENT = (
    ("up, k", "one row up"),
    ("down, j", "one row down"),
    ("home, g", "first row"),
    ("end, G", "last row"),
    ("page up, page down", "one page"),
)
_SIDEWAYS = {"schedule": "the day before, the day after", "review": "the week before, the week after"}


LIST_KEYS = ("up", "k", "down", "j", "home", "g", "end", "G")
"""Keys that a list takes before any action does."""


def movement_of(screen: str) -> Iterator[tuple[str, str]]:
    """Give the keys with which a screen's list moves, and what they do, for the help."""
    yield from _MOVEMENT
    yield "left, h, right, l", _SIDEWAYS.get(screen, "close and open a big step")
    yield "esc", "back"


def actions_of(screen: str) -> Iterator[Action]:
    """Give the actions that hold on a screen, its own before those that hold anywhere."""
    for action in ACTIONS:
        if screen in action.screens:
            yield action
    for action in ACTIONS:
        if ANYWHERE in action.screens:
            yield action


def bar_of(screen: str) -> list[Action]:
    """Give the actions of a screen's key bar in their order; the screen itself is there already."""
    shown = [action for action in actions_of(screen) if action.bar and action.name != f"show_{screen}"]
    return [_back(action) if action.name == "leave" and screen != "today" else action for action in shown]


def _back(leave: Action) -> Action:
    """Name what leaving does on a screen other than the first: it goes back there."""
    return leave._replace(bar="back")


def bindings_of(screen: str) -> list[BindingType]:
    """Give a screen's own bindings; ids are action names, so that the settings can map other keys to them."""
    return [
        Binding(action.keys, action.name, action.title, show=bool(action.bar), id=action.name, tooltip=action.help)
        for action in ACTIONS
        if screen in action.screens
    ]


def key_label(keys: str) -> str:
    """Write the first of an action's keys as it stands on the keyboard."""
    first = keys.split(",", maxsplit=1)[0].strip()
    return {
        "plus": "+",
        "slash": "/",
        "question_mark": "?",
        "colon": ":",
        "enter": "Enter",
        "space": "Space",
        "less_than_sign": "<",
        "greater_than_sign": ">",
        "left_square_bracket": "[",
        "right_square_bracket": "]",
        "left_curly_bracket": "{",
        "right_curly_bracket": "}",
        "exclamation_mark": "!",
    }.get(first, first)


def keymap_of(keys: Mapping[str, str]) -> dict[str, str]:
    """Give the user's keys as Textual names them: '+' is 'plus', and no spaces around commas."""
    return {name: ",".join(_key_names(own)) for name, own in keys.items()}


def key_faults(keys: Mapping[str, str]) -> Iterator[str]:
    """Say which of the user's keys are for no action, and which are for two things at once."""
    for name in keys:
        if name not in BY_NAME:
            yield f"The settings have keys for '{name}', but there is no such action."
    said = set()
    for screen in (*STEPS, "review"):
        taken = dict.fromkeys(LIST_KEYS, "moving in a list")
        for action in actions_of(screen):
            for key in _key_names(keys.get(action.name, action.keys)):
                other = taken.setdefault(key, action.name)
                if other != action.name and (key, action.name) not in said:
                    said.add((key, action.name))
                    yield f"The key {key_label(key)} is for {other} and for {action.name}; the settings can part them."


def _key_names(keys: str) -> list[str]:
    from textual.keys import _character_to_key

    names = [key.strip() for key in keys.split(",")]
    return [_character_to_key(name) if len(name) == 1 else name.lower() for name in names if name]
