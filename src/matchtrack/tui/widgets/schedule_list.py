"""The coming days as one list: a heading a day, under it its slots; a step can be dragged to another day."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.message import Message

from matchtrack.tui.widgets.line_list import MOVES, LineList
from matchtrack.tui.widgets.schedule_lines import day_pieces, slot_pieces
from matchtrack.tui.widgets.schedule_rows import ScheduleRows, place_again

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from textual import events

    from matchtrack.domain.steps import Step
    from matchtrack.services.schedule import ScheduleView
    from matchtrack.tui.drawing import Piece
    from matchtrack.tui.widgets.schedule_rows import Row


class ScheduleList(LineList):
    """Shows the days of a view; the cursor stays on its step over reloads, more days, and other sizes."""

    BINDINGS: ClassVar = [
        *MOVES,
        Binding("left,h", "move_day(-1)", "The day before", show=False),
        Binding("right,l", "move_day(1)", "The day after", show=False),
    ]

    class NearEnd(Message):
        """The last days that are known come into sight: more of them are wanted."""

    class Dropped(Message):
        """The step under the cursor was dragged to a day."""

        def __init__(self, step: Step, day: dt.date) -> None:
            super().__init__()
            self.step = step
            self.day = day

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._view: ScheduleView | None = None
        self._rows: ScheduleRows | None = None
        self._wanted: tuple[int, dt.date] | None = None
        self._dragged: Step | None = None
        self._target: int | None = None

    def show(self, view: ScheduleView) -> None:
        """Show the days of a view, with the cursor where it was, or on the step that was to be followed."""
        before = self._rows.rows if self._rows else ()
        self._view, self._rows = view, ScheduleRows(view)
        self._target = None
        place = place_again(before, self.cursor, self._rows)
        if self._wanted is not None:
            step_id, day = self._wanted
            found = self._rows.find(step_id, day)
            place = self._rows.find(step_id) or place if found is None else found
            self._wanted = None
        self.lay_out(self.standing(place))
        if self._dragged and (self.step is None or self.step.id != self._dragged.id):
            self._let_go()

    def follow(self, step_id: int, day: dt.date) -> None:
        """Let the cursor stand on a step on this day as soon as the next view is shown."""
        self._wanted = (step_id, day)

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        return self._rows.rows[self.cursor] if self._rows and self.cursor < len(self._rows) else None

    @property
    def step(self) -> Step | None:
        """The step under the cursor."""
        row = self.row
        return row.step if row else None

    def go_to_day(self, day: dt.date) -> bool:
        """Put the cursor on the first slot of a day, with its heading at the top; say whether the day is known."""
        place = self._rows.first_of(day) if self._rows else None
        if self._rows is None or place is None:
            return False
        self.scroll_to(y=self._rows.heading_of(place), animate=False)
        self.put_cursor(place)
        return True

    def go_to_step(self, step_id: int) -> bool:
        """Put the cursor on the first slot of a step; say whether it is here."""
        return self._go_to(self._rows.find(step_id) if self._rows else None)

    def go_to_late(self, big_step: str) -> bool:
        """Put the cursor on the first late slot of a big step; say whether there is one."""
        return self._go_to(self._rows.find_late(big_step) if self._rows else None)

    def _go_to(self, place: int | None) -> bool:
        if place is None:
            return False
        self.put_cursor(place)
        return True

    def count(self) -> int:
        """Count the rows."""
        return len(self._rows) if self._rows else 0

    def can_stand(self, place: int) -> bool:
        """Say whether the cursor may stand on a row: not on the heading of a day that has slots."""
        return self._rows is not None and self._rows.can_stand(place)

    def lines_above(self, place: int) -> int:
        """The heading comes into sight with the first slot of its day."""
        return 1 if self._rows and 0 < place < len(self._rows) and not self._rows.can_stand(place - 1) else 0

    def pieces(self, place: int, width: int, *, on_cursor: bool) -> Sequence[Piece]:
        """Draw a row."""
        if self._rows is None or self._view is None or place >= len(self._rows):
            return ()
        row, today = self._rows.rows[place], self._view.day
        if row.slot is None:
            return day_pieces(row.day, today, width, on_cursor=on_cursor, target=place == self._target)
        return slot_pieces(row.slot, row.day.day, today, width, on_cursor=on_cursor)

    def lay_out(self, cursor: int) -> None:
        """Take the rows as they are now, and ask for more days where these fill little more than the screen."""
        super().lay_out(cursor)
        self._ask_for_more()

    def put_cursor(self, place: int) -> None:
        """Let the cursor stand on a row, and ask for more days where few are left."""
        super().put_cursor(place)
        self._ask_for_more()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Ask for more days where the wheel has come near the last ones."""
        super().watch_scroll_y(old_value, new_value)
        self._ask_for_more()

    def _ask_for_more(self) -> None:
        if self.is_near_end:
            self.post_message(self.NearEnd())

    @property
    def is_near_end(self) -> bool:
        """There is less than a screen of days behind what is in sight."""
        below = max(self.cursor, self.scroll_offset.y + self.size.height)
        return self._rows is not None and below + self.size.height >= len(self._rows)

    def action_move_day(self, by: int) -> None:
        """Go to the next day, or to the one before."""
        if self._rows is None or not len(self._rows):
            return
        heading = self._rows.heading_of(self.cursor)
        place = heading - 1 if by < 0 else heading + max(1, len(self._rows.rows[heading].day.slots) + 1)
        if 0 <= place < len(self._rows):
            self.put_cursor(self._rows.first_of(self._rows.rows[place].day.day) or 0)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take the step under the mouse."""
        place = event.y + self.scroll_offset.y
        row = self._rows.rows[place] if self._rows and place < len(self._rows) else None
        if row is not None and row.step is not None and event.button == 1:
            self.put_cursor(place)
            self._dragged = row.step
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Show on which day the step would be dropped; at an edge, let the days roll on."""
        if self._dragged is None or self._rows is None:
            return
        if event.y < 0 or event.y >= self.size.height:
            self.scroll_relative(y=-1 if event.y < 0 else 1, animate=False)
        self._aim_at(self._heading_at(event.y))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Drop the step on the day under the mouse."""
        step, place = self._dragged, self._heading_at(event.y)
        own = self._rows.heading_of(self.cursor) if step and self._rows else None
        self._let_go()
        if step is not None and self._rows is not None and place is not None and place != own:
            self.post_message(self.Dropped(step, self._rows.rows[place].day.day))

    def _heading_at(self, y: int) -> int | None:
        place = y + self.scroll_offset.y
        in_sight = 0 <= y < self.size.height
        return self._rows.heading_of(place) if self._rows and in_sight and 0 <= place < len(self._rows) else None

    def _aim_at(self, heading: int | None) -> None:
        own = self._rows.heading_of(self.cursor) if self._rows else None
        target = None if heading == own else heading
        if target != self._target:
            self._target = target
            self.refresh()

    def _let_go(self) -> None:
        if self._dragged is not None:
            self._dragged = None
            self.release_mouse()
        self._aim_at(None)
