"""kill -9 in the middle of logging and timing: `python kills.py FOLDER KILLS SEED` prints what was seen, as JSON.

A child acts and says over a pipe what it tries and what was acknowledged; it is killed after a random time, and what
the database holds then is compared with what it must hold: all that was acknowledged, with or without the one action
that was on its way. A new child goes on from there. This program starts as one of its own, because only a process
without threads may fork.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import os
import random
import select
import shutil
import signal
import sys
import time
from dataclasses import dataclass, field, replace
from pathlib import Path

from matchtrack.config import Settings
from matchtrack.services import minutes, timer
from matchtrack.services.context import Context
from matchtrack.services.plans import import_plan
from matchtrack.storage.connection import open_reading

_BEGIN = dt.datetime(2026, 11, 22, 8, tzinfo=dt.UTC)
_STEP_MINUTES = 5
_DAY, _BEFORE_DAY_START = 1440, 1195
"""At the very start of a day, 20 hours after the beginning, it has no minute yet that could be logged."""

_LONGEST_LIFE_SECONDS = 0.02
_PATIENCE_SECONDS = 10
_FRESH_AFTER = 250
_MOST = 5
"""A machine that seldom kills in the middle of something kills up to so many times more often."""

_PLAN = """\
format = 1
name = "Small"
match_year = 2028

[[big_steps]]
key = "letters"
area = "letters"
title = "Letters in"

