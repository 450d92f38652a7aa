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
    """Give a shape as indented JSON that people can read and terminals cannot be steered by."""
    text = json.dumps(shape, ensure_ascii=False, indent=2)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"
