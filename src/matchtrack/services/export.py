"""The season leaves as text."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from matchtrack.domain.due import nearest
from matchtrack.errors import NotSoError, UsageError
from matchtrack.exporting import FORMATS
from matchtrack.services.presence import NO_SEASON
from matchtrack.storage import reading
from matchtrack.storage.connection import open_reading

if TYPE_CHECKING:
    from matchtrack.domain.plan import Plan
    from matchtrack.services.context import Context


def export_text(context: Context, format: str, *, remaining: bool) -> str:  # noqa: A002 - the word of the commands
    """Give the season in a format; with `remaining`, only the steps that are still open.

    Raises:
        NotSoError: There is no season yet.
        UsageError: There is no such format.
    """
    if format not in FORMATS:
        near = nearest(format, FORMATS) or "."
        raise UsageError(f"There is no format '{format}'{near} Formats are {', '.join(FORMATS)}.")
    if format == "toml":
        return _toml(context, remaining=remaining)
    with contextlib.closing(open_reading(context.database)) as connection:
        season = reading.read_season(connection)
        big_steps = reading.list_big_steps(connection)
        steps = reading.list_steps(connection, every=not remaining)
    if season is None:
        raise NotSoError(NO_SEASON)
    if format == "csv":
        from matchtrack.exporting.csv_table import export_csv

        return export_csv(steps)
    if format == "md":
        from matchtrack.exporting.markdown import export_markdown

        return export_markdown(season, big_steps, steps)
    from matchtrack.exporting.json_document import export_json

    return export_json(season, big_steps, steps)


def _toml(context: Context, *, remaining: bool) -> str:
    from matchtrack.planfile.writing import write_plan
    from matchtrack.services.plans import current_plan

    plan = current_plan(context)
    return write_plan(_open_part(plan) if remaining else plan)


def _open_part(plan: Plan) -> Plan:
    """Leave out what is done or dropped, as a prerequisite too; it no longer blocks anything."""
    from dataclasses import replace

    from matchtrack.domain.areas import OPEN_STATUSES

    left = {key for key, _, step in plan.steps() if step.status in OPEN_STATUSES}
    big_steps = []
    for big_step in plan.big_steps:
        steps = tuple(
            replace(step, after=tuple(key for key in step.after if key in left))
            for step in big_step.baby_steps
            if f"{big_step.key}/{step.key}" in left
        )
        if steps:
            big_steps.append(replace(big_step, baby_steps=steps))
    return replace(plan, big_steps=tuple(big_steps))
