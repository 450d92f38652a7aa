"""The review of a week as lines to read: the cursor scrolls, and Enter begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchtrack.tui.widgets.line_list import LineList
from matchtrack.tui.widgets.review_lines import document_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matchtrack.domain.review_document import ReviewDocument, Section
    from matchtrack.tui.drawing import Piece

READING = "The week is being read."


class ReviewList(LineList):
    """Shows a document, or some of its sections; moving scrolls, for there is nothing to choose."""

    def __init__(
        self,
        document: ReviewDocument | None = None,
        sections: Sequence[Section] | None = None,
        *,
        id: str | None = None,  # noqa: A002 - Textual's own name
    ) -> None:
        super().__init__(id=id)
        self._document = document
        self._sections = sections
        self._lines: list[Sequence[Piece]] = []

    def show(self, document: ReviewDocument, sections: Sequence[Section] | None = None) -> None:
        """Show a review, or some of its sections; the place stays where it was, unless it is another week."""
        before, self._document, self._sections = self._document, document, sections
        self.fit_width()
        self.lay_out(0)
        if before and before.days != document.days:
            self.scroll_to(y=0, animate=False)

    def show_cursor(self) -> None:
        """Stay where the reader is: there is no cursor to bring into sight."""

    def fit_width(self) -> None:
        """Break the lines for the width that there is."""
        if self._document and self.line_width:
            self._lines = document_lines(self._document, self.line_width, self._sections)

    def count(self) -> int:
        """Count the lines."""
        return len(self._lines)

    def shows_cursor(self) -> bool:
        """No line is chosen here."""
        return False

    def action_move(self, by: int) -> None:
        """Scroll by a line."""
        self.scroll_relative(y=by, animate=False)

    def action_page(self, by: int) -> None:
        """Scroll by as many lines as are in sight."""
        self.scroll_relative(y=by * max(1, self.size.height - 1), animate=False)

    def action_edge(self, last: bool) -> None:
        """Scroll to the beginning or the end."""
        self.scroll_to(y=self.count() if last else 0, animate=False)

    def pieces(self, place: int, width: int, *, on_cursor: bool) -> Sequence[Piece]:
        """Draw a line; while nothing is known, say that it is being read."""
        del width, on_cursor
        if self._document is None:
            return [(f" {READING}", "muted")] if place == 0 else ()
        return self._lines[place] if place < len(self._lines) else ()
