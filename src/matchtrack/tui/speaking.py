"""How a service is run from the app, and how the app says in passing what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchtrack.domain.text import safe
from matchtrack.errors import MatchtrackError
from matchtrack.tui.house import house_of
from matchtrack.tui.in_turn import InTurnApp

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import ParamSpec, TypeVar

    Result = TypeVar("Result")
    Parameters = ParamSpec("Parameters")


class SpeakingApp(InTurnApp):
    """An app that says in a sentence what was done, and what went wrong."""

    NOTIFICATION_TIMEOUT = 5

    def attempt(
        self, function: Callable[Parameters, Result], *args: Parameters.args, **kwargs: Parameters.kwargs
    ) -> Result | None:
        """Run a service; a fault that has a sentence is shown and None is given."""
        try:
            return function(*args, **kwargs)
        except MatchtrackError as error:
            self.show_fault(error)
            return None

    def show_fault(self, error: MatchtrackError) -> None:
        """Say what went wrong, and with the first of its places; damage is led back from."""
        if getattr(error, "kind", "") == "damaged" and not house_of(self).is_first_run:
            house_of(self).lead_back(error.sentence)
        lines = [error.sentence, *(str(place) for place in error.places[:5])]
        self.notify("\n".join(safe(line) for line in lines), severity="error", markup=False, timeout=10)

    def tell(self, sentence: str) -> None:
        """Say something in passing."""
        self.notify(safe(sentence), markup=False)

    def on_notify(self) -> None:
        """Let what was said before go, so that toasts never pile up; Textual shows the new one after this."""
        self.clear_notifications()
        self.screen.query("ToastHolder").remove()
