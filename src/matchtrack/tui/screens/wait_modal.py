"""The form for a step that now lies with somebody else."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from matchtrack.domain.date_phrases import parse_day, say_day
from matchtrack.domain.text import clean
from matchtrack.errors import BadInputError
from matchtrack.tui.screens.form import FormScreen
from matchtrack.tui.widgets.field import Field, line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from matchtrack.domain.steps import Step


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitAnswer:
    """Whom a step waits for, and the day on which the answer is expected."""

    waiting_on: str
    expected: dt.date | None


class WaitScreen(FormScreen[WaitAnswer]):
    """Asks whom `step` waits for and until when, beginning with `first` or with what the plan says."""

    AUTO_FOCUS = "#whom Input"
    SAVE = "Wait"

    def __init__(self, step: Step, first: WaitAnswer | None, fault: str = "", *, today: dt.date, order: str) -> None:
        super().__init__(fault)
        self._step = step
        self._today = today
        self._order = order
        self._first = first or WaitAnswer(waiting_on=clean(step.waiting_on)[0], expected=step.expected or self._by_plan)

    @property
    def _by_plan(self) -> dt.date | None:
        """The day that the plan's own waiting time gives."""
        return self._today + dt.timedelta(days=self._step.wait_days) if self._step.wait_days else None

    def heading(self) -> str:
        """Name the step."""
        return f"Waiting: {self._step.title}"

    def fields(self) -> Iterable[Field]:
        """Whom, then until when."""
        expected = self._first.expected
        yield Field("Waiting on", line(self._first.waiting_on, "a person or an office"), id="whom")
        yield Field("Until", line(expected.isoformat() if expected else "", "fri, in 2 weeks, 25 sep"), id="until")

    def echo(self) -> None:
        """Say which day that is."""
        self.echo_of("until", lambda text: say_day(self._day(text), self._today) if text else self._say_no_day())

    def answer(self) -> WaitAnswer:
        """Read the fields."""
        return WaitAnswer(
            waiting_on=clean(self.field("whom").text)[0],
            expected=self.read("until", lambda text: self._day(text) if text.strip() else None, None),
        )

    def _say_no_day(self) -> str:
        if self._by_plan is None:
            return "No day: you decide when to ask again."
        return f"The plan's {self._step.wait_days} days: {say_day(self._by_plan, self._today)}"

    def _day(self, text: str) -> dt.date:
        day = parse_day(text, self._today, self._order)
        if day < self._today:
            raise BadInputError(f"{say_day(day, self._today)}, has passed; write today or a later day")
        return day
