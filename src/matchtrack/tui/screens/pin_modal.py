"""The form for the day to which a step is pinned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from matchtrack.domain.date_phrases import parse_day, parse_time, say_day
from matchtrack.errors import BadInputError
from matchtrack.tui.screens.form import FormScreen
from matchtrack.tui.widgets.field import Field, line

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from matchtrack.domain.steps import Step


@dataclass(frozen=True, slots=True, kw_only=True)
class PinAnswer:
    """The day of a pin; `at` is in minutes after midnight, None for any time of that day."""

    day: dt.date
    at: int | None = None


class PinScreen(FormScreen[PinAnswer]):
    """Asks on which day `step` should be done, beginning with `first`."""

    AUTO_FOCUS = "#day Input"
    SAVE = "Pin"

    def __init__(self, step: Step, first: PinAnswer, fault: str = "", *, today: dt.date, order: str) -> None:
        super().__init__(fault)
        self._step = step
        self._first = first
        self._today = today
        self._order = order

    def heading(self) -> str:
        """Name the step."""
        return f"Move to another day: {self._step.title}"

    def fields(self) -> Iterable[Field]:
        """The day, then a time, which can stay empty."""
        day = line(self._first.day.isoformat(), "fri, in 2 weeks, 25 sep")
        day.select_on_focus = True
        at = self._first.at
        yield Field("Day", day, id="day")
        yield Field("At", line("" if at is None else f"{at // 60:02}:{at % 60:02}", "06:30, or empty"), id="at")

    def echo(self) -> None:
        """Say which day that is."""
        self.echo_of("day", lambda text: say_day(self._day(text), self._today))
        self.echo_of("at", lambda text: f"At {text.strip()}" if text and parse_time(text) >= 0 else "Any time that day")

    def answer(self) -> PinAnswer:
        """Read the fields."""
        return PinAnswer(
            day=self.read("day", self._day, self._today),
            at=self.read("at", lambda text: parse_time(text) if text.strip() else None, None),
        )

    def _day(self, text: str) -> dt.date:
        day = parse_day(text, self._today, self._order)
        if day < self._today:
            raise BadInputError(f"{say_day(day, self._today)}, has passed; write today or a later day")
        return day
