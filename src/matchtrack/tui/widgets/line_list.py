"""What the lists of the schedule have in common: only lines in sight are drawn, and a cursor stands on one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView

from matchtrack.tui.drawing import strip_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style
    from textual import events
    from textual.strip import Strip

    from matchtrack.tui.drawing import Piece

MOVES = (
    Binding("up,k", "move(-1)", "Up", show=False),
    Binding("down,j", "move(1)", "Down", show=False),
    Binding("pageup", "page(-1)", "Page up", show=False),
    Binding("pagedown", "page(1)", "Page down", show=False),
    Binding("home,g", "edge(False)", "First", show=False),
    Binding("end,G", "edge(True)", "Last", show=False),
)
"""Keys with which the cursor moves in every list."""


class LineList(ScrollView, can_focus=True, inherit_bindings=False):
    """A list of lines without a widget a row; a subclass says how many there are, and draws one."""

    ALLOW_SELECT = False
    STYLES: ClassVar = ("text", "muted", "accent", "good", "warn", "bad", "heading")
    COMPONENT_CLASSES: ClassVar[set[str]] = {"lines--cursor", *(f"lines--{name}" for name in STYLES)}
    DEFAULT_CSS = """
    LineList { overflow-x: hidden; scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
    LineList > .lines--text { color: $foreground; background: $background; }
    LineList > .lines--muted { color: $muted; background: $background; }
    LineList > .lines--accent { color: $accent; background: $background; }
    LineList > .lines--good { color: $success; background: $background; }
    LineList > .lines--warn { color: $warning; background: $background; }
    LineList > .lines--bad { color: $error; background: $background; text-style: bold; }
    LineList > .lines--heading { color: $accent; background: $background; text-style: bold; }
    LineList > .lines--cursor { color: $cursor-text; background: $cursor; }
    """
    BINDINGS: ClassVar = [*MOVES]

    class Highlighted(Message):
        """The line under the cursor is another one, or says something else."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.cursor = 0
        self._palette: dict[str, tuple[Style, Style]] = {}

    def count(self) -> int:
        """Count the lines."""
        raise NotImplementedError

    def pieces(self, place: int, width: int, *, on_cursor: bool) -> Sequence[Piece]:
        """Draw the line at a place; also behind the last one, for what is said where there is nothing."""
        raise NotImplementedError

    def can_stand(self, place: int) -> bool:
        """Say whether the cursor may stand on a line."""
        return 0 <= place < self.count()

    def shows_cursor(self) -> bool:
        """Say whether the cursor is drawn."""
        return True

    def lines_above(self, place: int) -> int:
        """Say how many lines above one come into sight with it, such as its heading."""
        del place
        return 0

    def on_resize(self) -> None:
        """Draw the lines for the new size, with the cursor in sight."""
        self.fit_width()
        self.lay_out(self.cursor)

    def fit_width(self) -> None:
        """Break the lines anew, where a list breaks any."""

    def notify_style_update(self) -> None:
        """Forget the colours of the theme before."""
        super().notify_style_update()
        self._palette = {}

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the line that was clicked."""
        place = event.y + self.scroll_offset.y
        if self.can_stand(place):
            self.put_cursor(place)
            self.clicked()

    def clicked(self) -> None:
        """Do what a click on the line under the cursor is for."""

    def action_move(self, by: int) -> None:
        """Move the cursor by one line, past those on which it cannot stand."""
        place = self.cursor + by
        while 0 <= place < self.count() and not self.can_stand(place):
            place += by
        if self.can_stand(place):
            self.put_cursor(place)
        elif by < 0:
            self.scroll_to(y=0, animate=False)

    def action_page(self, by: int) -> None:
        """Move the cursor by as many lines as are in sight."""
        self.put_cursor(self.standing(self.cursor + by * max(1, self.size.height - 1)))

    def action_edge(self, last: bool) -> None:
        """Move the cursor to the first or the last line."""
        self.put_cursor(self.standing(self.count() - 1 if last else 0))

    def standing(self, place: int) -> int:
        """Give the place itself where the cursor can stand there, else the next one below, else above."""
        last = self.count() - 1
        place = max(0, min(last, place))
        below = (at for at in range(place, last + 1) if self.can_stand(at))
        above = (at for at in range(place, -1, -1) if self.can_stand(at))
        return next(below, next(above, 0))

    def put_cursor(self, place: int) -> None:
        """Let the cursor stand on a line, in sight."""
        before, self.cursor = self.cursor, place
        for changed in (before, place):
            self.refresh(Region(0, changed - self.scroll_offset.y, self.size.width, 1))
        self.show_cursor()
        if before != place:
            self.post_message(self.Highlighted())

    def lay_out(self, cursor: int) -> None:
        """Take the lines as they are now, with the cursor on this one."""
        self.cursor = cursor
        self.virtual_size = Size(self.line_width, self.count())
        self.show_cursor()
        self.refresh()
        self.post_message(self.Highlighted())

    def show_cursor(self) -> None:
        """Scroll no further than the cursor needs."""
        height, top = self.size.height, self.scroll_offset.y
        if not height:
            return
        first = self.cursor - self.lines_above(self.cursor)
        if first < top:
            self.scroll_to(y=first, animate=False)
        elif self.cursor >= top + height:
            self.scroll_to(y=self.cursor - height + 1, animate=False)

    @property
    def line_width(self) -> int:
        """Cells of a line."""
        return self.scrollable_content_region.width

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen."""
        place = y + self.scroll_offset.y
        width = self.line_width
        if not self._palette:
            self._palette = self._colours()
        on_cursor = place == self.cursor and self.shows_cursor() and self.can_stand(place)
        styles = {name: pair[on_cursor] for name, pair in self._palette.items()}
        return strip_of(self.pieces(place, width, on_cursor=on_cursor), styles, width, styles["text"])

    def _colours(self) -> dict[str, tuple[Style, Style]]:
        """Give each style name its look off and on the cursor line."""
        cursor = self.get_component_rich_style("lines--cursor")
        off = {name: self.get_component_rich_style(f"lines--{name}") for name in self.STYLES}
        return {name: (style, style + cursor) for name, style in off.items()}
