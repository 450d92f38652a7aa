"""Makes a database with any number of baby steps, out of the full sample plan repeated.

usage: python bench/make_season.py FILE STEPS     (with a Python that has matchtrack)
"""

from __future__ import annotations

import os
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import Any

import tomli_w

from matchtrack.services.check_in import check_in_shown
from matchtrack.services.context import context_of
from matchtrack.services.samples import sample_folder
from matchtrack.services.setup import SetUpAnswers, set_up

MATCH_YEAR = 2028
PLAN = "international_graduate.toml"


def repeated(plan: dict[str, Any], steps: int) -> dict[str, Any]:
    """Give a plan of exactly that many baby steps: the big steps again and again, each time under new keys."""
    big_steps: list[dict[str, Any]] = []
    left, turn = steps, 0
    while left:
        for big_step in plan["big_steps"]:
            if left:
                taken = big_step["baby_steps"][:left]
                left -= len(taken)
                big_steps.append({**big_step, "key": _key(big_step["key"], turn), "baby_steps": _again(taken, turn)})
        turn += 1
    return {**plan, "match_year": MATCH_YEAR, "big_steps": _without_loose_ends(big_steps)}


def _key(key: str, turn: int) -> str:
    return f"{key}-{turn}" if turn else key


def _again(steps: list[dict[str, Any]], turn: int) -> list[dict[str, Any]]:
    return [{**step, "after": [_reference(need, turn) for need in step.get("after", [])]} for step in steps]


def _reference(need: str, turn: int) -> str:
    big_step, slash, step = need.partition("/")
    return f"{_key(big_step, turn)}/{step}" if slash else need


def _without_loose_ends(big_steps: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Take out prerequisites that the cut at the end left without their step."""
    there = {f"{big['key']}/{step['key']}" for big in big_steps for step in big["baby_steps"]}
    for big in big_steps:
        for step in big["baby_steps"]:
            step["after"] = [
                need for need in step["after"] if (need if "/" in need else f"{big['key']}/{need}") in there
            ]
    return big_steps


def make_season(path: str, steps: int) -> None:
    """Make the database at `path`, through the same use case as the first run of the app."""
    with tempfile.TemporaryDirectory() as folder:
        source = None
        if steps:
            plan = tomllib.loads((sample_folder() / PLAN).read_text("utf-8"))
            source = os.path.join(folder, "plan.toml")
            Path(source).write_bytes(tomli_w.dumps(repeated(plan, steps)).encode())
        answers = SetUpAnswers(
            match_year=MATCH_YEAR,
            plan=source,
            wake=360,
            other_minutes=dict.fromkeys(range(7), 30),
            distractions=("mail", "television"),
        )
        context = context_of(database=path, source="shell")
        set_up(context, answers)
        check_in_shown(context)


if __name__ == "__main__":
    make_season(sys.argv[1], int(sys.argv[2]))
