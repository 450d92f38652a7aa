"""The first line of the plan: what it comes to, or the next step that a tick offered."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from textual.content import Content

from matchtrack.domain.areas import OPEN_STATUSES, STATUSES
from matchtrack.domain.text import safe
from matchtrack.tui.widgets.timed_head import TimedHead

if TYPE_CHECKING:
    from matchtrack.domain.step_name import StepName
    from matchtrack.services.views import PlanOutline


class PlanHead(TimedHead):
    """Says how many steps are left; after a tick it offers the next one."""

    DEFAULT_CSS = "PlanHead { height: 1; text-wrap: nowrap; text-overflow: ellipsis; }"

    def show(self, outline: PlanOutline, *, offer: StepName | None) -> None:
        """Show what is left of a plan, or the offer (method.md 5)."""
        if offer is not None:
            self.say_content(Content.assemble((" Next: ", "$muted"), safe(offer.title), (" · n starts it", "$accent")))
            return
        counts = Counter(outline.statuses)
        left = sum(counts[STATUSES.index(status)] for status in OPEN_STATUSES)
        total = len(outline.statuses) - counts[STATUSES.index("dropped")]
        told = f"{total - left} of {total} steps done" if total else "no steps yet"
        self.say_content(Content.assemble((" Plan", "bold $accent"), f" · {told}"))
