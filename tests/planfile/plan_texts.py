"""Plan files for the tests: small texts, and whole arbitrary plans."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from hypothesis import strategies as st

from matchtrack.domain.areas import AREAS
from matchtrack.domain.due import MAX_OFFSET_DAYS, Due
from matchtrack.domain.key_dates import KEY_DATE_KEYS
from matchtrack.domain.plan import Plan, PlannedBigStep, PlannedStep
from matchtrack.domain.text import clean
from matchtrack.errors import BadInputError, Place
from matchtrack.planfile.reading import read_plan

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

HEAD = 'format = 1\nname = "A plan"\n'
BIG_STEP = '[[big_steps]]\nkey = "letters"\narea = "letters"\ntitle = "Letters asked for"\n'


def a_step(key: str = "list-writers", extra: str = "", **fields: str) -> str:
    """Give the TOML of a baby step; each field holds the TOML of its value, 'extra' whole lines."""
    fields = {"title": '"List the writers"', "minutes": "15", "difficulty": "2"} | fields
    lines = "".join(f"{name} = {value}\n" for name, value in fields.items())
    return f'[[big_steps.baby_steps]]\nkey = "{key}"\n{lines}{extra}'


def a_plan(*steps: str, big_step: str = "") -> bytes:
    """Give the bytes of a plan with one big step."""
    return (HEAD + BIG_STEP + big_step + "".join(steps)).encode()


def the_step(content: bytes) -> PlannedStep:
    """Read the plan and give its first baby step."""
    return read_plan(content).plan.big_steps[0].baby_steps[0]


def error_of(content: bytes) -> BadInputError:
    """Read a plan that cannot be used and give the error."""
    with pytest.raises(BadInputError) as caught:
        read_plan(content, name="plan.toml")
    return caught.value


def places_of(content: bytes) -> list[Place]:
    """Read a plan with faults and give their places."""
    return list(error_of(content).places)


_TRICKY = st.sampled_from(
    ["[/]", "[x] done", "'''", '"""', "\\", "\\u0041", "👩🏽‍⚕️", "مرحبا", "שלום", "é", "=", "#", "$200", "\t", " "]
)
_days = st.dates(dt.date(2000, 1, 1), dt.date(2199, 12, 31))
_rules = st.builds(
    Due,
    day=st.none(),
    key_date=st.sampled_from(KEY_DATE_KEYS),
    offset_days=st.integers(-MAX_OFFSET_DAYS, MAX_OFFSET_DAYS),
)
_keys = st.from_regex(r"[a-z0-9][a-z0-9-]{0,12}", fullmatch=True)


def texts(high: int, *, low: int = 0, lines: bool = False) -> st.SearchStrategy[str]:
    """Give clean texts of `low` to `high` characters, with brackets, quotes, emoji and right-to-left letters."""
    parts = st.one_of(_TRICKY, st.text(max_size=8), st.just("\n"))
    raw = st.lists(parts, max_size=8).map("".join)
    return raw.map(lambda text: clean(text, lines=lines, limit=high)[0]).filter(lambda text: len(text) >= low)


@st.composite
def _steps(draw: DrawFn, key: str, earlier: list[str]) -> PlannedStep:
    waiting_on = draw(texts(200))
    status = draw(st.sampled_from(["todo", "started", "waiting", "done", "dropped"]))
    due = draw(st.none() | _days.map(lambda day: Due(day=day)) | _rules)
    earliest = draw(st.none() | _rules)
    if earliest and due and earliest.key_date == due.key_date:
        earliest = due
    return PlannedStep(
        key=key,
        title=draw(texts(200, low=1)),
        minutes=draw(st.integers(5, 60)),
        difficulty=draw(st.integers(1, 5)),
        due=due,
        earliest=earliest if due else None,
        after=tuple(draw(st.lists(st.sampled_from(earlier), unique=True, max_size=3))) if earlier else (),
        boring=draw(st.booleans()),
        waiting_on=waiting_on,
        wait_days=draw(st.integers(0, 365)) if waiting_on else 0,
        notes=draw(texts(10_000, lines=True)),
        status=status,
        done_on=draw(_days) if status == "done" else None,
        expected=draw(st.none() | _days),
    )


@st.composite
def plans(draw: DrawFn) -> Plan:
    """Give arbitrary plans that keep every rule of a plan file."""
    earlier: list[str] = []
    big_steps = []
    for big_key in draw(st.lists(_keys, unique=True, max_size=3)):
        steps = []
        for key in draw(st.lists(_keys, unique=True, max_size=3)):
            steps.append(draw(_steps(key, earlier)))
            earlier.append(f"{big_key}/{key}")
        big_step = PlannedBigStep(
            key=big_key,
            area=draw(st.sampled_from(list(AREAS))),
            title=draw(texts(200, low=1)),
            due=draw(st.none() | _days.map(lambda day: Due(day=day)) | _rules),
            notes=draw(texts(10_000, lines=True)),
            baby_steps=tuple(steps),
        )
        big_steps.append(big_step)
    return Plan(
        name=draw(texts(200, low=1)),
        summary=draw(texts(2_000, lines=True)),
        match_year=draw(st.none() | st.integers(2020, 2100)),
        key_dates=draw(st.dictionaries(st.sampled_from(KEY_DATE_KEYS), _days, max_size=4)),
        big_steps=tuple(big_steps),
    )
