"""`matchtrack check-in`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from small_season import Answer

pytestmark = pytest.mark.usefixtures("season")


def test_it_says_how_the_day_begins(shell: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch) -> None:
    """On the second day: yesterday, the rule, today."""
    shell("log", "15", "diploma")
    monkeypatch.setenv("MATCHTRACK_NOW", "2026-11-24T06:40")

    out = shell("check-in").out

    assert out.startswith("Day 2 of the first seven\n\nYesterday\n  15 min: a kept day.\n\nHardest first, in your best")
    assert out.endswith(
        "\nToday\n  'List ten moments', 15 min, at 06:40\n  'Draft the opening paragraph', 20 min, at 06:55\n"
        "  'Ask Dr. Rao for a letter', 10 min, at 07:15\n"
    )
    assert "\nyesterday: 15 min: a kept day.\n" in shell("check-in", "--plain").out


def test_json_has_the_documented_shape(shell: Callable[..., Answer]) -> None:
    """Its momentum and its rule have shapes of their own."""
    shell("wait", "Ask Dr. Rao")
    answer = json.loads(shell("check-in", "--json").out)

    assert (answer.pop("momentum")["floor"], answer.pop("first_days")["number"]) == (15, 1)
    assert [step["step"] for step in answer.pop("steps")] == [
        "personal-statement/ten-moments", "personal-statement/opening", "personal-statement/proof-read",
    ]  # fmt: skip
    assert answer == {
        "format": 1, "day": "2026-11-23", "yesterday": None, "last_day": None, "missed_days": 0, "never_twice": False,
        "waiting": [
            {
                "step": "letters/ask-rao", "title": "Ask Dr. Rao for a letter", "whom": "Dr. Rao",
                "since": "2026-11-23", "expected": "2026-12-07", "ask_again": False,
            }
        ],
    }  # fmt: skip
