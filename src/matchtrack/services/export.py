"""The season leaves as text, and text leaves into a private file."""

from __future__ import annotations

import contextlib
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from matchtrack.domain.due import nearest
from matchtrack.errors import BadInputError, NotSoError, UsageError
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


def write_file(path: Path | str, text: str, *, force: bool = False) -> Path:
    r"""Write text into a private file (0600), whole or not at all, and give its place; \n and \r\n stay as they are.

    A link is never followed, and what is there is replaced only with `force`.

    Raises:
        BadInputError: The file is there, is no plain file, or cannot be written.
    """
    target = Path(os.path.expanduser(path))  # noqa: PTH111 - pathlib raises where no home is known
    try:
        new = _is_new(target, force=force)
        _write_beside(target, text.encode("utf-8", "surrogateescape"), new=new)
    except FileExistsError:
        raise _exists_already(target) from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise BadInputError(f"{target} cannot be written: {reason}.") from None
    return target


def _is_new(target: Path, *, force: bool) -> bool:
    try:
        mode = target.lstat().st_mode
    except FileNotFoundError:
        return True
    if not stat.S_ISREG(mode):
        what = "a link" if stat.S_ISLNK(mode) else "a folder" if stat.S_ISDIR(mode) else "no plain file"
        raise BadInputError(f"{target} is {what}; write to another place.")
    if not force:
        raise _exists_already(target)
    return False


def _exists_already(target: Path) -> BadInputError:
    return BadInputError(f"{target} is there already; add --force to replace it.")


def _write_beside(target: Path, content: bytes, *, new: bool) -> None:
    """Write a draft in the same folder and put it in place at once; a `new` file takes its name first."""
    draft = target.with_name(f".{os.urandom(8).hex()}.draft")
    try:
        with os.fdopen(_make_private(draft), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if new:
            os.close(_make_private(target))
        _replace(target, draft, new=new)
    finally:
        draft.unlink(missing_ok=True)


def _replace(target: Path, draft: Path, *, new: bool) -> None:
    """Put the draft in place; where that fails, the name that a `new` file took is free again."""
    try:
        draft.replace(target)
    except OSError:
        if new:
            target.unlink()
        raise


def _make_private(path: Path) -> int:
    """Make a file that was not there, and give its handle; a link in its place is an error."""
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o600)
