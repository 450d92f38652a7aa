"""A week review as Markdown, for a mentor or a diary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchtrack.domain.charts import BLOCK_SIGNS, plain
from matchtrack.domain.date_phrases import write_day
from matchtrack.domain.review_document import CHART_WIDTH, MINUTES
from matchtrack.exporting.markdown import escape_markdown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matchtrack.domain.review_document import ReviewDocument, Section


def review_markdown(document: ReviewDocument) -> str:
    """Give the review: the days as a table, the pictures of the season as plain text."""
    blocks = [f"# {escape_markdown(document.title)}"]
    for section in document.sections:
        blocks += _blocks(section, document)
    return "\n\n".join(blocks) + "\n"


def _blocks(section: Section, document: ReviewDocument) -> Iterator[str]:
    yield f"## {escape_markdown(section.title)}"
    yield from (_paragraph(sentence) for sentence in section.sentences)
    if section.items:
        yield "\n".join(f"- {_paragraph(item)}" for item in section.items)
    if section.picture == MINUTES:
        rows = [f"| {write_day(each.day)} | {each.minutes} | {each.status} |" for each in document.days]
        yield "\n".join(["| Day | Minutes | |", "|---|---:|---|", *rows])
    elif section.picture:
        lines = plain(document.lines(section.picture, CHART_WIDTH, BLOCK_SIGNS))
        yield "\n".join(["```text", *lines, "```"])


def _paragraph(text: str) -> str:
    """Escape a text that begins a line: what would make it a heading, a quote or a list is made harmless too."""
    escaped = escape_markdown(text)
    head, dot, rest = escaped.partition(".")
    if dot and head.isdigit():
        return f"{head}\\.{rest}"
    return f"\\{escaped}" if escaped[:1] in {"-", "+", "="} else escaped
