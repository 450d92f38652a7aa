"""Who changed what and when, and what could be taken back now."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from matchtrack.errors import NotSoError
from matchtrack.services.change_words import undo_sentences
from matchtrack.services.undo import local_instant, refusal
from matchtrack.storage import history
from matchtrack.storage.connection import open_reading
from matchtrack.storage.undo_trial import copied, obstacle

if TYPE_CHECKING:
    import datetime as dt
    import sqlite3

    from matchtrack.errors import Place
    from matchtrack.services.context import Context
    from matchtrack.storage.history import Group

SHOWN = 20
"""Changes that are listed unless the user says otherwise."""

MOST_SHOWN = 10_000
MOST_TRIED = 200
"""Changes of which it is tried whether they can be undone; the user hardly means an older one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """A change as the history lists it.

    `state` is 'done', 'undone', 'undo' or 'redo'; `at` is local; `can_undo` is None where it was not tried, and
    `why_not` then empty; `undoes` and `undone_by` are ids of other changes.
    """

    id: int
    at: dt.datetime
    source: str
    title: str
    state: str
    undoes: int | None
    undone_by: int | None
    can_undo: bool | None
    why_not: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryView:
    """The last changes, the last first; `redo` is the title of what redo would do again, '' where nothing is."""

    lines: tuple[HistoryLine, ...]
    redo: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoPreview:
    """What undoing one change would do: `sentences`; or why it cannot be done: `why_not`, and the `places`."""

    title: str
    sentences: tuple[str, ...]
    why_not: str
    places: tuple[Place, ...]


def state_words(line: HistoryLine) -> str:
    """Say in a word or two how a change stands."""
    if line.state == "undo":
        return f"takes back {line.undoes}"
    if line.state == "redo":
        return f"redoes after {line.undoes}"
    return "undone" if line.state == "undone" else "done, locked" if line.can_undo is False else "done"


def history_view(context: Context, limit: int = SHOWN, *, every: bool = False, try_undo: bool = True) -> HistoryView:
    """Give the last changes that changed anything; with `every` also undoes and redoes as lines of their own.

    Whether a change can be undone is tried on a copy in memory, so it is true of this moment, and nothing is locked.

    Raises:
        NotSoError: There is no season yet.
    """
    with contextlib.closing(open_reading(context.database)) as connection:
        groups = history.groups(connection, limit, every=every)
        last = history.last_undo(connection)
        with copied(connection) if try_undo else contextlib.nullcontext() as copy:
            lines = tuple(
                _line(context, group, copy if place < MOST_TRIED else None) for place, group in enumerate(groups)
            )
    return HistoryView(lines=lines, redo=last[1] if last else "")


def preview_undo(context: Context, group_id: int) -> UndoPreview:
    """Say what undoing a change would do, without doing it.

    Raises:
        NotSoError: There is no such change.
    """
    with contextlib.closing(open_reading(context.database)) as connection:
        group = history.group_by_id(connection, group_id)
        if group is None:
            raise NotSoError(f"There is no change {group_id}. 'matchtrack history' lists them.")
        with copied(connection) as copy:
            fault = _fault_of(context, copy, group)
        sentences = undo_sentences(history.changes_of(connection, group_id))
    return UndoPreview(
        title=group.title,
        sentences=sentences,
        why_not=fault.sentence if fault else "",
        places=fault.places if fault else (),
    )


def _line(context: Context, group: Group, copy: sqlite3.Connection | None) -> HistoryLine:
    state = "undone" if group.undone_by else "done"
    if group.undoes is not None:
        state = "undo" if group.undid_before is None else "redo"
    fault = _fault_of(context, copy, group) if copy and state == "done" else None
    return HistoryLine(
        id=group.id,
        at=local_instant(group.at_utc, context.settings.zone),
        source=group.source,
        title=group.title,
        state=state,
        undoes=group.undoes,
        undone_by=group.undone_by,
        can_undo=False if state != "done" or fault else True if copy else None,
        why_not=fault.sentence if fault else "",
    )


def _fault_of(context: Context, copy: sqlite3.Connection, group: Group) -> NotSoError | None:
    """Try an undo on the copy, take it back there, and give what stood in the way."""
    if group.undoes is not None or group.undone_by is not None:
        return NotSoError(f"Change {group.id} is {'undone already' if group.undone_by else 'an undo itself'}.")
    if context.source == "app" and history.made_the_season(copy, group.id):
        return NotSoError("This is the season as you set it up; everything else stands on it.")
    error = obstacle(copy, group.id)
    return refusal(context, copy, group.id, error) if error else None