[[big_steps.baby_steps]]
key = "list"
title = "List the writers"
minutes = 15
difficulty = 4
"""


@dataclass(frozen=True)
class State:
    """What the database must hold: the minutes of each entry in order, and the timer, or None.

    The timer is (the minutes of its finished stretches, the minute at which it went on, or None in a pause).
    """

    entries: tuple[int, ...] = ()
    timer: tuple[tuple[int, ...], int | None] | None = None

    def after(self, action: str, minute: int) -> State:
        """Give the state after an action at this minute."""
        finished, since = self.timer or ((), None)
        stretches = finished if since is None else (*finished, minute - since)
        if action == "log":
            return replace(self, entries=(*self.entries, 1))
        if action == "stop":
            return State((*self.entries, *stretches))
        timer = {"start": ((), minute), "pause": (stretches, None), "resume": (finished, minute)}
        return replace(self, timer=timer[action])


@dataclass
class Report:
    """What was seen: kills, actions that were acknowledged, broken writes that were taken back, timers that went on."""

    kills: int = 0
    acknowledged: int = 0
    broken_writes: int = 0
    timers_resumed: int = 0
    in_flight_kept: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def has_seen_all(self) -> bool:
        """Whether kills met every kind of moment: before, in the middle of, and after a change, and beside a timer."""
        return all((self.acknowledged, self.broken_writes, self.timers_resumed, self.in_flight_kept))


class Life:
    """One database through many kills."""

    def __init__(self, folder: Path, source: Path, report: Report) -> None:
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(source, folder)
        self.folder = folder
        self.report = report
        self.state = State()
        self.minute = 0

    def context(self, minute: int) -> Context:
        """The user's context, so many minutes after the beginning."""
        return Context(
            database=str(self.folder / "matchtrack.db"), clock=lambda: _BEGIN + dt.timedelta(minutes=minute),
            settings=Settings(), source="shell", environ={"MATCHTRACK_CONFIG": os.devnull, "TZ": "UTC"},
        )  # fmt: skip

    def kill_once(self, chance: random.Random) -> None:
        """Let a child act, kill it, and compare."""
        reading, writing = os.pipe()
        seed = chance.random()
        child = os.fork()
        if child == 0:
            os.close(reading)
            self.act(writing, random.Random(seed))  # noqa: S311 - no secret
            os._exit(1)
        os.close(writing)
        select.select([reading], [], [], _PATIENCE_SECONDS)  # a busy machine may begin with the child late
        time.sleep(chance.random() * _LONGEST_LIFE_SECONDS)
        os.kill(child, signal.SIGKILL)
        with open(reading, encoding="ascii") as pipe:  # noqa: PTH123 - a pipe has no path
            said = [line.split() for line in pipe if line.endswith("\n")]
        _, status = os.waitpid(child, 0)
        self.report.kills += 1
        if not os.WIFSIGNALED(status):
            self.report.faults.append(f"kill {self.report.kills}: the child ended by itself")
        self.compare(said)

    def act(self, pipe: int, chance: random.Random) -> None:
        """Act until the end; each action is said before it begins and after it is acknowledged."""
        state, minute = self.state, self.minute
        while True:
            minute += _STEP_MINUTES * (1 + (minute % _DAY == _BEFORE_DAY_START))
            action = _choose(state, chance)
            os.write(pipe, f"TRY {action} {minute}\n".encode())
            _ACTIONS[action](self.context(minute))
            os.write(pipe, f"ACK {action} {minute}\n".encode())
            state = state.after(action, minute)

    def compare(self, said: list[list[str]]) -> None:
        """Hold what the database has against what was said."""
        journal = self.folder / "matchtrack.db-journal"
        self.report.broken_writes += journal.exists() and journal.stat().st_size > 0
        tried: tuple[str, int] | None = None
        for kind, action, minute in said:
            tried, self.minute = (action, int(minute)), int(minute)
            if kind == "ACK":
                self.state, tried = self.state.after(*tried), None
                self.report.acknowledged += 1
        found = self.found()
        expected = [self.state] + ([self.state.after(*tried)] if tried else [])
        if found not in expected:
            self.report.faults.append(f"kill {self.report.kills}: {str(found)[:300]} instead of {str(expected)[:500]}")
        self.report.in_flight_kept += found != self.state
        self.report.timers_resumed += found.timer is not None
        self.state = found

    def found(self) -> State:
        """Read the state, as the program reads it, and let SQLite check the whole file."""
        with contextlib.closing(open_reading(str(self.folder / "matchtrack.db"))) as connection:
            (sound,) = connection.execute("PRAGMA integrity_check").fetchone()
            strays = connection.execute("PRAGMA foreign_key_check").fetchall()
            entries = tuple(row[0] for row in connection.execute("SELECT minutes FROM momentum_entry ORDER BY id"))
        if sound != "ok" or strays:
            self.report.faults.append(f"kill {self.report.kills}: {sound} {strays}")
        view = timer.timer_view(self.context(self.minute))
        if view is None:
            return State(entries)
        stretches = tuple(seconds // 60 for _, seconds in view.stretches)
        if view.paused:
            return State(entries, (stretches, None))
        return State(entries, (stretches[:-1], self.minute - stretches[-1]))

    def end(self) -> None:
        """Look at the whole log once: no two entries share time, none ends after it was written."""
        query = "SELECT started_utc, ended_utc, logged_utc FROM momentum_entry WHERE started_utc NOT NULL ORDER BY 1"
        with contextlib.closing(open_reading(str(self.folder / "matchtrack.db"))) as connection:
            rows = connection.execute(query).fetchall()
        ends = ["", *(row[1] for row in rows)]
        if any(end > start for end, (start, _, _) in zip(ends, rows, strict=False)):
            self.report.faults.append("two entries share time")
        if any(ended > logged for _, ended, logged in rows):
            self.report.faults.append("an entry ends after it was written")


_ACTIONS = {
    "log": lambda context: minutes.log(context, 1, "list"),
    "start": lambda context: timer.start(context, "list"),
    "pause": timer.pause,
    "resume": timer.resume,
    "stop": timer.stop,
}


def _choose(state: State, chance: random.Random) -> str:
    if state.timer is None:
        return chance.choice(("log", "start"))
    return chance.choice(("stop", "resume") if state.timer[1] is None else ("stop", "pause"))


def run(folder: Path, kills: int, seed: int) -> Report:
    """Kill so often, and on until every kind of moment was met; each database lives through some of it."""
    chance, report = random.Random(seed), Report()  # noqa: S311 - no secret
    source = folder / "source"
    source.mkdir(parents=True)
    first = Life(folder / "life", source, report)
    plan = folder / "plan.toml"
    plan.write_text(_PLAN, encoding="utf-8")
    import_plan(first.context(0), str(plan))
    shutil.copytree(first.folder, source, dirs_exist_ok=True)
    while report.kills < (kills if report.has_seen_all else kills * _MOST):
        life = Life(folder / "life", source, report)
        for _ in range(min(_FRESH_AFTER, kills)):
            life.kill_once(chance)
        life.end()
    return report


if __name__ == "__main__":
    print(json.dumps(vars(run(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])))))  # noqa: T201 - its answer
