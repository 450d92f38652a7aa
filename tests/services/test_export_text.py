"""The season leaves in every format."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from seasons import TODAY, a_big_step, a_context, a_plan, a_season, a_step

from matchtrack.errors import NotSoError, UsageError
from matchtrack.exporting import FORMATS
from matchtrack.planfile.reading import read_plan
from matchtrack.services.export import export_text
from matchtrack.services.plans import current_plan

if TYPE_CHECKING:
    from pathlib import Path

PLAN = a_plan(
    a_big_step("letters", a_step("list", status="done", done_on=TODAY), a_step("ask", after=("letters/list",))),
    a_big_step("old", a_step("gone", status="dropped")),
)


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("remaining", [False, True])
def test_what_remains_is_what_is_open(tmp_path: Path, format_: str, *, remaining: bool) -> None:
    """Every format leaves the same steps out."""
    text = export_text(a_season(tmp_path, PLAN), format_, remaining=remaining)
    assert "Do ask" in text
    assert [not remaining] * 2 == ["Do list" in text, "Do gone" in text]


def test_the_toml_of_all_is_the_plan_as_it_stands(tmp_path: Path) -> None:
    """To be imported again without a difference."""
    context = a_season(tmp_path, PLAN)
    assert current_plan(context) == read_plan(export_text(context, "toml", remaining=False).encode()).plan


def test_the_toml_of_what_remains_is_a_plan_of_its_own(tmp_path: Path) -> None:
    """Without prerequisites that are settled, and without big steps that have nothing left."""
    plan = read_plan(export_text(a_season(tmp_path, PLAN), "toml", remaining=True).encode()).plan
    assert a_plan(a_big_step("letters", a_step("ask"))) == plan


def test_json_and_csv_hold_a_row_a_step(tmp_path: Path) -> None:
    """In the plan's order."""
    context = a_season(tmp_path, PLAN)
    document = json.loads(export_text(context, "json", remaining=False))
    wanted = ["letters/list", "letters/ask", "old/gone"]
    assert wanted == [step["key"] for step in document["steps"]]
    assert (document["format"], document["season"]["match_year"]) == (1, 2028)
    table = csv.DictReader(io.StringIO(export_text(context, "csv", remaining=False), newline=""))
    assert wanted == [row["key"] for row in table]


def test_an_unknown_format_names_those_that_there_are(tmp_path: Path) -> None:
    """Before anything is read."""
    with pytest.raises(UsageError, match=r"no format 'jsn'; did you mean 'json'\? Formats are md, csv, json, toml"):
        export_text(a_context(tmp_path), "jsn", remaining=False)


@pytest.mark.parametrize("format_", FORMATS)
def test_without_a_season_nothing_leaves(tmp_path: Path, format_: str) -> None:
    """The sentence says how to make one."""
    with pytest.raises(NotSoError, match="There is no season yet"):
        export_text(a_context(tmp_path), format_, remaining=False)


def test_json_loads_nothing_heavy(tmp_path: Path) -> None:
    """It is what scripts ask for most."""
    context = a_season(tmp_path)
    program = (
        "import sys; from matchtrack.config import Settings\n"
        "from matchtrack.services.context import Context; from matchtrack.services.export import export_text\n"
        f"context = Context(database={context.database!r}, clock=lambda: None, settings=Settings(), "
        "source='shell', environ={})\n"
        "assert 'Do ask' in export_text(context, 'json', remaining=True)\n"
        "print(*sorted({'sqlalchemy', 'msgspec', 'pendulum', 'textual', 'tomllib', 'tomlkit', 'tomli_w'} "
        "& set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == ""
