"""The detail beside or below a list."""

from __future__ import annotations

from textual.content import Content

from matchtrack.tui.widgets.plan_detail import PlanDetail


def test_a_detail_that_has_no_room_yet_takes_any_text() -> None:
    """Told of a row before it was laid out, it has no width to break lines at, and asks for a layout."""
    detail = PlanDetail()

    assert detail.size.width == 0
    assert detail._changes_height(Content("List ten moments"))
