"""Screens that stand above another one and go once: a second click takes no other screen away with them."""

from __future__ import annotations

from typing import Generic, TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen

Answer = TypeVar("Answer")


class Modal(ModalScreen[Answer], Generic[Answer]):
    """Goes only while it is on top: Textual would take away whatever stands there, or end the app."""

    def dismiss(self, result: Answer | None = None) -> AwaitComplete:
        """Go with a result, unless that was asked for already."""
        return super().dismiss(result) if self.app.screen is self else AwaitComplete()
