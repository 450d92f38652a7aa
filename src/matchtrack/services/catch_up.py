"""Catching up: what was meant for before today has new dates, in one change that undo takes back whole."""

from __future__ import annotations

import contextlib
import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from matchtrack.domain import catch_up as laying
from matchtrack.domain.date_phrases import write_day
from matchtrack.domain.due import Due
from matchtrack.domain.key_dates import KEY_DATE_KEYS
from matchtrack.errors import NotSoError
from matchtrack.services.plan_work import changing
from matchtrack.services.presence import NO_SEASON
from matchtrack.storage import capacity, plan_reading, reading
from matchtrack.storage.connection import open_reading

if TYPE_CHECKING:
    import datetime as dt
    import sqlite3
    from collections.abc import Iterable, Mapping

    from matchtrack.domain.plan import Plan, PlannedBigStep, PlannedStep
    from matchtrack.domain.steps import BigStep, Step
    from matchtrack.services.context import Context
    from matchtrack.storage.unit_of_work import UnitOfWork


class NewDate(NamedTuple):
    """A step that was due on the day `before` and is due on the day `due` from now on."""

    key: str
    title: str
    before: dt.date
    due: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class CatchUpReport:
    """What catching up did, or would do where `written` is false; steps and big steps in the order of their new dates.

    `real` counts the open steps whose own key date has passed: they keep it.
    """

    steps: tuple[NewDate, ...] = ()
    big_steps: tuple[NewDate, ...] = ()
    real: int = 0
    written: bool = False

    def __bool__(self) -> bool:
        return bool(self.steps or self.big_steps)

    @property
    def number(self) -> str:
        """Say how many: '126 steps'; big steps where nothing else has a new date."""
        noun = "step" if self.steps else "big step"
        return f"{len(self.steps or self.big_steps):,} {noun}{'' if self._is_one else 's'}"

    @property
    def _is_one(self) -> bool:
        return len(self.steps or self.big_steps) == 1

    @property
    def first(self) -> dt.date | None:
        """The first new day."""
        return min((each.due for each in self.steps or self.big_steps), default=None)

    @property
    def last(self) -> dt.date | None:
        """The last new day."""
        return max((each.due for each in self.steps or self.big_steps), default=None)

    @property
    def sentence(self) -> str:
        """Say what was done: '126 steps have new dates, 24 Nov 2026 to 11 Jan 2027.'."""
        return f"{self.number} {'has' if self._is_one else 'have'} {self.what}, {self.days}."

    @property
    def would(self) -> str:
        """Say what would be done: '126 steps would have new dates, 24 Nov 2026 to 11 Jan 2027.'."""
        return f"{self.number} would have {self.what}, {self.days}."

    @property
    def past(self) -> str:
        """Say why: '126 steps were meant for before today'."""
        return f"{self.number} {'was' if self._is_one else 'were'} meant for before today"

    @property
    def pronoun(self) -> str:
        """Name them once more: 'them'."""
        return "it" if self._is_one else "them"

    @property
    def what(self) -> str:
        """Name what they get: 'new dates'."""
        return "a new date" if self._is_one else "new dates"

    @property
    def nothing(self) -> str:
        """Say that nothing was to be done."""
        if self.real:
            keep = "1 step keeps a key date" if self.real == 1 else f"{self.real:,} steps keep key dates"
            return f"There is nothing to catch up; {keep} of before today."
        return "There is nothing to catch up: no date has to change."

    @property
    def days(self) -> str:
        """Write the first and the last new day: '24 Nov 2026 to 11 Jan 2027'."""
        days = (write_day(day).partition(" ")[2] for day in (self.first, self.last) if day)
        return " to ".join(dict.fromkeys(days))


def catch_up(context: Context, *, dry_run: bool = False) -> CatchUpReport:
    """Give new dates to the open steps that were due before today; `dry_run` only says which.

    Raises:
        NotSoError: There is no season yet.
    """
    today = context.moment().day
    if dry_run:
        with contextlib.closing(open_reading(context.database)) as connection:
            if reading.read_season(connection) is None:
                raise NotSoError(NO_SEASON)
            return what_is_past(connection, today)
    with changing(context, "") as work:
        report = put_new_dates(work, today)
        work.retitle(f"Gave {report.number} {report.what}")
        return report


