"""Today on screen: its cursor, its mouse, its momentum, at every size."""

from __future__ import annotations

import asyncio
import datetime as dt
from typing import TYPE_CHECKING

import pytest
from busy_days import a_busy_season, a_finished_season, the_clock
from pilots import run_house, settle, shown_text
from plans_for_screens import a_season
from textual._compositor import Compositor
from textual.geometry import Offset

from matchtrack.config import Settings
from matchtrack.services import minutes, ticks, views
from matchtrack.tui.app import MatchtrackApp
from matchtrack.tui.screens.help import HelpScreen
from matchtrack.tui.screens.log_minutes import LogMinutesScreen
from matchtrack.tui.screens.plan import PlanScreen
from matchtrack.tui.widgets.lines import KeyBar
from matchtrack.tui.widgets.step_detail import StepDetail
from matchtrack.tui.widgets.today_board import TodayBoard

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from rich.console import RenderableType
    from textual.pilot import Pilot

    from matchtrack.services.context import Context


def chosen(app: MatchtrackApp) -> str:
    """Give the title under the cursor."""
    step = app.screen.query_one(TodayBoard).selected
    return step.title if step else ""


def lines(app: MatchtrackApp) -> list[str]:
    """Give the lines on screen."""
    return shown_text(app).splitlines()


def test_arrows_and_vim_keys_walk_the_steps(busy: Context) -> None:
    """And stop at both ends."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        places = []
        for key in ("down", "j", "j", "up", "k", "G", "g", "end", "home"):
            await pilot.press(key)
            places.append(chosen(app).split()[0])
        assert " ".join(places) == "List Ask Ask List Draft Ask Draft Ask Draft"

    run_house(busy, body)


def test_a_click_puts_the_cursor_on_a_step(busy: Context) -> None:
    """A click beside the steps does nothing."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.click(TodayBoard, Offset(10, 2))
        assert chosen(app) == "List ten moments"
        for y in (0, 4, 15):
            await pilot.click(TodayBoard, Offset(10, y))
            assert chosen(app) == "List ten moments"

    run_house(busy, body)


def test_the_cursor_stays_on_its_step_over_changes_elsewhere(busy: Context) -> None:
    """Steps come and go around it."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press("j", "j")
        ticks.done(busy, ["opening"])
        app.refresh_views()
        await pilot.pause()
        assert chosen(app) == "Ask Dr. Rao for a letter"
        for size in ((120, 40), (40, 12), (200, 60), (80, 24)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert chosen(app) == "Ask Dr. Rao for a letter"

    run_house(busy, body)


def test_after_a_tick_the_cursor_stands_where_the_step_was(busy: Context) -> None:
    """The next d ticks the next step off, until there is none."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        for expected in ("List ten moments", "Ask Dr. Rao for a letter"):
            await pilot.press("d")
            await pilot.pause()
            assert chosen(app) == expected

    run_house(busy, body)


def test_more_is_told_of_the_step_under_the_cursor(busy: Context) -> None:
    """Beside the board, or in a few lines below it; only a low terminal has no room for that."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press("j")
        await pilot.pause()
        assert "Plain facts, no adjectives." in shown_text(app)
        assert "Effort     ●●●●● 15 min, hard" in shown_text(app)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert " List ten moments · Personal statement" in shown_text(app)
        assert "Effort ●●●●● 15 min, hard" in shown_text(app)
        assert "Plain facts, no adjectives." in shown_text(app)
        await pilot.resize_terminal(80, 19)
        await pilot.pause()
        assert "Plain facts" not in shown_text(app)
        await pilot.resize_terminal(120, 40)
        await pilot.press("k")
        await pilot.pause()
        assert app.screen.query_one(StepDetail).step == app.screen.query_one(TodayBoard).selected
        assert "Logged     84 min" in shown_text(app)

    run_house(busy, body, size=(120, 40))


def test_a_terminal_that_grows_gets_the_detail(busy: Context) -> None:
    """Without another key."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        assert not app.screen.query(StepDetail)
        await pilot.resize_terminal(110, 12)
        await pilot.pause()
        await pilot.pause()
        assert "Personal statement" in str(app.screen.query_one(StepDetail).render())

    run_house(busy, body, size=(80, 12))


