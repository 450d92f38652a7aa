"""A whole plan into rows and back."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from databases import TODAY, a_big_step, a_database, a_plan, a_step, change_plan, reading, rows_of, step_id

from matchtrack.domain.due import Due
from matchtrack.storage.plan_reading import read_after, read_plan

if TYPE_CHECKING:
    from pathlib import Path

    from matchtrack.domain.plan import Plan, PlannedStep

FULL = a_plan(
    a_big_step(
        "letters",
        a_step(
            "ask", minutes=60, difficulty=5, boring=True, due=Due(day=TODAY),
            earliest=Due(key_date="tokens", offset_days=-400), waiting_on="Dr. Rao", wait_days=14, notes="Two\nlines",
            status="waiting", expected=dt.date(2026, 12, 6),
        ),
        a_step("thank", after=("visa/ask", "letters/ask"), status="done", done_on=TODAY),
        due=Due(key_date="submit_opens"),
        notes="All four.",
    ),
    a_big_step("empty", area="visa"),
    a_big_step("visa", a_step("ask", status="dropped"), area="onboarding"),
)  # fmt: skip


def saved(path: str) -> Plan:
    """The plan as it is read back."""
    with reading(path) as connection:
        return read_plan(connection)


def test_every_field_of_a_plan_comes_back(tmp_path: Path) -> None:
    """The prerequisites in the plan's order."""
    plan = saved(a_database(tmp_path, FULL))
    thank = plan.big_steps[0].baby_steps[1]
    assert thank.after == ("letters/ask", "visa/ask")
    letters = replace(
        plan.big_steps[0],
        baby_steps=(plan.big_steps[0].baby_steps[0], replace(thank, after=("visa/ask", "letters/ask"))),
    )
    assert replace(plan, big_steps=(letters, *plan.big_steps[1:])) == FULL


def test_a_database_without_a_season_holds_an_empty_plan(tmp_path: Path) -> None:
    """Nothing stands in for what is not there."""
    path = a_database(tmp_path)
    change_plan(path, a_plan(a_big_step("empty")))
    with reading(path) as connection:
        assert read_plan(connection).name == "A season"
        assert read_after(connection) == {}


def test_the_same_plan_again_writes_nothing(tmp_path: Path) -> None:
    """No row, no version, no line of the change log."""
    path = a_database(tmp_path, FULL)
    before = rows_of(path)
    change_plan(path, FULL)
    assert before == rows_of(path)
    with reading(path) as connection:
        assert connection.execute("SELECT count(DISTINCT group_id) FROM change_log").fetchone() == (1,)


def test_a_step_keeps_its_number_while_its_key_stays(tmp_path: Path) -> None:
    """Only what changed gets a new version; a new step gets a number that was not there before."""
    path = a_database(tmp_path)
    with reading(path) as connection:
        old = {key: step_id(connection, f"letters/{key}") for key in ("list", "ask", "thank")}
    change_plan(path, a_plan(a_big_step("letters", a_step("new"), a_step("ask", minutes=30), a_step("list"))))
    with reading(path) as connection:
        rows = connection.execute("SELECT key, id, position, version FROM baby_step ORDER BY position").fetchall()
    assert [("new", max(old.values()) + 1, 0, 1), ("ask", old["ask"], 1, 2), ("list", old["list"], 2, 2)] == rows


def test_prerequisites_come_and_go(tmp_path: Path) -> None:
    """Each link on its own."""
    path = a_database(tmp_path)
    steps: tuple[PlannedStep, ...] = (a_step("list"), a_step("ask"), a_step("thank", after=("letters/list",)))
    change_plan(path, a_plan(a_big_step("letters", *steps)))
    with reading(path) as connection:
        assert read_after(connection) == {"letters/thank": ("letters/list",)}
