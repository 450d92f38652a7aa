"""Which rows the schedule shows: a heading a day, under it the day's slots; and where a cursor finds its row again."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from matchtrack.domain.steps import Step
    from matchtrack.services.schedule import DayView, ScheduleView, SlotView


class Row(NamedTuple):
    """A day's heading, or one of its slots."""

    day: DayView
    slot: SlotView | None = None

    @property
    def step(self) -> Step | None:
        """The step of a slot."""
        return self.slot.step if self.slot else None


class ScheduleRows:
    """The rows of a view from top to bottom."""

    def __init__(self, view: ScheduleView) -> None:
        self.rows: list[Row] = []
        self._headings: dict[dt.date, int] = {}
        for day in view.days:
            self._headings[day.day] = len(self.rows)
            self.rows.append(Row(day))
            self.rows += [Row(day, slot) for slot in day.slots]

    def __len__(self) -> int:
        return len(self.rows)

    def can_stand(self, place: int) -> bool:
        """Say whether a cursor may stand there: on a slot, or on the heading of a day that has none."""
        return 0 <= place < len(self.rows) and (self.rows[place].slot is not None or not self.rows[place].day.slots)

    def first_of(self, day: dt.date) -> int | None:
        """Give the place of a day's first slot, or of its heading where it has none; None where the day is not here."""
        place = self._headings.get(day)
        return None if place is None else place + bool(self.rows[place].day.slots)

    def heading_of(self, place: int) -> int:
        """Give the place of the heading under which a row stands."""
        return self._headings[self.rows[place].day.day]

    def find(self, step_id: int, day: dt.date | None = None) -> int | None:
        """Give the place of a step's slot on a day, or of its first one anywhere."""
        return next(
            (
                place
                for place, row in enumerate(self.rows)
                if row.step and row.step.id == step_id and day in {None, row.day.day}
            ),
            None,
        )

    def find_late(self, big_step: str) -> int | None:
        """Give the place of the first slot of a big step that comes after the due date of its step."""
        return next(
            (
                place
                for place, row in enumerate(self.rows)
                if row.step and row.step.big_step == big_step and row.step.due and row.step.due < row.day.day
            ),
            None,
        )


def place_again(before: Sequence[Row], cursor: int, after: ScheduleRows) -> int:
    """Find where a cursor that stood on a row `before` should stand now.

    On the same step on the same day, else wherever that step is now, else on what came next of the rows before, else
    on the same day.
    """
    if not (0 <= cursor < len(before)):
        return after.first_of(after.rows[0].day.day) or 0 if len(after) else 0
    row = before[cursor]
    if row.step:
        found = after.find(row.step.id, row.day.day)
        found = after.find(row.step.id) if found is None else found
        if found is not None:
            return found
    return _next_of_the_day(before, cursor, after)


def _next_of_the_day(before: Sequence[Row], cursor: int, after: ScheduleRows) -> int:
    """Give the next row of the same day that is still there, else the day, else the first day that is left."""
    day = before[cursor].day.day
    for row in before[cursor + 1 :]:
        if row.day.day != day or row.step is None:
            break
        found = after.find(row.step.id, day)
        if found is not None:
            return found
    first = after.first_of(day)
    if first is None:
        first = after.first_of(after.rows[0].day.day) if len(after) else 0
    return first or 0
