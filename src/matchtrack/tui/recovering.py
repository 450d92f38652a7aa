"""Leading back to a season that is damaged or gone: what happened, which backups there are, and one key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchtrack.domain.text import safe
from matchtrack.errors import DatabaseError, MatchtrackError
from matchtrack.services.backups import best_backup, list_backups
from matchtrack.services.restore import begin_anew, look, restore
from matchtrack.services.salvage import is_salvageable, salvage
from matchtrack.tui.screens.recovery import ANEW, LEAVE, SAVE, RecoveryScreen

if TYPE_CHECKING:
    from matchtrack.tui.app import MatchtrackApp

SAID_SECONDS = 30
"""What came back and what is lost is more to read than a toast usually is."""


async def ask_and_lead_back(app: MatchtrackApp, loss: str) -> bool:
    """Ask until a season is there again; false where the user leaves, or begins anew with the first questions."""
    context = app.context
    fault = ""
    while True:
        backups = [backup for backup in list_backups(context)[::-1] if backup.counts and backup.counts.rows]
        best = best_backup(context)
        saves = is_salvageable(context)
        screen = RecoveryScreen(loss, backups, context.clock(), best.number if best else 0, fault, saves=saves)
        answer = await app.push_screen_wait(screen)
        if answer in {None, LEAVE}:
            app.exit(return_code=DatabaseError.exit_code)
            return False
        try:
            if answer == ANEW:
                aside = begin_anew(context)
                app.tell(f"The file as it was is {aside}." if aside else "A new season begins.")
                app.set_up_season()
                return False
            if answer == SAVE:
                sentence = salvage(context).sentence
            else:
                sentence = restore(context, look(context, str(answer))).sentence
        except MatchtrackError as error:
            fault = error.sentence
        else:
            app.notify(safe(sentence), markup=False, timeout=SAID_SECONDS)
            return True
