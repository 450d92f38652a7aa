"""How the app leads through the evening picture: modals ask, services keep."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchtrack.errors import MatchtrackError
from matchtrack.services import evening

if TYPE_CHECKING:
    from matchtrack.services.evening import EveningView
    from matchtrack.tui.app import MatchtrackApp


async def show_picture(app: MatchtrackApp) -> None:
    """Show the picture, ask for the obstacle as long as none is known, keep the strength, say good night."""
    from matchtrack.tui.screens.evening_modals import EDIT, EveningScreen, GoodNightScreen, StrengthScreen

    view = app.attempt(evening.evening_view, app.context)
    if view is None:
        return
    if not view.obstacle:
        view = await _ask_obstacle(app, view)
    chosen = await app.push_screen_wait(EveningScreen(view))
    while chosen == EDIT:
        view = await _ask_obstacle(app, view)
        chosen = await app.push_screen_wait(EveningScreen(view))
    if chosen is None:
        app.attempt(evening.not_tonight, app.context)
        return
    strength = await app.push_screen_wait(StrengthScreen())
    app.attempt(evening.save_picture, app.context, strength=strength)
    after = app.attempt(evening.evening_view, app.context) or view
    if await app.push_screen_wait(GoodNightScreen(tuple(told for _, told in after.strengths))):
        app.exit()
    app.refresh_views()


async def _ask_obstacle(app: MatchtrackApp, view: EveningView) -> EveningView:
    """Ask for the obstacle and the plan for it until they are kept, or the question is left; give the view after it."""
    from matchtrack.tui.screens.evening_modals import ObstacleScreen

    answer, fault = None, ""
    while True:
        answer = await app.push_screen_wait(ObstacleScreen(view, answer, fault))
        if answer is None:
            return view
        try:
            evening.save_picture(app.context, obstacle=answer.obstacle, answer=answer.answer)
        except MatchtrackError as error:
            fault = error.sentence
        else:
            return app.attempt(evening.evening_view, app.context) or view
