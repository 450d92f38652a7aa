"""What is told of a step, in a column and in a few lines."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from views_of_today import DAY, a_step

from matchtrack.tui.step_facts import Told, in_few_lines, say_rule, told_of_step

PAST = DAY - dt.timedelta(days=3)


def facts(**fields: Any) -> dict[str, str]:
    """Give what is told of a step."""
    return dict(told_of_step(a_step(**fields), (), DAY).facts)


def test_a_due_date_says_in_words_what_moves_it() -> None:
    """Nobody has to read 'submit_opens - 539d'."""
    told = facts(due=PAST, due_rule="programs_review - 21d")

    assert told["Due"] == "! late, Thu 19 Nov 2026, 3 days ago"
    assert told["Moves with"] == "Programs begin to review, 21 days before"
    assert facts(due=PAST)["Moves with"] == "the big step"


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("submit_opens", "First day to submit"),
        ("submit_opens + 1d", "First day to submit, 1 day after"),
        ("the big step", "the big step"),
    ],
)
def test_rules_are_said_in_words(rule: str, said: str) -> None:
    """A day on the key date itself names it alone."""
    assert said == say_rule(rule)


def test_a_beginning_that_has_passed_is_not_told() -> None:
    """It holds nobody up any more."""
    assert "Not before" not in facts(earliest=PAST)
    assert facts(earliest=DAY + dt.timedelta(days=1))["Not before"] == "Mon 23 Nov 2026, tomorrow"


def test_more_minutes_than_planned_are_simply_told() -> None:
    """'285 of 10 min' would read like a fault."""
    told = facts(minutes=10, minutes_logged=285)

    assert (told["Effort"], told["Logged"]) == ("●●●●● 10 min, hard", "4 h 45 min")


def lines_of(told: Told, width: int, height: int) -> list[str]:
    """Give the few lines as text."""
    return in_few_lines(told, width, height).plain.split("\n")


def test_a_few_lines_have_the_whole_title_the_facts_and_the_notes() -> None:
    """What a step belongs to is named where it fits beside the title."""
    told = Told("Draft the opening", "Statement", (("Due", "today"), ("Number", "7")), "One page.\nNo adjectives.")

    assert lines_of(told, 40, 5) == ["Draft the opening · Statement", "Due today", "One page. No adjectives."]
    assert lines_of(told, 20, 5) == ["Draft the opening", "Due today", "One page. No", "adjectives."]
    assert lines_of(told, 20, 3) == ["Draft the opening", "Due today", "One page. No…"]


@given(
    title=st.text(min_size=1, max_size=80),
    notes=st.text(max_size=200),
    width=st.integers(10, 90),
    height=st.integers(2, 6),
)
def test_no_line_is_too_much(title: str, notes: str, width: int, height: int) -> None:
    """Whatever the user wrote, as the terminal counts cells."""
    lines = in_few_lines(Told(title, "Home", (("Due", "today"),), notes), width, height).split("\n")

    assert len(lines) <= height
    assert max(line.cell_length for line in lines) <= width


@given(title=st.text(min_size=1, max_size=20), width=st.integers(0, 9), height=st.integers(0, 3))
def test_no_room_is_too_little_to_be_drawn(title: str, width: int, height: int) -> None:
    """A terminal that shrinks draws once more before it asks for room."""
    lines = in_few_lines(Told(title, "Home", (("Due", "today"),), title), width, height).split("\n")

    assert len(lines) <= max(1, height)
