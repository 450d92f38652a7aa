"""A season in full swing in a real SQLite file, and a clock that the test moves."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from plans_for_screens import a_context, made_once

from matchtrack.services import minutes, steps, ticks
from matchtrack.services.setup import SetUpAnswers, set_up
from matchtrack.services.step_drafts import StepDraft

if TYPE_CHECKING:
    from pathlib import Path

    from matchtrack.config import Settings
    from matchtrack.services.context import Context

SUNDAY = dt.datetime(2026, 11, 22, 6, 40, tzinfo=dt.UTC)
"""In the productive hours."""

BUSY_PLAN = """
format = 1
name = "A busy plan"

[[big_steps]]
key = "statement"
area = "personal_statement"
title = "Personal statement"
due = "programs_review - 14d"
notes = "One page."

[[big_steps.baby_steps]]
key = "moments"
title = "List ten moments"
minutes = 15
difficulty = 5
notes = "Plain facts, no adjectives."

[[big_steps.baby_steps]]
key = "opening"
title = "Draft the opening paragraph"
minutes = 30
difficulty = 5

[[big_steps.baby_steps]]
key = "proof"
title = "Have it proof-read"
minutes = 10
difficulty = 1
after = ["opening"]
waiting_on = "Dr. Rao"
wait_days = 14

[[big_steps]]
key = "letters"
area = "letters"
title = "Three strong letters"
due = 2026-11-01

[[big_steps.baby_steps]]
key = "ask"
title = "Ask Dr. Rao for a letter"
minutes = 10
difficulty = 4

[[big_steps.baby_steps]]
key = "thank"
title = "Thank Dr. Lee for her letter"
minutes = 5
difficulty = 1

[[big_steps]]
key = "diploma"
area = "documents"
title = "Diploma, translated"

[[big_steps.baby_steps]]
key = "scan"
title = "Scan the diploma"
minutes = 15
difficulty = 1
boring = true

[[big_steps.baby_steps]]
key = "translate"
title = "Send the diploma to the translator"
minutes = 20
difficulty = 2
"""


class HandSetClock:
    """A clock that stands still until the test sets it."""

    def __init__(self, now: dt.datetime) -> None:
        self.now = now

    def __call__(self) -> dt.datetime:
        """Give the instant that was set."""
        return self.now

    def forward(self, **amount: int) -> None:
        """Go on by so many days, hours, minutes."""
        self.now += dt.timedelta(**amount)


def a_busy_season(folder: Path, *, settings: Settings | None = None, plan: str = BUSY_PLAN) -> Context:
    """Make a season with hard and easy steps, distractions, half an hour beside the windows, and a streak of two."""
    context = a_context(folder, settings=settings)
    file = folder / "busy.toml"
    file.write_text(plan, encoding="utf-8")
    answers = SetUpAnswers(
        match_year=2028,
        plan=str(file),
        wake=360,
        other_minutes=dict.fromkeys(range(7), 30),
        distractions=("mail", "television"),
    )
    made_once(context, None if settings else ("busy", plan), lambda: _live_four_days(context, answers))
    context.clock = HandSetClock(SUNDAY)
    return context


def _live_four_days(context: Context, answers: SetUpAnswers) -> None:
    """Set up, and work until Sunday."""
    clock = HandSetClock(SUNDAY - dt.timedelta(days=4))
    context.clock = clock
    set_up(context, answers)
    for worked in (20, 0, 15, 40):
        if worked:
            minutes.log(context, worked, None)
        clock.forward(days=1)
    minutes.log(context, 9, None)


def an_empty_season(folder: Path) -> Context:
    """Make a season without a step."""
    context = a_context(folder)
    context.clock = HandSetClock(SUNDAY)
    answers = SetUpAnswers(match_year=2028, plan=None, wake=360)
    made_once(context, "empty", lambda: set_up(context, answers))
    return context


def a_finished_season(folder: Path) -> Context:
    """Make a season whose only step was done today."""
    context = an_empty_season(folder)
    step = steps.add_step(context, StepDraft(title="Celebrate"))
    minutes.log(context, 20, str(step.id))
    ticks.done(context, [str(step.id)])
    return context


def the_clock(context: Context) -> HandSetClock:
    """Give the clock of a context as what it is."""
    assert isinstance(context.clock, HandSetClock)
    return context.clock
