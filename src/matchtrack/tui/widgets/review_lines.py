"""A week review line by line: pure functions from its document to pieces of text with style names."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from matchtrack.domain.charts import BLOCK_SIGNS, GOOD, QUIET, SOME, STRONG
from matchtrack.domain.text import safe

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from matchtrack.domain.charts import Line
    from matchtrack.domain.review_document import ReviewDocument, Section
    from matchtrack.tui.drawing import Piece

STYLES = {"": "text", QUIET: "muted", GOOD: "good", SOME: "warn", STRONG: "accent"}
"""Style of a picture to that of a list."""

_LEAST_TEXT = 10
_BULLET = "· "


def document_lines(
    document: ReviewDocument, width: int, sections: Iterable[Section] | None = None
) -> list[Sequence[Piece]]:
    """Give the lines of all sections, or of some; a blank one stands between two of them."""
    lines: list[Sequence[Piece]] = []
    for section in document.sections if sections is None else sections:
        lines += [(), *section_lines(section, document, width)] if lines else section_lines(section, document, width)
    return lines


def section_lines(section: Section, document: ReviewDocument, width: int) -> Iterator[Sequence[Piece]]:
    """Give a heading, its sentences, its items, and its picture."""
    room = max(_LEAST_TEXT, width - 3)
    yield ((f" {safe(section.title)}", "heading"),)
    for sentence in section.sentences:
        yield from (((f"  {part}", "text"),) for part in wrap(safe(sentence), room))
    for item in section.items:
        parts = wrap(safe(item), room - len(_BULLET)) or [""]
        yield ((f"  {_BULLET}", "muted"), (parts[0], "text"))
        yield from ((("    ", "muted"), (part, "text")) for part in parts[1:])
    if section.picture:
        yield from map(_picture_line, document.lines(section.picture, room, BLOCK_SIGNS))


def _picture_line(line: Line) -> Sequence[Piece]:
    return (("  ", "text"), *((piece.text, STYLES[piece.style]) for piece in line))
