"""The planner: pure, from open steps and days with their minutes to a schedule (design.md 4)."""

from matchtrack.domain.planner.outcome import Schedule
from matchtrack.domain.planner.planning import first_day, plan
from matchtrack.domain.planner.values import (
    Late,
    Mend,
    OpenStep,
    PinTrouble,
    PlannedDay,
    Slot,
    Unplanned,
)

__all__ = [
    "Late",
    "Mend",
    "OpenStep",
    "PinTrouble",
    "PlannedDay",
    "Schedule",
    "Slot",
    "Unplanned",
    "first_day",
    "plan",
]
