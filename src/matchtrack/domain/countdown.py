"""A countdown in words: what is left of the minutes that a session was meant to take, or how far it went over."""

from __future__ import annotations

_HOUR = 3600


def clock_text(seconds: int) -> str:
    """Write a length as a clock shows it: '0:07', '12:34', '1:02:03'."""
    hours, rest = divmod(max(0, seconds), _HOUR)
    minutes, rest = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def seconds_left(seconds: int, planned: int | None) -> int | None:
    """Give what is left of `planned` minutes after so many seconds, below 0 in overtime; None without a plan."""
    return None if planned is None else planned * 60 - seconds


def is_over(seconds: int, planned: int | None) -> bool:
    """Say whether the planned minutes are reached."""
    return planned is not None and seconds >= planned * 60


def countdown_words(seconds: int, planned: int | None) -> str:
    """Say how a session stands: '12:34 left', '+2:10 over 15 min', or '12:34' where no length was planned."""
    left = seconds_left(seconds, planned)
    if left is None:
        return clock_text(seconds)
    return f"{clock_text(left)} left" if left > 0 else f"+{clock_text(-left)} over {planned} min"


def countdown_mark(seconds: int, planned: int | None) -> str:
    """Say the same in a few cells: '12:34', '+2:10'."""
    left = seconds_left(seconds, planned)
    if left is None:
        return clock_text(seconds)
    return clock_text(left) if left > 0 else f"+{clock_text(-left)}"


def countdown_minutes(seconds: int, planned: int | None) -> str:
    """Say the same in whole minutes, the begun one counted: '13 min', '+2 min'; it changes once a minute."""
    left = seconds_left(seconds, planned)
    if left is None:
        return f"{seconds // 60} min"
    return f"{-(-left // 60)} min" if left > 0 else f"+{-left // 60} min"
