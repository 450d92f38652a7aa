"""The timer in the app: a countdown, a bell, pauses, and the questions after a session."""

from __future__ import annotations

import contextlib
import datetime as dt
from typing import TYPE_CHECKING, cast

import pytest
from pilots import run_house, settle, shown_text, toasts

from matchtrack.services import minutes, timer
from matchtrack.storage.connection import open_reading
from matchtrack.storage.marks import last_beat
from matchtrack.tui.screens.real_minutes import RealMinutesScreen
from matchtrack.tui.screens.session_modal import SessionScreen

if TYPE_CHECKING:
    from busy_days import HandSetClock
    from textual.pilot import Pilot

    from matchtrack.services.context import Context
    from matchtrack.tui.app import MatchtrackApp


def later(context: Context, **amount: int) -> None:
    """Let time go by."""
    cast("HandSetClock", context.clock).forward(**amount)


async def go_on(pilot: Pilot[None], app: MatchtrackApp) -> None:
    """Let the app notice the next second."""
    assert app.timer is not None
    app.timer.tick()
    await settle(pilot)


def answers(context: Context) -> list[tuple[int | None, str | None]]:
    """Read what was said of sessions."""
    with contextlib.closing(open_reading(context.database)) as connection:
        return connection.execute("SELECT focus, distracted_by FROM session_answer").fetchall()


def test_the_countdown_goes_on_without_the_database_and_rings_once(
    busy: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One line a second on Today, a few cells in the head of other screens."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        bells: list[int] = []
        monkeypatch.setattr(app, "bell", lambda: bells.append(1))
        await pilot.press("j", "s")
        await settle(pilot)
        assert "▶ 15:00 left · List ten moments" in shown_text(app)
        with monkeypatch.context() as patched:
            patched.setattr(timer, "timer_view", None)
            later(busy, seconds=26)
            await go_on(pilot, app)
        assert "▶ 14:34 left · List ten moments" in shown_text(app)
        await pilot.press("2")
        await settle(pilot)
        assert "▶ 14:34 · Plan" in shown_text(app)
        await pilot.press("1")
        later(busy, minutes=14, seconds=44)
        app.refresh_views()
        for _ in range(3):
            await go_on(pilot, app)
        assert "▶ +0:10 over 15 min · List ten moments" in shown_text(app)
        assert bells == [1]
        assert "15 min of 'List ten moments': well done. s stops, or just go on." in toasts(app)

    run_house(busy, body)


def test_space_pauses_and_goes_on(busy: Context) -> None:
    """A pause is not counted."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press("space")
        assert toasts(app) == ["No timer runs; s starts one."]
        await pilot.press("s")
        later(busy, minutes=2)
        await pilot.press("space")
        await settle(pilot)
        assert "paused · 13:00 left" in shown_text(app)
        later(busy, minutes=20)
        await pilot.press("space")
        await settle(pilot)
        assert "▶ 13:00 left" in shown_text(app)

    run_house(busy, body)


def test_the_key_that_starts_says_that_it_stops_what_runs(busy: Context) -> None:
    """On every screen with that key, and no longer once nothing runs."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        assert "s start" in shown_text(app)
        await pilot.press("j", "s")
        await settle(pilot)
        assert "s stop " in shown_text(app)
        await pilot.press("2")
        await settle(pilot)
        assert "s stop " in shown_text(app)
        await pilot.press("1", "s")
        await settle(pilot)
        assert "s start" in shown_text(app)

    run_house(busy, body)


def test_a_running_timer_leaves_signs_of_life(busy: Context) -> None:
    """So that a restart of the computer leaves something known."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press("s")
        later(busy, seconds=31)
        await go_on(pilot, app)
        await app.workers.wait_for_complete()
        with contextlib.closing(open_reading(busy.database)) as connection:
            assert last_beat(connection) == f"{busy.clock():%Y-%m-%dT%H:%M:%SZ}"

    run_house(busy, body)


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (("4", "2"), [(4, "television")]),
        (("enter", "0"), [(None, "")]),
        (("5", "o", *"noise", "enter"), [(5, "noise")]),
        (("3", "o", "escape"), [(3, None)]),
        (("escape", "escape"), []),
    ],
)
def test_after_a_session_two_questions_take_a_key_each(
    busy: Context, keys: tuple[str, ...], expected: list[tuple[int | None, str | None]]
) -> None:
    """Each can be passed over."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press("s")
        later(busy, minutes=12)
        await pilot.press("s")
        await settle(pilot)
        assert isinstance(app.screen, SessionScreen)
        for key in keys:
            await pilot.press(key)
            await settle(pilot)
        assert not app.screen.is_modal
        assert answers(busy) == expected

    run_house(busy, body)


def test_a_short_session_is_not_asked_about(busy: Context) -> None:
    """There is nothing to learn from four minutes."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press("s")
        later(busy, minutes=4)
        await pilot.press("s")
        await settle(pilot)
        assert not app.screen.is_modal
        assert minutes.status(busy).timer_minutes is None

    run_house(busy, body)


def test_a_forgotten_timer_asks_when_the_app_opens(busy: Context) -> None:
    """Once, and nothing is logged before the answer."""
    timer.start(busy, "opening")
    later(busy, hours=9)

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await settle(pilot)
        assert isinstance(app.screen, RealMinutesScreen)
        await pilot.press("escape")
        await settle(pilot)
        app.refresh_views()
        await settle(pilot)
        assert not app.screen.is_modal
        assert "Timer forgotten · Draft the opening paragraph · s asks how much was real" in shown_text(app)

    run_house(busy, body)


def test_a_long_gap_reads_the_timer_anew(busy: Context) -> None:
    """The computer may have slept, and the clock alone would ring and count."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await pilot.press("s")
        await settle(pilot)
        seen = busy.clock()
        busy.awake = lambda: ("boot", 5.0)
        later(busy, seconds=int(dt.timedelta(hours=5).total_seconds()))
        await go_on(pilot, app)
        assert "Timer forgotten" in shown_text(app)
        assert busy.clock() - seen == dt.timedelta(hours=5)

    run_house(busy, body)
