"""The first run: whether a season is there, and making it from the answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from matchtrack.domain.hours import Window, default_windows
from matchtrack.domain.momentum import MINUTES_A_DAY
from matchtrack.errors import BadInputError, NotSoError
from matchtrack.services.hours import check_other_minutes, check_windows, clean_distractions

if TYPE_CHECKING:
    from matchtrack.domain.plan import Plan
    from matchtrack.services.catch_up_report import CatchUpReport
    from matchtrack.services.context import Context
    from matchtrack.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class SetUpAnswers:
    """What a first run asks.

    `plan` is the key of a bundled plan, the path of a plan file, or None to begin with an empty plan. `wake` is in
    minutes after midnight; where `windows` is None, the productive hours are the two after it (method.md 6).
    """

    match_year: int
    plan: str | None
    wake: int
    windows: tuple[Window, ...] | None = None
    other_minutes: dict[int, int] = field(default_factory=dict)
    distractions: tuple[str, ...] = ()


def set_up(context: Context, answers: SetUpAnswers, *, catch_up: bool = False) -> CatchUpReport:
    """Make the season, its plan and its hours in one transaction: all of it, or nothing.

    With `catch_up`, what the plan meant for before today, or what cannot be kept within these hours, has new dates;
    the report says which.

    Raises:
        BadInputError: An answer cannot be used.
        NotSoError: A season is there already.
    """
    windows, distractions = _checked(answers)
    plan = _chosen_plan(answers.plan)
    from matchtrack.services.catch_up import put_new_dates
    from matchtrack.services.catch_up_report import CatchUpReport
    from matchtrack.services.plan_work import begin
    from matchtrack.storage import hours_rows

    with begin(context, "") as work:
        _make_season(context, work, answers.match_year, plan)
        hours_rows.save_windows(work.session, windows)
        hours_rows.save_other_minutes(work.session, answers.other_minutes)
        hours_rows.save_distractions(work.session, distractions)
        caught_up = put_new_dates(work, context.moment()) if catch_up else CatchUpReport()
        work.retitle(f"Set up the season Match {answers.match_year}")
        work.commit()
    return caught_up


def _checked(answers: SetUpAnswers) -> tuple[tuple[Window, ...], tuple[str, ...]]:
    if not 0 <= answers.wake < MINUTES_A_DAY:
        raise BadInputError("The waking time is between 00:00 and 23:59.")
    windows = default_windows(answers.wake) if answers.windows is None else answers.windows
    check_windows(windows)
    check_other_minutes(answers.other_minutes)
    return windows, clean_distractions(answers.distractions)


def _chosen_plan(name_or_path: str | None) -> Plan | None:
    if name_or_path is None:
        return None
    from matchtrack.services.samples import load

    return load(name_or_path).plan


def _make_season(context: Context, work: UnitOfWork, match_year: int, plan: Plan | None) -> None:
    from matchtrack.services.context import utc_text
    from matchtrack.services.plan_import import new_season, put_plan
    from matchtrack.storage.season_rows import season_row

    if season_row(work.session) is not None:
        raise NotSoError("A season is set up already. 'matchtrack plan import' takes another plan into it.")
    moment = context.moment()
    if plan is None:
        new_season(work, match_year, f"Match {match_year}", "", utc_text(moment.utc))
    else:
        put_plan(work, plan, moment=moment, match_year=match_year)
