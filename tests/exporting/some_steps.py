"""Steps, big steps and seasons for the tests of the exports."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import strategies as st

from matchtrack.domain.areas import AREAS, STATUSES
from matchtrack.domain.steps import BigStep, KeyDate, Season, Step


def a_step(**fields: Any) -> Step:
    """Give an easy open step; any field can be set."""
    plain: dict[str, Any] = {
        "id": 1,
        "key": "letters/ask",
        "title": "Ask Dr. Rao",
        "area": "letters",
        "big_step_id": 1,
        "big_step": "letters",
        "big_step_title": "Letters asked for",
        "minutes": 15,
        "minutes_logged": 0,
        "difficulty": 2,
        "boring": False,
        "status": "todo",
        "due": None,
        "due_rule": "",
        "earliest": None,
        "earliest_rule": "",
        "after": (),
        "blocked": False,
        "waiting_on": "",
        "wait_days": 0,
        "expected": None,
        "done_on": None,
        "notes": "",
        "version": 1,
    }
    return Step(**plain | fields)


def a_big_step(**fields: Any) -> BigStep:
    """Give a big step of two baby steps, one of them done; any field can be set."""
    plain: dict[str, Any] = {
        "id": 1,
        "key": "letters",
        "title": "Letters asked for",
        "area": "letters",
        "due": dt.date(2027, 9, 8),
        "due_rule": "programs_review - 14d",
        "notes": "",
        "minutes_total": 40,
        "minutes_done": 10,
        "steps_total": 2,
        "steps_done": 1,
    }
    return BigStep(**plain | fields)


def a_season(**fields: Any) -> Season:
    """Give Match 2028 with one key date; any field can be set."""
    match_day = KeyDate(key="match_day", day=dt.date(2028, 3, 17), source="rule", checked_on=None)
    plain: dict[str, Any] = {"match_year": 2028, "name": "One specialty", "summary": "", "key_dates": (match_day,)}
    return Season(**plain | fields)


_parts = st.sampled_from(
    [
        "=",
        "+",
        "-",
        "@",
        "\t",
        "\r",
        "\n",
        "'",
        "\uff1d",
        "\uff0b",
        " ",
        "**",
        "[x](y)",
        "- [ ] ",
        "#",
        "`",
        "&amp;",
        "|",
    ]
)
any_text = st.lists(st.one_of(_parts, st.text(max_size=5)), max_size=6).map("".join)
"""Texts as an old or hand-edited database may hold them."""

_days = st.none() | st.dates()

any_steps = st.lists(
    st.builds(
        a_step,
        id=st.integers(1, 10**6),
        title=any_text,
        area=st.sampled_from([*AREAS, "unknown"]),
        big_step_id=st.integers(1, 3),
        big_step_title=any_text,
        difficulty=st.integers(1, 5),
        status=st.sampled_from(STATUSES),
        due=_days,
        earliest=_days,
        after=st.lists(st.sampled_from(["letters/ask", "cv/draft"]), max_size=2).map(tuple),
        waiting_on=any_text,
        expected=_days,
        done_on=_days,
        notes=any_text,
    ),
    max_size=5,
)
