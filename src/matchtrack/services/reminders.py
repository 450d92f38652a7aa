"""Whether to remind the user now, and with which sentence."""

from __future__ import annotations

from matchtrack.domain import reminders
from matchtrack.services.minutes import Status
from matchtrack.storage.connection import exists, open_reading
from matchtrack.storage.easiest import easiest_ready, has_begun

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

    from matchtrack.services.context import Context


class Reminder:
    """What `remind` says: `sentence` is empty where there is nothing to remind of."""

    __slots__ = ("floor", "minutes", "sentence")

    def __init__(self, minutes: int, floor: int, sentence: str = "") -> None:
        self.minutes = minutes
        self.floor = floor
        self.sentence = sentence


def remind(context: Context, after: int | None = None) -> Reminder:
    """Look at the day; only reads. `after` replaces the setting's time, in minutes after midnight.

    Nothing is said on a kept day, on a day of rest, before the time, while a timer runs, and without a season.
    """
    if not exists(context.database):
        return Reminder(0, context.settings.floor)
    connection = open_reading(context.database)
    try:
        return _reminder(context, connection, context.settings.remind_after if after is None else after)
    finally:
        connection.close()


def _reminder(context: Context, connection: sqlite3.Connection, after: int) -> Reminder:
    moment = context.moment()
    now = Status(context, connection, moment)
    due = reminders.is_due(
        now.status, at_work=now.timer_minutes is not None, wall=moment.wall, day=now.day,
        day_start=moment.day_start, after=after,
    )  # fmt: skip
    if not (due and has_begun(connection)):
        return Reminder(now.minutes, now.floor)
    step = easiest_ready(connection, now.day)
    return Reminder(now.minutes, now.floor, reminders.sentence(now.floor - now.minutes, step))
