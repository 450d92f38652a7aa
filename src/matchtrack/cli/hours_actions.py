"""What the actions of `hours` do, each with the sentence that says what holds now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchtrack.cli.hours_drawn import other_words, pattern_words
from matchtrack.cli.typed import MOST_WORDS_OF_A_DAY, NOTHING, quoted, typed_day, typed_days, typed_number, typed_text
from matchtrack.domain.date_phrases import say_day, write_day
from matchtrack.errors import BadInputError, UsageError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from matchtrack.cli.invocation import Invocation
    from matchtrack.domain.capacity import Stretch
    from matchtrack.services.patterns import Held

_USUAL = "usual"


def _set_windows(call: Invocation) -> str:
    from matchtrack.domain.hours_text import format_windows, parse_windows
    from matchtrack.services.hours import set_windows

    windows = parse_windows(" ".join(call.args.words))
    set_windows(call.context, windows)
    return f"Productive hours: {format_windows(windows)}."


def _set_other(call: Invocation) -> str:
    from matchtrack.domain.hours_text import parse_other_minutes
    from matchtrack.services.hours import set_other_minutes

    minutes = parse_other_minutes(" ".join(call.args.words))
    set_other_minutes(call.context, minutes)
    return f"Other minutes: {other_words(minutes)}."


def _set_distractions(call: Invocation) -> str:
    from matchtrack.domain.text import safe
    from matchtrack.services.hours import set_distractions
    from matchtrack.services.views import read_hours

    names = [typed_text(call, word) for word in call.args.words]
    set_distractions(call.context, [] if names == [NOTHING] else names)
    return f"Distractions: {', '.join(map(safe, read_hours(call.context).distractions)) or NOTHING}."


def _pattern(call: Invocation) -> str:
    from matchtrack.domain.hours_text import parse_other_minutes, parse_windows
    from matchtrack.services import patterns
    from matchtrack.services.views import read_hours

    args, other, name = call.args, call.args.other, call.args.name
    if args.remove:
        return _remove_pattern(call, name)
    if args.words or other is not None:
        name = patterns.set_pattern(
            call.context,
            name,
            windows=parse_windows(" ".join(args.words)) if args.words else None,
            other={} if other == _USUAL else None if other is None else parse_other_minutes(other),
        )
        typed_text(call, args.name)  # says what was taken out of it
    else:
        name = patterns.find_pattern(call.context, name)
    return f"Pattern {quoted(name)}: {pattern_words(read_hours(call.context).hours.patterns[name])}."


def _remove_pattern(call: Invocation, name: str) -> str:
    from matchtrack.services.patterns import remove_pattern

    if call.args.words or call.args.other is not None:
        raise UsageError("--remove takes a pattern away, so nothing else belongs to it")
    own, uses = remove_pattern(call.context, name)
    return f"Pattern {quoted(own)} is removed.{' The usual week holds again on its days.' if uses else ''}"


def _use(call: Invocation) -> str:
    from matchtrack.services.patterns import use_pattern, use_usual

    days, name = typed_days(call, call.args.words), call.args.name
    return _held(use_usual(call.context, *days) if name == _USUAL else use_pattern(call.context, name, *days))


def _go_back(call: Invocation) -> str:
    from matchtrack.services.patterns import use_usual

    return _held(use_usual(call.context, *typed_days(call, call.args.words)))


def _held(held: Held) -> str:
    name = "The usual week" if held.name == _USUAL else f"Pattern {quoted(held.name)}"
    one = "It stays" if held.days.first == held.days.last else "1 of these days stays"
    off = f" {one if held.off == 1 else f'{held.off} of these days stay'} off." if held.off else ""
    return f"{name} holds {_days_words(held.days)}.{off}"


def _days_words(days: Stretch) -> str:
    if days.first == days.last:
        return f"on {write_day(days.first)}"
    return f"from {write_day(days.first)} to {write_day(days.last)}, {(days.last - days.first).days + 1} days"


def _take_off(call: Invocation) -> str:
    from matchtrack.services.days import take_off

    return f"Off {_days_words(take_off(call.context, *typed_days(call, call.args.words)))}. Rest well."


def _take_back(call: Invocation) -> str:
    from matchtrack.services.days import take_back

    days = take_back(call.context, *typed_days(call, call.args.words))
    if days.first == days.last:
        return f"{write_day(days.first)} is a working day again."
    return f"No day is off {_days_words(days)}."


def _day(call: Invocation) -> str:
    from matchtrack.domain.hours_text import format_times, read_amount
    from matchtrack.services.days import change_day, clear_day

    args = call.args
    day, times = _day_and_times(call)
    if args.remove:
        if times is not None or args.other is not None:
            raise UsageError("--remove lets the day be like others again, so nothing else belongs to it")
        clear_day(call.context, day)
        return f"{_said(call, day)}: as usual again."
    other = None if args.other is None else read_amount(args.other)
    if times is None and other is None:
        raise UsageError("WINDOWS are missing: say when you work that day, like 06:00-07:00, or none")
    change_day(call.context, day, windows=times, other=other)
    words = [] if times is None else [f"productive hours {format_times(times)}{_night_words(call, times)}"]
    words += [] if other is None else [f"other minutes {other}"]
    return f"{_said(call, day)}: {', '.join(words)}."


def _night_words(call: Invocation, times: tuple[tuple[int, int], ...]) -> str:
    """Say which hours come before the day start and so lie in the night after."""
    from matchtrack.domain.hours_text import format_times

    night = [(start, end) for start, end in times if start < call.context.settings.day_start]
    return f" ({format_times(night)} in the night after)" if night else ""


def _said(call: Invocation, day: dt.date) -> str:
    return say_day(day, call.context.moment().day)


def _day_and_times(call: Invocation) -> tuple[dt.date, tuple[tuple[int, int], ...] | None]:
    """Cut the words where the day ends and its hours begin."""
    from matchtrack.domain.hours_text import parse_times

    words = call.args.words
    for at in range(min(len(words), MOST_WORDS_OF_A_DAY), 0, -1):
        try:
            day = typed_day(call, " ".join(words[:at]))
        except BadInputError:
            if at == 1:
                raise
        else:
            return day, parse_times(" ".join(words[at:])) if words[at:] else None
    raise UsageError("DAY is missing")


def _reserve(call: Invocation) -> str:
    from matchtrack.domain.date_phrases import parse_time
    from matchtrack.services.reservations import reserve, unreserve

    args = call.args
    if args.remove:
        if args.time is not None:
            raise UsageError("--remove takes the slot away, so no time belongs to it")
        return f"{quoted(unreserve(call.context, args.big_step))} has no daily slot any more."
    if args.time is None:
        raise UsageError("HH:MM is missing: say when the slot begins, like 07:00")
    slot = reserve(call.context, args.big_step, parse_time(args.time), typed_number(args.minutes, "minutes"))
    return f"Every day at {slot.start // 60:02}:{slot.start % 60:02}, {slot.minutes} min for {quoted(slot.title)}."


ACTIONS: dict[str, Callable[[Invocation], str]] = {
    "set": _set_windows,
    "other": _set_other,
    "distractions": _set_distractions,
    "pattern": _pattern,
    "use": _use,
    "usual": _go_back,
    "off": _take_off,
    "on": _take_back,
    "day": _day,
    "reserve": _reserve,
}
