"""The app: which screens there are, how it begins, follows the clock and the database, and ends."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, ClassVar

from textual import work

from matchtrack.clock import NOW_VARIABLE
from matchtrack.domain.text import safe
from matchtrack.errors import ProgramFaultError
from matchtrack.services.opening import look_at_database
from matchtrack.tui import leaving
from matchtrack.tui.action import ANYWHERE
from matchtrack.tui.actions import BY_NAME, bindings_of, key_faults, key_label, keymap_of
from matchtrack.tui.keeping import KeepingApp, keep_at_close
from matchtrack.tui.screens.today import TodayScreen
from matchtrack.tui.themes import OWN_THEMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import RenderableType
    from textual.app import SystemCommand
    from textual.events import Resize
    from textual.screen import Screen

    from matchtrack.domain.step_name import StepName
    from matchtrack.services.context import Context
    from matchtrack.tui.drawing import Piece
    from matchtrack.tui.timer_follower import TimerFollower

LEAST_COLUMNS, LEAST_LINES = 40, 12
"""Below this the screens cannot say what they must."""

LOOK_EVERY_SECONDS = 0.5
"""How often the app looks at the clock and the database; a change elsewhere is on screen within a second."""


class MatchtrackApp(KeepingApp):
    """The Textual face of matchtrack."""

    TITLE = "matchtrack"
    CSS_PATH: ClassVar = ["app.tcss", "screens/today.tcss"]
    BINDINGS: ClassVar = bindings_of(ANYWHERE)
    DEFAULT_MODE = "today"

    def __init__(self, context: Context, warnings: Sequence[str] = ()) -> None:
        super().__init__()
        self.context = context
        self._opening = look_at_database(context)
        self.is_first_run = not self._opening.is_set_up
        self.is_read_only = self._opening.is_read_only
        self.offer: StepName | None = None
        self.clock_is_set = bool(context.environ.get(NOW_VARIABLE))
        self._warnings = warnings
        self._shown_minute = context.moment().wall.replace(second=0, microsecond=0)
        self.timer: TimerFollower | None = None
        self.lacks_room = self._asked_for_room = False
        keys = context.settings.keys
        self.add_mode("today", TodayScreen)
        self.add_mode("plan", self._plan_screen)
        self.add_mode("schedule", self._schedule_screen)
        self.add_mode("review", self._review_screen)
        for theme in OWN_THEMES:
            self.register_theme(theme)
        self._begin_with_theme(context.settings.theme)
        if keys:
            self.set_keymap(keymap_of(keys))
            self._warnings = (*warnings, *key_faults(keys))

    def _begin_with_theme(self, name: str) -> None:
        """Take a theme before the first frame, without styling everything twice as setting `theme` would."""
        self.set_reactive(MatchtrackApp.theme, name)
        self.stylesheet.set_variables(self.get_css_variables())

    def on_mount(self) -> None:
        """Take signals, ask the first questions where there is no season yet, and do the slow things afterwards."""
        leaving.catch_signals(self)
        leaving.go_on_only_after_a_stop(self)
        if not self.is_headless:
            self.set_interval(leaving.LOOK_FOR_TERMINAL_SECONDS, lambda: leaving.leave_without_terminal(self))
        if self._warnings:
            self.tell(" ".join(self._warnings))
        if self._opening.loss:
            self.lead_back(self._opening.loss)
        elif not self._opening.is_set_up:
            self.set_up_season()
        self.call_after_refresh(self._after_first_frame)

    def _after_first_frame(self) -> None:
        from matchtrack.tui.timer_follower import TimerFollower

        gc.unfreeze()
        gc.enable()
        gc.collect()
        gc.freeze()
        self.watch_database()
        self.timer = TimerFollower(self)
        self.refresh_views()  # somebody may have changed it since it was read
        self.set_interval(LOOK_EVERY_SECONDS, self.look_around)
        self.set_timer(LOOK_EVERY_SECONDS, self.offer_picture)
        self.say_troubles()
        self.call_after_refresh(self.offer_check_in)  # a forgotten timer asks first
        self.begin_keeping()

    @work
    async def set_up_season(self) -> None:
        """Ask the first questions, again where an answer cannot be used, and open Today on the new season."""
        from matchtrack.tui.first_run import ask_and_set_up

        if await ask_and_set_up(self):
            self.is_first_run = False
            self.watch_database()
        self.refresh_views()
        self.offer_check_in()

    def look_around(self) -> None:
        """Follow the clock and other processes: a new minute, a new day, or a changed database is shown."""
        minute = self.context.moment().wall.replace(second=0, microsecond=0)
        changed = self.watch_of_database is not None and self.watch_of_database.changed()
        if changed or minute != self._shown_minute:
            self._shown_minute = minute
            self.refresh_views()
            self.offer_check_in()
            self.offer_picture()

    def refresh_views(self) -> None:
        """Let the screen that is shown read anew; the others do when they are shown again, and none while all ends."""
        for screen in reversed(self.screen_stack if self.is_running else ()):
            reload = getattr(screen, "reload", None)
            if reload is not None and screen.is_mounted:
                reload()
                break
        if self.timer is not None and self.is_running:
            self.timer.look()

    def offer_line(self) -> tuple[Piece, ...]:
        """Give the line that offers the next step after a tick (method.md 5)."""
        if self.offer is None:
            return ()
        return (("Next in this big step: ", "muted"), (safe(self.offer.title), "text"), (" · n starts it", "accent"))

    def open_in_plan(self, step_id: int) -> None:
        """Show a step in its place in the plan."""
        from matchtrack.tui.screens.plan import PlanScreen

        self.switch_mode("plan")
        plan = self.screen_stack[0]
        if isinstance(plan, PlanScreen):
            plan.show_step(step_id)

    def _plan_screen(self) -> Screen[None]:
        from matchtrack.tui.screens.plan import PlanScreen

        return PlanScreen()

    def _schedule_screen(self) -> Screen[None]:
        from matchtrack.tui.screens.schedule import ScheduleScreen

        return ScheduleScreen()

    def _review_screen(self) -> Screen[None]:
        from matchtrack.tui.screens.review import ReviewScreen

        return ReviewScreen()

    def on_resize(self, event: Resize) -> None:
        """Remember whether there is room for the screens, and ask for it where there is too little."""
        self.lacks_room = event.size.width < LEAST_COLUMNS or event.size.height < LEAST_LINES
        if self.lacks_room or self._asked_for_room:
            self.ask_for_room()

    def ask_for_room(self) -> None:
        """Let the sentence that asks for room stand above all while there is too little, and go once there is room."""
        from matchtrack.tui.screens.too_small import TooSmallScreen

        self._asked_for_room = True
        asking = isinstance(self.screen, TooSmallScreen)
        if self.lacks_room and not asking:
            self.push_screen(TooSmallScreen())
        elif asking and not self.lacks_room:
            self.screen.dismiss()

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Fill the palette."""
        from matchtrack.tui.palette_commands import commands_of

        return commands_of(self, screen)

    def run_here(self, action: str) -> None:
        """Run an action by its name on the screen that is shown, or on the app."""

        async def run() -> None:
            holder = self.screen if hasattr(self.screen, f"action_{action}") else self
            await holder.run_action(action)

        self.call_next(run)

    def action_show_today(self) -> None:
        """Show Today."""
        self.switch_mode("today")

    def action_show_plan(self) -> None:
        """Show the plan."""
        self.switch_mode("plan")

    def action_show_schedule(self) -> None:
        """Show the schedule."""
        self.switch_mode("schedule")

    def action_show_review(self) -> None:
        """Show the week review."""
        self.switch_mode("review")

    def action_next_theme(self) -> None:
        """Take the next of our themes, for now and for later."""
        from matchtrack.services.settings import set_value

        names = [theme.name for theme in OWN_THEMES]
        self.theme = names[(names.index(self.theme) + 1) % len(names)] if self.theme in names else names[0]
        self.attempt(set_value, self.context, "look.theme", self.theme)
        self.tell(f"Theme: {self.theme}")

    def action_palette(self) -> None:
        """Open the list of all actions."""
        self.action_command_palette()

    def action_command_palette(self) -> None:
        """Open the palette where there is room for it; its key holds above every screen."""
        from matchtrack.tui.screens.palette import Palette

        if not self.lacks_room and not isinstance(self.screen, Palette):
            self.push_screen(Palette())

    def action_show_help(self) -> None:
        """Show the keys that hold now."""
        from matchtrack.tui.screens.help import HelpScreen

        self.push_screen(HelpScreen(self.current_mode, self.context.settings.keys))

    def action_help_quit(self) -> None:
        """Say which key leaves to somebody who tries ctrl+c, as in other programs."""
        key = key_label(self.context.settings.keys.get("leave", BY_NAME["leave"].keys))
        self.tell(f"{key} leaves; everything is saved already.")

    def action_leave(self) -> None:
        """Leave; all is saved already. From a form or another screen, go back first."""
        if self.screen.is_modal and not self.is_first_run:
            self.screen.dismiss()
        elif self.current_mode != self.DEFAULT_MODE and not self.is_first_run:
            self.switch_mode(self.DEFAULT_MODE)
        else:
            self.leave()

    async def action_quit(self) -> None:
        """Leave from anywhere, as Textual's own key for it says."""
        self.leave()

    @property
    def fault(self) -> BaseException | None:
        """The fault that ends the app, if one does."""
        return self._exception

    def panic(self, *renderables: RenderableType) -> None:
        """Leave as on SIGHUP where the terminal is gone: Textual would tell the fault of its reading to nobody."""
        if leaving.terminal_is_gone(self):
            self.exit(None, leaving.HUNG_UP)
        else:
            super().panic(*renderables)

    async def _shutdown(self) -> None:
        """Leave, also where nobody asked for it, as at the end of a test: what breaks from now on is no fault."""
        self._exit = True
        await super()._shutdown()
        self.stop_watching()

    def _handle_exception(self, error: Exception) -> None:
        """Take no fault for one once the app leaves: a screen that was only half built may break when it is closed."""
        if self._exit:
            self._close_messages_no_wait()
        else:
            super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """End after a fault of ours: a calm sentence, a report without private text, no locals on screen."""
        leaving.report_fault(self)


def run_app(context: Context, warnings: Sequence[str] = ()) -> int:
    """Open the app and give the exit code."""
    app = MatchtrackApp(context, warnings)
    try:
        app.run()
    finally:
        leaving.give_title_back(app)
    keep_at_close(app)
    return ProgramFaultError.exit_code if app.fault else app.return_code or 0
