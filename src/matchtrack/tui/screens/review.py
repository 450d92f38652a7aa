"""The week review: the facts of a week in words and pictures, what was said of it, and the way into the guided one."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.containers import Horizontal
from textual.content import Content
from textual.reactive import reactive
from textual.screen import Screen
from textual.widgets import Static

from matchtrack.errors import MatchtrackError
from matchtrack.services.review import review_view, week_to_review
from matchtrack.services.review_words import document_of, title_of
from matchtrack.tui.actions import bar_of, bindings_of
from matchtrack.tui.beside import beside
from matchtrack.tui.house import house_of
from matchtrack.tui.screens.coming_back import ReadAnew
from matchtrack.tui.widgets.lines import KeyBar
from matchtrack.tui.widgets.review_list import READING, ReviewList

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from matchtrack.domain.week import IsoWeek
    from matchtrack.services.review_values import ReviewView

BEGIN = "Enter begins the review: ten minutes at most."
AGAIN = "Enter goes through it again."

WIDE = 100
"""Columns from which forecast, choices and season stand beside the week."""


class ReviewScreen(ReadAnew, Screen[None]):
    """Shows one week; reading runs beside the screen, for the forecast takes a moment."""

    CSS_PATH = "review.tcss"
    AUTO_FOCUS = "#week"
    BINDINGS: ClassVar = bindings_of("review")
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]

    view: reactive[ReviewView | None] = reactive(None, always_update=True)
    """The week that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self._week: IsoWeek | None = None
        self._asking = False

    def compose(self) -> ComposeResult:
        """A line on the week, the week, and the keys."""
        yield Static(READING, markup=False, id="review-head")
        with Horizontal(id="review-body"):
            yield ReviewList(id="week")
            yield ReviewList(id="season")
        yield KeyBar(bar_of("review"), house_of(self).context.settings.keys)

    def on_mount(self) -> None:
        """Show the week whose review came up last."""
        self.reload()

    @property
    def is_asking(self) -> bool:
        """A page of the guided review is on its way."""
        return self._asking

    def reload(self) -> None:
        """Read the week anew; the last one stays on screen meanwhile."""
        if self._week is None:
            self._week = house_of(self).attempt(week_to_review, house_of(self).context)
        if self._week is not None:
            self._read(self._week)

    @work(exclusive=True, group="week")
    async def _read(self, week: IsoWeek) -> None:
        """Show the facts at once, and the forecast when it is drawn."""
        context = house_of(self).context
        try:
            if self.view is None or self.view.week != week:
                self.view = await beside(self, review_view, context, week, with_outlook=False)
            self.view = await beside(self, review_view, context, week)
        except MatchtrackError as error:
            self.query_one("#review-head", Static).update(Content(error.sentence))

    def on_resize(self) -> None:
        """Lay the week out in one column or in two."""
        self.call_after_refresh(self._draw)

    def watch_view(self) -> None:
        """Draw the week."""
        self._draw()

    def _draw(self) -> None:
        view = self.view
        if view is None:
            return
        hint = AGAIN if view.finished_on else BEGIN
        self.query_one("#review-head", Static).update(
            Content.assemble((title_of(view), "bold $accent"), "\n", (hint, "$muted"))
        )
        document = document_of(view)
        beside = [section for section in document.sections if section.looks_ahead] if self.has_class("-wide") else []
        self.query_one("#week", ReviewList).show(
            document, [section for section in document.sections if section not in beside]
        )
        self.query_one("#season", ReviewList).show(document, beside)

    @on(KeyBar.Chosen)
    def run_chosen(self, event: KeyBar.Chosen) -> None:
        """Do what the clicked key does."""
        house_of(self).run_here(event.action)

    def action_week_before(self) -> None:
        """Show the week before."""
        self._show_week(-1)

    def action_week_after(self) -> None:
        """Show the week after, up to the one that runs."""
        self._show_week(1)

    def _show_week(self, by: int) -> None:
        if self._week is None:
            return
        house = house_of(self)
        week = house.attempt(self._week.ahead, by)
        allowed = None if week is None else house.attempt(week_to_review, house.context, str(week))
        if allowed is not None:
            self._week = allowed
            self.reload()

    @work(exclusive=True, group="guide")
    async def action_begin_review(self) -> None:
        """Lead through the review of the week that is shown."""
        from matchtrack.tui.review_guide import lead_review

        if self._week is None or self._asking:
            return
        self._asking = True
        try:
            await lead_review(self, self._week)
        finally:
            self._asking = False
        self.reload()

    def action_undo(self) -> None:
        """Take the last change back."""
        from matchtrack.tui.taking_back import take_back

        take_back(house_of(self))

    def action_redo(self) -> None:
        """Do again what the last undo took back."""
        from matchtrack.tui.taking_back import do_again

        do_again(house_of(self))
