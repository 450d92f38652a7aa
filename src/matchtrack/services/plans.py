"""Plans come in and go out: import into a new or a running season, and the plan as it stands."""

from __future__ import annotations

import contextlib
import dataclasses
import functools
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from matchtrack.domain.plan_changes import PlanChange
from matchtrack.errors import NotSoError, UsageError
from matchtrack.services.plan_work import begin
from matchtrack.services.presence import NO_SEASON
from matchtrack.services.samples import SamplePlan, load, sample_plans
from matchtrack.storage.connection import exists, open_reading
from matchtrack.storage.plan_reading import read_plan

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from matchtrack.domain.plan import Plan
    from matchtrack.planfile.reading import ReadPlan
    from matchtrack.services.catch_up_report import CatchUpReport
    from matchtrack.services.context import Context
    from matchtrack.services.plan_import import Imported
    from matchtrack.storage.unit_of_work import UnitOfWork

__all__ = ["ImportReport", "PlanChange", "SamplePlan", "current_plan", "import_plan", "load", "sample_plans"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What an import did, or would do where `written` is false.

    `added` and `removed` hold whole keys of baby steps, `added_big_steps` and `removed_big_steps` keys of big steps.
    `changed` names each field that changes, also of the season and of its key dates, and `kept` counts the baby steps
    that stay as they were. `cleaned` counts the invisible characters that were taken out; `backup` is the path of the
    copy made before; `first` says that the season, with the usual hours, was made by it. `catch_up` says which steps
    were meant for before today or cannot be kept, and which new dates they have where it is written.
    """

    name: str
    added: tuple[str, ...]
    changed: tuple[PlanChange, ...]
    kept: int
    removed: tuple[str, ...]
    cleaned: int
    backup: str | None
    written: bool
    added_big_steps: tuple[str, ...]
    removed_big_steps: tuple[str, ...]
    first: bool
    catch_up: CatchUpReport


def import_plan(
    context: Context,
    source: str,
    *,
    replace: bool = False,
    merge: bool = False,
    match_year: int | None = None,
    catch_up: bool = False,
    dry_run: bool = False,
) -> ImportReport:
    """Import a plan file or a bundled plan; into an empty database it makes the season.

    `merge` adds and updates by key, and touches no progress. `replace` also removes the steps that the new plan lacks
    and takes its progress. Both make a verified backup first. `catch_up` gives what is meant for before today or cannot
    be kept new dates in the same change. `dry_run` does the same and takes it back.

    Raises:
        BadInputError: The plan cannot be used, or a plan is there and neither option was chosen.
        NotSoError: The timer runs on a step that would be removed.
        UsageError: Both options were chosen.
    """
    if replace and merge:
        raise UsageError("Choose one: --merge brings the new plan into yours, --replace takes it instead.")
    read = load(source)
    mode = "merge" if merge else "replace" if replace else ""
    moment = context.moment()
    with _database(context, dry_run=dry_run) as path, begin(context, "", path=path, now=moment.utc) as work:
        from matchtrack.services.catch_up import put_new_dates, what_is_late
        from matchtrack.services.plan_import import put_plan

        back_up = None if dry_run else functools.partial(_backup, path, moment.utc)
        imported = put_plan(work, read.plan, moment=moment, match_year=match_year, mode=mode, back_up=back_up)
        if imported.first:
            _begin_with_usual_hours(work)
        late = put_new_dates(work, moment) if catch_up else what_is_late(work.driver(), moment)
        if not dry_run and work.changed():
            work.commit()
    late = dataclasses.replace(late, written=catch_up and not dry_run)
    return _report(read, imported, late, written=not dry_run)


def _begin_with_usual_hours(work: UnitOfWork) -> None:
    """Give a season that no questions were asked for the hours that the questions would have suggested."""
    from matchtrack.domain import hours
    from matchtrack.storage import hours_rows

    hours_rows.save_windows(work.session, hours.default_windows(hours.DEFAULT_WAKE))
    hours_rows.save_other_minutes(work.session, dict.fromkeys(range(7), hours.DEFAULT_OTHER_MINUTES))
    hours_rows.save_distractions(work.session, hours.DEFAULT_DISTRACTIONS)


@contextlib.contextmanager
def _database(context: Context, *, dry_run: bool) -> Iterator[str]:
    """Give the database to work on; where there is none yet, a dry run works on a passing one."""
    if not dry_run:
        yield context.database
    elif exists(context.database):
        open_reading(context.database).close()
        yield context.database
    else:
        with tempfile.TemporaryDirectory(prefix="matchtrack-") as folder:
            yield str(Path(folder) / "dry-run.db")


def _backup(path: str, now: dt.datetime) -> str:
    from matchtrack.storage.backups import make_backup

    return str(make_backup(path, "import", at=now))


def _report(read: ReadPlan, imported: Imported, late: CatchUpReport, *, written: bool) -> ImportReport:
    steps = imported.steps
    return ImportReport(
        name=read.plan.name,
        added=steps.added,
        changed=(*imported.season, *steps.changed),
        kept=steps.kept,
        removed=steps.removed,
        cleaned=read.cleaned,
        backup=imported.backup,
        written=written,
        first=imported.first,
        added_big_steps=steps.added_big_steps,
        removed_big_steps=steps.removed_big_steps,
        catch_up=late,
    )


def current_plan(context: Context) -> Plan:
    """Give the plan as it stands.

    Raises:
        NotSoError: There is no season yet.
    """
    with contextlib.closing(open_reading(context.database)) as connection:
        plan = read_plan(connection)
    if plan.match_year is None:
        raise NotSoError(NO_SEASON)
    return plan
