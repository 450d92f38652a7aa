"""`matchtrack review`: a week shown in every form, answers saved from the shell, and Today that says it is due."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from small_season import Answer

SUNDAY = "2026-11-29T20:00"


@pytest.fixture
def week(season: Path, shell: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch) -> Path:
    """A week with an entry, a step that was done and one that slipped; it is its Sunday evening."""
    monkeypatch.setenv("MATCHTRACK_NOW", "2026-11-24T09:00")
    for line in (("log", "30", "ten-moments", "--at", "06:30"), ("done", "ten-moments")):
        assert shell(*line).code == 0
    assert shell("edit", "opening", "--due", "2026-11-25").code == 0
    monkeypatch.setenv("MATCHTRACK_NOW", SUNDAY)
    return season


def review_of(shell: Callable[..., Answer], *words: str) -> dict[str, Any]:
    """What --json gives."""
    answer = shell("review", "--json", *words)
    assert answer.code == 0, answer.err
    said: dict[str, Any] = json.loads(answer.out)
    return said


@pytest.mark.usefixtures("week")
def test_the_week_is_drawn(shell: Callable[..., Answer]) -> None:
    """Facts, what was done, what slipped, the pictures; also in plain lines and without block signs."""
    lines = shell("review").out.splitlines()
    assert lines[0] == "Week 2026-W48, Mon 23 Nov 2026 to Sun 29 Nov 2026: not reviewed yet"
    assert "  30 min, 1 of 6 days kept." in lines
    assert "  Productive hours: 30 of 600 min used, 5%, 100% of that on hard steps." in lines
    assert "  · List ten moments" in lines
    assert "  · Draft the opening paragraph, due Wed 25 Nov 2026" in lines
    assert any(line.startswith("  Tue ██") for line in lines)
    assert any(line.startswith("  15 min of ") for line in lines)
    assert max(map(len, lines)) <= 100
    plain = shell("review", "--plain").out
    assert "Tue 24 Nov 2026: 30 min, kept\n" in plain
    assert "█" not in plain


@pytest.mark.usefixtures("week")
def test_a_day_of_rest_is_no_day_that_was_not_kept(shell: Callable[..., Answer]) -> None:
    """It is said beside the others, and not counted among them."""
    for line in (("config", "set", "momentum.rest_days", "2"), ("rest",)):
        assert shell(*line).code == 0
    assert "  30 min, 1 of 6 days kept, 1 day of rest." in shell("review").out.splitlines()


@pytest.mark.usefixtures("week")
def test_the_shape_has_every_field(shell: Callable[..., Answer]) -> None:
    """As the formats say."""
    said = review_of(shell)
    assert (said["format"], said["week"], said["productive_share"]) == (1, "2026-W48", 0.05)
    assert said["days"][1] == {"day": "2026-11-24", "minutes": 30, "status": "kept"}
    assert said["minutes_by_area"] == {"personal_statement": 30}
    assert [step["key"] for step in said["done"]] == ["personal-statement/ten-moments"]
    assert ("personal-statement/opening", None) in [(slip["step"], slip["reason"]) for slip in said["slipped"]]
    assert "personal-statement/opening" in said["next_hardest"]
    assert {"forecast_moved_days", "wins", "chosen", "week_before", "finished_on"} <= said.keys()


@pytest.mark.usefixtures("week")
def test_answers_are_saved_from_the_shell(shell: Callable[..., Answer]) -> None:
    """One line says what is saved, hints what helps, and undo takes it all back."""
    answer = shell(
        "review", "--win", "A first draft", "--reason", "opening=too big", "--hardest", "opening", "--note", "Fine",
        "--finish",
    )  # fmt: skip
    assert answer.out == (
        "Finished the review of 2026-W48: 1 win, 1 reason, 'Draft the opening paragraph' pinned to Mon 30 Nov 2026, "
        "the note.\n"
    )
    assert "matchtrack edit" in answer.err
    said = review_of(shell)
    assert (said["wins"], said["note"], said["finished_on"]) == (["A first draft"], "Fine", "2026-11-29")
    assert "too_big" in [slip["reason"] for slip in said["slipped"]]
    assert said["chosen"] == [{"step": "personal-statement/opening", "day": "2026-11-30"}]
    assert shell("undo").code == 0
    assert review_of(shell)["finished_on"] is None


@pytest.mark.usefixtures("week")
def test_today_says_that_a_review_is_due_until_it_is_done(shell: Callable[..., Answer]) -> None:
    """In the drawn day, the plain one and the shape."""
    assert "The week review is due today" in shell("today").out
    assert "review: The week review is due today" in shell("today", "--plain").out
    assert json.loads(shell("today", "--json").out)["review_due"] == "2026-W48"
    shell("review", "--finish")
    assert "review" not in shell("today").out
    assert json.loads(shell("today", "--json").out)["review_due"] is None


@pytest.mark.usefixtures("week")
@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--week", "2027-W01"), 3, "still to come"),
        (("--week", "soon"), 3, "not a week"),
        (("--week", "2025-W53"), 3, "no week 53"),
        (("--reason", "opening"), 2, "STEP=REASON"),
        (("--reason", "opening=because"), 3, "too big"),
        (("--win", "a", "--win", "b", "--win", "c", "--win", "d"), 3, "3 wins at most"),
        (("--hardest", "ten-moments"), 1, "cannot be chosen"),
        (("--format", "pdf"), 2, "none of text, md, html"),
    ],
)
def test_what_cannot_be_is_refused(shell: Callable[..., Answer], words: tuple[str, ...], code: int, said: str) -> None:
    """With the exit code of its kind."""
    answer = shell("review", *words)
    assert (answer.code, answer.out) == (code, "")
    assert said in answer.err


@pytest.mark.usefixtures("week")
def test_the_review_leaves_as_a_file(shell: Callable[..., Answer], tmp_path: Path) -> None:
    """Private, and replaced with --force alone."""
    page = tmp_path / "week.html"
    shell("review", "--win", "<script>alert(1)</script> & more")
    assert "Written to" in shell("review", "--format", "html", "-o", str(page)).err
    assert page.stat().st_mode & 0o77 == 0
    text = page.read_text(encoding="utf-8")
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; more" in text
    assert "<script" not in text
    assert shell("review", "--format", "html", "-o", str(page)).code == 3
    markdown = shell("review", "--format", "md").out
    assert markdown.startswith("# Week 2026-W48")
    assert "- \\<script\\>alert(1)" in markdown


@pytest.mark.usefixtures("season")
@pytest.mark.parametrize("form", ["text", "md", "html"])
@pytest.mark.parametrize("when", ["this", "2020-W53"])
def test_an_empty_week_is_shown_kindly(shell: Callable[..., Answer], form: str, when: str) -> None:
    """The first week of a season, and one long before it."""
    answer = shell("review", "--week", when, "--format", form)
    assert (answer.code, answer.err) == (0, "")
    assert "No minutes were logged in this week." in answer.out.replace("\n  ", " ")
