"""What the choice for today and the planner are made of; `log` without a step stands on it, so nothing here costs."""

from __future__ import annotations

import datetime as dt

from matchtrack.domain.areas import HARD_FROM, MIN_STEP_MINUTES
from matchtrack.domain.capacity import (
    DayChange,
    Hours,
    PatternUse,
    Reservation,
    Stretch,
    UserPin,
    Week,
    capacity_of_days,
)
from matchtrack.domain.hours import Window

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from matchtrack.domain.capacity import DayCapacity

_NOT_BLOCKED = (
    "NOT EXISTS (SELECT 1 FROM prerequisite p WHERE p.step_id = step_view.id "
    "AND p.needs_id NOT IN (SELECT id FROM baby_step WHERE status IN ('done', 'dropped')))"
)
"""As `blocked` of the view, but out of two indexes alone: half the time where most steps are blocked."""


def ready_rows(
    connection: sqlite3.Connection, today: dt.date, *, hard: bool, limit: int
) -> list[tuple[int, str, int, int, bool, bool, dt.date | None]]:
    """Give the first ready steps as (id, key, minutes left, difficulty, boring, started, due).

    The order is a first sieve of `domain.pinning`'s rank, so that a plan of thousands is never loaded whole.
    """
    kind = f"difficulty {'>=' if hard else '<'} {HARD_FROM}"
    rank = (
        "difficulty DESC, boring DESC, minutes_left DESC, due IS NULL, due, key"
        if hard
        else "due IS NULL, due, difficulty, key"
    )
    rows = connection.execute(
        f"SELECT id, key, MAX({MIN_STEP_MINUTES}, minutes - minutes_logged) AS minutes_left, difficulty, boring, "  # noqa: S608
        f"status = 'started', due FROM step_view WHERE status IN ('todo', 'started') AND {kind} "
        f"AND (earliest IS NULL OR earliest <= ?) AND {_NOT_BLOCKED} ORDER BY status = 'started' DESC, {rank} LIMIT ?",
        (today.isoformat(), limit),
    )
    return [(*row[:4], bool(row[4]), bool(row[5]), dt.date.fromisoformat(row[6]) if row[6] else None) for row in rows]


def has_more_open(connection: sqlite3.Connection, count: int) -> bool:
    """Say whether there are more open steps than `count`, without counting them all."""
    row = connection.execute(
        "SELECT 1 FROM baby_step WHERE status IN ('todo', 'started', 'waiting') LIMIT 1 OFFSET ?", (count,)
    ).fetchone()
    return row is not None


def read_capacity(
    connection: sqlite3.Connection, first: dt.date, last: dt.date, *, day_start: int, zone: dt.tzinfo
) -> list[DayCapacity]:
    """Give the capacity of each day from `first` to `last`; `day_start` is in minutes after midnight."""
    return capacity_of_days(read_hours(connection, first), first, last, day_start=day_start, zone=zone)


def read_hours(connection: sqlite3.Connection, since: dt.date) -> Hours:
    """Give all that says when the user works; of days that differ, those from the day before `since` on."""
    # The night of the day before may reach into the first one.
    since_text = (since - dt.timedelta(days=1)).isoformat()
    return Hours(
        usual=Week(windows=read_windows(connection), other=read_other_minutes(connection)),
        patterns=_read_patterns(connection),
        uses=[
            PatternUse(name, _stretch(first, last))
            for name, first, last in connection.execute(
                "SELECT p.name, u.first_day, u.last_day FROM pattern_use u JOIN hours_pattern p ON p.id = u.pattern_id "
                "WHERE u.last_day >= ? ORDER BY u.first_day",
                (since_text,),
            )
        ],
        off=[
            _stretch(first, last)
            for first, last in connection.execute(
                "SELECT first_day, last_day FROM day_off WHERE last_day >= ? ORDER BY first_day", (since_text,)
            )
        ],
        changes=_read_changes(connection, since_text),
    )


def read_windows(connection: sqlite3.Connection) -> tuple[Window, ...]:
    """Give the productive windows of the usual week, in order."""
    return _windows(
        connection.execute(
            "SELECT weekday, start_minute, end_minute FROM productive_window ORDER BY weekday, start_minute"
        )
    )


def read_other_minutes(connection: sqlite3.Connection) -> dict[int, int]:
    """Give the other minutes of the usual week by weekday (0 is Monday)."""
    return dict(connection.execute("SELECT weekday, minutes FROM other_minutes").fetchall())


