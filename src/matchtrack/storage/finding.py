"""Which step the user means: an id, a unique beginning of a key, or text that matches one step."""

from __future__ import annotations

from matchtrack.domain.step_name import StepName
from matchtrack.domain.text import fit
from matchtrack.errors import NotSoError, Place, UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

_COLUMNS = (
    "SELECT s.id, b.key || '/' || s.key, s.title, b.area, s.status, s.minutes, s.waiting_on, s.wait_days "
    "FROM baby_step s JOIN big_step b ON b.id = s.big_step_id "
)
_ORDER = " ORDER BY b.position, s.position, s.id"
MOST_LISTED = 8
SHOWN_CELLS = 100
"""As much of what was typed stands in a sentence."""


def step_by_id(connection: sqlite3.Connection, step_id: int) -> StepName:
    """Give the step with this id.

    Raises:
        NotSoError: There is none.
    """
    row = connection.execute(f"{_COLUMNS} WHERE s.id = ?", (step_id,)).fetchone()
    if row is None:
        raise NotSoError(f"There is no step with the number {step_id}.")
    return StepName(*row)


def step_by_key(connection: sqlite3.Connection, key: str) -> StepName | None:
    """Give the step with exactly this whole key ('big-step/step'), or None."""
    if not key.isascii():
        return None
    big_step, _, own = key.partition("/")
    row = connection.execute(f"{_COLUMNS} WHERE b.key = ? AND s.key = ?", (big_step, own)).fetchone()
    return None if row is None else StepName(*row)


def find_step(connection: sqlite3.Connection, text: str, preferred: Sequence[str]) -> StepName:
    """Give the one step that `text` means; steps in a `preferred` status win over the others.

    Raises:
        NotSoError: No step matches.
        UsageError: Several steps match; they are listed and nothing is done.
    """
    text = text.strip()
    if text.isascii() and text.isdigit():
        return step_by_id(connection, int(text[:18]))
    found = _by_key(connection, text) or _by_text(connection, text)
    if not found:
        raise NotSoError(f"No step matches '{fit(text, SHOWN_CELLS)}'. 'matchtrack steps --all' lists them.")
    exact = [step for step in found if step.key == text]
    chosen = exact or [step for step in found if step.status in preferred] or found
    if len(chosen) > 1:
        raise UsageError(
            f"'{fit(text, SHOWN_CELLS)}' matches {len(chosen)} steps; say which one by its number or key.",
            _listed(chosen),
        )
    return chosen[0]


def find_big_step(connection: sqlite3.Connection, text: str) -> tuple[int, str, str]:
    """Give (id, key, title) of the one big step that `text` means: a key, a beginning of one, or text of one title.

    Raises:
        NotSoError: No big step matches.
        UsageError: Several match; they are listed and nothing is done.
    """
    text = text.strip()
    rows = connection.execute("SELECT id, key, title FROM big_step ORDER BY position, id").fetchall()
    found = [row for row in rows if text and row[1].startswith(text.lower())]
    found = found or [row for row in rows if text and text.casefold() in row[2].casefold()]
    if not found:
        raise NotSoError(f"No big step matches '{fit(text, SHOWN_CELLS)}'. 'matchtrack plan show' lists them.")
    chosen = [row for row in found if row[1] == text] or found
    if len(chosen) > 1:
        places = [Place(key, title, "") for _, key, title in chosen[:MOST_LISTED]]
        raise UsageError(
            f"'{fit(text, SHOWN_CELLS)}' matches {len(chosen)} big steps; say which one by its key.", places
        )
    big_step_id, key, title = chosen[0]
    return big_step_id, key, title


def _by_key(connection: sqlite3.Connection, text: str) -> list[StepName]:
    """Match the whole key or the baby step's own key from the beginning."""
    if not text or not text.isascii():
        return []
    where = "WHERE substr(b.key || '/' || s.key, 1, :length) = :start OR substr(s.key, 1, :length) = :start"
    rows = connection.execute(_COLUMNS + where + _ORDER, {"length": len(text), "start": text.lower()})
    return [StepName(*row) for row in rows]


def _by_text(connection: sqlite3.Connection, text: str) -> list[StepName]:
    """Match text anywhere in the title, capitals or not, in any script."""
    wanted = text.casefold()
    return [StepName(*row) for row in connection.execute(_COLUMNS + _ORDER) if wanted and wanted in row[2].casefold()]


def _listed(steps: Sequence[StepName]) -> list[Place]:
    places = [Place(str(step.id), f"{step.key}  {step.title}", "") for step in steps[:MOST_LISTED]]
    more = len(steps) - MOST_LISTED
    return [*places, Place("...", f"and {more} more", "")] if more > 0 else places
