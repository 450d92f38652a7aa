"""The middle of Today: productive hours with their pins, and the rest of the day, drawn line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from matchtrack.tui.drawing import strip_of
from matchtrack.tui.house import house_of
from matchtrack.tui.widgets.today_lines import board_lines, rows_of, timer_line, with_cursor

if TYPE_CHECKING:
    from rich.style import Style
    from textual import events

    from matchtrack.domain.steps import Step
    from matchtrack.services.today import TodayView
    from matchtrack.tui.drawing import Piece
    from matchtrack.tui.widgets.today_lines import Line, Row


class TodayBoard(ScrollView, can_focus=True):
    """Shows a TodayView; the cursor walks its steps and stays on its step when the view changes."""

    STYLES: ClassVar = ("text", "muted", "accent", "good", "warn", "border", "heading")
    COMPONENT_CLASSES: ClassVar[set[str]] = {"board--cursor", *(f"board--{name}" for name in STYLES)}
    BINDINGS: ClassVar = [
        Binding("up,k", "move(-1)", "Up", show=False),
        Binding("down,j", "move(1)", "Down", show=False),
        Binding("home,g", "move(-9999)", "First", show=False),
        Binding("end,G", "move(9999)", "Last", show=False),
    ]

    class Highlighted(Message):
        """The cursor stands on another step: `selected` tells which."""

    view: reactive[TodayView | None] = reactive(None)
    """What is shown."""

    notice: reactive[tuple[Piece, ...]] = reactive(())
    """A line above all else, such as the next step that is offered."""

    everything: reactive[bool] = reactive(False)
    """Show all of today instead of one to three steps."""

    cursor: reactive[int] = reactive(0, repaint=False)
    """The place of the selected step in the list."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._rows: tuple[Row, ...] = ()
        self._lines: list[Line] = []
        self._width = 0
        self._palette: dict[str, tuple[Style, Style]] = {}

    @property
    def selected(self) -> Step | None:
        """The step under the cursor."""
        return self._rows[self.cursor].step if self._rows else None

    def on_resize(self) -> None:
        """Lay the lines out for the new width, unless the first frame has done so."""
        if self.size.width != self._width or self.virtual_size.height != len(self._lines):
            self._lay_out()

    def watch_view(self) -> None:
        """Show the new view with the cursor on the same step."""
        self._lay_out()

    def watch_notice(self) -> None:
        """Make room for the notice."""
        self._lay_out()

    def watch_everything(self) -> None:
        """Show more or fewer steps."""
        self._lay_out()

    def watch_cursor(self, before: int, after: int) -> None:
        """Redraw the two rows that changed, and keep the cursor in sight."""
        for place in (before, after):
            line = self._line_of(place)
            if line is not None:
                self.refresh(Region(0, line - self.scroll_offset.y, self.size.width, 1))
        line = self._line_of(after)
        if line is not None:
            self.scroll_to_region(Region(0, line, 1, 1), animate=False)
        self.post_message(self.Highlighted())

    def notify_style_update(self) -> None:
        """Forget the colours of the theme before."""
        super().notify_style_update()
        self._palette = {}

    def action_move(self, by: int) -> None:
        """Move the cursor by so many steps, as far as there are any."""
        self.cursor = max(0, min(len(self._rows) - 1, self.cursor + by))

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the step that was clicked."""
        y = event.y + self.scroll_offset.y
        if y < len(self._lines) and (row := self._lines[y].row) is not None:
            self.cursor = row

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen."""
        y += self.scroll_offset.y
        width = self.size.width
        if width != self._width:
            self._build_lines()
        if not self._palette:
            self._palette = self._colours()
        line = self._lines[y] if y < len(self._lines) else None
        if line is None:
            return Strip.blank(width, self._palette["text"][0])
        on_cursor = line.row is not None and line.row == self.cursor
        styles = {name: pair[on_cursor and name != "border"] for name, pair in self._palette.items()}
        return strip_of(with_cursor(line.pieces) if on_cursor else line.pieces, styles, width, styles["text"])

    def _colours(self) -> dict[str, tuple[Style, Style]]:
        """Give each style name its look off and on the cursor row."""
        cursor = self.get_component_rich_style("board--cursor")
        off = {name: self.get_component_rich_style(f"board--{name}") for name in self.STYLES}
        return {name: (style, style + cursor) for name, style in off.items()}

    def _line_of(self, place: int) -> int | None:
        return next((y for y, line in enumerate(self._lines) if line.row == place), None)

    def _lay_out(self) -> None:
        """Build rows and lines anew; the cursor stays on its step, or on the place where it was."""
        if self.view is None:
            return
        before = self.selected
        self._rows = rows_of(self.view, everything=self.everything)
        self._build_lines()
        self.virtual_size = Size(self._width, len(self._lines))
        last = max(0, len(self._rows) - 1)
        same = [place for place, row in enumerate(self._rows) if before and row.step.id == before.id]
        self.set_reactive(TodayBoard.cursor, same[0] if same else min(self.cursor, last))
        self.refresh()
        self.post_message(self.Highlighted())

    def _build_lines(self) -> None:
        """Write the lines for the present width; the first frame asks for them before the size is announced."""
        self._width = self.size.width
        if not self.view or not self._width:
            self._lines = []
            return
        now = house_of(self).context.clock()
        self._lines = board_lines(self.view, self._rows, self._width, self.notice, now)

    def redraw_timer(self) -> None:
        """Draw the line of the timer, and nothing else, as it stands now."""
        if self.view and self.view.timer and self._lines:
            self._lines[0] = timer_line(self.view.timer, self._width, house_of(self).context.clock())
            self.refresh(Region(0, -self.scroll_offset.y, self.size.width, 1))
