"""The little that the daily commands need to know of a step."""

from __future__ import annotations


class StepName:
    """A step as a daily command names it.

    A plain slotted class, because importing dataclasses costs half of a whole `log` (measured in bench/).
    """

    __slots__ = ("area", "id", "key", "minutes", "status", "title", "wait_days", "waiting_on")

    def __init__(
        self, id_: int, key: str, title: str, area: str, status: str, minutes: int, waiting_on: str, wait_days: int
    ) -> None:
        self.id = id_
        self.key = key
        self.title = title
        self.area = area
        self.status = status
        self.minutes = minutes
        self.waiting_on = waiting_on
        self.wait_days = wait_days
