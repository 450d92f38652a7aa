"""What the app does before it ends below the floor: it asks once, and lets go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchtrack.domain.leaving import REASONS
from matchtrack.errors import MatchtrackError
from matchtrack.services import leaving
from matchtrack.tui.screens.dialog import Choice, Dialog
from matchtrack.tui.screens.reason_modal import ReasonScreen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matchtrack.services.leaving import LeavingView
    from matchtrack.tui.app import MatchtrackApp

START, LOG, REST, OTHER, NO_REASON = "start", "log", "rest", "other", "no reason"


async def ask_before_leaving(app: MatchtrackApp) -> bool:
    """Ask somebody who leaves below the floor; say whether the app is to end."""
    view = _view(app)
    if view is None:
        return True
    answer = await app.push_screen_wait(leaving_dialog(view))
    if answer is None:
        return False
    if answer == OTHER:
        answer = await app.push_screen_wait(ReasonScreen())
        if answer is None:
            return False
    elif answer in {START, LOG, REST}:
        return _do_instead(app, view, answer)
    _leave(app, "" if answer == NO_REASON else answer)
    return True


def _view(app: MatchtrackApp) -> LeavingView | None:
    """Read what there is to ask; nothing that goes wrong keeps anybody here."""
    try:
        return leaving.leaving_view(app.context)
    except MatchtrackError:
        return None


def leaving_dialog(view: LeavingView) -> Dialog:
    """Make the dialog: three things to do instead, and the reasons to leave anyway."""
    from matchtrack.services.leaving_words import TITLE, leaving_part

    stay = Choice("escape", "stays", "")
    return Dialog(TITLE, (leaving_part(view),), tuple(_rows(view)), (Choice("q", "leaves", NO_REASON), stay))


def _rows(view: LeavingView) -> Iterator[Choice]:
    from matchtrack.services.leaving_words import rest_offer, start_words

    if view.step:
        yield Choice("s", start_words(view), START)
    yield Choice("l", "Log what was done", LOG)
    if view.rests_left:
        yield Choice("r", rest_offer(view), REST)
    for key, reason in REASONS.items():
        yield Choice(key, f"Leave: {reason}", reason)
    yield Choice("t", "Leave: another reason", OTHER)
    yield Choice("n", "Leave without a reason", NO_REASON)


def _do_instead(app: MatchtrackApp, view: LeavingView, answer: str) -> bool:
    """Do what the user chose instead of leaving; after declaring a rest the app ends all the same."""
    if answer == START and view.step:
        from matchtrack.tui.checking_in import start_step

        start_step(app, view.step.step_id, view.lacking)
        app.refresh_views()
    elif answer == LOG:
        app.run_here("log_minutes")
    elif answer == REST:
        from matchtrack.services.rest import declare_rest

        return app.attempt(declare_rest, app.context) is not None
    return False


def _leave(app: MatchtrackApp, reason: str) -> None:
    """Keep the reason; where that fails, the user leaves all the same."""
    try:
        leaving.leave_day(app.context, reason)
    except MatchtrackError:
        return


def last_words(app: MatchtrackApp) -> str:
    """Say in the shell that a timer goes on; nothing where none does."""
    from matchtrack.services.leaving_words import timer_goes_on
    from matchtrack.services.timer import timer_view

    try:
        timer = None if app.is_first_run else timer_view(app.context)
    except MatchtrackError:
        return ""
    return timer_goes_on(timer.step.title, paused=timer.paused) if timer else ""
