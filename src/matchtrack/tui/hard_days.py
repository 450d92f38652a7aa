"""Hard days in the app: one easy step, or the five steps of the method, then a quiet screen (method.md 15, 21)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchtrack.services import timer
from matchtrack.tui.checking_in import GO_ON, START, start_step
from matchtrack.tui.screens.dialog import Choice, Dialog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matchtrack.services.check_in_words import Part
    from matchtrack.services.easy_step import EasyStep
    from matchtrack.tui.app import MatchtrackApp


async def show_bad_day(app: MatchtrackApp) -> None:
    """Offer one easy step and hide all else; a timer that runs already is shown alone."""
    from matchtrack.services.bad_day import bad_day_view
    from matchtrack.services.bad_day_words import BAD_DAY, bad_day_parts

    if await _show_running(app):
        return
    view = app.attempt(bad_day_view, app.context)
    if view is not None:
        await _offer(app, BAD_DAY, bad_day_parts(view), view.step)


async def show_overwhelmed(app: MatchtrackApp) -> None:
    """Say the five steps with the user's own numbers, and offer one easy step."""
    from matchtrack.services.overwhelmed import overwhelmed_view
    from matchtrack.services.overwhelmed_words import OVERWHELMED, overwhelmed_parts

    view = app.attempt(overwhelmed_view, app.context)
    if view is not None:
        await _offer(app, OVERWHELMED, overwhelmed_parts(view), view.step)


async def _offer(app: MatchtrackApp, title: str, parts: Sequence[Part], step: EasyStep | None) -> None:
    others = [Choice("escape,q", "Today", GO_ON)]
    if step is not None:
        others.insert(0, Choice("enter,s", f"starts {step.minutes} min", START))
    dialog = Dialog(title, parts, others=others)
    dialog.add_class("-alone")
    app.switch_mode(app.DEFAULT_MODE)
    if await app.push_screen_wait(dialog) != START or step is None:
        return
    if await _show_running(app) or not start_step(app, step.step_id, step.minutes, silent=True):
        return
    await _show_running(app)


async def _show_running(app: MatchtrackApp) -> bool:
    """Show the step of the timer alone, and do what is wished then; say whether a timer runs."""
    from matchtrack.tui.screens.quiet import DONE, STOP, QuietScreen

    running = app.attempt(timer.timer_view, app.context)
    if running is None or running.forgotten:
        return False
    app.switch_mode(app.DEFAULT_MODE)
    answer = await app.push_screen_wait(QuietScreen(running.step.title))
    if answer == DONE:
        _tick_off(app, str(running.step.id))
    elif answer == STOP:
        app.run_here("start_stop")
    app.refresh_views()
    return True


def _tick_off(app: MatchtrackApp, step: str) -> None:
    from matchtrack.services import ticks

    done = app.attempt(ticks.done, app.context, [step])
    if done:
        stopped = f" {done[0].stopped.sentence}" if done[0].stopped else ""
        app.tell(f"Done: {done[0].step.title}.{stopped} u takes it back.")
