"""The form for minutes that were really worked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.widgets import Checkbox

from matchtrack.domain.date_phrases import parse_time
from matchtrack.domain.momentum import parse_minutes
from matchtrack.domain.text import clean
from matchtrack.tui.drawing import minutes_text
from matchtrack.tui.screens.form import FormScreen
from matchtrack.tui.widgets.field import Field, Tick, line

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True, kw_only=True)
class LogAnswer:
    """Minutes worked; `at` is the start in minutes after midnight, where it was told."""

    minutes: int
    at: int | None = None
    yesterday: bool = False
    note: str = ""


class LogMinutesScreen(FormScreen[LogAnswer]):
    """Asks for minutes on the step named `step_title`, beginning with `first`."""

    AUTO_FOCUS = "#minutes Input"
    SAVE = "Log"

    def __init__(self, step_title: str, first: LogAnswer, fault: str = "") -> None:
        super().__init__(fault)
        self._step_title = step_title
        self._first = first

    def heading(self) -> str:
        """Name the step."""
        return f"Minutes on: {self._step_title}"

    def fields(self) -> Iterable[Field]:
        """Minutes first: the rest can stay empty."""
        first = self._first
        minutes = line(str(first.minutes), "15, 90 min, 1h30")
        minutes.select_on_focus = True
        yield Field("Minutes", minutes, id="minutes")
        yield Field("Began at", line(_clock(first.at), "06:30, or empty"), id="at")
        yield Field("Yesterday", Tick(first.yesterday), id="yesterday")
        yield Field("Note", line(first.note, "optional"), id="note")

    def echo(self) -> None:
        """Say how long that is, and when it ended."""
        self.echo_of("minutes", lambda text: f"{minutes_text(parse_minutes(text))} of real work" if text else "")
        self.echo_of("at", self._say_times)
        said = "Counts for yesterday, and is marked as filled in later." if self._is_yesterday() else ""
        self.field("yesterday").say(said)

    def answer(self) -> LogAnswer:
        """Read the fields."""
        return LogAnswer(
            minutes=self.read("minutes", parse_minutes, 15),
            at=self.read("at", lambda text: parse_time(text) if text.strip() else None, None),
            yesterday=self._is_yesterday(),
            note=clean(self.field("note").text)[0],
        )

    @on(Checkbox.Changed)
    def echo_yesterday(self) -> None:
        """Say which day counts."""
        self.echo()

    def _is_yesterday(self) -> bool:
        return self.query_one(Checkbox).value

    def _say_times(self, text: str) -> str:
        if not text:
            return ""
        start = parse_time(text)
        return f"From {_clock(start)} to {_clock((start + parse_minutes(self.field('minutes').text)) % 1440)}"


def _clock(minute: int | None) -> str:
    return "" if minute is None else f"{minute // 60:02}:{minute % 60:02}"
