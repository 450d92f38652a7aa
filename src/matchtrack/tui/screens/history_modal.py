"""The history: every change of the app and the shell, and what undoing the one under the cursor would do."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Static

from matchtrack.domain.text import safe
from matchtrack.errors import MatchtrackError
from matchtrack.services.history import history_view, preview_undo
from matchtrack.services.undo import undo_group, write_instant
from matchtrack.tui.beside import beside
from matchtrack.tui.house import house_of
from matchtrack.tui.screens.form import FormScreen
from matchtrack.tui.widgets.choice_list import ChoiceList

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from matchtrack.services.history import HistoryLine, HistoryView, UndoPreview
    from matchtrack.tui.screens.step_actions import StepActions

LISTED = 200
"""Changes that the app lists; the shell lists more."""

MOST_PLACES = 4


async def show_history(screen: StepActions) -> None:
    """Show the history above a screen, and undo the change that is chosen there."""
    house = screen.house
    view = house.attempt(history_view, house.context, LISTED, try_undo=False)
    if view is None:
        return

    def save(chosen: int) -> None:
        title = undo_group(house.context, chosen)
        house.offer = None
        house.tell(f"Taken back: {title}. U does it again.")

    await screen.ask_until_saved(lambda chosen, fault: HistoryScreen(view, chosen or 0, fault), save)


class HistoryScreen(FormScreen[int]):
    """Lists changes, the last first, and gives the id of the one to undo; the cursor begins on `chosen`."""

    TITLE = "History: Enter undoes the change under the cursor"
    AUTO_FOCUS = "ChoiceList"
    SAVE = "Undo it"
    BINDINGS: ClassVar = [
        Binding("enter", "save", "Undo it", show=False),
        Binding("q,H", "cancel", "Close", show=False),
    ]
    DEFAULT_CSS = """
    HistoryScreen ChoiceList { height: 45vh; }
    HistoryScreen #outcome { height: auto; margin-top: 1; }
    """

    def __init__(self, view: HistoryView, chosen: int = 0, fault: str = "") -> None:
        super().__init__(fault)
        self._lines = view.lines
        self._chosen = chosen

    def fields(self) -> Iterable[Widget]:
        """The changes, and below them what undoing one would do."""
        ids = [line.id for line in self._lines]
        place = ids.index(self._chosen) if self._chosen in ids else 0
        yield ChoiceList([_row(line) for line in self._lines], place)
        yield Static("", markup=False, id="outcome")

    def echo(self) -> None:
        """Tell of the change under the cursor."""
        self.tell_outcome()

    def answer(self) -> int:
        """Give the change under the cursor."""
        line = self._line()
        return line.id if line else 0

    @on(ChoiceList.Highlighted)
    def follow_cursor(self) -> None:
        """Tell of another change."""
        self.tell_outcome()

    @on(ChoiceList.Chosen)
    def undo_clicked(self) -> None:
        """A second click undoes the change."""
        self.action_save()

    @work(exclusive=True, group="preview")
    async def tell_outcome(self) -> None:
        """Try the undo on a copy, beside the list, and say what it would do."""
        line = self._line()
        outcome = self.query_one("#outcome", Static)
        if line is None:
            outcome.update("Nothing was changed yet.")
        elif line.state == "undone":
            outcome.update("Undone already.")
        else:
            try:
                preview = await beside(self, preview_undo, house_of(self).context, line.id)
            except MatchtrackError as error:
                outcome.update(Content.styled(safe(error.sentence), "$error"))
            else:
                outcome.update(_told(preview))

    def _line(self) -> HistoryLine | None:
        cursor = self.query_one(ChoiceList).cursor
        return self._lines[cursor] if cursor < len(self._lines) else None


def _row(line: HistoryLine) -> tuple[str, str]:
    state = "undone · " if line.state == "undone" else ""
    return line.title, f"{state}{write_instant(line.at).partition(' ')[2]} · {line.source}"


def _told(preview: UndoPreview) -> Content:
    """Say what would change back, or what stands in the way."""
    if not preview.why_not:
        return Content("\n").join(Content(safe(sentence)) for sentence in preview.sentences)
    lines = [Content.styled(safe(preview.why_not), "$error")]
    lines += [Content(safe(f"{place.at}: {place.problem}")) for place in preview.places[:MOST_PLACES]]
    return Content("\n").join(lines)
