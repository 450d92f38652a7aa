"""The first run: the questions, and what is made of the answers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from matchtrack.errors import MatchtrackError
from matchtrack.services.presence import is_set_up
from matchtrack.services.samples import sample_plans
from matchtrack.services.settings import set_value
from matchtrack.services.setup import set_up
from matchtrack.tui.screens.set_up import SetUpScreen
from matchtrack.tui.screens.set_up_questions import SetUpChoice, default_answers, fitting_plan

if TYPE_CHECKING:
    import datetime as dt

    from matchtrack.services.catch_up_report import CatchUpReport
    from matchtrack.services.setup import SetUpAnswers
    from matchtrack.tui.app import MatchtrackApp


async def ask_and_set_up(app: MatchtrackApp) -> bool:
    """Ask until a season is made; skipped questions give the season of somebody who was not asked."""
    context = app.context
    screen = SetUpScreen(context)
    while True:
        choice = await app.push_screen_wait(screen)
        if choice is None:
            choice = SetUpChoice(answers=_unasked(context.moment().day), database=context.database)
        try:
            caught_up = _keep(app, choice)
        except MatchtrackError as error:
            screen = SetUpScreen(context, choice, error)
        else:
            if caught_up:
                app.tell(caught_up.sentence)
            return True


def _unasked(today: dt.date) -> SetUpAnswers:
    """Give the answers that Enter would have given to every question."""
    answers = default_answers(today)
    return replace(answers, plan=fitting_plan(answers.match_year, today, sample_plans()))


def _keep(app: MatchtrackApp, choice: SetUpChoice) -> CatchUpReport | None:
    """Make the season where the user wants it, and remember a place that is not the usual one.

    The report says which steps of the plan have new dates.

    Raises:
        MatchtrackError: An answer cannot be used; nothing was kept.
    """
    context = app.context
    before, context.database = context.database, choice.database
    try:
        caught_up = None if is_set_up(context) else set_up(context, choice.answers, catch_up=True)
        if choice.database != before:
            set_value(context, "data.database", choice.database)
    except MatchtrackError:
        context.database = before
        raise
    return caught_up
