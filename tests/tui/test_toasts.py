"""Toasts: where they stand, and that each is seen once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pilots import run_house, settle, shown_text, toasts

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from matchtrack.services.context import Context
    from matchtrack.tui.app import MatchtrackApp


def test_ctrl_c_names_the_key_that_leaves(busy: Context) -> None:
    """The user's own, where there is one."""
    busy.settings.keys = {"leave": "f10"}

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press("ctrl+c")
        await pilot.pause()
        assert toasts(app) == ["f10 leaves; everything is saved already."]

    run_house(busy, body)


def test_what_was_said_is_seen_once_below_a_form(busy: Context) -> None:
    """The screen below does not say it a second time, in lines of another length."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press("d")
        await pilot.pause()
        await pilot.press("plus")
        await settle(pilot)
        assert [len(screen.query("Toast")) for screen in app.screen_stack] == [0, 1]

    run_house(busy, body, size=(120, 24))


@pytest.mark.parametrize(("mode", "size"), [("today", (40, 12)), ("plan", (80, 24)), ("today", (80, 24))])
def test_a_toast_covers_no_row_in_use(busy: Context, mode: str, size: tuple[int, int]) -> None:
    """Above the rows in a low terminal, below them in a high one."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press("G")
        app.tell("Done: a step with a title of many words that go on and on. u takes it back.")
        await settle(pilot)
        assert "▌" in shown_text(app)
        assert " back." in shown_text(app)
        toast = app.screen.query_one("Toast").region
        row = next(y for y, line in enumerate(shown_text(app).splitlines()) if "▌" in line)
        assert not toast.y <= row < toast.bottom

    run_house(busy, body, mode=mode, size=size)


@pytest.mark.parametrize("size", [(40, 12), (40, 24), (63, 24), (64, 12), (80, 24), (100, 24), (120, 40)])
@pytest.mark.parametrize("mode", ["today", "plan"])
@pytest.mark.parametrize("words", range(4, 20, 3))
def test_no_word_of_a_toast_is_cut_off(busy: Context, mode: str, size: tuple[int, int], words: int) -> None:
    """Its end says what takes the change back."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        app.tell(f"{'Something ' * words}END.")
        await settle(pilot)
        assert "END." in shown_text(app)

    run_house(busy, body, mode=mode, size=size)
