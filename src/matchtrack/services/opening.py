"""What the app meets when it opens: a season, none yet, one that is lost, or one that can only be looked at."""

from __future__ import annotations

import os

from matchtrack.errors import DatabaseError
from matchtrack.services.presence import is_set_up

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matchtrack.services.context import Context


class Opening:
    """What stands at the place of the database.

    Attributes:
        is_set_up: A season is there.
        loss: A sentence where a season was there once and is damaged or gone; else empty.
        is_read_only: Nothing can be written there.
    """

    __slots__ = ("is_read_only", "is_set_up", "loss")

    def __init__(self, *, is_set_up: bool, loss: str = "", is_read_only: bool = False) -> None:
        self.is_set_up = is_set_up
        self.loss = loss
        self.is_read_only = is_read_only


def look_at_database(context: Context) -> Opening:
    """Tell a season, a first run and a loss apart; quick, because the first frame waits for it.

    Raises:
        DatabaseError: The file is not ours, newer, locked, or cannot be read.
    """
    try:
        if is_set_up(context):
            return Opening(is_set_up=True, is_read_only=_is_read_only(context.database))
    except DatabaseError as error:
        if error.kind != "damaged":
            raise
        return Opening(is_set_up=False, loss=_damaged(context))
    from matchtrack.services.backups import best_backup

    if best_backup(context) is None:
        return Opening(is_set_up=False)
    return Opening(is_set_up=False, loss=f"There is no season at {context.database} any more, but backups are there.")


def check_whole(context: Context) -> str:
    """Check the whole database, which takes a moment; give the loss in a sentence, or ''."""
    from matchtrack.errors import MatchtrackError
    from matchtrack.storage.restoring import present_state

    try:
        state = present_state(context.database)
    except MatchtrackError:
        return ""
    return _damaged(context) if state == "damaged" else ""


def _damaged(context: Context) -> str:
    return f"{context.database} is damaged. It is kept aside when you go on."


def _is_read_only(path: str) -> bool:
    return not (os.access(path, os.W_OK) and os.access(os.path.dirname(path) or ".", os.W_OK))
