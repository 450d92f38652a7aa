"""Writes a plan as TOML: the order of design.md 5, only what differs from the defaults, the same text every time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from matchtrack.domain.plan import PLAN_FORMAT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matchtrack.domain.due import Due
    from matchtrack.domain.plan import Plan, PlannedBigStep, PlannedStep

_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""What TOML lets stand in a text, yet steers a terminal (trust.md 8); tomli_w escapes C0 anyway."""


def write_plan(plan: Plan) -> str:
    """Give the text of the plan's file; read again it is the same plan."""
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", "\n".join(_tables(plan)))


def _tables(plan: Plan) -> Iterator[str]:
    optional = _given({"summary": plan.summary, "match_year": plan.match_year})
    yield _table("", {"format": PLAN_FORMAT, "name": plan.name} | optional)
    if plan.key_dates:
        yield _table("[key_dates]\n", dict(sorted(plan.key_dates.items(), key=lambda item: (item[1], item[0]))))
    for big_step in plan.big_steps:
        yield _table("[[big_steps]]\n", _big_step_fields(big_step))
        for step in big_step.baby_steps:
            yield _table("[[big_steps.baby_steps]]\n", _step_fields(step, big_step.key))


def _table(header: str, fields: dict[str, Any]) -> str:
    # Each table by itself: tomli_w would fold lists of short tables into one line.
    import tomli_w

    return header + tomli_w.dumps(fields, multiline_strings=True)


def _given(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value}


def _big_step_fields(big_step: PlannedBigStep) -> dict[str, Any]:
    always = {"key": big_step.key, "area": big_step.area, "title": big_step.title}
    return always | _given({"due": _due(big_step.due), "notes": big_step.notes})


def _step_fields(step: PlannedStep, big_step: str) -> dict[str, Any]:
    always = {"key": step.key, "title": step.title, "minutes": step.minutes, "difficulty": step.difficulty}
    return always | _given(
        {
            "due": _due(step.due),
            "earliest": _due(step.earliest),
            "after": [key.removeprefix(f"{big_step}/") for key in step.after],
            "boring": step.boring,
            "waiting_on": step.waiting_on,
            "wait_days": step.wait_days if step.waiting_on else 0,
            "notes": step.notes,
            "status": "" if step.status == "todo" else step.status,
            "done_on": step.done_on,
            "expected": step.expected,
        }
    )


def _due(due: Due | None) -> Any:
    return due and (due.day or str(due))
