"""All that is known of one step, for the second column of a wide terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from matchtrack.domain.areas import AREAS
from matchtrack.domain.date_phrases import say_day
from matchtrack.domain.text import safe, safe_lines
from matchtrack.tui.drawing import dots, fact_content, minutes_text

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from textual.visual import VisualType

    from matchtrack.domain.steps import Step


class StepDetail(Widget):
    """Shows `step` as it stands on `today`; empty where there is none."""

    step: reactive[Step | None] = reactive(None)
    """The step that is shown."""

    today: reactive[dt.date | None] = reactive(None)
    """The day from which dates are told."""

    def render(self) -> VisualType:
        """Draw label and value, one a line, then the notes."""
        if self.step is None or self.today is None:
            return Content("")
        step = self.step
        lines = [
            Content.styled(safe(step.title), "bold"),
            Content.styled(safe(step.big_step_title), "$muted"),
            Content(""),
        ]
        lines += [fact_content(label, value) for label, value in _facts(step, self.today)]
        if step.notes:
            lines += [Content(""), Content(safe_lines(step.notes))]
        return Content("\n").join(lines)


def _facts(step: Step, today: dt.date) -> Iterator[tuple[str, str]]:
    yield "Area", AREAS.get(step.area, step.area)
    yield "Effort", f"{dots(step.difficulty)} {minutes_text(step.minutes)}" + (" · boring" if step.boring else "")
    if step.minutes_logged:
        yield "Logged", minutes_text(step.minutes_logged)
    yield "Status", step.status
    if step.due and step.open:
        late = " · late" if step.due < today else ""
        yield "Due", f"{say_day(step.due, today)}{late}"
    if step.earliest and step.earliest > today:
        yield "Earliest", say_day(step.earliest, today)
    if step.status == "waiting":
        until = f", answer expected {say_day(step.expected, today)}" if step.expected else ""
        yield "Waiting on", (safe(step.waiting_on) or "an answer") + until
    if step.blocked:
        yield "After", ", ".join(step.after)
    if step.done_on:
        yield "Done", say_day(step.done_on, today)
    yield "Number", str(step.id)
