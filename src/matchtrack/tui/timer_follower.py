"""The app follows the timer: one line a second, a bell at the end, the window's title, and signs of life."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from matchtrack.domain.countdown import is_over
from matchtrack.errors import MatchtrackError
from matchtrack.services import timer
from matchtrack.tui.terminal_title import TerminalTitle, has_title
from matchtrack.tui.widgets.lines import KeyBar
from matchtrack.tui.widgets.timer_line import head_words, title_words

if TYPE_CHECKING:
    from textual.timer import Timer

    from matchtrack.services.timer import TimerView
    from matchtrack.tui.app import MatchtrackApp

BEAT = dt.timedelta(seconds=30)
"""How often the app leaves a sign of life while a timer runs."""

STALE = dt.timedelta(seconds=90)
"""The app reads the timer once a minute; after a longer gap the computer slept, and the clock alone would mislead."""


class TimerFollower:
    """Reads the timer when the views are read, and reckons from the clock in between; no database each second."""

    def __init__(self, app: MatchtrackApp) -> None:
        self._app = app
        self._view: TimerView | None = None
        self._ticking: Timer | None = None
        self._session: object = None
        self._rung = False
        self._beaten = app.context.clock()
        self._asked = False
        headless = app.is_headless or not has_title(app.context.environ)
        self.title = None if headless else TerminalTitle(self._write)

    def look(self) -> None:
        """Read the timer anew, and go with it or rest."""
        try:
            self._view = None if self._app.is_first_run else timer.timer_view(self._app.context)
        except MatchtrackError:
            self._view = None
        view = self._view
        runs = view is not None and not view.paused and not view.forgotten
        if runs and self._ticking is None:
            self._ticking = self._app.set_interval(1, self.tick)
        elif not runs and self._ticking is not None:
            self._ticking.stop()
            self._ticking = None
        session = view and (view.step.id, view.started)
        if session != self._session:
            self._session = session
            self._rung = view is not None and is_over(view.worked_seconds, view.planned_minutes)
        self.show()
        self._ask_about_forgotten()

    def tick(self) -> None:
        """Go on by a second."""
        if self._view is None:
            return
        now = self._app.context.clock()
        if abs(now - self._view.as_of) > STALE:
            self._app.refresh_views()
            return
        self.show()
        self._ring()
        if now - self._beaten >= BEAT:
            self._beaten = now
            self._app.run_worker(self._beat, thread=True, group="beat", exclusive=True, exit_on_error=False)

    @property
    def words(self) -> str:
        """The timer in a few cells, for the head of a screen."""
        return head_words(self._view, self._seconds)

    @property
    def _seconds(self) -> int:
        return 0 if self._view is None else self._view.seconds_at(self._app.context.clock())

    def show(self) -> None:
        """Show how the timer stands on the screen that is in sight, and in the title of the window."""
        for screen in reversed(self._app.screen_stack if self._app.is_running else ()):
            show_timer = getattr(screen, "show_timer", None)
            if show_timer is not None and screen.is_mounted:
                show_timer(self.words)
                for bar in screen.query(KeyBar):
                    bar.timer_is_there = self._view is not None
                break
        if self.title is None:
            return
        if self._view is None:
            self.title.restore()
        else:
            self.title.show(title_words(self._view, self._seconds))

    def _ring(self) -> None:
        """Say once that the planned minutes are over, with the terminal's bell."""
        view = self._view
        if self._rung or view is None or not is_over(self._seconds, view.planned_minutes):
            return
        self._rung = True
        self._app.bell()
        self._app.tell(f"{view.planned_minutes} min of '{view.step.title}': well done. s stops, or just go on.")

    def _beat(self) -> None:
        try:
            timer.beat(self._app.context)
        except MatchtrackError:
            return

    def _ask_about_forgotten(self) -> None:
        """Ask once, on opening the app, how much of a forgotten timer was real."""
        first, self._asked = not self._asked, True
        if not first or self._view is None or not self._view.forgotten or not self._app.may_speak_up:
            return
        ask = getattr(self._app.screen, "ask_forgotten_timer", None)
        if ask is not None:
            ask()

    def _write(self, text: str) -> None:
        driver = self._app._driver  # noqa: SLF001 - Textual has no other way to write beside its frames
        if driver is not None:
            driver.write(text)
            driver.flush()
