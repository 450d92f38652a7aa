"""The first run: the questions, and what is made of the answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchtrack.errors import MatchtrackError
from matchtrack.services.presence import is_set_up
from matchtrack.services.settings import set_value
from matchtrack.services.setup import set_up
from matchtrack.tui.screens.set_up import SetUpScreen
from matchtrack.tui.screens.set_up_questions import SetUpChoice, default_answers

if TYPE_CHECKING:
    from matchtrack.tui.app import MatchtrackApp


async def ask_and_set_up(app: MatchtrackApp) -> bool:
    """Ask until a season is made; skipped questions give the season of somebody who was not asked."""
    context = app.context
    screen = SetUpScreen(context)
    while True:
        choice = await app.push_screen_wait(screen)
        if choice is None:
            choice = SetUpChoice(answers=default_answers(context.moment().day), database=context.database)
        try:
            _keep(app, choice)
        except MatchtrackError as error:
            screen = SetUpScreen(context, choice, error)
        else:
            return True


def _keep(app: MatchtrackApp, choice: SetUpChoice) -> None:
    """Make the season where the user wants it, and remember a place that is not the usual one.

    Raises:
        MatchtrackError: An answer cannot be used; nothing was kept.
    """
    context = app.context
    before, context.database = context.database, choice.database
    try:
        if not is_set_up(context):
            set_up(context, choice.answers)
        if choice.database != before:
            set_value(context, "data.database", choice.database)
    except MatchtrackError:
        context.database = before
        raise
