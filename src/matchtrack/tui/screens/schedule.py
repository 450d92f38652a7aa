"""The schedule: the coming days with their slots, what is late and why, and moving steps to other days."""

from __future__ import annotations

import contextlib
import datetime as dt
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.geometry import Size
from textual.reactive import reactive
from textual.screen import Screen

from matchtrack.errors import MatchtrackError, NotSoError
from matchtrack.services import views
from matchtrack.services.schedule import MOST_DAYS, SHOWN_DAYS, find_mend, schedule_view
from matchtrack.tui.actions import bar_of, bindings_of
from matchtrack.tui.beside import beside
from matchtrack.tui.screens.coming_back import ReadAnew
from matchtrack.tui.screens.schedule_forecast import ForecastPart
from matchtrack.tui.screens.schedule_moves import ScheduleMoves
from matchtrack.tui.step_facts import told_of_step
from matchtrack.tui.widgets.line_list import LineList
from matchtrack.tui.widgets.lines import KeyBar
from matchtrack.tui.widgets.plan_detail import PlanDetail
from matchtrack.tui.widgets.schedule_head import PLANNING, ScheduleHead
from matchtrack.tui.widgets.schedule_list import ScheduleList
from matchtrack.tui.widgets.trouble_list import TroubleList

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from matchtrack.domain.planner import Mend
    from matchtrack.domain.steps import Step
    from matchtrack.services.schedule import LateView, ScheduleView

WIDE = 100
"""Columns from which detail and troubles stand beside the days."""

HIGH = 20
"""Lines from which they have room below the days."""

DETAIL_LINES = 2
"""Lines of the detail below the list, as in the style sheet."""

WEEK, MONTH = 7, 28
"""Days of a jump; four weeks, so that the weekday stays."""


