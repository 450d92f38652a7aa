"""The plan as one list: areas, big steps that fold, baby steps; fluent with 10,000 of them.

There are no widgets a row. The list holds the outline alone, draws the lines that are in sight, and reads what else it
needs of their steps page by page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView

from matchtrack.tui.drawing import strip_of
from matchtrack.tui.widgets import plan_lines as lines
from matchtrack.tui.widgets.plan_rows import AREA, BIG, STEP, PlanTree, area_name, nearest_row, words_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    from rich.style import Style
    from textual import events
    from textual.strip import Strip

    from matchtrack.domain.steps import BigStep, Step
    from matchtrack.services.views import PlanOutline
    from matchtrack.tui.drawing import Piece
    from matchtrack.tui.widgets.plan_rows import Row

    Load = Callable[[Sequence[int]], dict[int, Step]]
    Titles = Callable[[], dict[int, str]]

PAGE_ROWS = 64
"""Rows whose steps are read at once."""

EMPTY_PLAN = "The plan is empty. a adds a step; 'matchtrack plan import' brings a whole season."
NO_MATCH = "No step has these words. Esc clears the filter."


class PlanList(ScrollView, can_focus=True, inherit_bindings=False):
    """Shows a plan; the cursor stays on its row, by id, over reloads, filters, folds and other sizes."""

    STYLES: ClassVar = ("text", "muted", "accent", "good", "warn", "bad", "heading")
    COMPONENT_CLASSES: ClassVar[set[str]] = {"plan--cursor", *(f"plan--{name}" for name in STYLES)}
    DEFAULT_CSS = """
    PlanList { overflow-x: hidden; scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
    """
    BINDINGS: ClassVar = [
        Binding("up,k", "move(-1)", "Up", show=False),
        Binding("down,j", "move(1)", "Down", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
        Binding("home,g", "edge(False)", "First", show=False),
        Binding("end,G", "edge(True)", "Last", show=False),
        Binding("left,h", "close", "Close", show=False),
        Binding("right,l", "open", "Open", show=False),
    ]

    class Highlighted(Message):
        """The row under the cursor is another one, or says something else: `step` and `big_step` tell which."""

    class Opened(Message):
        """The user wants to see more of the baby step under the cursor."""

    def __init__(self, load: Load, titles: Titles, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._load = load
        self._read_titles = titles
        self._tree: PlanTree | None = None
        self._today: dt.date | None = None
        self._rows: list[Row] = []
        self._places: dict[Row, int] = {}
        self._cursor = 0
        self._opened: set[int] = set()
        self._opened_by_filter: set[int] = set()
        self._words: tuple[str, ...] = ()
        self._finished = False
        self._steps: dict[int, Step] = {}
        self._pages_read: set[int] = set()
        self._palette: dict[str, tuple[Style, Style]] = {}

    def show(self, outline: PlanOutline, today: dt.date) -> None:
        """Show a plan as it stands on a day; `today` decides what is late."""
        first = self._tree is None
        self._tree, self._today = PlanTree(outline, self._read_titles), today
        self._steps.clear()
        if first and len(outline.big_steps) == 1:
            self._opened.add(outline.big_steps[0].id)
        self._lay_out()

    def filter(self, text: str) -> None:
        """Show only the steps whose title has all the words of `text`, with their big steps open."""
        self._words = words_of(text)
        if self._tree is None:
            return
        row = self._cursor_row
        if self._words:
            self._opened_by_filter = set(self._tree.big_steps)
        elif row and row[0] == STEP:
            self._opened.add(self._tree.parent_of(row[1]))
        self._lay_out()

    def show_finished(self, finished: bool) -> None:
        """Show or hide the steps that are done or dropped."""
        self._finished = finished
        self._lay_out()

    def show_step(self, step_id: int) -> None:
        """Open the big step of a baby step and put the cursor on the step; it must not be filtered out."""
        if self._tree is None or not self._tree.has_step(step_id):
            return
        self._open_now.add(self._tree.parent_of(step_id))
        self._lay_out()
        self._put_cursor(self._places.get((STEP, step_id), self._cursor))

    def is_finished(self, step_id: int) -> bool:
        """Say whether a baby step of the plan is done or dropped."""
        return self._tree is not None and self._tree.has_step(step_id) and not self._tree.is_open_step(step_id)

    @property
    def step(self) -> Step | None:
        """The baby step under the cursor."""
        row = self._cursor_row
        return self._step_at(self._cursor) if row and row[0] == STEP else None

    @property
    def big_step(self) -> BigStep | None:
        """The big step under the cursor, or the one of the baby step there."""
        row = self._cursor_row
        if self._tree is None or row is None or row[0] == AREA:
            return None
        return self._tree.big_steps[row[1] if row[0] == BIG else self._tree.parent_of(row[1])]

    @property
    def _open_now(self) -> set[int]:
        return self._opened_by_filter if self._words else self._opened

    @property
    def _cursor_row(self) -> Row | None:
        return self._rows[self._cursor] if self._rows else None

    def on_resize(self) -> None:
        """Draw the rows for the new size, with the cursor in sight."""
        self._set_size()
        self._show_cursor()

    def notify_style_update(self) -> None:
        """Forget the colours of the theme before."""
        super().notify_style_update()
        self._palette = {}

    def on_click(self, event: events.Click) -> None:
        """Select the row; a second click folds a big step."""
        place = event.y + self.scroll_offset.y
        if place >= len(self._rows) or self._rows[place][0] == AREA:
            return
        if place == self._cursor and self._rows[place][0] == BIG:
            self.open_row()
        self._put_cursor(place)

    def open_row(self) -> None:
        """Fold or unfold the big step under the cursor; ask for more of a baby step."""
        row = self._cursor_row
        if row is None:
            return
        if row[0] == STEP:
            self.post_message(self.Opened())
        else:
            self._open_now.symmetric_difference_update({row[1]})
            self._lay_out()

    def action_move(self, by: int) -> None:
        """Move the cursor by one row, past the headings."""
        place = self._cursor + by
        if 0 <= place < len(self._rows) and self._rows[place][0] == AREA:
            place += by
        if 0 <= place < len(self._rows):
            self._put_cursor(place)

    def action_page(self, by: int) -> None:
        """Move the cursor by as many rows as are in sight."""
        if self._rows:
            place = self._cursor + by * max(1, self.size.height - 1)
            self._put_cursor(self._selectable(max(0, min(len(self._rows) - 1, place))))

    def action_edge(self, last: bool) -> None:
        """Move the cursor to the first or the last row."""
        if self._rows:
            self._put_cursor(len(self._rows) - 1 if last else self._selectable(0))

    def action_close(self) -> None:
        """Close the big step; from a baby step go to its big step first."""
        row = self._cursor_row
        if self._tree is None or row is None:
            return
        if row[0] == STEP:
            self._put_cursor(self._places[BIG, self._tree.parent_of(row[1])])
        elif row[1] in self._open_now:
            self.open_row()

    def action_open(self) -> None:
        """Open the big step; in an open one go to its first baby step."""
        row = self._cursor_row
        if row is None or row[0] != BIG:
            return
        if row[1] not in self._open_now:
            self.open_row()
        elif self._rows[self._cursor + 1 :][:1] and self._rows[self._cursor + 1][0] == STEP:
            self._put_cursor(self._cursor + 1)

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen."""
        place = y + self.scroll_offset.y
        width = min(self._width, lines.EASY_TO_FOLLOW)
        if not self._palette:
            self._palette = self._colours()
        on_cursor = place == self._cursor and bool(self._rows)
        styles = {name: pair[on_cursor] for name, pair in self._palette.items()}
        return strip_of(self._pieces(place, width), styles, self._width, styles["text"])

    def _pieces(self, place: int, width: int) -> Sequence[Piece]:
        if self._tree is None or self._today is None:
            return ()
        if place >= len(self._rows):
            return self._hint_pieces(place)
        (kind, id_), on_cursor = self._rows[place], place == self._cursor
        if kind == AREA:
            return lines.area_pieces(area_name(id_))
        if kind == BIG:
            return lines.big_step_pieces(
                self._tree.big_steps[id_], self._today, width, fold=self._fold_mark(id_), on_cursor=on_cursor
            )
        step = self._step_at(place)
        if step is None:
            return lines.unread_pieces(width, on_cursor=on_cursor)
        return lines.step_pieces(step, self._today, width, on_cursor=on_cursor)

    def _hint_pieces(self, place: int) -> Sequence[Piece]:
        """Say what to do where there is nothing to show, in as many lines as it takes."""
        if self._rows:
            return ()
        from textwrap import wrap

        said = wrap(NO_MATCH if self._words else EMPTY_PLAN, max(10, self._width - 2))
        return [(f" {said[place]}", "muted")] if place < len(said) else ()

    def _fold_mark(self, big_id: int) -> str:
        if self._tree is None or not self._tree.can_open(big_id, finished=self._finished):
            return lines.NOTHING_INSIDE
        return lines.OPENED if big_id in self._open_now else lines.CLOSED

    def _step_at(self, place: int) -> Step | None:
        """Give the step of a row, with those around it read at once where it is not known yet."""
        step_id, page = self._rows[place][1], place // PAGE_ROWS
        if step_id not in self._steps and page not in self._pages_read:
            self._pages_read.add(page)
            rows = self._rows[page * PAGE_ROWS : (page + 1) * PAGE_ROWS]
            self._steps.update(self._load([id_ for kind, id_ in rows if kind == STEP and id_ not in self._steps]))
        return self._steps.get(step_id)

    def _lay_out(self) -> None:
        """Build the rows anew with the cursor on its row, or on the nearest one that is left."""
        if self._tree is None:
            return
        before, place = self._rows, self._cursor
        self._rows = self._tree.rows(self._open_now, finished=self._finished, words=self._words)
        self._places = {row: at for at, row in enumerate(self._rows)}
        self._pages_read.clear()
        kept = nearest_row(before, place, self._places)
        self._cursor = self._places[kept] if kept else self._selectable(0)
        self._set_size()
        self._show_cursor()
        self.refresh()
        self.post_message(self.Highlighted())

    def _selectable(self, place: int) -> int:
        """Give the place itself, or the next one where an area's heading stands there."""
        return place + 1 if self._rows[place : place + 1] and self._rows[place][0] == AREA else place

    def _put_cursor(self, place: int) -> None:
        before, self._cursor = self._cursor, place
        for changed in (before, place):
            self.refresh(Region(0, changed - self.scroll_offset.y, self.size.width, 1))
        self._show_cursor()
        if before != place:
            self.post_message(self.Highlighted())

    def _show_cursor(self) -> None:
        """Scroll no further than the cursor needs; the heading above the first row comes into sight with it."""
        height, top = self.size.height, self.scroll_offset.y
        if not height:
            return
        first = self._cursor - 1 if self._cursor and self._rows[self._cursor - 1][0] == AREA else self._cursor
        if first < top:
            self.scroll_to(y=first, animate=False)
        elif self._cursor >= top + height:
            self.scroll_to(y=self._cursor - height + 1, animate=False)

    @property
    def _width(self) -> int:
        return self.scrollable_content_region.width

    def _set_size(self) -> None:
        self.virtual_size = Size(self._width, len(self._rows))

    def _colours(self) -> dict[str, tuple[Style, Style]]:
        """Give each style name its look off and on the cursor row."""
        cursor = self.get_component_rich_style("plan--cursor")
        off = {name: self.get_component_rich_style(f"plan--{name}") for name in self.STYLES}
        return {name: (style, style + cursor) for name, style in off.items()}
