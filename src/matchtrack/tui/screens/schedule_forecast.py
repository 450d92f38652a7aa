"""The second face of the schedule: when each big step will be finished, drawn against the dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work
from textual.containers import Horizontal
from textual.geometry import Size
from textual.reactive import reactive
from textual.screen import Screen

from matchtrack.domain import forecast_words as words
from matchtrack.domain.areas import AREAS
from matchtrack.domain.date_phrases import say_day
from matchtrack.errors import MatchtrackError, NotSoError
from matchtrack.tui.beside import beside
from matchtrack.tui.house import house_of
from matchtrack.tui.step_facts import Told
from matchtrack.tui.widgets.plan_detail import PlanDetail
from matchtrack.tui.widgets.schedule_head import ScheduleHead

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from matchtrack.services.forecast import BigStepView, ForecastView
    from matchtrack.tui.widgets.forecast_list import ForecastList

DETAIL_LINES = 3
"""Lines that tell of the big step under the cursor, as in the style sheet."""


class ForecastPart(Screen[None]):
    """Shows the forecast in the place of the days; its widget is made when it is first asked for."""

    forecasting: reactive[bool] = reactive(False, toggle_class="-forecast")
    """The forecast is shown."""

    forecast: reactive[ForecastView | None] = reactive(None, always_update=True)
    """The forecast, once it is drawn."""

    def action_show_forecast(self) -> None:
        """Show the forecast, or the days again."""
        self.forecasting = not self.forecasting
        if self.forecasting:
            self.set_focus(self.bars())
            self.draw_forecast()
        else:
            self.show_days()

    def show_days(self) -> None:
        """Show the days again."""
        raise NotImplementedError

    def bars(self) -> ForecastList:
        """Give the list of bars."""
        from matchtrack.tui.widgets.forecast_list import ForecastList

        found = self.query(ForecastList)
        if found:
            return found.first()
        bars = ForecastList()
        self.query_one("#body", Horizontal).mount(bars, before=0)
        return bars

    @work(exclusive=True, group="forecast")
    async def draw_forecast(self) -> None:
        """Draw the forecast in a thread of its own; the last one stays on screen meanwhile, and where that fails."""
        from matchtrack.services.forecast import forecast_view

        try:
            self.forecast = await beside(self, forecast_view, house_of(self).context)
        except NotSoError as error:
            self.query_one(ScheduleHead).say(error.sentence)
        except MatchtrackError as error:
            house_of(self).show_fault(error)

    def watch_forecast(self, view: ForecastView | None) -> None:
        """Say what the dates stand on, and draw the bars."""
        from matchtrack.services.views import read_season

        season = house_of(self).attempt(read_season, house_of(self).context) if view else None
        if view is None or season is None or not self.forecasting:
            return
        self.query_one(ScheduleHead).say(" ".join(view.sentences), "Forecast")
        self.bars().show(view, season.days)
        self.call_after_refresh(self.tell_big_step)

    def tell_big_step(self) -> None:
        """Tell more of the big step under the cursor."""
        each, detail = self.bars().big_step, self.query_one(PlanDetail)
        if each is None or self.forecast is None:
            detail.show_nothing()
            return
        facts = tuple(_facts(each, self.forecast.day))
        told = Told(each.big_step.title, AREAS.get(each.big_step.area, each.big_step.area), facts, "")
        detail.show(told, Size(self.size.width - 2, DETAIL_LINES))


def _facts(each: BigStepView, today: dt.date) -> Iterator[tuple[str, str]]:
    said = each.said
    yield "Likely", say_day(said.likely, today) if said.likely else words.BEYOND
    yield "Careful", say_day(said.careful, today) if said.careful else words.BEYOND
    if said.due:
        late = said.due < today
        yield "Due", say_day(said.due, today)
        yield "In time", words.LATE if late else words.chance_words(said.chance)
    if moved := words.moved_words(each.moved_days):
        yield "Since last week", moved
    yield "Left", f"{said.minutes_left} min"
