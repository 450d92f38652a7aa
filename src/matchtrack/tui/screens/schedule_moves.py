"""Moving a step of the schedule to another day: by a key, by typing a day, or with the mouse."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from textual import on, work

from matchtrack.domain.date_phrases import write_day
from matchtrack.domain.planner import words
from matchtrack.domain.text import safe
from matchtrack.tui.screens.step_actions import StepActions
from matchtrack.tui.widgets.schedule_list import ScheduleList

if TYPE_CHECKING:
    from collections.abc import Callable

    from matchtrack.domain.steps import Step
    from matchtrack.domain.trial import Trial
    from matchtrack.services.pins import Pinned
    from matchtrack.services.schedule import LateView, ScheduleView

_A_DAY = dt.timedelta(days=1)
NO_EARLIER = "It stands on the first day that is possible already."


class ScheduleMoves(StepActions):
    """Pins and unpins the selected step, and says at once what that makes late."""

    view: ScheduleView | None

    def plan_anew(self, afterwards: Callable[[], None] | None = None) -> None:
        """Plan anew for a key that was pressed; `afterwards` is done with the new view."""
        raise NotImplementedError

    def action_pin_earlier(self) -> None:
        """Pin the step to the day before that is not off."""
        self._pin_beside(-1)

    def action_pin_later(self) -> None:
        """Pin the step to the day after that is not off."""
        self._pin_beside(1)

    def _pin_beside(self, by: int) -> None:
        step, row, view = self.step_or_hint(), self.query_one(ScheduleList).row, self.view
        if step is None or row is None or view is None:
            return
        off = {day.day for day in view.days if day.off}
        day = row.day.day + by * _A_DAY
        while day in off:
            day += by * _A_DAY
        if day < view.day:
            self.house.tell(NO_EARLIER)
        else:
            self._pin(step, day, None)

    @on(ScheduleList.Dropped)
    def pin_dropped_step(self, event: ScheduleList.Dropped) -> None:
        """Pin a step where the mouse let it go."""
        self._pin(event.step, event.day, None)

    @work
    async def action_move_to_day(self) -> None:
        """Ask for the day, and the time if it matters, to which the step is pinned."""
        from matchtrack.services import pins
        from matchtrack.tui.screens.pin_modal import PinAnswer, PinScreen

        step, row = self.step_or_hint(), self.query_one(ScheduleList).row
        if step is None or row is None:
            return
        moment, order = self.house.context.moment(), self.house.context.settings.date_order

        def ask(answer: PinAnswer | None, fault: str) -> PinScreen:
            return PinScreen(step, answer or PinAnswer(day=row.day.day), fault, today=moment.day, order=order)

        seen = pins.pin_of(self.house.context, step.id)

        def save(answer: PinAnswer) -> None:
            nonlocal seen
            try:
                pinned = pins.pin(self.house.context, str(step.id), answer.day, answer.at, seen=(seen,))
            except pins.MovedMeanwhileError as error:
                seen = error.pin
                raise
            self._show_pinned(pinned)

        await self.ask_until_saved(ask, save)

    @work
    async def action_what_if(self) -> None:
        """Try other hours or dates; what would be late is shown beside them, and kept only where the user says so."""
        from matchtrack.services import views, what_if
        from matchtrack.tui.screens.what_if_modal import WhatIfScreen
        from matchtrack.tui.typed_dates import DateReader

        context = self.house.context
        season = self.house.attempt(views.read_season, context)
        hours = self.house.attempt(views.read_hours, context)
        if season is None or hours is None:
            return
        dates = DateReader(key_dates=season.days, today=context.moment().day, order=context.settings.date_order)

        def ask(trial: Trial | None, fault: str) -> WhatIfScreen:
            return WhatIfScreen(
                trial, fault, reckon=lambda tried: what_if.what_if(context, tried, days=1),
                patterns=hours.hours.patterns, dates=dates,
            )  # fmt: skip

        def save(trial: Trial) -> None:
            what_if.keep(context, trial)
            self._plan_and_compare("Kept. u takes it back.")

        await self.ask_until_saved(ask, save)

    def _pin(self, step: Step, day: dt.date, at: int | None) -> None:
        from matchtrack.services import pins

        pinned = self.house.attempt(pins.pin, self.house.context, str(step.id), day, at)
        if pinned is not None:
            self._show_pinned(pinned)

    def _show_pinned(self, pinned: Pinned) -> None:
        self.query_one(ScheduleList).follow(pinned.step.id, pinned.day)
        at = "" if pinned.at is None else f" at {pinned.at // 60:02}:{pinned.at % 60:02}"
        said = f"Pinned to {write_day(pinned.day)}{at}: {pinned.step.title}."
        self._plan_and_compare(" ".join([said, *pinned.cautions]))

    def action_unpin(self) -> None:
        """Take the pin of the step away; where it has none, pin it to the day on which it stands."""
        from matchtrack.services import pins

        step, row = self.step_or_hint(), self.query_one(ScheduleList).row
        if step is None or row is None or row.slot is None:
            return
        if row.slot.source != "user":
            self._pin(step, row.day.day, None)
            return
        unpinned = self.house.attempt(pins.unpin, self.house.context, str(step.id))
        if unpinned is not None:
            self._plan_and_compare(f"Not pinned any more: {unpinned.title}.")

    def _plan_and_compare(self, said: str) -> None:
        """Plan anew, and add to what was said what became late by it."""
        before = self.view

        def compare() -> None:
            changed = " ".join(lateness_changes(before.late, self.view.late)) if before and self.view else ""
            self.house.tell(f"{said} {changed}".rstrip())

        self.plan_anew(compare)


def lateness_changes(before: tuple[LateView, ...], after: tuple[LateView, ...]) -> list[str]:
    """Say which big steps are later than they were, the latest first, else that some are less late; nothing else."""
    had = {late.big_step.key: late.days for late in before}
    worse = [late for late in after if late.days > had.get(late.big_step.key, 0)]
    if worse:
        first, was = worse[0], had.get(worse[0].big_step.key, 0)
        more = f" {len(worse) - 1} more {'is' if len(worse) == 2 else 'are'} later, too." if len(worse) > 1 else ""  # noqa: PLR2004
        told = (
            f"later, by {words.days_words(first.days)} instead of {was}"
            if was
            else f"late by {words.days_words(first.days)}"
        )
        return [f"It makes '{safe(first.big_step.title)}' {told}.{more}"]
    now = {late.big_step.key: late.days for late in after}
    better = [late for late in before if now.get(late.big_step.key, 0) < late.days]
    if not better:
        return []
    first = better[0]
    left = now.get(first.big_step.key, 0)
    told = f"late by {words.days_words(left)} only" if left else "in time"
    return [f"Now '{safe(first.big_step.title)}' is {told}."]
