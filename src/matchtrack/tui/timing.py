"""The timer's keys in the app: start and stop, pause and go on, and what is asked after a session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchtrack.domain.momentum import of_floor
from matchtrack.errors import MatchtrackError
from matchtrack.services import timer
from matchtrack.services.timer_stopped import ForgottenTimerError

if TYPE_CHECKING:
    from matchtrack.services.timer_stopped import Stopped
    from matchtrack.tui.screens.real_minutes import RealMinutesScreen
    from matchtrack.tui.screens.session_modal import SessionAnswer, SessionScreen
    from matchtrack.tui.screens.step_actions import StepActions

LEAST_ASKED_MINUTES = 5
"""After a shorter session nothing is asked: there is nothing to learn from it."""


def stopped_words(stopped: Stopped) -> str:
    """Say what a stopped timer gave, and what its day has now."""
    logged = stopped.logged
    day = f" The day has {of_floor(logged.total, logged.floor)}." if logged else ""
    return f"Stopped: {stopped.outcome}.{stopped.sleep_sentence}{day}"


def start_or_stop(screen: StepActions) -> None:
    """Stop the timer where there is one, else start it on the selected step."""
    house = screen.house
    try:
        view = timer.timer_view(house.context)
    except MatchtrackError as error:
        house.show_fault(error)
        return
    if view is not None:
        _stop(screen)
        return
    step = screen.step_or_hint()
    started = step and house.attempt(timer.start, house.context, str(step.id))
    if started:
        screen.changed(f"The timer runs on: {started.title}")


def _stop(screen: StepActions) -> None:
    try:
        stopped = timer.stop(screen.house.context)
    except ForgottenTimerError:
        screen.ask_forgotten_timer()
    except MatchtrackError as error:
        screen.house.tell(error.sentence)
    else:
        screen.changed(stopped_words(stopped))
        if stopped.logged is not None and stopped.minutes >= LEAST_ASKED_MINUTES:
            screen.ask_after_session(stopped)


def pause_or_resume(screen: StepActions) -> None:
    """Pause the timer, or let it go on."""
    house = screen.house
    try:
        view = timer.timer_view(house.context)
        if view is None:
            house.tell("No timer runs; s starts one.")
        elif view.forgotten:
            screen.ask_forgotten_timer()
        elif view.paused:
            timer.resume(house.context)
            screen.changed(f"The timer goes on: {view.step.title}")
        else:
            timer.pause(house.context)
            screen.changed("Paused; Space goes on.")
    except MatchtrackError as error:
        house.show_fault(error)


async def ask_forgotten(screen: StepActions) -> None:
    """Ask how much of a forgotten timer was real, and log that."""
    from matchtrack.tui.screens.real_minutes import RealMinutesScreen

    house = screen.house
    view = house.attempt(timer.timer_view, house.context)
    if view is None:
        return
    why = f"{view.forgotten_sentence} How much of it was real?"

    def ask(answer: int | None, fault: str) -> RealMinutesScreen:
        first = view.suggested_minutes if answer is None else answer
        return RealMinutesScreen(view.step.title, why, first, fault)

    def save(minutes: int) -> None:
        stopped = timer.stop(house.context, discard=not minutes, minutes=minutes or None)
        house.tell(stopped_words(stopped) if minutes else "The timer ended; nothing was logged.")

    await screen.ask_until_saved(ask, save)


async def ask_how_it_went(screen: StepActions, stopped: Stopped) -> None:
    """Ask how focused the session was and what distracted, in a key each, and keep the answers (method.md 7, 13)."""
    from matchtrack.services.sessions import answer_session
    from matchtrack.services.views import read_hours
    from matchtrack.tui.screens.session_modal import SessionScreen

    house = screen.house
    hours = house.attempt(read_hours, house.context)
    logged = stopped.logged
    if hours is None or logged is None:
        return

    def ask(answer: SessionAnswer | None, fault: str) -> SessionScreen:
        return SessionScreen(stopped.minutes, hours.distractions, answer, fault)

    def save(answer: SessionAnswer) -> None:
        answer_session(house.context, logged.entry_id, focus=answer.focus, distracted_by=answer.distracted_by)

    await screen.ask_until_saved(ask, save)
