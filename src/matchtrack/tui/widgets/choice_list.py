"""A short list to choose one row from; long rows go on in the next line."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView

from matchtrack.domain.signs import CURSOR
from matchtrack.domain.text import cell_width, safe
from matchtrack.tui.drawing import shown, strip_of
from matchtrack.tui.widgets.keys_in_turn import KeysInTurn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.strip import Strip

    from matchtrack.tui.drawing import Piece

_LEAST_TEXT = 10


class ChoiceList(KeysInTurn, ScrollView, can_focus=True):
    """Shows rows of (text, aside); the aside stands at the right of the row's first line."""

    STYLES: ClassVar = ("text", "muted", "accent")
    COMPONENT_CLASSES: ClassVar[set[str]] = {"choice--cursor", *(f"choice--{name}" for name in STYLES)}
    DEFAULT_CSS = """
    ChoiceList {
        height: 1fr;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
        overflow-x: hidden;

        & > .choice--text { color: $foreground; background: $surface; }
        & > .choice--muted { color: $muted; background: $surface; }
        & > .choice--accent { color: $accent; background: $surface; }
        & > .choice--cursor { color: $cursor-text; background: $cursor; }
    }
    """
    BINDINGS: ClassVar = [
        Binding("up,k", "move(-1)", "Up", show=False),
        Binding("down,j", "move(1)", "Down", show=False),
        Binding("home,g,pageup", "edge(False)", "First", show=False),
        Binding("end,G,pagedown", "edge(True)", "Last", show=False),
    ]

    class Highlighted(Message):
        """The cursor stands on another row."""

    class Chosen(Message):
        """The row under the cursor was clicked once more."""

    cursor: reactive[int] = reactive(0)
    """The place of the selected row."""

    def __init__(self, rows: Sequence[tuple[str, str]] = (), cursor: int = 0) -> None:
        super().__init__()
        self._rows = rows
        self._lines: list[tuple[int, Sequence[Piece]]] = []
        self.set_reactive(ChoiceList.cursor, cursor)

    def show(self, rows: Sequence[tuple[str, str]], cursor: int) -> None:
        """Show other rows."""
        self._rows, self.cursor = rows, cursor
        self._lay_out()

    def on_resize(self) -> None:
        """Break the rows for the new width."""
        self._lay_out()

    def watch_cursor(self) -> None:
        """Draw the cursor in its new place, in sight."""
        self._lay_out()
        self.post_message(self.Highlighted())

    def on_click(self, event: events.Click) -> None:
        """Select the clicked row; a click on the selected one chooses it."""
        y = event.y + self.scroll_offset.y
        if y >= len(self._lines):
            return
        row = self._lines[y][0]
        if row == self.cursor:
            self.post_message(self.Chosen())
        self.cursor = row

    def action_move(self, by: int) -> None:
        """Move the cursor by so many rows, as far as there are any."""
        self.cursor = max(0, min(len(self._rows) - 1, self.cursor + by))

    def action_edge(self, last: bool) -> None:
        """Move the cursor to the first or the last row."""
        self.cursor = max(0, len(self._rows) - 1) if last else 0

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen."""
        place = y + self.scroll_offset.y
        row, pieces = self._lines[place] if place < len(self._lines) else (-1, ())
        cursor = self.get_component_rich_style("choice--cursor")
        off = {name: self.get_component_rich_style(f"choice--{name}") for name in self.STYLES}
        styles = {name: style + cursor if row == self.cursor else style for name, style in off.items()}
        return strip_of(pieces, styles, self.scrollable_content_region.width, styles["text"])

    def _lay_out(self) -> None:
        """Break the rows into lines; the list is no higher than they are."""
        width = self.scrollable_content_region.width
        if not width:
            return
        self._lines = [
            (place, pieces)
            for place, (text, aside) in enumerate(self._rows)
            for pieces in _row_lines(text, aside, width, on_cursor=place == self.cursor)
        ]
        self.virtual_size = Size(width, len(self._lines))
        self.styles.max_height = max(1, len(self._lines))
        own = [y for y, (place, _) in enumerate(self._lines) if place == self.cursor]
        if own:
            self.scroll_to_region(Region(0, own[0], 1, len(own)), animate=False)
        self.refresh()


def _row_lines(text: str, aside: str, width: int, *, on_cursor: bool) -> list[Sequence[Piece]]:
    """Draw one row: the pointer, the text in as many lines as it takes, the aside beside the first one."""
    room = max(_LEAST_TEXT, width - 2 - (cell_width(aside) + 2 if aside else 0))
    first, *others = wrap(safe(text), room) or [""]
    pointer = f"{CURSOR} " if on_cursor else "  "
    head: list[Piece] = [(pointer, "accent"), (shown(first, room), "text"), (f"  {aside}" if aside else "", "muted")]
    return [head, *([("  ", "text"), (shown(each, room), "text")] for each in others)]
