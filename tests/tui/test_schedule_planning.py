"""Planning beside the screen: looking ahead, more days, a plan that changes, fails or takes long."""

from __future__ import annotations

import datetime as dt
import threading
from typing import TYPE_CHECKING

from busy_days import SUNDAY, a_busy_season, the_clock
from pilots import all_planned, planned, press, run_house, shown_text, toasts
from plans_for_screens import a_long_plan, a_season
from test_schedule_screen import day_here, the_days, title_here

from matchtrack.errors import DatabaseError
from matchtrack.services import schedule as schedules
from matchtrack.services import ticks
from matchtrack.services.schedule import find_mend
from matchtrack.tui.screens import schedule

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from textual.pilot import Pilot

    from matchtrack.services.context import Context
    from matchtrack.tui.app import MatchtrackApp

TODAY = SUNDAY.date()

TOO_MUCH = """
format = 1
name = "Too much"

[[big_steps]]
key = "book"
area = "exams"
title = "A book"
due = 2026-11-24
""" + "".join(
    f"""
[[big_steps.baby_steps]]
key = "chapter-{chapter}"
title = "Chapter {chapter}"
minutes = 60
difficulty = 5
"""
    for chapter in range(8)
)
"""A book of eight hours for three mornings."""


def test_what_would_mend_the_plan_is_said_once_it_is_known(tmp_path: Path) -> None:
    """The days do not wait for it."""
    context = a_busy_season(tmp_path, plan=TOO_MUCH)
    mend = find_mend(context)
    assert mend is not None
    said = f"by 1 day at most. {mend.productive_minutes} productive minutes more a day would mend it."

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await planned(pilot)
        assert "1 big step is late" in shown_text(app)
        await all_planned(pilot)
        assert said in shown_text(app)
        app.refresh_views()
        await all_planned(pilot)
        assert "would mend it." in shown_text(app)

    run_house(context, body, mode="schedule", size=(120, 40))


def test_brackets_look_ahead_by_week_and_by_month(busy: Context) -> None:
    """Days that are not planned yet are planned then; before today there is nothing."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await planned(pilot)
        for key, ahead in (
            ("right_square_bracket", 7), ("shift+right", 14), ("right_curly_bracket", 42), ("ctrl+right", 70),
            ("left_curly_bracket", 42), ("left_square_bracket", 35), ("shift+left", 28), ("ctrl+left", 0),
            ("left_square_bracket", 0), ("right_curly_bracket", 28), ("0", 0),
        ):  # fmt: skip
            await press(pilot, key)
            assert (day_here(app) - TODAY).days == ahead, key

    run_house(busy, body, mode="schedule")


def test_the_end_of_the_days_brings_more_of_them(busy: Context) -> None:
    """As far as the plan goes, and no further."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await planned(pilot)
        await press(pilot, "G")
        first = day_here(app)
        for _ in range(9):
            await press(pilot, "G")
            await all_planned(pilot)
        assert day_here(app) > first + dt.timedelta(days=300)
        last = day_here(app)
        await press(pilot, "right_curly_bracket")
        assert day_here(app) == last

    run_house(busy, body, mode="schedule")


def test_the_cursor_stays_on_its_step_when_the_plan_changes(busy: Context) -> None:
    """Somebody else ticks a step off; the clock goes on."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await planned(pilot)
        await press(pilot, "j", "j", "j")
        assert title_here(app) == "Send the diploma to the translator"
        ticks.done(busy, ["moments"])
        the_clock(busy).forward(minutes=30)
        app.refresh_views()
        await all_planned(pilot)
        assert title_here(app) == "Send the diploma to the translator"
        assert "List ten moments" not in shown_text(app)

    run_house(busy, body, mode="schedule")


def test_the_plan_is_made_beside_the_screen(busy: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    """Never in the thread that draws."""
    threads = []
    plan = schedules.schedule_view

    def watched(context: Context, *, days: int, with_mend: bool) -> object:
        threads.append(threading.current_thread())
        return plan(context, days=days, with_mend=with_mend)

    monkeypatch.setattr(schedule, "schedule_view", watched)

    async def body(pilot: Pilot[None], _app: MatchtrackApp) -> None:
        await planned(pilot)
        assert threads
        assert threading.main_thread() not in threads

    run_house(busy, body, mode="schedule")


def test_a_plan_that_cannot_be_read_leaves_the_last_one_on_screen(
    busy: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And a toast says why."""

    def fail(*_: object, **__: object) -> object:
        raise DatabaseError("The database is damaged.")

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await planned(pilot)
        monkeypatch.setattr(schedule, "schedule_view", fail)
        app.refresh_views()
        await all_planned(pilot)
        assert "The database is damaged." in toasts(app)
        assert "06:40 ●●●●● Draft the opening" in shown_text(app)

    run_house(busy, body, mode="schedule")


def test_ten_thousand_steps_are_fluent(tmp_path: Path) -> None:
    """Keys that come while they are planned wait for their turn."""
    context = a_season(tmp_path, a_long_plan(20, 500))

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await planned(pilot)
        await press(pilot, "right_curly_bracket", "j", "G", "k", "exclamation_mark")
        assert the_days(app).step is not None or the_days(app).row is not None

    run_house(context, body, mode="schedule")
