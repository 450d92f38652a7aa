"""Steps as they stand: the values that lists, screens and exports draw.

Named tuples, not dataclasses: lists have ten thousand of them, and a frozen dataclass takes ten times as long to make.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from matchtrack.domain.areas import HARD_FROM, MIN_STEP_MINUTES, OPEN_STATUSES

if TYPE_CHECKING:
    import datetime as dt


class Step(NamedTuple):
    """A baby step with all that the plan and the records know of it.

    `due` and `earliest` are resolved to days; `minutes` is the estimate, `minutes_logged` the work so far;
    `blocked` says that a prerequisite is neither done nor dropped; `after` holds whole keys.
    """

    id: int
    key: str
    title: str
    area: str
    big_step_id: int
    big_step: str
    big_step_title: str
    minutes: int
    minutes_logged: int
    difficulty: int
    boring: bool
    status: str
    due: dt.date | None
    due_rule: str
    earliest: dt.date | None
    earliest_rule: str
    after: tuple[str, ...]
    blocked: bool
    waiting_on: str
    wait_days: int
    expected: dt.date | None
    done_on: dt.date | None
    notes: str
    version: int

    @property
    def hard(self) -> bool:
        """Difficulty 4 or 5: belongs to productive hours."""
        return self.difficulty >= HARD_FROM

    @property
    def open(self) -> bool:
        """Neither done nor dropped."""
        return self.status in OPEN_STATUSES

    @property
    def minutes_left(self) -> int:
        """Estimated minutes not yet worked, at least 5 while the step is open, 0 afterwards."""
        return max(MIN_STEP_MINUTES, self.minutes - self.minutes_logged) if self.open else 0


class ListedStep(NamedTuple):
    """As much of a baby step as one line of a list says.

    `due` and `expected` stay texts like '2027-09-08', empty where there is none: they sort as days do, and ten thousand
    days take longer to make than to draw.
    """

    id: int
    difficulty: int
    title: str
    area: str
    minutes: int
    status: str
    due: str
    blocked: bool
    waiting_on: str
    expected: str

    @property
    def open(self) -> bool:
        """Neither done nor dropped."""
        return self.status in OPEN_STATUSES


class BigStep(NamedTuple):
    """A big step with its progress; minutes are estimates, dropped baby steps count for nothing."""

    id: int
    key: str
    title: str
    area: str
    due: dt.date | None
    due_rule: str
    notes: str
    minutes_total: int
    minutes_done: int
    steps_total: int
    steps_done: int

    @property
    def progress(self) -> float:
        """Share of minutes done, 0 to 1; 0 where there is nothing to do."""
        return self.minutes_done / self.minutes_total if self.minutes_total else 0.0


class KeyDate(NamedTuple):
    """A dated event of the season; `source` is 'rule' or 'user', `checked_on` the day on which it was last checked."""

    key: str
    day: dt.date
    source: str
    checked_on: dt.date | None


class Season(NamedTuple):
    """One application cycle, named by its match year (the year training starts)."""

    match_year: int
    name: str
    summary: str
    key_dates: tuple[KeyDate, ...]

    @property
    def days(self) -> dict[str, dt.date]:
        """The day of each key date, by its key."""
        return {key_date.key: key_date.day for key_date in self.key_dates}
