"""Single lines of a screen: the head, the momentum line, and the bar of keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from matchtrack.domain.momentum import bar, of_floor
from matchtrack.domain.rests import standing_words
from matchtrack.domain.signs import DAY_SIGNS
from matchtrack.tui.actions import key_label
from matchtrack.tui.drawing import DAY_STYLES, WEEKDAYS
from matchtrack.tui.house import house_of
from matchtrack.tui.widgets.today_lines import season_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.visual import VisualType

    from matchtrack.services.today import Momentum, TodayView
    from matchtrack.tui.action import Action

_NAME = " Momentum "
_BAR_WIDTH = 18
_WEEK_WIDTH = 20
_ALWAYS, _FIRST = 4, 2
_COLOURS = {"good": "$success", "warn": "$warning", "accent": "$accent", "muted": "$muted"}


class HeadLine(Widget):
    """The program's name, the season, the day, and the next key date."""

    view: reactive[TodayView | None] = reactive(None)
    """What is shown."""

    clock_is_set: reactive[bool] = reactive(False)
    """MATCHTRACK_NOW holds: the day on screen may not be the day outside."""

    def render(self) -> VisualType:
        """Draw the line: the name on the left, as much of the season as fits on the right."""
        name = " matchtrack"
        set_by_hand = " · clock set" if self.clock_is_set else ""
        set_by_hand += " · read-only" if house_of(self).is_read_only else ""
        room = self.size.width - len(name) - 3 - len(set_by_hand)
        texts = season_lines(self.view) if self.view else ("",)
        text = next((each for each in texts if len(each) <= room), texts[-1]) + set_by_hand
        gap = " " * (self.size.width - len(name) - len(text) - 1)
        return Content.assemble((name, "bold $accent"), gap, (text, "$foreground"))


class MomentumLine(Widget):
    """Minutes of today against the floor, the streak, and the week as seven marks."""

    view: reactive[TodayView | None] = reactive(None)
    """What is shown."""

    def render(self) -> VisualType:
        """Draw two lines; a narrow terminal has the week alone in the second."""
        if self.view is None:
            return Content("")
        momentum = self.view.momentum
        kept = momentum.status == "kept"
        says = f" {of_floor(momentum.minutes, momentum.floor)} · streak {momentum.streak}"
        room = self.size.width - len(_NAME) - len(says) - _WEEK_WIDTH - 4
        narrow = room < _BAR_WIDTH
        if narrow:
            room = self.size.width - len(says) - 2
        drawn = bar(momentum.minutes, momentum.floor, max(0, min(_BAR_WIDTH, room)), "█", "░")
        left = Content.assemble(" " if narrow else _NAME, (drawn, "$success" if kept else "$accent"), says)
        if narrow:
            return Content("\n").join([left, self._week_in_one_line()])
        counts = f"{' ' * len(_NAME)}{self._standing(momentum, self.size.width - len(_NAME) - _WEEK_WIDTH - 3)}"
        return Content("\n").join(
            Content.assemble(words, " " * (self.size.width - len(words) - _WEEK_WIDTH - 1), week)
            for words, week in zip((left, Content(counts)), self._week(), strict=True)
        )

    @staticmethod
    def _standing(momentum: Momentum, room: int) -> str:
        """Say that today counts, and how the streak stands, as far as there is room; no score of 0."""
        counts = {"kept": "today counts", "rest": "a day of rest"}.get(momentum.status, "")
        longest = f"longest {momentum.longest}" if momentum.longest > momentum.streak else ""
        score = f"score {momentum.score}" if momentum.score else ""
        said = ""
        for part in filter(None, (counts, *standing_words(momentum), longest, score)):
            longer = f"{said} · {part}" if said else part
            if len(longer) > room:
                break
            said = longer
        return said

    def _week(self) -> tuple[Content, Content]:
        """Give the days of the week, and below them their marks."""
        marks = [piece for mark in self._marks() for piece in (mark, "  ")][:-1]
        return Content.styled(" ".join(WEEKDAYS), "$muted"), Content.assemble(*marks, " ")

    def _week_in_one_line(self) -> Content:
        days = zip(WEEKDAYS, self._marks(), strict=True)
        return Content.assemble(*(piece for day, mark in days for piece in (" ", (day, "$muted"), mark)))

    def _marks(self) -> list[tuple[str, str]]:
        week = self.view.week if self.view else ()
        return [(DAY_SIGNS[status], _COLOURS[DAY_STYLES[status]]) for _, status in week]


class KeyBar(Widget):
    """The few keys that matter here; a click on one does what the key does."""

    timer_is_there: reactive[bool] = reactive(False)
    """A timer runs or pauses: the key that starts one stops it."""

    class Chosen(Message):
        """An action was clicked."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    def __init__(self, actions: Sequence[Action], keys: dict[str, str], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._actions = actions
        self._keys = keys

    def render(self) -> VisualType:
        """Draw as many keys as fit; help and quit come first where there is little room."""
        parts: list[tuple[str, str] | str] = []
        for action in self._fitting():
            label = key_label(self._keys.get(action.name, action.keys))
            parts += [(f" {label}", "bold $accent"), f" {self._does(action)} "]
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
        return len(key_label(self._keys.get(action.name, action.keys))) + len(self._does(action)) + 3

    def _does(self, action: Action) -> str:
        return "stop" if action.name == "start_stop" and self.timer_is_there else action.bar

    def _fitting(self) -> list[Action]:
        """Give the actions that fit, in the table's order; another screen, help and leaving are kept at any width."""
        must = list(self._actions[-_ALWAYS:])
        if sum(map(self._width, (*self._actions[:_FIRST], *must))) > self.size.width:
            del must[1]
        room = self.size.width - sum(self._width(action) for action in must)
        chosen = []
        for action in self._actions[:-_ALWAYS]:
            room -= self._width(action)
            if room < 0:
                break
            chosen.append(action)
        return [*chosen, *must]
