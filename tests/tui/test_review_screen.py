"""The review in the app: the week as lines, and the guided way through it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from pilots import settle
from rich.cells import cell_len

from matchtrack.domain.review import ReviewDay
from matchtrack.domain.review_document import BURN_UP, HEAT_MAP, MINUTES, ReviewDocument, SeasonSoFar, Section
from matchtrack.domain.week import IsoWeek
from matchtrack.services.minutes import log
from matchtrack.services.review import review_view
from matchtrack.services.ticks import done
from matchtrack.tui.screens.review import ReviewScreen
from matchtrack.tui.screens.review_pages import HardestPage, ReadPage, SlipsPage, WinsPage
from matchtrack.tui.widgets.review_lines import document_lines

if TYPE_CHECKING:
    from pilots import RunApp
    from textual.pilot import Pilot

    from matchtrack.services.context import Context
    from matchtrack.tui.app import MatchtrackApp

WEEK = IsoWeek(2026, 48)
SUNDAY = dt.datetime(2026, 11, 29, 20, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)


@pytest.mark.parametrize("width", [20, 40, 78, 200])
def test_lines_fit_whatever_was_typed(width: int) -> None:
    """Long titles go on below themselves; control characters and wide signs break nothing."""
    days = tuple(ReviewDay(WEEK.first + at * DAY, at * 10, "kept") for at in range(7))
    typed = ("[bold]no markup[/] " * 20, "\x1b[31m", "漢字" * 3)
    pictures = [Section(name, picture=name) for name in (MINUTES, BURN_UP, HEAT_MAP)]
    season = SeasonSoFar({WEEK.first: 30}, {WEEK.first: 30}, 600, WEEK.first - 90 * DAY, WEEK.last + 90 * DAY)
    document = ReviewDocument("A week", (Section("Done", typed, typed), *pictures), days, 15, season, WEEK.last)
    lines = ["".join(text for text, _ in line) for line in document_lines(document, width)]
    assert max(map(cell_len, lines)) <= width
    assert any("[bold]no" in line for line in lines)
    assert "\x1b" not in "".join(lines)


def lived(context: Context) -> None:
    """A week with one step done; then it is Sunday evening."""
    context.clock = lambda: dt.datetime(2026, 11, 24, 9, tzinfo=dt.UTC)
    log(context, 20, "moments")
    done(context, ["moments"])
    context.clock = lambda: SUNDAY


async def page(pilot: Pilot[None], app: MatchtrackApp, kind: type) -> None:
    """Wait for a page of the guide."""
    for _ in range(200):
        await settle(pilot)
        if isinstance(app.screen, kind):
            return
        await pilot.pause(0.01)
    raise AssertionError(f"{app.screen} instead of {kind}")


def test_the_guide_leads_through_the_week(context: Context, run_app: RunApp) -> None:
    """Facts, wins by one key, forecast, the hardest with their days; one save, and undo takes it back."""
    lived(context)

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press("8")
        await page(pilot, app, ReviewScreen)
        await pilot.press("enter")
        await page(pilot, app, ReadPage)
        await pilot.press("enter")
        await settle(pilot)
        if isinstance(app.screen, SlipsPage):
            await pilot.press("1", "enter")
        await page(pilot, app, WinsPage)
        await pilot.press(*"Calm", "tab", "tab", "tab", "tab", "enter", "ctrl+s")
        await page(pilot, app, ReadPage)
        await pilot.press("enter")
        await page(pilot, app, HardestPage)
        await pilot.press("enter")
        await page(pilot, app, ReviewScreen)
        for _ in range(200):
            if review_view(context, WEEK, with_outlook=False).finished_on:
                break
            await pilot.pause(0.01)
        view = review_view(context, WEEK, with_outlook=False)
        assert view.wins == ("Calm", "List ten moments")
        assert view.hardest
        assert all(each.day for each in view.hardest)
        await settle(pilot)
        await pilot.press("u")
        await settle(pilot)
        assert review_view(context, WEEK, with_outlook=False).begun_on is None

    run_app(context, body)


def test_esc_keeps_what_was_said_so_far(context: Context, run_app: RunApp) -> None:
    """The review stays open, and other weeks can be looked at, but none that is to come."""
    lived(context)

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press("8")
        await page(pilot, app, ReviewScreen)
        await pilot.press("b")
        await page(pilot, app, ReadPage)
        await pilot.press("enter")
        await settle(pilot)
        if isinstance(app.screen, SlipsPage):
            await pilot.press("enter")
        await page(pilot, app, WinsPage)
        await pilot.press(*"One", "escape")
        await page(pilot, app, ReviewScreen)
        for _ in range(200):
            if review_view(context, WEEK, with_outlook=False).wins:
                break
            await pilot.pause(0.01)
        view = review_view(context, WEEK, with_outlook=False)
        assert (view.wins, view.finished_on) == (("One",), None)
        screen = app.screen
        assert isinstance(screen, ReviewScreen)
        await pilot.press("right_square_bracket", "left_square_bracket")
        for _ in range(200):
            if screen.view and screen.view.week == WEEK.ahead(-1):
                break
            await pilot.pause(0.01)
        assert screen.view
        assert screen.view.week == WEEK.ahead(-1)

    run_app(context, body)
