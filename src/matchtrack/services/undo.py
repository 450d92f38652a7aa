"""Taking changes back, and doing again what was taken back: the last one, or any one of the history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchtrack.clock import wall_clock
from matchtrack.domain.date_phrases import write_day
from matchtrack.errors import NotSoError, Place
from matchtrack.services.context import utc_instant
from matchtrack.services.transaction import write_daily
from matchtrack.storage import history
from matchtrack.storage.undoing import InTheWayError, take_back

if TYPE_CHECKING:
    import datetime as dt
    import sqlite3
    from collections.abc import Callable

    from matchtrack.services.context import Context
    from matchtrack.storage.history import Group

_NOTHING_TO_REDO = "There is nothing to do again: only an undo can be taken back, and only until the next change."


def undo(context: Context) -> str:
    """Take the last change back and give its title; undoing again goes further back.

    The app does not go behind the making of the season, without which it has nothing to show; the shell may.

    Raises:
        NotSoError: There is nothing to undo, or something stands in the way.
    """
    return _take_back(context, history.last_change, "Undone: ")


def redo(context: Context) -> str:
    """Do again what the last undo took back, and give its title; a new change ends that, as in every editor.

    Raises:
        NotSoError: There is nothing to do again.
    """

    def choose(connection: sqlite3.Connection) -> tuple[int, str]:
        last = history.last_undo(connection)
        if last is None:
            raise NotSoError(_NOTHING_TO_REDO)
        return last

    return _take_back(context, choose, "Done again: ")


def undo_group(context: Context, group_id: int) -> str:
    """Take one change of the history back, whole or not at all, and give its title.

    Raises:
        NotSoError: There is no such change, it is undone already, or something stands in its way: the places name it.
    """
    return _take_back(context, lambda connection: _one(connection, group_id), "Undone: ")


def _one(connection: sqlite3.Connection, group_id: int) -> tuple[int, str]:
    found = history.group_by_id(connection, group_id) if abs(group_id) < 2**63 else None
    if found is None:
        raise NotSoError(f"There is no change {group_id}. 'matchtrack history' lists them.")
    if found.undoes is not None:
        raise NotSoError(f"Change {group_id} is an undo itself. 'matchtrack redo' takes back the last one.")
    if found.undone_by is not None:
        raise NotSoError(f"Change {group_id} ({found.title}) is undone already.")
    return group_id, found.title


def _take_back(context: Context, choose: Callable[[sqlite3.Connection], tuple[int, str]], prefix: str) -> str:
    moment = context.moment()

    def write(connection: sqlite3.Connection) -> str:
        group, title = choose(connection)
        if context.source == "app" and history.made_the_season(connection, group):
            raise NotSoError("There is nothing more to undo: this is the season as you set it up.")
        if history.is_large(connection, group):
            from matchtrack.services.backups import back_up_before

            back_up_before(context, "undo")
        try:
            take_back(connection, group)
        except InTheWayError as error:
            raise refusal(context, connection, group, error) from None
        return title

    return write_daily(context, moment, write, lambda title: f"{prefix}{title}")


def refusal(context: Context, connection: sqlite3.Connection, number: int, error: InTheWayError) -> NotSoError:
    """Say what stands in the way of an undo: a sentence, and a place for each later change, the last first."""
    found = [history.group_by_id(connection, group) for group in error.groups]
    places = [_place(group, context.settings.zone) for group in found if group]
    advice = " Undo these first." if places else ""
    named = history.group_by_id(connection, number)
    said = f"Change {number} ({named.title if named else ''}) cannot be undone: {error.reason}."
    return NotSoError(f"{said} Nothing was changed.{advice}", places)


def _place(group: Group, zone: str) -> Place:
    return Place(f"change {group.id}", f"{group.title}, {write_instant(local_instant(group.at_utc, zone))}", "")


def local_instant(at_utc: str, zone: str) -> dt.datetime:
    """Give an instant of the log as the clock showed it in `zone`, or in the system's where that is empty."""
    return wall_clock(utc_instant(at_utc), zone)


def write_instant(local: dt.datetime) -> str:
    """Write when a change was made: 'Mon 23 Nov 2026 06:40'."""
    return f"{write_day(local.date())} {local:%H:%M}"
