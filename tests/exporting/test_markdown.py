"""The Markdown list is read by a mentor, as text or as a page."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from markdown_it import MarkdownIt
from some_steps import a_big_step, a_season, a_step, any_steps, any_text

from matchtrack.domain.text import safe
from matchtrack.exporting.markdown import escape_markdown, export_markdown, step_line

if TYPE_CHECKING:
    from matchtrack.domain.steps import Step


def test_the_list_is_grouped_by_area_and_big_step_with_progress() -> None:
    """The whole text of a small list."""
    steps = [
        a_step(id=3, area="interviews", big_step_id=2, big_step_title="Ready to talk", title="Book a room"),
        a_step(id=1, difficulty=4, due=dt.date(2027, 9, 8), title="Ask Dr. Rao *soon*"),
        a_step(id=2, status="done", done_on=dt.date(2027, 9, 1), title="List writers", minutes=10),
    ]
    expected = """\
# Match 2028: One specialty

2 baby steps left, 30 min of work.

## Letters

### Letters asked for

1 of 2 baby steps done, 25 %, due 8 Sep 2027

- [ ] **due 8 Sep 2027** Ask Dr. Rao \\*soon\\* (15 min, hard)
- [x] List writers (10 min, done 1 Sep 2027)

## Interviews

### Ready to talk

- [ ] Book a room (15 min)
"""
    assert expected == export_markdown(a_season(), [a_big_step()], steps)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"status": "started"}, "- [ ] Ask Dr. Rao (15 min, started)"),
        (
            {"status": "waiting", "waiting_on": "Dean's office", "expected": dt.date(2027, 9, 22)},
            "- [ ] Ask Dr. Rao (15 min, waiting on Dean's office until 22 Sep 2027)",
        ),
        ({"status": "waiting"}, "- [ ] Ask Dr. Rao (15 min, waiting on an answer)"),
        ({"status": "dropped", "due": dt.date(2027, 9, 8)}, "- [x] ~~Ask Dr. Rao~~ (15 min, dropped)"),
        ({"title": "Two\nlines "}, "- [ ] Two lines (15 min)"),
    ],
)
def test_a_step_is_one_line(fields: dict[str, Any], expected: str) -> None:
    """The line says what is open, how long it takes, and for whom it waits."""
    assert expected == step_line(a_step(**fields))


def test_an_empty_list_says_so() -> None:
    """A season without steps is not an error."""
    assert export_markdown(None, [], []) == "# Baby steps\n\nNothing is left to do.\n"


@given(steps=any_steps)
def test_each_step_has_exactly_one_line(steps: list[Step]) -> None:
    """No text can add or swallow a line of the list."""
    lines = export_markdown(a_season(), [a_big_step()], steps).splitlines()
    assert len(steps) == len([line for line in lines if re.match(r"- \[[ x]\] ", line)])
    assert all(re.match(r"- \[[ x]\] |#{1,3}( |$)|\d", line) for line in lines if line and line[:7] != "Nothing")


@given(text=any_text)
def test_markdown_shows_text_as_it_was_typed(text: str) -> None:
    """A Markdown parser finds one plain text in it, without any mark-up."""
    (paragraph,) = [token for token in MarkdownIt().parse(f"x {escape_markdown(text)} x") if token.type == "inline"]
    shown = [(child.type, child.content) for child in paragraph.children or []]
    assert {"text"} >= {kind for kind, _ in shown}
    assert ["x", *safe(text).split(), "x"] == "".join(content for _, content in shown).split()
