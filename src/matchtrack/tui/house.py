"""How a screen or a widget reaches the app that it lives in, with its type."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from textual.dom import DOMNode

    from matchtrack.tui.app import MatchtrackApp


def house_of(node: DOMNode) -> MatchtrackApp:
    """Give the app; `node.app` alone has no type of ours, and importing the app here would be a circle."""
    return cast("MatchtrackApp", node.app)
