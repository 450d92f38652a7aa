"""Days, slots and views of a schedule, for tests that need no database."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from test_plan_lines import A_BIG_STEP, A_STEP

from matchtrack.domain.capacity import Opening
from matchtrack.services.schedule import DayView, LateView, ScheduleView, SlotView

if TYPE_CHECKING:
    from matchtrack.domain.steps import BigStep, Step

TODAY = dt.date(2026, 11, 22)


def day_at(ahead: int) -> dt.date:
    """Give the day so many days after today."""
    return TODAY + dt.timedelta(days=ahead)


def a_step(id_: int = 1, **fields: Any) -> Step:
    """A baby step of ten minutes."""
    return A_STEP._replace(id=id_, **fields)


def a_slot(step: Step | int = 1, at: int | None = 360, **fields: Any) -> SlotView:
    """A slot at minutes after midnight of today, or in the other minutes."""
    start = None if at is None else dt.datetime.combine(TODAY, dt.time()) + dt.timedelta(minutes=at)
    usual: dict[str, Any] = {"minutes": 10, "productive": at is not None, "source": "planner"}
    return SlotView(step=a_step(step) if isinstance(step, int) else step, start=start, **usual | fields)


def a_day(ahead: int, *slots: SlotView, **fields: Any) -> DayView:
    """A day with two productive hours and half an hour beside them."""
    day = day_at(ahead)
    usual: dict[str, Any] = {
        "off": False,
        "openings": (Opening(dt.datetime.combine(day, dt.time(6)), 120),),
        "productive_minutes": 120,
        "other_minutes": 30,
    }
    return DayView(day=day, slots=slots, **usual | fields)


def a_view(*days: DayView, **fields: Any) -> ScheduleView:
    """A schedule that works."""
    usual: dict[str, Any] = {
        "day": TODAY, "open_steps": 1, "late": (), "max_late_days": 0, "unplanned": (), "pin_troubles": (),
        "mend": None,
    }  # fmt: skip
    return ScheduleView(days=days, **usual | fields)


def a_late(key: str, days: int, **fields: Any) -> LateView:
    """A late big step."""
    big: BigStep = A_BIG_STEP._replace(key=key, title=key.title(), **fields)
    return LateView(big, days)
