"""Named patterns of hours for rotating shifts, and the days on which they hold instead of the usual week."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from matchtrack.domain.capacity import Stretch, joined, without_days
from matchtrack.domain.due import nearest
from matchtrack.domain.text import clean, fit
from matchtrack.errors import BadInputError, NotSoError
from matchtrack.services.day_words import check_days, iso_days
from matchtrack.services.hours import check_other_minutes, check_windows
from matchtrack.services.plan_work import changing
from matchtrack.services.views import read_hours

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence

    from matchtrack.domain.hours import Window
    from matchtrack.services.context import Context
    from matchtrack.storage.unit_of_work import UnitOfWork

MAX_NAME = 40
"""Characters of a name; it has to fit on a line of the screen."""

USUAL = "usual"
"""The word for the week without a name."""


class Held(NamedTuple):
    """Days on which a pattern, or the usual week, holds from now on; `off` counts those that stay days off."""

    name: str
    days: Stretch
    off: int


def set_pattern(
    context: Context, name: str, *, windows: Sequence[Window] | None = None, other: Mapping[int, int] | None = None
) -> str:
    """Make or change a pattern and give its name; None leaves what it has, no `other` at all leaves the usual minutes.

    Raises:
        BadInputError: The name, a window or a number of minutes cannot be; a new pattern has no windows.
        NotSoError: There is no season yet.
    """
    name = _clean_name(name)
    check_windows(windows or ())
    check_other_minutes(other or {})
    with changing(context, f"Set the pattern '{name}'") as work:
        from matchtrack.storage import capacity_rows as rows

        ids = rows.pattern_ids(work.session)
        own = _same(ids, name)
        if own is None and windows is None:
            raise BadInputError(f"'{name}' is a new pattern; say its hours too, like 'mon-fri 20:00-22:00', or none.")
        pattern_id = rows.add_pattern(work.session, name) if own is None else ids[own]
        if windows is not None:
            rows.save_pattern_windows(work.session, pattern_id, windows)
        if other is not None:
            rows.save_pattern_other(work.session, pattern_id, other)
        return own or name


def find_pattern(context: Context, name: str) -> str:
    """Give the name of the pattern that `name` means, capitals or not.

    Raises:
        NotSoError: There is no such pattern.
    """
    return _known(read_hours(context).hours.patterns, name)


def remove_pattern(context: Context, name: str) -> tuple[str, int]:
    """Take a pattern away and give its name; how many stretches of days lose it and follow the usual week again.

    Raises:
        NotSoError: There is no such pattern, or no season yet.
    """
    with changing(context, "") as work:
        from matchtrack.storage import capacity_rows as rows

        own, pattern_id = _pattern_of(work, name)
        uses = sum(1 for id_, _ in rows.pattern_uses(work.session) if id_ == pattern_id)
        rows.remove_pattern(work.session, pattern_id)
        work.retitle(f"Removed the pattern '{own}'")
        return own, uses


def use_pattern(context: Context, name: str, first: dt.date, last: dt.date) -> Held:
    """Let a pattern hold from one day to another, instead of whichever held before.

    Raises:
        BadInputError: The days end before they begin, have passed, or are too far away.
        NotSoError: There is no such pattern, or no season yet.
    """
    days = check_days(context.moment(), first, last)
    with changing(context, "") as work:
        held = put_use(work, name, days)
        work.retitle(f"Used the pattern '{held.name}' on {iso_days(days)}")
        return held


def put_use(work: UnitOfWork, name: str, days: Stretch) -> Held:
    """Let a pattern hold on some days within a use case, as `use_pattern` does.

    Raises:
        NotSoError: There is no such pattern.
    """
    from matchtrack.storage import capacity_rows as rows

    own, pattern_id = _pattern_of(work, name)
    others = _uses_without(work, days)
    same = joined([*(use for id_, use in others if id_ == pattern_id), days])
    others = [(id_, use) for id_, use in others if id_ != pattern_id]
    rows.save_pattern_uses(work.session, [*others, *((pattern_id, use) for use in same)])
    return Held(own, days, _count_off(work, days))


def use_usual(context: Context, first: dt.date, last: dt.date) -> Held:
    """Let the usual week hold again: patterns and what was said of single days go, days off stay.

    Raises:
        BadInputError: The days end before they begin, have passed, or are too far away.
        NotSoError: They follow the usual week already, or there is no season yet.
    """
    days = check_days(context.moment(), first, last)
    with changing(context, f"Went back to the usual hours on {iso_days(days)}") as work:
        from matchtrack.storage import capacity_rows as rows

        rows.save_pattern_uses(work.session, _uses_without(work, days))
        rows.clear_day_changes(work.session, days)
        if not work.changed():
            raise NotSoError("Nothing but the usual week holds on these days.")
        return Held(USUAL, days, _count_off(work, days))


def _uses_without(work: UnitOfWork, days: Stretch) -> list[tuple[int, Stretch]]:
    from matchtrack.storage.capacity_rows import pattern_uses

    return [(id_, left) for id_, use in pattern_uses(work.session) for left in without_days([use], days)]


def _count_off(work: UnitOfWork, days: Stretch) -> int:
    from matchtrack.storage.capacity_rows import days_off

    shared = ((max(off.first, days.first), min(off.last, days.last)) for off in days_off(work.session))
    return sum((last - first).days + 1 for first, last in shared if first <= last)


def _pattern_of(work: UnitOfWork, name: str) -> tuple[str, int]:
    """Give the name and the id of the pattern that `name` means."""
    from matchtrack.storage.capacity_rows import pattern_ids

    ids = pattern_ids(work.session)
    own = _known(ids, name)
    return own, ids[own]


def _known(names: Iterable[str], name: str) -> str:
    wanted, names = clean(name)[0], list(names)
    own = _same(names, wanted)
    if own is not None:
        return own
    known = f"Patterns are {', '.join(names)}." if names else "Make it with 'matchtrack hours pattern NAME HOURS'."
    near = nearest(wanted[:MAX_NAME], names) or "."
    raise NotSoError(f"There is no pattern '{fit(wanted, MAX_NAME)}'{near} {known}")


def _same(names: Iterable[str], name: str) -> str | None:
    return next((known for known in names if known.casefold() == name.casefold()), None)


def _clean_name(name: str) -> str:
    cleaned = clean(name)[0]
    if not cleaned or len(cleaned) > MAX_NAME:
        raise BadInputError(f"The name of a pattern has 1 to {MAX_NAME} characters; this one has {len(cleaned):,}.")
    if cleaned.casefold() == USUAL:
        raise BadInputError("'usual' is the week that you set with 'matchtrack hours set'; name the pattern otherwise.")
    return cleaned
