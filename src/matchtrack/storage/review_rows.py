"""Rows of the week review: what the log, the plan and the answers know of a week, and what the user says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    import sqlite3
    from collections.abc import Iterable, Sequence

_OPEN = "('todo', 'started', 'waiting')"
_LATER = f"(s.status IN {_OPEN} OR (s.status = 'done' AND s.done_on > :end))"


class EntryRow(NamedTuple):
    """An entry with the difficulty of its step, 0 where that is gone; the offset is in minutes ahead of UTC."""

    day: str
    minutes: int
    area: str
    difficulty: int
    started_utc: str | None
    ended_utc: str | None
    zone: str
    utc_offset: int


class ReviewRow(NamedTuple):
    """What was said of a week as a whole."""

    begun_utc: str
    finished_utc: str | None
    forecast_moved_days: int | None
    note: str


def _within(first: dt.date, last: dt.date) -> dict[str, str]:
    return {"first": first.isoformat(), "last": last.isoformat()}


def entries(connection: sqlite3.Connection, first: dt.date, last: dt.date) -> list[EntryRow]:
    """Give the entries of the momentum days from `first` to `last`, in order."""
    rows = connection.execute(
        "SELECT e.day, e.minutes, e.area, COALESCE(s.difficulty, 0), e.started_utc, e.ended_utc, e.zone, "
        "e.utc_offset_minutes FROM momentum_entry e LEFT JOIN baby_step s ON s.id = e.step_id "
        "WHERE e.day BETWEEN :first AND :last ORDER BY e.day, e.id",
        _within(first, last),
    )
    return list(map(EntryRow._make, rows))


def done_ids(connection: sqlite3.Connection, first: dt.date, last: dt.date) -> list[int]:
    """Give the ids of the steps that were done in these days, the first done first."""
    rows = connection.execute(
        "SELECT id FROM baby_step WHERE status = 'done' AND done_on BETWEEN :first AND :last ORDER BY done_on, id",
        _within(first, last),
    )
    return [row[0] for row in rows]


def slipped_ids(
    connection: sqlite3.Connection, days: tuple[dt.date, dt.date], end: dt.date, chosen_in: str | None
) -> list[int]:
    """Give the ids of steps that were due, pinned or chosen for these days and not done by the `end`.

    `chosen_in` is the week of the review that chose for them, None where it is too early to ask.
    """
    rows = connection.execute(
        f"SELECT s.id FROM step_view s WHERE {_LATER} AND (s.due BETWEEN :first AND :last "  # noqa: S608 - our own words
        "OR s.id IN (SELECT step_id FROM user_pin WHERE day BETWEEN :first AND :last) "
        "OR s.key IN (SELECT step_key FROM review_choice WHERE week = :week)) "
        "ORDER BY s.due IS NULL, s.due, s.big_position, s.position",
        {**_within(*days), "end": end.isoformat(), "week": chosen_in},
    )
    return [row[0] for row in rows]


def distractions(connection: sqlite3.Connection, first: dt.date, last: dt.date) -> list[str]:
    """Give what distracted in the sessions of these days, once for each; '' (nothing did) is left out."""
    rows = connection.execute(
        "SELECT a.distracted_by FROM session_answer a JOIN momentum_entry e ON e.id = a.entry_id "
        "WHERE e.day BETWEEN :first AND :last AND a.distracted_by <> '' ORDER BY e.day, e.id",
        _within(first, last),
    )
    return [row[0] for row in rows]


def days_left(connection: sqlite3.Connection, first: dt.date, last: dt.date) -> list[tuple[str, int, int, str]]:
    """Give (day, minutes, floor, reason) of each time that a day was left below the floor."""
    return connection.execute(
        "SELECT day, minutes, floor, reason FROM day_left WHERE day BETWEEN :first AND :last ORDER BY day, id",
        _within(first, last),
    ).fetchall()


def progress(connection: sqlite3.Connection) -> tuple[list[tuple[str, int]], int, str | None]:
    """Give (day, minutes done) of each day that finished steps, the minutes of the whole plan, and its last due day."""
    done = connection.execute(
        "SELECT done_on, SUM(minutes) FROM baby_step WHERE status = 'done' AND done_on IS NOT NULL "
        "GROUP BY done_on ORDER BY done_on"
    ).fetchall()
    total, last = connection.execute(
        "SELECT TOTAL(minutes), MAX(due) FROM step_view WHERE status <> 'dropped'"
    ).fetchone()
    return done, int(total), last


def is_finished(connection: sqlite3.Connection, week: str) -> bool:
    """Say whether the review of a week was finished."""
    row = connection.execute(
        "SELECT 1 FROM week_review WHERE week = ? AND finished_utc IS NOT NULL", (week,)
    ).fetchone()
    return row is not None


def read_review(connection: sqlite3.Connection, week: str) -> ReviewRow | None:
    """Give what was said of a week, or None where nothing was."""
    row = connection.execute(
        "SELECT begun_utc, finished_utc, forecast_moved_days, note FROM week_review WHERE week = ?", (week,)
    ).fetchone()
    return None if row is None else ReviewRow(*row)


def read_wins(connection: sqlite3.Connection, week: str) -> tuple[str, ...]:
    """Give the wins of a week."""
    rows = connection.execute("SELECT text FROM review_win WHERE week = ? ORDER BY position", (week,))
    return tuple(row[0] for row in rows)


def read_slips(connection: sqlite3.Connection, week: str) -> list[tuple[str, str, str]]:
    """Give (key, title, reason) of each step of which something was said, or that slipped when the week was closed."""
    return connection.execute(
        "SELECT step_key, step_title, reason FROM review_slip WHERE week = ? ORDER BY rowid", (week,)
    ).fetchall()


def read_choices(connection: sqlite3.Connection, week: str) -> list[tuple[str, str, str | None]]:
    """Give (key, title, day) of the three hardest that were chosen for the week after."""
    return connection.execute(
        "SELECT step_key, step_title, day FROM review_choice WHERE week = ? ORDER BY position", (week,)
    ).fetchall()


def read_forecast(
    connection: sqlite3.Connection, week: str
) -> list[tuple[str, str, str | None, str | None, str | None, int | None]]:
    """Give (key, title, due, likely, careful, chance in percent) of each big step as it was forecast."""
    return connection.execute(
        "SELECT big_step_key, title, due, likely, careful, chance FROM review_forecast WHERE week = ? "
        "ORDER BY due IS NULL, due, big_step_key",
        (week,),
    ).fetchall()


def begin(connection: sqlite3.Connection, week: str, now_utc: str) -> None:
    """Make room for what is said of a week; once there, it stays as it is."""
    connection.execute("INSERT OR IGNORE INTO week_review (week, begun_utc) VALUES (?, ?)", (week, now_utc))


def set_note(connection: sqlite3.Connection, week: str, note: str) -> None:
    """Write the note of a week."""
    connection.execute("UPDATE week_review SET note = ? WHERE week = ?", (note, week))


def set_wins(connection: sqlite3.Connection, week: str, wins: Sequence[str]) -> None:
    """Write the wins of a week in the place of those it had."""
    connection.execute("DELETE FROM review_win WHERE week = ?", (week,))
    connection.executemany(
        "INSERT INTO review_win (week, position, text) VALUES (?, ?, ?)",
        [(week, at, text) for at, text in enumerate(wins, 1)],
    )


def set_reason(connection: sqlite3.Connection, week: str, key: str, title: str, reason: str) -> None:
    """Write why a step slipped; '' says nothing of it."""
    connection.execute(
        "INSERT INTO review_slip (week, step_key, step_title, reason) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (week, step_key) DO UPDATE SET step_title = excluded.step_title, reason = excluded.reason",
        (week, key, title, reason),
    )


def set_choices(connection: sqlite3.Connection, week: str, choices: Iterable[tuple[str, str, dt.date | None]]) -> None:
    """Write the hardest of the week after, each as (key, title, day), in the place of those before."""
    connection.execute("DELETE FROM review_choice WHERE week = ?", (week,))
    connection.executemany(
        "INSERT INTO review_choice (week, position, step_key, step_title, day) VALUES (?, ?, ?, ?, ?)",
        [(week, at, key, title, day and day.isoformat()) for at, (key, title, day) in enumerate(choices, 1)],
    )


def finish(
    connection: sqlite3.Connection,
    week: str,
    now_utc: str,
    moved_days: int | None,
    forecast: Iterable[tuple[str, str, str | None, str | None, str | None, int | None]],
) -> None:
    """Close the review of a week with the forecast as it stands, each line as `read_forecast` gives it."""
    connection.execute(
        "UPDATE week_review SET finished_utc = ?, forecast_moved_days = ? WHERE week = ?", (now_utc, moved_days, week)
    )
    connection.execute("DELETE FROM review_forecast WHERE week = ?", (week,))
    connection.executemany(
        "INSERT INTO review_forecast (week, big_step_key, title, due, likely, careful, chance) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        [(week, *line) for line in forecast],
    )
