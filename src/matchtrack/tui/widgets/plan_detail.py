"""All that is known of the row under the cursor of the plan: a column where there is room, else a few lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from matchtrack.tui.step_facts import in_a_column, in_few_lines

if TYPE_CHECKING:
    from textual.geometry import Size

    from matchtrack.tui.step_facts import Told


class PlanDetail(Static):
    """Tells more of one big step or baby step."""

    def show(self, told: Told, room: Size | None) -> None:
        """Tell of a row: in as many lines as there is `room` for, or in a column, which scrolls.

        The short form has a fixed height, so that moving the cursor lays nothing out anew.
        """
        content = in_few_lines(told, room.width, room.height) if room else in_a_column(told)
        self.update(content, layout=room is None and self._changes_height(content))

    def show_nothing(self) -> None:
        """Tell nothing."""
        self.update(Content(""), layout=self._changes_height(Content("")))

    def _changes_height(self, content: Content) -> bool:
        """Say whether the column, which fills its room, must scroll from now on, or no longer must."""
        if not self.size.width:
            # Not laid out yet, or hidden: there is no width to break lines at.
            return True
        room = self.parent.size.height if isinstance(self.parent, Widget) else 0
        return max(content.get_height({}, self.size.width), room) != self.size.height
