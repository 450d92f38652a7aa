"""A head line that begins with the timer, so that it is in sight on every screen."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static


class TimedHead(Static):
    """Says what its screen says, and before that how the timer stands."""

    timer_words: reactive[str] = reactive("", repaint=False)
    """'▶ 12:34', or '' while no timer runs."""

    _said = Content("")

    def say_content(self, content: Content) -> None:
        """Say this."""
        self._said = content
        self.update(self._with_timer())

    def watch_timer_words(self, before: str, after: str) -> None:
        """Draw the line anew; the layout stays while the words keep their length."""
        self.update(self._with_timer(), layout=len(before) != len(after))

    def _with_timer(self) -> Content:
        if not self.timer_words:
            return self._said
        lead = " " if self._said.plain.startswith(" ") else ""
        return Content.assemble(lead, (self.timer_words, "$accent"), " · ", self._said[len(lead) :])
