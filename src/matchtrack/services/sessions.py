"""After a timed session: how focused it was, and what distracted (method.md 7, 13)."""

from __future__ import annotations

from matchtrack.errors import BadInputError, NotSoError
from matchtrack.services.transaction import write_daily
from matchtrack.storage import session_rows

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

    from matchtrack.services.context import Context

LEAST_FOCUS, MOST_FOCUS = 1, 5
MOST_WORDS = 100
"""Characters of what distracted: a word or two, so that they can be counted."""


def answer_session(
    context: Context, entry_id: int, *, focus: int | None = None, distracted_by: str | None = None
) -> None:
    """Keep what the user says of a session; `distracted_by` is '' for 'nothing', and None leaves a question open.

    Raises:
        BadInputError: The focus is not 1 to 5, or what distracted is too long.
        NotSoError: There is no such entry.
    """
    check_answer(focus, distracted_by)
    if focus is None and distracted_by is None:
        return

    def write(connection: sqlite3.Connection) -> str:
        return save_answer(connection, entry_id, focus, distracted_by)

    write_daily(context, context.moment(), write, lambda title: f"Answered how '{title}' went")


def check_answer(focus: int | None, distracted_by: str | None) -> None:
    """Let an answer pass.

    Raises:
        BadInputError: The focus is not 1 to 5, or what distracted is too long.
    """
    if focus is not None and not LEAST_FOCUS <= focus <= MOST_FOCUS:
        raise BadInputError(
            f"focus goes from {LEAST_FOCUS} (scattered) to {MOST_FOCUS} (deep), so it cannot be {focus}"
        )
    if distracted_by is not None and len(distracted_by) > MOST_WORDS:
        raise BadInputError(f"what distracted you fits in {MOST_WORDS} characters; a word or two are enough")


def save_answer(connection: sqlite3.Connection, entry_id: int, focus: int | None, distracted_by: str | None) -> str:
    """Keep a checked answer in the caller's transaction; give the title of the session's step.

    Raises:
        NotSoError: There is no such entry.
    """
    title = session_rows.entry_title(connection, entry_id)
    if title is None:
        raise NotSoError(f"There is no entry {entry_id}. 'matchtrack entries' lists them.")
    words = None if distracted_by is None else distracted_by.strip()
    if focus is not None or words is not None:
        session_rows.save_answer(connection, entry_id, focus, words)
    return title
