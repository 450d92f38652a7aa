"""How backups are told: their age, their reason, what they hold; both faces use the same words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

    from matchtrack.domain.backups import Backup, Counts

_REASONS = {
    "timed": "by time",
    "asked": "asked for",
    "import": "before an import",
    "pre-restore": "before a restore",
    "catch-up": "before catching up",
    "match-year": "before another match year",
    "undo": "before undoing much",
    "mend": "before mending",
}
_HOUR, _DAY = 60, 24 * 60
_DAYS_SAID = 60


def say_reason(reason: str) -> str:
    """Say why a backup was made; an unknown reason is said as it is."""
    if reason.startswith("pre-v"):
        return f"before version {reason.removeprefix('pre-v')} of the schema"
    return _REASONS.get(reason, f"before {reason.replace('-', ' ')}")


def say_age(at: dt.datetime, now: dt.datetime) -> str:
    """Say how old a backup is; the clock may have been set since."""
    minutes = int((now - at).total_seconds()) // 60
    if minutes < 0:
        return "ahead of the clock"
    if minutes < 1:
        return "just now"
    if minutes < 2 * _HOUR:
        return f"{minutes} min ago"
    if minutes < 2 * _DAY:
        return f"{minutes // _HOUR} hours ago"
    days = minutes // _DAY
    return f"{days} days ago" if days < _DAYS_SAID else f"{days // 30} months ago"


def say_counts(counts: Counts | None) -> str:
    """Say what a database holds, in a few words."""
    if counts is None:
        return "cannot be read"
    if not counts.rows:
        return "empty"
    hours, minutes = divmod(counts.minutes, _HOUR)
    time = f"{hours} h {minutes:02} min" if hours else f"{minutes} min"
    return f"{_count(counts.steps, 'step')}, {counts.done:,} done; {_count(counts.entries, 'entry', 'entries')}, {time}"


def say_doubt(backup: Backup) -> str:
    """Say why a backup is not counted on; nothing where it is."""
    if backup.counts is None:
        return "not whole"
    return "suspect: much less than before" if backup.suspect else ""


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"
