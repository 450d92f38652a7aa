"""The plans that come with the program, and the one plan that a user names."""

from __future__ import annotations

import functools
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import matchtrack
from matchtrack.domain.due import nearest
from matchtrack.domain.text import fit
from matchtrack.errors import BadInputError

if TYPE_CHECKING:
    from matchtrack.planfile.reading import ReadPlan

_FOLDER = "sample_plans"
_SHOWN_CELLS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class SamplePlan:
    """A bundled plan; `key` names it in commands, `steps` counts its baby steps."""

    key: str
    name: str
    summary: str
    steps: int
    path: Path


@functools.cache
def sample_plans() -> tuple[SamplePlan, ...]:
    """Give the bundled plans, the largest first, which is the one for a whole season."""
    from matchtrack.planfile.reading import load_plan

    samples = []
    for path in sorted(sample_folder().glob("*.toml")):
        plan = load_plan(path).plan
        count = sum(1 for _ in plan.steps())
        samples.append(SamplePlan(key=_key(path), name=plan.name, summary=plan.summary, steps=count, path=path))
    return tuple(sorted(samples, key=lambda sample: (-sample.steps, sample.key)))


def sample_folder() -> Path:
    """Give the folder of the bundled plans: in the installed package, else in the checkout."""
    package = Path(matchtrack.__file__).parent
    installed = package / _FOLDER
    return installed if installed.is_dir() else package.parent.parent / _FOLDER


def load(name_or_path: str) -> ReadPlan:
    """Read a bundled plan by its key, else the plan file at a path.

    Raises:
        BadInputError: There is neither, or what is there is no plan.
    """
    from matchtrack.planfile.reading import load_plan

    wanted = name_or_path.strip()
    bundled = {_key(path): path for path in sample_folder().glob("*.toml")}
    sample = bundled.get(wanted.replace("_", "-"))
    path = sample or Path(os.path.expanduser(wanted))  # noqa: PTH111 - pathlib raises where no home is known
    if sample is None and not _is_there(path):
        raise BadInputError(
            f"There is no plan file '{fit(wanted, _SHOWN_CELLS)}', and no plan of that name comes with matchtrack"
            f"{nearest(wanted, bundled) or '.'} 'matchtrack plan list' names them."
        )
    return load_plan(path)


def _is_there(path: Path) -> bool:
    """Say whether there is such a file; a name that no file system takes names none."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def _key(path: Path) -> str:
    return path.stem.replace("_", "-")
