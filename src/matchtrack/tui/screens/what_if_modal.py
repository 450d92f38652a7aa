"""What if: a form to try other hours and dates in; what would be late follows every letter, and nothing is stored."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual import on, work
from textual.content import Content
from textual.widgets import Input, Static

from matchtrack.domain.date_phrases import say_day
from matchtrack.domain.hours_text import format_windows, parse_windows
from matchtrack.domain.momentum import read_length
from matchtrack.domain.signs import LATE_SIGN, STEP_SIGNS
from matchtrack.domain.trial import MOST_EXTRA, Trial
from matchtrack.errors import BadInputError, MatchtrackError
from matchtrack.services.season import check_key
from matchtrack.tui.beside import beside
from matchtrack.tui.screens.form import FormScreen
from matchtrack.tui.widgets.field import Field, line

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable

    from textual.widget import Widget

    from matchtrack.domain.hours import Window
    from matchtrack.services.what_if import WhatIfView
    from matchtrack.tui.typed_dates import DateReader

    TypedHours = tuple[tuple[Window, ...] | None, str]

PAUSE = 0.15
"""Seconds after a letter in which another one may come; only then is the plan drawn up."""

MOST_NAMED = 8
"""Big steps that are named; the rest is counted."""

UNTRIED = "Try more minutes, other hours, or a moved date; nothing is stored until you keep it."


class WhatIfScreen(FormScreen[Trial]):
    """Asks what should be tried, shows what it would change, and gives the trial that is kept.

    `reckon` draws up the plan, `patterns` are the names of those that the user has.
    """

    TITLE = "What if ..."
    AUTO_FOCUS = "#productive Input"
    SAVE = "Keep it"

    def __init__(
        self,
        first: Trial | None,
        fault: str = "",
        *,
        reckon: Callable[[Trial], WhatIfView],
        patterns: Iterable[str],
        dates: DateReader,
    ) -> None:
        super().__init__(fault)
        self._first = first or Trial()
        self._reckon = reckon
        self._patterns = tuple(patterns)
        self._dates = dates
        self._shown: Trial | None = None

    def fields(self) -> Iterable[Widget]:
        """Minutes, hours, a date, and below them what they would change."""
        first = self._first
        hours = first.pattern or (format_windows(first.windows) if first.windows is not None else "")
        date = " ".join(f"{key} {day}" for key, day in first.key_dates)
        known = f", or {self._patterns[0]}" if self._patterns else ""
        yield Field("Productive", line(_number(first.productive), "more minutes a day: 20"), id="productive")
        yield Field("Other", line(_number(first.other), "more minutes a day: 15"), id="other")
        yield Field("Hours", line(hours, f"mon-fri 06:00-08:00{known}"), id="hours")
        yield Field("Key date", line(date, "season_opens 2027-06-09"), id="date")
        yield Static(UNTRIED, markup=False, id="outcome")

    def echo(self) -> None:
        """Say what the words mean, and draw up the plan for them."""
        self.echo_of("productive", _say_minutes)
        self.echo_of("other", _say_minutes)
        self.echo_of("hours", self._say_hours)
        self.echo_of("date", self._say_date)
        self._show_outcome()

    def answer(self) -> Trial:
        """Read the fields."""
        as_they_are: TypedHours = (None, "")
        windows, pattern = self.read("hours", self._read_hours, as_they_are)
        return Trial(
            productive=self.read("productive", _read_minutes, 0),
            other=self.read("other", _read_minutes, 0),
            windows=windows,
            pattern=pattern,
            key_dates=self.read("date", self._read_date, ()),
        )

    @on(Input.Submitted)
    def go_on_with_enter(self, event: Input.Submitted) -> None:
        """Enter goes on to the next field: keeping has a key of its own, so that nobody keeps by mistake."""
        event.prevent_default()
        self.focus_next()

    @work(exclusive=True, group="plan")
    async def _show_outcome(self) -> None:
        """Draw up the plan beside the form, once nothing more is typed."""
        trial = self._tried()
        if trial is None or trial == self._shown:
            return
        if trial:
            await asyncio.sleep(PAUSE)
        outcome = self.query_one("#outcome", Static)
        try:
            view = await beside(self, self._reckon, trial) if trial else None
        except MatchtrackError as error:
            outcome.update(Content.styled(error.sentence, "$error"))
        else:
            outcome.update(_outcome(view) if view else Content(UNTRIED))
        self._shown = trial

    def _tried(self) -> Trial | None:
        """Read what can be read; None while something cannot."""
        try:
            windows, pattern = self._read_hours(self.field("hours").text)
            return Trial(
                _read_minutes(self.field("productive").text), _read_minutes(self.field("other").text), windows, pattern,
                self._read_date(self.field("date").text),
            )  # fmt: skip
        except MatchtrackError:
            return None

    def _read_hours(self, text: str) -> TypedHours:
        text = text.strip()
        if not text:
            return None, ""
        pattern = next((name for name in self._patterns if name.casefold() == text.casefold()), "")
        return (None, pattern) if pattern else (parse_windows(text), "")

    def _say_hours(self, text: str) -> str:
        windows, pattern = self._read_hours(text)
        if pattern:
            return f"The pattern {pattern}, from now to the season's end"
        return "" if windows is None else f"{format_windows(windows)} as the usual week"

    def _read_date(self, text: str) -> tuple[tuple[str, dt.date], ...]:
        key, _, day = text.strip().partition(" ")
        if not key:
            return ()
        check_key(key.lower())
        due = self._dates.read(day) if day.strip() else None
        if due is None or due.resolve(self._dates.key_dates) is None:
            raise BadInputError(f"write the day behind it, like {key.lower()} 2027-06-09")
        return ((key.lower(), due.resolve(self._dates.key_dates) or self._dates.today),)

    def _say_date(self, text: str) -> str:
        return "; ".join(
            f"{say_day(day, self._dates.today)}; it is {self._dates.key_dates[key]} now"
            for key, day in self._read_date(text)
        )


def _number(minutes: int) -> str:
    return str(minutes) if minutes else ""


def _read_minutes(text: str) -> int:
    if not text.strip():
        return 0
    minutes = read_length(text)
    if minutes is None or minutes > MOST_EXTRA:
        raise BadInputError(f"write minutes from 0 to {MOST_EXTRA}, like 20 or 1h30")
    return minutes


def _say_minutes(text: str) -> str:
    minutes = _read_minutes(text)
    return f"{minutes} min more on every day of the week" if minutes else ""


def _outcome(view: WhatIfView) -> Content:
    """Say what would change, in a line and then big step by big step."""
    lines = [Content.styled(view.sentence, "bold")]
    for each in view.lateness[:MOST_NAMED]:
        worse, better = each.after > each.before, each.after < each.before
        sign = f"{LATE_SIGN} " if each.after else f"{STEP_SIGNS['done']} "
        lines.append(Content.styled(sign + each.sentence, "$error" if worse else "$success" if better else "$muted"))
    if len(view.lateness) > MOST_NAMED:
        lines.append(Content.styled(f"And {len(view.lateness) - MOST_NAMED} more.", "$muted"))
    return Content("\n").join(lines)
