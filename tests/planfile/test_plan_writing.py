"""What is written is read again without a difference."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from plan_texts import plans

from matchtrack.domain.due import Due
from matchtrack.domain.plan import Plan, PlannedBigStep, PlannedStep
from matchtrack.planfile.reading import read_plan
from matchtrack.planfile.writing import write_plan


@given(plan=plans())
def test_a_written_plan_is_read_as_the_same_plan(plan: Plan) -> None:
    """Whatever is typed: emoji, brackets, quotes, right-to-left letters, lines."""
    read = read_plan(write_plan(plan).encode())
    assert plan == read.plan
    assert read.cleaned == 0


@given(plan=plans())
def test_a_plan_written_again_is_the_same_text(plan: Plan) -> None:
    """Plans stand in version control, so nothing may move."""
    text = write_plan(plan)
    assert text == write_plan(read_plan(text.encode()).plan)


def test_the_text_keeps_the_order_of_the_format_and_leaves_defaults_out() -> None:
    """The whole text of a small plan, as a user would write it."""
    step = PlannedStep(
        key="ten-moments",
        title="List ten moments",
        minutes=15,
        difficulty=4,
        due=Due(key_date="programs_review", offset_days=-120),
        after=("statement/read", "letters/list-writers"),
        waiting_on="Dean's office",
        wait_days=14,
        notes="Plain facts,\nno adjectives.",
        status="done",
        done_on=dt.date(2027, 5, 1),
    )
    plan = Plan(
        name="A season",
        match_year=2028,
        key_dates={"match_day": dt.date(2028, 3, 17), "programs_review": dt.date(2027, 9, 22)},
        big_steps=(
            PlannedBigStep(
                key="statement",
                area="personal_statement",
                title="Statement final",
                due=Due(day=dt.date(2027, 9, 8)),
                baby_steps=(step,),
            ),
        ),
    )
    expected = '''\
format = 1
name = "A season"
match_year = 2028

[key_dates]
programs_review = 2027-09-22
match_day = 2028-03-17

[[big_steps]]
key = "statement"
area = "personal_statement"
title = "Statement final"
due = 2027-09-08

[[big_steps.baby_steps]]
key = "ten-moments"
title = "List ten moments"
minutes = 15
difficulty = 4
due = "programs_review - 120d"
after = [
    "read",
    "letters/list-writers",
]
waiting_on = "Dean's office"
wait_days = 14
notes = """
Plain facts,
no adjectives."""
status = "done"
done_on = 2027-05-01
'''
    assert expected == write_plan(plan)
