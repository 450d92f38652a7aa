"""The question that a forgotten timer asks: how much of it was real."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchtrack.domain.momentum import parse_minutes, read_length
from matchtrack.tui.drawing import minutes_text
from matchtrack.tui.screens.form import FormScreen
from matchtrack.tui.widgets.field import Field, line

if TYPE_CHECKING:
    from collections.abc import Iterable


class RealMinutesScreen(FormScreen[int]):
    """Asks for the real minutes of a forgotten timer, beginning with those that are offered; 0 logs nothing."""

    AUTO_FOCUS = "#minutes Input"
    SAVE = "Log"

    def __init__(self, step_title: str, why: str, first: int, fault: str = "") -> None:
        super().__init__(fault or why)
        self._step_title = step_title
        self._first = first

    def heading(self) -> str:
        """Name the step."""
        return f"The timer on: {self._step_title}"

    def fields(self) -> Iterable[Field]:
        """One question only."""
        minutes = line(str(self._first), "15, 90 min, 1h30, or 0 for nothing")
        minutes.select_on_focus = True
        yield Field("Real minutes", minutes, id="minutes")

    def echo(self) -> None:
        """Say what will be logged."""
        self.echo_of("minutes", _say)

    def answer(self) -> int:
        """Read the field."""
        return self.read("minutes", _read, 0)


def _read(text: str) -> int:
    return 0 if read_length(text.strip()) == 0 else parse_minutes(text)


def _say(text: str) -> str:
    if not text:
        return ""
    minutes = _read(text)
    return f"{minutes_text(minutes)} of real work" if minutes else "Nothing is logged, and the timer ends."
