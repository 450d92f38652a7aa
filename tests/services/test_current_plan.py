"""Plans go out: what is exported is imported again without a difference."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from seasons import a_big_step, a_context, a_file, a_plan, a_season, a_step

from matchtrack.domain.areas import AREAS, STATUSES
from matchtrack.domain.due import Due
from matchtrack.domain.key_dates import KEY_DATE_KEYS
from matchtrack.domain.plan import Plan
from matchtrack.domain.text import clean
from matchtrack.errors import NotSoError
from matchtrack.planfile.reading import read_plan
from matchtrack.planfile.writing import write_plan
from matchtrack.services.plans import current_plan, import_plan

if TYPE_CHECKING:
    from pathlib import Path

    from matchtrack.domain.plan import PlannedStep

KEYS = st.from_regex(r"[a-z0-9][a-z0-9-]{0,9}", fullmatch=True)
DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2199, 12, 31))
DUES = st.builds(lambda day: Due(day=day), DAYS) | st.builds(
    lambda key, days: Due(key_date=key, offset_days=days), st.sampled_from(KEY_DATE_KEYS), st.integers(-1500, 1500)
)


def texts(longest: int, *, lines: bool = False) -> st.SearchStrategy[str]:
    """Text as it stands after cleaning."""
    return st.text(max_size=longest).map(lambda text: clean(text, lines=lines, limit=longest)[0])


@st.composite
def steps(draw: st.DrawFn, key: str, others: list[str]) -> PlannedStep:
    """A baby step whose prerequisites stand before it."""
    status = draw(st.sampled_from(STATUSES))
    waiting_on = draw(texts(20))
    return a_step(
        key,
        title=draw(texts(30).filter(bool)),
        minutes=draw(st.integers(5, 60)),
        difficulty=draw(st.integers(1, 5)),
        boring=draw(st.booleans()),
        due=draw(st.none() | DUES),
        after=tuple(other for other in others[-5:] if draw(st.booleans())),
        waiting_on=waiting_on,
        wait_days=draw(st.integers(0, 365)) if waiting_on else 0,
        notes=draw(texts(60, lines=True)),
        status=status,
        done_on=draw(DAYS) if status == "done" else None,
        expected=draw(st.none() | DAYS),
    )


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Any plan that a file can hold."""
    others: list[str] = []
    big_steps = []
    for big in draw(st.lists(KEYS, unique=True, max_size=4)):
        own = []
        for key in draw(st.lists(KEYS, unique=True, max_size=4)):
            own.append(draw(steps(key, others)))
            others.append(f"{big}/{key}")
        area, title = draw(st.sampled_from(sorted(AREAS))), draw(texts(30).filter(bool))
        due, notes = draw(st.none() | DUES), draw(texts(60, lines=True))
        big_steps.append(a_big_step(big, *own, area=area, title=title, due=due, notes=notes))
    return Plan(
        name=draw(texts(30).filter(bool)),
        summary=draw(texts(60, lines=True)),
        match_year=draw(st.integers(2020, 2100)),
        key_dates=draw(st.dictionaries(st.sampled_from(KEY_DATE_KEYS), DAYS, max_size=3)),
        big_steps=tuple(big_steps),
    )


@settings(max_examples=25)
@given(plan=plans())
def test_a_plan_goes_through_the_database_without_a_difference(
    tmp_path_factory: pytest.TempPathFactory, plan: Plan
) -> None:
    """File to rows to file to rows."""
    folder = tmp_path_factory.mktemp("plan")
    first, second = a_context(folder / "one"), a_context(folder / "two")
    import_plan(first, a_file(folder, plan))
    exported = current_plan(first)
    assert plan == exported
    assert exported == read_plan(write_plan(exported).encode()).plan
    import_plan(second, a_file(folder, exported))
    assert exported == current_plan(second)


def test_prerequisites_come_out_in_the_plans_order(tmp_path: Path) -> None:
    """However the file named them."""
    plan = a_plan(a_big_step("b", a_step("one"), a_step("two"), a_step("three", after=("b/two", "b/one"))))
    exported = current_plan(a_season(tmp_path, plan))
    assert exported.big_steps[0].baby_steps[2].after == ("b/one", "b/two")


def test_without_a_season_there_is_no_plan(tmp_path: Path) -> None:
    """The sentence says how to make one."""
    with pytest.raises(NotSoError, match="There is no season yet"):
        current_plan(a_context(tmp_path))
