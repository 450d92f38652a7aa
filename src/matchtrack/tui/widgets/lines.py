"""Single lines of a screen: the head, the momentum line, and the bar of keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from matchtrack.domain.momentum import bar
from matchtrack.domain.text import fit
from matchtrack.tui.actions import key_label
from matchtrack.tui.drawing import DAY_MARKS, DAY_STYLES, WEEKDAYS
from matchtrack.tui.widgets.today_lines import season_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.visual import VisualType

    from matchtrack.services.today import TodayView
    from matchtrack.tui.actions import Action

_BAR_WIDTH = 18
_ROOM_FOR_WORDS = 60
_COLOURS = {"good": "$success", "warn": "$warning", "accent": "$accent", "muted": "$muted"}


class HeadLine(Widget):
    """The program's name, the season, the day, and the next key date."""

    view: reactive[TodayView | None] = reactive(None)
    """What is shown."""

    clock_is_set: reactive[bool] = reactive(False)
    """MATCHTRACK_NOW holds: the day on screen may not be the day outside."""

    def render(self) -> VisualType:
        """Draw the line: the name on the left, the season on the right."""
        name = " matchtrack"
        text = season_line(self.view) if self.view else ""
        text = f"{text} · clock set" if self.clock_is_set else text
        room = max(0, self.size.width - len(name) - 3)
        text = fit(text, room)
        gap = " " * (self.size.width - len(name) - len(text) - 1)
        return Content.assemble((name, "bold $accent"), gap, (text, "$foreground"))


class MomentumLine(Widget):
    """Minutes of today against the floor, the streak, and the week as seven marks."""

    view: reactive[TodayView | None] = reactive(None)
    """What is shown."""

    def render(self) -> VisualType:
        """Draw two lines; a narrow terminal keeps the first and the marks."""
        if self.view is None:
            return Content("")
        momentum = self.view.momentum
        kept = momentum.status == "kept"
        drawn = bar(momentum.minutes, momentum.floor, _BAR_WIDTH, "█", "░")
        says = f" {momentum.minutes} of {momentum.floor} min" + (" · today counts" if kept else "")
        streak = f"streak {momentum.streak}" if self.size.width >= _ROOM_FOR_WORDS else f"{momentum.streak}"
        left = f" Momentum {drawn}{says}"
        gap = max(2, self.size.width - len(left) - len(streak) - 24)
        first = Content.assemble(
            " Momentum ", (drawn, "$success" if kept else "$accent"), says, "  ", (streak, "$foreground"),
            " " * (gap - 2), (" ".join(WEEKDAYS), "$muted"),
        )  # fmt: skip
        marks = [(f"{DAY_MARKS[status]}  ", _COLOURS[DAY_STYLES[status]]) for _, status in self.view.week]
        indent = len(left) + 2 + len(streak) + gap - 2
        return Content("\n").join([first, Content.assemble(" " * indent, *marks)])


class KeyBar(Widget):
    """The few keys that matter here; a click on one does what the key does."""

    class Chosen(Message):
        """An action was clicked."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    def __init__(self, actions: Sequence[Action], keys: dict[str, str], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._actions = [action for action in actions if action.bar]
        self._keys = keys

    def render(self) -> VisualType:
        """Draw as many keys as fit; help and quit come first where there is little room."""
        parts: list[tuple[str, str] | str] = []
        for action in self._fitting():
            label = key_label(self._keys.get(action.name, action.keys))
            parts += [(f" {label}", "bold $accent"), f" {action.bar} "]
        return Content.assemble(*parts)

    def on_click(self, event: events.Click) -> None:
        """Do what the clicked key does."""
        x = 0
        for action in self._fitting():
            x += self._width(action)
            if event.x < x:
                self.post_message(self.Chosen(action.name))
                return

    def _width(self, action: Action) -> int:
        return len(key_label(self._keys.get(action.name, action.keys))) + len(action.bar) + 3

    def _fitting(self) -> list[Action]:
        """Give the actions that fit, in the table's order; the last ones of the table are kept at any width."""
        must = self._actions[-2:]
        room = self.size.width - sum(self._width(action) for action in must)
        chosen = []
        for action in self._actions[:-2]:
            room -= self._width(action)
            if room < 0:
                break
            chosen.append(action)
        return [*chosen, *must]
