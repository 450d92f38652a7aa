"""The question before steps that cannot be done when they were meant get new dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Static

from matchtrack.tui.screens.form import FormScreen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from matchtrack.services.catch_up_report import CatchUpReport


class CatchUpScreen(FormScreen[bool]):
    """Shows how many steps would have new dates, and from when to when; Enter gives them."""

    TITLE = "Catch up"
    AUTO_FOCUS = "#save"
    SAVE = "Give them"

    def __init__(self, report: CatchUpReport, fault: str = "") -> None:
        super().__init__(fault)
        self._report = report

    def fields(self) -> Iterable[Static]:
        """Say what would be done."""
        report = self._report
        yield Static(
            f"{report.why}.\nThe new dates: {report.days}.\nEvery other date stays, and u takes it back.",
            markup=False,
        )

    def answer(self) -> bool:
        """Yes; to leave is no."""
        return True
