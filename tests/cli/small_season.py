"""The small season of these tests, and what a command gives."""

from __future__ import annotations

import contextlib
import io
import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

NOW = "2026-11-23T06:40"

PLAN = """\
format = 1
name = "A small season"
match_year = 2028

[[big_steps]]
key = "personal-statement"
area = "personal_statement"
title = "Personal statement final"
due = "programs_review - 14d"

[[big_steps.baby_steps]]
key = "ten-moments"
title = "List ten moments"
minutes = 15
difficulty = 4

[[big_steps.baby_steps]]
key = "opening"
title = "Draft the opening paragraph"
minutes = 20
difficulty = 5
after = ["ten-moments"]

[[big_steps.baby_steps]]
key = "proof-read"
title = "Proof-read with a friend"
minutes = 30
difficulty = 3
after = ["opening"]

[[big_steps]]
key = "letters"
area = "letters"
title = "Letters of recommendation in"

[[big_steps.baby_steps]]
key = "ask-rao"
title = "Ask Dr. Rao for a letter"
minutes = 10
difficulty = 4
waiting_on = "Dr. Rao"
wait_days = 14

[[big_steps]]
key = "documents"
area = "documents"
title = "Documents in order"

[[big_steps.baby_steps]]
key = "scan-diploma"
title = "Scan the diploma"
minutes = 10
difficulty = 1
boring = true
due = 2026-11-27

[[big_steps.baby_steps]]
key = "transcript"
title = "Order the transcript"
minutes = 15
difficulty = 2
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a command gave: its exit code, stdout and stderr."""

    code: int
    out: str
    err: str


class Terminal(io.StringIO):
    """Somebody who answers."""

    def isatty(self) -> bool:
        """Say that there is somebody."""
        return True


def dump(database: Path) -> str:
    """Give the whole content of a database as text, or '' where there is none."""
    if not database.exists():
        return ""
    with contextlib.closing(sqlite3.connect(database)) as connection:
        return "\n".join(connection.iterdump())
