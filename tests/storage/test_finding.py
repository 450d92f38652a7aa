"""Which step the user means."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from databases import a_big_step, a_database, a_plan, a_step, reading, step_id

from matchtrack.domain.areas import OPEN_STATUSES
from matchtrack.errors import NotSoError, UsageError
from matchtrack.storage import finding

if TYPE_CHECKING:
    from pathlib import Path

PLAN = a_plan(
    a_big_step(
        "letters",
        a_step("ask", title="Ask Dr. Rao for a letter"),
        a_step("ask-again", title="Ask Dr. Müller for a letter"),
        a_step("thank", title="Write to Straße", status="dropped"),
        title="Letters of recommendation",
    ),
    a_big_step("letters-later", a_step("thank-you", title="Write to everybody"), title="Thanks"),
)


def found(folder: Path, text: str) -> str:
    """The key of the step that is found."""
    with reading(a_database(folder, PLAN)) as connection:
        return finding.find_step(connection, text, OPEN_STATUSES).key


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("letters/ask", "letters/ask"),
        ("letters/ask-", "letters/ask-again"),
        (" ask-a ", "letters/ask-again"),
        ("Ask-A", "letters/ask-again"),
        ("thank-", "letters-later/thank-you"),
        ("thank", "letters-later/thank-you"),
        ("dr. rao", "letters/ask"),
        ("MÜLLER", "letters/ask-again"),
        ("STRASSE", "letters/thank"),
        ("write to", "letters-later/thank-you"),
    ],
)
def test_a_step_is_found_by_key_beginning_or_text(tmp_path: Path, text: str, key: str) -> None:
    """The whole key wins over longer ones, an open step over a settled one."""
    assert key == found(tmp_path, text)


def test_a_step_is_found_by_its_number(tmp_path: Path) -> None:
    """A number is nothing else than a number."""
    path = a_database(tmp_path, PLAN)
    with reading(path) as connection:
        number = step_id(connection, "letters/ask")
        assert finding.find_step(connection, f" {number} ", OPEN_STATUSES).key == "letters/ask"
        for missing in ("999", "9" * 60):
            with pytest.raises(NotSoError, match="no step with the number"):
                finding.find_step(connection, missing, OPEN_STATUSES)


@pytest.mark.parametrize("text", ["", "  ", "visa", "%", "_", "letters/", "'; DROP TABLE baby_step; --"])
def test_what_matches_nothing_or_too_much_changes_nothing(tmp_path: Path, text: str) -> None:
    """Signs of SQL mean themselves."""
    with reading(a_database(tmp_path, PLAN)) as connection, pytest.raises((NotSoError, UsageError)):
        finding.find_step(connection, text, OPEN_STATUSES)


def test_several_matches_are_listed(tmp_path: Path) -> None:
    """Each with its number, key and title; of many, the first eight."""
    with (
        reading(a_database(tmp_path, PLAN)) as connection,
        pytest.raises(UsageError, match="matches 2 steps") as caught,
    ):
        finding.find_step(connection, "for a letter", OPEN_STATUSES)
    assert [place.problem for place in caught.value.places] == [
        "letters/ask  Ask Dr. Rao for a letter",
        "letters/ask-again  Ask Dr. Müller for a letter",
    ]
    many = a_plan(a_big_step("letters", *(a_step(f"ask-{number}") for number in range(20))))
    path = a_database(tmp_path / "many", many)
    with reading(path) as connection, pytest.raises(UsageError, match="matches 20 steps") as caught:
        finding.find_step(connection, "ask", OPEN_STATUSES)
    assert caught.value.places[-1].problem == "and 12 more"
    assert len(caught.value.places) == 9


def test_a_big_step_is_found_by_key_or_title(tmp_path: Path) -> None:
    """The whole key wins over longer ones."""
    with reading(a_database(tmp_path, PLAN)) as connection:
        assert finding.find_big_step(connection, "letters")[1] == "letters"
        assert finding.find_big_step(connection, "letters-")[1] == "letters-later"
        assert finding.find_big_step(connection, "RECOMMEND")[1] == "letters"
        with pytest.raises(UsageError, match="matches 2 big steps"):
            finding.find_big_step(connection, "let")
        for missing in ("visa", ""):
            with pytest.raises(NotSoError, match="No big step matches"):
                finding.find_big_step(connection, missing)


def test_a_whole_key_is_looked_up_as_it_is(tmp_path: Path) -> None:
    """Neither a beginning nor another case will do."""
    with reading(a_database(tmp_path, PLAN)) as connection:
        step = finding.step_by_key(connection, "letters/ask")
        assert step is not None
        assert step.title == "Ask Dr. Rao for a letter"
        assert finding.step_by_key(connection, "letters/as") is None
        assert finding.step_by_key(connection, "letters") is None
