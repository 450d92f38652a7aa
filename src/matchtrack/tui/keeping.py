"""What the app does for safety beside its work: checks of the database, backups by time, and plain text."""

from __future__ import annotations

import contextlib
import threading
from functools import partial
from typing import TYPE_CHECKING

from textual import work

from matchtrack.errors import MatchtrackError
from matchtrack.services.watch import DatabaseWatch
from matchtrack.tui.house import house_of
from matchtrack.tui.insisting import InsistingApp
from matchtrack.tui.leaving import SIGNAL_EXIT

if TYPE_CHECKING:
    from matchtrack.services.context import Context
    from matchtrack.tui.app import MatchtrackApp


BACKUP_EVERY_MINUTES = 30
"""How often the app makes a backup while things change, as Anki does (trust.md 4)."""


class KeepingApp(InsistingApp):
    """An app that looks after its database."""

    watch_of_database: DatabaseWatch | None = None
    """Says when others have changed it."""

    def begin_keeping(self) -> None:
        """Begin with all that nobody waits for."""
        house = house_of(self)
        self.set_interval(BACKUP_EVERY_MINUTES * 60, partial(keep_again, house))
        threading.Thread(target=_work_unseen, args=(house,), daemon=True).start()

    def watch_database(self) -> None:
        """Watch the file that is there now for what others change."""
        self.stop_watching()
        self.watch_of_database = DatabaseWatch(house_of(self).context)

    def stop_watching(self) -> None:
        """Let the file go."""
        if self.watch_of_database is not None:
            self.watch_of_database.close()
            self.watch_of_database = None

    def say_troubles(self) -> None:
        """Say what is not well with the clock, the rights or the place of the database."""
        from matchtrack.services.clock_check import clock_trouble
        from matchtrack.services.place import warn_once

        house = house_of(self)
        if house.is_first_run:
            return
        read_only = "This database can only be looked at: nothing can be written there." if house.is_read_only else ""
        said = [house.attempt(clock_trouble, house.context), read_only, warn_once(house.context.database)]
        if any(said):
            house.tell(" ".join(sentence for sentence in said if sentence))

    @work(exclusive=True, group="recovery")
    async def lead_back(self, loss: str) -> None:
        """Offer the backups of a season that is damaged or gone."""
        from matchtrack.tui.recovering import ask_and_lead_back

        house = house_of(self)
        house.is_first_run = True
        self.stop_watching()  # a file that is open cannot be replaced everywhere
        if await ask_and_lead_back(house, loss):
            house.is_first_run = False
            self.watch_database()
            house.refresh_views()


def _work_unseen(app: MatchtrackApp) -> None:
    """Load what writing needs, then look after the database; runs in a thread of its own."""
    from matchtrack.services.warm import load_plan_writing

    load_plan_writing()
    look_after(app)


def look_after(app: MatchtrackApp) -> None:
    """Check the whole database, copy what changed since the last backup, and do so again while the app is open.

    Runs in a thread of its own: nobody waits for it.
    """
    from matchtrack.services.opening import check_whole

    if app.is_first_run:
        return
    loss = check_whole(app.context)
    if loss:
        app.call_later(app.lead_back, loss)
        return
    trouble = "" if app.is_read_only else keep(app.context)
    if trouble:
        app.call_later(app.tell, trouble)


def keep_again(app: MatchtrackApp) -> None:
    """Make the backup by time, in a thread."""
    threading.Thread(target=keep, args=(app.context,), daemon=True).start()


def keep(context: Context) -> str:
    """Make a backup and a plain export where something changed since the last one; give what went wrong, or ''.

    A clock that is set by hand makes none: its days are no days.
    """
    from matchtrack.clock import NOW_VARIABLE
    from matchtrack.services.backups import back_up_if_changed
    from matchtrack.services.plain_export import export_plain

    if context.environ.get(NOW_VARIABLE):
        return ""
    try:
        if back_up_if_changed(context):
            export_plain(context)
    except MatchtrackError as error:
        return error.sentence
    return ""


def keep_at_close(app: MatchtrackApp) -> None:
    """Do the same once the screen is gone, unless the app was told to hurry or broke."""
    if not (app.is_first_run or app.is_read_only) and app.fault is None and (app.return_code or 0) < SIGNAL_EXIT:
        with contextlib.suppress(MatchtrackError):
            keep(app.context)
