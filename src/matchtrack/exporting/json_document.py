"""The whole season as one JSON document: the shape 'export' of design.md 6."""

from __future__ import annotations

import json
import re

from matchtrack.exporting.json_shapes import JSON_FORMAT, big_step_json, season_json, step_json

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from matchtrack.domain.steps import BigStep, Season, Step

_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""What json leaves as it is, yet steers a terminal or cannot be encoded (trust.md 8); C0 is escaped anyway."""


def export_json(season: Season | None, big_steps: Sequence[BigStep], steps: Sequence[Step]) -> str:
    """Give the document of a season, ending in a line feed."""
    return to_json(
        {
            "format": JSON_FORMAT,
            "season": None if season is None else season_json(season),
            "big_steps": [big_step_json(big_step) for big_step in big_steps],
            "steps": [step_json(step) | _rules(step) for step in steps],
        }
    )


def _rules(step: Step) -> dict[str, Any]:
    """Give what the shape 'step' leaves out, so that an export lacks nothing of the plan."""
    return {"due_rule": step.due_rule, "earliest_rule": step.earliest_rule, "wait_days": step.wait_days}


def to_json(shape: object) -> str:
    """Give a shape as JSON that people can read, a line for each entry, and that no terminal can be steered by."""
    return _harmless(_entries(shape) if isinstance(shape, dict) else _one_line(shape)) + "\n"


def one_line(shape: object) -> str:
    """Give a shape as one line of JSON that no terminal can be steered by."""
    return _harmless(_one_line(shape))


def _harmless(text: str) -> str:
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _entries(shape: dict[str, Any]) -> str:
    """Write an object a key a line, and a list in it an entry a line; json's own indent is ten times slower."""
    return "{\n" + ",\n".join(f"  {_one_line(key)}: {_value(value)}" for key, value in shape.items()) + "\n}"


def _value(value: object) -> str:
    if not isinstance(value, list) or not value:
        return _one_line(value)
    return "[\n" + ",\n".join(f"    {_one_line(entry)}" for entry in value) + "\n  ]"


def _one_line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