def _read_patterns(connection: sqlite3.Connection) -> dict[str, Week]:
    windows: dict[int, list[tuple[int, int, int]]] = {}
    other: dict[int, dict[int, int]] = {}
    names = connection.execute("SELECT id, name FROM hours_pattern ORDER BY name").fetchall()
    if names:
        for pattern, *row in connection.execute(
            "SELECT pattern_id, weekday, start_minute, end_minute FROM pattern_window ORDER BY weekday, start_minute"
        ):
            windows.setdefault(pattern, []).append((row[0], row[1], row[2]))
        for pattern, weekday, minutes in connection.execute(
            "SELECT pattern_id, weekday, minutes FROM pattern_other ORDER BY weekday"
        ):
            other.setdefault(pattern, {})[weekday] = minutes
    return {name: Week(windows=_windows(windows.get(id_, ())), other=other.get(id_)) for id_, name in names}


def _read_changes(connection: sqlite3.Connection, since: str) -> dict[dt.date, DayChange]:
    changes = connection.execute(
        "SELECT id, day, own_windows, other_minutes FROM day_change WHERE day >= ? ORDER BY day", (since,)
    ).fetchall()
    windows: dict[int, list[tuple[int, int]]] = {}
    if changes:
        for change, start, end in connection.execute(
            "SELECT day_change_id, start_minute, end_minute FROM day_window ORDER BY start_minute"
        ):
            windows.setdefault(change, []).append((start, end))
    return {
        dt.date.fromisoformat(day): DayChange(tuple(windows.get(id_, ())) if own else None, other)
        for id_, day, own, other in changes
    }


def _windows(rows: Iterable[tuple[int, int, int]]) -> tuple[Window, ...]:
    return tuple([Window(weekday, start, end) for weekday, start, end in rows])


def _stretch(first: str, last: str) -> Stretch:
    return Stretch(dt.date.fromisoformat(first), dt.date.fromisoformat(last))


def read_reservations(connection: sqlite3.Connection) -> list[Reservation]:
    """Give the daily slots that big steps own, in clock order."""
    rows = connection.execute(
        "SELECT b.key, r.start_minute, r.minutes FROM reservation r JOIN big_step b ON b.id = r.big_step_id "
        "ORDER BY r.start_minute, b.key"
    )
    return [Reservation(*row) for row in rows]


def read_pins(connection: sqlite3.Connection, since: dt.date) -> list[UserPin]:
    """Give the user's pins from `since` on, of steps that are still to do, in the order of their times.

    What waits or is settled needs no slot, and a pin of a past day holds nothing any more.
    """
    rows = connection.execute(
        "SELECT p.step_id, p.day, p.start_minute FROM user_pin p JOIN baby_step s ON s.id = p.step_id "
        "WHERE p.day >= ? AND s.status IN ('todo', 'started') ORDER BY p.day, p.start_minute, p.step_id",
        (since.isoformat(),),
    )
    return [UserPin(step_id, dt.date.fromisoformat(day), start) for step_id, day, start in rows]


def set_pin(connection: sqlite3.Connection, pin: UserPin) -> None:
    """Put a step on a day; a pin that it had goes."""
    connection.execute(
        "INSERT INTO user_pin (step_id, day, start_minute) VALUES (?, ?, ?) "
        "ON CONFLICT (step_id) DO UPDATE SET day = excluded.day, start_minute = excluded.start_minute",
        (pin.step_id, pin.day.isoformat(), pin.start),
    )


def pin_of(connection: sqlite3.Connection, step_id: int) -> UserPin | None:
    """Give the pin of a step, or None."""
    row = connection.execute("SELECT day, start_minute FROM user_pin WHERE step_id = ?", (step_id,)).fetchone()
    return UserPin(step_id, dt.date.fromisoformat(row[0]), row[1]) if row else None


def take_pin(connection: sqlite3.Connection, step_id: int) -> bool:
    """Take the pin of a step away; say whether it had one."""
    return connection.execute("DELETE FROM user_pin WHERE step_id = ?", (step_id,)).rowcount > 0


def easy_minutes_of_day(connection: sqlite3.Connection, day: dt.date) -> int:
    """Give the minutes that a momentum day has on easy steps: they come off its other minutes."""
    row = connection.execute(
        "SELECT TOTAL(e.minutes) FROM momentum_entry e JOIN baby_step s ON s.id = e.step_id "
        "WHERE e.day = ? AND s.difficulty < ?",
        (day.isoformat(), HARD_FROM),
    ).fetchone()
    return int(row[0])
