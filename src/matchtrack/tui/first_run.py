"""The first run: the questions, and what is made of the answers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from matchtrack.errors import MatchtrackError
from matchtrack.services.presence import is_set_up
from matchtrack.services.samples import sample_plans
from matchtrack.services.settings import set_value
from matchtrack.services.setup import set_up
from matchtrack.services.views import count_past_due
from matchtrack.tui.screens.set_up import SetUpScreen
from matchtrack.tui.screens.set_up_questions import SetUpChoice, default_answers, fitting_plan

if TYPE_CHECKING:
    import datetime as dt

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
            _keep(app, choice)
        except MatchtrackError as error:
            screen = SetUpScreen(context, choice, error)
        else:
            _tell_what_is_past(app)
            return True


def _unasked(today: dt.date) -> SetUpAnswers:
    """Give the answers that Enter would have given to every question."""
    answers = default_answers(today)
    return replace(answers, plan=fitting_plan(answers.match_year, today, sample_plans()))


def _tell_what_is_past(app: MatchtrackApp) -> None:
    """Say kindly how much of a fresh plan lies before today: the truth, and what to do about it."""
    past = count_past_due(app.context)
    if past:
        app.tell(
            f"{past} steps of this plan were meant for before today. Tick off what is done already; then step by step."
        )


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
