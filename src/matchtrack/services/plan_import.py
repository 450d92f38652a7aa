"""The body of an import, inside the unit of work of whoever imports."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING

from matchtrack.domain.plan_changes import PlanChange, PlanDifference, check_plan, difference, merge_plans
from matchtrack.errors import BadInputError, NotSoError
from matchtrack.storage import finding, journal, plan_reading

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping

    from matchtrack.domain.plan import Plan
    from matchtrack.services.context import Moment
    from matchtrack.storage.tables import SeasonRow
    from matchtrack.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import changed: in the steps, and in the season and its key dates.

    `backup` is the copy made before; `first` says that the import made the season.
    """

    steps: PlanDifference
    first: bool = False
    season: tuple[PlanChange, ...] = ()
    backup: str | None = None


def put_plan(
    work: UnitOfWork,
    plan: Plan,
    *,
    moment: Moment,
    match_year: int | None,
    mode: str = "",
    back_up: Callable[[], str] | None = None,
) -> Imported:
    """Put a plan into the database; `mode` is 'merge', 'replace' or empty, which only a season without steps allows.

    `back_up` is called once all is known to be well, before the first step is replaced.

    Raises:
        BadInputError: A plan is there and no mode was chosen, the match year will not do, or steps wait in a circle.
        NotSoError: The timer runs on a step that would be removed.
    """
    from matchtrack.storage.season_rows import season_row

    plan = _with_done_days(plan, moment.day)
    mine = plan_reading.read_plan(work.driver())
    count = sum(1 for _ in mine.steps())
    if count and not mode:
        raise BadInputError(
            f"A plan with {count} {'step' if count == 1 else 'steps'} is there. Add --merge to bring the new one into "
            "it, or --replace to take the new one instead."
        )
    merging = mode == "merge" and count > 0
    result = merge_plans(mine, plan) if merging else plan
    check_plan(result)
    steps = difference(mine, result)
    _refuse_running_timer(work, steps.removed)
    backup = back_up() if back_up and count and (steps or not merging) else None
    first = season_row(work.session) is None
    season = _put_season(work, plan, moment=moment, match_year=match_year, merging=merging)
    _save(work, mine, result)
    work.retitle(_title(steps, merging=merging))
    return Imported(steps=steps, first=first, season=season, backup=backup)


def _save(work: UnitOfWork, mine: Plan, result: Plan) -> None:
    from matchtrack.storage.plan_rows import save_plan

    save_plan(work.session, mine, result)


def _with_done_days(plan: Plan, today: dt.date) -> Plan:
    """Let a step that is done without a day be done today."""
    big_steps = []
    for big_step in plan.big_steps:
        steps = [
            dataclasses.replace(step, done_on=today) if step.status == "done" and step.done_on is None else step
            for step in big_step.baby_steps
        ]
        big_steps.append(dataclasses.replace(big_step, baby_steps=tuple(steps)))
    return dataclasses.replace(plan, big_steps=tuple(big_steps))


def _refuse_running_timer(work: UnitOfWork, removed: tuple[str, ...]) -> None:
    timer = journal.running_timer(work.driver()) if removed else None
    if timer is None:
        return
    step = finding.step_by_id(work.driver(), timer[0])
    if step.key in removed:
        raise NotSoError(
            f"The timer is running on '{step.title}', which the new plan lacks. "
            "Keep its minutes first: matchtrack stop."
        )


def _title(steps: PlanDifference, *, merging: bool) -> str:
    changed = len({change.key for change in steps.changed if "/" in change.key})
    count = len(steps.added) + changed
    number = f"{count} {'step' if count == 1 else 'steps'}"
    if steps.removed:
        return f"Replaced the plan: {number} new, {len(steps.removed)} removed"
    return f"Merged {number}" if merging else f"Imported {number}"


def _put_season(
    work: UnitOfWork, plan: Plan, *, moment: Moment, match_year: int | None, merging: bool
) -> tuple[PlanChange, ...]:
    from matchtrack.services.context import utc_text
    from matchtrack.storage.season_rows import season_row

    season = season_row(work.session)
    if season is None:
        year = match_year or plan.match_year or _default_year(moment.day)
        new_season(work, year, plan.name, plan.summary, utc_text(moment.utc))
        _put_key_dates(work, plan.key_dates)
        return ()
    if merging:
        return _merge_season(work, season, plan, match_year)
    return _replace_season(work, season, plan, match_year)


def _default_year(today: dt.date) -> int:
    from matchtrack.domain.season import default_match_year

    try:
        return default_match_year(today)
    except BadInputError:
        raise BadInputError("Say which match year you plan for, like --match-year 2028.") from None


def new_season(work: UnitOfWork, match_year: int, name: str, summary: str, now_utc: str) -> None:
    """Make the season with its key dates by rule.

    Raises:
        BadInputError: The match year cannot be planned.
    """
    from matchtrack.domain.season import derive_key_dates
    from matchtrack.storage.season_rows import add_season

    days = derive_key_dates(match_year)
    add_season(work.session, match_year=match_year, name=name, summary=summary, days=days, now_utc=now_utc)


def _merge_season(work: UnitOfWork, season: SeasonRow, plan: Plan, match_year: int | None) -> tuple[PlanChange, ...]:
    """Take the key dates that the user has not set, unless they are those of another year."""
    from matchtrack.storage.season_rows import key_date_rows

    if match_year not in {None, season.match_year}:
        raise BadInputError(
            f"Your season is that of match year {season.match_year}; a merge does not change it to {match_year}."
        )
    if plan.match_year not in {None, season.match_year}:
        return ()
    rows = key_date_rows(work.session)
    return _put_key_dates(work, {key: day for key, day in plan.key_dates.items() if rows[key].source == "rule"})


def _replace_season(work: UnitOfWork, season: SeasonRow, plan: Plan, match_year: int | None) -> tuple[PlanChange, ...]:
    year = match_year or plan.match_year or season.match_year
    changes = []
    for field, after in (("match_year", year), ("name", plan.name), ("summary", plan.summary)):
        before = getattr(season, field)
        if before != after:
            changes.append(PlanChange(key="season", field=field, before=str(before), after=str(after)))
    if year != season.match_year:
        move_to_year(work, season, year)
    season.name, season.summary = plan.name, plan.summary
    return (*changes, *_put_key_dates(work, plan.key_dates))


def move_to_year(work: UnitOfWork, season: SeasonRow, match_year: int) -> None:
    """Give the season another match year and all its key dates by rule: those of the old year hold no longer.

    Raises:
        BadInputError: The match year cannot be planned.
    """
    from matchtrack.domain.season import derive_key_dates
    from matchtrack.storage.season_rows import set_days

    set_days(work.session, derive_key_dates(match_year), source="rule")
    season.match_year = match_year


def _put_key_dates(work: UnitOfWork, days: Mapping[str, dt.date]) -> tuple[PlanChange, ...]:
    """Set key dates as the user's own; one that already is so keeps the day on which it was checked."""
    from matchtrack.storage.season_rows import key_date_rows, set_days

    rows = key_date_rows(work.session)
    fresh = {key: day for key, day in days.items() if (rows[key].day, rows[key].source) != (day.isoformat(), "user")}
    changes = tuple(
        PlanChange(key="key_dates", field=key, before=rows[key].day, after=day.isoformat())
        for key, day in fresh.items()
        if rows[key].day != day.isoformat()
    )
    set_days(work.session, fresh, source="user")
    return changes
