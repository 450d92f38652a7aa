"""What the timer has counted: never more than what plausibly passed.

Where the computer tells how long it was awake, that counts: neither a sleep nor a clock that was set adds a minute, and
no clock that was set back takes one. After a restart of the computer nothing of the last stretch is known but the last
sign of life; that timer, and one that ran on for too long, was forgotten, and only the user can say how much was real.
"""

from __future__ import annotations

import datetime as dt

from matchtrack.services.context import utc_instant
from matchtrack.storage import marks, timer_rows

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from matchtrack.services.context import Context

LONGEST_STRETCH_MINUTES = 240
"""A timer that ran longer without a pause was forgotten: nobody works four hours on a baby step in one go."""

USUAL_MINUTES = 15
"""What a countdown takes, and what is offered for a forgotten timer, where nothing else is known (method.md 15)."""

LONG, RESTART = "long", "restart"
"""Why a timer counts as forgotten: it ran on for hours, or the computer was restarted meanwhile."""

_JITTER_SECONDS = 2
"""Instants are kept in whole seconds, so two clocks that agree may differ by as much."""

_SLEEP_SECONDS = 60
"""A shorter gap between the clocks is no sleep, and not worth a word."""


class Course:
    """The timer as it stands at `as_of`, in UTC.

    `stretches` are (begin, seconds), the one that still runs last, with what is known of it. `seconds` is their sum,
    `most` the most that can have been worked. `planned` minutes make it a countdown. `forgotten` is '', LONG or
    RESTART; `asleep` are the seconds of the running stretch that passed on the wall but not for the computer.
    """

    __slots__ = ("as_of", "asleep", "forgotten", "most", "paused", "planned", "started", "step_id", "stretches")

    def __init__(
        self, *, step_id: int, started: dt.datetime, planned: int | None, paused: bool, as_of: dt.datetime,
        stretches: Sequence[tuple[dt.datetime, int]], most: int, forgotten: str, asleep: int,
    ) -> None:  # fmt: skip
        self.step_id = step_id
        self.started = started
        self.planned = planned
        self.paused = paused
        self.as_of = as_of
        self.stretches = tuple(stretches)
        self.most = most
        self.forgotten = forgotten
        self.asleep = asleep

    @property
    def seconds(self) -> int:
        """Say how many seconds were worked."""
        return sum(seconds for _, seconds in self.stretches)

    @property
    def suggested_minutes(self) -> int:
        """Say what to offer for a forgotten timer: what is known after a restart, else what was planned."""
        known = self.seconds // 60 if self.forgotten == RESTART else 0
        return max(1, min(known or self.planned or USUAL_MINUTES, self.most // 60))


def read_course(context: Context, connection: sqlite3.Connection, now: dt.datetime) -> Course | None:
    """Read the timer as it stands now, or None where none runs."""
    row = timer_rows.read_course(connection)
    if row is None:
        return None
    step_id, started, planned, resumed, boot, awake_seconds = row
    stretches = [(utc_instant(begun), seconds) for begun, seconds in timer_rows.read_stretches(connection)]
    before, forgotten, asleep, most = sum(seconds for _, seconds in stretches), "", 0, 0
    if resumed is not None:
        begun, (boot_now, awake_now) = utc_instant(resumed), context.awake() or ("", 0.0)
        wall = (now - begun).total_seconds()
        passed = awake_now - (awake_seconds or 0) if boot and boot_now else None
        if passed is not None and (boot != boot_now or passed < 0):
            known = _until_last_sign(connection, begun, now)
            stretches.append((begun, known))
            forgotten, most = RESTART, max(int(wall), known)
        else:
            begun, counted = _counted(begun, now, wall, passed)
            stretches.append((begun, counted))
            asleep = max(0, int(wall) - counted)
            forgotten, most = (LONG if counted > LONGEST_STRETCH_MINUTES * 60 else ""), counted
    return Course(
        step_id=step_id, started=utc_instant(started), planned=planned, paused=resumed is None, as_of=now,
        stretches=stretches, most=before + most, forgotten=forgotten, asleep=asleep if asleep >= _SLEEP_SECONDS else 0,
    )  # fmt: skip


def _counted(begun: dt.datetime, now: dt.datetime, wall: float, passed: float | None) -> tuple[dt.datetime, int]:
    """Give the begin and the seconds of the running stretch; it begins later where the clock was set back."""
    if passed is None:
        return begun, max(0, int(wall))
    if wall < passed - _JITTER_SECONDS:
        return now - dt.timedelta(seconds=int(passed)), int(passed)
    return begun, max(0, int(min(wall, passed)))


def _until_last_sign(connection: sqlite3.Connection, begun: dt.datetime, now: dt.datetime) -> int:
    """Give the seconds from the begin of a stretch to the last sign of life in it; 0 where there was none."""
    beat = marks.last_beat(connection)
    if beat is None or not begun <= utc_instant(beat) <= now:
        return 0
    return int((utc_instant(beat) - begun).total_seconds())
