"""The first run: all of it, or nothing."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from seasons import a_big_step, a_context, a_file, a_plan, a_season, a_step, last_title, rows_of

from matchtrack.domain.hours import Window
from matchtrack.errors import BadInputError, DatabaseError, NotSoError
from matchtrack.services.presence import is_set_up
from matchtrack.services.setup import SetUpAnswers, set_up
from matchtrack.services.undo import undo
from matchtrack.services.views import list_steps, read_hours, read_season

if TYPE_CHECKING:
    from pathlib import Path


def answers(**given: Any) -> SetUpAnswers:
    """Answers as most people give them."""
    return SetUpAnswers(**{"match_year": 2028, "plan": None, "wake": 390} | given)


def test_a_fresh_machine_is_not_set_up(tmp_path: Path) -> None:
    """Nor is an empty file, and asking makes nothing."""
    context = a_context(tmp_path)
    assert not is_set_up(context)
    assert not (tmp_path / "data").exists()
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "matchtrack.db").touch()
    assert not is_set_up(context)


def test_a_foreign_file_is_trouble_and_no_first_run(tmp_path: Path) -> None:
    """Else a first run would seem to have lost everything."""
    context = a_context(tmp_path)
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "matchtrack.db").write_text("milk, eggs")
    with pytest.raises(DatabaseError, match="not a matchtrack database"):
        is_set_up(context)


def test_the_answers_make_a_season(tmp_path: Path) -> None:
    """Plan, hours and distractions stand in one change, which the app keeps and the shell may take back whole."""
    context = a_context(tmp_path)
    windows = (Window(weekday=0, start=360, end=480),)
    path = a_file(tmp_path, a_plan(match_year=None))
    set_up(
        context,
        answers(
            plan=path, windows=windows, other_minutes={0: 30, 6: 90}, distractions=("mail", " mail ", "TV\x07", "")
        ),
    )
    assert is_set_up(context)
    hours = read_hours(context)
    assert (windows, {0: 30, 6: 90}, ("mail", "TV")) == (hours.windows, hours.other_minutes, hours.distractions)
    assert (read_season(context).match_year, read_season(context).name) == (2028, "A season")
    assert [step.key for step in list_steps(context)] == ["letters/list", "letters/ask", "letters/thank"]
    context.source = "app"
    with pytest.raises(NotSoError, match="nothing more to undo"):
        undo(context)
    assert is_set_up(context)
    context.source = "shell"
    assert undo(context) == "Set up the season Match 2028"
    assert not is_set_up(context)


def test_without_windows_the_two_hours_after_waking_are_productive(tmp_path: Path) -> None:
    """On every day (method.md 6)."""
    context = a_context(tmp_path)
    set_up(context, answers(wake=330))
    assert tuple(Window(weekday=day, start=330, end=450) for day in range(7)) == read_hours(context).windows


def test_a_season_may_begin_without_a_plan(tmp_path: Path) -> None:
    """It is named by its match year, and a plan can be taken in later without a question."""
    context = a_context(tmp_path)
    set_up(context, answers())
    assert (read_season(context).name, list_steps(context, every=True)) == ("Match 2028", [])
    assert last_title(context) == "Set up the season Match 2028"


def test_the_match_year_of_the_answers_wins_over_the_plans(tmp_path: Path) -> None:
    """The user has been asked."""
    context = a_context(tmp_path)
    set_up(context, answers(plan=a_file(tmp_path, a_plan(match_year=2027)), match_year=2029))
    assert read_season(context).match_year == 2029


def test_a_second_set_up_is_refused(tmp_path: Path) -> None:
    """And changes nothing."""
    context = a_season(tmp_path)
    before = rows_of(context)
    with pytest.raises(NotSoError, match="set up already"):
        set_up(context, answers())
    assert before == rows_of(context)


@pytest.mark.parametrize(
    "given",
    [
        {"match_year": 1999},
        {"wake": 1440},
        {"plan": "no-such-plan"},
        {"windows": (Window(weekday=0, start=360, end=480), Window(weekday=0, start=420, end=500))},
        {"windows": (Window(weekday=7, start=360, end=480),)},
        {"other_minutes": {0: 1441}},
        {"distractions": ("x" * 101,)},
    ],
)
def test_an_answer_that_cannot_be_used_leaves_no_half_season(tmp_path: Path, given: dict[str, Any]) -> None:
    """The next attempt begins afresh."""
    context = a_context(tmp_path)
    with pytest.raises(BadInputError):
        set_up(context, answers(**given))
    assert not is_set_up(context)


def test_a_plan_with_progress_keeps_it(tmp_path: Path) -> None:
    """An export is a way to move to another machine."""
    context = a_context(tmp_path)
    plan = a_plan(a_big_step("letters", a_step("ask", status="started")))
    set_up(context, answers(plan=a_file(tmp_path, plan)))
    assert [step.status for step in list_steps(context)] == ["started"]


def test_asking_whether_a_season_is_there_loads_nothing_heavy(tmp_path: Path) -> None:
    """It is asked before the first frame."""
    context = a_season(tmp_path)
    program = (
        "import sys, datetime as dt; from matchtrack.config import Settings\n"
        "from matchtrack.services.context import Context; from matchtrack.services.presence import is_set_up\n"
        f"context = Context(database={context.database!r}, clock=lambda: None, settings=Settings(), "
        "source='shell', environ={})\n"
        "assert is_set_up(context)\n"
        "print(*sorted({'sqlalchemy', 'msgspec', 'pendulum', 'textual', 'tomllib', 'tomlkit'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == ""
