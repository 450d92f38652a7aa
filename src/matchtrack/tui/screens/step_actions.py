"""What can be done with one step, shared by the screens that list steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work
from textual.screen import Screen

from matchtrack.domain.momentum import of_floor
from matchtrack.errors import BadInputError, MatchtrackError
from matchtrack.tui.house import house_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar

    from matchtrack.domain.steps import Step
    from matchtrack.services.timer_stopped import Stopped
    from matchtrack.tui.app import MatchtrackApp
    from matchtrack.tui.screens.log_minutes import LogAnswer

    Answer = TypeVar("Answer")

NO_STEP = "Choose a baby step first, with the arrow keys."
NO_OFFER = "Tick a step off with d first; then n starts the next one of its big step."


def timer_words(stopped: Stopped | None) -> str:
    """Say, after another sentence, what became of a timer that ran on the step; nothing where none did."""
    return f" {stopped.sentence}" if stopped else ""


class StepActions(Screen[None]):
    """The actions on the selected step; a screen says which step that is and how it reads its view anew."""

    _asking = False
    """A form is open or about to open; keys that are typed ahead must not open a second one."""

    @property
    def is_asking(self) -> bool:
        """A form is on its way, or its answer is being saved; what is typed meanwhile has to wait."""
        return self._asking

    @property
    def house(self) -> MatchtrackApp:
        """The app, by its own type."""
        return house_of(self)

    def on_screen_suspend(self) -> None:
        """Take away what was said: the screen above says it again, and it would be seen twice."""
        self.query("ToastHolder").remove()

    def on_screen_resume(self) -> None:
        """Show how the timer stands as soon as the screen is in sight."""
        if self.house.timer is not None:
            self.house.timer.show()

    def selected_step(self) -> Step | None:
        """Give the step under the cursor, or None where no baby step is."""
        raise NotImplementedError

    def selected_big_step(self) -> str:
        """Give the key of the big step that a new step should go to, or '' for the inbox."""
        step = self.selected_step()
        return step.big_step if step else ""

    def reload(self) -> None:
        """Read the view anew."""
        raise NotImplementedError

    def action_tick_off(self) -> None:
        """Tick the selected step off and offer the next one of its big step (method.md 5)."""
        from matchtrack.services import ticks

        step = self.step_or_hint()
        if step is None:
            return
        done = self.house.attempt(ticks.done, self.house.context, [str(step.id)])
        if done:
            self.house.offer = done[0].next_step
            self.changed(f"Done: {step.title}.{timer_words(done[0].stopped)} u takes it back.")

    def action_next_step(self) -> None:
        """Start the timer on the step that the last tick offered."""
        from matchtrack.services import timer

        offer = self.house.offer
        if offer is None:
            self.house.tell(NO_OFFER)
            return
        started = self.house.attempt(timer.start, self.house.context, str(offer.id))
        if started is not None:
            self.house.offer = None
            self.changed(f"The timer runs on: {started.title}")

    def action_start_stop(self) -> None:
        """Stop the timer where there is one, else start it on the selected step."""
        from matchtrack.tui import timing

        timing.start_or_stop(self)

    def action_pause(self) -> None:
        """Pause the timer, or let it go on."""
        from matchtrack.tui import timing

        timing.pause_or_resume(self)

    @work
    async def ask_forgotten_timer(self) -> None:
        """Ask how much of a forgotten timer was real, and log that."""
        from matchtrack.tui import timing

        await timing.ask_forgotten(self)

    @work
    async def ask_after_session(self, stopped: Stopped) -> None:
        """Ask how the session went."""
        from matchtrack.tui import timing

        await timing.ask_how_it_went(self, stopped)

    @work
    async def action_log_minutes(self) -> None:
        """Ask for minutes that were worked on the selected step, and log them."""
        step = self.step_or_hint()
        if step is not None:
            await self._ask_minutes(step)

    async def _ask_minutes(self, step: Step) -> None:
        from matchtrack.tui.screens.log_minutes import LogAnswer, LogMinutesScreen
        from matchtrack.tui.screens.stale import Watched

        watched: Watched[None] = Watched(self.house.context, step)

        def ask(answer: LogAnswer | None, fault: str) -> LogMinutesScreen:
            return LogMinutesScreen(step.title, answer or LogAnswer(minutes=step.minutes_left or 15), fault)

        await self.ask_until_saved(ask, lambda answer: watched.save(lambda _: self._log(step.id, answer)))

    def _log(self, step_id: int, answer: LogAnswer) -> None:
        from matchtrack.services import minutes

        logged = minutes.log(
            self.house.context, answer.minutes, str(step_id), yesterday=answer.yesterday, at=answer.at, note=answer.note
        )
        day = "Yesterday" if logged.late else "Today"
        self.house.tell(f"Logged {logged.minutes} min. {day} has {of_floor(logged.total, logged.floor)}.")

    @work
    async def action_wait(self) -> None:
        """Ask whom the selected step waits for and until when."""
        from matchtrack.services import ticks
        from matchtrack.tui.screens.stale import Watched
        from matchtrack.tui.screens.wait_modal import WaitAnswer, WaitScreen

        step = self.step_or_hint()
        if step is None:
            return
        moment = self.house.context.moment()

        def ask(answer: WaitAnswer | None, fault: str) -> WaitScreen:
            return WaitScreen(step, answer, fault, today=moment.day, order=self.house.context.settings.date_order)

        watched: Watched[ticks.Waiting] = Watched(self.house.context, step)

        def save(answer: WaitAnswer) -> None:
            waiting = watched.save(
                lambda version: ticks.wait(
                    self.house.context,
                    str(step.id),
                    waiting_on=answer.waiting_on,
                    expected=answer.expected,
                    version=version,
                )
            )
            self.house.tell(f"Waiting now: {step.title}.{timer_words(waiting.stopped)}")

        await self.ask_until_saved(ask, save)

    def action_reopen(self) -> None:
        """Put a done, dropped or waiting step back on the list."""
        from matchtrack.services import ticks

        step = self.step_or_hint()
        reopened = step and self.house.attempt(ticks.reopen, self.house.context, str(step.id))
        if reopened:
            self.changed(f"Open again: {reopened.step.title}")

    def action_undo(self) -> None:
        """Take the last change back."""
        from matchtrack.tui.taking_back import take_back

        take_back(self.house)

    def action_redo(self) -> None:
        """Do again what the last undo took back."""
        from matchtrack.tui.taking_back import do_again

        do_again(self.house)

    @work
    async def action_show_history(self) -> None:
        """Show every change, and undo the one that is chosen."""
        from matchtrack.tui.screens.history_modal import show_history

        await show_history(self)

    @work
    async def action_edit(self) -> None:
        """Edit the selected step."""
        from matchtrack.tui.screens.step_forms import edit_step

        step = self.step_or_hint()
        if step is not None:
            await edit_step(self, step)

    @work
    async def action_add(self) -> None:
        """Add a step, in the big step of the selected one."""
        from matchtrack.tui.screens.step_forms import add_step

        await add_step(self, self.selected_big_step())

    @work
    async def action_catch_up(self) -> None:
        """Ask whether what was meant for before today or cannot be kept gets new dates, and give them."""
        from matchtrack.services.catch_up import catch_up
        from matchtrack.tui.screens.catch_up_modal import CatchUpScreen

        report = self.house.attempt(catch_up, self.house.context, dry_run=True)
        if report is None:
            return
        if not report:
            self.house.tell(report.nothing)
            return

        def save(_answer: bool) -> None:
            self.house.tell(f"{catch_up(self.house.context).sentence} u takes it back.")

        await self.ask_until_saved(lambda _answer, fault: CatchUpScreen(report, fault), save)

    @work
    async def action_export(self) -> None:
        """Write what is left, or everything, to a file."""
        from matchtrack.services import export, private_files, views
        from matchtrack.tui.screens.export_modal import ExportAnswer, ExportScreen

        def save(answer: ExportAnswer) -> None:
            if not views.list_steps(self.house.context, every=not answer.remaining):
                raise BadInputError(
                    "There is no open step to write." if answer.remaining else "There is no step to write."
                )
            text = export.export_text(self.house.context, answer.format, remaining=answer.remaining)
            private_files.write_file(answer.path, text, force=answer.replace)
            self.house.tell(f"Written: {answer.path}")

        await self.ask_until_saved(ExportScreen, save)

    def action_copy(self) -> None:
        """Put the title of the selected step on the clipboard."""
        from matchtrack.domain.text import safe

        step = self.step_or_hint()
        if step is not None:
            self.app.copy_to_clipboard(safe(step.title))
            self.house.tell("Title copied, if this terminal allows it.")

    def step_or_hint(self) -> Step | None:
        """Give the selected step, or say that one has to be chosen."""
        step = self.selected_step()
        if step is None:
            self.house.tell(NO_STEP)
        return step

    def changed(self, sentence: str) -> None:
        """Say what changed and show it."""
        self.house.tell(sentence)
        self.house.refresh_views()

    async def ask_until_saved(
        self, ask: Callable[[Answer | None, str], Screen[Answer | None]], save: Callable[[Answer], None]
    ) -> None:
        """Open a form until its answer is saved or it is left; a fault comes back with all that was typed.

        `ask` makes the form from the last answer and the fault of saving it.
        """
        if self._asking:
            return
        self._asking = True
        answer: Answer | None = None
        fault = ""
        try:
            while True:
                answer = await self.app.push_screen_wait(ask(answer, fault))
                if answer is None:
                    return
                try:
                    save(answer)
                except MatchtrackError as error:
                    fault = error.sentence
                else:
                    self.house.refresh_views()
                    return
        finally:
            self._asking = False
