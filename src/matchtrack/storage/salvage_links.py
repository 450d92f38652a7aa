"""Making a salvaged database hold together: the season it is about, and rows that name a row which is lost."""

from __future__ import annotations

import sqlite3
from collections import Counter
from typing import TYPE_CHECKING

from matchtrack.domain.season import derive_key_dates
from matchtrack.errors import DatabaseError

if TYPE_CHECKING:
    import datetime as dt

_STAND_INS = """
INSERT INTO big_step (id, key, area, title, position)
SELECT DISTINCT s.big_step_id, 'saved-' || s.big_step_id, 'season', 'Saved steps ' || s.big_step_id,
    (SELECT COALESCE(MAX(position), 0) FROM big_step) + s.big_step_id
FROM baby_step s WHERE s.big_step_id NOT IN (SELECT id FROM big_step)
"""


def complete_season(connection: sqlite3.Connection, now_utc: str) -> None:
    """Make a lost season anew from its Match Day, lost key dates by their rules, and lost big steps without a name.

    Raises:
        DatabaseError: Neither the season nor its Match Day could be read.
    """
    season = connection.execute("SELECT match_year FROM season").fetchone()
    match_day = connection.execute("SELECT CAST(substr(day, 1, 4) AS INTEGER) FROM key_date WHERE key = 'match_day'")
    year = season or match_day.fetchone()
    if year is None:
        raise DatabaseError("Nothing of the season can be read any more; the file was left as it is.", kind="damaged")
    if season is None:
        connection.execute(
            "INSERT INTO season (id, match_year, name, created_utc) "
            "SELECT 1, ?, '', COALESCE((SELECT MIN(logged_utc) FROM momentum_entry), ?)",
            (*year, now_utc),
        )
    days: dict[str, dt.date] = derive_key_dates(*year)
    connection.executemany(
        "INSERT OR IGNORE INTO key_date (key, day, source) VALUES (?, ?, 'rule')",
        [(key, day.isoformat()) for key, day in days.items()],
    )
    connection.execute(_STAND_INS)


def mend_links(connection: sqlite3.Connection) -> tuple[Counter[str], Counter[str]]:
    """Take links to lost rows away, and rows that are nothing without such a link; counts both by table."""
    loosened: Counter[str] = Counter()
    dropped: Counter[str] = Counter()
    while broken := connection.execute("PRAGMA foreign_key_check").fetchall():
        for table, row_id, _, link in broken:
            column = _column_of(connection, table, link)
            try:
                done = connection.execute(f"UPDATE {table} SET {column} = NULL WHERE rowid = ?", (row_id,))  # noqa: S608
                loosened[table] += done.rowcount
            except sqlite3.IntegrityError:
                done = connection.execute(f"DELETE FROM {table} WHERE rowid = ?", (row_id,))  # noqa: S608
                dropped[table] += done.rowcount
    return loosened, dropped


def _column_of(connection: sqlite3.Connection, table: str, link: int) -> str:
    rows = connection.execute(f"PRAGMA foreign_key_list({table})")
    return next(str(column) for number, _, _, column, *_ in rows if number == link)
