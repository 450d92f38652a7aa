"""The review in the app: the week as lines, and the guided way through it."""

from __future__ import annotations

import datetime as dt
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from pilots import running_text, settle
from rich.cells import cell_len
from textual.widgets import Input

from matchtrack.domain.review import ReviewDay
from matchtrack.domain.review_document import BURN_UP, HEAT_MAP, MINUTES, ReviewDocument, SeasonSoFar, Section
from matchtrack.domain.week import IsoWeek
from matchtrack.errors import DatabaseError
from matchtrack.services.minutes import log
from matchtrack.services.review import review_view
from matchtrack.services.review_saving import Answers, keep, save
from matchtrack.services.ticks import done
from matchtrack.services.undo import undo
from matchtrack.tui.screens.review import ReviewScreen
from matchtrack.tui.screens.review_pages import HardestPage, ReadPage, SlipsPage, WinsPage
from matchtrack.tui.widgets.review_lines import document_lines

if TYPE_CHECKING:
    from pathlib import Path

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


def slipping(context: Context) -> None:
    """A week in which one step was meant to be done, and was not."""
    save(context, WEEK.ahead(-1), Answers(hardest=("ask",)))
    lived(context)


async def page(pilot: Pilot[None], app: MatchtrackApp, kind: type) -> None:
    """Wait for a page of the guide."""
    for _ in range(200):
        await settle(pilot)
        if isinstance(app.screen, kind):
            return
        await pilot.pause(0.01)
    raise AssertionError(f"{app.screen} instead of {kind}")


async def to_the_wins(pilot: Pilot[None], app: MatchtrackApp) -> None:
    """Begin the guide, and go on until it asks for wins; what slipped was too big."""
    await pilot.press("8")
    await page(pilot, app, ReviewScreen)
    await pilot.press("b")
    await page(pilot, app, ReadPage)
    await pilot.press("enter")
    await page(pilot, app, SlipsPage)
    await pilot.press("1", "enter")
    await page(pilot, app, WinsPage)


def test_each_page_outlives_the_program(context: Context, run_app: RunApp, tmp_path: Path) -> None:
    """What was said is in the file before the next page comes; a review begun again shows it; undo takes all back."""
    slipping(context)
    left = tmp_path / "as-the-power-went.db"

    async def cut_off(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await to_the_wins(pilot, app)
        await pilot.press(*"Calm", "ctrl+s")
        await page(pilot, app, ReadPage)
        shutil.copy(context.database, left)

    async def again(pilot: Pilot[None], app: MatchtrackApp) -> None:
        view = review_view(context, WEEK, with_outlook=False)
        assert (view.wins, view.finished_on) == (("Calm",), None)
        assert [slip.reason for slip in view.slips] == ["too_big"]
        await to_the_wins(pilot, app)
        assert app.screen.query_one("#win-1 Input", Input).value == "Calm"
        undo(context)
        assert review_view(context, WEEK, with_outlook=False).begun_on is None

    run_app(context, cut_off)
    shutil.copy(left, context.database)
    run_app(context, again)


def test_what_cannot_be_saved_yet_is_asked_about(
    context: Context, run_app: RunApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk costs no answer: the pages go on, and at the end Enter tries again."""
    slipping(context)
    full = [True]

    def keep_or_not(*args: Any, **kwargs: Any) -> int:
        if full:
            raise DatabaseError("The disk is full.", kind="full")
        return keep(*args, **kwargs)

    monkeypatch.setattr("matchtrack.tui.review_guide.keep", keep_or_not)

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await to_the_wins(pilot, app)
        await pilot.press(*"Calm", "escape")
        await page(pilot, app, ReadPage)
        assert "The disk is full." in running_text(app)
        full.clear()
        await pilot.press("enter")
        for _ in range(200):
            if review_view(context, WEEK, with_outlook=False).wins:
                break
            await pilot.pause(0.01)
        view = review_view(context, WEEK, with_outlook=False)
        assert (view.wins, [slip.reason for slip in view.slips]) == (("Calm",), ["too_big"])

    run_app(context, body)


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
