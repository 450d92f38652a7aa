"""The plan: big steps and their baby steps, what blocks them, and how far they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.geometry import Size
from textual.reactive import reactive
from textual.screen import Screen
from textual.widgets import Input

from matchtrack.services import views
from matchtrack.tui.actions import bar_of, bindings_of
from matchtrack.tui.screens.coming_back import ReadAnew
from matchtrack.tui.screens.step_actions import StepActions, timer_words
from matchtrack.tui.step_facts import told_of_big_step, told_of_step
from matchtrack.tui.widgets.lines import KeyBar
from matchtrack.tui.widgets.plan_detail import PlanDetail
from matchtrack.tui.widgets.plan_head import PlanHead
from matchtrack.tui.widgets.plan_list import PlanList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from matchtrack.domain.steps import Step
    from matchtrack.services.views import PlanOutline

USUAL = 64
"""Columns from which a toast has room for longer lines."""

WIDE = 100
"""Columns from which the detail stands beside the list."""

HIGH = 20
"""Lines from which the detail below the list has room for notes."""

DETAIL_LINES, LOW_DETAIL_LINES = 5, 2
"""Lines of the detail below the list, as in the style sheet."""


class FilterInput(Input):
    """Where the words of the filter are typed; the list below follows every letter."""

    BINDINGS: ClassVar = [
        Binding("escape", "screen.leave_filter", "Clear the filter", show=False),
        Binding("down,enter", "screen.focus_list", "To the list", show=False),
    ]


class PlanScreen(ReadAnew, StepActions, Screen[None]):
    """The whole plan as a tree, with a detail pane."""

    CSS_PATH = "plan.tcss"
    AUTO_FOCUS = "PlanList"
    BINDINGS: ClassVar = [*bindings_of("plan"), Binding("escape", "leave_filter", "Clear the filter", show=False)]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (USUAL, "-usual"), (WIDE, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (HIGH, "-high")]

    outline: reactive[PlanOutline | None] = reactive(None, always_update=True)
    """The plan as thin as the list needs it."""

    finished: reactive[bool] = reactive(False)
    """Done and dropped steps are shown."""

    filtering: reactive[bool] = reactive(False, toggle_class="-filtering")
    """The line for the words of the filter is shown."""

    def __init__(self) -> None:
        super().__init__()
        self._wanted_step: int | None = None

    def compose(self) -> ComposeResult:
        """Lay out the head, the filter, the list with its detail, and the keys."""
        yield PlanHead(markup=False)
        yield FilterInput(placeholder="words of the title", id="filter", compact=True)
        with Horizontal(id="body"):
            yield PlanList(self._load_steps, self._read_titles)
            with VerticalScroll(id="detail", can_focus=False):
                yield PlanDetail(markup=False)
        yield KeyBar(bar_of("plan"), self.house.context.settings.keys)

    def on_mount(self) -> None:
        """Show the plan at once."""
        self.reload()
        if self._wanted_step is not None:
            self.show_step(self._wanted_step)

    def on_resize(self) -> None:
        """Tell the detail in the form for which there is room now."""
        self.app.call_after_refresh(self._tell_detail)

    def show_timer(self, words: str) -> None:
        """Show in the head how the timer stands."""
        for head in self.query(PlanHead):
            head.timer_words = words

    def reload(self) -> None:
        """Read the plan anew; a fault leaves the last one on screen, and a toast says why."""
        outline = self.house.attempt(views.plan_outline, self.house.context)
        if outline is not None:
            self.outline = outline

    def show_step(self, step_id: int) -> None:
        """Open the big step of a baby step and put the cursor on the step, whatever hid it."""
        if self.outline is None:
            self._wanted_step = step_id
            return
        self.action_leave_filter()
        plan = self.query_one(PlanList)
        if plan.is_finished(step_id):
            self.finished = True
        plan.show_step(step_id)

    def selected_step(self) -> Step | None:
        """Give the baby step under the cursor."""
        return self.query_one(PlanList).step

    def selected_big_step(self) -> str:
        """Give the key of the big step under the cursor, or of the one around the baby step there."""
        big = self.query_one(PlanList).big_step
        return big.key if big else ""

    def watch_outline(self, outline: PlanOutline | None) -> None:
        """Show the plan, and what it comes to."""
        if outline is not None:
            today = self.house.context.moment().day
            self.query_one(PlanList).show(outline, today)
            self.query_one(PlanHead).show(outline, offer=self.house.offer)

    def watch_finished(self, finished: bool) -> None:
        """Show or hide the finished steps."""
        if self.is_mounted:
            self.query_one(PlanList).show_finished(finished)

    @on(PlanList.Highlighted)
    def follow_cursor(self) -> None:
        """Let the cursor be seen first; a wish of the app, unlike one of the screen, waits for its frame."""
        self.app.call_after_refresh(self._tell_detail)

    def _tell_detail(self) -> None:
        """Tell more of the row under the cursor."""
        detail, plan = self.query_one(PlanDetail), self.query_one(PlanList)
        today = self.house.context.moment().day
        step, big = plan.step, plan.big_step
        if step is not None:
            detail.show(told_of_step(step, self._blocking(step), today), self._detail_room())
        elif big is not None:
            detail.show(told_of_big_step(big, today), self._detail_room())
        else:
            detail.show_nothing()

    def _detail_room(self) -> Size | None:
        """Give the lines below the list, or nothing where the detail stands beside it."""
        if self.size.width >= WIDE:
            return None
        return Size(self.size.width - 2, DETAIL_LINES if self.size.height >= HIGH else LOW_DETAIL_LINES)

    @on(PlanList.Opened)
    def edit_opened_step(self) -> None:
        """A baby step opens in its form."""
        self.action_edit()

    @on(Input.Changed, "#filter")
    def filter_list(self, event: Input.Changed) -> None:
        """Let the list follow every letter."""
        self.query_one(PlanList).filter(event.value)

    @on(KeyBar.Chosen)
    def do_clicked_action(self, event: KeyBar.Chosen) -> None:
        """Do what the clicked key does."""
        self.house.run_here(event.action)

    def action_open_row(self) -> None:
        """Open or close a big step; edit a baby step."""
        self.query_one(PlanList).open_row()

    def action_drop(self) -> None:
        """Take the selected step out of the plan."""
        from matchtrack.services import ticks

        step = self.step_or_hint()
        dropped = step and self.house.attempt(ticks.drop, self.house.context, str(step.id))
        if dropped:
            title, timer = dropped.step.title, timer_words(dropped.stopped)
            self.changed(f"Dropped: {title}.{timer} u takes it back, f shows dropped steps.")

    def action_move_up(self) -> None:
        """Move the step up in its big step."""
        self._move(up=True)

    def action_move_down(self) -> None:
        """Move the step down in its big step."""
        self._move(up=False)

    def action_filter(self) -> None:
        """Ask for the words of the filter."""
        self.filtering = True
        self.set_focus(self.query_one("#filter", Input))

    def action_leave_filter(self) -> None:
        """Show the whole plan again."""
        self.query_one("#filter", Input).value = ""
        self.query_one(PlanList).filter("")
        self.filtering = False
        self.action_focus_list()

    def action_focus_list(self) -> None:
        """Go to the list; the filter stays as it is."""
        self.set_focus(self.query_one(PlanList))

    def action_show_finished(self) -> None:
        """Show or hide the steps that are done or dropped."""
        self.finished = not self.finished
        self.house.tell("Finished steps are shown." if self.finished else "Finished steps are hidden.")

    def _move(self, *, up: bool) -> None:
        from matchtrack.services import steps

        step = self.step_or_hint()
        if step and self.house.attempt(steps.move_step, self.house.context, str(step.id), up=up):
            self.house.refresh_views()

    def _load_steps(self, ids: Sequence[int]) -> dict[int, Step]:
        return self.house.attempt(views.steps_by_ids, self.house.context, ids) or {}

    def _read_titles(self) -> dict[int, str]:
        return self.house.attempt(views.step_titles, self.house.context) or {}

    def _blocking(self, step: Step) -> Sequence[Step]:
        if not step.blocked:
            return ()
        return self.house.attempt(views.blocking_steps, self.house.context, step.id) or ()
