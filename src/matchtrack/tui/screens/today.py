"""Today: what to do now, how the day counts, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.reactive import reactive
from textual.screen import Screen

from matchtrack.services.today import today_view
from matchtrack.tui.actions import bar_of, bindings_of
from matchtrack.tui.house import house_of
from matchtrack.tui.screens.coming_back import ReadAnew
from matchtrack.tui.screens.step_actions import StepActions
from matchtrack.tui.widgets.lines import HeadLine, KeyBar, MomentumLine
from matchtrack.tui.widgets.today_board import TodayBoard

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from matchtrack.domain.steps import Step
    from matchtrack.services.today import TodayView


USUAL = 64
"""Columns from which a toast has room for longer lines."""

WIDE = 100
"""Columns from which the detail stands beside the board."""

HIGH = 20
"""Lines from which it has room below the board."""


class TodayScreen(ReadAnew, StepActions, Screen[None]):
    """The first screen: productive hours with their pins, the rest of today, momentum."""

    AUTO_FOCUS = "TodayBoard"
    BINDINGS: ClassVar = bindings_of("today")
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (USUAL, "-usual"), (WIDE, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (HIGH, "-high")]

    view: reactive[TodayView | None] = reactive(None)
    """All that the screen shows."""

    def __init__(self) -> None:
        super().__init__()
        self._app_starts = True
        # A screen that is told it has the app's styles is not styled a second time before its first frame.
        self._css_update_count = self.app._css_update_count  # noqa: SLF001 - Textual gives no other way to say so
        # The breakpoints would set these, too, but after a first styling.
        width, height = self.app.size
        across = "-wide" if width >= WIDE else "-usual" if width >= USUAL else "-narrow"
        self.add_class(across, "-high" if height >= HIGH else "-low")

    def compose(self) -> ComposeResult:
        """Few widgets, so that the first frame comes at once."""
        yield HeadLine().data_bind(TodayScreen.view)
        yield TodayBoard().data_bind(TodayScreen.view)
        yield MomentumLine().data_bind(TodayScreen.view)
        yield KeyBar(bar_of("today"), house_of(self).context.settings.keys)

    def on_mount(self) -> None:
        """Show the day before the first frame is painted; the app asks for that as soon as it runs."""
        self.app.call_later(self._draw_first_frame)
        self.reload()

    def show_timer(self, _words: str) -> None:
        """Redraw the line of the timer, which says more than those words."""
        self.query_one(TodayBoard).redraw_timer()

    def reload(self) -> None:
        """Read the day anew; a fault leaves the last view on screen, and a toast says why."""
        if house_of(self).is_first_run:
            return
        self.query_one(HeadLine).clock_is_set = house_of(self).clock_is_set
        view = house_of(self).attempt(today_view, house_of(self).context)
        if view is not None:
            self.view = view
        self.query_one(TodayBoard).notice = house_of(self).offer_line()

    def selected_step(self) -> Step | None:
        """Give the step under the cursor."""
        return self.query_one(TodayBoard).selected

    def selected_big_step(self) -> str:
        """A thought in the middle of the day goes to the inbox: it has nothing to do with the step at hand."""
        return ""

    @on(TodayBoard.Highlighted)
    def follow_cursor(self) -> None:
        """Let the cursor be seen first: the detail costs twice as much to draw, and comes a frame later."""
        self._show_detail_later()

    def show_detail(self) -> None:
        """Tell more of the selected step beside the board, or below it, where there is room for it."""
        in_short = self.size.width < WIDE
        if (in_short and self.size.height < HIGH) or self.view is None:
            return
        from matchtrack.tui.widgets.step_detail import StepDetail

        detail = self.query(StepDetail).first() if self.query(StepDetail) else None
        if detail is None:
            detail = StepDetail()
            self.mount(detail, after=self.query_one(HeadLine))
        detail.in_short = in_short
        detail.today = self.view.day
        detail.step = self.selected_step()

    def on_resize(self) -> None:
        """Bring the detail in once there is room; the style sheet hides it where there is none."""
        self._show_detail_later()

    def _show_detail_later(self) -> None:
        """Wait for the next frame; the app, unlike a screen, first takes such a wish after the first one."""
        self.app.call_after_refresh(self.show_detail)

    def _compositor_refresh(self) -> None:
        """Draw, but not before the app has started: Textual would draw the whole screen and throw it away."""
        if not self._app_starts:
            super()._compositor_refresh()

    def _draw_first_frame(self) -> None:
        self._app_starts = False
        self._compositor_refresh()

    @on(KeyBar.Chosen)
    def do_clicked_action(self, event: KeyBar.Chosen) -> None:
        """Do what the clicked key does."""
        house_of(self).run_here(event.action)

    def action_show_more(self) -> None:
        """Show all of today, or one to three steps again."""
        board = self.query_one(TodayBoard)
        board.everything = not board.everything

    def action_open_big_step(self) -> None:
        """Show the selected step in its place in the plan."""
        step = self.selected_step()
        if step is not None:
            house_of(self).open_in_plan(step.id)