class ScheduleScreen(ReadAnew, ScheduleMoves, ForecastPart, Screen[None]):
    """The coming days; planning runs beside the screen, never in its way."""

    CSS_PATH = "schedule.tcss"
    AUTO_FOCUS = "ScheduleList"
    BINDINGS: ClassVar = bindings_of("schedule")
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (HIGH, "-high")]

    view: reactive[ScheduleView | None] = reactive(None, always_update=True)
    """The days that are shown, and what does not work in the whole season."""

    in_trouble: reactive[bool] = reactive(False, toggle_class="-in-trouble")
    """Something is late, has no day, or is pinned where it cannot be."""

    all_troubles: reactive[bool] = reactive(False, toggle_class="-all-troubles")
    """The troubles have more room than the days."""

    def __init__(self) -> None:
        super().__init__()
        self._days = SHOWN_DAYS
        self._serial = 0
        self._awaited = False
        self._mended: tuple[LateView, ...] = ()
        self._mend: Mend | None = None
        self._afterwards: list[Callable[[], None]] = []

    def compose(self) -> ComposeResult:
        """Lay out the truth, the days, what is known of the slot under the cursor, the troubles, and the keys."""
        yield ScheduleHead(markup=False)
        with Horizontal(id="body"):
            yield ScheduleList()
            with Vertical(id="side"):
                with VerticalScroll(id="detail", can_focus=False):
                    yield PlanDetail(markup=False)
                yield TroubleList()
        yield KeyBar(bar_of("schedule"), self.house.context.settings.keys)

    def on_mount(self) -> None:
        """Plan the days; keys that are typed meanwhile come in their turn."""
        self.query_one(ScheduleHead).say(PLANNING)
        self.plan_anew()

    def on_resize(self) -> None:
        """Tell the detail in the form for which there is room now."""
        self.call_after_refresh(self._tell_detail)

    @property
    def is_asking(self) -> bool:
        """A form is on its way, or the plan that the last key asked for."""
        return super().is_asking or self._awaited

    @property
    def awaits_plan(self) -> bool:
        """A key asked for a plan that is not shown yet."""
        return self._awaited

    def show_timer(self, words: str) -> None:
        """Show in the head how the timer stands."""
        for head in self.query(ScheduleHead):
            head.timer_words = words

    def reload(self) -> None:
        """Plan anew; the last schedule stays on screen meanwhile, and where that fails."""
        if self.forecasting:
            self.draw_forecast()
        self._plan(self._next_serial())

    def plan_anew(self, afterwards: Callable[[], None] | None = None) -> None:
        """Plan anew for a key that was pressed; the keys after it wait, and `afterwards` is done with the new view."""
        self._awaited = True
        if afterwards is not None:
            self._afterwards.append(afterwards)
        self.reload()

    def _next_serial(self) -> int:
        self._serial += 1
        return self._serial

    @work(exclusive=True, group="plan")
    async def _plan(self, serial: int) -> None:
        """Plan in a thread of its own: ten thousand steps take longer than a key may."""
        try:
            view = await beside(self, schedule_view, self.house.context, days=self._days, with_mend=False)
            self.view = view._replace(mend=self._mend if view.late == self._mended else None)
        except NotSoError as error:
            self.query_one(ScheduleHead).say(error.sentence)
        except MatchtrackError as error:
            self.house.show_fault(error)
        finally:
            if serial == self._serial:
                self._awaited = False
        if serial == self._serial:
            afterwards, self._afterwards = self._afterwards, []
            for each in afterwards:
                each()

    def selected_step(self) -> Step | None:
        """Give the step under the cursor; the forecast has none."""
        return None if self.forecasting else self.query_one(ScheduleList).step

    def watch_view(self, view: ScheduleView | None) -> None:
        """Show the days, the truth, and the troubles."""
        if view is None:
            return
        troubles = self.query_one(TroubleList)
        self._say_truth(view)
        troubles.show(view)
        self.in_trouble = not troubles.is_empty
        self.query_one(ScheduleList).show(view)
        if view.late != self._mended:
            self._find_mend(view.late)

    def _say_truth(self, view: ScheduleView) -> None:
        if not self.forecasting:
            self.query_one(ScheduleHead).show(view, offer=self.house.offer)

    @work(exclusive=True, group="mend")
    async def _find_mend(self, late: tuple[LateView, ...]) -> None:
        """Find what would mend the plan: it takes many plans, so it is said later, and kept while all is as late."""
        self._mended = late
        mend = None
        with contextlib.suppress(MatchtrackError):
            mend = await beside(self, find_mend, self.house.context) if late else None
        self._mend = mend
        if self.view is not None and self.view.late == late:
            self.set_reactive(ScheduleScreen.view, self.view._replace(mend=mend))
            self._say_truth(self.view)

    @on(LineList.Highlighted)
    def follow_cursor(self) -> None:
        """Let the cursor be seen first; the detail comes a frame later."""
        self.call_after_refresh(self._tell_detail)

    def _tell_detail(self) -> None:
        """Tell more of the step under the cursor."""
        if self.forecasting:
            self.tell_big_step()
            return
        detail, step = self.query_one(PlanDetail), self.selected_step()
        if step is None:
            detail.show_nothing()
            return
        wide = self.size.width >= WIDE
        room = None if wide else Size(self.size.width - 2, DETAIL_LINES)
        blocking = self.house.attempt(views.blocking_steps, self.house.context, step.id) if step.blocked else ()
        detail.show(told_of_step(step, blocking or (), self.house.context.moment().day), room)

    @on(ScheduleList.NearEnd)
    def show_more_days(self) -> None:
        """Plan more days before the last ones are reached; nobody waits for them."""
        near = self.query_one(ScheduleList).is_near_end
        if near and self.view is not None and len(self.view.days) == self._days < MOST_DAYS:
            self._days = min(MOST_DAYS, self._days * 2)
            self.reload()

    @on(TroubleList.Chosen)
    def go_to_trouble(self, event: TroubleList.Chosen) -> None:
        """Show what a sentence speaks of: its slot, looked for in all days, else its place in the plan."""
        trouble = event.trouble
        days = self.query_one(ScheduleList)

        def found() -> bool:
            if trouble.big_step:
                return days.go_to_late(trouble.big_step)
            return trouble.step_id is not None and days.go_to_step(trouble.step_id)

        def go() -> None:
            if found():
                self.show_days()
            elif trouble.step_id is not None:
                self.house.open_in_plan(trouble.step_id)

        if found():
            self.show_days()
        else:
            self._with_days(MOST_DAYS, go)

    def show_days(self) -> None:
        """Show the days, and nothing in their place."""
        self.all_troubles = self.forecasting = False
        self.set_focus(self.query_one(ScheduleList))
        if self.view is not None:
            self._say_truth(self.view)

    def _with_days(self, days: int, then: Callable[[], None]) -> None:
        """Do something once so many days are known, or as many as there are."""
        if self.view is None or len(self.view.days) < self._days or days <= self._days:
            then()
            return
        self._days = min(MOST_DAYS, days)
        self.plan_anew(then)

    @on(KeyBar.Chosen)
    def do_clicked_action(self, event: KeyBar.Chosen) -> None:
        """Do what the clicked key does."""
        self.house.run_here(event.action)

    def action_open_big_step(self) -> None:
        """Show the selected step in its place in the plan."""
        step = self.step_or_hint()
        if step is not None:
            self.house.open_in_plan(step.id)

    def action_show_troubles(self) -> None:
        """Give the troubles more room than the days, or less again."""
        if not self.in_trouble:
            self.house.tell("Nothing is late, and every step has its day.")
            return
        self.forecasting = False
        self.all_troubles = not self.all_troubles
        self.set_focus(self.query_one(TroubleList if self.all_troubles else ScheduleList))

    def action_first_day(self) -> None:
        """Go to today."""
        if self.view is not None:
            self._go_to_day(self.view.day)

    def action_week_later(self) -> None:
        """Look a week further ahead."""
        self._look_ahead(WEEK)

    def action_week_earlier(self) -> None:
        """Look a week less far ahead."""
        self._look_ahead(-WEEK)

    def action_month_later(self) -> None:
        """Look four weeks further ahead."""
        self._look_ahead(MONTH)

    def action_month_earlier(self) -> None:
        """Look four weeks less far ahead."""
        self._look_ahead(-MONTH)

    def _look_ahead(self, by: int) -> None:
        row = self.query_one(ScheduleList).row
        if self.view is None or row is None:
            return
        ahead = (row.day.day - self.view.day).days + by
        day = self.view.day + dt.timedelta(days=max(0, min(MOST_DAYS - 1, ahead)))
        self._with_days(ahead + 2 * SHOWN_DAYS, lambda: self._go_to_day(day))

    def _go_to_day(self, day: dt.date) -> None:
        days = self.query_one(ScheduleList)
        if not days.go_to_day(day):
            days.action_edge(True)
        self.show_days()
