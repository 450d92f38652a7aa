"""The first lines of the schedule: whether the plan works, what would mend it, and the step that a tick offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from matchtrack.domain.planner import words
from matchtrack.domain.signs import LATE_SIGN
from matchtrack.domain.text import safe
from matchtrack.tui.widgets.timed_head import TimedHead

if TYPE_CHECKING:
    from matchtrack.domain.step_name import StepName
    from matchtrack.services.schedule import ScheduleView

PLANNING = "The days are being planned."


class ScheduleHead(TimedHead):
    """Says the plain truth about the plan."""

    DEFAULT_CSS = "ScheduleHead { height: auto; max-height: 4; padding: 0 1; }"

    def say(self, sentence: str, title: str = "Schedule") -> None:
        """Say something else: why there is no schedule, or what a forecast stands on."""
        self.say_content(Content.assemble((title, "bold $accent"), " · ", safe(sentence)))

    def show(self, view: ScheduleView, *, offer: StepName | None) -> None:
        """Say whether the plan works, and offer the next step after a tick (method.md 5)."""
        late = bool(view.late)
        lines = [
            Content.assemble(
                ("Schedule", "bold $accent"), " · ", (f"{LATE_SIGN} " if late else "", "bold $error"),
                (truth_of(view), "bold $error" if late else "$warning" if view.unplanned else "$success"),
            )
        ]  # fmt: skip
        if offer is not None:
            lines.append(Content.assemble(("Next: ", "$muted"), safe(offer.title), (" · n starts it", "$accent")))
        self.say_content(Content("\n").join(lines))


def truth_of(view: ScheduleView) -> str:
    """Say in one line whether the plan works, and what would mend it."""
    said = words.truth_words(
        late=len(view.late), days=view.max_late_days, without_day=len(view.unplanned), open_steps=view.open_steps
    )
    mend = view.mend
    return f"{said} {words.mend_words(mend.productive_minutes, mend.other_minutes)}" if mend else said
