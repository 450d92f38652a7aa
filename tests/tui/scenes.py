"""Every screen of the app in a state worth looking at: which season it stands on, and the keys that lead to it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from busy_days import SUNDAY, HandSetClock, a_busy_season, a_finished_season, an_empty_season, the_clock
from pilots import all_planned, planned
from plans_for_screens import a_context

from matchtrack.domain.hours_text import parse_windows
from matchtrack.services import days, evening, hours, minutes, patterns, pins, ticks, timer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from matchtrack.services.context import Context
    from matchtrack.tui.app import MatchtrackApp


class Scene(NamedTuple):
    """A season, a screen, and keys; `size` where the scene lives from it."""

    season: Callable[[Path], Context] = a_busy_season
    mode: str = "today"
    keys: tuple[str, ...] = ()
    size: tuple[int, int] | None = None

    async def play(self, pilot: Pilot[None], app: MatchtrackApp) -> None:
        """Go to the screen and press the keys one after the other."""
        if self.mode != "today":
            await app.switch_mode(self.mode)
        await self._rest(pilot, app)
        for key in self.keys:
            await pilot.press(key)
            await self._rest(pilot, app)

    @staticmethod
    async def _rest(pilot: Pilot[None], app: MatchtrackApp) -> None:
        """Let a frame come, and the plans that are under way."""
        await pilot.pause()
        if app.current_mode == "schedule":
            await planned(pilot)
            await all_planned(pilot)


def after_the_hours(folder: Path) -> Context:
    """Give the busy season when its productive hours are over."""
    context = a_busy_season(folder)
    the_clock(context).forward(hours=3)
    return context


def before_the_hours(folder: Path) -> Context:
    """Give the busy season before its productive hours."""
    context = a_busy_season(folder)
    the_clock(context).forward(hours=-2)
    return context


def with_a_timer(folder: Path) -> Context:
    """Give the busy season with a timer that has run for ten minutes."""
    context = a_busy_season(folder)
    timer.start(context, "moments")
    the_clock(context).forward(minutes=10)
    return context


def under_way(folder: Path) -> Context:
    """Give the busy season with steps in every state."""
    context = a_busy_season(folder)
    ticks.done(context, ["moments", "translate"])
    ticks.wait(context, "ask", waiting_on="Dr. Rao", expected=SUNDAY.date())
    ticks.drop(context, "thank")
    minutes.log(context, 10, "scan")
    return context


def with_a_picture(folder: Path) -> Context:
    """Give the busy season of somebody who knows what may stand in the way."""
    context = a_busy_season(folder)
    evening.save_picture(context, obstacle="the phone beside me", answer="put it into the kitchen", strength=2)
    return context


def full_of_trouble(folder: Path) -> Context:
    """Give the busy season with a pin that cannot be kept, a day off, and a pattern of nights."""
    context = a_busy_season(folder)
    monday = SUNDAY.date() + dt.timedelta(days=1)
    pins.pin(context, "proof", monday)
    pins.pin(context, "opening", monday + dt.timedelta(days=1), 6 * 60 + 30)
    pins.pin(context, "moments", monday)
    days.take_off(context, monday, monday)
    patterns.set_pattern(context, "nights", windows=parse_windows("mon-sun 20:00-21:00"))
    patterns.use_pattern(context, "nights", monday + dt.timedelta(days=2), monday + dt.timedelta(days=3))
    hours.set_other_minutes(context, {})
    return context


def without_hours(folder: Path) -> Context:
    """Give the busy season of somebody who has no time at all."""
    context = a_busy_season(folder)
    hours.set_windows(context, ())
    hours.set_other_minutes(context, {})
    return context


def nothing_yet(folder: Path) -> Context:
    """Give a context without a season."""
    context = a_context(folder)
    context.clock = HandSetClock(SUNDAY)
    return context


TAB = ("tab",)
TO_FIRST_STEP = ("j", "l", "j")

SCENES = {
    "today": Scene(),
    "today over": Scene(after_the_hours),
    "today early": Scene(before_the_hours),
    "today empty": Scene(an_empty_season),
    "today all done": Scene(a_finished_season),
    "today everything": Scene(keys=("m",)),
    "today with a timer": Scene(with_a_timer),
    "after a session": Scene(with_a_timer, keys=("s", "4")),
    "today with an offer": Scene(keys=("d",)),
    "plan": Scene(mode="plan"),
    "plan open": Scene(mode="plan", keys=TO_FIRST_STEP),
    "plan under way": Scene(under_way, mode="plan", keys=("l", "j", "h", "j", "l", "j", "h", "j", "l", "j", "f")),
    "plan filtered": Scene(mode="plan", keys=("slash", *"dip")),
    "plan filter empty": Scene(mode="plan", keys=("slash",)),
    "plan filter without a match": Scene(mode="plan", keys=("slash", *"xyz")),
    "plan empty": Scene(an_empty_season, mode="plan"),
    "schedule": Scene(mode="schedule"),
    "schedule in trouble": Scene(full_of_trouble, mode="schedule"),
    "schedule with all troubles": Scene(full_of_trouble, mode="schedule", keys=("exclamation_mark",)),
    "schedule with an offer": Scene(mode="schedule", keys=("d",)),
    "schedule without hours": Scene(without_hours, mode="schedule"),
    "schedule empty": Scene(an_empty_season, mode="schedule"),
    "schedule all done": Scene(a_finished_season, mode="schedule"),
    "schedule moving": Scene(mode="schedule", keys=("m",)),
    "forecast": Scene(mode="schedule", keys=("f", "j")),
    "forecast empty": Scene(an_empty_season, mode="schedule", keys=("f",)),
    "schedule what if": Scene(mode="schedule", keys=("i", *"30", "tab", *"15", "tab", *"sat 6-7")),
    "check-in": Scene(keys=("C",)),
    "bad day": Scene(keys=("B",)),
    "overwhelmed": Scene(keys=("O",)),
    "quiet": Scene(keys=("B", "enter")),
    "obstacle": Scene(keys=("v",)),
    "picture": Scene(with_a_picture, keys=("v",)),
    "picture strength": Scene(with_a_picture, keys=("v", "enter")),
    "good night": Scene(with_a_picture, keys=("v", "enter", "4")),
    "review": Scene(under_way, mode="review"),
    "review begun": Scene(under_way, mode="review", keys=("enter",)),
    "review of slips": Scene(under_way, mode="review", keys=("enter", "enter")),
    "review of wins": Scene(under_way, mode="review", keys=("enter", "enter", "enter")),
    "history": Scene(under_way, keys=("H",)),
    "log": Scene(keys=("plus",)),
    "log with a fault": Scene(keys=("plus", "x", "enter")),
    "log for yesterday": Scene(keys=("plus", *TAB * 2, "space")),
    "edit": Scene(keys=("e",)),
    "edit choosing a big step": Scene(keys=("e", *TAB, "enter")),
    "edit notes": Scene(keys=("e", *TAB * 9, *"Plain")),
    "edit at its buttons": Scene(keys=("e", *TAB * 10)),
    "add": Scene(keys=("a",)),
    "add with a fault": Scene(keys=("a", "enter")),
    "wait": Scene(keys=("w",)),
    "catch up": Scene(mode="plan", keys=("c",)),
    "export": Scene(keys=("E",)),
    "export choosing a format": Scene(keys=("E", "shift+tab", "shift+tab", "enter")),
    "help": Scene(keys=("question_mark",)),
    "help of the plan": Scene(mode="plan", keys=("question_mark", "end")),
    "help of the schedule": Scene(mode="schedule", keys=("question_mark", "pagedown")),
    "palette": Scene(keys=("colon",)),
    "palette searched": Scene(keys=("colon", *"the")),
    "palette without a match": Scene(keys=("colon", *"xyz")),
    "set-up": Scene(nothing_yet),
    "set-up plan": Scene(nothing_yet, keys=("enter",)),
    "set-up hours": Scene(nothing_yet, keys=("enter", "enter")),
    "set-up with a fault": Scene(nothing_yet, keys=("enter", "enter", *"25:00", "enter")),
    "too small": Scene(size=(39, 11)),
}