def test_the_cursor_is_seen_without_colours(busy: Context) -> None:
    """A bar stands in the frame of its row, and of no other."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        for title in ("Draft the opening", "List ten moments"):
            marked = [line for line in lines(app) if "▌" in line]
            assert len(marked) == 1
            assert title in marked[0]
            await pilot.press("j")
            await pilot.pause()

    run_house(busy, body)


@pytest.mark.parametrize(
    ("width", "first", "second"),
    [
        (40, " █████████░░░░░░ 9 of 15 min · streak 2", " Mo· Tu· We■ Th□ Fr■ Sa■ Su◫"),
        (
            60,
            " ██████████░░░░░░░░ 9 of 15 min · streak 2",
            " Mo· Tu· We■ Th□ Fr■ Sa■ Su◫",
        ),
        (
            80,
            " Momentum ██████████░░░░░░░░ 9 of 15 min · streak 2        Mo Tu We Th Fr Sa Su",
            f"{' ' * 10}the chain holds until tonight · score 17{' ' * 9}·  ·  ■  □  ■  ■  ◫",
        ),
        (
            120,
            f" Momentum ██████████░░░░░░░░ 9 of 15 min · streak 2{' ' * 48}Mo Tu We Th Fr Sa Su",
            f"{' ' * 10}the chain holds until tonight · score 17{' ' * 49}·  ·  ■  □  ■  ■  ◫",
        ),
    ],
)
def test_the_momentum_and_its_week_at_every_width(busy: Context, width: int, first: str, second: str) -> None:
    """Kept, missed and open days differ in shape; labels stand over their marks or before them."""

    async def body(_pilot: Pilot[None], app: MatchtrackApp) -> None:
        assert [line.rstrip() for line in lines(app)[-3:-1]] == [first, second]

    run_house(busy, body, size=(width, 24))


@pytest.mark.parametrize("width", [40, 60, 72, 80, 100])
def test_a_day_that_counts_fits_every_width(tmp_path: Path, width: int) -> None:
    """With the longest numbers, too."""
    context = a_finished_season(tmp_path)
    context.settings.floor = 240
    minutes.log(context, 140, "Celebrate")
    minutes.log(context, 1440, "Celebrate", yesterday=True)

    async def body(_pilot: Pilot[None], app: MatchtrackApp) -> None:
        assert "160 of 240 min · streak 1" in lines(app)[-3]
        assert "Su" in "".join(lines(app)[-3:-1])
        context.settings.floor = 100
        app.refresh_views()
        await _pilot.pause()
        assert " 160 min · streak 2" in lines(app)[-3]
        assert ("today counts" in lines(app)[-2]) == (width >= 72)

    run_house(context, body, size=(width, 24))


def test_the_week_strip_has_every_kind_of_day(busy: Context) -> None:
    """A short day, too, once minutes of yesterday are too few."""
    the_clock(busy).forward(days=1)

    async def body(_pilot: Pilot[None], app: MatchtrackApp) -> None:
        assert lines(app)[-2].split()[-7:] == ["◫", "·", "·", "·", "·", "·", "·"]

    run_house(busy, body)


@pytest.mark.parametrize(("word", "screen"), [("log", LogMinutesScreen), ("Plan", PlanScreen), ("help", HelpScreen)])
def test_a_click_on_the_key_bar_does_what_the_key_does(busy: Context, word: str, screen: type) -> None:
    """Each word with its key is a button."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        x = lines(app)[-1].index(f" {word} ")
        await pilot.click(KeyBar, Offset(x + 1, 0))
        await pilot.pause()
        assert isinstance(app.screen, screen)

    run_house(busy, body)


def test_a_click_beside_the_keys_does_nothing(busy: Context) -> None:
    """The right end of a wide bar."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.click(KeyBar, Offset(118, 0))
        await pilot.pause()
        assert app.screen.query(TodayBoard)
        assert len(app.screen_stack) == 1

    run_house(busy, body, size=(120, 40))


def test_a_narrow_key_bar_keeps_the_way_on_and_the_way_out(busy: Context) -> None:
    """The other screen, help and leaving."""

    async def body(_pilot: Pilot[None], app: MatchtrackApp) -> None:
        assert lines(app)[-1].rstrip() == " d done  + log  2 Plan  ? help  q quit"

    run_house(busy, body, size=(40, 12))


def test_the_key_bar_shows_the_users_own_keys(tmp_path: Path) -> None:
    """What was mapped away is not promised."""
    settings = Settings()
    settings.keys = {"tick_off": "x"}
    context = a_busy_season(tmp_path, settings=settings)

    async def body(_pilot: Pilot[None], app: MatchtrackApp) -> None:
        assert lines(app)[-1].startswith(" x done ")

    run_house(context, body)


@pytest.mark.parametrize("width", [40, 80, 120])
def test_whatever_the_user_wrote_is_drawn_harmlessly(tmp_path: Path, width: int) -> None:
    """Markup, emoji, right-to-left letters and very long titles change nothing but the text."""
    titles = ["[/bold] pay [$200]", "[@click=app.quit]x[/]", "Call 🩺 ❤️ 👩‍⚕️", "اطلب رسالة", "推" * 150]
    plan = 'format = 1\nname = "x"\n[[big_steps]]\nkey = "b"\narea = "letters"\ntitle = "[red]All[/red]"\n' + "".join(
        f'\n[[big_steps.baby_steps]]\nkey = "s{n}"\ntitle = "{title}"\nminutes = 15\ndifficulty = 5\n'
        for n, title in enumerate(titles)
    )
    context = a_season(tmp_path, plan)
    context.clock = lambda: dt.datetime(2026, 11, 22, 6, 0, tzinfo=dt.UTC)

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        board = app.screen.query_one(TodayBoard)
        await pilot.press("m")
        await pilot.pause()
        rows = [board.render_line(y) for y in range(board.virtual_size.height)]
        assert {row.cell_length for row in rows} == {board.size.width}
        for title in titles[:3]:
            assert title[:12] in "".join(row.text for row in rows)
        for _ in titles:
            await pilot.press("d")
            await pilot.pause()
        assert {step.status for step in views.list_steps(context, every=True)} == {"done"}

    run_house(context, body, size=(width, 24))


def test_the_first_frame_is_drawn_once_and_without_the_detail(busy: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    """What Textual draws while the app is still starting, it throws away; the detail comes a frame later."""
    drawn: list[tuple[bool, bool]] = []
    draw = Compositor.render_update

    def noting(compositor: Compositor, *args: Any, **kwargs: Any) -> RenderableType | None:
        drawn.append((bool(app._batch_count), bool(app.screen.query(StepDetail))))
        return draw(compositor, *args, **kwargs)

    monkeypatch.setattr(Compositor, "render_update", noting)
    app = MatchtrackApp(busy)

    async def inside() -> None:
        async with app.run_test(size=(120, 30)) as pilot:
            await settle(pilot)
            assert drawn[0] == (False, False)
            assert not any(starting for starting, _ in drawn)
            assert app.screen.query_one(StepDetail).step is not None

    asyncio.run(inside())
