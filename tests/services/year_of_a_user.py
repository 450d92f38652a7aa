"""A year of a user who works, forgets, flies, corrects, and whose computer sleeps, restarts and keeps bad time."""

from __future__ import annotations

import contextlib
import datetime as dt
from typing import TYPE_CHECKING

from matchtrack.config import Settings
from matchtrack.errors import BadInputError, NotSoError
from matchtrack.services import ticks, timer
from matchtrack.services.context import Context
from matchtrack.services.entries import delete_entry, edit_entry, list_entries
from matchtrack.services.minutes import Status, log
from matchtrack.services.rest import declare_rest
from matchtrack.services.timer_stopped import ForgottenTimerError
from matchtrack.services.undo import undo
from matchtrack.storage import journal
from matchtrack.storage.connection import open_reading

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    import pytest

ZONES = (
    "America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "America/St_Johns", "Asia/Kathmandu",
    "America/Santiago",
)  # fmt: skip
FLOOR = 15
_SLACK_SECONDS = 20
"""Each stretch may count up to two seconds too many, as instants are kept in whole seconds."""


class User:
    """One user; `accepted` is the sum of all minutes that the program said it took, less those it said it gave back."""

    def __init__(self, season: Context, chance: random.Random, patch: pytest.MonkeyPatch) -> None:
        self.season = season
        self.chance = chance
        self.patch = patch
        self.now = dt.datetime(2026, 8, 1, 7, tzinfo=dt.UTC)
        self.clock_error = dt.timedelta()
        self.awake = 1000.0
        self.boot = 0
        self.zone = ZONES[0]
        self.accepted = 0
        self.corrected: set[dt.date] = set()
        self.raised: set[int] = set()
        self.timing = False
        self.timed_seconds = 0.0
        self.overcounted: list[str] = []

    @property
    def context(self) -> Context:
        """What a process finds that starts now."""
        now, awake = self.now + self.clock_error, (f"boot-{self.boot}", self.awake)
        settings = Settings()
        settings.zone, settings.rest_days = self.zone, 3
        return Context(
            database=self.season.database, clock=lambda: now, settings=settings, source="shell",
            environ=self.season.environ, awake=lambda: awake,
        )  # fmt: skip

    def passes(self, minutes: float, *, asleep: bool = False) -> None:
        """Let time pass, for the computer, too, unless it sleeps."""
        self.now += dt.timedelta(minutes=minutes)
        if not asleep:
            self.awake += minutes * 60
            self.timed_seconds += minutes * 60 * self.timing

    def restarts(self) -> None:
        """Switch the computer off and on."""
        self.boot += 1
        self.awake = self.chance.uniform(10, 2000)

    def lives_a_day(self) -> None:
        """Do this and that until the next morning."""
        begin = self.now
        if self.chance.random() < 0.04:
            self.zone = self.chance.choice(ZONES)
        for _ in range(self.chance.choice((0, 1, 1, 2, 3))):
            self.passes(self.chance.uniform(1, 200), asleep=self.chance.random() < 0.3)
            action = self.chance.choice(_ACTIONS)
            with contextlib.suppress(BadInputError, NotSoError):
                action(self)
        self.clock_error = dt.timedelta()
        rest = (begin + dt.timedelta(days=1) - self.now).total_seconds() / 60 + self.chance.uniform(-90, 90)
        self.passes(max(1.0, rest), asleep=True)

    def logs(self) -> None:
        """Type minutes in: for today, with a time, or for yesterday."""
        minutes = self.chance.choice((5, 15, 20, 45))
        at = self.chance.choice((None, None, self.chance.randrange(1440)))
        logged = log(self.context, minutes, "list", at=at, yesterday=self.chance.random() < 0.25)
        self.accepted += logged.minutes

    def logs_and_regrets(self) -> None:
        """Type minutes in and take them back."""
        log(self.context, 15, "list")
        undo(self.context)

    def crashes(self) -> None:
        """Lose the program in the middle of writing an entry."""

        def dies(*arguments: object, **named: object) -> int:
            write(*arguments, **named)  # type: ignore[arg-type] # whatever it takes
            raise KeyboardInterrupt

        write = journal.add_entry
        with self.patch.context() as patch, contextlib.suppress(KeyboardInterrupt):
            patch.setattr(journal, "add_entry", dies)
            log(self.context, 15, "list")

    def sets_the_clock(self) -> None:
        """Have a wrong clock for the rest of the day, and type minutes in by it."""
        self.clock_error = dt.timedelta(minutes=self.chance.choice((-3000, -300, -45, 45, 300, 3000)))
        self.logs()

    def times(self) -> None:
        """Work by the timer, with pauses, sleeps, wrong clocks and restarts; or forget it until another day."""
        if timer.timer_view(self.context) is None:
            timer.start(self.context, "list", minutes=self.chance.choice((None, 25)))
            self.timing, self.timed_seconds = True, 0.0
        for _ in range(self.chance.choice((1, 1, 2, 3))):
            self.works()
        if self.chance.random() < 0.85:
            self.stops()

    def works(self) -> None:
        """Let one thing happen to a timer."""
        kind = self.chance.choice(("work", "work", "pause", "sleep", "clock", "restart", "beat"))
        view = timer.timer_view(self.context)
        if kind == "pause" and view and not view.forgotten:
            (timer.resume if view.paused else timer.pause)(self.context)
            self.timing = view.paused
        elif kind == "beat":
            timer.beat(self.context)
        elif kind == "restart" and self.chance.random() < 0.3:
            self.passes(self.chance.uniform(1, 30), asleep=True)
            self.restarts()
        elif kind == "clock":
            self.clock_error += dt.timedelta(minutes=self.chance.choice((-90, -5, 5, 90)))
        self.passes(self.chance.uniform(0.2, 30), asleep=kind == "sleep")

    def stops(self) -> None:
        """Stop the timer, and say how much was real where it asks."""
        context = self.context
        self.timing = False
        try:
            stopped = timer.stop(context, focus=self.chance.choice((None, 4)))
        except ForgottenTimerError:
            with contextlib.suppress(BadInputError):
                stopped = timer.stop(context, minutes=self.chance.choice((5, 30)))
                self.accepted += stopped.logged.minutes if stopped.logged else 0
                return
            timer.stop(context, discard=True)
            return
        minutes = stopped.logged.minutes if stopped.logged else 0
        self.accepted += minutes
        if minutes * 60 > self.timed_seconds + _SLACK_SECONDS:
            self.overcounted.append(f"{minutes} min of {self.timed_seconds} s at {self.now}")

    def corrects(self) -> None:
        """Correct or delete one of the last entries."""
        found = list_entries(self.context, days=5)
        if not found:
            return
        entry = self.chance.choice(found)
        self.corrected.add(entry.day)
        if self.chance.random() < 0.2:
            delete_entry(self.context, entry.id)
            self.accepted -= entry.minutes
            return
        self.raised.add(entry.id)
        changed = edit_entry(self.context, entry.id, minutes=self.chance.choice((1, 10, entry.minutes + 5)))
        self.accepted += (changed.after.minutes if changed.after else 0) - entry.minutes

    def rests(self) -> None:
        """Declare today for rest."""
        declare_rest(self.context)

    def ticks(self) -> None:
        """Tick the step off, whose timer stops with it, and open it again."""
        view = timer.timer_view(self.context)
        (done,) = ticks.done(self.context, ["list"])
        self.accepted += done.stopped.logged.minutes if done.stopped and done.stopped.logged else 0
        if view and view.forgotten:
            timer.stop(self.context, discard=True)
        ticks.reopen(self.context, "list")

    def reads(self) -> tuple[dict[dt.date, int], Status]:
        """Give the minutes of every day, and the status as the user reads it."""
        with contextlib.closing(open_reading(self.season.database)) as connection:
            return journal.minutes_by_day(connection), Status(self.context, connection, self.context.moment())


_ACTIONS: tuple[Callable[[User], None], ...] = (
    User.logs, User.logs, User.logs, User.times, User.times, User.times, User.corrects, User.rests, User.ticks,
    User.logs_and_regrets, User.crashes, User.sets_the_clock,
)  # fmt: skip
