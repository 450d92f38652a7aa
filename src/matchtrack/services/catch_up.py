"""Catching up: what cannot be done when it was meant has new dates, in one change that undo takes back whole."""

from __future__ import annotations

import contextlib
import dataclasses
from typing import TYPE_CHECKING

from matchtrack.domain import catch_up as laying
from matchtrack.services.catch_up_report import CatchUpReport, NewDate
from matchtrack.services.plan_work import changing
from matchtrack.services.presence import open_season
from matchtrack.services.schedule import read_planning
from matchtrack.storage import reading
from matchtrack.storage.plan_reading import read_plan

if TYPE_CHECKING:
    import datetime as dt
    import sqlite3
    from collections.abc import Iterable, Mapping

    from matchtrack.domain.due import Due
    from matchtrack.domain.plan import Plan, PlannedBigStep, PlannedStep
    from matchtrack.services.context import Context, Moment
    from matchtrack.storage.unit_of_work import UnitOfWork

    _KeyDates = Mapping[str, dt.date]
    _NewDays = Mapping[str, dt.date]


def catch_up(context: Context, *, dry_run: bool = False) -> CatchUpReport:
    """Give new dates to the open steps that were due before today or cannot be kept; `dry_run` only says which.

    Raises:
        NotSoError: There is no season yet.
    """
    moment = context.moment()
    if dry_run:
        with contextlib.closing(open_season(context)) as connection:
            return what_is_late(connection, moment)
    from matchtrack.services.backups import back_up_before

    with changing(context, "") as work:
        back_up_before(context, "catch-up")
        report = put_new_dates(work, moment)
        work.retitle(f"Gave {report.number} {report.what}")
        return report


def put_new_dates(work: UnitOfWork, moment: Moment) -> CatchUpReport:
    """Catch up inside the unit of work of whoever makes the plan."""
    from matchtrack.storage.plan_rows import save_plan

    work.session.flush()
    connection = work.driver()
    report = what_is_late(connection, moment)
    if report:
        mine = read_plan(connection)
        save_plan(work.session, mine, _with_new_dates(mine, report, _key_dates(connection)))
    return dataclasses.replace(report, written=True)


def what_is_late(connection: sqlite3.Connection, moment: Moment) -> CatchUpReport:
    """Say which new dates catching up would give."""
    planning, plan = read_planning(connection, moment), read_plan(connection)
    dates = _dates(plan, _key_dates(connection), moment.day)
    place = {key: at for at, key in enumerate(dates)}
    new = laying.catch_up(
        sorted(planning.steps, key=lambda step: place[step.key]),
        dates,
        days=planning.days,
        pins=planning.pins,
        reservations=planning.reservations,
    )
    titles = {big.key: big.title for big in plan.big_steps} | {key: step.title for key, _, step in plan.steps()}
    steps = _new_dates(new.steps, dates, titles)
    return CatchUpReport(
        steps=steps,
        big_steps=_new_dates(new.big_steps, dates, titles),
        past=sum(1 for each in steps if each.before < moment.day),
        real=new.real,
        no_day=new.no_day,
    )


def _key_dates(connection: sqlite3.Connection) -> _KeyDates:
    season = reading.read_season(connection)
    return season.days if season else {}


def _dates(plan: Plan, key_dates: _KeyDates, today: dt.date) -> dict[str, laying.Dated]:
    """Give the due dates of big steps and steps by key, in the plan's order."""
    bigs = {big.key: laying.dated(big.due, key_dates, today) for big in plan.big_steps}
    return bigs | {
        key: laying.dated(step.due, key_dates, today) if step.due else bigs[big.key] for key, big, step in plan.steps()
    }


def _new_dates(
    new: Iterable[laying.NewDue], dates: Mapping[str, laying.Dated], titles: Mapping[str, str]
) -> tuple[NewDate, ...]:
    return tuple(NewDate(key=key, title=titles[key], before=dates[key].due or day, due=day) for key, day in new)


def _with_new_dates(plan: Plan, report: CatchUpReport, key_dates: _KeyDates) -> Plan:
    days = {each.key: each.due for each in (*report.steps, *report.big_steps)}
    return dataclasses.replace(plan, big_steps=tuple(_dated(big, days, key_dates) for big in plan.big_steps))


def _dated(big_step: PlannedBigStep, days: _NewDays, key_dates: _KeyDates) -> PlannedBigStep:
    """Give a big step and its baby steps their new dates, counted from the same key dates as before.

    A baby step without one, which took its date over from the big step, has that as its own now: nothing else changes.
    """

    def moved(due: Due | None, key: str) -> Due | None:
        return due.moved_to(days[key], key_dates) if due and key in days else due

    def due_of(step: PlannedStep) -> Due | None:
        key = f"{big_step.key}/{step.key}"
        is_own = step.due or key in days or big_step.key in days
        return moved(step.due or big_step.due, key) if is_own else None

    return dataclasses.replace(
        big_step,
        due=moved(big_step.due, big_step.key),
        baby_steps=tuple(dataclasses.replace(step, due=due_of(step)) for step in big_step.baby_steps),
    )
