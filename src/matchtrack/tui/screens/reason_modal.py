"""The form for a reason to leave in the user's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchtrack.domain.leaving import MOST_CHARACTERS
from matchtrack.domain.text import clean
from matchtrack.tui.screens.form import FormScreen
from matchtrack.tui.widgets.field import Field, line

if TYPE_CHECKING:
    from collections.abc import Iterable


class ReasonScreen(FormScreen[str]):
    """Asks for a reason in the user's own words."""

    TITLE = "Why you leave today, in a word"
    AUTO_FOCUS = "#reason Input"
    SAVE = "Leave"

    def fields(self) -> Iterable[Field]:
        """One line."""
        yield Field("Reason", line("", "night float"), id="reason")

    def answer(self) -> str:
        """Read it."""
        return clean(self.field("reason").text, limit=MOST_CHARACTERS)[0]