def put_new_dates(work: UnitOfWork, today: dt.date) -> CatchUpReport:
    """Catch up inside the unit of work of whoever makes the plan."""
    from matchtrack.storage.plan_rows import save_plan

    work.session.flush()
    connection = work.driver()
    report = what_is_past(connection, today)
    if report:
        mine = plan_reading.read_plan(connection)
        save_plan(work.session, mine, _with_new_dates(mine, report))
    return dataclasses.replace(report, written=True)


def what_is_past(connection: sqlite3.Connection, today: dt.date) -> CatchUpReport:
    """Say which new dates catching up would give."""
    steps = reading.list_steps(connection)
    big_steps = {big.key: big for big in reading.list_big_steps(connection)}
    season = reading.read_season(connection)
    new = laying.catch_up(
        [_open_step(order, step, big_steps[step.big_step]) for order, step in enumerate(steps)],
        [laying.DatedBigStep(key=big.key, due=big.due, is_real=_is_real(big.due_rule)) for big in big_steps.values()],
        today=today,
        last_key_date=max((each.day for each in season.key_dates), default=None) if season else None,
        minutes_a_day=_usual_minutes(connection),
    )
    return CatchUpReport(
        steps=_dates(new.steps, {step.key: step for step in steps}),
        big_steps=_dates(new.big_steps, big_steps),
        real=new.real,
    )


def _open_step(order: int, step: Step, big_step: BigStep) -> laying.OpenStep:
    return laying.OpenStep(
        key=step.key,
        big_step=step.big_step,
        order=order,
        due=step.due,
        minutes=0 if step.status == "waiting" else step.minutes_left,
        is_real=_is_real(step.due_rule or big_step.due_rule),
        after=step.after,
        earliest=step.earliest,
        expected=step.expected if step.status == "waiting" else None,
    )


def _is_real(rule: str) -> bool:
    """Say whether a due date is a key date itself; one that is counted from it is the plan's advice."""
    return rule in KEY_DATE_KEYS


def _usual_minutes(connection: sqlite3.Connection) -> list[int]:
    """Give productive and other minutes by weekday (0 is Monday)."""
    minutes = capacity.read_other_minutes(connection)
    usual = [minutes.get(weekday, 0) for weekday in range(7)]
    for weekday, start, end in capacity.read_windows(connection):
        usual[weekday] += end - start
    return usual


def _dates(new: Iterable[laying.NewDue], known: Mapping[str, Step] | Mapping[str, BigStep]) -> tuple[NewDate, ...]:
    dates = []
    for key, day in new:
        step = known[key]
        dates.append(NewDate(key=key, title=step.title, before=step.due or day, due=day))
    return tuple(dates)


def _with_new_dates(plan: Plan, report: CatchUpReport) -> Plan:
    steps = {each.key: Due(day=each.due) for each in report.steps}
    bigs = {each.key: Due(day=each.due) for each in report.big_steps}
    return dataclasses.replace(
        plan, big_steps=tuple(_dated(big_step, bigs.get(big_step.key), steps) for big_step in plan.big_steps)
    )


def _dated(big_step: PlannedBigStep, new: Due | None, steps: Mapping[str, Due]) -> PlannedBigStep:
    """Give a big step and its baby steps their new dates.

    A baby step without one, which took its date over from the big step, has that as its own now: nothing else changes.
    """

    def due_of(step: PlannedStep) -> Due | None:
        kept = big_step.due if new and step.due is None else step.due
        return steps.get(f"{big_step.key}/{step.key}", kept)

    return dataclasses.replace(
        big_step,
        due=new or big_step.due,
        baby_steps=tuple(dataclasses.replace(step, due=due_of(step)) for step in big_step.baby_steps),
    )
