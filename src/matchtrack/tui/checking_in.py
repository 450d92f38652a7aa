"""How the app opens a momentum day: the check-in, and its first step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchtrack.errors import MatchtrackError
from matchtrack.services import check_in

if TYPE_CHECKING:
    from matchtrack.services.check_in import CheckInView
    from matchtrack.services.today import TodayView
    from matchtrack.tui.app import MatchtrackApp
    from matchtrack.tui.screens.dialog import Dialog

START, GO_ON = "start", ""


async def show_check_in(app: MatchtrackApp) -> None:
    """Show the check-in of today, and start the timer on its first step where that is wished."""
    today: TodayView | None = getattr(app.screen, "view", None)
    view = app.attempt(check_in.check_in_view, app.context, today if hasattr(today, "pins") else None)
    if view is None:
        return
    _remember(app)
    if await app.push_screen_wait(check_in_dialog(view)) == START:
        start_step(app, view.steps[0].step_id)
    app.refresh_views()


def _remember(app: MatchtrackApp) -> None:
    """Show it once a day; where that cannot be written, it comes again, which hurts nobody."""
    try:
        check_in.check_in_shown(app.context)
    except MatchtrackError:
        return


def check_in_dialog(view: CheckInView) -> Dialog:
    """Make the dialog: Enter starts the first step, Esc goes to Today; on the first day both go on."""
    from matchtrack.services.check_in_words import check_in_parts, check_in_title
    from matchtrack.tui.screens.dialog import Choice, Dialog

    parts = check_in_parts(view, brief=True)
    if view.yesterday is None or not view.steps:
        return Dialog(check_in_title(view), parts, others=(Choice("enter,escape,q,space", "goes on to Today", GO_ON),))
    begins = Choice("enter,s", "starts the first step", START)
    return Dialog(check_in_title(view), parts, others=(begins, Choice("escape,q", "Today", GO_ON)))


def start_step(app: MatchtrackApp, step_id: int, minutes: int | None = None, *, silent: bool = False) -> bool:
    """Start the timer on a step, as a countdown of so many minutes; give whether it runs."""
    from matchtrack.services import timer

    started = app.attempt(timer.start, app.context, str(step_id), minutes=minutes)
    if started is not None and not silent:
        app.tell(f"The timer runs on: {started.title}")
    return started is not None
