"""The forecast as a picture: a bar for each big step from its likely to its careful date, against the key dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchtrack.tui.widgets import forecast_lines as lines
from matchtrack.tui.widgets.line_list import LineList

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from matchtrack.services.forecast import BigStepView, ForecastView
    from matchtrack.tui.drawing import Piece

DRAWING = "The forecast is being drawn."


class ForecastList(LineList):
    """Shows a forecast; the cursor stays on its big step over reloads."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._view: ForecastView | None = None
        self._key_dates: Mapping[str, dt.date] = {}
        self._head = 0

    def show(self, view: ForecastView, key_dates: Mapping[str, dt.date]) -> None:
        """Show a forecast against the key dates that are still ahead."""
        before = self.big_step
        self._view = view
        self._key_dates = {key: day for key, day in key_dates.items() if day >= view.day}
        self.fit_width()
        keys = [each.big_step.key for each in view.big_steps]
        same = keys.index(before.big_step.key) if before and before.big_step.key in keys else 0
        self.lay_out(self.standing(self._head + same))

    @property
    def big_step(self) -> BigStepView | None:
        """The big step under the cursor."""
        place = self.cursor - self._head
        return self._view.big_steps[place] if self._view and 0 <= place < len(self._view.big_steps) else None

    def fit_width(self) -> None:
        """Months, key dates and a legend stand above the bars, where there are any."""
        before, self._head = self._head, 3 if lines.bar_width(self.line_width) else 0
        self.cursor = max(self._head, self.cursor - before + self._head)

    def count(self) -> int:
        """Count the lines."""
        return len(self._view.big_steps) + self._head if self._view and self._view.big_steps else 0

    def can_stand(self, place: int) -> bool:
        """The cursor stands on big steps."""
        return self._head <= place < self.count()

    def lines_above(self, place: int) -> int:
        """The head comes into sight with the first big step."""
        return self._head if place == self._head else 0

    def pieces(self, place: int, width: int, *, on_cursor: bool) -> Sequence[Piece]:
        """Draw a line."""
        if self._view is None:
            return [(f" {DRAWING}", "muted")] if place == 0 else ()
        if place >= self.count():
            return ()
        scale = lines.scale_of(self._view, self._key_dates, width)
        if place < self._head:
            return self._head_pieces(place, scale, width)
        each = self._view.big_steps[place - self._head]
        return lines.big_step_pieces(each, scale, tuple(self._key_dates.values()), width, on_cursor=on_cursor)

    def _head_pieces(self, place: int, scale: lines.Scale, width: int) -> Sequence[Piece]:
        if place == 0:
            return [(f" {lines.LEGEND}", "muted")]
        if place == 1:
            return lines.month_pieces(scale, width)
        return lines.key_date_pieces(scale, self._key_dates, width)
