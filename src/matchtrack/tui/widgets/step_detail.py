"""All that is known of the step under the cursor of Today: beside the board where there is room, else below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from matchtrack.tui.step_facts import in_a_column, in_few_lines, told_of_step

if TYPE_CHECKING:
    import datetime as dt

    from textual.visual import VisualType

    from matchtrack.domain.steps import Step


class StepDetail(Widget):
    """Shows `step` as it stands on `today`; empty where there is none."""

    step: reactive[Step | None] = reactive(None)
    """The step that is shown."""

    today: reactive[dt.date | None] = reactive(None)
    """The day from which dates are told."""

    in_short: reactive[bool] = reactive(False)
    """There is room for a few lines only."""

    def render(self) -> VisualType:
        """Draw label and value, one a line, then the notes; or all in a few lines."""
        if self.step is None or self.today is None:
            return Content("")
        told = told_of_step(self.step, (), self.today)
        return in_few_lines(told, *self.content_size) if self.in_short else in_a_column(told)
