"""Plans as files and contexts around them, for tests of the screens."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from matchtrack.config import Settings
from matchtrack.services.context import Context
from matchtrack.services.setup import SetUpAnswers, set_up

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

NOW = dt.datetime(2026, 11, 22, 7, 30, tzinfo=dt.UTC)
"""Sunday morning."""

SMALL_PLAN = """
format = 1
name = "A small plan"

[[big_steps]]
key = "statement"
area = "personal_statement"
title = "Personal statement, final"
due = "programs_review - 14d"
notes = "One page."

[[big_steps.baby_steps]]
key = "moments"
title = "List ten moments"
minutes = 15
difficulty = 5
due = "programs_review - 21d"
notes = "Plain facts, no adjectives."

[[big_steps.baby_steps]]
key = "draft"
title = "Draft the opening paragraph"
minutes = 30
difficulty = 4
after = ["moments"]

[[big_steps.baby_steps]]
key = "proof"
title = "Have it proof-read"
minutes = 10
difficulty = 1
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
key = "scan"
title = "Scan the diploma"
minutes = 20
difficulty = 1
boring = true

[[big_steps]]
key = "diploma"
area = "documents"
title = "Diploma, translated"

[[big_steps.baby_steps]]
key = "translate"
title = "Send the diploma to the translator"
minutes = 20
difficulty = 2
"""


_databases: dict[Hashable, bytes] = {}
"""What was made already; a copy costs next to nothing."""


def made_once(context: Context, key: Hashable, make: Callable[[], object]) -> None:
    """Let `make` write the database of a context, or write what it wrote for the same key before; None is no key."""
    database = Path(context.database)
    if key not in _databases:
        make()
        if key is not None:
            _databases[key] = database.read_bytes()
        return
    database.parent.mkdir(mode=0o700)
    database.touch(mode=0o600)
    database.write_bytes(_databases[key])


def a_context(folder: Path, *, settings: Settings | None = None) -> Context:
    """Give a context with a fixed clock and a database in `folder` that is not there yet."""
    return Context(
        database=str(folder / "season" / "matchtrack.db"),
        clock=lambda: NOW,
        settings=settings or Settings(),
        source="app",
        environ={"TZ": "UTC", "HOME": str(folder)},
    )


def a_season(folder: Path, plan: str | None = SMALL_PLAN, *, settings: Settings | None = None) -> Context:
    """Make a season from the text of a plan file, or an empty one, and give its context."""
    context = a_context(folder, settings=settings)
    path = None
    if plan is not None:
        file = folder / "plan.toml"
        file.write_text(plan, encoding="utf-8")
        path = str(file)
    answers = SetUpAnswers(match_year=2028, plan=path, wake=360)
    made_once(context, None if settings else ("season", plan), lambda: set_up(context, answers))
    return context


def a_long_plan(big_steps: int, steps_each: int) -> str:
    """Write a plan with so many big steps of so many baby steps each."""
    parts = ["format = 1", 'name = "A long plan"']
    for big in range(big_steps):
        parts.append(f'[[big_steps]]\nkey = "big-{big}"\narea = "documents"\ntitle = "Outcome {big}"')
        parts += [
            f'[[big_steps.baby_steps]]\nkey = "s-{step}"\ntitle = "Step {step} of {big}"\nminutes = 15\ndifficulty = 2'
            for step in range(steps_each)
        ]
    return "\n\n".join(parts)
